//! Which drafts of one report are one event: "the attack" in paragraph five is the lead's.

use crate::draft::{Draft, absorb, apart, dating, gap, place, told_one, wide};
use tidings_model::{
    AcledType, Act, ActorKind, Annotated, Harm, Mark, MentionId, Modality, PassageKind,
    PlacePrecision,
};

/// How many sentences back a bare "the attack" may point without sharing anything else.
const REACH: usize = 40;
/// More than words, place, day, sides and toll together can speak for two drafts being one.
const CERTAIN: i32 = 20;

/// Merges drafts in text order.
pub(crate) fn merge(a: &Annotated, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut events: Vec<Draft> = Vec::new();
    for draft in drafts {
        let best = events
            .iter()
            .enumerate()
            .filter_map(|(i, e)| Some((score(a, e, &draft)?, i)))
            .max_by_key(|(s, i)| (*s, *i));
        match best {
            Some((s, i)) if s >= threshold(&draft) => {
                let mut draft = draft;
                // Told again in passing, it may fill a gap but not bring in more people.
                if !events[i].actors.is_empty() {
                    draft.actors.retain(|m| names_same(a, *m, &events[i].actors));
                }
                if !events[i].targets.is_empty() && draft.again {
                    draft.targets.clear();
                }
                // The kind named first stays, unless it was only "attack" or the two are known to be one.
                if let (Some(old), Some(new)) = (events[i].kind, draft.kind)
                    && !sharpens(old, new)
                    && s < CERTAIN
                {
                    draft.kind = None;
                }
                if borrowed(a, &draft) && events[i].place.is_some() {
                    draft.place = None;
                }
                // The story names the place better than its headline.
                if retold(&events[i], &draft) && draft.place.is_some() {
                    events[i].place = None;
                }
                absorb(a, &mut events[i], draft);
            }
            _ => events.push(draft),
        }
    }
    events
}

/// Whether a later word for the kind says more than the first: "attack", then "suicide bomber".
const fn sharpens(old: Act, new: Act) -> bool {
    matches!(old, Act::Attack)
        || matches!(
            (old, new),
            (Act::RemoteExplosive, Act::SuicideBomb | Act::AirDroneStrike | Act::Grenade)
        )
}

/// Whether `m` names, more exactly, somebody already in `list`: "rebels" and then "the FLA".
fn names_same(a: &Annotated, m: MentionId, list: &[MentionId]) -> bool {
    let actor = |m: MentionId| match &a.mentions[m].mark {
        Mark::Actor { actor, .. } => Some(actor),
        _ => None,
    };
    let Some(new) = actor(m) else { return false };
    list.iter().filter_map(|l| actor(*l)).any(|old| {
        old.id.is_some() && old.id == new.id
            || (old.id.is_none()
                && new.id.is_some()
                && (old.kind == new.kind || old.kind == ActorKind::Unidentified))
    })
}

/// A draft that stands on its own feet needs more to be taken for another.
fn threshold(d: &Draft) -> i32 {
    let own = i32::from(d.place.is_some())
        + i32::from(d.date.is_some())
        + i32::from(!d.figures.is_empty());
    if d.again || d.kind.is_none() { 0 } else { 1.min(own) }
}

/// How well `d` fits as another telling of `e`; none when they cannot be one.
fn score(a: &Annotated, e: &Draft, d: &Draft) -> Option<i32> {
    if (e.passage == PassageKind::Caption) != (d.passage == PassageKind::Caption) {
        return None;
    }
    if (e.modality == Modality::Expected) != (d.modality == Modality::Expected) {
        return None;
    }
    if d.sentence.saturating_sub(*e.sentences.last().unwrap_or(&e.sentence)) > REACH {
        return None;
    }
    match told_one(a, e, d) {
        Some(true) => return Some(CERTAIN),
        Some(false) => return None,
        None => {}
    }
    let mut score = match (e.kind, d.kind) {
        (Some(x), Some(y)) if x == y => 2,
        (Some(x), Some(y)) if x.akin(y) => 1,
        // Houses burned and prisoners taken in the attack just told are part of it.
        (Some(x), Some(Act::Looting | Act::Arrests)) if x.is_violent() && aside(e, d) => 1,
        (None, Some(Act::Looting | Act::Arrests)) if aside(e, d) => 1,
        (Some(_), Some(_)) => return None,
        (Some(x), None) | (None, Some(x)) => {
            if takes_general_words(x) || (x.is_demonstration() && has_dead(a, d)) {
                0
            } else {
                return None;
            }
        }
        (None, None) => 1,
    };
    let toll = only_toll(a, d);
    score += match (e.place, d.place) {
        // The headline names the district's town, the lead the village.
        (Some(x), Some(y)) if apart(a, x, y) && retold(e, d) && same_province(a, x, y) => 0,
        (Some(x), Some(y)) if apart(a, x, y) && borrowed(a, d) => 0,
        (Some(x), Some(y)) if apart(a, x, y) || strange(a, e, x) != strange(a, d, y) => {
            return None;
        }
        (Some(x), Some(y)) => {
            if same_place(a, x, y) {
                2
            } else {
                1
            }
        }
        (None, Some(_)) => i32::from(headline(e)) - 1,
        _ => 0,
    };
    score += match (e.date, d.date) {
        (Some(x), Some(y)) => match gap(a, x, y) {
            Some(0) => 1,
            Some(1) if vague(a, x) || vague(a, y) => 0,
            Some(_) => return None,
            // "June 4th" of no known year, and 2012.
            None if wide(a, x) != wide(a, y) => return None,
            None => 0,
        },
        (None, Some(x)) if wide(a, x) => {
            return None;
        }
        _ => 0,
    };
    let sides = sides(a, e, d)?;
    // A sentence that only gives the toll tells of the event before it, whatever its number.
    score += if toll { sides.max(0) + 1 } else { sides + tolls(a, e, d) };
    score += i32::from(d.again) * 2;
    score += i32::from(headline(e) && d.passage == PassageKind::Lead) * 2;
    score += i32::from(d.sentence.saturating_sub(*e.sentences.last().unwrap_or(&0)) <= 1);
    // A demonstration elsewhere in the story with a place of its own is another one.
    Some(score)
}

/// Kinds that reporters go on to call "the attack", "the killing".
const fn takes_general_words(kind: Act) -> bool {
    !matches!(
        kind,
        Act::Abduction
            | Act::SexualViolence
            | Act::Looting
            | Act::PeacefulProtest
            | Act::ProtestWithIntervention
    ) && kind.is_violent()
}

/// Only words of killing and wounding; a day or place that clashes was refused already.
fn only_toll(a: &Annotated, d: &Draft) -> bool {
    d.acts.iter().all(|m| matches!(a.mentions[*m].mark, Mark::Act { harm: true, .. }))
}

/// The lead tells what the headline announced.
fn retold(e: &Draft, d: &Draft) -> bool {
    headline(e) && d.passage == PassageKind::Lead
}

/// Without day or place of its own, within three sentences.
fn aside(e: &Draft, d: &Draft) -> bool {
    d.place.is_none()
        && d.date.is_none()
        && d.sentence.saturating_sub(*e.sentences.last().unwrap_or(&e.sentence)) <= 3
}

/// Without a day, and its place is told in another sentence: a guess.
fn borrowed(a: &Annotated, d: &Draft) -> bool {
    d.date.is_none() && d.place.is_some_and(|m| !d.tells(a, m))
}

/// Told beside it by a name that no table has: it may be anywhere, and is not what another name says.
fn strange(a: &Annotated, d: &Draft, m: MentionId) -> bool {
    d.tells(a, m) && place(a, m).is_some_and(|p| p.precision == PlacePrecision::Unknown)
}

fn same_province(a: &Annotated, x: MentionId, y: MentionId) -> bool {
    match (place(a, x), place(a, y)) {
        (Some(p), Some(q)) => p.country == q.country && p.admin1.is_some() && p.admin1 == q.admin1,
        _ => false,
    }
}

fn headline(e: &Draft) -> bool {
    e.passage == PassageKind::Headline
}

fn same_place(a: &Annotated, x: MentionId, y: MentionId) -> bool {
    match (place(a, x), place(a, y)) {
        (Some(p), Some(q)) => p.id == q.id || p.name == q.name,
        _ => false,
    }
}

fn vague(a: &Annotated, x: MentionId) -> bool {
    dating(a, x).and_then(|d| d.width_days()).is_none_or(|w| w > 1)
}

fn has_dead(a: &Annotated, d: &Draft) -> bool {
    d.figures.iter().any(|f| {
        matches!(&a.mentions[*f].mark, Mark::Figure { harm: Harm::Killed | Harm::Injured, .. })
    })
}

/// Shared and clashing sides. Two named organisations that differ on the same side are two events.
fn sides(a: &Annotated, e: &Draft, d: &Draft) -> Option<i32> {
    // A state's forces are one side under whatever name: "the Malian army", "FAMa".
    let key = |actor: &tidings_model::Actor| match (actor.kind, &actor.country) {
        (ActorKind::Civilians, _) => None,
        (ActorKind::State, Some(country)) if actor.id.is_some() => Some(country.clone()),
        _ => actor.id.clone(),
    };
    let ids = |list: &[MentionId]| -> Vec<String> {
        list.iter()
            .filter_map(|m| match &a.mentions[*m].mark {
                Mark::Actor { actor, .. } => key(actor),
                _ => None,
            })
            .collect()
    };
    let (ea, da, et, dt) = (ids(&e.actors), ids(&d.actors), ids(&e.targets), ids(&d.targets));
    let shared = |x: &[String], y: &[String]| x.iter().any(|i| y.contains(i));
    let mut score = 0;
    for (x, y) in [(&ea, &da), (&et, &dt)] {
        if !x.is_empty() && !y.is_empty() {
            score += if shared(x, y) { 1 } else { -2 };
        }
    }
    // The sides of a clash have no order.
    let clash = |k: Option<Act>| k.is_some_and(|k| k.acled_type() == AcledType::Battles);
    if clash(e.kind) || clash(d.kind) {
        let all = |x: &[String], y: &[String]| x.iter().chain(y).cloned().collect::<Vec<_>>();
        let (x, y) = (all(&ea, &et), all(&da, &dt));
        let none = x.is_empty() || y.is_empty();
        return Some(if none {
            0
        } else if shared(&x, &y) {
            1
        } else {
            -2
        });
    }
    // Sides swapped (retaliation): another event, unless it is a clash.
    let swapped = shared(&ea, &dt) && shared(&et, &da);
    if swapped {
        return None;
    }
    Some(score)
}

/// The same toll speaks for one event; another toll a little against.
fn tolls(a: &Annotated, e: &Draft, d: &Draft) -> i32 {
    let best = |list: &[MentionId]| -> Vec<(Harm, u32)> {
        list.iter()
            .filter_map(|m| match &a.mentions[*m].mark {
                Mark::Figure { harm, toll, among: None, .. } => Some((*harm, toll.headline()?)),
                _ => None,
            })
            .collect()
    };
    let (x, y) = (best(&e.figures), best(&d.figures));
    if x.iter().any(|f| y.contains(f)) {
        2
    } else if x.iter().any(|(h, _)| y.iter().any(|(k, _)| h == k)) {
        -1
    } else {
        0
    }
}
