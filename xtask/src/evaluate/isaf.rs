//! Military press releases: type, province, day, killed and captured, one gold record per release.

use super::score::{Sheet, Tally};
use super::text::{counted, days, lies_in, number};
use super::{Doc, Program, json_lines, tallies};
use jiff::civil::Date;
use regex::Regex;
use serde::Deserialize;
use std::path::Path;
use tidings_model::{Basis, Harm};
use tidings_record::{Event, Figure};

/// Provinces whose spelling in the releases differs from the gazetteers'.
const SPELLINGS: [(&str, &str); 9] = [
    ("khost", "khowst"),
    ("paktya", "paktia"),
    ("paktiya", "paktia"),
    ("wardak", "maidan wardak"),
    ("sar-e pul", "sar-e pol"),
    ("jowzjan", "jawzjan"),
    ("uruzgan", "oruzgan"),
    ("helmand", "hilmand"),
    ("nimroz", "nimruz"),
];

/// Releases before this day may be used for tuning.
const REPORTED_FROM: &str = "2011-07-01";

#[derive(Deserialize)]
struct Raw {
    text: String,
    gold: Gold,
}

#[derive(Deserialize)]
struct Gold {
    start_date: String,
    province: Vec<String>,
    min_killed: u32,
    min_captured: u32,
    killq: bool,
    captureq: bool,
    airstrike: bool,
}

pub(crate) fn score(data: &Path, limit: usize, program: &Program<'_>) -> anyhow::Result<Sheet> {
    let mut all: Vec<Raw> = json_lines(&data.join("isaf/isaf.dev.jsonl"))?;
    all.retain(|r| r.gold.start_date.as_str() >= REPORTED_FROM);
    all.truncate(limit);
    let several = Regex::new(r"(?i)\b(several|multiple|numerous|a number of)\b")?;
    let dateline = Dateline::new()?;
    let sheet = tallies(&all, |raw| tally(raw, program, &several, &dateline));
    Ok(sheet.note(
        "Releases from 2011-07-01. Killed is scored where the release says people were killed; \
         gold 3 where the text says several is right as `several`, and so is any captured where \
         the text says several. Days are read against the day in the release's dateline; where nothing but that says when, the record has it and the day before, which holds the day and is not exactly it.",
    ))
}

fn tally(raw: &Raw, program: &Program<'_>, several: &Regex, dateline: &Dateline) -> Tally {
    let g = &raw.gold;
    let published = dateline.find(&raw.text);
    let id = raw.text.chars().take(60).collect::<String>().replace('\n', " ");
    let doc = Doc { id, text: raw.text.clone(), published, ..Doc::default() };
    let events = (program.read)(&doc);
    let mut t = Tally::default();
    let kind = |act: &str| events.iter().any(|e| e.act == act);
    binary(&mut t, "airstrike", kind("Air/drone strike"), g.airstrike);
    binary(&mut t, "capture", kind("Arrests") || captured(&events), g.captureq);
    let in_province = |e: &Event| {
        e.place.as_ref().is_some_and(|p| {
            g.province
                .iter()
                .any(|n| lies_in(p, n) || SPELLINGS.iter().any(|s| s.0 == n && lies_in(p, s.1)))
        })
    };
    if !g.province.iter().all(String::is_empty) {
        let right = events.iter().any(in_province);
        t.share("province", right);
        if !right {
            let said: Vec<_> =
                events.iter().filter_map(|e| Some(e.place.as_ref()?.name.as_str())).collect();
            t.error("province", format!("said {said:?}, should be {:?}: {}", g.province, doc.text));
        }
    }
    day(&mut t, g, &events, &doc);
    figures(&mut t, g, &events, &doc, several);
    t
}

fn binary(t: &mut Tally, name: &str, said: bool, gold: bool) {
    let both = usize::from(said && gold);
    t.prf(name, both, usize::from(said), both, usize::from(gold));
}

fn captured(events: &[Event]) -> bool {
    events.iter().any(|e| !counted(e, Harm::Captured).is_empty())
}

fn day(t: &mut Tally, g: &Gold, events: &[Event], doc: &Doc) {
    let Ok(gold) = g.start_date.parse::<Date>() else { return };
    let exact = events.iter().filter_map(days).any(|(a, b)| a == gold && b == gold);
    let inside = events.iter().filter_map(days).any(|(a, b)| a <= gold && gold <= b);
    t.share("day inside the dates", inside);
    if doc.published.is_some() {
        t.share("day inside the dates, release dated", inside);
    }
    let name = if doc.published.is_some() { "day, release dated" } else { "day, release undated" };
    t.share(name, exact);
    if !exact && doc.published.is_some() {
        let said: Vec<_> = events.iter().filter_map(days).collect();
        t.error("day", format!("said {said:?}, should be {gold}: {}", doc.text));
    }
}

fn figures(t: &mut Tally, g: &Gold, events: &[Event], doc: &Doc, several: &Regex) {
    let all = |harm| -> Vec<&Figure> { events.iter().flat_map(|e| counted(e, harm)).collect() };
    let killed = all(Harm::Killed);
    let vague = several.is_match(&doc.text);
    let said_so = |found: &[&Figure]| found.iter().any(|f| f.basis == Basis::Several);
    let right = |found: &[&Figure], n: u32| {
        let sum: u32 = found.iter().filter_map(|f| number(f)).sum();
        found.iter().any(|f| number(f) == Some(n)) || sum == n
    };
    let say = |found: &[&Figure]| found.iter().map(|f| f.span.quote.clone()).collect::<Vec<_>>();
    if g.killq && g.min_killed > 0 {
        let ok = right(&killed, g.min_killed) || (vague && g.min_killed == 3 && said_so(&killed));
        t.share("killed, where said", ok);
        if !ok {
            let said = say(&killed);
            t.error("killed", format!("said {said:?}, should be {}: {}", g.min_killed, doc.text));
        }
    } else if !g.killq {
        let numbered = |f: &&Figure| number(f).is_some_and(|n| n > 0);
        let invented = killed.iter().any(numbered);
        t.share("no killed invented", !invented);
        // What a leader did years ago has a toll of its own, which is none of the release's.
        let news = events.iter().filter(|e| e.foreground);
        let invented_as_news = news.flat_map(|e| counted(e, Harm::Killed)).any(|f| numbered(&f));
        t.share("no killed invented, told as news", !invented_as_news);
        if invented {
            t.error("killed invented", format!("{:?}: {}", say(&killed), doc.text));
        }
    }
    if g.captureq && g.min_captured > 0 {
        let mut found = all(Harm::Captured);
        found.extend(all(Harm::Abducted));
        let ok = right(&found, g.min_captured) || (vague && said_so(&found));
        t.share("captured, where said", ok);
        if !vague {
            t.share("captured, where all are numbered", ok);
        }
        if !ok {
            let said = say(&found);
            t.error(
                "captured",
                format!("said {said:?}, should be {}: {}", g.min_captured, doc.text),
            );
        }
    }
}

/// The day of a release, from "(Dec. 02)" with the year in its number, or "(July 23, 2011)".
struct Dateline {
    number: Regex,
    day: Regex,
}

impl Dateline {
    fn new() -> anyhow::Result<Self> {
        Ok(Self {
            number: Regex::new(r"\b(20\d\d)-(\d\d)-[A-Z]")?,
            day: Regex::new(
                r"(?i)\((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:, (20\d\d))?\)",
            )?,
        })
    }

    fn find(&self, text: &str) -> Option<Date> {
        let day = self.day.captures(text)?;
        let year = match day.get(3) {
            Some(year) => year,
            None => self.number.captures(text)?.get(1)?,
        };
        let year: i16 = year.as_str().parse().ok()?;
        let month = day.get(1)?.as_str().to_lowercase();
        let month =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
                .iter()
                .position(|m| *m == month)?;
        Date::new(year, i8::try_from(month + 1).ok()?, day.get(2)?.as_str().parse().ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_dated_by_its_dateline_and_number() {
        let d = Dateline::new().unwrap();
        let text = "IJC 2009-12-CA-056 For Immediate Release KABUL, Afghanistan (Dec. 02) - A";
        assert_eq!(d.find(text).unwrap().to_string(), "2009-12-02");
        let text = "KABUL, Afghanistan (July 23, 2011) - A combined patrol";
        assert_eq!(d.find(text).unwrap().to_string(), "2011-07-23");
        assert_eq!(d.find("2011-07-S-003 In Paktika province"), None);
    }
}
