//! Reads one date expression: days, nights, ranges, months and years by name.

use super::Anchor;
use crate::lang::Language;
use crate::token::{Kind, Token};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use tidings_model::{DatePrecision, Dating};

/// The date expression that begins at `at`: first token, end, dating.
pub(super) fn read(
    lang: &Language,
    tokens: &[Token],
    at: usize,
    anchor: Anchor,
) -> Option<(usize, usize, Dating)> {
    let r = Reader { lang, tokens, anchor };
    let (to, dating) = r
        .range(at)
        .or_else(|| r.night(at))
        .or_else(|| r.full_date(at))
        .or_else(|| r.iso(at))
        .or_else(|| r.weekday(at))
        .or_else(|| r.month_alone(at))
        .or_else(|| r.relative(at))
        .or_else(|| r.year(at))?;
    Some((at, to, dating))
}

pub(super) struct Reader<'a> {
    pub(super) lang: &'a Language,
    pub(super) tokens: &'a [Token],
    pub(super) anchor: Anchor,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(words))
    }

    fn number(&self, at: usize) -> Option<u32> {
        match self.tokens.get(at)?.kind {
            Kind::Number(n) => Some(n),
            _ if self.lang.code == "fr" && self.word(at, &["premier"]) => Some(1),
            _ => None,
        }
    }

    /// Number in digits or words, up to sixty or so: "three days ago".
    pub(super) fn count(&self, at: usize) -> Option<u32> {
        self.number(at).or_else(|| {
            let t = self.tokens.get(at)?;
            if t.is(&["a", "an", "un", "une"]) {
                return Some(1);
            }
            self.lang.numbers.iter().find(|(w, _)| t.folded == *w).map(|(_, n)| *n)
        })
    }

    fn month(&self, at: usize) -> Option<i8> {
        let t = self.tokens.get(at).filter(|t| t.is_word())?;
        // "may" and "march" are words; "mars" is a planet and a verb only in theory.
        if t.is(&["may", "march", "mar", "jan", "dec", "sun"]) && !t.capital {
            return None;
        }
        let i = self.lang.months.iter().position(|names| t.is(names))?;
        i8::try_from(i + 1).ok()
    }

    fn day_of_month(&self, at: usize) -> Option<i8> {
        let n = self.number(at)?;
        i8::try_from(n).ok().filter(|d| (1..=31).contains(d))
    }

    fn year_number(&self, at: usize) -> Option<i16> {
        let t = self.tokens.get(at)?;
        let n = self.number(at)?;
        (t.folded.len() == 4 && (1900..=2100).contains(&n)).then(|| i16::try_from(n).ok())?
    }

    /// A day and month without year: that of the tale it stands in, else the last one before publication (one day of
    /// grace for time zones), or nearest the story's main date.
    fn past(&self, month: i8, day: i8) -> Option<Date> {
        if let Some(year) = self.anchor.tale {
            return Date::new(year, month, day).ok();
        }
        let anchor = self.anchor.published.or(self.anchor.main)?;
        let this = Date::new(anchor.year(), month, day).ok();
        let last = Date::new(anchor.year() - 1, month, day).ok();
        match this {
            Some(d) if d <= anchor.saturating_add(1.day()) => Some(d),
            // An announced day a little ahead ("on 30 June") stays ahead.
            Some(d) if (d - anchor).get_days() <= 21 && last.is_some() => Some(d),
            _ => last,
        }
    }

    fn dating(&self, year: Option<i16>, month: i8, day: i8) -> Dating {
        let date = match year {
            Some(y) => Date::new(y, month, day).ok(),
            None => self.past(month, day),
        };
        date.map_or(Dating::UNKNOWN, Dating::day)
    }

    /// "June 4", "June 4, 2024", "4 June 2024", "4th of June", "le 4 juin 2024", "1er juin".
    fn full_date(&self, at: usize) -> Option<(usize, Dating)> {
        if let Some(month) = self.month(at) {
            let day_at = at + 1 + usize::from(self.word(at + 1, &["."]));
            let day = self.day_of_month(day_at).filter(|_| self.year_number(day_at).is_none())?;
            let mut to = day_at + 1;
            let comma = usize::from(self.word(to, &[","]));
            let year = self.year_number(to + comma);
            if year.is_some() {
                to += comma + 1;
            }
            return Some((to, self.dating(year, month, day)));
        }
        let day = self.day_of_month(at)?;
        let of = usize::from(self.word(at + 1, &["of"]));
        let month = self.month(at + 1 + of)?;
        let mut to = at + 2 + of;
        let year = self.year_number(to).or_else(|| {
            // muc: "30 december 89"
            let t = self.tokens.get(to)?;
            let n = self.number(to)?;
            (t.folded.len() == 2
                && n >= 60
                && !self
                    .tokens
                    .get(to + 1)
                    .is_some_and(|n| n.is_word() && n.is(self.lang.not_people)))
            .then(|| i16::try_from(1900 + n).ok())?
        });
        if year.is_some() {
            to += 1;
        }
        Some((to, self.dating(year, month, day)))
    }

    /// "2024-06-04", cut by the tokenizer into 2024, 06 and 04.
    fn iso(&self, at: usize) -> Option<(usize, Dating)> {
        let year = self.year_number(at)?;
        let two = |i: usize| self.tokens.get(i).is_some_and(|t| t.folded.len() == 2 && !t.spaced);
        if !(two(at + 1) && two(at + 2)) {
            return None;
        }
        let month = i8::try_from(self.number(at + 1)?).ok()?;
        let day = i8::try_from(self.number(at + 2)?).ok()?;
        Some((at + 3, Dating::day(Date::new(year, month, day).ok()?)))
    }

    /// "June 4-5", "June 4th and 5th", "between the evenings of June 4th and 5th", "du 4 au 5 juin",
    /// "les 4 et 5 juin", "from 4 to 6 June".
    fn range(&self, at: usize) -> Option<(usize, Dating)> {
        let joins = |i: usize| {
            self.word(i, &["and", "to", "et", "au", "or", "until", "—", "through"])
                || self.tokens.get(i).is_some_and(|t| t.mark() == Some('-'))
        };
        // Month first.
        if let Some(month) = self.month(at) {
            let a = self.day_of_month(at + 1)?;
            let (b_at, glued) = if joins(at + 2) { (at + 3, false) } else { (at + 2, true) };
            let b_month = self.month(b_at);
            let b_at = b_at + usize::from(b_month.is_some());
            let b = self.day_of_month(b_at).filter(|_| self.year_number(b_at).is_none())?;
            if glued && self.tokens[b_at].spaced {
                return None;
            }
            let mut to = b_at + 1;
            let comma = usize::from(self.word(to, &[","]));
            let year = self.year_number(to + comma);
            if year.is_some() {
                to += comma + 1;
            }
            return self.days(year, (month, a), (b_month.unwrap_or(month), b)).map(|d| (to, d));
        }
        // Day first: "4-5 June", "4 and 5 June", "4 et 5 juin", "du 4 au 5 juin", "4 mai au 5 juin".
        let a = self.day_of_month(at)?;
        let a_month = self.month(at + 1);
        let i = at + 1 + usize::from(a_month.is_some());
        let b_at = if joins(i) {
            i + 1
        } else if self.tokens.get(i).is_some_and(|t| !t.spaced) {
            i
        } else {
            return None;
        };
        let b_at = b_at + usize::from(self.word(b_at, &["le", "the"]));
        let b = self.day_of_month(b_at)?;
        let month = self.month(b_at + 1)?;
        let mut to = b_at + 2;
        let year = self.year_number(to);
        if year.is_some() {
            to += 1;
        }
        self.days(year, (a_month.unwrap_or(month), a), (month, b)).map(|d| (to, d))
    }

    fn days(&self, year: Option<i16>, a: (i8, i8), b: (i8, i8)) -> Option<Dating> {
        let last = self.dating(year, b.0, b.1);
        let Some(last) = last.first else { return Some(Dating::UNKNOWN) };
        let mut first = Date::new(last.year(), a.0, a.1).ok()?;
        if first > last {
            first = Date::new(last.year() - 1, a.0, a.1).ok()?;
        }
        Some(Dating::days(first, last))
    }

    /// "overnight into Tuesday", "the night of Monday to Tuesday", "dans la nuit de lundi à mardi",
    /// "dans la nuit du 4 au 5 juin" (the last by [`Self::range`]).
    fn night(&self, at: usize) -> Option<(usize, Dating)> {
        let into = self.word(at, &["overnight", "night"]) && self.word(at + 1, &["into", "to"]);
        if into {
            let i = at + 2 + usize::from(self.word(at + 2, &["the"]));
            let day = self.weekday_number(i)?;
            return Some((i + 1, self.night_before(day)));
        }
        let a = self.weekday_number(at)?;
        if !self.word(at + 1, &["to", "a", "au", "into", "and", "et", "night"]) {
            return None;
        }
        let mut i = at + 2;
        while self.word(i, &["into", "to", "night", "the", "on"]) {
            i += 1;
        }
        let b = self.weekday_number(i)?;
        // Only two days that follow each other make a night.
        (b == a.next()).then(|| (i + 1, self.night_before(b)))
    }

    fn night_before(&self, morning: Weekday) -> Dating {
        match self.last(morning) {
            Some(day) => Dating::days(day.saturating_sub(1.day()), day),
            None => Dating::UNKNOWN,
        }
    }

    fn weekday_number(&self, at: usize) -> Option<Weekday> {
        let t = self.tokens.get(at).filter(|t| t.is_word())?;
        if t.is(&["mon", "tue", "wed", "thu", "fri", "mar", "sat", "sun"]) && !t.capital {
            return None;
        }
        let i = self.lang.weekdays.iter().position(|names| t.is(names))?;
        Weekday::from_monday_zero_offset(i8::try_from(i).ok()?).ok()
    }

    /// The last such weekday up to publication; without a day of publication the one nearest the
    /// story's main date.
    fn last(&self, day: Weekday) -> Option<Date> {
        if let Some(published) = self.anchor.published {
            let back = published.weekday().since(day);
            return Some(published.saturating_sub(i64::from(back).days()));
        }
        let main = self.anchor.main?;
        let ahead = i64::from(day.since(main.weekday()));
        let shift = if ahead > 3 { ahead - 7 } else { ahead };
        Some(main.saturating_add(shift.days()))
    }

    /// "Tuesday", "last Tuesday", "mardi dernier", "Tuesday, 4 June 2024", "mardi 4 juin".
    fn weekday(&self, at: usize) -> Option<(usize, Dating)> {
        let day = self.weekday_number(at)?;
        let mut i = at + 1;
        while self.word(
            i,
            &[
                ",", "the", "le", "night", "evening", "morning", "afternoon", "soir", "matin",
                "apres", "midi", "nuit",
            ],
        ) {
            i += 1;
        }
        if let Some(found) = self.full_date(i) {
            return Some(found);
        }
        // "mardi 4": day and number, the month is the one where they agree.
        if self.lang.code == "fr"
            && let Some(n) = self.day_of_month(at + 1)
            && let Some(near) = self.last(day)
        {
            for weeks in 0..5i64 {
                let d = near.saturating_sub((weeks * 7).days());
                if d.day() == n {
                    return Some((at + 2, Dating::day(d)));
                }
            }
        }
        let mut to = at + 1;
        while self.word(to, &["night", "evening", "morning", "afternoon", "soir", "matin"]) {
            to += 1;
        }
        let Some(mut date) = self.last(day) else { return Some((to, Dating::UNKNOWN)) };
        let last_word =
            at > 0 && self.word(at - 1, &["last", "previous"]) || self.word(to, &["dernier"]);
        if last_word && self.anchor.published == Some(date) {
            date = date.saturating_sub(7.days());
        }
        let next = at > 0 && self.word(at - 1, &["next", "coming"]) || self.word(to, &["prochain"]);
        if next {
            date = date.saturating_add(7.days());
        }
        if self.word(to, &["dernier", "prochain"]) {
            to += 1;
        }
        Some((to, Dating::day(date)))
    }

    /// "in June", "June 2024", "early June", "en juin dernier", "in January of this year".
    fn month_alone(&self, at: usize) -> Option<(usize, Dating)> {
        let month = self.month(at)?;
        let of = usize::from(self.word(at + 1, &["of", ",", "de"]));
        if let Some(year) = self.year_number(at + 1 + of) {
            let date = Date::new(year, month, 1).ok()?;
            return Some((at + 2 + of, Dating::month(date)));
        }
        let prep = at > 0
            && self.word(
                at - 1,
                &[
                    "in", "last", "since", "early", "late", "mid", "en", "debut", "fin", "depuis",
                    "this", "of", "d'", "de", "by", "until", "mi",
                ],
            );
        if !prep {
            return None;
        }
        let mut to = at + 1;
        if self.word(to, &["of"])
            && self.word(to + 1, &["this", "last"])
            && self.word(to + 2, &["year"])
        {
            to += 3;
        } else if self.word(to, &["last"]) && self.word(to + 1, &["year"]) {
            to += 2;
        } else if self.word(to, &["dernier", "last"]) {
            to += 1;
        }
        let last_year = self.word(to.saturating_sub(2), &["last"]) && self.word(to - 1, &["year"]);
        let last_year = last_year || self.word(to.saturating_sub(2), &["last"]) && to > at + 1;
        let Some(anchor) = self.anchor.published.or(self.anchor.main) else {
            return Some((to, Dating::UNKNOWN));
        };
        let mut year = anchor.year();
        if month > anchor.month() || last_year {
            year -= 1;
        }
        Some((to, Dating::month(Date::new(year, month, 1).ok()?)))
    }

    /// "in 2012", "the 2021 coup", "since 2012", "early 2010s".
    fn year(&self, at: usize) -> Option<(usize, Dating)> {
        if let Some(t) = self.tokens.get(at)
            && t.folded.len() == 5
            && t.folded.ends_with('s')
            && let Ok(decade) = t.folded[..4].parse::<i16>()
            && (1900..2100).contains(&decade)
        {
            let first = Date::new(decade, 1, 1).ok()?;
            let last = Date::new(decade + 9, 12, 31).ok()?;
            return Some((
                at + 1,
                Dating { first: Some(first), last: Some(last), precision: DatePrecision::Year },
            ));
        }
        let year = self.year_number(at)?;
        if self.word(at + 1, &["'s"]) && year % 10 == 0 {
            let first = Date::new(year, 1, 1).ok()?;
            let last = Date::new(year + 9, 12, 31).ok()?;
            return Some((
                at + 2,
                Dating { first: Some(first), last: Some(last), precision: DatePrecision::Year },
            ));
        }
        // "2,000 people", "2024 people": a count, unless a preposition or a noun of events is beside.
        let prep = at > 0
            && (self.word(
                at - 1,
                &[
                    "in", "since", "of", "the", "from", "by", "until", "late", "early", "mid",
                    "en", "depuis", "de", "a", "between", "entre", "and", "et", "during", "to",
                    "l'", "d'", "annee", "year", "around", "vers", "fin", "debut", "after",
                    "before", "avant", "apres", "(",
                ],
            ));
        (prep
            && !self.word(
                at + 1,
                &["people", "personnes", "civilians", "morts", "dead", "displaced", "families"],
            ))
        .then_some(())?;
        Some((at + 1, Dating::year(Date::new(year, 1, 1).ok()?)))
    }
}
