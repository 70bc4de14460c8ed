//! Everything that can go wrong with a model file or a text, each with what to do next.

use std::path::PathBuf;

/// Why a model could not be loaded, or a text not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be opened.
    #[error("the model {path} cannot be read ({source}); check its path")]
    Open {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file does not begin as a model does.
    #[error("this is not a Tidings model; give the path of a .model file")]
    NotAModel,
    /// An earlier version of the training wrote the file.
    #[error(
        "the model is of version {found}, and this program reads version {known}; it was made by an older version: take the model that came with this version of tidings"
    )]
    Older {
        /// The file's version.
        found: u32,
        /// The version this program reads.
        known: u32,
    },
    /// A later version of the training wrote the file.
    #[error(
        "the model is of version {found}, and this program reads version {known}; it was made by a newer version: update tidings"
    )]
    Newer {
        /// The file's version.
        found: u32,
        /// The one this program knows.
        known: u32,
    },
    /// The file ends before what it announces.
    #[error("the model is cut short (in its {part}); copy or download it again")]
    Short {
        /// What is missing bytes.
        part: String,
    },
    /// A part is not what it was when the file was written.
    #[error("the model is damaged: the checksum of its {part} is wrong; copy or download it again")]
    Damaged {
        /// Which part.
        part: String,
    },
    /// The file is whole, but not as this program knows it.
    #[error(
        "the model's {part} cannot be used: {why}; take a model made for this version of tidings, or export it again"
    )]
    Unknown {
        /// Which part.
        part: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// A window is longer than the model can read.
    #[error(
        "window {window} has {pieces} pieces, and the model reads {limit} at once; cut it at a sentence"
    )]
    TooLong {
        /// Which of the windows given, from 0.
        window: usize,
        /// Its length.
        pieces: usize,
        /// The model's.
        limit: usize,
    },
    /// An act word was given by pieces which the reading does not have.
    #[error("an act word was given as pieces {start}..{end} of a window of {pieces}")]
    NoSuchPieces {
        /// First piece.
        start: usize,
        /// One past the last.
        end: usize,
        /// How many there are.
        pieces: usize,
    },
    /// Roles were asked of another model than the one that read the window.
    #[error("the window was read by another model; ask the roles of the one that read it")]
    OtherModel,
    /// The graph could not be run.
    #[error("the model could not be run ({0}); please report this with the name of the model")]
    Run(String),
}
