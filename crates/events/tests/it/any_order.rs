//! Whatever the order in which reports come.

use crate::build::{incidents, killed, merge, person, report, split, town};
use proptest::prelude::*;
use tidings_events::reconcile::{WINDOW_DAYS, reconcile};
use tidings_model::{ActorKind, Member, ParticipantRole, Standing};

/// Crowded on purpose: few towns, days and tolls, so that much could be one incident.
fn member(n: usize) -> impl Strategy<Value = Member> {
    let facts = (0..8i64, 0..4usize, 0..6u32, 0..4usize, any::<bool>(), any::<bool>(), 0..4usize);
    facts.prop_map(move |(on, place, dead, who, dated, said, copy)| {
        let mut m = report(&format!("r{n}"), on);
        m.event.place = match place {
            0 => None,
            1 => Some(town("Hombori", 15.28, -1.70)),
            2 => Some(town("Boni", 40.0, 20.0)),
            _ => m.event.place,
        };
        if dead > 0 {
            m = killed(m, dead * 4);
        }
        if who > 0 {
            m = person(m, ParticipantRole::Actor, ["", "jnim", "army", ""][who], ActorKind::Rebel);
        }
        if !dated {
            m.event.when = None;
        }
        if said {
            m.event.standing = Standing::Alleged;
        }
        if copy == 0 {
            m.report.text_id = crate::build::text("r0");
        }
        m
    })
}

fn members() -> impl Strategy<Value = Vec<Member>> {
    (2..14usize).prop_flat_map(|n| (0..n).map(member).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_reports_in_any_order_are_the_same_incidents(
        (sorted, shuffled) in members().prop_flat_map(|m| (Just(m.clone()), Just(m).prop_shuffle()))
    ) {
        let ruled = [merge("r0", "r1"), split("r1", "r2"), merge("r2", "r3"), split("r0", "r1")];
        for decisions in [&[][..], &ruled[..2], &ruled[..]] {
            prop_assert_eq!(incidents(&sorted, decisions), incidents(&shuffled, decisions));
        }
    }

    #[test]
    fn no_chain_of_reports_is_longer_than_the_window(members in members()) {
        for group in reconcile(&members, &[]) {
            let days: Vec<_> = group
                .iter()
                .filter_map(|i| members[*i].event.when.as_ref()?.dating.first)
                .collect();
            if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
                prop_assert!(i64::from((*last - *first).get_days()) <= WINDOW_DAYS);
            }
        }
    }

    #[test]
    fn each_event_is_in_exactly_one_incident(members in members()) {
        let mut seen: Vec<usize> = reconcile(&members, &[]).concat();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..members.len()).collect::<Vec<_>>());
    }
}
