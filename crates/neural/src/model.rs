//! A loaded model, and how it reads windows.

use crate::engine::{Graph, Threads};
use crate::error::Error;
use crate::file::File;
use crate::gate::{Gate, Score};
use crate::labels::{Mode, Role, order};
use crate::pieces::{Piece, Pieces};
use crate::reading::{ActScore, KINDS, MODES, ROLES, Reading, RoleScore};
use rten::RunOptions;
use std::ops::Range;
use std::path::Path;
use tidings_model::{Act, Digest, Span};

/// A model file, loaded: to be kept, and used by many threads.
pub struct Model {
    name: String,
    id: Digest,
    limit: usize,
    calibration: Option<serde_json::Value>,
    /// For each place in the model's lists of labels, the place in ours.
    kinds: Vec<usize>,
    modes: Vec<usize>,
    roles: Vec<usize>,
    pieces: Pieces,
    /// A row of `width` numbers for each piece, each row to be multiplied by its scale.
    table: Vec<i8>,
    scale: Vec<f32>,
    width: usize,
    encoder: Graph,
    role_graph: Graph,
    gate: Gate,
    threads: Threads,
}

impl Model {
    /// Loads the model file at `path`.
    ///
    /// # Errors
    /// When it cannot be opened, is no model, is of another version, damaged, or lacks something.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let open = |source| Error::Open { path: path.to_owned(), source };
        Self::from_bytes(&std::fs::read(path).map_err(open)?)
    }

    /// Loads a model from the bytes of its file.
    ///
    /// # Errors
    /// As [`Model::load`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let file = File::parse(bytes)?;
        let kinds = order::<Act>("kinds of act", &file.head.kinds)?;
        let modes = order::<Mode>("modes", &file.head.modes)?;
        let roles = order::<Role>("roles", &file.head.roles)?;
        let pieces = Pieces::parse(file.part("tokenizer")?)?;
        let (scale, table, width) = table(&file, pieces.len())?;
        let encoder = Graph::load(
            "encoder",
            file.part("encoder")?,
            &[("words", Some(width)), ("mask", None)],
            &[
                ("hidden", Some(width)),
                ("act", Some(KINDS + 1)),
                ("mode", Some(MODES)),
                ("ground", Some(2)),
            ],
        )?;
        let role_graph = Graph::load(
            "role reader",
            file.part("roles")?,
            &[("hidden", Some(width)), ("mask", None), ("act", None)],
            &[("role", Some(ROLES))],
        )?;
        let gate = Gate::parse(&file, pieces.len())?;
        Ok(Self {
            name: file.head.name,
            id: file.id,
            limit: file.head.limit,
            calibration: file.head.calibration,
            kinds,
            modes,
            roles,
            pieces,
            table,
            scale,
            width,
            encoder,
            role_graph,
            gate,
            threads: Threads::default(),
        })
    }

    /// The model's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A digest that tells this model file from all others.
    pub fn id(&self) -> Digest {
        self.id
    }

    /// The most pieces one window may have.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// What the file says on turning probabilities into decisions, if anything.
    pub fn calibration(&self) -> Option<&serde_json::Value> {
        self.calibration.as_ref()
    }

    /// Whether a text can be read as one window.
    pub fn fits(&self, text: &str) -> bool {
        self.pieces.cut(text).len() <= self.limit
    }

    /// Reads windows, one after the other on one thread; for more, call it from many.
    ///
    /// # Errors
    /// When a window has more than [`Model::limit`] pieces.
    pub fn read(&self, windows: &[&str]) -> Result<Vec<Reading>, Error> {
        let cut: Vec<Vec<Piece>> = windows.iter().map(|w| self.pieces.cut(w)).collect();
        if let Some(window) = cut.iter().position(|c| c.len() > self.limit) {
            return Err(Error::TooLong { window, pieces: cut[window].len(), limit: self.limit });
        }
        self.threads.run(|options| cut.iter().map(|pieces| self.window(pieces, options)).collect())
    }

    /// The pieces of a text, where they stand and, at a glance, how far each speaks for an act. The pieces of a text are
    /// those of its parts together, as long as it is cut at white space; so a caller may cut windows without asking for each.
    pub fn glance(&self, text: &str) -> Vec<(Span, Score)> {
        let pieces = self.pieces.cut(text);
        let ids: Vec<u32> = pieces.iter().map(|p| p.0).collect();
        pieces.into_iter().map(|p| p.1).zip(self.gate.scores(&ids)).collect()
    }

    /// How likely a window whose pieces have these scores has an act at all.
    pub fn worth(&self, scores: impl Iterator<Item = Score>) -> f32 {
        self.gate.worth(scores)
    }

    fn window(&self, pieces: &[Piece], options: &RunOptions) -> Result<Reading, Error> {
        let mut reading = Reading {
            pieces: pieces.iter().map(|p| p.1).collect(),
            acts: Vec::new(),
            modes: Vec::new(),
            background: Vec::new(),
            hidden: Vec::new(),
            model: self.id,
        };
        let long = pieces.len();
        if long == 0 {
            return Ok(reading);
        }
        let words = pieces.iter().flat_map(|&(id, _)| self.row(id as usize)).collect();
        let inputs = vec![(vec![1, long, self.width], words), (vec![1, long], vec![1.0; long])];
        let mut out = self.encoder.run(inputs, options)?.into_iter();
        let mut next = || out.next().unwrap_or_default();
        reading.hidden = next();
        let kinds = next();
        let acts = kinds.chunks_exact(KINDS + 1).map(|row| {
            let (none, kinds) = after_none(row, &self.kinds);
            ActScore { none, kinds }
        });
        reading.acts = acts.collect();
        reading.modes =
            next().chunks_exact(MODES).map(|r| sorted(&softmax(r), &self.modes)).collect();
        reading.background = next().chunks_exact(2).map(|r| softmax(r)[1]).collect();
        Ok(reading)
    }

    /// The embedding of a piece.
    fn row(&self, id: usize) -> impl Iterator<Item = f32> {
        let scale = self.scale[id];
        self.table[id * self.width..][..self.width].iter().map(move |&x| f32::from(x) * scale)
    }

    pub(crate) fn roles(
        &self,
        reading: &Reading,
        acts: &[Range<usize>],
    ) -> Result<Vec<Vec<RoleScore>>, Error> {
        let pieces = reading.pieces.len();
        if reading.model != self.id {
            return Err(Error::OtherModel);
        }
        if let Some(bad) = acts.iter().find(|a| a.is_empty() || a.end > pieces) {
            return Err(Error::NoSuchPieces { start: bad.start, end: bad.end, pieces });
        }
        self.threads.run(|options| {
            acts.iter().map(|act| self.roles_of(reading, act.clone(), options)).collect()
        })
    }

    fn roles_of(
        &self,
        reading: &Reading,
        act: Range<usize>,
        options: &RunOptions,
    ) -> Result<Vec<RoleScore>, Error> {
        let long = reading.pieces.len();
        let mut marked = vec![0.0; long];
        marked[act].fill(1.0);
        let inputs = vec![
            (vec![1, long, self.width], reading.hidden.clone()),
            (vec![1, long], vec![1.0; long]),
            (vec![1, long], marked),
        ];
        let out = self.role_graph.run(inputs, options)?.pop().unwrap_or_default();
        let scores = out.chunks_exact(ROLES).map(|row| {
            let (none, roles) = after_none(row, &self.roles);
            RoleScore { none, roles }
        });
        Ok(scores.collect())
    }
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model")
            .field("name", &self.name)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Scales, table and its width, each fitting the number of pieces.
fn table(file: &File<'_>, pieces: usize) -> Result<(Vec<f32>, Vec<i8>, usize), Error> {
    let unknown = |part, why: &str| Err(Error::Unknown { part, why: why.to_owned() });
    let scale = file.numbers("scale")?;
    if scale.len() != pieces {
        return unknown("scale", "it is not one number for each piece of the tokenizer");
    }
    let table: Vec<i8> = file.part("table")?.iter().map(|&b| b.cast_signed()).collect();
    if pieces == 0 || table.is_empty() || !table.len().is_multiple_of(pieces) {
        return unknown("table", "it is not one row for each piece of the tokenizer");
    }
    let width = table.len() / pieces;
    Ok((scale, table, width))
}

/// Probabilities from scores.
fn softmax(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers: Vec<f32> = scores.iter().map(|s| (s - most).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|p| p / sum).collect()
}

/// Numbers in the model's order of labels, put into ours.
fn sorted<const N: usize>(row: &[f32], order: &[usize]) -> [f32; N] {
    let mut out = [0.0; N];
    for (&p, &at) in row.iter().zip(order) {
        out[at] = p;
    }
    out
}

/// Probabilities of scores of which the first stands for “none”.
fn after_none<const N: usize>(scores: &[f32], order: &[usize]) -> (f32, [f32; N]) {
    let p = softmax(scores);
    (p[0], sorted(&p[1..], order))
}
