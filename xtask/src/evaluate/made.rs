//! The project's own reports with their expected records: loading them, and matching events.

use super::score::{Sheet, Tally};
use super::text::{alike, overlap, pair_up};
use super::{Doc, Program, made_score, tallies};
use anyhow::Context as _;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use tidings_model::{Act, Vocabulary as _};
use tidings_record::Event;

/// A report's expected record.
#[derive(Debug, Deserialize)]
pub(crate) struct Expected {
    pub(crate) language: String,
    pub(crate) published: Option<String>,
    pub(crate) headline: Option<String>,
    pub(crate) events: Vec<Gold>,
    #[serde(default)]
    pub(crate) not_events: Vec<String>,
}

/// One expected event.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Gold {
    pub(crate) kind: String,
    pub(crate) trigger: String,
    pub(crate) evidence: String,
    pub(crate) foreground: bool,
    pub(crate) standing: String,
    pub(crate) when: Option<GoldWhen>,
    #[serde(rename = "where")]
    pub(crate) place: Option<GoldWhere>,
    #[serde(default)]
    pub(crate) actors: Vec<GoldPerson>,
    #[serde(default)]
    pub(crate) targets: Vec<GoldPerson>,
    #[serde(default)]
    pub(crate) hit: Vec<String>,
    #[serde(default)]
    pub(crate) weapons: Vec<String>,
    #[serde(default)]
    pub(crate) figures: Vec<GoldFigure>,
    #[serde(default)]
    pub(crate) speakers: Vec<GoldSpeaker>,
    #[serde(default)]
    pub(crate) optional: bool,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldWhen {
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
    pub(crate) precision: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldWhere {
    pub(crate) name: String,
    pub(crate) country: Option<String>,
    pub(crate) precision: String,
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    #[serde(default)]
    pub(crate) quote: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldPerson {
    pub(crate) quote: String,
    pub(crate) label: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldFigure {
    pub(crate) harm: String,
    pub(crate) group: String,
    pub(crate) relation: String,
    pub(crate) basis: String,
    pub(crate) low: Option<u32>,
    pub(crate) best: Option<u32>,
    pub(crate) high: Option<u32>,
    pub(crate) quote: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldSpeaker {
    pub(crate) quote: String,
    pub(crate) stance: String,
}

pub(crate) fn score(data: &Path, limit: usize, program: &Program<'_>) -> anyhow::Result<Sheet> {
    let mut cases = Vec::new();
    for language in ["en", "fr"] {
        let folder = data.join(language);
        if folder.is_dir() {
            cases.extend(load(&folder)?.into_iter().take(limit));
        }
    }
    anyhow::ensure!(!cases.is_empty(), "no *.expected.json in {}/en or /fr", data.display());
    let sheet = tallies(&cases, |(doc, expected)| tally(doc, expected, (program.read)(doc)));
    Ok(sheet.note(
        "An event is found when it has the kind, or ACLED's event type, and shares trigger or \
         evidence words. Events marked optional count neither way. Field rows are over matched \
         events.",
    ))
}

/// Reports with their expected records, by name.
fn load(folder: &Path) -> anyhow::Result<Vec<(Doc, Expected)>> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let Some(stem) = name.strip_suffix(".expected.json") else { continue };
        let text = std::fs::read_to_string(&path)?;
        let expected: Expected =
            serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        let file = ["md", "html"].map(|ext| folder.join(format!("{stem}.{ext}")));
        let file = file.into_iter().find(|f| f.exists());
        let file = file.with_context(|| format!("{} has no report beside it", path.display()))?;
        let raw = std::fs::read_to_string(&file)?;
        let doc = Doc {
            id: stem.to_owned(),
            headline: expected.headline.clone(),
            text: body(&raw),
            published: expected.published.as_deref().and_then(|d| d.parse().ok()),
            file: Some(file),
        };
        out.push((doc, expected));
    }
    Ok(out)
}

/// A Markdown report without front matter and headline.
fn body(raw: &str) -> String {
    let text = raw.strip_prefix("---\n").and_then(|r| r.split_once("\n---\n")).map_or(raw, |x| x.1);
    let lines = text.lines().skip_while(|l| l.is_empty() || l.starts_with("# "));
    lines.collect::<Vec<_>>().join("\n")
}

fn tally(doc: &Doc, expected: &Expected, found: Vec<Event>) -> Tally {
    let mut t = Tally::in_group(&expected.language);
    let gold = &expected.events;
    let pairs = pair_up(found.len(), gold.len(), |f, g| likeness(&found[f], &gold[g]));
    let of_gold = |g: usize| pairs.iter().find(|(_, x)| *x == g).map(|(f, _)| *f);
    let of_found = |f: usize| pairs.iter().find(|(x, _)| *x == f).map(|(_, g)| *g);
    let counts = |news: bool| {
        let wanted: Vec<usize> = (0..gold.len())
            .filter(|g| !gold[*g].optional && (!news || gold[*g].foreground))
            .collect();
        let said: Vec<usize> = (0..found.len())
            .filter(|f| !news || found[*f].foreground)
            .filter(|f| of_found(*f).is_none_or(|g| !gold[g].optional))
            .collect();
        let right =
            said.iter().filter(|f| of_found(**f).is_some_and(|g| !news || gold[g].foreground));
        let hit =
            wanted.iter().filter(|g| of_gold(**g).is_some_and(|f| !news || found[f].foreground));
        [right.count(), said.len(), hit.count(), wanted.len()]
    };
    for (name, c) in [("events", counts(false)), ("foreground events", counts(true))] {
        t.prf(name, c[0], c[1], c[2], c[3]);
    }
    for (f, e) in found.iter().enumerate().filter(|(f, _)| of_found(*f).is_none()) {
        let sentence = e.evidence.first().map(|q| q.quote.as_str()).unwrap_or_default();
        let news = if e.foreground { "foreground" } else { "background" };
        t.error(
            "event not expected",
            format!("{} #{f} {} {news} [{}] {sentence}", doc.id, e.act, e.trigger.quote),
        );
    }
    for (_, g) in gold.iter().enumerate().filter(|(n, g)| of_gold(*n).is_none() && !g.optional) {
        t.error("event missed", format!("{} {} [{}] {}", doc.id, g.kind, g.trigger, g.evidence));
    }
    for words in &expected.not_events {
        let fell = found.iter().find(|e| alike(&e.trigger.quote, words));
        t.share("traps kept clear of", fell.is_none());
        if fell.is_some() {
            t.error("trap", format!("{} {words}", doc.id));
        }
    }
    for (f, g) in pairs {
        made_score::fields(&mut t, &doc.id, &found[f], &gold[g]);
    }
    t
}

/// 0 when the two are not one event; more for the same kind and the same words.
fn likeness(e: &Event, g: &Gold) -> f64 {
    let kind = e.act == g.kind;
    let family = |kind: &str| Act::parse(kind).map(Act::acled_type);
    if !kind && family(&e.act) != family(&g.kind) {
        return 0.0;
    }
    let evidence = e.evidence.iter().map(|q| overlap(&q.quote, &g.evidence)).fold(0.0, f64::max);
    let trigger = alike(&e.trigger.quote, &g.trigger);
    let within = alike(&e.trigger.quote, &g.evidence)
        || e.evidence.iter().any(|q| alike(&q.quote, &g.trigger));
    if evidence < 0.6 && !(trigger && within) {
        return 0.0;
    }
    let place = e.place.as_ref().zip(g.place.as_ref());
    let same_place = place.is_some_and(|(a, b)| alike(&a.name, &b.name));
    let score = |yes: bool, n: f64| if yes { n } else { 0.0 };
    1.0 + 2.0 * evidence + score(kind, 2.0) + score(trigger, 2.0) + score(same_place, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::testing::event;

    const TEXT: &str = "An air strike hit a market on Monday.";

    fn gold(kind: &str, trigger: &str) -> Gold {
        let (kind, trigger) = (kind.to_owned(), trigger.to_owned());
        let (evidence, standing) = (TEXT.to_owned(), "reported".to_owned());
        Gold { kind, trigger, evidence, standing, foreground: true, ..Gold::default() }
    }

    fn score(events: Vec<Gold>, found: Vec<Event>, metric: &str) -> Option<f64> {
        let not_events = vec!["a war of words".to_owned()];
        let language = "en".to_owned();
        let expected = Expected { language, published: None, headline: None, events, not_events };
        let sheet = Sheet::of(vec![tally(&Doc::default(), &expected, found)]);
        sheet.rows.iter().find(|r| r.metric == metric).and_then(|r| r.value)
    }

    #[test]
    fn an_event_of_the_same_family_and_words_is_found_and_its_kind_judged_apart() {
        let found = || vec![event(TEXT, "Shelling/artillery/missile attack", "strike")];
        let want = || vec![gold("Air/drone strike", "air strike")];
        assert_eq!(score(want(), found(), "events"), Some(1.0));
        assert_eq!(score(want(), found(), "kind"), Some(0.0));
        assert_eq!(score(want(), vec![event(TEXT, "Arrests", "strike")], "events"), Some(0.0));
    }

    #[test]
    fn an_optional_event_counts_neither_way() {
        let optional = || vec![Gold { optional: true, ..gold("Air/drone strike", "air strike") }];
        assert_eq!(score(optional(), vec![], "events"), None);
        let found = vec![event(TEXT, "Air/drone strike", "strike")];
        assert_eq!(score(optional(), found, "events"), None);
    }

    #[test]
    fn news_told_as_background_is_no_foreground_event() {
        let mut found = event(TEXT, "Air/drone strike", "strike");
        found.foreground = false;
        let want = vec![gold("Air/drone strike", "air strike")];
        assert_eq!(score(want, vec![found], "foreground events"), Some(0.0));
    }

    #[test]
    fn front_matter_and_headline_are_not_the_body() {
        let raw = "---\npublisher: X\n---\n# Headline\n\nOne.\n\nTwo.";
        assert_eq!(body(raw), "One.\n\nTwo.");
    }
}
