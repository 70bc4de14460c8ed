//! A file as a stream of bytes, unpacked where it is packed, with places in it to come back to.
//!
//! What is packed is told by the first bytes, whatever the name says. A gzip file may have many
//! members, as web archives have one for each record: a place is the beginning of a member and how
//! far into it, so that going on there costs one member and not the file.

use crate::error::Guard;
use crate::limits::{RATIO, RATIO_AFTER_BYTES};
use flate2::bufread::GzDecoder;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result, Seek, SeekFrom};

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// How a gzip member begins; deflate is the only method there is.
const MEMBER: &[u8] = &[0x1f, 0x8b, 0x08];
const BLOCK_BYTES: usize = 1 << 16;

/// A place in a file to go on from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// Where the gzip member begins in the file; 0 in files of other kinds.
    pub member: u64,
    /// How many bytes of what it holds come before.
    pub within: u64,
}

/// Where bytes come from.
pub(crate) enum Raw {
    File(File),
    /// Standard input, or bytes in memory: there is no going back in it.
    Pipe(Box<dyn Read>),
}

impl Read for Raw {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        match self {
            Self::File(file) => file.read(buf),
            Self::Pipe(pipe) => pipe.read(buf),
        }
    }
}

impl Seek for Raw {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Pipe(_) => Err(ErrorKind::Unsupported.into()),
        }
    }
}

/// The raw bytes, counted as they are taken.
struct Source {
    raw: BufReader<Raw>,
    taken: u64,
}

impl Source {
    fn go_to(&mut self, place: u64) -> Result<()> {
        let by = place.cast_signed().wrapping_sub(self.taken.cast_signed());
        // Keeps what is buffered where it can.
        self.raw.seek_relative(by)?;
        self.taken = place;
        Ok(())
    }
}

impl Read for Source {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = self.raw.read(buf)?;
        self.taken += n as u64;
        Ok(n)
    }
}

impl BufRead for Source {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        self.raw.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.raw.consume(n);
        self.taken += n as u64;
    }
}

enum Packed {
    Plain(Source),
    Gzip(Box<GzDecoder<Source>>),
    Zstd(Box<zstd::stream::read::Decoder<'static, Source>>),
    /// Broken beyond going on.
    Over,
}

/// Bytes unpacked.
pub(crate) struct Stream {
    packed: Packed,
    block: Box<[u8]>,
    start: usize,
    end: usize,
    mark: Mark,
    /// Bytes that came out of the member, and of all since the last break.
    out: (u64, u64),
    /// Where the count of all began in the file.
    since: u64,
}

impl Stream {
    /// Opens `raw` and goes on at `from`.
    pub(crate) fn open(raw: Raw, from: Mark) -> Result<Self> {
        let mut source = Source { raw: BufReader::with_capacity(BLOCK_BYTES, raw), taken: 0 };
        let head = source.fill_buf()?;
        let (gzip, zstd) = (head.starts_with(GZIP), head.starts_with(ZSTD));
        let mut mark = Mark::default();
        let packed = if gzip {
            if from.member > 0 {
                source.go_to(from.member)?;
                mark.member = from.member;
            }
            Packed::Gzip(Box::new(GzDecoder::new(source)))
        } else if zstd {
            Packed::Zstd(Box::new(zstd::stream::read::Decoder::with_buffer(source)?))
        } else {
            if source.go_to(from.within).is_ok() {
                mark.within = from.within;
            }
            Packed::Plain(source)
        };
        let block = vec![0; BLOCK_BYTES].into_boxed_slice();
        let mut stream =
            Self { packed, block, start: 0, end: 0, mark, out: (0, 0), since: from.member };
        stream.skip(from.within - stream.mark.within.min(from.within))?;
        Ok(stream)
    }

    /// Where the next byte stands.
    pub(crate) fn mark(&self) -> Mark {
        self.mark
    }

    /// Whether going back is possible: in what is not packed and is a file.
    pub(crate) fn go_back(&mut self, to: Mark) -> bool {
        let Packed::Plain(source) = &mut self.packed else { return false };
        if to.within > self.mark.within || source.go_to(to.within).is_err() {
            return false;
        }
        (self.start, self.end, self.mark) = (0, 0, to);
        true
    }

    /// Reads on over `n` bytes, or to the end.
    pub(crate) fn skip(&mut self, mut n: u64) -> Result<()> {
        while n > 0 {
            let here = self.fill_buf()?.len();
            if here == 0 {
                break;
            }
            let step = usize::try_from(n).map_or(here, |n| n.min(here));
            self.consume(step);
            n -= step as u64;
        }
        Ok(())
    }

    /// After a break in a gzip file: looks for the next member that begins as `like` does.
    ///
    /// # Errors
    /// Of the file itself; `false` when no such member comes, or the file has no members.
    pub(crate) fn mend(&mut self, like: &[u8]) -> Result<bool> {
        loop {
            let broken = self.mark.member;
            let packed = std::mem::replace(&mut self.packed, Packed::Over);
            let Packed::Gzip(decoder) = packed else { return Ok(false) };
            let mut source = decoder.into_inner();
            // Broken data may have been taken for longer than it is.
            let _ = source.go_to(broken + 1);
            let Some(member) = find_member(&mut source)? else { return Ok(false) };
            self.begin(source, member);
            self.since = member;
            self.out.1 = 0;
            if self.fill_buf().is_ok_and(|head| head.starts_with(like)) {
                return Ok(true);
            }
        }
    }

    fn begin(&mut self, source: Source, member: u64) {
        self.packed = Packed::Gzip(Box::new(GzDecoder::new(source)));
        (self.start, self.end) = (0, 0);
        self.mark = Mark { member, within: 0 };
        self.out.0 = 0;
    }

    /// Goes on to the next member; `false` at the end of the file.
    fn next_member(&mut self) -> Result<bool> {
        if !matches!(self.packed, Packed::Gzip(_)) {
            return Ok(false);
        }
        let Packed::Gzip(decoder) = std::mem::replace(&mut self.packed, Packed::Over) else {
            return Ok(false);
        };
        let mut source = decoder.into_inner();
        if source.fill_buf()?.is_empty() {
            return Ok(false);
        }
        let member = source.taken;
        self.begin(source, member);
        Ok(true)
    }

    /// Whether more has come out than news text can hold.
    fn is_bomb(&self) -> bool {
        let taken = match &self.packed {
            Packed::Plain(_) | Packed::Over => return false,
            Packed::Gzip(decoder) => decoder.get_ref().taken,
            Packed::Zstd(decoder) => decoder.get_ref().taken,
        };
        let grown = |out: u64, of: u64| {
            out > RATIO_AFTER_BYTES && out / (taken - of.min(taken)).max(1) > RATIO
        };
        grown(self.out.0, self.mark.member) || grown(self.out.1, self.since)
    }

    fn fill(&mut self) -> Result<()> {
        loop {
            let read = match &mut self.packed {
                Packed::Plain(source) => source.read(&mut self.block),
                Packed::Gzip(decoder) => decoder.read(&mut self.block).map_err(damaged),
                Packed::Zstd(decoder) => decoder.read(&mut self.block).map_err(damaged),
                Packed::Over => Ok(0),
            };
            let n = match read {
                Err(e) if e.kind() == ErrorKind::Interrupted => continue,
                other => other?,
            };
            if n == 0 && self.next_member()? {
                continue;
            }
            (self.start, self.end) = (0, n);
            self.out = (self.out.0 + n as u64, self.out.1 + n as u64);
            if self.is_bomb() {
                self.end = 0;
                return Err(Error::other(Guard::Bomb));
            }
            return Ok(());
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let here = self.fill_buf()?;
        let n = here.len().min(buf.len());
        buf[..n].copy_from_slice(&here[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.start == self.end {
            self.fill()?;
        }
        Ok(&self.block[self.start..self.end])
    }

    fn consume(&mut self, n: usize) {
        self.start += n;
        self.mark.within += n as u64;
    }
}

fn damaged(e: Error) -> Error {
    if e.kind() == ErrorKind::Interrupted { e } else { Error::other(Guard::Damaged(e.to_string())) }
}

/// Reads on to where a gzip member may begin.
fn find_member(source: &mut Source) -> Result<Option<u64>> {
    let mut matched = 0;
    loop {
        let block = source.fill_buf()?;
        if block.is_empty() {
            return Ok(None);
        }
        let mut used = 0;
        for &byte in block {
            used += 1;
            matched = match byte {
                b if b == MEMBER[matched] => matched + 1,
                b if b == MEMBER[0] => 1,
                _ => 0,
            };
            if matched == MEMBER.len() {
                break;
            }
        }
        source.consume(used);
        if matched == MEMBER.len() {
            let member = source.taken - MEMBER.len() as u64;
            // In a pipe there is no going back: what comes in this member is lost.
            if source.go_to(member).is_ok() {
                return Ok(Some(member));
            }
            matched = 0;
        }
    }
}
