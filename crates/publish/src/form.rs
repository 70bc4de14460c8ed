//! The forms, and the one function that writes them.

use crate::gate::{Cleared, Pass, gate};
use crate::{Error, Lookups, acled, flat, geojson, ucdp};
use std::io::Write;
use tidings_record::Incident;

/// A form incidents can leave in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Incident records, JSON Lines.
    Record,
    /// ACLED's 31 columns, CSV.
    Acled,
    /// UCDP GED's 49 columns, CSV.
    Ucdp,
    /// One GeoJSON feature collection.
    GeoJson,
    /// One flat row per incident, CSV.
    Csv,
}

impl Form {
    /// Every form, in the order of the documentation.
    pub const ALL: [Self; 5] = [Self::Record, Self::Acled, Self::Ucdp, Self::GeoJson, Self::Csv];

    /// The word on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Acled => "acled",
            Self::Ucdp => "ucdp",
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
        }
    }

    /// The form a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.as_str() == word)
    }

    /// The usual end of a file name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Record => "jsonl",
            Self::Acled | Self::Ucdp | Self::Csv => "csv",
            Self::GeoJson => "geojson",
        }
    }

    /// The media type, for HTTP.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Record => "application/x-ndjson",
            Self::Acled | Self::Ucdp | Self::Csv => "text/csv; charset=utf-8",
            Self::GeoJson => "application/geo+json",
        }
    }
}

impl std::fmt::Display for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// What left, what was held back, and what the form could not hold. Each pair is an incident's id
/// and a reason that says what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Incidents written.
    pub written: usize,
    /// Held back at the gate.
    pub refused: Vec<(String, String)>,
    /// Cleared, but the form's own rules cannot hold them.
    pub left_out: Vec<(String, String)>,
}

/// Writes `incidents` in `form` to `out`, in the order given, through the gate.
///
/// # Errors
/// When `out` cannot be written to; what was refused or left out is no error but in the report.
pub fn write(
    form: Form,
    incidents: &[Incident],
    pass: &Pass,
    lookups: &Lookups,
    out: &mut dyn Write,
) -> Result<Report, Error> {
    let mut report = Report::default();
    let mut cleared = Vec::with_capacity(incidents.len());
    for incident in incidents {
        match gate(incident, pass) {
            Ok(c) => cleared.push(c),
            Err(refusal) => report.refused.push((incident.id.clone(), refusal.to_string())),
        }
    }
    match form {
        Form::Record => record(&cleared, &mut report, out)?,
        Form::Acled => acled::write(&cleared, lookups, &mut report, out)?,
        Form::Ucdp => ucdp::write(&cleared, lookups, &mut report, out)?,
        Form::GeoJson => geojson::write(&cleared, &mut report, out)?,
        Form::Csv => flat::write(&cleared, &mut report, out)?,
    }
    out.flush()?;
    Ok(report)
}

fn record(cleared: &[Cleared], report: &mut Report, out: &mut dyn Write) -> Result<(), Error> {
    for c in cleared {
        let line = serde_json::to_string(c.incident())
            .map_err(|source| Error::Json { id: c.incident().id.clone(), source })?;
        writeln!(out, "{line}")?;
        report.written += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{airstrike, lookups};

    #[test]
    fn every_form_reads_the_word_it_prints() {
        for form in Form::ALL {
            assert_eq!(Form::parse(form.as_str()), Some(form));
        }
        assert_eq!(Form::parse("excel"), None);
    }

    #[test]
    fn what_is_held_back_is_named_with_a_reason_and_nothing_of_it_is_written() {
        let mut held = airstrike();
        held.id = "held".to_owned();
        held.released = None;
        for form in Form::ALL {
            let mut out = Vec::new();
            let report =
                write(form, &[airstrike(), held.clone()], &Pass::PUBLIC, &lookups(), &mut out)
                    .unwrap();
            assert_eq!((report.written, report.refused.len()), (1, 1), "{form}");
            assert!(!String::from_utf8(out).unwrap().contains("held"), "{form}");
        }
    }

    #[test]
    fn the_record_form_writes_lines_that_read_back() {
        let mut out = Vec::new();
        write(Form::Record, &[airstrike()], &Pass::PUBLIC, &lookups(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let back = tidings_record::parse_incident(text.trim_end()).unwrap();
        assert_eq!(back.id, airstrike().id);
        assert!(back.history.is_empty());
    }

    #[test]
    fn the_same_incidents_give_the_same_bytes() {
        let run = |form| {
            let mut out = Vec::new();
            write(form, &[airstrike()], &Pass::PUBLIC, &lookups(), &mut out).unwrap();
            out
        };
        for form in Form::ALL {
            assert_eq!(run(form), run(form), "{form}");
        }
    }
}
