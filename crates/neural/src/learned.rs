//! The model as the annotator's learned reader: from probabilities of pieces to acts and the words of their roles.

use crate::{Error, Mode, Model, Reading, Role};
use std::ops::Range;
use tidings_annotate as annotate;
use tidings_annotate::{Filler, Learned, LearnedAct};
use tidings_model::{Act, Modality, Span, Vocabulary};

/// Pieces this likely to be of an act are one, together with those beside them.
const ACT: f32 = 0.35;
/// Words asked about that are less likely are not worth asking for their roles.
const ROLES_FROM: f32 = 0.2;
/// Pieces this likely to fill a role fill it.
const ROLE: f32 = 0.4;

impl Learned for Model {
    fn name(&self) -> &str {
        Self::name(self)
    }

    fn limit(&self) -> usize {
        Self::limit(self)
    }

    fn pieces(&self, text: &str) -> usize {
        self.count(text)
    }

    fn read(&self, window: &str, asked: &[Span]) -> Result<Vec<LearnedAct>, String> {
        self.acts(window, asked).map_err(|e| e.to_string())
    }
}

impl Model {
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
        let worth = |w: &Range<usize>| sure(&reading, w) >= ROLES_FROM;
        let roles: Vec<Range<usize>> = words.iter().filter(|w| worth(w)).cloned().collect();
        let mut scores = reading.roles(self, &roles)?.into_iter();
        let mut acts = Vec::with_capacity(words.len());
        for word in &words {
            let fillers = if worth(word) {
                scores.next().map_or_else(Vec::new, |s| fillers(&reading, word, &s))
            } else {
                Vec::new()
            };
            acts.push(act(&reading, word, fillers));
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

fn act(r: &Reading, word: &Range<usize>, fillers: Vec<Filler>) -> LearnedAct {
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
    #[expect(clippy::cast_precision_loss, reason = "a few pieces")]
    let long = word.len() as f32;
    LearnedAct {
        span: r.pieces[word.start].cover(r.pieces[word.end - 1]),
        act: Act::ALL[best(&kinds)],
        sure: percent(sure(r, word)),
        modality,
        background: percent(background / long),
        fillers,
    }
}

/// Runs of pieces that fill one role; the act word fills none.
fn fillers(r: &Reading, word: &Range<usize>, scores: &[crate::RoleScore]) -> Vec<Filler> {
    let role_of = |n: usize| {
        let (role, p) = Role::ALL
            .iter()
            .map(|role| (*role, scores[n].of(*role)))
            .fold((Role::Who, 0.0), |best, x| if x.1 > best.1 { x } else { best });
        (p >= ROLE && !word.contains(&n)).then_some((role, p))
    };
    let mut out: Vec<(Role, Range<usize>, f32)> = Vec::new();
    for n in 0..scores.len() {
        let Some((role, p)) = role_of(n) else { continue };
        match out.last_mut() {
            Some((last, run, sum)) if *last == role && run.end == n => {
                run.end = n + 1;
                *sum += p;
            }
            _ => out.push((role, n..n + 1, p)),
        }
    }
    out.into_iter()
        .map(|(role, run, sum)| {
            #[expect(clippy::cast_precision_loss, reason = "a few pieces")]
            let mean = sum / run.len() as f32;
            let span = r.pieces[run.start].cover(r.pieces[run.end - 1]);
            Filler { role: annotators(role), span, sure: percent(mean) }
        })
        .collect()
}

const fn annotators(role: Role) -> annotate::Role {
    match role {
        Role::Who => annotate::Role::Who,
        Role::Whom => annotate::Role::Whom,
        Role::Where => annotate::Role::Where,
        Role::When => annotate::Role::When,
        Role::With => annotate::Role::With,
        Role::Killed => annotate::Role::Killed,
        Role::Injured => annotate::Role::Injured,
        Role::Captured => annotate::Role::Captured,
        Role::Crowd => annotate::Role::Crowd,
        Role::Displaced => annotate::Role::Displaced,
        Role::Says => annotate::Role::Says,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
fn percent(p: f32) -> u8 {
    (p.clamp(0.0, 1.0) * 100.0).round() as u8
}
