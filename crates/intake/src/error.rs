//! What can go wrong while reading, said so that the user knows what to do next.

use tidings_model::{Problem, Skipped, Stage};

/// Why a file, or a document in it, could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The path is not there.
    #[error("there is no such file or folder: check the spelling of the path")]
    Missing,
    /// The path may not be read.
    #[error("it may not be read: give yourself read permission, or leave it out")]
    Forbidden,
    /// A folder without a single document.
    #[error(
        "the folder holds no document: tidings reads .html, .htm, .txt, .md, .jsonl and .warc, each also as .gz or .zst"
    )]
    NothingInFolder,
    /// Folders nested without end.
    #[error("folders are nested too deeply here: name the inner folder itself")]
    FolderDepth,
    /// A compressed file that stops in the middle or is damaged.
    #[error(
        "the compressed file ends early or is damaged, so what was read of the last document is not used: copy or download it again ({0})"
    )]
    Damaged(String),
    /// A compressed file that grows beyond reason.
    #[error(
        "it grows more than {} times when decompressed, as no news text does; if you trust it, decompress it yourself and pass the result",
        crate::limits::RATIO
    )]
    Bomb,
    /// A document of more than the limit.
    #[error(
        "it is larger than {} MiB: split it into one file per report, or into JSONL with one report per line",
        crate::limits::DOCUMENT_BYTES >> 20
    )]
    TooLarge,
    /// A JSONL line of more than the limit.
    #[error(
        "the line is longer than {} MiB and was skipped: write one report per line",
        crate::limits::LINE_BYTES >> 20
    )]
    LineTooLong,
    /// A record of a web archive that is not as the standard has it.
    #[error(
        "{0}, so this record is left out and the next one looked for: if it matters, download the archive again"
    )]
    Record(&'static str),
    /// An answer in a web archive that cannot be unpacked.
    #[error("its body cannot be unpacked ({0}), so this record is left out")]
    Coding(String),
    /// A page of a web archive larger than a page may be.
    #[error("the page is larger than {} MiB and is left out", crate::limits::PAGE_BYTES >> 20)]
    PageTooLarge,
    /// An empty file.
    #[error("it is empty: download or save it again, or leave it out")]
    Empty,
    /// Anything else the system says.
    #[error("it could not be read ({0}): check the disk and try again")]
    Io(String),
}

impl Error {
    /// From what the system says of a path.
    pub(crate) fn from_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        if let Some(own) = error.get_ref().and_then(|e| e.downcast_ref::<Guard>()) {
            return match own {
                Guard::Bomb => Self::Bomb,
                Guard::Damaged(why) => Self::Damaged(why.clone()),
            };
        }
        match error.kind() {
            K::NotFound => Self::Missing,
            K::PermissionDenied => Self::Forbidden,
            K::UnexpectedEof => Self::Damaged(error.to_string()),
            _ => Self::Io(error.to_string()),
        }
    }

    /// As a problem of `origin`.
    pub(crate) fn problem(&self, origin: &str) -> Problem {
        let message = format!("not read: {self}");
        Problem::new(origin, Stage::Intake, message).skipping(self.skipped())
    }

    /// What a summary counts it as.
    fn skipped(&self) -> Skipped {
        match self {
            Self::Missing | Self::Forbidden | Self::FolderDepth | Self::Io(_) => {
                Skipped::Unreadable
            }
            Self::NothingInFolder | Self::Empty => Skipped::Empty,
            Self::Damaged(_) | Self::Record(_) | Self::Coding(_) => Skipped::Damaged,
            Self::Bomb | Self::TooLarge | Self::LineTooLong | Self::PageTooLarge => {
                Skipped::TooLarge
            }
        }
    }
}

/// What the guards around a reader say through [`std::io::Error`].
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Guard {
    #[error("decompression bomb")]
    Bomb,
    #[error("{0}")]
    Damaged(String),
}
