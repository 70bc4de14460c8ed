//! Incidents and events as rows: for people in one table, for spreadsheets with a column for each value.

use crate::table::{Sheet, short};
use tidings_model::{Basis, DatePrecision, FigureRelation, Harm, ParticipantRole, PlacePrecision};
use tidings_record::{Event, Figure, Incident, Participant, When, Where};

/// Headings of the readable table.
const READABLE: [&str; 9] =
    ["id", "day", "place", "kind", "who → whom", "killed", "standing", "sources", "disputed"];

/// Headings of the listing for spreadsheets.
const FLAT: [&str; 20] = [
    "id", "first", "last", "date_precision", "place", "place_id", "admin1", "country", "lat",
    "lon", "place_precision", "kind", "actors", "targets", "killed_low", "killed_best",
    "killed_high", "standing", "sources", "disputed",
];

/// Incidents as people read them.
pub(crate) fn readable(incidents: &[Incident]) -> Sheet {
    let mut sheet = Sheet::new(&READABLE).mark("disputed");
    for i in incidents {
        sheet.push([
            i.id.clone(),
            i.when.as_ref().map(day).unwrap_or_default(),
            i.place.as_ref().map(|p| short(&place(p), 24)).unwrap_or_default(),
            i.act.clone(),
            who(&i.participants),
            killed(&i.figures).map(toll).unwrap_or_default(),
            i.standing.to_string(),
            i.independent_sources.to_string(),
            disputed(i),
        ]);
    }
    sheet
}

/// Incidents with a column for each value; empty is unknown.
pub(crate) fn flat(incidents: &[Incident]) -> Sheet {
    let mut sheet = Sheet::new(&FLAT);
    for i in incidents {
        let scene = i.place.as_ref();
        let dead = killed(&i.figures);
        let mut row = vec![i.id.clone()];
        row.extend(dates(i.when.as_ref()));
        row.extend([
            text(scene.map(|p| &p.name)),
            text(scene.and_then(|p| p.place_id.as_ref())),
            text(scene.and_then(|p| p.admin1.as_ref())),
            text(scene.and_then(|p| p.country.as_ref())),
            text(scene.and_then(|p| p.lat)),
            text(scene.and_then(|p| p.lon)),
            text(scene.map(|p| p.precision)),
            i.act.clone(),
            labels(&i.participants, ParticipantRole::Actor, "; "),
            labels(&i.participants, ParticipantRole::Target, "; "),
            text(dead.and_then(|f| f.low)),
            text(dead.and_then(|f| f.best)),
            text(dead.and_then(|f| f.high)),
            i.standing.to_string(),
            i.independent_sources.to_string(),
            disputed(i),
        ]);
        sheet.push(row);
    }
    sheet
}

/// Headings of [`event_row`].
pub(crate) const EVENT: [&str; 9] =
    ["origin", "day", "place", "kind", "who → whom", "killed", "standing", "passage", "words"];

/// An event as people read it.
pub(crate) fn event_row(e: &Event) -> Vec<String> {
    let passage = if e.foreground { e.passage.to_string() } else { format!("({})", e.passage) };
    // The end of a path tells files apart; the whole of it would take the line.
    let origin = e.report.origin.rsplit(['/', '\\']).next().unwrap_or_default();
    vec![
        origin.to_owned(),
        e.when.as_ref().map(day).unwrap_or_default(),
        e.place.as_ref().map(|p| short(&place(p), 24)).unwrap_or_default(),
        e.act.clone(),
        who(&e.participants),
        killed(&e.figures).map(toll).unwrap_or_default(),
        e.standing.to_string(),
        passage,
        crate::table::short(&e.trigger.quote, 40),
    ]
}

/// Headings of [`flat_event`].
pub(crate) const FLAT_EVENT: [&str; 22] = [
    "id", "origin", "publisher", "published", "first", "last", "date_precision", "place",
    "place_id", "country", "lat", "lon", "place_precision", "kind", "actors", "targets",
    "killed_low", "killed_best", "killed_high", "standing", "foreground", "words",
];

/// An event with a cell for each value.
pub(crate) fn flat_event(e: &Event) -> Vec<String> {
    let scene = e.place.as_ref();
    let dead = killed(&e.figures);
    let mut row = vec![
        e.id.clone(),
        e.report.origin.clone(),
        text(e.report.publisher.as_ref()),
        text(e.report.published.as_ref()),
    ];
    row.extend(dates(e.when.as_ref()));
    row.extend([
        text(scene.map(|p| &p.name)),
        text(scene.and_then(|p| p.place_id.as_ref())),
        text(scene.and_then(|p| p.country.as_ref())),
        text(scene.and_then(|p| p.lat)),
        text(scene.and_then(|p| p.lon)),
        text(scene.map(|p| p.precision)),
        e.act.clone(),
        labels(&e.participants, ParticipantRole::Actor, "; "),
        labels(&e.participants, ParticipantRole::Target, "; "),
        text(dead.and_then(|f| f.low)),
        text(dead.and_then(|f| f.best)),
        text(dead.and_then(|f| f.high)),
        e.standing.to_string(),
        e.foreground.to_string(),
        e.trigger.quote.clone(),
    ]);
    row
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

fn dates(when: Option<&When>) -> [String; 3] {
    [
        text(when.and_then(|w| w.first.as_ref())),
        text(when.and_then(|w| w.last.as_ref())),
        text(when.map(|w| w.precision)),
    ]
}

/// `2024-12-01`, `2024-06-04/05`, June as `2024-06`, a year; `?` when it cannot be known.
pub(crate) fn day(w: &When) -> String {
    let (Some(first), Some(last)) = (&w.first, &w.last) else {
        return w.first.as_ref().or(w.last.as_ref()).map_or_else(|| "?".to_owned(), Clone::clone);
    };
    let shared = |n: usize| first.get(..n).filter(|head| last.get(..n) == Some(head));
    match w.precision {
        DatePrecision::Month if shared(7).is_some() => first[..7].to_owned(),
        DatePrecision::Year if shared(4).is_some() => first[..4].to_owned(),
        _ if first == last => first.clone(),
        _ if shared(7).is_some() => format!("{first}/{}", last.get(8..).unwrap_or(last)),
        _ if shared(4).is_some() => format!("{first}/{}", last.get(5..).unwrap_or(last)),
        _ => format!("{first}/{last}"),
    }
}

/// `Tinzaouatine, ML`, `near Kidal, ML`, `Mopti (admin1), ML`.
pub(crate) fn place(p: &Where) -> String {
    let country = p.country.as_ref().map(|c| format!(", {c}")).unwrap_or_default();
    match p.precision {
        PlacePrecision::Site | PlacePrecision::Settlement => format!("{}{country}", p.name),
        PlacePrecision::Near => format!("near {}{country}", p.name),
        PlacePrecision::Country => p.name.clone(),
        PlacePrecision::Unknown => format!("{}?{country}", p.name),
        area => format!("{} ({area}){country}", p.name),
    }
}

/// Letters of one side that a table has room for.
const SIDE: usize = 20;

/// `Military Forces of Mali → JNIM`; `?` for nobody named.
pub(crate) fn who(participants: &[Participant]) -> String {
    let side = |role| {
        let labels = labels(participants, role, " + ");
        if labels.is_empty() { "?".to_owned() } else { short(&labels, SIDE) }
    };
    let sides = (side(ParticipantRole::Actor), side(ParticipantRole::Target));
    match (sides.0.as_str(), sides.1.as_str()) {
        ("?", "?") => labels(participants, ParticipantRole::Other, " + "),
        (actors, targets) => format!("{actors} → {targets}"),
    }
}

/// Standard names of one side, each once.
fn labels(participants: &[Participant], role: ParticipantRole, between: &str) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for p in participants.iter().filter(|p| p.role == role) {
        if !labels.contains(&p.label.as_str()) {
            labels.push(&p.label);
        }
    }
    labels.join(between)
}

fn killed(figures: &[Figure]) -> Option<&Figure> {
    figures.iter().find(|f| f.harm == Harm::Killed && f.relation == FigureRelation::Total)
}

/// `8`, `6–10`, `8 (6–10)`, `≥14`, `≤30`, `~20`, `several`, `unknown`.
pub(crate) fn toll(f: &Figure) -> String {
    match (f.low, f.best, f.high) {
        (Some(low), Some(best), Some(high)) if low == high => best.to_string(),
        (Some(low), Some(best), Some(high)) => format!("{best} ({low}–{high})"),
        (Some(low), None, Some(high)) if low == high => low.to_string(),
        (Some(low), None, Some(high)) => format!("{low}–{high}"),
        (Some(low), Some(best), None) if low == best => format!("≥{low}"),
        (Some(low), Some(best), None) => format!("{best} (≥{low})"),
        (None, Some(best), Some(high)) => format!("{best} (≤{high})"),
        (None, Some(best), None) => format!("~{best}"),
        (Some(low), None, None) => format!("≥{low}"),
        (None, None, Some(high)) => format!("≤{high}"),
        (None, None, None) if f.basis == Basis::Several => "several".to_owned(),
        (None, None, None) => "unknown".to_owned(),
    }
}

fn disputed(i: &Incident) -> String {
    let mut fields: Vec<String> = i.disputes.iter().map(|d| d.field.to_string()).collect();
    fields.dedup();
    fields.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn when(first: Option<&str>, last: Option<&str>, precision: DatePrecision) -> When {
        let span = json!({"start": 0, "end": 1, "quote": "x"});
        let when =
            json!({"first": first, "last": last, "precision": precision.to_string(), "span": span});
        serde_json::from_value(when).unwrap()
    }

    fn known(first: &str, last: &str, precision: DatePrecision) -> String {
        day(&when(Some(first), Some(last), precision))
    }

    fn shown(low: Option<u32>, best: Option<u32>, high: Option<u32>, basis: Basis) -> String {
        let span = json!({"start": 0, "end": 1, "quote": "x"});
        let figure = json!({
            "n": 0, "harm": "killed", "whom": null, "group": "all", "unit": "people",
            "relation": "total", "of": null, "low": low, "best": best, "high": high,
            "basis": basis.to_string(), "speakers": [], "span": span,
        });
        toll(&serde_json::from_value(figure).unwrap())
    }

    #[test]
    fn a_day_is_shown_no_finer_than_it_is_known() {
        assert_eq!(known("2024-12-01", "2024-12-01", DatePrecision::Day), "2024-12-01");
        assert_eq!(known("2024-06-04", "2024-06-05", DatePrecision::Days), "2024-06-04/05");
        assert_eq!(known("2024-06-30", "2024-07-01", DatePrecision::Days), "2024-06-30/07-01");
        assert_eq!(known("2024-01-01", "2024-01-31", DatePrecision::Month), "2024-01");
        assert_eq!(known("2012-01-01", "2012-12-31", DatePrecision::Year), "2012");
        assert_eq!(day(&when(None, None, DatePrecision::Unknown)), "?");
    }

    #[test]
    fn an_unknown_toll_is_never_shown_as_a_number() {
        assert_eq!(shown(None, None, None, Basis::SaidUnknown), "unknown");
        assert_eq!(shown(None, None, None, Basis::Several), "several");
        assert_eq!(shown(Some(14), None, None, Basis::AtLeast), "≥14");
        assert_eq!(shown(Some(8), Some(8), Some(8), Basis::Counted), "8");
        assert_eq!(shown(Some(6), Some(8), Some(10), Basis::Counted), "8 (6–10)");
    }
}
