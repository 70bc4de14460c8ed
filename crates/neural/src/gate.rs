//! The gate: a glance at the pieces of a text, which tells where an act may be at the cost of a few additions.
//!
//! Each piece has a row of numbers; a part of it is for each neighbour and one for itself. What a piece gets from
//! all of them says how far it speaks for an act.

use crate::error::Error;
use crate::file::File;

/// What every piece of the vocabulary gives, and how it is weighed.
pub(crate) struct Gate {
    rows: Vec<i8>,
    scale: Vec<f32>,
    /// Neighbours on each side.
    reach: usize,
    /// How many numbers each piece gives to each neighbour.
    near: usize,
    bias: Vec<f32>,
    act: Vec<f32>,
    subject: Vec<f32>,
    offset: f32,
}

/// How far one piece speaks for an act where it stands, and for one anywhere in the window.
pub type Score = (f32, f32);

impl Gate {
    /// Reads the gate of a model that knows so many pieces.
    pub(crate) fn parse(file: &File<'_>, pieces: usize) -> Result<Self, Error> {
        let unknown = |why: &str| Error::Unknown { part: "gate", why: why.to_owned() };
        let rows: Vec<i8> = file.part("gate")?.iter().map(|b| b.cast_signed()).collect();
        let scale = file.numbers("gate_scale")?;
        let ends = file.numbers("gate_ends")?;
        let near = ends.len().saturating_sub(2) / 3;
        if scale.len() != pieces || near == 0 || ends.len() != 3 * near + 2 {
            return Err(unknown("its numbers do not fit the tokenizer"));
        }
        let parts = rows.len() / (pieces * near);
        if parts.is_multiple_of(2) || rows.len() != pieces * near * parts {
            return Err(unknown("it is not one row for each piece of the tokenizer"));
        }
        Ok(Self {
            rows,
            scale,
            reach: parts / 2,
            near,
            bias: ends[..near].to_vec(),
            act: ends[near..2 * near].to_vec(),
            subject: ends[2 * near..3 * near].to_vec(),
            offset: ends[3 * near] + ends[3 * near + 1],
        })
    }

    /// The score of each piece, given by its number.
    pub(crate) fn scores(&self, pieces: &[u32]) -> Vec<Score> {
        let width = self.near * (2 * self.reach + 1);
        let mut sums = vec![0.0_f32; pieces.len() * self.near];
        for (j, &piece) in pieces.iter().enumerate() {
            let row = &self.rows[piece as usize * width..][..width];
            let scale = self.scale[piece as usize];
            for (k, part) in row.chunks_exact(self.near).enumerate() {
                let Some(i) = (j + k).checked_sub(self.reach).filter(|i| *i < pieces.len()) else {
                    continue;
                };
                let sum = &mut sums[i * self.near..][..self.near];
                sum.iter_mut().zip(part).for_each(|(s, x)| *s += f32::from(*x) * scale);
            }
        }
        let score = |sum: &[f32]| {
            let mut score = (0.0, 0.0);
            for (n, s) in sum.iter().enumerate() {
                let found = (s + self.bias[n]).max(0.0);
                score.0 += found * self.act[n];
                score.1 += found * self.subject[n];
            }
            score
        };
        sums.chunks_exact(self.near).map(score).collect()
    }

    /// How likely pieces of these scores have an act among them.
    pub(crate) fn worth(&self, scores: impl Iterator<Item = Score>) -> f32 {
        let (mut act, mut subject, mut count) = (f32::NEG_INFINITY, 0.0, 0.0);
        for score in scores {
            act = act.max(score.0);
            subject += score.1;
            count += 1.0;
        }
        if count == 0.0 {
            return 0.0;
        }
        1.0 / (1.0 + (-(act + subject / count + self.offset)).exp())
    }
}
