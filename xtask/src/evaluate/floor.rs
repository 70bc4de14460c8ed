//! The reader is no worse than it was: `evaluations/floors.tsv` holds marks a little under the last figures on
//! what lies in the repository.

use super::{Beside, made, passages, program, root};
use anyhow::{Context as _, bail};

/// A mark that a score must reach, in per cent.
struct Floor {
    set: String,
    way: String,
    group: String,
    metric: String,
    least: f64,
}

fn floors() -> anyhow::Result<Vec<Floor>> {
    let text = std::fs::read_to_string(root().join("evaluations/floors.tsv"))?;
    let lines = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [set, way, group, metric, least] = cells[..] else { bail!("five cells: {line}") };
            let least = least.parse().with_context(|| line.to_owned())?;
            let [set, way, group, metric] = [set, way, group, metric].map(str::to_owned);
            Ok(Floor { set, way, group, metric, least })
        })
        .collect()
}

#[test]
fn the_reader_is_no_worse_than_it_was() {
    let floors = floors().unwrap();
    let model = tidings::model::load(None).unwrap();
    let mut below = Vec::new();
    for (way, model) in [("rules", None), ("both", Some(&model))] {
        program::with(model, Beside::default(), |program| {
            for set in ["passages", "made"] {
                let mine: Vec<&Floor> =
                    floors.iter().filter(|f| f.set == set && f.way == way).collect();
                if mine.is_empty() {
                    continue;
                }
                let corpora = root().join("corpora");
                let sheet = match set {
                    "passages" => passages::score(&corpora.join("passages/test"), 400, program)?,
                    _ => made::score(&corpora.join("made"), 400, program)?,
                };
                for f in mine {
                    let same = |r: &&super::score::Row| r.group == f.group && r.metric == f.metric;
                    let row = sheet.rows.iter().find(same);
                    let value = row.and_then(|r| r.value).context(f.metric.clone())? * 100.0;
                    if value < f.least {
                        let Floor { group, metric, least, .. } = f;
                        below
                            .push(format!("{set}, {way}, {group}, {metric}: {value:.1} < {least}"));
                    }
                }
            }
            Ok(())
        })
        .unwrap();
    }
    assert!(below.is_empty(), "worse than evaluations/floors.tsv: {below:#?}");
}
