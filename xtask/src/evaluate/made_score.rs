//! The fields of a found event against those expected.

use super::made::{Gold, GoldFigure, GoldPerson};
use super::score::Tally;
use super::text::{alike, pair_up, point, same_name};
use tidings_model::{ParticipantRole, PlacePrecision, Point};
use tidings_record::{Event, Figure, Participant};

/// How far a point may lie from the expected one.
const NEAR_KM: f64 = 25.0;

pub(crate) fn fields(t: &mut Tally, id: &str, e: &Event, g: &Gold) {
    let mut same = |name: &str, said: String, should: String| {
        let right = said == should;
        t.share(name, right);
        if !right {
            t.error(name, format!("{id} [{}] said {said}, should be {should}", g.trigger));
        }
    };
    same("kind", e.act.clone(), g.kind.clone());
    same("foreground", e.foreground.to_string(), g.foreground.to_string());
    same("standing", e.standing.to_string(), g.standing.clone());
    let days = |first: Option<&str>, last: Option<&str>| match (first, last) {
        (Some(a), Some(b)) => format!("{a}..{b}"),
        _ => "unknown".to_owned(),
    };
    let said = e.when.as_ref().map(|w| days(w.first.as_deref(), w.last.as_deref()));
    let should = g.when.as_ref().map(|w| days(w.first.as_deref(), w.last.as_deref()));
    let none = || "unknown".to_owned();
    same("date", said.unwrap_or_else(none), should.unwrap_or_else(none));
    if let (Some(a), Some(b)) = (&e.when, &g.when) {
        same("date precision", a.precision.to_string(), b.precision.clone());
    }
    place(t, id, e, g);
    let with = |role| e.participants.iter().filter(|p| p.role == role).collect::<Vec<_>>();
    people(t, id, "actors", &with(ParticipantRole::Actor), &g.actors, &g.trigger);
    people(t, id, "targets", &with(ParticipantRole::Target), &g.targets, &g.trigger);
    let kinds =
        |tags: &[tidings_record::Tag]| tags.iter().map(|t| t.kind.clone()).collect::<Vec<_>>();
    words(t, id, "hit", &kinds(&e.hit), g, &g.hit);
    words(t, id, "weapons", &kinds(&e.weapons), g, &g.weapons);
    figures(t, id, e, g);
    speakers(t, id, e, g);
}

fn place(t: &mut Tally, id: &str, e: &Event, g: &Gold) {
    let right = match (&e.place, &g.place) {
        (None, None) => true,
        (Some(a), None) => a.precision == PlacePrecision::Unknown,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => {
            let gold = b.lat.zip(b.lon).map(|(lat, lon)| Point { lat, lon });
            let near = point(a).zip(gold).map(|(a, b)| a.distance_km(b) <= NEAR_KM);
            let country = b.country.is_none() || a.country.is_none() || a.country == b.country;
            let named = same_name(&a.name, &b.name) || alike(&a.span.quote, &b.quote);
            near.unwrap_or(named && country)
        }
    };
    t.share("place", right);
    if !right {
        let said = e.place.as_ref().map(|p| (p.name.as_str(), p.country.as_deref()));
        let should = g.place.as_ref().map(|p| (p.name.as_str(), p.country.as_deref()));
        t.error("place", format!("{id} [{}] said {said:?}, should be {should:?}", g.trigger));
    }
    if let (Some(a), Some(b)) = (&e.place, &g.place) {
        t.share("place precision", a.precision.to_string() == b.precision);
    }
}

fn people(
    t: &mut Tally,
    id: &str,
    name: &str,
    said: &[&Participant],
    gold: &[GoldPerson],
    trigger: &str,
) {
    let like = |a: &Participant, b: &GoldPerson| {
        let label = same_name(&a.label, &b.label);
        let words = alike(&a.name, &b.quote);
        f64::from(u8::from(label)) + f64::from(u8::from(words))
    };
    let pairs = pair_up(said.len(), gold.len(), |a, b| like(said[a], &gold[b]));
    t.prf(name, pairs.len(), said.len(), pairs.len(), gold.len());
    if pairs.len() < said.len().max(gold.len()) {
        let said: Vec<_> = said.iter().map(|p| p.name.as_str()).collect();
        let should: Vec<_> = gold.iter().map(|p| p.quote.as_str()).collect();
        t.error(name, format!("{id} [{trigger}] said {said:?}, should be {should:?}"));
    }
}

fn words(t: &mut Tally, id: &str, name: &str, said: &[String], g: &Gold, gold: &[String]) {
    let pairs = pair_up(said.len(), gold.len(), |a, b| f64::from(u8::from(said[a] == gold[b])));
    if pairs.len() < said.len().max(gold.len()) {
        t.error(name, format!("{id} [{}] said {said:?}, should be {gold:?}", g.trigger));
    }
    t.prf(name, pairs.len(), said.len(), pairs.len(), gold.len());
}

fn figures(t: &mut Tally, id: &str, e: &Event, g: &Gold) {
    let exact = |a: &Figure, b: &GoldFigure| {
        a.harm.to_string() == b.harm && (a.low, a.best, a.high) == (b.low, b.best, b.high)
    };
    let full = |a: &Figure, b: &GoldFigure| {
        exact(a, b)
            && a.basis.to_string() == b.basis
            && a.relation.to_string() == b.relation
            && a.group.to_string() == b.group
    };
    let score = |a: &Figure, b: &GoldFigure| {
        if !exact(a, b) {
            return 0.0;
        }
        let shared = f64::from(u8::from(alike(&a.span.quote, &b.quote)));
        1.0 + shared + if full(a, b) { 1.0 } else { 0.0 }
    };
    let pairs =
        pair_up(e.figures.len(), g.figures.len(), |a, b| score(&e.figures[a], &g.figures[b]));
    t.prf("figures exact", pairs.len(), e.figures.len(), pairs.len(), g.figures.len());
    let whole = pairs.iter().filter(|(a, b)| full(&e.figures[*a], &g.figures[*b])).count();
    t.prf("figures with basis, relation and group", whole, e.figures.len(), whole, g.figures.len());
    for (a, b) in
        pairs.iter().map(|(a, b)| (&e.figures[*a], &g.figures[*b])).filter(|(a, b)| !full(a, b))
    {
        let said = format!("{} {} {}", a.basis, a.relation, a.group);
        let should = format!("{} {} {}", b.basis, b.relation, b.group);
        t.error(
            "figure told otherwise",
            format!("{id} {} [{}] said {said}, should be {should}", a.harm, a.span.quote),
        );
    }
    for (n, f) in e.figures.iter().enumerate().filter(|(n, _)| !pairs.iter().any(|(a, _)| a == n)) {
        let bounds = (f.low, f.best, f.high);
        t.error(
            "figure not expected",
            format!("{id} #{n} {} {bounds:?} [{}]", f.harm, f.span.quote),
        );
    }
    for (_, f) in g.figures.iter().enumerate().filter(|(n, _)| !pairs.iter().any(|(_, b)| b == n)) {
        let bounds = (f.low, f.best, f.high);
        t.error("figure missed", format!("{id} {} {bounds:?} [{}]", f.harm, f.quote));
    }
}

fn speakers(t: &mut Tally, id: &str, e: &Event, g: &Gold) {
    let like = |a: usize, b: usize| {
        let (a, b) = (&e.speakers[a], &g.speakers[b]);
        if !alike(&a.name, &b.quote) {
            return 0.0;
        }
        1.0 + f64::from(u8::from(a.stance.to_string() == b.stance))
    };
    let pairs = pair_up(e.speakers.len(), g.speakers.len(), like);
    t.prf("speakers", pairs.len(), e.speakers.len(), pairs.len(), g.speakers.len());
    let right =
        |(a, b): &(usize, usize)| e.speakers[*a].stance.to_string() == g.speakers[*b].stance;
    if pairs.len() < e.speakers.len().max(g.speakers.len()) || !pairs.iter().all(right) {
        let said: Vec<_> = e.speakers.iter().map(|s| format!("{} {}", s.name, s.stance)).collect();
        let should: Vec<_> =
            g.speakers.iter().map(|s| format!("{} {}", s.quote, s.stance)).collect();
        t.error("speakers", format!("{id} [{}] said {said:?}, should be {should:?}", g.trigger));
    }
    for (a, b) in pairs {
        t.share("speakers' stance", e.speakers[a].stance.to_string() == g.speakers[b].stance);
    }
}
