//! Marks and links of one text become its events: one per thing that happened.

use crate::attach::{adopt, orphans};
use crate::believe::{believable, is_conflict_story};
use crate::draft::{Draft, drafts, is_heading};
use crate::figures::figures;
use crate::merge::merge;
use crate::shape::{kind, other_places, participants, tags};
use crate::speakers::{confirmed_figures, speakers, voice};
use crate::standing::{Vouching, standing};
use crate::{code, draft};
use jiff::civil::Date;
use tidings_model::{
    Act, Annotated, Digest, Event, Mark, MentionId, Modality, PassageKind, Quote, ReportId, TextId,
    When, Where,
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
/// What a learned reader holds for history with so many per cent is no news.
const HISTORY: u8 = 60;
/// Below this an event needs a person's look before it leaves.
const REVIEW_BELOW: u8 = 60;

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
    let sentence = evidence(a, text, d);
    let trigger = trigger(a, d, sentence);
    let blamed = d
        .speakers
        .iter()
        .any(|m| matches!(a.mentions[*m].mark, Mark::Speaker { blames: true, .. }));
    let both =
        d.speakers.iter().any(|m| matches!(a.mentions[*m].mark, Mark::Speaker { both: true, .. }));
    let (stated, only_denied) = voice(a, text, d, &speakers, &speaker_marks);
    let stated = stated && !a.release;
    let standing = standing(&Vouching {
        release: a.release,
        modalities: &d.modalities,
        participants: &participants,
        speakers: &speakers,
        stated,
        only_denied,
        blamed,
        both,
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
/// most of its own values, the first of equals; a heading only when there is no other.
fn evidence(a: &Annotated, text: &str, d: &Draft) -> usize {
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
            let heading = is_heading(text, &a.sentences[*s]);
            let lead = a.sentences[*s].passage == PassageKind::Lead;
            (!heading, names_act(*s), lead, count(*s), std::cmp::Reverse(*s))
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
    if d.opinion.is_some_and(|o| o.sure >= 50 && o.background >= HISTORY) {
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
    // Agreement of grammar and learned reader raises confidence, disagreement lowers it.
    if let Some(o) = d.opinion {
        c = (c + i32::from(o.sure)) / 2;
    }
    u8::try_from(c.clamp(5, 95)).unwrap_or(50)
}
