//! Finds places, reads the phrases around them, and settles which of several namesakes is meant.

use crate::actors::Story;
use crate::found::{ActorOrigin, At, FoundActor, FoundPlace, PlaceCue};
use crate::sentence::Sent;
use crate::token::{Kind, Token};
use std::collections::BTreeMap;
use tidings_knowledge::{Entry, PlaceKind};
use tidings_model::{PassageKind, Place, PlacePrecision, Point};

/// How far a place reaches from its point, in km: what "at" and "near" leave open.
const SETTLEMENT_KM: f64 = 5.0;
const SITE_KM: f64 = 1.0;
const NEAR_KM: f64 = 20.0;

/// A name that may be a place, with its namesakes.
struct Candidate<'a> {
    sent: usize,
    from: usize,
    to: usize,
    entries: Vec<Entry<'a>>,
    cue: PlaceCue,
    /// Words beside it say that it is a place.
    vouched: bool,
    /// "village of", "region": what kind it must be.
    wants: Option<Wants>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    Settlement,
    Admin1,
    Admin2,
    Site,
}

/// All places of the story, in text order.
pub(crate) fn find(story: &Story<'_>, sents: &[Sent], actors: &[FoundActor]) -> Vec<FoundPlace> {
    let mut candidates = Vec::new();
    for (index, sent) in sents.iter().enumerate() {
        let here: Vec<&FoundActor> = actors.iter().filter(|a| a.at.sent == index).collect();
        scan(story, sent, index, &here, &mut candidates);
    }
    let weights = country_weights(story, actors, &candidates);
    let mut places = Vec::new();
    for i in 0..candidates.len() {
        if let Some(place) = resolve(story, sents, &candidates, i, &weights) {
            places.push(place);
        }
    }
    join_ranges(story, sents, &mut places);
    places
}

fn scan<'a>(
    story: &Story<'a>,
    sent: &Sent,
    index: usize,
    actors: &[&FoundActor],
    out: &mut Vec<Candidate<'a>>,
) {
    let mut at = 0;
    while at < sent.tokens.len() {
        let inside = actors.iter().any(|a| {
            a.at.covers(index, at)
                && (a.origin == ActorOrigin::Named
                    || (a.origin == ActorOrigin::Force && !sent.tokens[at].capital))
        });
        match (!inside).then(|| candidate(story, sent, index, at)).flatten() {
            Some(c) => {
                at = c.to;
                out.push(c);
            }
            None => at += 1,
        }
    }
}

/// The longest gazetteer name that begins at `at`, if the words around let it be a place.
fn candidate<'a>(story: &Story<'a>, sent: &Sent, index: usize, at: usize) -> Option<Candidate<'a>> {
    let tokens = &sent.tokens;
    let first = &tokens[at];
    if !first.is_word() || (!first.capital && !story.uncased) {
        return None;
    }
    let (to, entries) = longest(story, tokens, at)?;
    let lang = story.lang;
    let (cue, vouched, wants) = cues(story, sent, at, to);
    if to - at == 1 && wants.is_none() && (first.is(lang.never_places) || first.is(lang.compass)) {
        return None;
    }
    // "Somali" is an adjective before it is a region.
    let adjective = story.names.country(tokens, at, story.uncased).is_some_and(|(_, _, name)| !name);
    if to - at == 1 && adjective && wants != Some(Wants::Admin1) {
        return None;
    }
    if story.uncased && !vouched {
        return None;
    }
    if part_of_longer_name(story, sent, at, to, vouched) {
        return None;
    }
    Some(Candidate { sent: index, from: at, to, entries, cue, vouched, wants })
}

/// Names of up to five tokens; the last must be capitalised, small words may stand inside.
fn longest<'a>(story: &Story<'a>, tokens: &[Token], at: usize) -> Option<(usize, Vec<Entry<'a>>)> {
    let places = &story.knowledge.places;
    let mut joined = String::new();
    let mut best = None;
    for (n, token) in tokens[at..].iter().take(6).enumerate() {
        if !token.is_word() || (n > 0 && !token.capital && token.spaced && token.folded.len() > 4 && !story.uncased) {
            break;
        }
        joined.push_str(&tidings_knowledge::fold(&token.folded));
        if !(token.capital || story.uncased || !token.spaced) {
            continue;
        }
        let found = places.find_folded(&joined);
        if !found.is_empty() {
            best = Some((at + n + 1, found));
        }
        if !places.has_prefix(&joined) {
            break;
        }
    }
    if let Some((n, code, _)) = story.names.country(tokens, at, story.uncased).filter(|c| c.2)
        && best.as_ref().is_none_or(|(to, _)| *to <= at + n)
    {
        let id = story.knowledge.countries.get(code)?.geonameid?;
        if let Some(entry) = places.get(&format!("g{id}")) {
            return Some((at + n, vec![entry]));
        }
    }
    if best.is_none() && !story.uncased && tokens[at].folded.chars().count() >= 6 {
        // Transliterations the table does not list.
        let found = places.find_loose(&tokens[at].folded);
        if !found.is_empty() {
            best = Some((at + 1, found));
        }
    }
    best
}

/// What the words before and after make of the name.
fn cues(story: &Story<'_>, sent: &Sent, from: usize, to: usize) -> (PlaceCue, bool, Option<Wants>) {
    let lang = story.lang;
    let tokens = &sent.tokens;
    let mut wants = kind_word(story, tokens.get(to));
    let mut i = from;
    // Back over "the town of", "le village de", "northern", articles.
    while i > 0 {
        let t = &tokens[i - 1];
        if let Some(w) = kind_word(story, Some(t)) {
            wants = wants.or(Some(w));
        } else if !(t.is(lang.of)
            || t.is(lang.articles)
            || t.is(lang.compass)
            || t.is(lang.near)
            || t.is(&["s", "'s", "km", "small", "main", "regional", "provincial", "eastern"]))
        {
            break;
        }
        if t.is(lang.at_place) && !t.is(lang.of) && !t.is(lang.articles) {
            break;
        }
        i -= 1;
        if from - i > 6 {
            break;
        }
    }
    let before = i.checked_sub(1).map(|b| &tokens[b]);
    let prep = before.filter(|t| t.is_word());
    let is = |words: &[&str]| {
        prep.is_some_and(|t| t.is(words)) || (i < from && tokens[i..from].iter().any(|t| t.is(words)))
    };
    let comma = from > 0 && tokens[from - 1].mark() == Some(',');
    let dateline = tokens.get(to).is_some_and(|t| matches!(t.mark(), Some('—' | '(' | ',')))
        && from == 0
        && sent.passage == PassageKind::Lead
        && tokens[..tokens.len().min(14)].iter().any(|t| matches!(t.mark(), Some('—')))
        && !tokens[..to].iter().any(|t| t.is_word() && !t.capital);
    let cue = if dateline {
        PlaceCue::Dateline
    } else if is(lang.from_place) {
        PlaceCue::Origin
    } else if is(lang.to_place) && !is(&["into", "in"]) {
        PlaceCue::Destination
    } else if is(lang.at_place) || is(lang.near) {
        PlaceCue::Scene
    } else if comma {
        PlaceCue::Within
    } else {
        PlaceCue::Bare
    };
    let vouched = wants.is_some() || matches!(cue, PlaceCue::Scene | PlaceCue::Dateline)
        || matches!(cue, PlaceCue::Origin | PlaceCue::Destination);
    (cue, vouched, wants)
}

fn kind_word(story: &Story<'_>, token: Option<&Token>) -> Option<Wants> {
    let t = token?;
    let lang = story.lang;
    if t.is(lang.settlement_words) {
        Some(Wants::Settlement)
    } else if t.is(lang.admin1_words) {
        Some(Wants::Admin1)
    } else if t.is(lang.admin2_words) {
        Some(Wants::Admin2)
    } else if t.is(lang.site_words) {
        Some(Wants::Site)
    } else {
        None
    }
}

/// "President Kidal", "Anefis Street", "Boni Haruna": part of another name.
fn part_of_longer_name(
    story: &Story<'_>,
    sent: &Sent,
    from: usize,
    to: usize,
    vouched: bool,
) -> bool {
    let tokens = &sent.tokens;
    let lang = story.lang;
    let capital_word = |t: &Token| t.is_word() && t.capital && t.folded != "'s";
    if story.uncased {
        return from > 0 && tokens[from - 1].is(lang.titles);
    }
    let shouting = sent.passage == PassageKind::Headline;
    if let Some(next) = tokens.get(to) {
        let kind = kind_word(story, Some(next)).is_some();
        if next.is(lang.not_place_after) && next.capital && !kind {
            return true;
        }
        if capital_word(next)
            && !shouting
            && !kind
            && !lang.weekdays.iter().any(|d| next.is(d))
            && !lang.months.iter().any(|m| next.is(m))
            && !next.is(lang.compass)
            && story.names.country(tokens, to, false).is_none()
            && !vouched
        {
            return true;
        }
    }
    if from > 0 {
        let before = &tokens[from - 1];
        if before.is(lang.titles) && before.capital {
            return true;
        }
        // A capitalised stranger just before: a first name, "Mount", "Radio" …
        let starts = from == 1;
        if capital_word(before)
            && !shouting
            && !starts
            && kind_word(story, Some(before)).is_none()
            && !before.is(lang.compass)
            && !before.is(lang.at_place)
            && !before.is(lang.near)
            && !before.is(lang.articles)
        {
            return true;
        }
    }
    false
}

/// How much the story speaks of each country.
fn country_weights(
    story: &Story<'_>,
    actors: &[FoundActor],
    candidates: &[Candidate<'_>],
) -> BTreeMap<String, f64> {
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    let mut add = |code: &str, w: f64| *weights.entry(code.to_owned()).or_default() += w;
    for actor in actors {
        if let Some(code) = &actor.actor.country {
            match actor.origin {
                ActorOrigin::Country => {}
                ActorOrigin::Bare => {}
                _ => add(code, 1.0),
            }
        }
        if actor.origin == ActorOrigin::Named
            && let Some(row) = actor.actor.id.as_ref().and_then(|id| story.knowledge.actors.get(id))
        {
            for code in &row.countries {
                add(code, 0.7);
            }
        }
    }
    for c in candidates {
        if let Some(country) = c.entries.iter().find(|e| e.kind == PlaceKind::Country) {
            add(country.country, 2.0);
        } else if let [only] = c.entries.as_slice() {
            // A name without namesakes speaks for its country.
            add(only.country, if only.population > 100_000 || only.curated { 1.0 } else { 0.4 });
        } else if let Some(admin) = c.entries.iter().find(|e| e.kind == PlaceKind::Admin1) {
            add(admin.country, 0.7);
        } else if let Some(big) = c.entries.iter().find(|e| e.population > 500_000) {
            add(big.country, 0.7);
        }
    }
    weights
}

/// The namesake that fits the story best, with the precision the words allow.
fn resolve(
    story: &Story<'_>,
    sents: &[Sent],
    candidates: &[Candidate<'_>],
    i: usize,
    weights: &BTreeMap<String, f64>,
) -> Option<FoundPlace> {
    let c = &candidates[i];
    let total: f64 = weights.values().sum::<f64>().max(1.0);
    // "Nablus, West Bank": the wider place after a comma decides.
    let wider: Option<&Candidate<'_>> = candidates.get(i + 1).filter(|next| {
        next.sent == c.sent
            && next.from <= c.to + 4
            && (sents[c.sent].tokens[c.to..next.from].iter().any(|t| t.mark() == Some(','))
                || sents[c.sent].tokens[c.to..next.from].iter().any(|t| t.is(story.lang.at_place)))
    });
    let mut best: Option<(f64, &Entry<'_>)> = None;
    for entry in &c.entries {
        let mut score = 4.0 * weights.get(entry.country).copied().unwrap_or(0.0) / total;
        score += f64::from(entry.population.max(1)).log10() * 0.35;
        score += match entry.kind {
            PlaceKind::Country => 5.0,
            PlaceKind::Admin1 => 1.0,
            PlaceKind::Settlement => 1.0,
            PlaceKind::Admin2 => 0.6,
            PlaceKind::Region => 0.6,
            PlaceKind::Site | PlaceKind::Admin3 | PlaceKind::Part => 0.2,
            _ => -1.0,
        };
        score += if entry.curated { 0.8 } else { 0.0 };
        if matches!(entry.code, "PPLC" | "PPLA") {
            score += 0.8;
        }
        score += match (c.wants, entry.kind) {
            (Some(Wants::Admin1), PlaceKind::Admin1)
            | (Some(Wants::Admin2), PlaceKind::Admin2 | PlaceKind::Admin3)
            | (Some(Wants::Site), PlaceKind::Site) => 3.0,
            (Some(Wants::Settlement), PlaceKind::Settlement) => 2.0,
            (Some(Wants::Admin2), PlaceKind::Admin1) => 1.0,
            _ => 0.0,
        };
        if let Some(wider) = wider {
            let fits = wider.entries.iter().any(|w| {
                w.country == entry.country
                    && (w.kind == PlaceKind::Country
                        || (matches!(w.kind, PlaceKind::Admin1 | PlaceKind::Settlement)
                            && entry.admin1.is_some_and(|a| same_name(a, w.name))))
            });
            score += if fits { 3.0 } else { 0.0 };
        }
        if best.as_ref().is_none_or(|(s, _)| score > *s) {
            best = Some((score, entry));
        }
    }
    let (_, entry) = best?;
    if !believable(story, c, entry, weights, total) {
        return None;
    }
    Some(place(story, &sents[c.sent], c, entry))
}

fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (tidings_knowledge::fold(a), tidings_knowledge::fold(b));
    a == b || a.starts_with(&b) || b.starts_with(&a)
}

/// A small place far from the story and unvouched by the words is more likely another name.
fn believable(
    story: &Story<'_>,
    c: &Candidate<'_>,
    entry: &Entry<'_>,
    weights: &BTreeMap<String, f64>,
    total: f64,
) -> bool {
    let home = weights.get(entry.country).copied().unwrap_or(0.0) / total;
    let known = entry.kind == PlaceKind::Country
        || entry.population >= 100_000
        || (entry.kind == PlaceKind::Admin1 && home > 0.0);
    if matches!(entry.kind, PlaceKind::Water | PlaceKind::Relief | PlaceKind::Other) && !c.vouched {
        return false;
    }
    if story.uncased && !known && home < 0.2 {
        return false;
    }
    if c.cue == PlaceCue::Bare && !c.vouched {
        return known || (home > 0.15 && entry.curated) || (home > 0.4 && entry.population > 5_000);
    }
    known || home > 0.1 || c.wants.is_some() || (entry.population > 15_000)
}

fn place(story: &Story<'_>, sent: &Sent, c: &Candidate<'_>, entry: &Entry<'_>) -> FoundPlace {
    let tokens = &sent.tokens;
    let (mut from, mut to) = (c.from, c.to);
    let mut precision = match entry.kind {
        PlaceKind::Country => PlacePrecision::Country,
        PlaceKind::Admin1 => PlacePrecision::Admin1,
        PlaceKind::Admin2 | PlaceKind::Admin3 => PlacePrecision::Admin2,
        PlaceKind::Settlement => PlacePrecision::Settlement,
        PlaceKind::Part | PlaceKind::Site => PlacePrecision::Site,
        _ => PlacePrecision::Near,
    };
    let mut radius = match precision {
        PlacePrecision::Site => Some(SITE_KM),
        PlacePrecision::Settlement => Some(SETTLEMENT_KM),
        PlacePrecision::Near => Some(NEAR_KM * 2.0),
        _ => None,
    };
    let mut point = entry.point;
    match c.wants {
        Some(Wants::Admin1) if entry.kind == PlaceKind::Settlement => {
            precision = PlacePrecision::Admin1;
            radius = None;
        }
        Some(Wants::Admin2) if matches!(entry.kind, PlaceKind::Settlement) => {
            precision = PlacePrecision::Admin2;
            radius = None;
        }
        _ => {}
    }
    if kind_word(story, tokens.get(to)).is_some() && !tokens.get(to).is_some_and(|t| t.is(story.lang.settlement_words)) {
        to += 1;
    }
    // A region of landscape size is no point.
    if entry.kind == PlaceKind::Region {
        precision = PlacePrecision::Admin1;
        radius = None;
    }
    // "15 km north of Gao", "near Anefis".
    if precision == PlacePrecision::Settlement {
        if let Some((start, km, bearing)) = distance(story, sent, from) {
            from = start;
            precision = PlacePrecision::Near;
            radius = Some((km * 0.3).max(5.0).round());
            if let Some(bearing) = bearing {
                point = displaced(point, km, bearing);
            } else {
                radius = Some(km.max(5.0));
            }
        } else if is_near(story, sent, from) {
            precision = PlacePrecision::Near;
            radius = Some(NEAR_KM);
        }
    }
    FoundPlace {
        at: At { sent: c.sent, from, to, span: sent.span_of(from, to) },
        place: Place {
            id: Some(entry.id.clone()),
            name: entry.name.to_owned(),
            country: Some(entry.country.to_owned()),
            admin1: match entry.kind {
                PlaceKind::Country => None,
                PlaceKind::Admin1 => Some(entry.name.to_owned()),
                _ => entry.admin1.map(str::to_owned),
            },
            admin2: match precision {
                PlacePrecision::Admin1 | PlacePrecision::Country => None,
                _ => entry.admin2.map(str::to_owned),
            },
            pcode: entry.pcode.map(str::to_owned),
            point: Some(point),
            precision,
            radius_km: radius,
        },
        cue: c.cue,
    }
}

/// "near", "outside", "près de" within the three words before.
fn is_near(story: &Story<'_>, sent: &Sent, from: usize) -> bool {
    let lo = from.saturating_sub(5);
    let mut i = from;
    while i > lo {
        i -= 1;
        let t = &sent.tokens[i];
        if t.is(story.lang.near) {
            return true;
        }
        let passes = t.is(story.lang.of)
            || t.is(story.lang.articles)
            || t.is(story.lang.settlement_words)
            || t.is(&["to", "a"]);
        if !passes {
            return false;
        }
    }
    false
}

/// "15 km north of X", "à 15 km au nord de X": first token, km, bearing in degrees.
fn distance(story: &Story<'_>, sent: &Sent, from: usize) -> Option<(usize, f64, Option<f64>)> {
    let tokens = &sent.tokens;
    let lo = from.saturating_sub(10);
    let at = (lo..from).rev().find(|&i| {
        tokens[i].is(&["km", "kms", "kilometres", "kilometers", "kilometre", "kilometer", "miles", "mile"])
    })?;
    if sent.mark_between(at, from, &[',', ';', '.']) {
        return None;
    }
    let Kind::Number(n) = tokens.get(at.checked_sub(1)?)?.kind else { return None };
    let km = f64::from(n) * if tokens[at].folded.starts_with("mile") { 1.609 } else { 1.0 };
    let words: String = tokens[at + 1..from].iter().map(|t| t.folded.as_str()).collect::<Vec<_>>().join(" ");
    Some((at - 1, km, bearing(&words, story.lang.code)))
}

fn bearing(words: &str, code: &str) -> Option<f64> {
    let (n, s, e, w) = if code == "fr" {
        ("nord", "sud", " est", "ouest")
    } else {
        ("north", "south", "east", "west")
    };
    let has = |x: &str| format!(" {words}").contains(x);
    let ouest = has(w);
    let est = has(e) || (code == "fr" && (words.contains("nord est") || words.contains("sud est"))) ;
    Some(match (has(n), has(s), est, ouest) {
        (true, false, true, _) => 45.0,
        (true, false, _, true) => 315.0,
        (true, false, false, false) => 0.0,
        (false, true, true, _) => 135.0,
        (false, true, _, true) => 225.0,
        (false, true, false, false) => 180.0,
        (false, false, true, false) => 90.0,
        (false, false, false, true) => 270.0,
        _ => return None,
    })
}

fn displaced(from: Point, km: f64, bearing: f64) -> Point {
    let (sin, cos) = bearing.to_radians().sin_cos();
    let lat = from.lat + km * cos / 111.19;
    let lon = from.lon + km * sin / (111.19 * from.lat.to_radians().cos().max(0.05));
    Point { lat, lon }
}

/// "between Gao and Ansongo", "the Bankass-Ouo road": one stretch, near its middle.
fn join_ranges(story: &Story<'_>, sents: &[Sent], places: &mut Vec<FoundPlace>) {
    let mut i = 0;
    while i + 1 < places.len() {
        let (a, b) = (&places[i], &places[i + 1]);
        let sent = &sents[a.at.sent];
        let towns = |p: &FoundPlace| matches!(p.place.precision, PlacePrecision::Settlement);
        let near = a.at.sent == b.at.sent && b.at.from <= a.at.to + 2 && towns(a) && towns(b);
        let between = near
            && a.at.from > 0
            && (sent.before(a.at.from, story.lang.between)
                || a.at.from > 1 && sent.tokens[a.at.from - 2].is(story.lang.between))
            && sent.tokens[a.at.to..b.at.from].iter().any(|t| t.is(story.lang.and));
        let road = near
            && b.at.from == a.at.to
            && (sent.get(b.at.to).is_some_and(|t| t.is(&["road", "highway", "axis", "route"]))
                || sent.tokens[..a.at.from].iter().rev().take(2).any(|t| t.is(&["route", "axe", "axis", "troncon"])));
        if between || road {
            let (from, to) = (a.at.from, b.at.to);
            let (pa, pb) = (a.place.point, b.place.point);
            if let (Some(pa), Some(pb)) = (pa, pb)
                && pa.distance_km(pb) < 400.0
            {
                let mut joined = a.clone();
                joined.at = At { sent: a.at.sent, from, to, span: sent.span_of(from, to) };
                joined.place.point = Some(Point { lat: f64::midpoint(pa.lat, pb.lat), lon: f64::midpoint(pa.lon, pb.lon) });
                joined.place.name = format!("{}–{}", a.place.name, b.place.name);
                joined.place.id = None;
                joined.place.precision = PlacePrecision::Near;
                joined.place.radius_km = Some((pa.distance_km(pb) / 2.0).max(5.0).round());
                if a.place.admin1 != b.place.admin1 {
                    joined.place.admin1 = None;
                }
                joined.place.admin2 = None;
                joined.cue = PlaceCue::Scene;
                places[i] = joined;
                places.remove(i + 1);
            }
        }
        i += 1;
    }
}
