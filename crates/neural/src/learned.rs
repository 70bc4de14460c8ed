//! The model as the annotator's learned reader: from probabilities of pieces to acts and the words of their roles.

use crate::{Error, Mode, Model, Reading, Role};
use std::ops::Range;
use tidings_annotate as annotate;
use tidings_annotate::{Filler, Glimpse, Learned, LearnedAct};
use tidings_model::{Act, Modality, Span, Vocabulary};

/// Pieces this likely to be of an act are one, together with those beside them.
const ACT: f32 = 0.35;
/// Roles of less likely words are not asked for: the annotator would not hear them.
const ROLES_FROM: f32 = 0.5;
/// Words this likely to fill a role fill it.
const ROLE: f32 = 0.4;
/// Words this likely to fill it do when the word beside does.
const BESIDE: f32 = 0.2;
/// An act that another holds so likely for its own event is not asked for its roles: they are told.
const TOLD: f32 = 0.9;

/// A role that words fill, and the same in the annotator's words.
type Fill = (Role, annotate::Role);
const FILLS: [Fill; 11] = [
    (Role::Who, annotate::Role::Who),
    (Role::Whom, annotate::Role::Whom),
    (Role::Where, annotate::Role::Where),
    (Role::When, annotate::Role::When),
    (Role::With, annotate::Role::With),
    (Role::Killed, annotate::Role::Killed),
    (Role::Injured, annotate::Role::Injured),
    (Role::Captured, annotate::Role::Captured),
    (Role::Crowd, annotate::Role::Crowd),
    (Role::Displaced, annotate::Role::Displaced),
    (Role::Says, annotate::Role::Says),
];

impl Learned for Model {
    fn name(&self) -> &str {
        Self::name(self)
    }

    fn limit(&self) -> usize {
        Self::limit(self)
    }

    fn glance(&self, text: &str) -> Vec<Glimpse> {
        let all = Self::glance(self, text).into_iter();
        all.map(|(span, (act, subject))| Glimpse { span, act, subject }).collect()
    }

    fn worth(&self, pieces: &[Glimpse]) -> f32 {
        Self::worth(self, pieces.iter().map(|p| (p.act, p.subject)))
    }

    fn read(&self, window: &str, asked: &[Span]) -> Result<Vec<LearnedAct>, String> {
        self.acts(window, asked).map_err(|e| e.to_string())
    }
}

impl Model {
    /// What fills the roles of these words of a window, supposing that they are an act.
    ///
    /// # Errors
    /// When the window has more pieces than [`Model::limit`].
    pub fn fillers(&self, window: &str, act: Span) -> Result<Vec<Filler>, Error> {
        let Some(reading) = Self::read(self, &[window])?.pop() else { return Ok(Vec::new()) };
        let word = touching(&reading, act);
        if word.is_empty() {
            return Ok(Vec::new());
        }
        let scores = reading.roles(self, std::slice::from_ref(&word))?;
        let cut = words(&reading.pieces, window);
        Ok(scores.first().map_or_else(Vec::new, |s| fillers(&reading, &cut, &word, s)))
    }

    fn acts(&self, window: &str, asked: &[Span]) -> Result<Vec<LearnedAct>, Error> {
        let Some(reading) = Self::read(self, &[window])?.pop() else { return Ok(Vec::new()) };
        let mut words = found(&reading);
        for span in asked {
            let pieces = touching(&reading, *span);
            if !pieces.is_empty()
                && !words.iter().any(|w| w.start < pieces.end && pieces.start < w.end)
            {
                words.push(pieces);
            }
        }
        let mut acts: Vec<LearnedAct> = words.iter().map(|w| act(&reading, w)).collect();
        // The surest are asked first; what they hold for other words of their own event is not asked again.
        let mut order: Vec<usize> =
            (0..words.len()).filter(|n| sure(&reading, &words[*n]) >= ROLES_FROM).collect();
        order.sort_by_key(|n| (std::cmp::Reverse(acts[*n].sure), *n));
        let cut = self::words(&reading.pieces, window);
        let mut told = vec![false; words.len()];
        for n in &order {
            if told[*n] {
                continue;
            }
            let asked = reading.roles(self, std::slice::from_ref(&words[*n]))?;
            let Some(scores) = asked.first() else { continue };
            acts[*n].fillers = fillers(&reading, &cut, &words[*n], scores);
            for m in order.iter().filter(|m| *m != n) {
                let likely = mean(scores, &words[*m], Role::Same);
                told[*m] |= likely >= TOLD;
                let other = acts[*m].span;
                acts[*n].same.push((other, percent(likely)));
            }
        }
        Ok(acts)
    }
}

/// Runs of pieces that are of an act.
fn found(r: &Reading) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (n, score) in r.acts.iter().enumerate().filter(|(_, s)| 1.0 - s.none >= ACT) {
        match out.last_mut() {
            // One act may stand right behind another of another kind.
            Some(last) if last.end == n && r.acts[last.start].best().0 == score.best().0 => {
                last.end = n + 1
            }
            _ => out.push(n..n + 1),
        }
    }
    out
}

fn touching(r: &Reading, span: Span) -> Range<usize> {
    let first = r.pieces.iter().position(|p| p.overlaps(span));
    let last = r.pieces.iter().rposition(|p| p.overlaps(span));
    first.zip(last).map_or(0..0, |(a, b)| a..b + 1)
}

fn sure(r: &Reading, word: &Range<usize>) -> f32 {
    r.acts[word.clone()].iter().map(|s| 1.0 - s.none).fold(0.0, f32::max)
}

fn act(r: &Reading, word: &Range<usize>) -> LearnedAct {
    let mut kinds = [0.0_f32; Act::ALL.len()];
    let mut modes = [0.0_f32; Mode::ALL.len()];
    let mut background = 0.0;
    for n in word.clone() {
        kinds.iter_mut().zip(&r.acts[n].kinds).for_each(|(sum, p)| *sum += p);
        modes.iter_mut().zip(&r.modes[n]).for_each(|(sum, p)| *sum += p);
        background += r.background[n];
    }
    let best = |values: &[f32]| {
        let top = values.iter().copied().fold(f32::MIN, f32::max);
        values.iter().position(|v| *v >= top).unwrap_or_default()
    };
    let modality = match Mode::ALL[best(&modes)] {
        Mode::Happened => Modality::Happened,
        Mode::Alleged => Modality::Alleged,
        Mode::Denied => Modality::Denied,
        Mode::Expected => Modality::Expected,
    };
    let likeliest = best(&kinds);
    LearnedAct {
        span: r.pieces[word.start].cover(r.pieces[word.end - 1]),
        act: Act::ALL[likeliest],
        kind: percent(kinds[likeliest] / kinds.iter().sum::<f32>().max(f32::MIN_POSITIVE)),
        sure: percent(sure(r, word)),
        modality,
        background: percent(background / count(word.len())),
        fillers: Vec::new(),
        same: Vec::new(),
    }
}

/// How likely these pieces, taken together, fill a role.
fn mean(scores: &[crate::RoleScore], pieces: &Range<usize>, role: Role) -> f32 {
    let sum: f32 = scores[pieces.clone()].iter().map(|s| s.of(role)).sum();
    sum / count(pieces.len())
}

/// Pieces of one word each, which stand or fall together.
fn words(pieces: &[Span], window: &str) -> Vec<Range<usize>> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut out: Vec<Range<usize>> = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let joined = n > 0
            && pieces[n - 1].end >= piece.start
            && letter(pieces[n - 1].of(window).chars().next_back())
            && letter(piece.of(window).chars().next());
        match out.last_mut() {
            Some(last) if joined => last.end = n + 1,
            _ => out.push(n..n + 1),
        }
    }
    out
}

/// Words that fill one role; the act word fills none.
fn fillers(
    r: &Reading,
    words: &[Range<usize>],
    act: &Range<usize>,
    scores: &[crate::RoleScore],
) -> Vec<Filler> {
    let open = |n: usize| words[n].end <= act.start || act.end <= words[n].start;
    let likely = |n: usize, role: Role| mean(scores, &words[n], role);
    let best = |n: usize| {
        let top = FILLS
            .iter()
            .map(|fill| (*fill, likely(n, fill.0)))
            .fold((FILLS[0], 0.0), |best, x| if x.1 > best.1 { x } else { best });
        (open(n) && top.1 >= ROLE).then_some(top.0)
    };
    let mut labels: Vec<Option<Fill>> = (0..words.len()).map(best).collect();
    // A phrase goes on over words less sure, from its sure ones on, to both sides.
    for back in [false, true] {
        for step in 1..words.len() {
            let n = if back { words.len() - 1 - step } else { step };
            let beside = labels[if back { n + 1 } else { n - 1 }];
            if let (None, Some(fill)) = (labels[n], beside)
                && open(n)
                && likely(n, fill.0) >= BESIDE
            {
                labels[n] = Some(fill);
            }
        }
    }
    let mut out: Vec<(Fill, Range<usize>)> = Vec::new();
    for (n, fill) in labels.iter().enumerate().filter_map(|(n, l)| l.map(|fill| (n, fill))) {
        match out.last_mut() {
            Some((last, run)) if *last == fill && run.end == n => run.end = n + 1,
            _ => out.push((fill, n..n + 1)),
        }
    }
    out.into_iter()
        .map(|((asked, role), run)| {
            // As sure as its surest word: the ends of a phrase are a matter of taste.
            let sure = run.clone().map(|n| likely(n, asked)).fold(0.0, f32::max);
            let span = r.pieces[words[run.start].start].cover(r.pieces[words[run.end - 1].end - 1]);
            Filler { role, span, sure: percent(sure) }
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few pieces")]
const fn count(n: usize) -> f32 {
    n as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
fn percent(p: f32) -> u8 {
    (p.clamp(0.0, 1.0) * 100.0).round() as u8
}
