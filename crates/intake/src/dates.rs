//! Publication dates as metadata and datelines write them. Never invents a year or a day.

use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;
use tidings_model::Dating;

/// Why a date is not one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoDate {
    /// Not understood.
    Unclear,
    /// A day that cannot be a publication date.
    Absurd(Date),
}

impl NoDate {
    /// What to tell the user about `written`.
    pub(crate) fn message(&self, written: &str) -> String {
        let written: String = written.chars().take(60).collect();
        match self {
            Self::Unclear => format!(
                "publication date “{written}” is not understood, so it is left unknown: write it as 2024-06-07"
            ),
            Self::Absurd(day) => format!(
                "publication date {day} cannot be right (“{written}”), so it is left unknown: correct it or give the right one"
            ),
        }
    }
}

static ISO: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T\s])").ok());
static MONTH_ONLY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\d{4})-(\d{2})$").ok());
static DAY_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(?:of\s+)?(\p{L}{3,9})\.?,?[\s-]+(\d{4})\b",
    )
    .ok()
});
static MONTH_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b").ok()
});
static NUMERIC: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b").ok());
static ISO_WITHIN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(\d{4})-(\d{2})-(\d{2})").ok());
static IN_PATH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?:[/_.-]|$)").ok()
});
static WIRE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\(?\p{Lu}[\p{Lu}\s'’.,()\-\p{Ll}]{1,50}?[,)]\s*(?:le\s+)?(\d{1,2}(?:er)?\s+\p{L}{3,9}\.?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},\s+\d{4})\s*(?:\([^)]{1,40}\)\s*)?[-–—:/(]").ok()
});

/// Reads a metadata value: ISO 8601, RFC 3339, RFC 2822, `7 June 2024`, `June 7, 2024`,
/// `7 juin 2024`, `2024-06`. The day is the one written, in its own time zone.
pub(crate) fn metadata(written: &str, today: Option<Date>) -> Result<Dating, NoDate> {
    let written = written.trim();
    let day = captured(&ISO, written).map(|[y, m, d]| civil(y, m, d));
    if let Some(day) = day {
        return plausible(day.ok_or(NoDate::Unclear)?, today).map(Dating::day);
    }
    if let Some(re) = MONTH_ONLY.as_ref()
        && let Some(c) = re.captures(written)
    {
        let first = civil(number(&c[1]), number(&c[2]), 1).ok_or(NoDate::Unclear)?;
        return plausible(first, today).map(Dating::month);
    }
    // "12/06/2024" alone may be June or December: only words settle it.
    let day = in_words(written, written.len() < 60).ok_or(NoDate::Unclear)?;
    plausible(day, today).map(Dating::day)
}

/// A full date in a line that says when the page was published; `day_first` when its language
/// writes 7/6/2024 for the 7th of June.
pub(crate) fn in_line(line: &str, day_first: bool, today: Option<Date>) -> Result<Dating, NoDate> {
    let day = captured(&ISO_WITHIN, line)
        .and_then(|[y, m, d]| civil(y, m, d))
        .or_else(|| in_words(line, true))
        .or_else(|| in_numbers(line, day_first))
        .ok_or(NoDate::Unclear)?;
    plausible(day, today).map(Dating::day)
}

/// The date of `NIAMEY, 17 avr 2024 (ASP) -` at the start of a story, where it has a year.
pub(crate) fn in_wire_line(story: &str, today: Option<Date>) -> Option<Dating> {
    let head: String = story.chars().take(120).collect();
    let found = WIRE.as_ref()?.captures(&head)?;
    let day = in_words(&found[1], true)?;
    plausible(day, today).ok().map(Dating::day)
}

/// The date in an address such as `…/2024/06/07/…`.
pub(crate) fn in_address(url: &str, today: Option<Date>) -> Option<Dating> {
    let [y, m, d] = captured(&IN_PATH, url)?;
    plausible(civil(y, m, d)?, today).ok().map(Dating::day)
}

fn in_words(text: &str, wanted: bool) -> Option<Date> {
    if !wanted {
        return None;
    }
    let day_first = DAY_FIRST.as_ref()?.captures_iter(text).find_map(|c| {
        let day = civil(number(&c[3]), month(&c[2])?, number(&c[1]))?;
        c.get(0).map(|m| (m.start(), day))
    });
    let month_first = MONTH_FIRST.as_ref()?.captures_iter(text).find_map(|c| {
        let day = civil(number(&c[3]), month(&c[1])?, number(&c[2]))?;
        c.get(0).map(|m| (m.start(), day))
    });
    day_first.into_iter().chain(month_first).min().map(|(_, day)| day)
}

fn in_numbers(text: &str, day_first: bool) -> Option<Date> {
    let [a, b, year] = captured(&NUMERIC, text)?;
    match (day_first, a > 12, b > 12) {
        (true, ..) | (false, true, _) => civil(year, b, a),
        (false, false, true) => civil(year, a, b),
        _ if a == b => civil(year, a, b),
        _ => None,
    }
}

fn captured(re: &LazyLock<Option<Regex>>, text: &str) -> Option<[i16; 3]> {
    let c = re.as_ref()?.captures(text)?;
    Some([number(&c[1]), number(&c[2]), number(&c[3])])
}

/// The regexes let at most four digits through.
fn number(digits: &str) -> i16 {
    digits.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(-1)
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Newspapers on line go back to 1900 at most, and none is published tomorrow: a day of grace for
/// time zones. Without `today` only what no clock could show is refused.
fn plausible(day: Date, today: Option<Date>) -> Result<Date, NoDate> {
    let latest = today.and_then(|t| t.tomorrow().ok());
    if day.year() < 1900 || day.year() > 2100 || latest.is_some_and(|l| day > l) {
        return Err(NoDate::Absurd(day));
    }
    Ok(day)
}

/// 1 to 12, from an English or French name or a usual abbreviation of one.
fn month(name: &str) -> Option<i16> {
    const NAMES: [&[&str]; 12] = [
        &["january", "jan", "janvier", "janv"],
        &["february", "feb", "février", "fevrier", "févr", "fevr", "fév", "fev"],
        &["march", "mar", "mars"],
        &["april", "apr", "avril", "avr"],
        &["may", "mai"],
        &["june", "jun", "juin"],
        &["july", "jul", "juillet", "juil"],
        &["august", "aug", "août", "aout"],
        &["september", "sept", "sep", "septembre"],
        &["october", "oct", "octobre"],
        &["november", "nov", "novembre"],
        &["december", "dec", "décembre", "decembre", "déc"],
    ];
    let name = name.to_lowercase();
    let at = NAMES.iter().position(|names| names.contains(&name.as_str()))?;
    i16::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(y: i16, m: i8, d: i8) -> Dating {
        Dating::day(date(y, m, d))
    }

    #[test]
    fn a_publication_date_is_read_in_all_its_usual_forms() {
        for written in [
            "2024-06-07", "20240607", "2024-06-07T23:59:00Z", "2024-06-07 06:12:44+02:00",
            "Fri, 07 Jun 2024 06:12:44 +0000", "7 June 2024", "7 Jun 2024", "June 7, 2024",
            "Friday, June 7th, 2024 at 9:00 am", "7 juin 2024", "vendredi 7 juin 2024 à 10h",
        ] {
            assert_eq!(metadata(written, None), Ok(day(2024, 6, 7)), "{written}");
        }
        assert_eq!(metadata("1er août 2024", None), Ok(day(2024, 8, 1)));
        assert_eq!(metadata("2024-06", None), Ok(Dating::month(date(2024, 6, 1))));
    }

    #[test]
    fn an_unclear_date_stays_unknown() {
        for written in ["7 June", "yesterday", "", "06/07/2024", "2024-13-01", "20 hours ago"] {
            assert_eq!(metadata(written, None), Err(NoDate::Unclear), "{written}");
        }
    }

    #[test]
    fn a_date_of_the_future_or_of_long_ago_is_refused() {
        let today = Some(date(2025, 1, 1));
        assert_eq!(metadata("2025-01-02", today), Ok(day(2025, 1, 2)));
        assert_eq!(metadata("2025-01-03", today), Err(NoDate::Absurd(date(2025, 1, 3))));
        assert_eq!(metadata("1870-01-01", None), Err(NoDate::Absurd(date(1870, 1, 1))));
        assert_eq!(metadata("2999-01-01", None), Err(NoDate::Absurd(date(2999, 1, 1))));
    }

    #[test]
    fn numbers_are_read_only_when_they_leave_no_doubt() {
        assert_eq!(in_line("Publié le : 08/06/2021 - 07:42", true, None), Ok(day(2021, 6, 8)));
        assert_eq!(in_line("Posted 25/06/2021", false, None), Ok(day(2021, 6, 25)));
        assert_eq!(in_line("Posted 08/06/2021", false, None), Err(NoDate::Unclear));
    }

    #[test]
    fn a_wire_line_dates_a_story_only_with_its_year() {
        let dated = "NIAMEY, 17 avr 2024 (ASP) - Six soldats nigériens";
        assert_eq!(in_wire_line(dated, None), Some(day(2024, 4, 17)));
        let bannu = "PESHAWAR (Pakistan), 21 nov 2024 – Onze membres";
        assert_eq!(in_wire_line(bannu, None), Some(day(2024, 11, 21)));
        assert_eq!(in_wire_line("GAO, 7 June (Agency) - Two men", None), None);
        let story = "On December 1, 2024, a series of synchronized drone strikes";
        assert_eq!(in_wire_line(story, None), None);
    }

    #[test]
    fn an_address_dates_a_page_only_with_its_day() {
        let at = |u| in_address(u, None);
        assert_eq!(at("https://a.example/2024/03/19/raid"), Some(day(2024, 3, 19)));
        assert_eq!(at("https://a.example/2024-03-19-raid"), Some(day(2024, 3, 19)));
        assert_eq!(at("https://a.example/2024/03/raid"), None);
        assert_eq!(at("https://a.example/item/20240399"), None);
    }
}
