//! Links each act to its own actor, target, place, date, figures, speakers and weapons.
//!
//! Mixing them from unrelated parts of a story is the classic failure of automatic coders, so a
//! link needs grammar: position, voice, prepositions, clauses. What no rule links stays unlinked.

use crate::found::{
    FoundAct, FoundActor, FoundDate, FoundFigure, FoundPlace, FoundSpeaker, FoundTag,
};
use crate::lang::Language;
use crate::sentence::Sent;
use tidings_model::LinkRole;

/// Everything found in one text.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) acts: Vec<FoundAct>,
    pub(crate) actors: Vec<FoundActor>,
    pub(crate) places: Vec<FoundPlace>,
    pub(crate) dates: Vec<FoundDate>,
    pub(crate) figures: Vec<FoundFigure>,
    pub(crate) speakers: Vec<FoundSpeaker>,
    pub(crate) tags: Vec<FoundTag>,
}

/// From act number to the number of something of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tie {
    pub(crate) act: usize,
    pub(crate) role: LinkRole,
    pub(crate) to: usize,
    pub(crate) confidence: u8,
}

/// All links of one text, act by act.
pub(crate) fn link(lang: &Language, sents: &[Sent], f: &Findings) -> Vec<Tie> {
    let mut ties = Vec::new();
    for act in 0..f.acts.len() {
        let l = Linker { lang, sents, sent: &sents[f.acts[act].at.sent], f, act: &f.acts[act] };
        let mut add = |role: LinkRole, to: usize, confidence: u8| {
            let tie = Tie { act, role, to, confidence };
            if !ties.contains(&tie) {
                ties.push(tie);
            }
        };
        let (actors, targets) = l.participants();
        for to in actors {
            add(LinkRole::Actor, to, 80);
        }
        for to in targets {
            add(LinkRole::Target, to, 80);
        }
        for (role, to) in l.places() {
            add(role, to, 80);
        }
        if let Some(to) = l.date() {
            add(LinkRole::Date, to, 80);
        }
        for to in l.figures() {
            add(LinkRole::Figure, to, 80);
        }
        for to in l.speakers() {
            add(LinkRole::Speaker, to, 80);
        }
        for (role, to) in l.tags() {
            add(role, to, 70);
        }
    }
    ties
}

mod people;
mod scene;

struct Linker<'a> {
    lang: &'a Language,
    sents: &'a [Sent],
    sent: &'a Sent,
    f: &'a Findings,
    act: &'a FoundAct,
}

impl Linker<'_> {
    fn here<'b, T>(
        &self,
        all: &'b [T],
        at: impl Fn(&T) -> &crate::found::At,
    ) -> Vec<(usize, &'b T)> {
        let sent = self.act.at.sent;
        all.iter().enumerate().filter(|(_, x)| at(x).sent == sent).collect()
    }

    fn actors(&self) -> Vec<(usize, &FoundActor)> {
        self.here(&self.f.actors, |a| &a.at)
    }

    fn date(&self) -> Option<usize> {
        self.own_date().or_else(|| self.date_before()).or_else(|| self.dateline())
    }

    fn own_date(&self) -> Option<usize> {
        let clause = self.sent.clause(self.act.at.from);
        self.here(&self.f.dates, |d| &d.at)
            .into_iter()
            .filter(|(_, d)| d.dates_acts() && (!d.forward || d.at.to <= self.act.at.from))
            // What is told again is not dated by a year named beside it.
            .filter(|(_, d)| !self.act.again || d.dating.width_days().is_none_or(|w| w <= 10))
            .min_by_key(|(_, d)| {
                let distance = if d.at.from >= self.act.at.to {
                    d.at.from - self.act.at.to
                } else {
                    self.act.at.from.saturating_sub(d.at.to)
                };
                let other_clause = usize::from(self.sent.clause(d.at.from) != clause) * 8;
                let vague = usize::from(d.dating.first.is_none()) * 4;
                distance + other_clause + vague
            })
            .filter(|(_, d)| {
                // A date in a clause of another act dates that one.
                let own = self.sent.clause(d.at.from);
                own == clause
                    || !self.here(&self.f.acts, |a| &a.at).iter().any(|(_, other)| {
                        other.at != self.act.at
                            && self.sent.clause(other.at.from) == own
                            && !other.harm
                            && !self.act.harm
                    })
            })
            .map(|(i, _)| i)
    }

    /// The day named a sentence or two before in the same paragraph, when no act there and none
    /// since has one of its own: "troops searched the village on Monday. They killed two."
    fn date_before(&self) -> Option<usize> {
        let dated = |d: &FoundDate| d.dates_acts() && !d.forward;
        if self.here(&self.f.dates, |d| &d.at).iter().any(|(_, d)| !d.dateline) {
            return None;
        }
        let back = (1..=3).filter_map(|n| self.act.at.sent.checked_sub(n));
        let near = back.take_while(|s| self.sents[*s].paragraph == self.sent.paragraph);
        for sent in near {
            let dates: Vec<usize> =
                (0..self.f.dates.len()).filter(|i| self.f.dates[*i].at.sent == sent).collect();
            match dates.as_slice() {
                [] => {}
                [only] => {
                    let d = &self.f.dates[*only];
                    let day = d.dating.width_days().is_some_and(|w| w <= 2);
                    return (dated(d) && day && !self.act.context).then_some(*only);
                }
                _ => return None,
            }
        }
        None
    }

    /// With no other day, an act of the opening was told on the day it was filed.
    fn dateline(&self) -> Option<usize> {
        let dateline = self.f.dates.iter().position(|d| d.dateline && d.at.sent <= 6)?;
        let sent = self.f.dates[dateline].at.sent;
        let opening = self.sents[self.act.at.sent].paragraph <= self.sents[sent].paragraph + 1;
        let after = self.act.at.sent >= sent;
        let other = self.here(&self.f.dates, |d| &d.at).iter().any(|(_, d)| d.dates_acts());
        (opening && after && !other && !self.act.context).then_some(dateline)
    }

    /// Figures in reach: of the same sentence, nearer to this act than to any other of its kind.
    fn figures(&self) -> Vec<usize> {
        let acts = self.here(&self.f.acts, |a| &a.at);
        self.here(&self.f.figures, |x| &x.at)
            .into_iter()
            .filter(|(_, fig)| {
                let reach = |a: &FoundAct| {
                    let d = if fig.at.from >= a.at.to {
                        fig.at.from - a.at.to
                    } else {
                        a.at.from.saturating_sub(fig.at.to)
                    };
                    // The harm word itself first, then the same clause.
                    let other = self.sent.clause(a.at.from).abs_diff(self.sent.clause(fig.at.from));
                    d + other * 3 + usize::from(!takes(a, fig)) * 40
                };
                let mine = reach(self.act);
                takes(self.act, fig)
                    && acts.iter().all(|(_, a)| mine <= reach(a) || a.at == self.act.at)
            })
            .map(|(i, _)| i)
            .collect()
    }

    fn speakers(&self) -> Vec<usize> {
        self.here(&self.f.speakers, |s| &s.at).into_iter().map(|(i, _)| i).collect()
    }

    fn tags(&self) -> Vec<(LinkRole, usize)> {
        let clause = self.sent.clause(self.act.at.from);
        self.here(&self.f.tags, |t| &t.at)
            .into_iter()
            .filter_map(|(i, t)| {
                let near = self.sent.clause(t.at.from).abs_diff(clause) <= 1;
                if t.weapon {
                    return near.then_some((LinkRole::Weapon, i));
                }
                let after = t.at.from >= self.act.at.to && t.at.from <= self.act.at.to + 12;
                let before = self.act.passive && t.at.to <= self.act.at.from && near;
                ((after && near) || before).then_some((LinkRole::Hit, i))
            })
            .collect()
    }
}

/// Whether an act can have had these victims.
fn takes(a: &FoundAct, fig: &FoundFigure) -> bool {
    use tidings_model::{AcledType, Act, Harm};
    match fig.harm {
        Harm::Killed | Harm::Injured | Harm::Missing => {
            a.act.is_violent() || a.act.is_demonstration() || matches!(a.act, Act::Looting)
        }
        Harm::Captured => {
            matches!(a.act, Act::Arrests | Act::ArmedClash | Act::Attack)
                || a.act.acled_type() == AcledType::Protests
        }
        Harm::Abducted => a.act == Act::Abduction || a.generic,
        Harm::Displaced => a.act.is_violent(),
        Harm::Crowd => a.act.is_demonstration(),
    }
}
