//! What the model says of one window, piece by piece.

use crate::error::Error;
use crate::labels::{Mode, Role};
use crate::model::Model;
use std::ops::Range;
use tidings_model::{Act, Digest, Span, Vocabulary};

/// Kinds of act.
pub(crate) const KINDS: usize = Act::ALL.len();
/// Ways of telling.
pub(crate) const MODES: usize = Mode::ALL.len();
/// Roles, and none.
pub(crate) const ROLES: usize = Role::ALL.len() + 1;

/// How likely a piece is an act word, and of which kind. All sum to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ActScore {
    /// That it is none.
    pub none: f32,
    /// That it is one of each kind, in the order of `Act::ALL`.
    pub kinds: [f32; KINDS],
}

impl ActScore {
    /// That it is one of this kind.
    pub fn of(&self, kind: Act) -> f32 {
        Act::ALL.iter().position(|&k| k == kind).map_or(0.0, |at| self.kinds[at])
    }

    /// The likeliest kind; of equals, the first.
    pub fn best(&self) -> (Act, f32) {
        let mut best = (Act::ALL[0], self.kinds[0]);
        for (&kind, &p) in Act::ALL.iter().zip(&self.kinds) {
            if p > best.1 {
                best = (kind, p);
            }
        }
        best
    }
}

/// How likely a piece fills each role of one act. All sum to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoleScore {
    /// That it fills none.
    pub none: f32,
    /// That it fills each, in the order of `Role::ALL`.
    pub roles: [f32; ROLES - 1],
}

impl RoleScore {
    /// That it fills this role.
    pub fn of(&self, role: Role) -> f32 {
        Role::ALL.iter().position(|&r| r == role).map_or(0.0, |at| self.roles[at])
    }
}

/// One window as the model read it. All lists are as long as `pieces`.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Where each piece stands in the window, in bytes. A sign made of several characters, or a word
    /// whose beginning is a piece of its own, may lie under two pieces.
    pub pieces: Vec<Span>,
    /// Act words and their kinds.
    pub acts: Vec<ActScore>,
    /// How the act is told, if the piece is an act word, in the order of `Mode::ALL`; sums to 1.
    pub modes: Vec<[f32; MODES]>,
    /// That the act is background and not the news, if the piece is an act word.
    pub background: Vec<f32>,
    /// Hidden states of the encoder, piece by piece.
    pub(crate) hidden: Vec<f32>,
    /// Which model read it.
    pub(crate) model: Digest,
}

impl Reading {
    /// For each act, given as the pieces of its word, the roles of all pieces of the window.
    ///
    /// # Errors
    /// When `model` is not the one that read the window, or an act has no pieces or others than the
    /// window has.
    pub fn roles(
        &self,
        model: &Model,
        acts: &[Range<usize>],
    ) -> Result<Vec<Vec<RoleScore>>, Error> {
        model.roles(self, acts)
    }
}
