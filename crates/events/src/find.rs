//! Marks and links of one text become its events: one per thing that happened.

use crate::draft::{Draft, drafts};
use crate::figures::figures;
use crate::merge::merge;
use crate::speakers::{confirmed_figures, speakers, voice};
use crate::standing::{Vouching, standing};
use crate::{code, draft};
use jiff::civil::Date;
use tidings_model::{
    Act, ActorKind, Annotated, Basis, Digest, Event, Harm, LinkRole, Mark, Mention, MentionId,
    Modality, OtherPlace, Participant, ParticipantRole, PassageKind, Quote, ReportId, Stance, Tag,
    TextId, When, Where,
};

/// What the finder knows of the report.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The report.
    pub report: &'a ReportId,
    /// Its text.
    pub text_id: TextId,
    /// The text itself.
    pub text: &'a str,
    /// Day of publication.
    pub published: Option<Date>,
}

/// Days back from publication within which an event is still news.
const NEWS_DAYS: i64 = 12;
/// Below this an event needs a person's look before it leaves.
const REVIEW_BELOW: u8 = 60;
/// A denial without an act of its own is about an event told at most so many sentences before.
const DENIAL_REACH: usize = 4;
/// A story with words of play in this share of its sentences is one of sport or film.
const PLAY: f32 = 0.18;

/// The events of one text, in text order.
pub fn find(context: &Context<'_>, a: &Annotated) -> Vec<Event> {
    let mut drafts = merge(a, drafts(a));
    let conflict = is_conflict_story(a, &drafts);
    drafts.retain(|d| believable(a, d, conflict));
    adopt(a, &mut drafts);
    orphans(a, &mut drafts);
    let news = News { day: news_day(context, a, &drafts), lead: lead_day(a, &drafts) };
    let mut events: Vec<Event> = drafts.iter().map(|d| event(context, a, d, news)).collect();
    events.sort_by_key(|e| (e.trigger.span, e.id.clone()));
    events.dedup_by(|x, y| x.id == y.id);
    events
}

/// Whether the story is one of armed conflict: an act that is nothing else, or an armed group by
/// name. In such a story weaker words may be believed.
fn is_conflict_story(a: &Annotated, drafts: &[Draft]) -> bool {
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
    a.play < PLAY && (strong && armed >= 1 || armed >= 3 && acts >= 1)
}

/// What every event must have to be one.
fn believable(a: &Annotated, d: &Draft, conflict: bool) -> bool {
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
    let gunmen = d.actors.iter().filter_map(actor).any(|x| {
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
    let crowd =
        sides().iter().any(|x| matches!(x.kind, ActorKind::Protesters | ActorKind::Rioters));
    let victims = !d.figures.is_empty() || !targets.is_empty();
    let somewhere = d.place.is_some();
    let something = somewhere || d.date.is_some() || victims || !actors.is_empty();
    if !something || (a.play > PLAY && !armed) {
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
    let Some(kind) = d.kind else {
        return armed
            || gunmen
            || weapon && victims
            || conflict && victims && (somewhere || police);
    };
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

/// "148 terrorists neutralised in May": a count over a month or more, at no place in particular.
fn is_sum(a: &Annotated, d: &Draft) -> bool {
    use tidings_model::PlacePrecision as P;
    let wide = d
        .date
        .and_then(|m| draft::dating(a, m))
        .and_then(|x| x.width_days())
        .is_some_and(|w| w > 27);
    let exact = d
        .place
        .and_then(|m| draft::place(a, m))
        .is_some_and(|p| matches!(p.precision, P::Site | P::Settlement | P::Near | P::Admin2));
    wide && !exact && !d.figures.is_empty() && d.sentences.len() == 1
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

fn actor_kind(a: &Annotated, m: MentionId) -> Option<ActorKind> {
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

/// An event without a place of its own, told right after another in the same paragraph, is there.
fn adopt(a: &Annotated, drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let d = &mut rest[0];
        let Some(e) = before.last() else { continue };
        let last = *e.sentences.last().unwrap_or(&e.sentence);
        let near = d.sentence.saturating_sub(last) <= 1
            && a.sentences[last].paragraph == a.sentences[d.sentence].paragraph
            && e.passage != PassageKind::Caption;
        if near && d.modality != Modality::Expected {
            d.place = d.place.or(e.place);
            d.date = d.date.or(e.date);
        }
    }
}

/// Figures and speakers of sentences without an act of their own belong to the event just told.
fn orphans(a: &Annotated, drafts: &mut [Draft]) {
    let mut taken: Vec<bool> = vec![false; a.sentences.len()];
    for d in drafts.iter() {
        for s in &d.sentences {
            taken[*s] = true;
        }
    }
    let mut counted_by: Vec<MentionId> = Vec::new();
    for (id, m) in a.mentions.iter().enumerate() {
        let wanted = match &m.mark {
            Mark::Figure { harm, .. } => *harm != Harm::Crowd,
            Mark::Speaker { .. } => true,
            _ => false,
        };
        // A figure of a general statement stays there, but "it is unknown if there are casualties"
        // and "no casualties were reported" speak of the event.
        let nothing =
            matches!(m.mark, Mark::Figure { basis: Basis::SaidNone | Basis::SaidUnknown, .. });
        let linked = if nothing {
            drafts.iter().any(|d| d.figures.contains(&id))
        } else {
            a.links.iter().any(|l| l.to == id)
        };
        if !wanted || linked || a.sentences[m.sentence].passage == PassageKind::Caption {
            continue;
        }
        if taken[m.sentence] && !matches!(m.mark, Mark::Figure { .. }) {
            continue;
        }
        match &m.mark {
            Mark::Speaker { stance: Stance::Asserts, .. } => counted_by.push(id),
            Mark::Speaker { .. } => {
                if let Some(d) = spoken_of(a, drafts, m) {
                    d.speakers.push(id);
                }
            }
            _ => {
                // A sum over a year is nobody's toll.
                let sum = a.mentions.iter().any(|x| {
                    x.sentence == m.sentence
                        && matches!(x.mark, Mark::Date(dt) if dt.width_days().is_some_and(|w| w > 27))
                });
                if let Some(d) = just_told(drafts, m.sentence, true).filter(|_| !sum) {
                    d.figures.push(id);
                }
            }
        }
    }
    // Who only gives a number speaks of the event that the number went to.
    for id in counted_by {
        let here = |m: &MentionId| a.mentions[*m].sentence == a.mentions[id].sentence;
        if let Some(d) = drafts.iter_mut().find(|d| d.figures.iter().any(here)) {
            d.speakers.push(id);
        }
    }
}

/// The event told last before a sentence.
fn just_told(drafts: &mut [Draft], sentence: usize, figure: bool) -> Option<&mut Draft> {
    drafts
        .iter_mut()
        .filter(|d| d.passage != PassageKind::Caption && d.modality != Modality::Expected)
        .filter(|d| d.sentence <= sentence)
        .filter(|d| !figure || d.kind.is_none_or(|k| k.is_violent() || k.is_demonstration()))
        .min_by_key(|d| {
            d.sentences
                .iter()
                .filter(|s| **s <= sentence)
                .map(|s| sentence - s)
                .min()
                .unwrap_or(usize::MAX)
        })
}

/// The event that a denial or confirmation without an act of its own is about: the one just told
/// in the paragraph, else the news of the report.
fn spoken_of<'a>(a: &Annotated, drafts: &'a mut [Draft], m: &Mention) -> Option<&'a mut Draft> {
    let sentence = m.sentence;
    // A denial far from the news denies something else.
    let denies = matches!(m.mark, Mark::Speaker { stance: Stance::Denies | Stance::Doubts, .. });
    let paragraph = a.sentences[sentence].paragraph;
    let near = just_told(drafts, sentence, false).is_some_and(|d| {
        d.sentences.iter().any(|s| *s <= sentence && a.sentences[*s].paragraph == paragraph)
    });
    if near {
        return just_told(drafts, sentence, false);
    }
    drafts.iter_mut().find(|d| {
        let told =
            d.sentences.iter().filter(|s| **s <= sentence).max().copied().unwrap_or(d.sentence);
        d.sentence <= sentence
            && !(denies && told + DENIAL_REACH < sentence)
            && d.passage != PassageKind::Caption
            && d.modality != Modality::Expected
    })
}

/// The day the news is about: publication, else the first exact day told.
fn news_day(context: &Context<'_>, a: &Annotated, drafts: &[Draft]) -> Option<Date> {
    context.published.or_else(|| {
        drafts
            .iter()
            .filter(|d| d.passage != PassageKind::Caption)
            .find_map(|d| draft::dating(a, d.date?).filter(|x| x.width_days() <= Some(7))?.last)
    })
}

/// What tells news from background by its day.
#[derive(Clone, Copy)]
struct News {
    /// The day of publication, or of the first event.
    day: Option<Date>,
    /// The first day of the event that headline or lead tell.
    lead: Option<Date>,
}

/// The first day of the first dated event in headline or lead.
fn lead_day(a: &Annotated, drafts: &[Draft]) -> Option<Date> {
    drafts
        .iter()
        .filter(|d| {
            matches!(d.passage, PassageKind::Headline | PassageKind::Lead)
                && d.modality != Modality::Expected
        })
        .find_map(|d| draft::dating(a, d.date?).filter(|x| x.width_days() <= Some(3))?.first)
}

fn event(context: &Context<'_>, a: &Annotated, d: &Draft, news: News) -> Event {
    let text = context.text;
    let participants = participants(a, text, d);
    let (speakers, speaker_marks) = speakers(a, text, d);
    let speakers_of = |sentence: usize| -> Vec<usize> {
        speaker_marks
            .iter()
            .enumerate()
            .filter(|(_, marks)| marks.iter().any(|m| a.mentions[*m].sentence == sentence))
            .map(|(n, _)| n)
            .collect()
    };
    let mut figures = figures(a, text, &d.figures, &participants, &speakers_of);
    confirmed_figures(&mut figures, &speakers);
    let sentence = evidence(a, d);
    let trigger = trigger(a, d, sentence);
    let blamed = d
        .speakers
        .iter()
        .any(|m| matches!(a.mentions[*m].mark, Mark::Speaker { blames: true, .. }));
    let (stated, only_denied) = voice(a, d, &speakers, &speaker_marks);
    let standing = standing(&Vouching {
        modalities: &d.modalities,
        participants: &participants,
        speakers: &speakers,
        stated,
        only_denied,
        blamed,
    });
    let quote = |span| Quote::new(text, span);
    let passage = a.sentences[sentence].passage;
    let when = d.date.and_then(|m| {
        Some(When { dating: draft::dating(a, m)?, quote: quote(a.mentions[m].span) })
    });
    let place = d.place.and_then(|m| {
        Some(Where { place: draft::place(a, m)?.clone(), quote: quote(a.mentions[m].span) })
    });
    let foreground = foreground(d, passage, when.as_ref(), news);
    let (hit, weapons) = tags(a, text, d);
    let id = id(context, quote(a.mentions[trigger].span).span);
    let mut event = Event {
        id,
        act: Act::Attack,
        acled: false,
        ucdp: None,
        plover: None,
        when,
        place,
        other_places: other_places(a, text, d),
        participants,
        hit,
        weapons,
        figures,
        speakers,
        standing,
        foreground,
        passage,
        trigger: quote(a.mentions[trigger].span),
        confidence: 0,
        review: false,
        evidence: vec![quote(a.sentences[sentence].span)],
    };
    event.act = kind(a, d, &event);
    event.confidence = confidence(d, &event);
    event.review = event.confidence < REVIEW_BELOW;
    event.acled = code::acled::records(&event);
    event.ucdp = code::ucdp::code(&event);
    event.plover = code::plover::code(&event);
    event
}

fn id(context: &Context<'_>, trigger: tidings_model::Span) -> String {
    let name =
        format!("{}\n{}\n{}-{}", context.report.0, context.text_id, trigger.start, trigger.end);
    Digest::of(name.as_bytes()).short(16)
}

/// The sentence that shows it best: one that names the act itself rather than only its toll, with
/// most of its own values, the first of equals; the headline only when there is no other.
fn evidence(a: &Annotated, d: &Draft) -> usize {
    let names_act = |s: usize| {
        d.acts.iter().any(|m| {
            a.mentions[*m].sentence == s
                && match &a.mentions[*m].mark {
                    Mark::Act { act, generic, harm, again, .. } => {
                        !harm
                            && !again
                            && (!generic || d.kind.is_none())
                            && (*generic || d.kind.is_none_or(|k| k == *act || k.akin(*act)))
                    }
                    _ => false,
                }
        })
    };
    let count = |s: usize| {
        let mut ids: Vec<MentionId> = Vec::new();
        ids.extend(d.place);
        ids.extend(d.date);
        ids.extend(&d.actors);
        ids.extend(&d.targets);
        ids.extend(&d.figures);
        ids.extend(&d.acts);
        ids.iter().filter(|m| a.mentions[**m].sentence == s).count()
    };
    d.sentences
        .iter()
        .copied()
        .max_by_key(|s| {
            let headline = a.sentences[*s].passage == PassageKind::Headline;
            let lead = a.sentences[*s].passage == PassageKind::Lead;
            (!headline, names_act(*s), count(*s) + 2 * usize::from(lead), std::cmp::Reverse(*s))
        })
        .unwrap_or(d.sentence)
}

/// The act's words in the evidence: those that name the kind before general ones.
fn trigger(a: &Annotated, d: &Draft, sentence: usize) -> MentionId {
    let here = |m: &&MentionId| a.mentions[**m].sentence == sentence;
    let names = |m: MentionId| match &a.mentions[m].mark {
        Mark::Act { act, generic, harm, .. } => (Some(*act) == d.kind && !generic, !generic, !harm),
        _ => (false, false, false),
    };
    d.acts
        .iter()
        .filter(here)
        .max_by_key(|m| (names(**m), std::cmp::Reverse(**m)))
        .or(d.acts.first())
        .copied()
        .unwrap_or_default()
}

/// Whether it is part of the news: told of the last days, or without a day in headline or lead.
fn foreground(d: &Draft, passage: PassageKind, when: Option<&When>, news: News) -> bool {
    if d.passage == PassageKind::Caption
        || passage == PassageKind::Caption
        || passage == PassageKind::Background
    {
        return false;
    }
    let Some(when) = when else {
        return matches!(d.passage, PassageKind::Headline | PassageKind::Lead)
            || d.modality == Modality::Happened;
    };
    let Some((_, last)) = when.dating.bounds() else {
        return true;
    };
    let wide = when.dating.width_days().is_some_and(|w| w > 31);
    // Told further down and older than the news itself: how it came about.
    let told_first = matches!(d.passage, PassageKind::Headline | PassageKind::Lead);
    let before_news = news.lead.is_some_and(|lead| (lead - last).get_days() >= 2);
    if !told_first && before_news {
        return false;
    }
    match news.day {
        Some(day) => i64::from((day - last).get_days()) <= NEWS_DAYS && !wide,
        None => !wide,
    }
}

fn participants(a: &Annotated, text: &str, d: &Draft) -> Vec<Participant> {
    let mut out: Vec<Participant> = Vec::new();
    let mut add = |role: ParticipantRole, m: MentionId| {
        let Mark::Actor { actor, groups, .. } = &a.mentions[m].mark else { return };
        let same = out.iter_mut().find(|p| {
            p.actor.kind == actor.kind
                && (p.actor.id.is_some() && p.actor.id == actor.id
                    || p.actor.id.is_none() && actor.id.is_none() && p.role == role
                    || p.actor.label == actor.label)
        });
        match same {
            Some(p) => {
                for g in groups {
                    if !p.groups.contains(g) {
                        p.groups.push(g.clone());
                    }
                }
            }
            None => out.push(Participant {
                role,
                actor: actor.clone(),
                groups: groups.clone(),
                quote: Quote::new(text, a.mentions[m].span),
            }),
        }
    };
    // Civilians do not strike or bomb; where grammar makes them do it they are those it befell.
    let violent = d
        .kind
        .is_none_or(|k| k.is_violent() && k != Act::MobViolence && k != Act::ViolentDemonstration);
    for m in &d.actors {
        let civilian = actor_kind(a, *m) == Some(ActorKind::Civilians);
        add(if violent && civilian { ParticipantRole::Target } else { ParticipantRole::Actor }, *m);
    }
    // Who founds, signs or settles somewhere has partners, not victims.
    let partners =
        matches!(d.kind, Some(Act::ChangeToGroup | Act::Agreement | Act::BaseEstablished));
    for m in &d.targets {
        add(if partners { ParticipantRole::Actor } else { ParticipantRole::Target }, *m);
    }
    // Those counted among the dead or taken suffered it, when nobody else is named as the target.
    let civil_target = d.targets.is_empty();
    for f in &d.figures {
        let Mark::Figure { harm, .. } = &a.mentions[*f].mark else { continue };
        let Some(people) = a.links.iter().find(|l| l.from == *f && l.role == LinkRole::Other)
        else {
            continue;
        };
        if civil_target && !matches!(harm, Harm::Crowd) && !d.actors.contains(&people.to) {
            add(ParticipantRole::Target, people.to);
        }
    }
    out
}

fn other_places(a: &Annotated, text: &str, d: &Draft) -> Vec<OtherPlace> {
    let mut out: Vec<OtherPlace> = Vec::new();
    for (role, m) in &d.other_places {
        let (Some(role), Some(place)) = (role.place_role(), draft::place(a, *m)) else { continue };
        if Some(*m) != d.place && !out.iter().any(|o| o.place.id == place.id) {
            out.push(OtherPlace {
                role,
                place: place.clone(),
                quote: Quote::new(text, a.mentions[*m].span),
            });
        }
    }
    out
}

fn tags(a: &Annotated, text: &str, d: &Draft) -> (Vec<Tag>, Vec<Tag>) {
    let (mut hit, mut weapons): (Vec<Tag>, Vec<Tag>) = (Vec::new(), Vec::new());
    for (_, m) in &d.tags {
        let (list, kind) = match &a.mentions[*m].mark {
            Mark::Hit(kind) => (&mut hit, kind),
            Mark::Weapon(kind, _) => (&mut weapons, kind),
            _ => continue,
        };
        if !list.iter().any(|t| t.kind == *kind) {
            list.push(Tag { kind: kind.clone(), quote: Quote::new(text, a.mentions[*m].span) });
        }
    }
    (hit, weapons)
}

/// The kind, where words, weapons and sides together decide it.
fn kind(a: &Annotated, d: &Draft, event: &Event) -> Act {
    let armed = |k: ActorKind| {
        use ActorKind as K;
        matches!(
            k,
            K::State
                | K::Police
                | K::Rebel
                | K::Militia
                | K::Communal
                | K::External
                | K::Peacekeepers
                | K::Gang
        )
    };
    let any = |role: ParticipantRole, test: &dyn Fn(ActorKind) -> bool| {
        event.participants.iter().any(|p| p.role == role && test(p.actor.kind))
    };
    let civilians = any(ParticipantRole::Target, &|k| !armed(k));
    let target_armed = any(ParticipantRole::Target, &armed);
    let by_state =
        any(ParticipantRole::Actor, &|k| matches!(k, ActorKind::State | ActorKind::Police));
    let by_group = any(ParticipantRole::Actor, &|k| {
        armed(k) && !matches!(k, ActorKind::State | ActorKind::Police | ActorKind::Peacekeepers)
    });
    let dead = event.figures.iter().any(|f| f.harm == Harm::Killed && f.toll.headline() != Some(0));
    match d.kind {
        None => {
            let weapon = d.tags.iter().find_map(|(_, m)| match &a.mentions[*m].mark {
                Mark::Weapon(_, act) => *act,
                _ => None,
            });
            match weapon {
                Some(act) => act,
                None if target_armed && !civilians => Act::ArmedClash,
                None => Act::Attack,
            }
        }
        Some(Act::Arrests) if by_group && !by_state => Act::Abduction,
        Some(Act::NonStateActorOvertakesTerritory) if by_state && !by_group && !foreign(event) => {
            Act::GovernmentRegainsTerritory
        }
        Some(Act::GovernmentRegainsTerritory) if by_group && !by_state => {
            Act::NonStateActorOvertakesTerritory
        }
        Some(Act::PeacefulProtest | Act::ProtestWithIntervention) if dead && by_state => {
            Act::ExcessiveForce
        }
        Some(Act::MobViolence | Act::Attack) => d.kind.unwrap_or(Act::Attack),
        Some(act) => act,
    }
}

/// A foreign army that takes a place overtakes territory as a non-state actor does (ACLED).
fn foreign(event: &Event) -> bool {
    let Some(country) = event.place.as_ref().and_then(|p| p.place.country.as_ref()) else {
        return false;
    };
    event.actors().any(|p| p.actor.country.as_ref().is_some_and(|c| c != country))
}

fn confidence(d: &Draft, event: &Event) -> u8 {
    let mut c: i32 = 45;
    c += if d.kind.is_some() { 15 } else { 5 };
    c += if event.place.is_some() { 10 } else { -5 };
    c += if event.when.as_ref().is_some_and(|w| w.dating.first.is_some()) { 8 } else { 0 };
    c += if event.participants.iter().any(|p| p.actor.id.is_some()) { 8 } else { 0 };
    c += if event.participants.is_empty() { -5 } else { 3 };
    c += if event.figures.is_empty() { 0 } else { 5 };
    c += if d.sentences.len() > 1 { 4 } else { 0 };
    c += if matches!(d.passage, PassageKind::Headline | PassageKind::Lead) { 5 } else { 0 };
    c -= if d.modality == Modality::Happened { 0 } else { 10 };
    u8::try_from(c.clamp(5, 95)).unwrap_or(50)
}
