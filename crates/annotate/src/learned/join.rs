//! Asks the learned reader about the stretches worth it, and joins its acts with those of the word lists.

use super::fill::{Filling, HEARD};
use super::{Glimpse, Learned, LearnedAct, phrase};
use crate::actors::Story;
use crate::acts;
use crate::found::{At, FoundAct};
use crate::link::{Findings, Tie};
use crate::sentence::Sent;
use std::ops::Range;
use tidings_model::{Act, LinkRole, Modality, Opinion, PassageKind, Span};

/// An even chance: from here on words that no list has are an act, and its word on roles and modality
/// counts more than the rules'; below, an act of the word lists is none.
const LIKELY: u8 = 50;

/// A text of so few sentences, as a headline alone, is less than what the reader learned from: there an act of the
/// word lists stands unless it holds it for all but impossible.
const BRIEF: usize = 2;
const UNLIKELY: u8 = 8;

/// A stretch that a glance holds less worth it is not read: of held-out ones with an act, 98 or 99 in 100 are worth more.
const WORTH: f32 = 0.2;
/// Of a story of several stretches that are all less worth it none is read: on the training half of MUC-4 nothing is
/// lost, and ordinary news is read faster.
const STORY_WORTH: f32 = 0.5;

/// What was heard of one act: its number among the findings, and what fills its roles.
pub(crate) struct Heard {
    act: usize,
    sure: u8,
    ties: Vec<(LinkRole, usize, u8)>,
}

/// Asks about every stretch that the rules find worth it. Adds acts, changes and drops them, and finds
/// the fillers of their roles. What could not be read is told.
pub(crate) fn hear(
    learned: &dyn Learned,
    story: &Story<'_>,
    sents: &[Sent],
    f: &mut Findings,
) -> (Vec<Heard>, Option<String>) {
    let mut said: Vec<LearnedAct> = Vec::new();
    let mut failed = None;
    let beside = learned.beside();
    if beside.gate && !worth_it(f, &(0..sents.len())) {
        return (Vec::new(), None);
    }
    let pieces = learned.glance(story.text);
    let span = |w: &Range<usize>| sents[w.start].span.cover(sents[w.end - 1].span);
    let asking: Vec<(f32, Range<usize>)> = windows(learned.limit(), &pieces, sents)
        .into_iter()
        .filter(|w| !beside.gate || worth_it(f, w))
        .map(|w| (learned.worth(within(&pieces, span(&w))), w))
        .collect();
    let idle = asking.len() > 1 && asking.iter().all(|(worth, _)| *worth < STORY_WORTH);
    for (worth, window) in asking {
        let span = span(&window);
        let asked: Vec<Span> = f
            .acts
            .iter()
            .filter(|a| window.contains(&a.at.sent))
            .map(|a| Span { start: a.at.span.start - span.start, end: a.at.span.end - span.start })
            .collect();
        if beside.gate && (idle || worth < WORTH) {
            said.extend(asked.into_iter().map(|a| moved(nothing(a), span.start)));
            continue;
        }
        match learned.read(span.of(story.text), &asked) {
            Ok(mut acts) => {
                if sents.len() <= BRIEF {
                    acts.retain(|a| a.sure >= LIKELY || a.sure < UNLIKELY);
                }
                said.extend(acts.into_iter().map(|a| moved(a, span.start)));
            }
            Err(why) => failed = Some(why),
        }
    }
    if !beside.lists {
        f.acts.clear();
    }
    (join(story, sents, f, &said), failed)
}

/// The pieces that begin in `span`.
fn within(pieces: &[Glimpse], span: Span) -> &[Glimpse] {
    let at = |byte: u32| pieces.partition_point(|p| p.span.start < byte);
    &pieces[at(span.start)..at(span.end)]
}

/// What the reader says of an act where a glance finds none.
fn nothing(span: Span) -> LearnedAct {
    LearnedAct {
        span,
        act: Act::OtherStrategic,
        kind: 0,
        sure: 0,
        modality: Modality::Happened,
        background: 0,
        fillers: Vec::new(),
        same: Vec::new(),
    }
}

/// Sentences together, as many as the reader takes at once.
fn windows(limit: usize, pieces: &[Glimpse], sents: &[Sent]) -> Vec<Range<usize>> {
    // What stands between two sentences counts with the second.
    let mut end = 0;
    let size = |s: &Sent| {
        let from = std::mem::replace(&mut end, s.span.end).min(s.span.start);
        within(pieces, Span { start: from, end: s.span.end }).len() + 1
    };
    let sizes: Vec<usize> = sents.iter().map(size).collect();
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut size = 0;
    for (n, more) in sizes.iter().enumerate() {
        let caption = |s: &Sent| s.passage == PassageKind::Caption;
        match out.last_mut() {
            Some(last)
                if size + more <= limit && caption(&sents[n]) == caption(&sents[last.start]) =>
            {
                last.end = n + 1;
                size += more;
            }
            _ => {
                out.push(n..n + 1);
                size = *more;
            }
        }
    }
    // One sentence longer than the reader takes is left to the rules.
    out.retain(|w| sizes[w.clone()].iter().sum::<usize>() <= limit);
    out
}

/// The gate: a stretch without any word of harm, arms or conflict has no event in it.
fn worth_it(f: &Findings, window: &Range<usize>) -> bool {
    let within = |at: &At| window.contains(&at.sent);
    f.acts.iter().any(|a| within(&a.at))
        || f.figures.iter().any(|x| within(&x.at))
        || f.tags.iter().any(|t| t.weapon && within(&t.at))
        || f.actors.iter().any(|a| within(&a.at) && a.actor.is_armed())
}

fn moved(mut a: LearnedAct, by: u32) -> LearnedAct {
    let by = |s: Span| Span { start: s.start + by, end: s.end + by };
    a.span = by(a.span);
    for filler in &mut a.fillers {
        filler.span = by(filler.span);
    }
    for (other, _) in &mut a.same {
        *other = by(*other);
    }
    a
}

fn join(story: &Story<'_>, sents: &[Sent], f: &mut Findings, said: &[LearnedAct]) -> Vec<Heard> {
    let mut opinions: Vec<(usize, &LearnedAct)> = Vec::new();
    let listed = f.acts.len();
    for a in said {
        let known: Vec<usize> =
            (0..listed).filter(|i| f.acts[*i].at.span.overlaps(a.span)).collect();
        for i in &known {
            opinions.push((*i, a));
        }
        if known.is_empty()
            && a.sure >= LIKELY
            && let Some(at) =
                At::of(sents, a.span).and_then(|at| phrase::of_act(story.lang, sents, at))
            && !acts::only_looks_like_one(story.lang, &sents[at.sent], at.from)
        {
            f.acts.push(found(story, sents, at, a));
            opinions.push((f.acts.len() - 1, a));
        }
    }
    // Words of one act that the reader tells apart: the surer opinion stands.
    opinions.sort_by_key(|(i, a)| (*i, std::cmp::Reverse(a.sure)));
    opinions.dedup_by_key(|(i, _)| *i);
    let mut filling = Filling::new(story, sents, f, listed);
    let mut heard = Vec::new();
    for &(i, a) in &opinions {
        filling.weigh(i, a);
        let mut ties = if a.sure >= LIKELY { filling.ties(i, a) } else { Vec::new() };
        for (span, likely) in &a.same {
            let others = opinions.iter().filter(|(_, b)| b.span == *span);
            ties.extend(others.map(|(j, _)| (LinkRole::Same, *j, *likely)));
        }
        heard.push(Heard { act: i, sure: a.sure, ties });
    }
    heard
}

/// An act that no list has.
fn found(story: &Story<'_>, sents: &[Sent], at: At, a: &LearnedAct) -> FoundAct {
    let sent = &sents[at.sent];
    let before = |words: &[&str]| sent.before(at.from, words);
    let noun = before(story.lang.definite) || before(story.lang.articles) || before(story.lang.of);
    FoundAct {
        at,
        act: a.act,
        // Other words of the story may know better what kind of violence it was.
        generic: a.act.is_violent(),
        harm: false,
        noun,
        passive: false,
        both: a.act == Act::ArmedClash,
        suffers: false,
        // Whether the story is one of conflict is for words that are sure by themselves to say.
        weak: true,
        context: false,
        captives: false,
        capture: false,
        again: before(story.lang.definite),
        modality: a.modality,
        opinion: None,
    }
}

/// The kind that the reader gives act `i`. It takes many an explosion for a suicide bombing: one without a word of such
/// a bomber within a sentence or two is an explosion.
fn kind(f: &Findings, sent: usize, told: Act, listed: usize) -> Act {
    let near = |at: &At| at.sent.abs_diff(sent) <= 2;
    let bomber = f.tags.iter().any(|t| t.act == Some(Act::SuicideBomb) && near(&t.at))
        || f.acts[..listed].iter().any(|x| x.act == Act::SuicideBomb && near(&x.at));
    if told == Act::SuicideBomb && !bomber { Act::RemoteExplosive } else { told }
}

impl Filling<'_, '_> {
    /// Lets the opinion of an act weigh on the act.
    fn weigh(&mut self, i: usize, a: &LearnedAct) {
        let act = &mut self.f.acts[i];
        act.opinion = Some(Opinion {
            sure: a.sure,
            kind: a.kind,
            background: a.background,
            listed: i < self.listed,
        });
        if a.sure < LIKELY {
            return;
        }
        // A word that names its kind knows it better than the reader does, but for weak ones of which the reader is
        // sure: "hit" may be by anything.
        if act.generic || act.weak && a.kind >= HEARD {
            let sent = act.at.sent;
            self.f.acts[i].act = kind(self.f, sent, a.act, self.listed);
        }
        let act = &mut self.f.acts[i];
        act.modality = match (act.modality, a.modality) {
            (Modality::General | Modality::Happened, said) => said,
            (rules, Modality::Happened) => rules,
            (_, said) => said,
        };
    }
}

/// Drops what the reader holds for no act, and lets its roles stand in the place of the rules'.
pub(crate) fn overrule(f: &Findings, ties: Vec<Tie>, mut heard: Vec<Heard>) -> Vec<Tie> {
    keep_apart(f, &ties, &mut heard);
    let dropped = |act: usize| f.acts[act].opinion.is_some_and(|o| o.sure < LIKELY);
    let mut out: Vec<Tie> = ties
        .into_iter()
        .filter(|t| !dropped(t.act))
        .filter(|t| {
            let of = heard.iter().find(|h| h.act == t.act && h.sure >= LIKELY);
            // A thing near an act was hit only where the reader says so.
            of.is_none_or(|h| {
                t.role != LinkRole::Hit
                    && !h.ties.iter().any(|(role, ..)| same_question(*role, t.role))
            })
        })
        .collect();
    for h in heard.iter().filter(|h| !dropped(h.act)) {
        for &(role, to, confidence) in &h.ties {
            // Nobody does a thing to himself: the reader's word on one side clears the other.
            out.retain(|t| {
                !(t.act == h.act
                    && t.to == to
                    && t.role != role
                    && is_side(role)
                    && is_side(t.role))
            });
            out.push(Tie { act: h.act, role, to, confidence });
        }
    }
    out
}

/// In a round-up of many incidents the reader at times gives one act what the next sentence tells of another: that
/// stays with the act beside it. A town only where the rules find one for the act where it stands.
fn keep_apart(f: &Findings, ties: &[Tie], heard: &mut [Heard]) {
    let sent = |act: usize| f.acts[act].at.sent;
    let told: Vec<(usize, LinkRole, usize)> = heard
        .iter()
        .flat_map(|h| h.ties.iter().map(|(role, to, _)| (h.act, *role, *to)))
        .filter(|(act, role, to)| stands(f, *role, *to) == Some(sent(*act)))
        .collect();
    for h in heard {
        let (own, here) = (h.act, sent(h.act));
        let same: Vec<usize> = h
            .ties
            .iter()
            .filter(|(role, _, likely)| *role == LinkRole::Same && *likely >= HEARD)
            .map(|(_, to, _)| *to)
            .collect();
        h.ties.retain(|(role, to, _)| {
            if stands(f, *role, *to).is_none_or(|s| s == here) {
                return true;
            }
            let of_another = told
                .iter()
                .any(|(act, r, n)| r == role && n == to && *act != own && !same.contains(act));
            let told_here = || {
                let tie = |t: &&Tie| t.act == own && t.role == LinkRole::Place;
                let mut own = ties.iter().filter(tie).map(|t| t.to);
                exact(f, *to) && own.any(|n| f.places[n].at.sent == here && exact(f, n))
            };
            !of_another || *role == LinkRole::Place && !told_here()
        });
    }
}

/// A town, or what is smaller.
fn exact(f: &Findings, place: usize) -> bool {
    use tidings_model::PlacePrecision as P;
    matches!(f.places[place].place.precision, P::Site | P::Settlement | P::Near)
}

/// The sentence of what belongs to one act alone; none for what many acts share.
fn stands(f: &Findings, role: LinkRole, n: usize) -> Option<usize> {
    Some(match role {
        LinkRole::Figure => f.figures[n].at.sent,
        LinkRole::Target => f.actors[n].at.sent,
        LinkRole::Place => f.places[n].at.sent,
        LinkRole::Weapon | LinkRole::Hit => f.tags[n].at.sent,
        _ => return None,
    })
}

const fn is_side(role: LinkRole) -> bool {
    matches!(role, LinkRole::Actor | LinkRole::Target)
}

fn same_question(a: LinkRole, b: LinkRole) -> bool {
    a == b || matches!((a, b), (LinkRole::Place, LinkRole::Destination | LinkRole::Origin))
}

/// Whether the reader holds an act of the lists for none.
pub(crate) fn refused(act: &FoundAct) -> bool {
    act.opinion.is_some_and(|o| o.sure < LIKELY)
}
