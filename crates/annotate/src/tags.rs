//! Finds weapons and things struck.

use crate::found::{At, FoundTag};
use crate::lang::Language;
use crate::sentence::Sent;

/// All weapons and struck things of one sentence.
pub(crate) fn find(lang: &Language, sent: &Sent, index: usize) -> Vec<FoundTag> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < sent.tokens.len() {
        match lang.lexicon.tags.at(&sent.tokens, at) {
            Some((n, sense)) => {
                out.push(FoundTag {
                    at: At { sent: index, from: at, to: at + n, span: sent.span_of(at, at + n) },
                    weapon: sense.weapon,
                    kind: sense.kind.clone(),
                    act: sense.act,
                });
                at += n;
            }
            None => at += 1,
        }
    }
    out
}
