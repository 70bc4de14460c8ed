//! Serde for the model's vocabularies: each variant is written as its public word.

use serde::{Deserialize, Deserializer, Serializer, de::Error as _};
use tidings_model::Vocabulary;

pub(crate) fn serialize<V: Vocabulary, S: Serializer>(v: &V, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(v.as_str())
}

pub(crate) fn deserialize<'de, V: Vocabulary, D: Deserializer<'de>>(d: D) -> Result<V, D::Error> {
    let word = <std::borrow::Cow<'de, str>>::deserialize(d)?;
    V::parse(&word).ok_or_else(|| D::Error::custom(format!("`{word}` is not in the vocabulary")))
}

/// The same for a value that may be null.
pub(crate) mod option {
    use super::{Deserialize, Deserializer, Serializer, Vocabulary};
    use serde::de::Error as _;

    #[expect(clippy::ref_option, reason = "serde's `with` passes a reference to the field")]
    pub(crate) fn serialize<V: Vocabulary, S: Serializer>(
        v: &Option<V>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        match v {
            Some(v) => s.serialize_str(v.as_str()),
            None => s.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, V: Vocabulary, D: Deserializer<'de>>(
        d: D,
    ) -> Result<Option<V>, D::Error> {
        let Some(word) = Option::<String>::deserialize(d)? else { return Ok(None) };
        V::parse(&word)
            .map(Some)
            .ok_or_else(|| D::Error::custom(format!("`{word}` is not in the vocabulary")))
    }
}
