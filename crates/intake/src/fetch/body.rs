//! The body of an answer, unpacked, and never more of it than was bargained for.

use super::Error;
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// News text compresses about 3 to 30 times.
pub(super) const RATIO: u64 = 250;
/// Small things may shrink more.
const RATIO_AFTER_BYTES: u64 = 1 << 20;
/// Read at a time.
const CHUNK: usize = 1 << 14;

/// All of `body`, at most `limit` bytes, unpacked where the answer says `encoding`. Packed twice is refused: nobody
/// asked for that.
pub(super) fn read(body: impl Read, encoding: &str, limit: u64) -> Result<Vec<u8>, Error> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "" | "identity" => {
            let mut bytes = Vec::new();
            body.take(limit + 1).read_to_end(&mut bytes).map_err(Error::of_io)?;
            if bytes.len() as u64 > limit { Err(Error::TooLarge(limit)) } else { Ok(bytes) }
        }
        "gzip" | "x-gzip" => unpack(body, limit),
        other => Err(Error::Packed(other.chars().take(40).collect())),
    }
}

fn unpack(body: impl Read, limit: u64) -> Result<Vec<u8>, Error> {
    let mut packed = Counted { inner: body.take(limit + 1), read: 0 };
    let mut source = MultiGzDecoder::new(&mut packed);
    let mut bytes = Vec::new();
    let mut chunk = [0; CHUNK];
    loop {
        let n = source.read(&mut chunk).map_err(Error::of_io)?;
        if n == 0 {
            return Ok(bytes);
        }
        bytes.extend_from_slice(&chunk[..n]);
        let out = bytes.len() as u64;
        if out > RATIO_AFTER_BYTES && out / source.get_ref().read.max(1) > RATIO {
            return Err(Error::Bomb);
        }
        if out > limit {
            return Err(Error::TooLarge(limit));
        }
    }
}

struct Counted<R> {
    inner: R,
    read: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.read += n as u64;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write as _;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    }

    #[test]
    fn a_gzip_bomb_is_given_up_early() {
        let bomb = packed(&vec![0; 64 << 20]);
        assert!(matches!(read(bomb.as_slice(), "gzip", 1 << 30), Err(Error::Bomb)));
    }

    #[test]
    fn a_body_without_end_is_cut_at_the_limit() {
        let endless = std::io::repeat(b'x');
        assert!(matches!(read(endless, "", 1000), Err(Error::TooLarge(1000))));
        let words = packed(&b"words and more words ".repeat(1000));
        assert!(matches!(read(words.as_slice(), "gzip", 1000), Err(Error::TooLarge(1000))));
    }

    #[test]
    fn what_is_packed_comes_out_whole_and_what_is_packed_twice_not_at_all() {
        assert_eq!(read(packed(b"words").as_slice(), "gzip", 1000).unwrap(), b"words");
        assert!(matches!(read(&b"x"[..], "gzip, gzip", 1000), Err(Error::Packed(_))));
        assert!(matches!(read(&b"x"[..], "br", 1000), Err(Error::Packed(_))));
    }

    #[test]
    fn what_is_cut_off_is_not_taken_for_whole() {
        let whole = packed(&b"words and more words ".repeat(1000));
        assert!(read(&whole[..whole.len() - 9], "gzip", 1 << 20).is_err());
    }
}
