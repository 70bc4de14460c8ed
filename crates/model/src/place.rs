//! Where something happened, as exactly as the words say and no more.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How exact a [`Place`] is.
    PlacePrecision {
        Site = "site",
        Settlement = "settlement",
        Near = "near",
        Admin2 = "admin2",
        Admin1 = "admin1",
        Country = "country",
        Unknown = "unknown",
    }
}

/// Degrees in WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Latitude, north positive.
    pub lat: f64,
    /// Longitude, east positive.
    pub lon: f64,
}

impl Point {
    /// Great-circle distance in km (haversine, mean earth radius 6371.0088 km).
    pub fn distance_km(self, other: Self) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let (dlat, dlon) = (b - a, (other.lon - self.lon).to_radians());
        let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * 6371.0088 * h.sqrt().min(1.0).asin()
    }
}

/// A place or an area. `point` is the place itself for site and settlement, the centre of the
/// area for the rest; only the first three precisions let a point leave the house.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// `g` + GeoNames id, `w` + Who's On First id, `o` + own id.
    pub id: Option<String>,
    /// Standard name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// First-order division.
    pub admin1: Option<String>,
    /// Second-order division.
    pub admin2: Option<String>,
    /// OCHA P-code, where a table gave one.
    pub pcode: Option<String>,
    /// Where it, or the middle of it, lies.
    pub point: Option<Point>,
    /// How exact.
    pub precision: PlacePrecision,
    /// How far from `point` it may be.
    pub radius_km: Option<f64>,
}

impl Place {
    /// The point, where the precision allows one to be shown.
    pub fn pin(&self) -> Option<Point> {
        match self.precision {
            PlacePrecision::Site | PlacePrecision::Settlement | PlacePrecision::Near => self.point,
            _ => None,
        }
    }

    /// UCDP GED `where_prec`: 1 exact, 2 within 25 km, 3 ADM2, 4 ADM1, 6 country.
    pub const fn ucdp_precision(&self) -> Option<u8> {
        Some(match self.precision {
            PlacePrecision::Site | PlacePrecision::Settlement => 1,
            PlacePrecision::Near => 2,
            PlacePrecision::Admin2 => 3,
            PlacePrecision::Admin1 => 4,
            PlacePrecision::Country => 6,
            PlacePrecision::Unknown => return None,
        })
    }

    /// ACLED `geo_precision`: 1 a named town, 2 near one or part of a region, 3 a larger region.
    pub const fn acled_precision(&self) -> Option<u8> {
        Some(match self.precision {
            PlacePrecision::Site | PlacePrecision::Settlement => 1,
            PlacePrecision::Near | PlacePrecision::Admin2 => 2,
            PlacePrecision::Admin1 | PlacePrecision::Country => 3,
            PlacePrecision::Unknown => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_degree_of_latitude_is_111_km() {
        let d = Point { lat: 0.0, lon: 0.0 }.distance_km(Point { lat: 1.0, lon: 0.0 });
        assert!((d - 111.19).abs() < 0.02, "{d}");
    }
}
