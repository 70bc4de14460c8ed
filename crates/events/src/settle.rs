//! From the events of one incident to its settled values, each with the rule that settled it.
//!
//! Nothing is averaged away: what speakers and reports differ on stays as claims and disputes, and
//! a toll that differs becomes a range from the smallest to the largest.

mod claims;
mod decide;
mod figures;
mod sources;
mod standing;
mod tolls;

use crate::draft::{exactness, graver};
use claims::claims;
pub use decide::dating;
use sources::{independent, reports};
use std::collections::{BTreeMap, BTreeSet};
use tidings_model::{
    Act, Claim, Decision, Digest, Dispute, Event, Field, Incident, Member, Participant, Quote,
    Ruling, Speaker, Why,
};

/// The incident of `group`, indexes into `members` in canonical order. `None` when reviewers
/// rejected every event of it. It is released when somebody released it and so many as `approvals` accepted or
/// released it as it stands.
pub fn settle(
    members: &[Member],
    group: &[usize],
    decisions: &[Decision],
    approvals: u32,
) -> Option<Incident> {
    let mine: Vec<&Member> =
        group.iter().map(|i| &members[*i]).filter(|m| !rejected(m, decisions)).collect();
    let frame = frame(&mine)?;
    let mut s =
        Settler { mine: &mine, claims: claims(&mine), disputes: Vec::new(), why: Vec::new() };
    let mut settled = cited(&mine[frame].event, mine[frame]);
    settled.act = s.act();
    s.when(&mut settled);
    s.place(&mut settled);
    settled.participants = s.participants();
    let (speakers, numbers) = s.speakers();
    settled.speakers = speakers;
    settled.figures = s.figures(&numbers);
    settled.standing = s.standing(&settled.speakers);
    s.tags(&mut settled);
    settled.foreground = mine.iter().any(|m| m.event.foreground);
    settled.confidence = s.confidence();
    settled.review = mine.iter().all(|m| m.event.review);
    let history = s.decide(&mut settled, decisions);
    settled.acled = crate::code::acled::records(&settled);
    settled.ucdp = crate::code::ucdp::code(&settled);
    settled.plover = crate::code::plover::code(&settled);
    let released = history.iter().rev().find(|d| d.ruling == Ruling::Release);
    let released = released.filter(|_| approvers(&history).len() as u64 >= approvals.into());
    let released = released.map(|d| d.at.clone());
    let (reports, report_of) = reports(&mine);
    let claims = std::mem::take(&mut s.claims);
    let claims = claims
        .into_iter()
        .map(|mut c| {
            c.report = report_of[c.report];
            c
        })
        .collect();
    Some(Incident {
        id: id(&mine),
        frame: report_of[frame],
        events: mine.iter().enumerate().map(|(i, m)| (report_of[i], m.event.id.clone())).collect(),
        independent_sources: independent(&mine),
        reports,
        claims,
        disputes: s.disputes,
        why: s.why,
        released,
        tags: tags(&history),
        previous_ids: Vec::new(),
        history,
        settled,
    })
}

/// Those who accepted or released the incident and saw it as it stands: a value set later has not been seen by those
/// before.
pub fn approvers(history: &[Decision]) -> BTreeSet<&str> {
    let mut approvers = BTreeSet::new();
    for d in history {
        match d.ruling {
            Ruling::Accept | Ruling::Release => {
                approvers.insert(d.by.as_str());
            }
            Ruling::Set(_) | Ruling::Place(_) | Ruling::Actors(_) | Ruling::NotSaid => {
                approvers.clear();
            }
            _ => {}
        }
    }
    approvers
}

/// The project's own words for the incident: of each, the last decision stands.
fn tags(history: &[Decision]) -> Vec<String> {
    let mut tags = BTreeSet::new();
    for d in history {
        match &d.ruling {
            Ruling::Tag(tag) => tags.insert(tag.to_lowercase()),
            Ruling::Untag(tag) => tags.remove(&tag.to_lowercase()),
            _ => continue,
        };
    }
    tags.into_iter().collect()
}

/// The id an incident gets when it is first settled: from its first event's words, so that the
/// same reports in any order give the same id.
fn id(mine: &[&Member]) -> String {
    let first = mine[0];
    let name = format!("incident\n{}\n{}", first.report.id.0, first.event.id);
    Digest::of(name.as_bytes()).short(12)
}

fn rejected(m: &Member, decisions: &[Decision]) -> bool {
    about(m, decisions)
        .rev()
        .find(|d| d.field == Field::Event && matches!(d.ruling, Ruling::Reject | Ruling::Accept))
        .is_some_and(|d| d.ruling == Ruling::Reject)
}

/// Decisions anchored to the event's trigger words or to words around them.
fn about<'a>(
    m: &'a Member,
    decisions: &'a [Decision],
) -> impl DoubleEndedIterator<Item = &'a Decision> {
    decisions.iter().filter(|d| d.text == m.report.text_id && d.span.overlaps(m.event.trigger.span))
}

/// The event that gives trigger and evidence: in the news, sure, exactly placed.
fn frame(mine: &[&Member]) -> Option<usize> {
    (0..mine.len()).max_by_key(|i| {
        let e = &mine[*i].event;
        let exact = e.place.as_ref().map_or(0, |p| exactness(p.place.precision));
        (
            e.foreground,
            mine[*i].report.copy_of.is_none(),
            e.confidence,
            exact,
            std::cmp::Reverse(*i),
        )
    })
}

/// The event with every quote naming its text.
fn cited(event: &Event, m: &Member) -> Event {
    let mut e = event.clone();
    let text = Some(m.report.text_id);
    let cite = |q: &mut Quote| q.text = text;
    if let Some(w) = &mut e.when {
        cite(&mut w.quote);
    }
    if let Some(w) = &mut e.place {
        cite(&mut w.quote);
    }
    e.other_places.iter_mut().for_each(|o| cite(&mut o.quote));
    e.participants.iter_mut().for_each(|p| cite(&mut p.quote));
    e.hit.iter_mut().chain(&mut e.weapons).for_each(|t| cite(&mut t.quote));
    e.figures.iter_mut().for_each(|f| cite(&mut f.quote));
    e.speakers.iter_mut().for_each(|s| cite(&mut s.quote));
    e
}

struct Settler<'a> {
    mine: &'a [&'a Member],
    claims: Vec<Claim>,
    disputes: Vec<Dispute>,
    why: Vec<Why>,
}

impl Settler<'_> {
    fn because(&mut self, field: Field, reason: impl Into<String>) {
        self.why.push(Why { field, reason: reason.into() });
    }

    fn dispute(&mut self, field: Field) {
        let claims: Vec<usize> = self
            .claims
            .iter()
            .enumerate()
            .filter(|(_, c)| c.field == field)
            .map(|(i, _)| i)
            .collect();
        self.disputes.push(Dispute { field, claims });
    }

    /// The kind most sources name; between equals the gravest.
    fn act(&mut self) -> Act {
        let mut votes: BTreeMap<Act, usize> = BTreeMap::new();
        for m in self.mine {
            *votes.entry(m.event.act).or_default() += 1;
        }
        let most = votes.values().copied().max().unwrap_or(0);
        let mut best = votes.iter().filter(|(_, n)| **n == most).map(|(a, _)| *a);
        let first = best.next().unwrap_or(Act::Attack);
        let act = best.fold(first, graver);
        let reason = if votes.len() == 1 {
            "every report names this kind".to_owned()
        } else {
            format!("named by {most} of {} reports; between equals the gravest", self.mine.len())
        };
        self.because(Field::Kind, reason);
        act
    }

    /// The narrowest dating; of equals the first published.
    fn when(&mut self, settled: &mut Event) {
        let best = self
            .mine
            .iter()
            .filter_map(|m| Some((m, m.event.when.as_ref()?)))
            .min_by_key(|(_, w)| w.dating.width_days().unwrap_or(i64::MAX));
        let Some((m, w)) = best else {
            settled.when = None;
            return;
        };
        let mut when = w.clone();
        when.quote.text = Some(m.report.text_id);
        let others = self
            .mine
            .iter()
            .filter_map(|m| m.event.when.as_ref())
            .any(|o| o.dating.gap_days(when.dating).is_some_and(|g| g > 0));
        self.because(Field::When, "the most exact dating given");
        if others {
            self.dispute(Field::When);
        }
        settled.when = Some(when);
    }

    /// The most exact place.
    fn place(&mut self, settled: &mut Event) {
        let best =
            self.mine.iter().filter_map(|m| Some((m, m.event.place.as_ref()?))).reduce(|a, b| {
                if exactness(b.1.place.precision) > exactness(a.1.place.precision) { b } else { a }
            });
        let Some((m, p)) = best else {
            settled.place = None;
            return;
        };
        let mut place = p.clone();
        place.quote.text = Some(m.report.text_id);
        self.because(Field::Where, "the most exact place named, wider ones lie around it");
        settled.place = Some(place);
    }

    /// Everybody named, each once.
    fn participants(&self) -> Vec<Participant> {
        let mut out: Vec<Participant> = Vec::new();
        for m in self.mine {
            for p in &m.event.participants {
                let same = out.iter_mut().find(|o| {
                    (o.actor.id.is_some() && o.actor.id == p.actor.id)
                        || (o.role == p.role
                            && o.actor.kind == p.actor.kind
                            && (o.actor.id.is_none() || p.actor.id.is_none()))
                });
                match same {
                    Some(o) => {
                        for g in &p.groups {
                            if !o.groups.contains(g) {
                                o.groups.push(g.clone());
                            }
                        }
                        if o.actor.id.is_none() && p.actor.id.is_some() {
                            o.actor = p.actor.clone();
                            o.quote = Quote { text: Some(m.report.text_id), ..p.quote.clone() };
                        }
                    }
                    None => {
                        let mut p = p.clone();
                        p.quote.text = Some(m.report.text_id);
                        out.push(p);
                    }
                }
            }
        }
        out
    }

    /// Everybody who speaks; with, per member, the new number of each of its speakers. Two papers
    /// that quote one spokesman are one speaker.
    fn speakers(&self) -> (Vec<Speaker>, Vec<Vec<usize>>) {
        let mut out: Vec<Speaker> = Vec::new();
        let mut numbers = Vec::new();
        for m in self.mine {
            let mut of = Vec::new();
            for s in &m.event.speakers {
                let same = out.iter().position(|o| {
                    o.stance == s.stance
                        && (o.quote.words.eq_ignore_ascii_case(&s.quote.words)
                            || (o.actor.is_some() && o.actor == s.actor))
                });
                of.push(same.unwrap_or_else(|| {
                    let mut s = s.clone();
                    s.quote.text = Some(m.report.text_id);
                    out.push(s);
                    out.len() - 1
                }));
            }
            numbers.push(of);
        }
        (out, numbers)
    }

    /// Weapons, struck things and other places of all reports.
    fn tags(&self, settled: &mut Event) {
        for m in self.mine {
            let text = Some(m.report.text_id);
            for (from, into) in
                [(&m.event.hit, &mut settled.hit), (&m.event.weapons, &mut settled.weapons)]
            {
                for tag in from {
                    if !into.iter().any(|t| t.kind == tag.kind) {
                        let mut tag = tag.clone();
                        tag.quote.text = text;
                        into.push(tag);
                    }
                }
            }
        }
    }

    /// The surest reading; independent sources add to it.
    fn confidence(&self) -> u8 {
        let best = self.mine.iter().map(|m| m.event.confidence).max().unwrap_or(0);
        let more = u8::try_from(independent(self.mine).saturating_sub(1)).unwrap_or(u8::MAX).min(2);
        best.saturating_add(2 * more).min(97)
    }
}
