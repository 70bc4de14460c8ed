//! The project's labelled passages: loading them, and which labelled events the program finds, with which words.

use super::score::{Sheet, Tally};
use super::text::{alike, pair_up};
use super::{Doc, Program, tallies};
use crate::repository;
use anyhow::{Context as _, bail};
use std::collections::BTreeMap;
use std::path::Path;
use tidings_model::{Act, Harm, ParticipantRole, Standing, Vocabulary as _};
use tidings_record::Event;

/// A labelled event: words by field (`act`, `who`, `whom`, `where`, `when`, `killed`, …).
#[derive(Debug, Default)]
pub(crate) struct Gold {
    kind: String,
    news: bool,
    standing: String,
    words: BTreeMap<String, Vec<String>>,
}

impl Gold {
    fn words(&self, field: &str) -> &[String] {
        self.words.get(field).map_or(&[], Vec::as_slice)
    }
}

pub(crate) fn score(data: &Path, limit: usize, program: &Program<'_>) -> anyhow::Result<Sheet> {
    let mut cases = Vec::new();
    for language in ["en", "fr"] {
        for file in repository::with_extension(&data.join(language), "txt")? {
            let text = std::fs::read_to_string(&file)?;
            let passages = parse(&text).with_context(|| file.display().to_string())?;
            cases.extend(passages.into_iter().map(|(doc, gold)| (doc, (language, gold))));
        }
    }
    cases.truncate(limit);
    let sheet =
        tallies(&cases, |(doc, (language, gold))| tally(doc, language, gold, &(program.read)(doc)));
    Ok(sheet.note(
        "An event is found when its evidence holds a labelled act word of an event whose kind, or ACLED event type, \
         is the same; `any kind` sets kinds aside. Rows of fields are over found events: the words of \
         the field overlap.",
    ))
}

/// Passages in the format of `corpora/passages/README.md`.
fn parse(text: &str) -> anyhow::Result<Vec<(Doc, Vec<Gold>)>> {
    let mut out: Vec<(Doc, Vec<Gold>)> = Vec::new();
    let mut labels = false;
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("=== ") {
            let cells: Vec<&str> = head.split('|').map(str::trim).collect();
            let [id, _, _, day] = cells[..] else {
                bail!("`{line}` is not id | style | country | day")
            };
            let published = Some(day.parse().with_context(|| format!("{id}: {day}"))?);
            out.push((Doc { id: id.to_owned(), published, ..Doc::default() }, Vec::new()));
            labels = false;
        } else if line.trim() == "---" {
            labels = true;
        } else if let Some((doc, gold)) = out.last_mut() {
            if !labels {
                doc.text.push_str(line);
                doc.text.push('\n');
            } else if let Some((_, event)) = line.split_once(' ').filter(|(_, e)| e.contains(" | "))
            {
                let cells: Vec<&str> = event.split(" | ").collect();
                let [kind, ground, standing] = cells[..] else { bail!("{}: `{line}`", doc.id) };
                let (kind, standing) = (kind.to_owned(), standing.trim().to_owned());
                gold.push(Gold { kind, news: ground == "news", standing, ..Gold::default() });
            } else if let Some(((field, values), event)) =
                line.split_once(": ").zip(gold.last_mut())
            {
                let words = values.split(" ; ").map(|v| plain(v).to_owned());
                event.words.entry(field.to_owned()).or_default().extend(words);
            }
        }
    }
    Ok(out)
}

/// A value without the number of its place in the text and without the word of saying.
fn plain(value: &str) -> &str {
    let value = value.split(" [").next().unwrap_or(value).trim();
    match value.rsplit_once('#') {
        Some((words, n)) if n.parse::<u8>().is_ok() => words,
        _ => value,
    }
}

fn tally(doc: &Doc, language: &str, gold: &[Gold], found: &[Event]) -> Tally {
    let mut t = Tally::in_group(language);
    if gold.is_empty() {
        t.share("texts without events left alone", found.iter().all(|e| !e.foreground));
    }
    let anywhere = pair_up(found.len(), gold.len(), |f, g| likeness(&found[f], &gold[g], false));
    t.prf("events, any kind", anywhere.len(), found.len(), anywhere.len(), gold.len());
    for (f, e) in found.iter().enumerate() {
        t.judged.push((e.confidence, anywhere.iter().any(|(x, _)| *x == f)));
    }
    let pairs = pair_up(found.len(), gold.len(), |f, g| likeness(&found[f], &gold[g], true));
    t.prf("events", pairs.len(), found.len(), pairs.len(), gold.len());
    for kind in Act::ALL.iter().map(|k| k.as_str()) {
        let right =
            pairs.iter().filter(|(f, g)| found[*f].act == kind && gold[*g].kind == kind).count();
        let said = found.iter().filter(|e| e.act == kind).count();
        let wanted = gold.iter().filter(|g| g.kind == kind).count();
        if said + wanted > 0 {
            t.prf(&format!("kind: {kind}"), right, said, right, wanted);
        }
    }
    let news = pairs.iter().filter(|(f, g)| found[*f].foreground && gold[*g].news).count();
    let said = found.iter().filter(|e| e.foreground).count();
    t.prf("foreground events", news, said, news, gold.iter().filter(|g| g.news).count());
    for (f, e) in found.iter().enumerate().filter(|(f, _)| !anywhere.iter().any(|(x, _)| x == f)) {
        let sentence = e.evidence.first().map_or("", |q| q.quote.as_str());
        t.error(
            "event not expected",
            format!("{} #{f} {} [{}] {sentence}", doc.id, e.act, e.trigger.quote),
        );
    }
    for (_, g) in gold.iter().enumerate().filter(|(n, _)| !anywhere.iter().any(|(_, x)| x == n)) {
        t.error(
            "event missed",
            format!("{} {} {:?} in {}", doc.id, g.kind, g.words("act"), doc.text.trim()),
        );
    }
    for (f, g) in anywhere {
        let (e, g) = (&found[f], &gold[g]);
        t.share("kind", e.act == g.kind);
        if e.act != g.kind {
            t.error(
                "kind",
                format!("{} {:?} said {}, should be {}", doc.id, g.words("act"), e.act, g.kind),
            );
        }
        t.share("foreground", e.foreground == g.news);
        t.share("standing", mode(&e.standing.to_string()) == mode(&g.standing));
        fields(&mut t, &doc.id, e, g);
    }
    t
}

/// What matters most of the standings: told as having happened, doubted, denied, or to come.
fn mode(standing: &str) -> &str {
    match Standing::parse(standing) {
        Some(Standing::Reported | Standing::Attributed | Standing::Confirmed) => "happened",
        Some(Standing::Alleged | Standing::Disputed) => "doubted",
        _ => standing,
    }
}

/// 0 when the two are not one event.
fn likeness(e: &Event, g: &Gold, kinds: bool) -> f64 {
    let family = |kind: &str| Act::parse(kind).map(Act::acled_type);
    let same = e.act == g.kind;
    if kinds && !same && family(&e.act) != family(&g.kind) {
        return 0.0;
    }
    let trigger = g.words("act").iter().any(|w| alike(&e.trigger.quote, w));
    let evidence =
        e.evidence.iter().any(|q| g.words("act").iter().any(|w| q.quote.contains(w.as_str())));
    if !evidence {
        return 0.0;
    }
    let place =
        e.place.as_ref().is_some_and(|p| g.words("where").iter().any(|w| alike(&p.span.quote, w)));
    1.0 + f64::from(u8::from(trigger)) * 2.0
        + f64::from(u8::from(same))
        + f64::from(u8::from(place))
}

fn fields(t: &mut Tally, id: &str, e: &Event, g: &Gold) {
    let people = |role| {
        let of = e.participants.iter().filter(move |p| p.role == role);
        of.map(|p| p.name.clone()).collect::<Vec<_>>()
    };
    let tags: Vec<String> = e.hit.iter().map(|h| h.span.quote.clone()).collect();
    let figures = |harms: &[Harm]| {
        let of = e.figures.iter().filter(|f| harms.contains(&f.harm));
        of.map(|f| f.span.quote.clone()).collect::<Vec<_>>()
    };
    let both: Vec<String> =
        [people(ParticipantRole::Actor), people(ParticipantRole::Target), tags.clone()].concat();
    let gold_both = [g.words("who"), g.words("whom")].concat();
    let place = e.place.iter().map(|p| p.span.quote.clone()).collect();
    let when = e.when.iter().map(|w| w.span.quote.clone()).collect();
    let weapons = e.weapons.iter().map(|w| w.span.quote.clone()).collect();
    let speakers = e.speakers.iter().map(|s| s.name.clone()).collect();
    let said = [g.words("says"), g.words("denies"), g.words("claims")].concat();
    let rows: [(&str, Vec<String>, Vec<String>); 10] = [
        ("who", people(ParticipantRole::Actor), g.words("who").to_vec()),
        ("whom", [people(ParticipantRole::Target), tags].concat(), g.words("whom").to_vec()),
        ("who and whom", both, gold_both),
        ("where", place, g.words("where").to_vec()),
        ("when", when, g.words("when").to_vec()),
        ("with", weapons, g.words("with").to_vec()),
        ("killed", figures(&[Harm::Killed]), g.words("killed").to_vec()),
        ("injured", figures(&[Harm::Injured]), g.words("injured").to_vec()),
        ("captured", figures(&[Harm::Captured, Harm::Abducted]), g.words("captured").to_vec()),
        ("says", speakers, said),
    ];
    for (name, said, gold) in rows {
        let like = |a: &String, b: &String| alike(a, b);
        let right = said.iter().filter(|s| gold.iter().any(|w| like(s, w))).count();
        // Where and when have one value each: any of the labelled words will do.
        let one = matches!(name, "where" | "when") && !gold.is_empty();
        let hit = gold.iter().filter(|w| said.iter().any(|s| like(s, w))).count();
        let (hit, wanted) = if one { (hit.min(1), 1) } else { (hit, gold.len()) };
        t.prf(name, right, said.len(), hit, wanted);
        if right < said.len() || hit < wanted {
            t.error(name, format!("{id} {:?} said {said:?}, should be {gold:?}", g.words("act")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_its_text_its_events_and_their_words() {
        let text = "=== a-1 | wire | Mali | 2024-06-07\nGunmen raided Bodio.\nPolice said so.\n---\n\
            1 Attack | news | attributed\nact: raided ; the raid#2\nsays: Police [said]\n";
        let parsed = parse(text).unwrap();
        let (doc, gold) = &parsed[0];
        assert_eq!(
            (doc.id.as_str(), doc.text.as_str()),
            ("a-1", "Gunmen raided Bodio.\nPolice said so.\n")
        );
        assert_eq!((gold[0].kind.as_str(), gold[0].news), ("Attack", true));
        assert_eq!(gold[0].words("act"), ["raided", "the raid"]);
        assert_eq!(gold[0].words("says"), ["Police"]);
        assert!(parse("=== a | b\n").is_err());
    }
}
