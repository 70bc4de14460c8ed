//! A code is null where its codebook does not record the event.

use crate::build::{killed, person, report};
use tidings_events::code::{acled, plover, ucdp};
use tidings_model::{Act, ActorKind as K, Member, ParticipantRole as R, Standing, Ucdp};

fn between(actor: K, target: K) -> Member {
    person(person(killed(report("a", 11), 4), R::Actor, "x", actor), R::Target, "y", target)
}

fn coded(m: &Member) -> Option<Ucdp> {
    ucdp::code(&m.event)
}

#[test]
fn the_sides_say_which_type_of_violence_it_is() {
    assert_eq!(coded(&between(K::State, K::Rebel)), Some(Ucdp::StateBased));
    assert_eq!(coded(&between(K::Rebel, K::State)), Some(Ucdp::StateBased));
    assert_eq!(coded(&between(K::Militia, K::Communal)), Some(Ucdp::NonState));
    assert_eq!(coded(&between(K::Rebel, K::Civilians)), Some(Ucdp::OneSided));
}

#[test]
fn without_a_death_in_any_bound_ucdp_records_nothing() {
    let mut unknown = between(K::State, K::Rebel);
    unknown.event.figures.clear();
    assert_eq!(coded(&unknown), None);
    assert_eq!(coded(&killed(unknown, 0)), None);
}

#[test]
fn without_organised_actors_ucdp_records_nothing() {
    assert_eq!(coded(&between(K::Unidentified, K::Civilians)), None);
    assert_eq!(coded(&between(K::Civilians, K::State)), None);
    assert_eq!(coded(&killed(report("a", 11), 4)), None);
}

#[test]
fn plans_and_plain_denials_are_recorded_by_neither_acled_nor_ucdp() {
    for standing in [Standing::Expected, Standing::Denied] {
        let mut m = between(K::State, K::Rebel);
        m.event.standing = standing;
        assert!(!acled::records(&m.event));
        assert_eq!(coded(&m), None);
    }
    assert!(acled::records(&between(K::State, K::Rebel).event));
}

#[test]
fn plover_codes_by_kind_and_weapon() {
    let mut m = report("a", 11);
    m.event.act = Act::AirDroneStrike;
    let code = plover::code(&m.event).expect("strikes are recorded");
    assert_eq!(code.event, "ASSAULT");
}
