//! Full-text search over the latest version of every report.

use crate::payload;
use crate::{Error, Hit, Store, ledger};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeSet;
use tidings_record::ReportHead;

impl Store {
    /// Reports whose headline or text has all the words, best first; case and accents do not count.
    /// `"two words"` must stand together, and `kill*` is any word that starts so. At most `limit`.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a report found cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, Error> {
        let query = query(words);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.snapshot(|conn| {
            let mut select = conn.prepare_cached(
                "SELECT (SELECT max(seq) FROM version WHERE report = report.id),
                        snippet(search, -1, '[', ']', '…', 16)
                 FROM search JOIN report ON report.n = search.rowid
                 WHERE search MATCH ?1
                 ORDER BY bm25(search, 4.0, 1.0), report.id LIMIT ?2",
            )?;
            let mut rows = select.query(params![query, limit])?;
            let mut hits = Vec::new();
            while let Some(row) = rows.next()? {
                let version: payload::Report = ledger::line(conn, row.get(0)?)?.read()?;
                hits.push(Hit { report: version.report, snippet: row.get(1)? });
            }
            Ok(hits)
        })
    }

    /// Ids of the reports whose latest text has these words, together and in this order.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the index cannot be read.
    pub fn reports_saying(&self, words: &str) -> Result<BTreeSet<String>, Error> {
        let Some(phrase) = term(&words.replace(['"', '*'], " ")) else {
            return Ok(BTreeSet::new());
        };
        self.snapshot(|conn| {
            let mut select = conn.prepare_cached(
                "SELECT report.id FROM search JOIN report ON report.n = search.rowid
                 WHERE search MATCH ?1",
            )?;
            let reports = select.query_map([phrase], |row| row.get(0))?;
            Ok(reports.collect::<Result<_, _>>()?)
        })
    }
}

/// The words as FTS5 reads them: each in quotes, so that none is taken for an operator.
fn query(words: &str) -> String {
    let mut terms = Vec::new();
    // Between every other pair of quotation marks stands a phrase.
    for (i, part) in words.split('"').enumerate() {
        if i % 2 == 1 {
            terms.extend(term(part));
        } else {
            terms.extend(part.split_whitespace().filter_map(term));
        }
    }
    terms.join(" ")
}

fn term(words: &str) -> Option<String> {
    let bare = words.trim_end_matches('*');
    let star = if bare.len() < words.len() { "*" } else { "" };
    bare.chars().any(char::is_alphanumeric).then(|| format!("\"{bare}\"{star}"))
}

/// Puts the latest version of a report, whose text is stored, in place of the one before.
pub(crate) fn index(tx: &Connection, head: &ReportHead) -> Result<(), Error> {
    let headline = head.headline.as_deref().unwrap_or("");
    let held: Option<i64> = tx
        .prepare_cached("SELECT n FROM report WHERE id = ?1")?
        .query_row([&head.id], |row| row.get(0))
        .optional()?;
    let n = if let Some(n) = held {
        // The index holds no texts of its own: it must be told what it is to forget.
        tx.prepare_cached(
            "INSERT INTO search (search, rowid, headline, body)
             SELECT 'delete', n, headline, body FROM search_source WHERE n = ?1",
        )?
        .execute([n])?;
        tx.prepare_cached(
            "UPDATE report SET text_id = ?2, headline = ?3, published = ?4, language = ?5
             WHERE n = ?1",
        )?
        .execute(params![n, head.text_id, headline, head.published, head.language])?;
        n
    } else {
        tx.prepare_cached(
            "INSERT INTO report (id, text_id, headline, published, language)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![head.id, head.text_id, headline, head.published, head.language])?;
        tx.last_insert_rowid()
    };
    tx.prepare_cached(
        "INSERT INTO search (rowid, headline, body)
         SELECT n, headline, body FROM search_source WHERE n = ?1",
    )?
    .execute([n])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn words_are_never_operators() {
        assert_eq!(query("Gao OR -Kidal"), "\"Gao\" \"OR\" \"-Kidal\"");
        assert_eq!(query("\"Abu Shouk\" shell*"), "\"Abu Shouk\" \"shell\"*");
        assert_eq!(query(" * \"\" - "), "");
    }
}
