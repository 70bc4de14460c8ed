//! How time grows with the reports. `cargo test -p tidings-events --test it -- --ignored --nocapture`

use crate::build::{killed, person, report, town};
use std::time::Instant;
use tidings_events::reconcile::reconcile;
use tidings_model::{ActorKind, Member, ParticipantRole};

/// Two reports each of incidents in a hundred towns of forty countries, twenty incidents a day; a
/// tenth of the reports name only the country, a tenth no place.
fn many(n: usize) -> Vec<Member> {
    (0..n)
        .map(|i| {
            let incident = i / 2;
            let on = i64::try_from(incident / 20).unwrap();
            let at = incident * 7919 % 4000;
            let (country, spot) = (at % 40, at / 40);
            let mut place = town(
                &format!("town {country} {spot}"),
                country as f64 * 2.0 - 40.0 + (spot % 10) as f64 / 5.0,
                (spot / 10) as f64,
            );
            place.place.country = Some(format!("C{country}"));
            let mut m = killed(report(&format!("r{i}"), on), u32::try_from(incident % 60).unwrap());
            match i % 10 {
                3 => m.event.place = None,
                7 => {
                    place.place.precision = tidings_model::PlacePrecision::Country;
                    m.event.place = Some(place);
                }
                _ => m.event.place = Some(place),
            }
            person(m, ParticipantRole::Actor, &format!("group {country}"), ActorKind::Rebel)
        })
        .collect()
}

#[test]
#[ignore = "a measurement: a hundred thousand reports"]
fn ten_times_the_reports_take_about_ten_times_as_long() {
    let mut times = Vec::new();
    for n in [1_000, 10_000, 100_000] {
        let members = many(n);
        let start = Instant::now();
        let groups = reconcile(&members, &[]).len();
        times.push(start.elapsed().as_secs_f64());
        println!("{n} events, {groups} incidents, {:.3} s", times.last().unwrap());
    }
    assert!(times[2] < times[1] * 20.0, "{times:?}");
}
