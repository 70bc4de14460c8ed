//! How much of what the reader coded reviewers changed, and how far reviewers agree.

use super::Desk;
use super::fault::{Fault, Problem};
use super::shapes::{FieldQuality, Quality, Reviewer};
use axum::Json;
use axum::extract::State;
use std::collections::BTreeMap;
use std::sync::Arc;
use tidings_model::Field;
use tidings_record::{Decision, RulingWords};

/// How much of what the reader coded reviewers changed, and how far they agree.
#[utoipa::path(get, path = "/api/v1/quality", responses(
    (status = 200, body = Quality), (status = "4XX", body = Problem)))]
pub(super) async fn quality(State(desk): State<Arc<Desk>>) -> Result<Json<Quality>, Fault> {
    desk.read(move |_, store| Ok(Json(measured(&store.said(None)?.decisions)))).await
}

/// The decisions on one event, in the order they were made.
type OfEvent<'d> = Vec<&'d Decision>;

fn measured(decisions: &[Decision]) -> Quality {
    let mut events: BTreeMap<(&str, u32, u32), OfEvent<'_>> = BTreeMap::new();
    let mut reviewers: BTreeMap<&str, Reviewer> = BTreeMap::new();
    for d in decisions {
        events.entry((&d.text_id, d.start, d.end)).or_default().push(d);
        let name = || Reviewer { name: d.by.clone(), decisions: 0, last: d.at.clone() };
        let reviewer = reviewers.entry(&d.by).or_insert_with(name);
        reviewer.decisions += 1;
        reviewer.last = reviewer.last.clone().max(d.at.clone());
    }
    let missed = events.values().filter(|of| added(of)).count() as u64;
    let seen: Vec<&OfEvent<'_>> = events.values().filter(|of| judged(of) && !added(of)).collect();
    let kept: Vec<&&OfEvent<'_>> = seen.iter().filter(|of| !rejected(of)).collect();
    let field = |field: Field| {
        let verdicts: Vec<Verdicts<'_>> =
            seen.iter().map(|of| verdicts(of, field)).filter(|v| v.len() > 1).collect();
        let same = |v: &&Verdicts<'_>| v.values().all(|ruling| Some(ruling) == v.values().next());
        FieldQuality {
            field: field.to_string(),
            corrected: kept.iter().filter(|of| of.iter().any(|d| corrects(d, field))).count()
                as u64,
            ruled_twice: verdicts.len() as u64,
            agreed: verdicts.iter().filter(same).count() as u64,
        }
    };
    Quality {
        seen: seen.len() as u64,
        rejected: (seen.len() - kept.len()) as u64,
        missed,
        fields: tidings_model::Vocabulary::ALL.iter().copied().map(field).collect(),
        reviewers: reviewers.into_values().collect(),
    }
}

fn added(of: &OfEvent<'_>) -> bool {
    of.iter().any(|d| matches!(d.ruling, RulingWords::Add(_)))
}

/// Whether somebody looked at what was read, not only at what it belongs to.
fn judged(of: &OfEvent<'_>) -> bool {
    let judges = |d: &&Decision| {
        matches!(d.ruling, RulingWords::Accept | RulingWords::Reject | RulingWords::Release)
            || corrects(d, d.field)
    };
    of.iter().any(judges)
}

fn rejected(of: &OfEvent<'_>) -> bool {
    let verdict = |d: &&&Decision| matches!(d.ruling, RulingWords::Accept | RulingWords::Reject);
    of.iter().rev().find(verdict).is_some_and(|d| d.ruling == RulingWords::Reject)
}

fn corrects(d: &Decision, field: Field) -> bool {
    use RulingWords as R;
    d.field == field && matches!(d.ruling, R::Set(_) | R::Place(_) | R::Actors(_) | R::NotSaid)
}

/// What each reviewer says of a field in the end.
type Verdicts<'d> = BTreeMap<&'d str, &'d RulingWords>;

/// Who accepts an event as others left it says what they said; of the event itself the verdict is to accept or to
/// reject it.
fn verdicts<'d>(of: &OfEvent<'d>, field: Field) -> Verdicts<'d> {
    let mut verdicts = Verdicts::new();
    let mut stands = None;
    for d in of {
        let rules = match d.ruling {
            RulingWords::Accept | RulingWords::Reject if field == Field::Event => true,
            _ => corrects(d, field),
        };
        if rules {
            stands = Some(&d.ruling);
            verdicts.insert(d.by.as_str(), &d.ruling);
        } else if let (RulingWords::Accept, Some(ruling)) = (&d.ruling, stands) {
            verdicts.insert(d.by.as_str(), ruling);
        }
    }
    verdicts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(name: &str, at: u32, field: Field, ruling: RulingWords) -> Decision {
        Decision {
            at: format!("2026-01-01T00:00:{at:02}Z"),
            by: name.to_owned(),
            field,
            ruling,
            alike: None,
            shown: None,
            reason: "read".to_owned(),
            text_id: "text".to_owned(),
            start: at / 10,
            end: at / 10 + 1,
        }
    }

    #[test]
    fn corrections_and_agreement_are_counted_by_event() {
        let set = |n: &str| RulingWords::Set(n.to_owned());
        let said = [
            // One event that two correct alike, a third accepting it so.
            by("A", 1, Field::Killed, set("8")),
            by("B", 2, Field::Killed, set("8")),
            by("C", 3, Field::Event, RulingWords::Accept),
            // One of which two say different numbers.
            by("A", 11, Field::Killed, set("3")),
            by("B", 12, Field::Killed, set("4")),
            // One rejected, one missed, one only tagged.
            by("A", 21, Field::Event, RulingWords::Reject),
            by("B", 31, Field::Event, RulingWords::Add("Attack".to_owned())),
            by("B", 41, Field::Event, RulingWords::Tag("check".to_owned())),
        ];
        let q = measured(&said);
        assert_eq!((q.seen, q.rejected, q.missed), (3, 1, 1));
        let killed = q.fields.iter().find(|f| f.field == "killed").unwrap();
        assert_eq!((killed.corrected, killed.ruled_twice, killed.agreed), (2, 2, 1));
        assert_eq!(q.reviewers.iter().map(|r| r.decisions).collect::<Vec<_>>(), [3, 4, 1]);
    }
}
