//! Readers that decompress what is compressed, whatever its name says, and stop a bomb early.

use crate::error::Guard;
use crate::limits::{RATIO, RATIO_AFTER_BYTES};
use flate2::bufread::MultiGzDecoder;
use std::cell::Cell;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read};
use std::rc::Rc;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// Counts the bytes that go into the decompressor.
struct Counted<R> {
    inner: R,
    read: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.read.set(self.read.get() + n as u64);
        Ok(n)
    }
}

/// Watches what comes out of the decompressor, and names its errors.
struct Watched<R> {
    inner: R,
    read: Rc<Cell<u64>>,
    written: u64,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = match self.inner.read(buf) {
            Ok(n) => n,
            Err(e) if e.kind() == ErrorKind::Interrupted => return Err(e),
            Err(e) => return Err(Error::other(Guard::Damaged(e.to_string()))),
        };
        self.written += n as u64;
        if self.written > RATIO_AFTER_BYTES && self.written / self.read.get().max(1) > RATIO {
            return Err(Error::other(Guard::Bomb));
        }
        Ok(n)
    }
}

/// `raw` itself, or what it holds when it is gzip or zstd.
pub(crate) fn open(raw: Box<dyn Read>) -> std::io::Result<Box<dyn BufRead>> {
    let read = Rc::new(Cell::new(0));
    let mut source = BufReader::new(Counted { inner: raw, read: Rc::clone(&read) });
    let head = source.fill_buf()?;
    let inner: Box<dyn Read> = if head.starts_with(GZIP) {
        Box::new(MultiGzDecoder::new(source))
    } else if head.starts_with(ZSTD) {
        Box::new(zstd::stream::read::Decoder::with_buffer(source)?)
    } else {
        return Ok(Box::new(source));
    };
    Ok(Box::new(BufReader::with_capacity(1 << 16, Watched { inner, read, written: 0 })))
}
