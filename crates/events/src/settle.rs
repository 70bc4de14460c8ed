//! From the events of one incident to its settled values, each with the rule that settled it.
//!
//! Nothing is averaged away: what speakers and reports differ on stays as claims and disputes, and
//! a toll that differs becomes a range from the smallest to the largest.

use crate::draft::{exactness, graver};
use std::collections::BTreeMap;
use tidings_model::{
    Act, Basis, Claim, Decision, Digest, Dispute, Event, Field, Figure, FigureRelation, Harm,
    Incident, Member, Participant, Quote, Ruling, Speaker, Stance, Standing, Toll, Vocabulary as _,
    Why,
};

/// The incident of `group`, indexes into `members` in canonical order. `None` when reviewers
/// rejected every event of it.
pub fn settle(members: &[Member], group: &[usize], decisions: &[Decision]) -> Option<Incident> {
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
    let released = history.iter().rev().find(|d| d.ruling == Ruling::Release).map(|d| d.at.clone());
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
        history,
        released,
        previous_ids: Vec::new(),
        settled,
    })
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

/// Reports once each, and each member's place among them.
fn reports(mine: &[&Member]) -> (Vec<tidings_model::ReportRef>, Vec<usize>) {
    let mut reports: Vec<tidings_model::ReportRef> = Vec::new();
    let of = mine
        .iter()
        .map(|m| match reports.iter().position(|r| r.id == m.report.id) {
            Some(i) => i,
            None => {
                reports.push(m.report.clone());
                reports.len() - 1
            }
        })
        .collect();
    (reports, of)
}

/// Sources that are not copies of one another: same text or a named original count once.
fn independent(mine: &[&Member]) -> usize {
    let mut sources: Vec<String> = mine
        .iter()
        .map(|m| match &m.report.copy_of {
            Some(original) => original.0.clone(),
            None => mine
                .iter()
                .find(|o| o.report.text_id == m.report.text_id)
                .map_or_else(|| m.report.id.0.clone(), |o| o.report.id.0.clone()),
        })
        .collect();
    sources.sort();
    sources.dedup();
    sources.len()
}

/// Every value of every event as a claim; `report` is the member's index until reports are known.
fn claims(mine: &[&Member]) -> Vec<Claim> {
    let mut out = Vec::new();
    for (i, m) in mine.iter().enumerate() {
        let e = &m.event;
        let lead = e.speakers.first().map(|s| s.quote.words.clone());
        let text = Some(m.report.text_id);
        let mut add = |field: Field, assertion: String, quote: &Quote, speaker: Option<String>| {
            let quote = Quote { text, ..quote.clone() };
            out.push(Claim { report: i, event: e.id.clone(), speaker, field, assertion, quote });
        };
        add(Field::Kind, e.act.as_str().to_owned(), &e.trigger, None);
        if let Some(w) = &e.when {
            add(Field::When, days(w.dating), &w.quote, None);
        }
        if let Some(w) = &e.place {
            add(Field::Where, w.place.name.clone(), &w.quote, None);
        }
        for p in e.actors() {
            add(Field::Actor, p.actor.label.clone(), &p.quote, None);
        }
        for p in e.targets() {
            add(Field::Target, p.actor.label.clone(), &p.quote, None);
        }
        for f in &e.figures {
            let speaker =
                f.speakers.first().and_then(|n| e.speakers.get(*n)).map(|s| s.quote.words.clone());
            add(Field::of_harm(f.harm), number(f), &f.quote, speaker);
        }
        for s in &e.speakers {
            add(Field::Event, s.stance.as_str().to_owned(), &s.quote, Some(s.quote.words.clone()));
        }
        let _ = lead;
    }
    out
}

fn days(d: tidings_model::Dating) -> String {
    match d.bounds() {
        Some((a, b)) if a == b => a.to_string(),
        Some((a, b)) => format!("{a} to {b}"),
        None => "unknown".to_owned(),
    }
}

/// A figure in words a person reads.
fn number(f: &Figure) -> String {
    let n = |x: Option<u32>| x.map_or_else(|| "?".to_owned(), |x| x.to_string());
    let words = match f.basis {
        Basis::Counted => n(f.toll.best),
        Basis::About => format!("about {}", n(f.toll.best)),
        Basis::Between => format!("{} to {}", n(f.toll.low), n(f.toll.high)),
        Basis::AtLeast => format!("at least {}", n(f.toll.low)),
        Basis::UpTo => format!("up to {}", n(f.toll.high)),
        Basis::Several => "several".to_owned(),
        Basis::SaidNone => "none".to_owned(),
        Basis::SaidUnknown => "said to be unknown".to_owned(),
    };
    let inner = if f.relation == FigureRelation::Among { " among them" } else { "" };
    format!("{words} {}{inner}", f.harm)
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

    /// One total per harm from all reports, then the frame's parts and inner figures.
    fn figures(&mut self, numbers: &[Vec<usize>]) -> Vec<Figure> {
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
                    && o.event.figures.iter().any(|f| f.harm == harm)
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
        total.toll = range(&numbered);
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

    /// RECORD's definitions over all reports.
    fn standing(&mut self, speakers: &[Speaker]) -> Standing {
        let any = |s: Standing| self.mine.iter().any(|m| m.event.standing == s);
        let denies = speakers.iter().any(|s| s.stance == Stance::Denies)
            && (any(Standing::Denied) || any(Standing::Disputed));
        let told =
            [Standing::Reported, Standing::Attributed, Standing::Confirmed, Standing::Alleged];
        let (standing, reason) = if any(Standing::Disputed)
            || (denies && told.iter().any(|s| any(*s)))
        {
            (Standing::Disputed, "speakers contradict each other on whether it happened or by whom")
        } else if any(Standing::Confirmed) || self.both_sides() {
            (Standing::Confirmed, "both sides, or a side and an independent body, say so")
        } else if any(Standing::Reported) {
            (Standing::Reported, "a newsroom states it itself")
        } else if any(Standing::Attributed) {
            (Standing::Attributed, "a side or a source says so")
        } else if any(Standing::Alleged) {
            (Standing::Alleged, "said with doubt, or blamed on somebody who has not spoken")
        } else if any(Standing::Denied) {
            (Standing::Denied, "only a denial is on record")
        } else {
            (Standing::Expected, "announced or threatened, not yet done")
        };
        if standing == Standing::Disputed {
            self.dispute(Field::Event);
        }
        self.because(Field::Standing, reason);
        standing
    }

    /// One report has the word of one side, another that of the other.
    fn both_sides(&self) -> bool {
        use tidings_model::ParticipantRole::{Actor, Target};
        let says = |role| {
            self.mine.iter().any(|m| {
                m.event.speakers.iter().any(|s| {
                    matches!(s.stance, Stance::Confirms | Stance::ClaimsResponsibility)
                        && s.actor.as_ref().is_some_and(|a| {
                            a.id.is_some()
                                && m.event
                                    .participants
                                    .iter()
                                    .any(|p| p.role == role && p.actor.id == a.id)
                        })
                })
            })
        };
        says(Actor) && says(Target)
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

    /// Reviewers' rulings on single fields, oldest first; the last one on a field stands.
    fn decide(&mut self, settled: &mut Event, decisions: &[Decision]) -> Vec<Decision> {
        let mut history: Vec<Decision> =
            self.mine.iter().flat_map(|m| about(m, decisions)).cloned().collect();
        history.sort_by(|a, b| (&a.at, a.field, &a.by).cmp(&(&b.at, b.field, &b.by)));
        history.dedup();
        for d in &history {
            if let Ruling::Set(value) = &d.ruling
                && set(settled, d.field, value)
            {
                self.why.retain(|w| w.field != d.field);
                self.because(d.field, format!("decided by {}: {}", d.by, d.reason));
            }
            if d.ruling == Ruling::Accept {
                settled.review = false;
            }
        }
        history
    }
}

/// Parts that all have a number add up; with an open one they are a lower bound.
fn sum(parts: &[Figure]) -> Option<Figure> {
    let first = parts.first()?;
    if parts.len() == 1 {
        return Some(first.clone());
    }
    let add =
        |get: fn(&Toll) -> Option<u32>| parts.iter().map(|f| get(&f.toll)).sum::<Option<u32>>();
    let mut total = first.clone();
    total.toll = Toll { low: add(|t| t.low), best: add(|t| t.best), high: add(|t| t.high) };
    if total.toll.headline().is_none() {
        let known: u32 = parts.iter().filter_map(|f| f.toll.low.or(f.toll.best)).sum();
        total.toll = Toll { low: (known > 0).then_some(known), best: None, high: None };
    }
    total.basis = match total.toll {
        Toll { low: Some(a), best: Some(b), high: Some(c) } if a == b && b == c => Basis::Counted,
        Toll { low: Some(_), best: None, high: None } => Basis::AtLeast,
        Toll { low: None, best: None, high: None } => Basis::Several,
        _ => Basis::Between,
    };
    total.group = tidings_model::Group::All;
    total.whom = None;
    Some(total)
}

/// Low is the smallest number said, high the largest; best the one most sources give, the latest
/// of equals.
fn range(said: &[&(usize, Figure)]) -> Toll {
    let lows = said.iter().filter_map(|(_, f)| f.toll.low.or(f.toll.best));
    let highs = said.iter().filter_map(|(_, f)| f.toll.high.or(f.toll.best));
    let open_above = said.iter().any(|(_, f)| f.basis == Basis::AtLeast);
    let mut votes: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (i, f) in said {
        if let Some(n) = f.toll.headline() {
            let v = votes.entry(n).or_default();
            v.0 += 1;
            v.1 = v.1.max(*i);
        }
    }
    let best = votes.iter().max_by_key(|(_, v)| **v).map(|(n, _)| *n);
    let low = lows.min();
    let high = highs.max().filter(|h| !open_above || best.is_some_and(|b| b <= *h));
    Toll { low: low.min(best), best, high: high.max(best).filter(|_| high.is_some()) }
}

/// "at least 12" and "14" agree; "14" and "17" do not.
fn contradict(said: &[&(usize, Figure)]) -> bool {
    said.iter().any(|(_, a)| {
        said.iter().any(|(_, b)| {
            let above = |x: &Figure, y: &Figure| matches!((x.toll.low, y.toll.high), (Some(l), Some(h)) if l > h);
            above(a, b) || above(b, a)
        })
    })
}

/// Sets a field to a reviewer's value; false when the value cannot be read as one.
fn set(e: &mut Event, field: Field, value: &str) -> bool {
    match field {
        Field::Kind => Act::parse(value).map(|a| e.act = a).is_some(),
        Field::Standing => Standing::parse(value).map(|s| e.standing = s).is_some(),
        Field::When => {
            let mut ends = value.split(" to ").map(|d| d.trim().parse::<jiff::civil::Date>());
            match (ends.next(), ends.next(), &mut e.when) {
                (Some(Ok(first)), None, Some(w)) => w.dating = tidings_model::Dating::day(first),
                (Some(Ok(first)), Some(Ok(last)), Some(w)) if first <= last => {
                    w.dating = tidings_model::Dating::days(first, last);
                }
                _ => return false,
            }
            true
        }
        Field::Killed
        | Field::Injured
        | Field::Missing
        | Field::Captured
        | Field::Abducted
        | Field::Displaced
        | Field::Crowd => {
            let Ok(n) = value.trim().parse::<u32>() else { return false };
            let figure = e
                .figures
                .iter_mut()
                .find(|f| Field::of_harm(f.harm) == field && f.relation == FigureRelation::Total);
            figure.is_some_and(|f| {
                f.toll = Toll::of(Basis::Counted, n, n);
                f.basis = Basis::Counted;
                true
            })
        }
        _ => false,
    }
}
