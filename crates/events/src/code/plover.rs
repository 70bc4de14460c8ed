//! PLOVER: event and mode from `data/codebooks/acled_to_plover.csv` and the weapons named.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use tidings_model::{Act, Event, Plover, Vocabulary as _};

static TABLE: LazyLock<BTreeMap<&'static str, (&'static str, &'static str)>> =
    LazyLock::new(|| {
        include_str!("../../../../data/codebooks/acled_to_plover.csv")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .skip(1)
            .filter_map(|l| {
                let mut cells = l.splitn(4, ',');
                Some((cells.next()?, (cells.next()?, cells.next()?)))
            })
            .collect()
    });

/// PLOVER's code; null for acts it does not record.
pub fn code(event: &Event) -> Option<Plover> {
    let (name, mode) = TABLE.get(event.act.as_str()).copied()?;
    if name.is_empty() {
        return None;
    }
    let weapon = |kind: &str| event.weapons.iter().any(|w| w.kind == kind);
    let mode = match event.act {
        Act::AirDroneStrike if weapon("drone") => "drone",
        Act::Attack if weapon("firearm") => "firearms",
        Act::Attack if ["blade", "stones", "melee"].into_iter().any(weapon) => "primitive",
        _ => mode,
    };
    Some(Plover { event: name.to_owned(), mode: (!mode.is_empty()).then(|| mode.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_a_row() {
        for act in Act::ALL {
            assert!(TABLE.contains_key(act.as_str()), "{act}");
        }
    }
}
