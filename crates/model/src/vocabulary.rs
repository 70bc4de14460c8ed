//! Closed vocabularies: an enum whose every variant has one public word.

/// An enum whose variants are written as fixed words, in the record and on the command line.
pub trait Vocabulary: Copy + Sized + 'static {
    /// Every variant, in the order of the documentation.
    const ALL: &'static [Self];
    /// The public word.
    fn as_str(self) -> &'static str;
    /// The variant a public word stands for.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|v| v.as_str() == word)
    }
}

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("`", $word, "`")] $variant),+ }
        impl $crate::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn as_str(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::Vocabulary::as_str(*self))
            }
        }
    };
}
pub(crate) use vocabulary;
