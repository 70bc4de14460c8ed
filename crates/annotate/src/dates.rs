//! Finds dates and resolves them backwards from the day of publication.
//!
//! News looks back: "Tuesday" is the last Tuesday, "June 4" the last 4 June. Words that need an
//! anchor where there is none are kept with an unknown dating; no year is ever invented.

use crate::found::{At, FoundDate};
use crate::lang::Language;
use crate::sentence::Sent;
use crate::token::{Kind, Token};
use jiff::civil::{Date, Weekday};
use jiff::{Span as Lapse, ToSpan as _};
use tidings_model::{DatePrecision, Dating, PassageKind};

/// What relative dates count from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    /// Day of publication.
    pub(crate) published: Option<Date>,
    /// The first full date of the story's opening.
    pub(crate) main: Option<Date>,
}

/// All dates, in text order.
pub(crate) fn find(lang: &Language, sents: &[Sent], published: Option<Date>) -> (Vec<FoundDate>, Anchor) {
    let mut anchor = Anchor { published, main: None };
    for (index, sent) in sents.iter().enumerate().take(6) {
        if anchor.main.is_none() {
            anchor.main = scan(lang, sent, index, Anchor { published, main: None })
                .iter()
                .find(|d| d.dating.precision == DatePrecision::Day)
                .and_then(|d| d.dating.first);
        }
    }
    let mut dates = Vec::new();
    for (index, sent) in sents.iter().enumerate() {
        // A caption carries its own day; an archive picture's "Thursday" is not last week's.
        let anchor = if sent.passage == PassageKind::Caption {
            let own = caption_day(lang, sents, index);
            Anchor { published: own.or(anchor.published), main: own.or(anchor.main) }
        } else {
            anchor
        };
        dates.extend(scan(lang, sent, index, anchor));
    }
    (dates, anchor)
}

/// The first full date of the caption that sentence `index` stands in.
fn caption_day(lang: &Language, sents: &[Sent], index: usize) -> Option<Date> {
    let paragraph = sents[index].paragraph;
    let none = Anchor { published: None, main: None };
    sents
        .iter()
        .enumerate()
        .filter(|(_, s)| s.paragraph == paragraph)
        .flat_map(|(i, s)| scan(lang, s, i, none))
        .find(|d| d.dating.precision == DatePrecision::Day)
        .and_then(|d| d.dating.first)
}

fn scan(lang: &Language, sent: &Sent, index: usize, anchor: Anchor) -> Vec<FoundDate> {
    let mut out: Vec<FoundDate> = Vec::new();
    let mut at = 0;
    while at < sent.tokens.len() {
        match read(lang, &sent.tokens, at, anchor) {
            Some((from, to, dating)) => {
                let next_is_after = sent.tokens[to - 1].is(&["after", "apres", "before", "avant"]);
                out.push(FoundDate {
                    at: At { sent: index, from, to, span: sent.span_of(from, to) },
                    dating,
                    of_speech: of_speech(lang, sent, from, to) || since(sent, from),
                    forward: next_is_after,
                });
                at = to.max(at + 1);
            }
            None => at += 1,
        }
    }
    out
}

/// "since the rebellion of 2012": dates what lies before, not what is told.
fn since(sent: &Sent, from: usize) -> bool {
    let lo = from.saturating_sub(9);
    (lo..from).rev().take_while(|i| sent.tokens[*i].mark().is_none()).any(|i| sent.tokens[i].is(&["since", "depuis"]))
}

/// "police said on Tuesday", "a déclaré lundi": a verb of saying stands right before.
fn of_speech(lang: &Language, sent: &Sent, from: usize, to: usize) -> bool {
    let lo = from.saturating_sub(5);
    for i in (lo..from).rev() {
        let t = &sent.tokens[i];
        if let Some((n, s)) = lang.lexicon.speech.at(&sent.tokens, i)
            && s.verb
            && i + n <= from
        {
            // "said Tuesday that 12 people were killed Monday"; but "said a bomb exploded Tuesday".
            return true;
        }
        let passes = t.is(&["on", "in", "a", "to", "reporters", "journalists", "afp", "reuters", "ce", "le", "late", "early", "statement", "a", "l'", "la", "presse", "the", "news", "agency", "ap"])
            || (t.capital && t.is_word());
        if !passes {
            break;
        }
    }
    // "On Tuesday, police said" dates the saying only when nothing else is said to happen then;
    // "Tuesday's statement" does.
    sent.get(to).is_some_and(|t| t.folded == "'s")
        && sent.get(to + 1).is_some_and(|t| t.is(&["statement", "report", "announcement", "communique"]))
}

/// The date expression that begins at `at`: first token, end, dating.
fn read(lang: &Language, tokens: &[Token], at: usize, anchor: Anchor) -> Option<(usize, usize, Dating)> {
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

struct Reader<'a> {
    lang: &'a Language,
    tokens: &'a [Token],
    anchor: Anchor,
}

impl Reader<'_> {
    fn word(&self, at: usize, words: &[&str]) -> bool {
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
    fn count(&self, at: usize) -> Option<u32> {
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

    /// A day and month without year: the last one before publication (one day of grace for time
    /// zones), or nearest the story's main date.
    fn past(&self, month: i8, day: i8) -> Option<Date> {
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
            (t.folded.len() == 2 && n >= 60 && !self.tokens.get(to + 1).is_some_and(|n| n.is_word() && n.is(self.lang.not_people)))
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
            let (b_at, glued) = if joins(at + 2) {
                (at + 3, false)
            } else {
                (at + 2, true)
            };
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
        while self.word(i, &[",", "the", "le", "night", "evening", "morning", "afternoon", "soir", "matin", "apres", "midi", "nuit"]) {
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
        let last_word = at > 0 && self.word(at - 1, &["last", "previous"]) || self.word(to, &["dernier"]);
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
        let prep = at > 0 && self.word(at - 1, &["in", "last", "since", "early", "late", "mid", "en", "debut", "fin", "depuis", "this", "of", "d'", "de", "by", "until", "mi"]);
        if !prep {
            return None;
        }
        let mut to = at + 1;
        if self.word(to, &["of"]) && self.word(to + 1, &["this", "last"]) && self.word(to + 2, &["year"]) {
            to += 3;
        } else if self.word(to, &["dernier", "last"]) {
            to += 1;
        }
        let last_year = self.word(to.saturating_sub(2), &["last"]) && to > at + 1;
        let Some(anchor) = self.anchor.published.or(self.anchor.main) else {
            return Some((to, Dating::UNKNOWN));
        };
        let mut year = anchor.year();
        if month > anchor.month() || last_year {
            year -= 1;
        }
        Some((to, Dating::month(Date::new(year, month, 1).ok()?)))
    }

    /// "yesterday", "three days ago", "last week", "hier", "il y a trois jours", "la semaine dernière".
    fn relative(&self, at: usize) -> Option<(usize, Dating)> {
        let back = |n: i64| -> Dating {
            self.anchor
                .published
                .map_or(Dating::UNKNOWN, |d| Dating::day(d.saturating_sub(n.days())))
        };
        let w = |words: &[&str]| self.word(at, words);
        if w(&["yesterday", "hier"]) {
            let to = at + 1 + usize::from(self.word(at + 1, &["soir", "matin", "evening", "morning", "night", "afternoon"]));
            return Some((to, back(1)));
        }
        if w(&["today", "tonight"]) || (w(&["aujourd'hui"])) {
            return Some((at + 1, back(0)));
        }
        if w(&["avant"]) && self.word(at + 1, &["hier"]) {
            return Some((at + 2, back(2)));
        }
        if w(&["overnight"]) || (w(&["last", "cette"]) && self.word(at + 1, &["night", "nuit"])) {
            let to = at + 1 + usize::from(!w(&["overnight"]));
            let dating = self
                .anchor
                .published
                .map_or(Dating::UNKNOWN, |d| Dating::days(d.saturating_sub(1.day()), d));
            return Some((to, dating));
        }
        if w(&["this", "ce", "cet"]) && self.word(at + 1, &["morning", "afternoon", "matin", "midi"]) {
            return Some((at + 2, back(0)));
        }
        if w(&["veille"]) || (w(&["lendemain"])) {
            let shift = if w(&["veille"]) { -1 } else { 1 };
            return Some((at + 1, self.from_main(shift)));
        }
        self.ago(at).or_else(|| self.last_period(at)).or_else(|| self.after_main(at))
    }

    fn from_main(&self, shift: i64) -> Dating {
        self.anchor.main.map_or(Dating::UNKNOWN, |d| Dating::day(d.saturating_add(shift.days())))
    }

    /// "N days ago", "il y a N jours".
    fn ago(&self, at: usize) -> Option<(usize, Dating)> {
        let french = self.word(at, &["il"]) && self.word(at + 1, &["y"]) && self.word(at + 2, &["a"]);
        let i = if french { at + 3 } else { at };
        let n = i64::from(self.count(i)?);
        let unit = self.tokens.get(i + 1)?;
        let to = i + 2;
        if !french && !self.word(to, &["ago", "earlier"]) {
            return None;
        }
        let earlier = self.word(to, &["earlier"]);
        let end = if french { to } else { to + 1 };
        let base = if earlier { self.anchor.main.or(self.anchor.published) } else { self.anchor.published };
        let Some(d) = base else { return Some((end, Dating::UNKNOWN)) };
        let dating = if unit.is(&["day", "days", "jour", "jours"]) {
            Dating::day(d.saturating_sub(n.days()))
        } else if unit.is(&["hour", "hours", "heure", "heures"]) {
            Dating::days(d.saturating_sub(1.day()), d)
        } else if unit.is(&["week", "weeks", "semaine", "semaines"]) {
            let mid = d.saturating_sub((7 * n).days());
            Dating {
                first: Some(mid.saturating_sub(3.days())),
                last: Some(mid.saturating_add(3.days())),
                precision: DatePrecision::Week,
            }
        } else if unit.is(&["month", "months", "mois"]) {
            Dating::month(d.saturating_sub(n.months()))
        } else if unit.is(&["year", "years", "an", "ans", "annee", "annees"]) {
            Dating::year(d.saturating_sub(n.years()))
        } else {
            return None;
        };
        Some((end, dating))
    }

    /// "last week", "this month", "last year", "earlier this month", "la semaine dernière", "le mois dernier".
    fn last_period(&self, at: usize) -> Option<(usize, Dating)> {
        let (unit_at, last, to) = if self.word(at, &["last", "past"]) {
            (at + 1, true, at + 2)
        } else if self.word(at, &["this", "cette", "ce"]) {
            (at + 1, false, at + 2)
        } else if self.word(at + 1, &["derniere", "dernier", "passee", "passe"]) {
            (at, true, at + 2)
        } else {
            return None;
        };
        let unit = self.tokens.get(unit_at)?;
        let d = self.anchor.published;
        let unknown = Some((to, Dating::UNKNOWN));
        if unit.is(&["week", "semaine", "weekend"]) {
            let Some(d) = d else { return unknown };
            let monday = d.saturating_sub(i64::from(d.weekday().to_monday_zero_offset()).days());
            let first = if last { monday.saturating_sub(7.days()) } else { monday };
            let end = if last { first.saturating_add(6.days()) } else { d };
            Some((to, Dating { first: Some(first), last: Some(end.max(first)), precision: DatePrecision::Week }))
        } else if unit.is(&["month", "mois"]) {
            let Some(d) = d else { return unknown };
            Some((to, Dating::month(if last { d.saturating_sub(1.months()) } else { d })))
        } else if unit.is(&["year", "annee", "an"]) {
            let Some(d) = d else { return unknown };
            Some((to, Dating::year(if last { d.saturating_sub(1.years()) } else { d })))
        } else {
            None
        }
    }

    /// "one day after …", "two days later", "deux jours après": counted from the story's main date.
    fn after_main(&self, at: usize) -> Option<(usize, Dating)> {
        let n = i64::from(self.count(at)?);
        let unit = self.tokens.get(at + 1)?;
        let lapse: Lapse = if unit.is(&["day", "days", "jour", "jours"]) {
            n.days()
        } else {
            return None;
        };
        let main = self.anchor.main;
        let shifted = |back: bool| {
            main.map_or(Dating::UNKNOWN, |d| {
                Dating::day(if back { d.saturating_sub(lapse) } else { d.saturating_add(lapse) })
            })
        };
        // "a day after X": X came a day before the main event.
        if self.word(at + 2, &["after", "apres"]) {
            Some((at + 3, shifted(true)))
        } else if self.word(at + 2, &["before", "avant"]) {
            Some((at + 3, shifted(false)))
        } else if self.word(at + 2, &["later"]) || (self.word(at + 2, &["plus"]) && self.word(at + 3, &["tard"])) {
            Some((at + 3, shifted(false)))
        } else if self.word(at + 2, &["plus"]) && self.word(at + 3, &["tot"]) {
            Some((at + 4, shifted(true)))
        } else {
            None
        }
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
            return Some((at + 1, Dating { first: Some(first), last: Some(last), precision: DatePrecision::Year }));
        }
        let year = self.year_number(at)?;
        if self.word(at + 1, &["'s"]) && year % 10 == 0 {
            let first = Date::new(year, 1, 1).ok()?;
            let last = Date::new(year + 9, 12, 31).ok()?;
            return Some((at + 2, Dating { first: Some(first), last: Some(last), precision: DatePrecision::Year }));
        }
        // "2,000 people", "2024 people": a count, unless a preposition or a noun of events is beside.
        let prep = at > 0
            && (self.word(at - 1, &["in", "since", "of", "the", "from", "by", "until", "late", "early", "mid", "en", "depuis", "de", "a", "between", "entre", "and", "et", "during", "to", "l'", "d'", "annee", "year", "around", "vers", "fin", "debut", "after", "before", "avant", "apres", "("]));
        (prep && !self.word(at + 1, &["people", "personnes", "civilians", "morts", "dead", "displaced", "families"])).then_some(())?;
        Some((at + 1, Dating::year(Date::new(year, 1, 1).ok()?)))
    }
}
