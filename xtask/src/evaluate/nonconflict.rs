//! Ordinary news with no event of political violence in it: how often the program sees one.

use super::score::{Sheet, Tally};
use super::{Doc, Program, geoparsing, json_lines, tallies};
use anyhow::Context as _;
use std::collections::BTreeMap;
use std::path::Path;

pub(crate) fn score(data: &Path, limit: usize, program: &Program<'_>) -> anyhow::Result<Sheet> {
    let docs = docs(data)?;
    let sheet = tallies(&docs[..docs.len().min(limit)], |(group, doc)| {
        let events = (program.read)(doc);
        let mut t = Tally::in_group(group);
        t.share("articles without a foreground event", !events.iter().any(|e| e.foreground));
        t.share("articles without any event", events.is_empty());
        for e in events {
            let sentence =
                e.evidence.first().map_or(e.trigger.quote.as_str(), |q| q.quote.as_str());
            let kind =
                if e.foreground { "false foreground event" } else { "false background event" };
            t.error(kind, format!("{} {} [{}] {sentence}", doc.id, e.act, e.trigger.quote));
        }
        t
    });
    Ok(sheet.note("Every event found here is false."))
}

/// The listed articles with their set's name.
fn docs(data: &Path) -> anyhow::Result<Vec<(String, Doc)>> {
    let path = data.join("nonconflict.tsv");
    let list = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}: name the folder with --data", path.display()))?;
    let mut texts: BTreeMap<(String, String), Doc> = BTreeMap::new();
    for a in geoparsing::lgl(data)? {
        texts.insert(("lgl".to_owned(), a.doc.id.clone()), a.doc);
    }
    for (n, a) in geoparsing::geovirus(data)?.into_iter().enumerate() {
        texts.insert(("geovirus".to_owned(), (n + 1).to_string()), a.doc);
    }
    for m in json_lines::<super::muc4::Raw>(&data.join("muc4/dev.json"))? {
        texts.insert(("muc4_dev".to_owned(), m.docid.clone()), m.doc());
    }
    let mut out = Vec::new();
    for line in list.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let mut cells = line.split('\t');
        let (Some(set), Some(id)) = (cells.next(), cells.next()) else { continue };
        let key = (set.to_owned(), id.to_owned());
        let doc = texts.get(&key).with_context(|| format!("no article {id} in {set}"))?;
        out.push((set.to_owned(), doc.clone()));
    }
    Ok(out)
}
