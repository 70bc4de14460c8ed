//! What a draft must have to be an event: weak words count only in armed company.

use crate::draft::{self, Draft};
use tidings_model::{Act, ActorKind, Annotated, Basis, Harm, LinkRole, Mark, MentionId, Modality};

/// A learned reader that is so sure of an act is believed, in a story of conflict and in any other: chosen on
/// passages held out from its training.
const BELIEVED: (u8, u8) = (80, 98);
/// A weak word of which it is less than so certain is an event only with what belongs to one.
const CERTAIN: u8 = 98;
/// Weak words of which it holds less than this are nothing.
const DOUBTED: u8 = 25;
/// A story with words of play in this share of its sentences is one of sport or film.
const PLAY: f32 = 0.18;
/// One with words of ordinary crime in this share is police news, unless it names an armed force.
const CRIME: f32 = 0.12;

/// Whether the story is one of armed conflict: an act that is nothing else, or an armed group by
/// name. In such a story weaker words may be believed.
pub(crate) fn is_conflict_story(a: &Annotated, drafts: &[Draft]) -> bool {
    let strong =
        drafts.iter().any(|d| !d.weak && !d.context && d.kind.is_some_and(Act::is_violent));
    let armed = a
        .mentions
        .iter()
        .filter(|m| match &m.mark {
            Mark::Actor { actor, .. } => {
                actor.is_armed() && (actor.kind != ActorKind::State || actor.id.is_some())
            }
            _ => false,
        })
        .count();
    let acts = drafts.iter().filter(|d| d.kind.is_none_or(Act::is_violent)).count();
    a.play < PLAY && !is_police_news(a) && (strong && armed >= 1 || armed >= 3 && acts >= 1)
}

/// Whether the story is one of ordinary crime: no force or group that bears arms has a name in it.
fn is_police_news(a: &Annotated) -> bool {
    let by_name = |mark: &Mark| match mark {
        Mark::Actor { actor, .. } => actor.is_armed() && actor.id.is_some(),
        _ => false,
    };
    a.crime >= CRIME && !a.mentions.iter().any(|m| by_name(&m.mark))
}

/// What every event must have to be one.
pub(crate) fn believable(a: &Annotated, d: &Draft, conflict: bool) -> bool {
    if d.weak && !d.kind.is_some_and(Act::is_demonstration) && is_police_news(a) {
        return false;
    }
    if let Some(opinion) = d.opinion {
        let (in_conflict, elsewhere) = BELIEVED;
        // Decrees, deals, arrests, robberies, rapes and poisonings are everyday news where no armed force is named.
        let everyday = d.may_be(|k| {
            !k.is_violent() && !k.is_demonstration()
                || matches!(
                    k,
                    Act::SexualViolence | Act::Looting | Act::Abduction | Act::ChemicalWeapon
                )
        });
        // "since the rebellion began in 2012": what is dated no finer than a month, nowhere in particular and
        // with no toll, is how things stood and no event.
        let unnamed = !opinion.listed || d.kind.is_none();
        if unnamed && d.figures.is_empty() && draft::history(a, d) && !is_exact(a, d) {
            return false;
        }
        let bare = || told_beside(a, d) < 2 || d.may_be(Act::is_violent) && nobody(d);
        if d.weak && opinion.sure < CERTAIN && bare() {
            return false;
        }
        let needed = if conflict { in_conflict } else { elsewhere };
        if opinion.sure >= needed && (conflict || !everyday || forces_named(a)) && a.play < PLAY {
            return true;
        }
        if !opinion.listed || opinion.sure < DOUBTED && (d.weak || d.kind.is_none()) {
            return false;
        }
    }
    if d.context {
        return false;
    }
    let actor = |m: &MentionId| match &a.mentions[*m].mark {
        Mark::Actor { actor, .. } => Some(actor),
        _ => None,
    };
    let kinds = |list: &[MentionId]| -> Vec<ActorKind> {
        list.iter().filter_map(|m| actor_kind(a, *m)).collect()
    };
    let (actors, targets) = (kinds(&d.actors), kinds(&d.targets));
    let sides = || {
        d.actors
            .iter()
            .chain(&d.targets)
            .chain(&counted(a, d))
            .filter_map(actor)
            .cloned()
            .collect::<Vec<_>>()
    };
    let armed = sides().iter().any(tidings_model::Actor::is_armed);
    // One gunman may be a robber; gunmen are taken for armed men.
    let gunmen = d.actors.iter().filter(|m| !stranger(a, **m)).filter_map(actor).any(|x| {
        x.kind == ActorKind::Unidentified
            && (x.label.contains("men")
                || x.label.contains("homme")
                || x.label.ends_with('s')
                || x.label.contains("arm"))
    });
    let police = actors.iter().chain(&targets).any(|k| *k == ActorKind::Police);
    // "shells" may be a weapon or a verb; one word cannot vouch for itself.
    let weapon = d.tags.iter().any(|(r, m)| {
        *r == LinkRole::Weapon
            && matches!(&a.mentions[*m].mark, Mark::Weapon(_, Some(_)))
            && !d.acts.iter().any(|x| a.mentions[*x].span.overlaps(a.mentions[*m].span))
    });
    let counted =
        |m: &MentionId| matches!(a.mentions[*m].mark, Mark::Figure { harm: Harm::Crowd, .. });
    let crowd = d.figures.iter().any(counted)
        || sides().iter().any(|x| matches!(x.kind, ActorKind::Protesters | ActorKind::Rioters));
    let victims = !d.figures.is_empty() || d.targets.iter().any(|m| !stranger(a, *m));
    let somewhere = d.place.is_some();
    let something = somewhere || d.date.is_some() || victims || !actors.is_empty();
    // Soldiers die in films too; there only a force by its name counts.
    let by_name = sides().iter().any(|x| x.is_armed() && x.id.is_some());
    if !something || (a.play > PLAY && !by_name) {
        return false;
    }
    match d.modality {
        Modality::Expected => {
            return d.kind.is_some()
                && (armed || crowd)
                && !actors.is_empty()
                && (somewhere || d.date.is_some());
        }
        Modality::Denied if d.speakers.is_empty() => return false,
        _ => {}
    }
    if is_sum(a, d) {
        return false;
    }
    // "22 killed in clashes over a town": a toll and a word of fighting vouch for each other.
    if a.play < PLAY && somewhere && d.kind.is_none_or(Act::is_violent) && fought(a, d) {
        return true;
    }
    let Some(kind) = d.kind else {
        return armed
            || gunmen
            || weapon && victims
            || conflict && victims && (somewhere || police);
    };
    // These words name their own weapon or crowd: they want a place or victims, no armed company.
    let speaks_for_itself = matches!(kind, Act::Grenade | Act::ChemicalWeapon | Act::MobViolence)
        || kind == Act::ViolentDemonstration && protesters_named(a, d);
    if speaks_for_itself && somewhere && a.play < PLAY {
        return true;
    }
    if kind.is_demonstration() {
        return !d.weak || crowd || police && somewhere || conflict;
    }
    if !d.weak {
        return true;
    }
    match kind {
        Act::ArmedClash | Act::Shelling => armed,
        Act::Arrests => {
            targets_of(a, d).any(|x| x.is_armed())
                || armed && !targets.is_empty()
                || special(a, &d.targets)
                || conflict && victims
        }
        k if k.is_violent() => {
            armed
                || victims && (gunmen || weapon)
                || conflict && victims && (somewhere || d.date.is_some())
        }
        Act::OtherStrategic => armed || sides().iter().any(|x| x.kind == ActorKind::State),
        _ => armed || conflict,
    }
}

/// How many of who, whom, where, when, tolls and things the sentences of a draft tell of it.
fn told_beside(a: &Annotated, d: &Draft) -> usize {
    let told =
        [!d.actors.is_empty(), !d.targets.is_empty(), !d.figures.is_empty(), !d.tags.is_empty()];
    let beside = [d.place, d.date].map(|m| m.is_some_and(|m| d.tells(a, m)));
    told.iter().chain(&beside).filter(|x| **x).count()
}

/// Whether nobody and nothing suffers it. A toll alone is somebody where a word names the kind: "clashes left nine dead";
/// and who clashes suffers too.
fn nobody(d: &Draft) -> bool {
    let hit = d.tags.iter().any(|(role, _)| *role == LinkRole::Hit);
    let toll = d.kind.is_some() && !d.figures.is_empty();
    let clash = d.kind == Some(Act::ArmedClash) && !d.actors.is_empty();
    d.targets.is_empty() && !hit && !toll && !clash
}

/// Whether the text names an armed group, or a state's forces by name.
fn forces_named(a: &Annotated) -> bool {
    a.mentions.iter().any(|m| match &m.mark {
        Mark::Actor { actor, stranger: false, .. } => {
            actor.is_armed()
                && actor.kind != ActorKind::Police
                && (actor.kind != ActorKind::State || actor.id.is_some())
        }
        _ => false,
    })
}

/// Whether a sentence of the draft names protesters, whatever they are to the act.
fn protesters_named(a: &Annotated, d: &Draft) -> bool {
    a.mentions.iter().any(|m| {
        let crowd =
            |x: &tidings_model::Actor| matches!(x.kind, ActorKind::Protesters | ActorKind::Rioters);
        matches!(&m.mark, Mark::Actor { actor, .. } if crowd(actor))
            && d.sentences.contains(&m.sentence)
    })
}

/// Whether one sentence has people killed and, in another word, what kind of fight they died in.
fn fought(a: &Annotated, d: &Draft) -> bool {
    let word = |m: &MentionId| match a.mentions[*m].mark {
        Mark::Act { act, harm, noun, .. } => (harm, noun, act),
        _ => (false, false, Act::OtherStrategic),
    };
    let killed = d.figures.iter().any(|f| match &a.mentions[*f].mark {
        Mark::Figure { harm: Harm::Killed, toll, basis, .. } => {
            toll.headline().is_some_and(|n| n > 1) || *basis == Basis::Several
        }
        _ => false,
    });
    let harm = d.acts.iter().any(|m| word(m).0);
    let fight = d.acts.iter().any(|m| {
        let (harm, noun, act) = word(m);
        !harm && noun && act.is_violent()
    });
    killed && harm && fight
}

/// "148 terrorists neutralised in May": a count over a month or more, at no place in particular.
fn is_sum(a: &Annotated, d: &Draft) -> bool {
    draft::history(a, d) && !is_exact(a, d) && !d.figures.is_empty() && d.sentences.len() == 1
}

/// At a place finer than a province.
fn is_exact(a: &Annotated, d: &Draft) -> bool {
    use tidings_model::PlacePrecision as P;
    let place = d.place.and_then(|m| draft::place(a, m));
    place.is_some_and(|p| matches!(p.precision, P::Site | P::Settlement | P::Near | P::Admin2))
}

fn targets_of<'a>(
    a: &'a Annotated,
    d: &'a Draft,
) -> impl Iterator<Item = &'a tidings_model::Actor> {
    d.targets.iter().filter_map(|m| match &a.mentions[*m].mark {
        Mark::Actor { actor, .. } => Some(actor),
        _ => None,
    })
}

/// The people that the draft's figures count.
fn counted(a: &Annotated, d: &Draft) -> Vec<MentionId> {
    d.figures
        .iter()
        .filter_map(|f| a.links.iter().find(|l| l.from == *f && l.role == LinkRole::Other))
        .map(|l| l.to)
        .collect()
}

/// Somebody whom no rule knows cannot vouch for an act that the rules hold for weak.
fn stranger(a: &Annotated, m: MentionId) -> bool {
    matches!(a.mentions[m].mark, Mark::Actor { stranger: true, .. })
}

pub(crate) fn actor_kind(a: &Annotated, m: MentionId) -> Option<ActorKind> {
    match &a.mentions[m].mark {
        Mark::Actor { actor, .. } => Some(actor.kind),
        _ => None,
    }
}

/// People whose arrest is political.
fn special(a: &Annotated, targets: &[MentionId]) -> bool {
    targets.iter().any(|m| match &a.mentions[*m].mark {
        Mark::Actor { groups, .. } => groups
            .iter()
            .any(|g| matches!(g.as_str(), "journalists" | "officials" | "clergy" | "aid_workers")),
        _ => false,
    })
}
