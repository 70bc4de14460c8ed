//! How alike two events are: what they share, and what they differ in.

use super::shared::Shared;
use std::collections::BTreeSet;
use tidings_model::{
    Act, Actor, ActorKind, FigureRelation, Harm, Member, Participant, ParticipantRole,
    PlacePrecision, Standing, Toll, Where,
};

/// Days from what happened to the report, where the report does not say.
const NEWS_DAYS: i64 = 2;
/// A dating wider than this says too little to compare.
pub const WIDEST_DAYS: i64 = 10;
/// One text printed twice is one incident whatever else is said.
const COPY: i32 = 1000;

/// Days on which an event may lie, as numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: i64,
    pub(super) last: i64,
    /// Said by the report, not taken from its publication.
    own: bool,
}

/// An event with what it is compared by.
pub(super) struct Told<'a> {
    pub(super) member: &'a Member,
    pub(super) days: Option<Days>,
    /// Deaths said, inner figures aside.
    pub(super) dead: Vec<Toll>,
    words: BTreeSet<String>,
}

impl<'a> Told<'a> {
    pub(super) fn of(member: &'a Member) -> Self {
        let figures = member.event.figures.iter();
        let dead = figures
            .filter(|f| f.harm == Harm::Killed && f.relation != FigureRelation::Among)
            .map(|f| f.toll)
            // "No losses" is mostly one side's word on itself.
            .filter(|t| t.headline().is_some_and(|n| n > 0))
            .collect();
        Self { member, days: days(member), dead, words: words(member) }
    }

    /// Ids of the armed who take part.
    pub(super) fn armed(&self) -> impl Iterator<Item = &str> {
        let people = self.member.event.participants.iter();
        people.filter(|p| p.actor.is_armed()).filter_map(|p| p.actor.id.as_deref())
    }

    /// How surely the two are one incident; none when they cannot be.
    pub(super) fn score(&self, other: &Self) -> Option<i32> {
        if self.member.report.text_id == other.member.report.text_id {
            // One report tells each thing once; its own events stay apart.
            let (x, y) = (&self.member.event, &other.member.event);
            let copy =
                self.member.report.id != other.member.report.id && x.trigger.span == y.trigger.span;
            return copy.then_some(COPY);
        }
        let mut sum = 0;
        self.shared(other, |s| sum += s.points())?;
        Some(sum)
    }

    /// Hands what two events of different texts share to `f`; none when they cannot be one incident.
    pub(super) fn shared(&self, other: &Self, f: impl FnMut(Shared)) -> Option<()> {
        let (x, y) = (&self.member.event, &other.member.event);
        let expected = |s: Standing| s == Standing::Expected;
        if expected(x.standing) != expected(y.standing) {
            return None;
        }
        let days = self.dates(other)?;
        let fixed = [kinds(x.act, y.act)?, self.places(other)?, days];
        let thing = x.hit.iter().any(|h| y.hit.iter().any(|k| h.kind == k.kind));
        let rare = rare(&x.participants, &y.participants);
        fixed
            .into_iter()
            .chain(self.sides(other))
            .chain(self.tolls(other))
            .chain(thing.then_some(Shared::Thing))
            .chain(rare.then_some(Shared::RarePeople))
            .chain(self.wording(other, days))
            .for_each(f);
        Some(())
    }

    fn places(&self, other: &Self) -> Option<Shared> {
        let (Some(p), Some(q)) = (&self.member.event.place, &other.member.event.place) else {
            return Some(Shared::PlaceVague);
        };
        // Gazetteers have many places of one name: two readings of one written name are one
        // place more often than two places of that name are hit in one week.
        let written = named(p).is_some() && named(p) == named(q);
        let (p, q) = (&p.place, &q.place);
        if !crate::draft::compatible(p, q) {
            return written.then_some(Shared::PlaceNamesake);
        }
        use PlacePrecision as P;
        let fine = |k: P| matches!(k, P::Site | P::Settlement | P::Near);
        let vague = |k: P| matches!(k, P::Country | P::Unknown);
        Some(match (p.precision, q.precision) {
            (a, b) if fine(a) && fine(b) => {
                if written || (p.id.is_some() && p.id == q.id) {
                    Shared::PlaceSame
                } else {
                    Shared::PlaceNear
                }
            }
            (a, b) if vague(a) || vague(b) => Shared::PlaceVague,
            _ => Shared::PlaceArea,
        })
    }

    fn dates(&self, other: &Self) -> Option<Shared> {
        let (a, b) = (self.days?, other.days?);
        let gap = (b.first - a.last).max(a.first - b.last).max(0);
        match (a.own, b.own) {
            (true, true) => match gap {
                0 if a.last - a.first <= 1 && b.last - b.first <= 1 => Some(Shared::DaySame),
                0 => Some(Shared::DaysMeet),
                // A night's date is written as either of its days; the rest must then agree.
                1 => Some(Shared::DayNext),
                _ => None,
            },
            // Neither says a day: the news of one day is most likely one, that of the next seldom.
            (false, false) => match (a.last - b.last).abs() {
                0 => Some(Shared::NewsSame),
                1 => Some(Shared::NewsNext),
                2 => Some(Shared::NewsLater),
                _ => None,
            },
            (own, _) => {
                let (said, news) = if own { (a, b) } else { (b, a) };
                match news.last - said.last {
                    0 | 1 => Some(Shared::DayFits),
                    -1 | 2 => Some(Shared::DayNearly),
                    3 => Some(Shared::DayLate),
                    _ if gap == 0 => Some(Shared::DayWide),
                    _ => None,
                }
            }
        }
    }

    /// Shared actors speak for one incident, different known ones against.
    fn sides(&self, other: &Self) -> impl Iterator<Item = Shared> {
        let (x, y) = (&self.member.event.participants, &other.member.event.participants);
        let anywhere = x.iter().any(|p| y.iter().any(|q| known(&p.actor, &q.actor)));
        [ParticipantRole::Actor, ParticipantRole::Target].into_iter().filter_map(move |role| {
            let (p, q) = (of(x, role), of(y, role));
            if p.is_empty() || q.is_empty() {
                return None;
            }
            let any = |f: fn(&Actor, &Actor) -> bool| p.iter().any(|a| q.iter().any(|b| f(a, b)));
            // An army is in most incidents of its war: it tells none from another.
            let telling = |a: &Actor, b: &Actor| known(a, b) && a.kind != ActorKind::State;
            Some(if any(telling) {
                Shared::SideSame
            } else if any(known)
                || anywhere
                || any(|a, b| a.kind == b.kind && (a.id.is_none() || b.id.is_none()))
            {
                Shared::SideOpen
            } else if any(|a, b| a.id.is_some() && b.id.is_some()) {
                Shared::SideOther
            } else {
                Shared::SideUnlike
            })
        })
    }

    /// A shared toll speaks for one incident, the more the rarer it is; a far one against. Tolls
    /// rise, so nearby ones count against only where nothing else fixes the day.
    fn tolls(&self, other: &Self) -> Option<Shared> {
        let numbers = |t: &Self| t.dead.iter().filter_map(|t| t.headline()).collect::<Vec<_>>();
        let (p, q) = (numbers(self), numbers(other));
        if p.is_empty() || q.is_empty() {
            return None;
        }
        let dated = |t: &Self| t.days.is_some_and(|d| d.own);
        match p.iter().filter(|a| q.contains(a)).max() {
            Some(n) if *n >= 10 => return Some(Shared::TollLarge),
            Some(n) if *n >= 3 => return Some(Shared::TollSome),
            Some(_) => return Some(Shared::TollSmall),
            None => {}
        }
        let (a, b) = (p.iter().max().copied().unwrap_or(0), q.iter().max().copied().unwrap_or(0));
        let (low, high) = (u64::from(a.min(b)), u64::from(a.max(b)));
        Some(if high > low * 4 + 3 {
            Shared::TollFar
        } else if high * 10 <= low * 12 {
            Shared::TollNear
        } else if high * 10 <= low * 14 {
            Shared::TollNearly
        } else if dated(self) && dated(other) {
            if high > low * 2 + 1 { Shared::TollTwice } else { Shared::TollRose }
        } else {
            Shared::TollUnlike
        })
    }

    /// The same sentence, give or take some words, is the same agency's. Communiques say the same of
    /// each day: wording speaks only where the days speak for one incident.
    fn wording(&self, other: &Self, days: Shared) -> Option<Shared> {
        let shared = self.words.intersection(&other.words).count();
        let all = self.words.len() + other.words.len() - shared;
        if shared < 3 || days.points() <= 0 {
            None
        } else if shared * 4 >= all * 3 {
            Some(Shared::WordsMost)
        } else if shared * 2 >= all {
            Some(Shared::WordsHalf)
        } else {
            (shared * 4 >= all).then_some(Shared::WordsSome)
        }
    }
}

/// What falls from afar is "bombed" whatever it was.
fn kinds(a: Act, b: Act) -> Option<Shared> {
    let afar = |x: Act| matches!(x, Act::AirDroneStrike | Act::Shelling | Act::RemoteExplosive);
    if a == b {
        Some(Shared::KindSame)
    } else {
        (a.akin(b) || afar(a) && afar(b)).then_some(Shared::KindAkin)
    }
}

/// A settlement's or site's name as written, small.
pub(super) fn named(w: &Where) -> Option<String> {
    use PlacePrecision as P;
    let exact = matches!(w.place.precision, P::Site | P::Settlement | P::Near);
    exact.then(|| w.quote.words.trim().to_lowercase())
}

fn of(people: &[Participant], role: ParticipantRole) -> Vec<&Actor> {
    let armed = people.iter().filter(|p| p.role == role && p.actor.kind != ActorKind::Civilians);
    armed.map(|p| &p.actor).collect()
}

/// Whether both have people who are seldom in the news: journalists, medics, peacekeepers.
fn rare(x: &[Participant], y: &[Participant]) -> bool {
    const COMMON: [&str; 3] = ["women", "children", "men"];
    let peace = |p: &Participant| p.actor.kind == ActorKind::Peacekeepers;
    let shared =
        |g: &String| !COMMON.contains(&g.as_str()) && y.iter().any(|q| q.groups.contains(g));
    (x.iter().any(peace) && y.iter().any(peace)) || x.iter().flat_map(|p| &p.groups).any(shared)
}

/// One known actor, or the forces of one state under two names.
fn known(a: &Actor, b: &Actor) -> bool {
    let state = |x: &Actor| matches!(x.kind, ActorKind::State | ActorKind::External);
    (a.id.is_some() && a.id == b.id)
        || (state(a) && state(b) && a.country.is_some() && a.country == b.country)
}

pub(super) fn days(m: &Member) -> Option<Days> {
    let epoch = jiff::civil::date(1970, 1, 1);
    let number = |d: jiff::civil::Date| -> i64 { (d - epoch).get_days().into() };
    if let Some((a, b)) = m.event.when.as_ref().and_then(|w| w.dating.bounds()) {
        let days = Days { first: number(a), last: number(b), own: true };
        return (days.last - days.first <= WIDEST_DAYS).then_some(days);
    }
    let day = number(m.report.published.filter(|_| m.event.foreground)?);
    Some(Days { first: day - NEWS_DAYS, last: day, own: false })
}

/// The evidence's longer words, small.
fn words(m: &Member) -> BTreeSet<String> {
    let quotes = m.event.evidence.iter();
    let words = quotes.flat_map(|q| q.words.split(|c: char| !c.is_alphanumeric()));
    words.filter(|w| w.chars().count() >= 4).map(str::to_lowercase).collect()
}
