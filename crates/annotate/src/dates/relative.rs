//! Reads dates that count from another day: "yesterday", "three days ago", "last week".

use super::calendar::Reader;
use jiff::{Span as Lapse, ToSpan as _};
use tidings_model::{DatePrecision, Dating};

impl Reader<'_> {
    /// "yesterday", "three days ago", "last week", "hier", "il y a trois jours", "la semaine dernière".
    pub(super) fn relative(&self, at: usize) -> Option<(usize, Dating)> {
        let back = |n: i64| -> Dating {
            self.anchor
                .published
                .map_or(Dating::UNKNOWN, |d| Dating::day(d.saturating_sub(n.days())))
        };
        let w = |words: &[&str]| self.word(at, words);
        if w(&["yesterday", "hier"]) {
            let to =
                at + 1
                    + usize::from(self.word(
                        at + 1,
                        &["soir", "matin", "evening", "morning", "night", "afternoon"],
                    ));
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
        if w(&["this", "ce", "cet"])
            && self.word(at + 1, &["morning", "afternoon", "matin", "midi"])
        {
            return Some((at + 2, back(0)));
        }
        if w(&["veille"]) || (w(&["lendemain"])) {
            let shift = if w(&["veille"]) { -1 } else { 1 };
            return Some((at + 1, self.shifted_from_main(shift)));
        }
        // "the same day", "le même jour", "ce jour-là"; "the next day", "the following day".
        if w(self.lang.same) && self.word(at + 1, &["day", "jour"]) {
            return Some((at + 2, self.shifted_from_main(0)));
        }
        if w(&["next", "following"]) && self.word(at + 1, &["day", "morning"]) {
            return Some((at + 2, self.shifted_from_main(1)));
        }
        self.ago(at).or_else(|| self.last_period(at)).or_else(|| self.after_main(at))
    }

    fn shifted_from_main(&self, shift: i64) -> Dating {
        let day = self.anchor.told.or(self.anchor.main);
        day.map_or(Dating::UNKNOWN, |d| Dating::day(d.saturating_add(shift.days())))
    }

    /// "N days ago", "il y a N jours".
    fn ago(&self, at: usize) -> Option<(usize, Dating)> {
        let french =
            self.word(at, &["il"]) && self.word(at + 1, &["y"]) && self.word(at + 2, &["a"]);
        let i = if french { at + 3 } else { at };
        let n = i64::from(self.count(i)?);
        let unit = self.tokens.get(i + 1)?;
        let to = i + 2;
        if !french && !self.word(to, &["ago", "earlier"]) {
            return None;
        }
        let earlier = self.word(to, &["earlier"]);
        let end = if french { to } else { to + 1 };
        let base = if earlier {
            self.anchor.main.or(self.anchor.published)
        } else {
            self.anchor.published
        };
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
            Some((
                to,
                Dating {
                    first: Some(first),
                    last: Some(end.max(first)),
                    precision: DatePrecision::Week,
                },
            ))
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
        let main = self.anchor.told.or(self.anchor.main);
        let shifted = |back: bool| {
            main.map_or(Dating::UNKNOWN, |d| {
                Dating::day(if back { d.saturating_sub(lapse) } else { d.saturating_add(lapse) })
            })
        };
        // "a day after X": X came a day before the main event.
        if self.word(at + 2, &["after", "apres"]) {
            Some((at + 3, shifted(true)))
        } else if self.word(at + 2, &["before", "avant", "later"])
            || (self.word(at + 2, &["plus"]) && self.word(at + 3, &["tard"]))
        {
            Some((at + 3, shifted(false)))
        } else if self.word(at + 2, &["plus"]) && self.word(at + 3, &["tot"]) {
            Some((at + 4, shifted(true)))
        } else {
            None
        }
    }
}
