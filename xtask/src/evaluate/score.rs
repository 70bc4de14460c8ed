//! Counting right and wrong by document, and how far chance may have moved a score.

use super::calibration::{self, Judged};
use crate::random::SplitMix;
use std::collections::BTreeMap;

/// How often a metric's documents are drawn again.
const DRAWS: usize = 1000;
const SEED: u64 = 0x7469_6469_6e67_7321;

/// Numerators and denominators of precision and recall; a share uses the first two.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counts {
    pub(crate) p_num: f64,
    pub(crate) p_den: f64,
    pub(crate) r_num: f64,
    pub(crate) r_den: f64,
}

impl Counts {
    fn add(&mut self, o: Self) {
        self.p_num += o.p_num;
        self.p_den += o.p_den;
        self.r_num += o.r_num;
        self.r_den += o.r_den;
    }
    pub(crate) fn precision(self) -> Option<f64> {
        (self.p_den > 0.0).then(|| self.p_num / self.p_den)
    }
    pub(crate) fn recall(self) -> Option<f64> {
        (self.r_den > 0.0).then(|| self.r_num / self.r_den)
    }
    /// None when there was nothing to find and nothing was found.
    pub(crate) fn f1(self) -> Option<f64> {
        if self.p_den + self.r_den == 0.0 {
            return None;
        }
        let (p, r) = (self.precision().unwrap_or(0.0), self.recall().unwrap_or(0.0));
        Some(if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) })
    }
}

/// How a metric is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Share,
    F1,
}

/// What one document adds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// `en`, `LGL`, …; empty: the set has one group.
    pub(crate) group: String,
    metrics: Vec<(String, Kind, Counts)>,
    /// Confidence of each thing found, and whether it is right.
    pub(crate) judged: Vec<Judged>,
    /// (kind of error, example).
    pub(crate) errors: Vec<(String, String)>,
}

impl Tally {
    pub(crate) fn in_group(group: &str) -> Self {
        Self { group: group.to_owned(), ..Self::default() }
    }

    fn add(&mut self, name: &str, kind: Kind, counts: Counts) {
        match self.metrics.iter_mut().find(|(n, _, _)| n == name) {
            Some((_, _, sum)) => sum.add(counts),
            None => self.metrics.push((name.to_owned(), kind, counts)),
        }
    }

    /// One case, right or wrong.
    pub(crate) fn share(&mut self, name: &str, right: bool) {
        let p_num = f64::from(u8::from(right));
        self.add(name, Kind::Share, Counts { p_num, p_den: 1.0, ..Counts::default() });
    }

    /// `right` of `found` are true, and `hit` of `gold` were found.
    pub(crate) fn prf(&mut self, name: &str, right: usize, found: usize, hit: usize, gold: usize) {
        let counts = Counts {
            p_num: right as f64,
            p_den: found as f64,
            r_num: hit as f64,
            r_den: gold as f64,
        };
        self.add(name, Kind::F1, counts);
    }

    pub(crate) fn error(&mut self, kind: &str, example: impl Into<String>) {
        self.errors.push((kind.to_owned(), example.into()));
    }
}

/// One line of the result.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) group: String,
    pub(crate) metric: String,
    pub(crate) kind: Kind,
    pub(crate) counts: Counts,
    pub(crate) value: Option<f64>,
    /// Ends of the 95% interval.
    pub(crate) interval: Option<(f64, f64)>,
}

/// All tallies of a set.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) docs: usize,
    pub(crate) rows: Vec<Row>,
    pub(crate) errors: BTreeMap<String, Vec<String>>,
    /// What the reader of the table must know.
    pub(crate) notes: Vec<String>,
}

impl Sheet {
    pub(crate) fn of(tallies: Vec<Tally>) -> Self {
        let mut groups: Vec<String> = Vec::new();
        for t in &tallies {
            if !groups.contains(&t.group) {
                groups.push(t.group.clone());
            }
        }
        let mut sheet = Self { docs: tallies.len(), ..Self::default() };
        if groups.len() > 1 {
            sheet.rows.extend(rows("all", &tallies.iter().collect::<Vec<_>>()));
        }
        for group in &groups {
            let own: Vec<&Tally> = tallies.iter().filter(|t| t.group == *group).collect();
            sheet.rows.extend(rows(if group.is_empty() { "all" } else { group }, &own));
        }
        for (kind, example) in tallies.into_iter().flat_map(|t| t.errors) {
            sheet.errors.entry(kind).or_default().push(example);
        }
        sheet
    }

    pub(crate) fn note(mut self, note: &str) -> Self {
        self.notes.push(note.to_owned());
        self
    }
}

fn rows(group: &str, tallies: &[&Tally]) -> Vec<Row> {
    let mut names: Vec<(String, Kind)> = Vec::new();
    for (name, kind, _) in tallies.iter().flat_map(|t| &t.metrics) {
        if !names.iter().any(|(n, _)| n == name) {
            names.push((name.clone(), *kind));
        }
    }
    let metrics = names.into_iter().map(|(metric, kind)| {
        let each: Vec<Counts> = tallies
            .iter()
            .map(|t| {
                let own = t.metrics.iter().find(|(n, _, _)| *n == metric);
                own.map(|(_, _, c)| *c).unwrap_or_default()
            })
            .collect();
        let mut counts = Counts::default();
        each.iter().for_each(|c| counts.add(*c));
        let value = value(kind, counts);
        let interval = value.and_then(|_| interval(kind, &each));
        Row { group: group.to_owned(), metric, kind, counts, value, interval }
    });
    let judged: Vec<Judged> = tallies.iter().flat_map(|t| t.judged.iter().copied()).collect();
    let judged = calibration::rows(&judged).into_iter().map(|(metric, value, cases)| {
        let p_den = cases as f64;
        let counts = Counts { p_num: value * p_den, p_den, ..Counts::default() };
        let (kind, value) = (Kind::Share, Some(value));
        Row { group: group.to_owned(), metric, kind, counts, value, interval: None }
    });
    metrics.chain(judged).collect()
}

fn value(kind: Kind, counts: Counts) -> Option<f64> {
    match kind {
        Kind::Share => counts.precision(),
        Kind::F1 => counts.f1(),
    }
}

/// The middle 95% of the metric over documents drawn again with replacement.
fn interval(kind: Kind, each: &[Counts]) -> Option<(f64, f64)> {
    let mut random = SplitMix(SEED);
    let mut drawn: Vec<f64> = (0..DRAWS)
        .filter_map(|_| {
            let mut sum = Counts::default();
            for _ in 0..each.len() {
                sum.add(each[random.below(each.len())]);
            }
            value(kind, sum)
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |per_mille: usize| drawn.get((drawn.len() * per_mille / 1000).min(drawn.len() - 1));
    if drawn.is_empty() { None } else { Some((*at(25)?, *at(974)?)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_over_all_documents_and_its_interval_holds_it() {
        let tallies: Vec<Tally> = (0..50)
            .map(|n| {
                let mut t = Tally::default();
                t.prf("events", n % 2, 1, n % 2, 1);
                t
            })
            .collect();
        let sheet = Sheet::of(tallies);
        let row = &sheet.rows[0];
        assert_eq!(row.value, Some(0.5));
        let (low, high) = row.interval.unwrap();
        assert!(low < 0.5 && 0.5 < high && high - low < 0.4, "{low} {high}");
    }

    #[test]
    fn groups_stand_apart_and_together() {
        let mut a = Tally::in_group("en");
        a.share("date", true);
        let mut b = Tally::in_group("fr");
        b.share("date", false);
        let sheet = Sheet::of(vec![a, b]);
        let shown: Vec<_> = sheet.rows.iter().map(|r| (r.group.as_str(), r.value)).collect();
        assert_eq!(shown, [("all", Some(0.5)), ("en", Some(1.0)), ("fr", Some(0.0))]);
    }

    #[test]
    fn nothing_to_find_and_nothing_found_is_no_score() {
        let mut t = Tally::default();
        t.prf("weapons", 0, 0, 0, 0);
        assert_eq!(Sheet::of(vec![t]).rows[0].value, None);
    }

    #[test]
    fn the_draws_are_the_published_ones() {
        let mut random = SplitMix(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
    }
}
