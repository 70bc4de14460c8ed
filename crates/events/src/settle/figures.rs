//! One toll per harm from all reports.

use super::Settler;
use super::claims::number;
use super::sources::sources;
use super::tolls::{contradict, range, sum};
use tidings_model::{Basis, Field, Figure, FigureRelation, Harm, Member, Vocabulary as _};

impl Settler<'_> {
    /// One total per harm from all reports, then the frame's parts and inner figures.
    pub(super) fn figures(&mut self, numbers: &[Vec<usize>]) -> Vec<Figure> {
        let mut out = Vec::new();
        for harm in Harm::ALL {
            let said = self.said(*harm, numbers);
            if said.is_empty() {
                continue;
            }
            let total = self.total(*harm, &said);
            let at = out.len();
            out.push(total);
            self.inner(*harm, at, &mut out, numbers);
        }
        out
    }

    /// What each report says in all on one harm: its totals and rivals, or the sum of its parts.
    /// Within one publisher a later report supersedes an earlier one.
    fn said(&self, harm: Harm, numbers: &[Vec<usize>]) -> Vec<(usize, Figure)> {
        let mut said: Vec<(usize, Figure)> = Vec::new();
        for (i, m) in self.mine.iter().enumerate() {
            let superseded = self.mine.iter().enumerate().any(|(j, o)| {
                j != i
                    && o.report.publisher.is_some()
                    && o.report.publisher == m.report.publisher
                    && o.report.published > m.report.published
                    && o.event
                        .figures
                        .iter()
                        .any(|f| f.harm == harm && f.relation != FigureRelation::Among)
            });
            if superseded {
                continue;
            }
            let renumber = |f: &Figure| -> Figure {
                let mut f = f.clone();
                f.speakers =
                    f.speakers.iter().filter_map(|n| numbers[i].get(*n).copied()).collect();
                f.quote.text = Some(m.report.text_id);
                f
            };
            let of = |r: FigureRelation| {
                m.event.figures.iter().filter(move |f| f.harm == harm && f.relation == r)
            };
            let wholes: Vec<Figure> =
                of(FigureRelation::Total).chain(of(FigureRelation::Rival)).map(renumber).collect();
            let parts: Vec<Figure> = of(FigureRelation::Part).map(renumber).collect();
            if !wholes.is_empty() {
                said.extend(wholes.into_iter().map(|f| (i, f)));
            } else if let Some(sum) = sum(&parts) {
                said.push((i, sum));
            }
        }
        said
    }

    fn total(&mut self, harm: Harm, said: &[(usize, Figure)]) -> Figure {
        let field = Field::of_harm(harm);
        let numbered: Vec<&(usize, Figure)> =
            said.iter().filter(|(_, f)| f.toll.headline().is_some()).collect();
        let mut total = numbered.first().map_or_else(|| said[0].1.clone(), |(_, f)| f.clone());
        total.relation = FigureRelation::Total;
        total.of = None;
        for (_, f) in said {
            for s in &f.speakers {
                if !total.speakers.contains(s) {
                    total.speakers.push(*s);
                }
            }
        }
        if numbered.is_empty() {
            self.because(field, "no report gives a number");
            return total;
        }
        let same = numbered.iter().all(|(_, f)| f.toll == total.toll);
        if same {
            self.because(
                field,
                format!("every report that gives a number gives this one ({})", number(&total)),
            );
            return total;
        }
        let sources = sources(self.mine);
        total.toll = range(&numbered, |i| sources[i].clone());
        total.basis = Basis::Between;
        let listed: Vec<String> = numbered.iter().map(|(_, f)| number(f)).collect();
        let contradict = contradict(&numbered);
        self.because(
            field,
            format!(
                "from the smallest to the largest of {}; best is the number most sources give, and the latest of equals",
                listed.join(", ")
            ),
        );
        if contradict {
            self.dispute(field);
        }
        total
    }

    /// Parts and inner figures of the report whose own figures are most detailed.
    fn inner(&self, harm: Harm, total: usize, out: &mut Vec<Figure>, numbers: &[Vec<usize>]) {
        let detail = |m: &&Member| {
            m.event
                .figures
                .iter()
                .filter(|f| {
                    f.harm == harm
                        && matches!(f.relation, FigureRelation::Part | FigureRelation::Among)
                })
                .count()
        };
        let Some((i, m)) =
            self.mine.iter().enumerate().max_by_key(|(i, m)| (detail(m), std::cmp::Reverse(*i)))
        else {
            return;
        };
        for f in &m.event.figures {
            if f.harm != harm || !matches!(f.relation, FigureRelation::Part | FigureRelation::Among)
            {
                continue;
            }
            let mut f = f.clone();
            f.of = (f.relation == FigureRelation::Among).then_some(total);
            f.speakers = f.speakers.iter().filter_map(|n| numbers[i].get(*n).copied()).collect();
            f.quote.text = Some(m.report.text_id);
            out.push(f);
        }
    }
}
