//! One text from sentences to marks: runs every finder in order and joins what they found.

use crate::actors::{self, Names, Story};
use crate::found::{ActorOrigin, At};
use crate::lang::Language;
use crate::learned::{self, Learned};
use crate::lexicon::Topic;
use crate::link::{self, Findings, Tie};
use crate::sentence::{Sent, sentences};
use crate::{acts, dates, figures, places, speakers, tags};
use jiff::civil::Date;
use std::collections::BTreeMap;
use tidings_knowledge::Knowledge;
use tidings_model::{
    Annotated, DatePrecision, Extraction, Link, LinkRole, Mark, Mention, PassageKind, Sentence,
    Span, SpeakerAbout,
};

/// What a text is read with.
pub(crate) struct Source<'a> {
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) names: &'a Names,
    pub(crate) lang: &'static Language,
    pub(crate) learned: Option<&'a dyn Learned>,
}

/// Annotates one text; also whether some date could not be resolved, and why the learned reader failed.
pub(crate) fn annotate(
    source: &Source<'_>,
    extraction: &Extraction,
    published: Option<Date>,
) -> (Annotated, bool, Option<String>) {
    let &Source { knowledge, names, lang, learned } = source;
    let sents = sentences(extraction, lang);
    let uncased = is_uncased(&extraction.text);
    let mut story =
        Story { knowledge, names, lang, published, uncased, text: &extraction.text, country: None };
    story.country = main_country(&story, &sents);
    let mut f = Findings::default();
    for (index, sent) in sents.iter().enumerate() {
        f.actors.extend(actors::find(&story, sent, index));
    }
    f.places = places::find(&story, &extraction.text, &sents, &f.actors);
    let (found_dates, _) = dates::find(lang, &sents, published);
    f.dates = found_dates;
    let undated = f.dates.iter().any(|d| d.dating.precision == DatePrecision::Unknown);
    for (index, sent) in sents.iter().enumerate() {
        let here: Vec<(usize, &crate::found::FoundActor)> =
            f.actors.iter().enumerate().filter(|(_, a)| a.at.sent == index).collect();
        let only: Vec<&crate::found::FoundActor> = here.iter().map(|(_, a)| *a).collect();
        let found = figures::find(lang, sent, index, &here, &f.figures);
        f.figures.extend(found);
        let spoken = speakers::find(lang, sent, index, &only, &f.speakers);
        f.speakers.extend(spoken);
        f.tags.extend(tags::find(lang, sent, index));
        f.acts.extend(acts::find(lang, sent, index));
    }
    // A town inside a named actor or a person's name was refused already; an act inside an actor's
    // name ("Movement for …") is no act.
    f.acts.retain(|act| {
        !f.actors.iter().any(|a| {
            a.origin == ActorOrigin::Named && a.at.overlaps(&act.at) && a.at.from < act.at.from
        })
    });
    places_taken(lang, &sents, &mut f);
    let (heard, failed) = match learned {
        Some(learned) => learned::hear(learned, &story, &sents, &mut f),
        None => (Vec::new(), None),
    };
    let ties = learned::overrule(&f, link::link(lang, &sents, &f), heard);
    let mut annotated = assemble(&sents, &f, &ties);
    annotated.play = share(lang, &sents, Topic::Play);
    annotated.crime = share(lang, &sents, Topic::Crime);
    annotated.release = is_release(lang, &sents);
    (annotated, undated, failed)
}

/// What each of the `marked` names of a text is.
pub(crate) fn settle<'a>(
    knowledge: &'a Knowledge,
    names: &'a Names,
    lang: &'static Language,
    extraction: &'a Extraction,
    marked: &[Span],
) -> Vec<places::Given<'a>> {
    let sents = sentences(extraction, lang);
    let text = &extraction.text;
    let uncased = is_uncased(text);
    let mut story = Story { knowledge, names, lang, published: None, uncased, text, country: None };
    story.country = main_country(&story, &sents);
    let found = sents.iter().enumerate().map(|(index, sent)| actors::find(&story, sent, index));
    let actors: Vec<_> = found.flatten().collect();
    places::settle(&story, text, &sents, &actors, marked)
}

/// "captured Goma": a name right after the word is what was taken, "captured rebels in Goma" not.
fn places_taken(lang: &Language, sents: &[Sent], f: &mut Findings) {
    for act in f.acts.iter_mut().filter(|a| a.capture) {
        let tokens = &sents[act.at.sent].tokens;
        let mut here = f.places.iter().filter(|p| p.at.sent == act.at.sent);
        let named = here.any(|p| {
            let after = p.at.from >= act.at.to && p.at.from <= act.at.to + 2;
            let between = tokens.get(act.at.to..p.at.from).unwrap_or_default();
            let within = between.iter().any(|t| t.is(lang.at_place));
            let before = act.passive && p.at.to <= act.at.from && p.at.to + 3 >= act.at.from;
            after && !within || before
        });
        let people = f.figures.iter().any(|x| {
            x.at.sent == act.at.sent && x.at.from >= act.at.to && x.at.from <= act.at.to + 1
        });
        if named && !people {
            act.act = tidings_model::Act::NonStateActorOvertakesTerritory;
        }
    }
}

/// A text almost without capitals: names are found by the words around them only.
fn is_uncased(text: &str) -> bool {
    let (mut upper, mut lower) = (0usize, 0usize);
    for c in text.chars().take(4000) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    lower > 40 && upper * 200 < lower
}

/// The country most spoken of, weighted towards the opening.
fn main_country(story: &Story<'_>, sents: &[Sent]) -> Option<String> {
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    for (index, sent) in sents.iter().enumerate() {
        let weight = if index < 3 { 2.0 } else { 1.0 };
        let mut at = 0;
        while at < sent.tokens.len() {
            match story.names.country(&sent.tokens, at, story.uncased) {
                Some((n, code, _)) => {
                    *weights.entry(code.to_owned()).or_default() += weight;
                    at += n;
                }
                None => at += 1,
            }
        }
    }
    let best = weights.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)))?;
    Some(best.0.clone())
}

/// Sentences at the top, and words of one at most, where a release says that it is one.
const TOP: usize = 4;
const LINE: usize = 12;

/// Whether the report is what one side says of itself: its headline or a short line at its top says so.
fn is_release(lang: &Language, sents: &[Sent]) -> bool {
    sents.iter().take(TOP).any(|s| {
        let short = s.passage == PassageKind::Headline || s.tokens.len() <= LINE;
        // "said in a press release" tells whose word it is and does not make the report one.
        let opens = |at: usize| at == 0 || s.tokens[at - 1].mark().is_some();
        short
            && (0..s.tokens.len()).any(|at| {
                let topic = lang.lexicon.topics.at(&s.tokens, at);
                topic.is_some_and(|(n, t)| *t == Topic::Release && (opens(at) || n > 2))
            })
    })
}

/// Share of sentences with words of a topic.
#[expect(clippy::cast_precision_loss, reason = "counts of sentences")]
fn share(lang: &Language, sents: &[Sent], topic: Topic) -> f32 {
    let topics = &lang.lexicon.topics;
    let about = |s: &&Sent| {
        (0..s.tokens.len()).any(|at| topics.at(&s.tokens, at).is_some_and(|(_, t)| *t == topic))
    };
    sents.iter().filter(about).count() as f32 / sents.len().max(1) as f32
}

/// Findings of all kinds become mentions in text order; ties become links.
fn assemble(sents: &[Sent], f: &Findings, ties: &[Tie]) -> Annotated {
    let mut mentions: Vec<(Key, Mention)> = Vec::new();
    for (i, a) in f.acts.iter().enumerate().filter(|(_, a)| !learned::refused(a)) {
        let mark = Mark::Act {
            act: a.act,
            generic: a.generic,
            harm: a.harm,
            again: a.again,
            weak: a.weak || a.captives || a.generic,
            context: a.context,
            noun: a.noun,
            modality: a.modality,
            opinion: a.opinion,
        };
        mentions.push((Key::Act(i), mention(&a.at, mark)));
    }
    for (i, a) in f.actors.iter().enumerate() {
        let used = ties.iter().any(|t| is_participant(t.role) && t.to == i);
        if a.origin == ActorOrigin::Country && !used {
            continue;
        }
        let mark = Mark::Actor {
            actor: a.actor.clone(),
            groups: a.groups.clone(),
            anyone: a.anyone,
            stranger: a.stranger,
        };
        mentions.push((Key::Actor(i), mention(&a.at, mark)));
    }
    for (i, p) in f.places.iter().enumerate() {
        mentions.push((Key::Place(i), mention(&p.at, Mark::Place(p.place.clone()))));
    }
    for (i, d) in f.dates.iter().enumerate() {
        mentions.push((Key::Date(i), mention(&d.at, Mark::Date(d.dating))));
    }
    for (i, s) in f.speakers.iter().enumerate() {
        let about =
            if s.responsibility { SpeakerAbout::Responsibility } else { SpeakerAbout::Event };
        let mark = Mark::Speaker {
            actor: s.actor.clone(),
            stance: s.stance,
            about,
            via: s.via,
            blames: s.blames,
            both: s.both,
        };
        mentions.push((Key::Speaker(i), mention(&s.at, mark)));
    }
    for (i, t) in f.tags.iter().enumerate() {
        let mark =
            if t.weapon { Mark::Weapon(t.kind.clone(), t.act) } else { Mark::Hit(t.kind.clone()) };
        mentions.push((Key::Tag(i), mention(&t.at, mark)));
    }
    for (i, x) in f.figures.iter().enumerate() {
        let mark = Mark::Figure {
            harm: x.harm,
            whom: x.whom,
            group: x.group,
            unit: x.unit,
            toll: x.toll,
            basis: x.basis,
            among: None,
            more: x.more,
        };
        mentions.push((Key::Figure(i), mention(&x.at, mark)));
    }
    mentions.sort_by_key(|(key, m)| (m.span.start, m.span.end, *key));
    let number: BTreeMap<Key, usize> =
        mentions.iter().enumerate().map(|(n, (k, _))| (*k, n)).collect();
    for (key, m) in &mut mentions {
        if let (Key::Figure(i), Mark::Figure { among, .. }) = (*key, &mut m.mark) {
            *among = f.figures[i].among.and_then(|j| number.get(&Key::Figure(j)).copied());
        }
    }
    let mut links: Vec<Link> = ties
        .iter()
        .filter_map(|t| {
            Some(Link {
                from: *number.get(&Key::Act(t.act))?,
                to: *number.get(&key_of(t))?,
                role: t.role,
                confidence: t.confidence,
            })
        })
        .collect();
    // A figure is linked to the people it counts as well: they are whose people died.
    for (i, x) in f.figures.iter().enumerate() {
        if let (Some(from), Some(to)) =
            (number.get(&Key::Figure(i)), x.people.and_then(|p| number.get(&Key::Actor(p))))
        {
            links.push(Link { from: *from, to: *to, role: LinkRole::Other, confidence: 80 });
        }
    }
    let sentences = sents
        .iter()
        .map(|s| Sentence { span: s.span, passage: s.passage, paragraph: s.paragraph })
        .collect();
    Annotated {
        sentences,
        mentions: mentions.into_iter().map(|(_, m)| m).collect(),
        links,
        ..Annotated::default()
    }
}

/// Which finding a mention came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Act(usize),
    Actor(usize),
    Place(usize),
    Date(usize),
    Figure(usize),
    Speaker(usize),
    Tag(usize),
}

const fn is_participant(role: LinkRole) -> bool {
    matches!(role, LinkRole::Actor | LinkRole::Target | LinkRole::Other)
}

const fn key_of(t: &Tie) -> Key {
    match t.role {
        LinkRole::Actor | LinkRole::Target | LinkRole::Other => Key::Actor(t.to),
        LinkRole::Place | LinkRole::Origin | LinkRole::Destination | LinkRole::Context => {
            Key::Place(t.to)
        }
        LinkRole::Date => Key::Date(t.to),
        LinkRole::Figure => Key::Figure(t.to),
        LinkRole::Speaker => Key::Speaker(t.to),
        LinkRole::Weapon | LinkRole::Hit => Key::Tag(t.to),
        LinkRole::Same => Key::Act(t.to),
    }
}

fn mention(at: &At, mark: Mark) -> Mention {
    Mention {
        span: Span { start: at.span.start, end: at.span.end },
        mark,
        sentence: at.sent,
        confidence: 80,
    }
}
