//! Records packed for the tables: they share most of their words, so that a tenth of the bytes is enough.

use crate::Error;
use rusqlite::types::ValueRef;
use std::cell::RefCell;
use std::sync::LazyLock;
use zstd::bulk::{Compressor, Decompressor};
use zstd::dict::{DecoderDictionary, EncoderDictionary};
use zstd::zstd_safe::get_frame_content_size;

/// What is held against records as they are packed and unpacked. Stores of schema 8 and later are read with these
/// bytes: they never change.
const WORDS: &[u8] = include_bytes!("../schema/0008.words");
/// Of zstd's levels the quickest; the next takes a few bytes in a hundred off.
const LEVEL: i32 = 1;
/// No record is longer; what says that it is has been changed.
const MAX_BYTES: u64 = 1 << 30;

static ENCODER: LazyLock<EncoderDictionary<'static>> =
    LazyLock::new(|| EncoderDictionary::copy(WORDS, LEVEL));
static DECODER: LazyLock<DecoderDictionary<'static>> =
    LazyLock::new(|| DecoderDictionary::copy(WORDS));

thread_local! {
    // Made once: it costs more than a record does.
    static PACKER: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static UNPACKER: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// The JSON of a record, packed.
pub(crate) fn pack(json: &str) -> Result<Vec<u8>, Error> {
    let packed = PACKER.with_borrow_mut(|packer| match packer {
        Some(packer) => packer.compress(json.as_bytes()),
        None => {
            packer.insert(Compressor::with_prepared_dictionary(&ENCODER)?).compress(json.as_bytes())
        }
    });
    packed.map_err(|e| Error::damaged(format!("a record could not be packed: {e}")))
}

/// The JSON of a record as it stands in a table: as text in rows older than schema 8.
pub(crate) fn unpack(stored: ValueRef<'_>) -> Result<String, Error> {
    let damaged = || Error::damaged("a record cannot be unpacked");
    let bytes = match stored {
        ValueRef::Text(text) => text.to_vec(),
        ValueRef::Blob(packed) => {
            let size = get_frame_content_size(packed).ok().flatten().ok_or_else(damaged)?;
            if size > MAX_BYTES {
                return Err(damaged());
            }
            #[expect(clippy::cast_possible_truncation, reason = "at most MAX_BYTES")]
            let unpacked = UNPACKER.with_borrow_mut(|unpacker| match unpacker {
                Some(unpacker) => unpacker.decompress(packed, size as usize),
                None => unpacker
                    .insert(Decompressor::with_prepared_dictionary(&DECODER)?)
                    .decompress(packed, size as usize),
            });
            unpacked.map_err(|_| damaged())?
        }
        _ => return Err(damaged()),
    };
    String::from_utf8(bytes).map_err(|_| damaged())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_as_it_was() {
        for json in ["", "{}", "{\"quote\":\"Ménaka\"}", &"{\"span\":[1,2]}".repeat(5000)] {
            let packed = pack(json).unwrap();
            assert_eq!(unpack(ValueRef::Blob(&packed)).unwrap(), json);
            assert_eq!(unpack(ValueRef::Text(json.as_bytes())).unwrap(), json);
        }
    }

    #[test]
    fn what_records_share_is_packed_away() {
        let known = std::str::from_utf8(WORDS).unwrap().lines().next().unwrap();
        let fresh = known.replace("2025", "2019").replace("Torodi", "Gossi");
        let packed = pack(&fresh).unwrap();
        assert!(packed.len() * 20 < fresh.len(), "{} of {}", packed.len(), fresh.len());
    }

    #[test]
    fn what_is_no_record_is_said_to_be_damaged() {
        let whole = pack("{\"format\":1}").unwrap();
        for bytes in [&b""[..], b"{}", &whole[1..], &whole[..whole.len() - 1]] {
            assert!(unpack(ValueRef::Blob(bytes)).is_err(), "{bytes:?}");
        }
        assert!(unpack(ValueRef::Null).is_err());
    }
}
