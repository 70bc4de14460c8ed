//! What kind of place a GeoNames feature is, as far as coding an event needs to know.

/// What kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum PlaceKind {
    /// A country or territory.
    Country = 0,
    /// A first-order division.
    Admin1 = 1,
    /// A second-order division.
    Admin2 = 2,
    /// A third-order division (commune, sub-district, hromada).
    Admin3 = 3,
    /// A town, village or hamlet.
    Settlement = 4,
    /// A neighbourhood or other part of a town.
    Part = 5,
    /// A base, camp, airport, mine, hospital: something built.
    Site = 6,
    /// A region, forest or landscape without a seat: Sahel, Donbas, Sambisa.
    Region = 7,
    /// A river, lake, wadi or well.
    Water = 8,
    /// A mountain, dune, valley or island.
    Relief = 9,
    /// Anything else: roads, lower divisions, sea beds.
    Other = 10,
}

impl PlaceKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 11] = [
        Self::Country,
        Self::Admin1,
        Self::Admin2,
        Self::Admin3,
        Self::Settlement,
        Self::Part,
        Self::Site,
        Self::Region,
        Self::Water,
        Self::Relief,
        Self::Other,
    ];

    /// The kind of a GeoNames feature class (`P`) and code (`PPLA`).
    pub fn of(class: u8, code: &str) -> Self {
        match (class, code) {
            (b'A', "ADM1" | "ADM1H") => Self::Admin1,
            (b'A', "ADM2" | "ADM2H") => Self::Admin2,
            (b'A', "ADM3" | "ADM3H") => Self::Admin3,
            (b'A', _) if code.starts_with("PCL") || code == "TERR" => Self::Country,
            (b'P', "PPLX") => Self::Part,
            (b'P', _) | (b'L', "LCTY") => Self::Settlement,
            (b'L', "MILB" | "INDS" | "FLD" | "GASF" | "OILF" | "MNA" | "PRT") => Self::Site,
            (b'L' | b'V', _) => Self::Region,
            (b'S', _) => Self::Site,
            (b'H' | b'U', _) => Self::Water,
            (b'T', _) => Self::Relief,
            _ => Self::Other,
        }
    }

    /// The kind with this number; [`PlaceKind::Other`] for a number of no kind.
    pub fn from_number(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Other)
    }

    /// Whether it is a division with a boundary of its own.
    pub const fn is_division(self) -> bool {
        matches!(self, Self::Country | Self::Admin1 | Self::Admin2 | Self::Admin3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_its_number() {
        for kind in PlaceKind::ALL {
            assert_eq!(PlaceKind::from_number(kind as u8), kind);
        }
    }

    #[test]
    fn a_neighbourhood_is_a_part_and_a_base_is_a_site() {
        assert_eq!(PlaceKind::of(b'P', "PPLX"), PlaceKind::Part);
        assert_eq!(PlaceKind::of(b'L', "MILB"), PlaceKind::Site);
        assert_eq!(PlaceKind::of(b'A', "PCLI"), PlaceKind::Country);
        assert_eq!(PlaceKind::of(b'H', "WAD"), PlaceKind::Water);
    }
}
