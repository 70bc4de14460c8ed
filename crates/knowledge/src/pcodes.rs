//! Which P-code a place goes by: its own, or that of the smallest known division it lies in.

use crate::divisions::bare;
use crate::fold::fold;
use crate::gazetteer::{Entry, Gazetteer};
use crate::place_kind::PlaceKind;
use tidings_model::PlacePrecision;

impl Gazetteer {
    /// The OCHA P-code of the smallest known unit that a place is or lies in, as far as
    /// `precision` is sure of it: what is only near a town may lie in the next commune, so it gets
    /// the code of the second-order division; what is somewhere in a region gets the region's.
    pub fn pcode<'a>(&'a self, place: &Entry<'a>, precision: PlacePrecision) -> Option<&'a str> {
        use PlacePrecision::{Admin1, Admin2, Near, Settlement, Site};
        // A town that stands for its province, or for what is near it, does not lend its code.
        let lends = place.kind != PlaceKind::Settlement || matches!(precision, Site | Settlement);
        if let Some(own) = place.pcode.filter(|_| lends) {
            return Some(own);
        }
        let second = match (precision, place.admin2) {
            (Site | Settlement | Near | Admin2, Some(name)) => {
                self.division_pcode(place, PlaceKind::Admin2, name)
            }
            _ => None,
        };
        second.or_else(|| match precision {
            Site | Settlement | Near | Admin2 | Admin1 => {
                self.division_pcode(place, PlaceKind::Admin1, place.admin1?)
            }
            _ => None,
        })
    }

    /// The P-code of the division of this name around a place.
    fn division_pcode<'a>(
        &'a self,
        place: &Entry<'a>,
        kind: PlaceKind,
        name: &str,
    ) -> Option<&'a str> {
        // "Tombouctou" and "Tombouctou Region" are one.
        let same = |a: &str, b: &str| bare(&fold(a)) == bare(&fold(b));
        self.divisions(place.country, kind, &fold(name))
            .filter(|e| match (place.admin1, e.admin1) {
                (Some(a), Some(b)) => kind == PlaceKind::Admin1 || same(a, b),
                _ => true,
            })
            .find_map(|e| e.pcode)
    }
}
