//! The model file: magic, version, head, and parts with their checksums.

use crate::error::Error;
use serde::Deserialize;
use std::collections::BTreeMap;
use tidings_model::Digest;

const MAGIC: &[u8] = b"TIDINGSM";
const VERSION: u32 = 2;
/// Magic, version and length of the head.
const PREFIX: usize = MAGIC.len() + 8;

/// What the file says of itself.
#[derive(Debug, Deserialize)]
pub(crate) struct Head {
    pub(crate) name: String,
    pub(crate) kinds: Vec<String>,
    pub(crate) roles: Vec<String>,
    pub(crate) modes: Vec<String>,
    /// The most pieces of one window.
    pub(crate) limit: usize,
    /// Numbers that turn probabilities into decisions; the crate only hands them on.
    #[serde(default)]
    pub(crate) calibration: Option<serde_json::Value>,
    parts: BTreeMap<String, Part>,
}

/// Where a part lies after the head.
#[derive(Debug, Deserialize)]
struct Part {
    offset: u64,
    length: u64,
    sha256: String,
}

/// A file whose head has been read.
#[derive(Debug)]
pub(crate) struct File<'a> {
    pub(crate) head: Head,
    /// Digest of the head, and so, by the checksums in it, of the whole file.
    pub(crate) id: Digest,
    body: &'a [u8],
}

impl<'a> File<'a> {
    /// Reads the head of `bytes`.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        if !bytes.starts_with(MAGIC) {
            return Err(Error::NotAModel);
        }
        let short = || Error::Short { part: "head".to_owned() };
        let number = |at: usize| {
            let raw = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
            raw.map(u32::from_le_bytes).ok_or_else(short)
        };
        let version = number(MAGIC.len())?;
        if version < VERSION {
            return Err(Error::Older { found: version, known: VERSION });
        }
        if version > VERSION {
            return Err(Error::Newer { found: version, known: VERSION });
        }
        let length = number(MAGIC.len() + 4)? as usize;
        let text = bytes.get(PREFIX..PREFIX.saturating_add(length)).ok_or_else(short)?;
        let head = serde_json::from_slice(text)
            .map_err(|e| Error::Unknown { part: "head", why: e.to_string() })?;
        Ok(Self { head, id: Digest::of(text), body: &bytes[PREFIX + length..] })
    }

    /// The numbers (f32, little-endian) of a part, checked.
    pub(crate) fn numbers(&self, name: &'static str) -> Result<Vec<f32>, Error> {
        let bytes = self.part(name)?.chunks(4);
        let all: Vec<f32> =
            bytes.map(|b| b.try_into().map_or(f32::NAN, f32::from_le_bytes)).collect();
        if all.iter().all(|x| x.is_finite()) {
            return Ok(all);
        }
        Err(Error::Unknown { part: name, why: "it has what is no number".to_owned() })
    }

    /// The bytes of a part, checked.
    pub(crate) fn part(&self, name: &'static str) -> Result<&'a [u8], Error> {
        let part = self.head.parts.get(name).ok_or_else(|| Error::Unknown {
            part: "head",
            why: format!("it names no part “{name}”"),
        })?;
        let short = || Error::Short { part: name.to_owned() };
        let start = usize::try_from(part.offset).map_err(|_| short())?;
        let length = usize::try_from(part.length).map_err(|_| short())?;
        let end = start.checked_add(length).ok_or_else(short)?;
        let bytes = self.body.get(start..end).ok_or_else(short)?;
        if Digest::of(bytes).hex() != part.sha256.to_ascii_lowercase() {
            return Err(Error::Damaged { part: name.to_owned() });
        }
        Ok(bytes)
    }
}
