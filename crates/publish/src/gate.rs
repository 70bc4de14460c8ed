//! The one gate: what may leave the house, and in what shape.

use crate::persons;
use crate::quotes;
use tidings_model::{ActorKind, PlacePrecision};
use tidings_record::{Decision, Incident, OtherPlace, Participant, Quote, Speaker, Where};

/// What the person who exports has typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pass {
    /// Also incidents that nobody has released or that wait for a person's look: for work inside
    /// the house, never the default. Everything else about the gate holds all the same.
    pub unreleased: bool,
}

impl Pass {
    /// Released incidents only.
    pub const PUBLIC: Self = Self { unreleased: false };
}

/// Why an incident stays inside.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody has released it.
    #[error(
        "incident {0} is not released: release it at the desk, or type --unreleased for a copy that stays in the house"
    )]
    Unreleased(String),
    /// It waits for a person's look.
    #[error(
        "incident {0} waits for review: accept or correct it at the desk, or type --unreleased for a copy that stays in the house"
    )]
    Review(String),
    /// It was withdrawn.
    #[error("incident {0} was withdrawn: restore it at the desk before it can leave")]
    Withdrawn(String),
}

/// An incident that may leave, already without what must stay. Only [`gate`] makes one, and the
/// forms take nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Cleared(Incident);

impl Cleared {
    /// What may be shown.
    pub const fn incident(&self) -> &Incident {
        &self.0
    }
}

/// Clears an incident, or says why it stays and what to do.
///
/// What is cleared holds no person's name as far as the words tell one, no quote over 25 words,
/// no coordinate finer than two decimals or than its precision, no comment, no reviewer's name
/// and no path of this machine.
///
/// # Errors
/// When it is withdrawn, or unreleased or waiting for review and `pass` does not say so.
pub fn gate(incident: &Incident, pass: &Pass) -> Result<Cleared, Refusal> {
    if incident.deleted {
        return Err(Refusal::Withdrawn(incident.id.clone()));
    }
    if incident.released.is_none() && !pass.unreleased {
        return Err(Refusal::Unreleased(incident.id.clone()));
    }
    if incident.review && !pass.unreleased {
        return Err(Refusal::Review(incident.id.clone()));
    }
    let names = names(incident);
    let mut out = incident.clone();
    out.participants.iter_mut().for_each(|p| participant(p, &names));
    out.speakers.iter_mut().for_each(|s| speaker(s, &names));
    for r in &mut out.reports {
        r.origin = file_name(&r.origin);
    }
    claims(&mut out, incident, &names);
    words(&mut out, &names);
    if let Some(place) = &mut out.place {
        coarsen(place);
    }
    for OtherPlace { place, .. } in &mut out.other_places {
        coarsen(place);
    }
    reviewers(&mut out);
    out.comments = 0;
    out.history = Vec::new();
    Ok(Cleared(out))
}

/// Every person's name the incident's words give away, longest first, and the parts of each.
///
/// A lone capitalised word that names a speaker is withheld there, but not hunted for elsewhere:
/// "Moscow said" would cut Moscow out of every quote.
fn names(i: &Incident) -> Vec<String> {
    let safe = safe(i);
    let mut names: Vec<String> = Vec::new();
    let speakers = i.speakers.iter().map(|s| s.name.as_str());
    let vias = i.speakers.iter().filter_map(|s| s.via.as_deref());
    let claimed = i.claims.iter().filter_map(|c| c.speaker.as_deref());
    for words in speakers.chain(vias).chain(claimed) {
        names.extend(persons::shown(words).names.into_iter().filter(|n| n.contains(' ')));
    }
    for p in i.participants.iter().filter(|p| nameless(p)) {
        names.extend(persons::shown(&p.name).names);
        names.extend(persons::shown(&p.label).names);
    }
    let quotes = i.evidence.iter().chain(i.claims.iter().map(|c| &c.span));
    let titled = i.participants.iter().map(|p| &p.span);
    for q in quotes.chain(titled) {
        names.extend(persons::in_sentence(&q.quote, &safe));
    }
    let parts: Vec<String> = names
        .iter()
        .filter(|n| n.contains(' '))
        .flat_map(|n| n.split_whitespace())
        .filter(|w| w.chars().count() >= 4 && w.starts_with(char::is_uppercase))
        .map(str::to_owned)
        .collect();
    names.extend(parts);
    names.retain(|n| !safe.iter().any(|s| in_words(s, n)));
    names.sort_by_key(|n| (usize::MAX - n.len(), n.clone()));
    names.dedup();
    names
}

/// Whether `name` stands in `words` as whole words.
fn in_words(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(at, _)| quotes::whole_word(words, &(at..at + name.len())))
}

/// Names of places and of organised actors: no persons, though they look like them.
fn safe(i: &Incident) -> Vec<String> {
    let mut safe = Vec::new();
    let places = i.place.iter().chain(i.other_places.iter().map(|o| &o.place));
    for p in places {
        safe.extend([p.name.clone(), p.span.quote.clone()]);
        safe.extend(p.admin1.iter().chain(&p.admin2).cloned());
    }
    safe.extend(i.participants.iter().filter(|p| !nameless(p)).map(|p| p.label.clone()));
    safe.extend(i.speakers.iter().filter_map(|s| s.label.clone()));
    safe.extend(i.reports.iter().filter_map(|r| r.publisher.clone()));
    safe.retain(|s| !s.is_empty());
    safe
}

/// Whether the participant has no standard name, so that a name in their words is a person's.
fn nameless(p: &Participant) -> bool {
    let kind = matches!(
        p.kind,
        ActorKind::Civilians
            | ActorKind::Protesters
            | ActorKind::Rioters
            | ActorKind::Unidentified
            | ActorKind::Other
    );
    kind && p.actor.is_none()
}

fn holds(words: &str, names: &[String]) -> bool {
    names.iter().any(|n| in_words(words, n))
}

fn participant(p: &mut Participant, names: &[String]) {
    p.span = quotes::public(&p.span, names, None);
    if nameless(p) && holds(&p.label, names) {
        p.label = p.kind.to_string();
    }
    if holds(&p.name, names) {
        p.name.clone_from(&p.label);
    }
}

fn speaker(s: &mut Speaker, names: &[String]) {
    let shown = persons::shown(&s.name);
    let start = s.span.start;
    let matches = s.span.quote == s.name;
    s.name = spoken_by(&s.name, s.label.as_deref());
    s.span = match (&shown.keep, shown.names.is_empty(), matches) {
        (Some(keep), false, true) => {
            let words = &s.span.quote[keep.clone()];
            let from = start + u32::try_from(keep.start).unwrap_or(0);
            let end = from + u32::try_from(words.len()).unwrap_or(0);
            quotes::public(
                &Quote {
                    start: from,
                    end,
                    quote: words.to_owned(),
                    text_id: s.span.text_id.clone(),
                },
                names,
                None,
            )
        }
        _ => quotes::public(&s.span, &[names, &shown.names].concat(), None),
    };
    s.via = s.via.take().filter(|v| persons::shown(v).names.is_empty());
}

/// The side a speaker speaks for, or the office; never the person.
fn spoken_by(words: &str, label: Option<&str>) -> String {
    let shown = persons::shown(words);
    if shown.names.is_empty() {
        return words.to_owned();
    }
    match (label, shown.keep) {
        (Some(label), _) => label.to_owned(),
        (None, Some(keep)) => words[keep].to_owned(),
        (None, None) => "a named source".to_owned(),
    }
}

fn claims(out: &mut Incident, incident: &Incident, names: &[String]) {
    for c in &mut out.claims {
        let mut own = Vec::new();
        if let Some(words) = &c.speaker {
            let side = incident.speakers.iter().find(|s| s.name == *words);
            own = persons::shown(words).names;
            c.speaker = Some(spoken_by(words, side.and_then(|s| s.label.as_deref())));
        }
        c.assertion = withhold(&c.assertion, names);
        c.span = quotes::public(&c.span, &[names, &own].concat(), None);
    }
}

/// A value we wrote ourselves, with any name in it blanked.
fn withhold(words: &str, names: &[String]) -> String {
    let mut out = words.to_owned();
    for name in names {
        let found: Vec<usize> = out
            .match_indices(name.as_str())
            .map(|(at, _)| at)
            .filter(|at| quotes::whole_word(&out, &(*at..*at + name.len())))
            .collect();
        for at in found.into_iter().rev() {
            out.replace_range(at..at + name.len(), "[name withheld]");
        }
    }
    out
}

/// Who decided, and the words they gave for it, stay in the house; that somebody did does not.
fn reviewers(i: &mut Incident) {
    for why in i.why.values_mut() {
        let tells = |d: &Decision| why.contains(&d.by) && why.contains(&d.reason);
        if i.history.iter().any(tells) {
            "decided by a reviewer".clone_into(why);
        }
    }
}

/// Every remaining quote.
fn words(i: &mut Incident, names: &[String]) {
    let trigger = (i.trigger.start, i.trigger.end);
    for q in &mut i.evidence {
        *q = quotes::public(q, names, Some(trigger));
    }
    i.evidence.retain(|q| !q.quote.is_empty());
    let places = i.place.iter_mut().chain(i.other_places.iter_mut().map(|o| &mut o.place));
    let tags = i.hit.iter_mut().chain(&mut i.weapons).map(|t| &mut t.span);
    let spans = places
        .map(|p| &mut p.span)
        .chain(i.when.iter_mut().map(|w| &mut w.span))
        .chain(tags)
        .chain(i.figures.iter_mut().map(|f| &mut f.span))
        .chain(std::iter::once(&mut i.trigger));
    for q in spans {
        *q = quotes::public(q, names, None);
    }
    for f in &mut i.figures {
        f.whom = f.whom.take().filter(|w| !holds(w, names));
    }
    for why in i.why.values_mut() {
        *why = withhold(why, names);
    }
    i.tags.retain(|t| !holds(t, names));
}

/// Two decimals are about a kilometre. A place known only to ten kilometres and more gets one;
/// an area gets no point at all.
fn coarsen(p: &mut Where) {
    let scale = match p.precision {
        PlacePrecision::Site | PlacePrecision::Settlement => 100.0,
        PlacePrecision::Near if p.radius_km.is_some_and(|r| r < 10.0) => 100.0,
        PlacePrecision::Near => 10.0,
        _ => {
            (p.lat, p.lon, p.radius_km) = (None, None, None);
            return;
        }
    };
    let round = |x: f64| (x * scale).round() / scale;
    (p.lat, p.lon) = (p.lat.map(round), p.lon.map(round));
}

/// The last part of a path: where a file lay on the machine that read it is nobody's business.
fn file_name(origin: &str) -> String {
    if origin.contains("://") {
        return origin.to_owned();
    }
    origin.rsplit(['/', '\\']).next().unwrap_or(origin).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TEXT, airstrike, q};
    use tidings_model::{Field, ParticipantRole};
    use tidings_record::RulingWords;

    fn cleared(i: &Incident) -> Incident {
        gate(i, &Pass::PUBLIC).unwrap().incident().clone()
    }

    #[test]
    fn an_unreleased_incident_stays_unless_typed() {
        let mut i = airstrike();
        i.released = None;
        let refusal = gate(&i, &Pass::PUBLIC).unwrap_err();
        assert!(refusal.to_string().contains("release it at the desk"));
        assert!(gate(&i, &Pass { unreleased: true }).is_ok());
    }

    #[test]
    fn what_waits_for_review_stays_unless_typed() {
        let mut i = airstrike();
        i.review = true;
        assert!(matches!(gate(&i, &Pass::PUBLIC), Err(Refusal::Review(_))));
        assert!(gate(&i, &Pass { unreleased: true }).is_ok());
    }

    #[test]
    fn what_was_withdrawn_stays_whatever_is_typed() {
        let mut i = airstrike();
        i.deleted = true;
        assert!(matches!(gate(&i, &Pass { unreleased: true }), Err(Refusal::Withdrawn(_))));
    }

    #[test]
    fn a_person_who_speaks_leaves_as_the_side_they_speak_for() {
        let out = cleared(&airstrike());
        assert_eq!(out.speakers[0].name, "Malian army");
        assert_eq!(out.speakers[0].span.quote, "army spokesman");
        assert_eq!(out.speakers[1].name, "Residents");
        assert_eq!(out.claims[0].speaker.as_deref(), Some("Malian army"));
        let whole = serde_json::to_string(&out).unwrap();
        assert!(!whole.contains("Keita") && !whole.contains("Amadou"), "{whole}");
    }

    #[test]
    fn a_person_without_a_side_leaves_as_an_office() {
        let mut i = airstrike();
        i.speakers[0].label = None;
        assert_eq!(cleared(&i).speakers[0].name, "army spokesman");
    }

    #[test]
    fn a_lone_name_that_speaks_is_withheld_where_it_speaks() {
        let mut i = airstrike();
        let s = &mut i.speakers[1];
        (s.name, s.span) = ("Fatou".to_owned(), q("Fatou"));
        let out = cleared(&i);
        assert_eq!(out.speakers[1].name, "a named source");
        assert_eq!(out.speakers[1].span.quote, "");
    }

    #[test]
    fn a_city_that_speaks_is_not_cut_out_of_every_quote() {
        let mut i = airstrike();
        i.speakers[1].name = "Residents".to_owned();
        i.claims[1].speaker = Some("Sunday".to_owned());
        assert!(cleared(&i).evidence[0].quote.contains("on Sunday"));
    }

    #[test]
    fn a_named_civilian_leaves_as_a_civilian() {
        let mut i = airstrike();
        let p = &mut i.participants[2];
        (p.name, p.span) = ("Fatou Diarra".to_owned(), q("Fatou Diarra"));
        let out = cleared(&i);
        assert_eq!(out.participants[2].role, ParticipantRole::Target);
        assert_eq!(out.participants[2].name, "civilians");
        let whole = serde_json::to_string(&out).unwrap();
        assert!(!whole.contains("Fatou") && !whole.contains("Diarra"), "{whole}");
    }

    #[test]
    fn every_quote_shown_stands_in_the_text_and_holds_at_most_25_words() {
        let mut i = airstrike();
        i.evidence = vec![q(TEXT)];
        let out = cleared(&i);
        let shown = &out.evidence[0];
        let words = shown.quote.trim_matches(['…', ' ']);
        assert_eq!(&TEXT[shown.start as usize..shown.end as usize], words);
        assert!(words.split_whitespace().count() <= 25 && words.contains("drone strike"));
    }

    #[test]
    fn a_point_is_never_finer_than_the_words() {
        let mut i = airstrike();
        let at = |i: &Incident| {
            let p = cleared(i).place.unwrap();
            p.lat.zip(p.lon)
        };
        assert_eq!(at(&i), Some((19.96, 2.97)));
        i.place.as_mut().unwrap().precision = PlacePrecision::Near;
        i.place.as_mut().unwrap().radius_km = Some(15.0);
        assert_eq!(at(&i), Some((20.0, 3.0)));
        i.place.as_mut().unwrap().precision = PlacePrecision::Admin2;
        assert_eq!(at(&i), None);
    }

    #[test]
    fn comments_history_and_paths_stay_inside() {
        let out = cleared(&airstrike());
        assert_eq!((out.comments, out.history.len()), (0, 0));
        assert_eq!(out.reports[0].origin, "r1.html");
    }

    #[test]
    fn that_somebody_decided_leaves_and_who_and_why_do_not() {
        let mut decided = airstrike();
        let ruling = RulingWords::Set("8".to_owned());
        let (by, reason) = ("R. Diallo".to_owned(), "rang the clinic".to_owned());
        let set =
            Decision { field: Field::Killed, ruling, by, reason, ..decided.history[0].clone() };
        let why = format!("decided by {}: {}", set.by, set.reason);
        decided.why.insert("killed".to_owned(), why);
        decided.history.push(set);
        let out = cleared(&decided);
        assert_eq!(out.why["killed"], "decided by a reviewer");
        let written = serde_json::to_string(&out).unwrap();
        assert!(!written.contains("Diallo") && !written.contains("clinic"), "{written}");
    }
}
