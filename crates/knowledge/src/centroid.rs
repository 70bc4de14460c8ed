//! The middle of a GeoJSON geometry, summed up while its coordinates are read: a file of borders
//! may be larger than memory.

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use std::fmt;
use tidings_model::Point;

/// What GeoJSON's nested arrays of coordinates come to, whatever their depth.
#[derive(Debug)]
pub(crate) enum Shape {
    /// `null`, or an empty array.
    Nothing,
    /// One coordinate.
    Number(f64),
    /// Longitude and latitude.
    Position([f64; 2]),
    /// A line of positions; closed, the border of an area.
    Ring(Sums),
    /// An area with its holes, or several areas.
    Areas(Sums),
}

/// Sums that make a middle.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    /// Area in square degrees, and its moments.
    area: f64,
    area_x: f64,
    area_y: f64,
    /// Positions and their sums, for what has no area.
    count: f64,
    x: f64,
    y: f64,
}

impl Sums {
    fn add(&mut self, other: Self, sign: f64) {
        self.area += sign * other.area;
        self.area_x += sign * other.area_x;
        self.area_y += sign * other.area_y;
        self.count += other.count;
        self.x += other.x;
        self.y += other.y;
    }

    fn middle(self) -> Option<[f64; 2]> {
        if self.area > 0.0 {
            Some([self.area_x / self.area, self.area_y / self.area])
        } else if self.count > 0.0 {
            Some([self.x / self.count, self.y / self.count])
        } else {
            None
        }
    }
}

impl Shape {
    /// The centre of gravity of the areas, in degrees; of the positions where there is no area.
    pub(crate) fn middle(&self) -> Option<Point> {
        let [lon, lat] = match self {
            Self::Nothing | Self::Number(_) => return None,
            Self::Position(at) => *at,
            Self::Ring(sums) | Self::Areas(sums) => sums.middle()?,
        };
        (lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some(Point { lat, lon })
    }
}

/// A line of positions as it grows: twice the area and its moments, counted from its first
/// position so that small areas far from 0,0 keep their digits.
#[derive(Default)]
struct Line {
    first: [f64; 2],
    last: [f64; 2],
    twice: f64,
    x: f64,
    y: f64,
    sums: Sums,
}

impl Line {
    fn push(&mut self, at: [f64; 2]) {
        if self.sums.count == 0.0 {
            self.first = at;
        }
        let here = [at[0] - self.first[0], at[1] - self.first[1]];
        let cross = self.last[0] * here[1] - here[0] * self.last[1];
        self.twice += cross;
        self.x += (self.last[0] + here[0]) * cross;
        self.y += (self.last[1] + here[1]) * cross;
        self.last = here;
        self.sums.count += 1.0;
        self.sums.x += at[0];
        self.sums.y += at[1];
    }

    fn finish(mut self) -> Sums {
        if self.twice != 0.0 {
            self.sums.area = self.twice.abs() / 2.0;
            self.sums.area_x = (self.first[0] + self.x / (3.0 * self.twice)) * self.sums.area;
            self.sums.area_y = (self.first[1] + self.y / (3.0 * self.twice)) * self.sums.area;
        }
        self.sums
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Coordinates)
    }
}

struct Coordinates;

impl<'de> Visitor<'de> for Coordinates {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Nothing)
    }

    fn visit_f64<E>(self, number: f64) -> Result<Shape, E> {
        Ok(Shape::Number(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "degrees are small")]
    fn visit_i64<E>(self, number: i64) -> Result<Shape, E> {
        Ok(Shape::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "degrees are small")]
    fn visit_u64<E>(self, number: u64) -> Result<Shape, E> {
        Ok(Shape::Number(number as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape, A::Error> {
        let (mut numbers, mut position) = (0, [0.0; 2]);
        let mut line = Line::default();
        let (mut rings, mut areas) = (0, None::<Sums>);
        while let Some(shape) = list.next_element()? {
            match shape {
                Shape::Nothing => {}
                Shape::Number(number) => {
                    if let Some(slot) = position.get_mut(numbers) {
                        *slot = number;
                    }
                    numbers += 1;
                }
                Shape::Position(at) => line.push(at),
                // The first ring of an area is its border, the others are holes.
                Shape::Ring(sums) => {
                    let sign = if rings == 0 { 1.0 } else { -1.0 };
                    areas.get_or_insert_default().add(sums, sign);
                    rings += 1;
                }
                Shape::Areas(sums) => areas.get_or_insert_default().add(sums, 1.0),
            }
        }
        Ok(match areas {
            Some(sums) => Shape::Areas(sums),
            None if numbers >= 2 => Shape::Position(position),
            None if line.sums.count > 0.0 => Shape::Ring(line.finish()),
            None => Shape::Nothing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn middle(json: &str) -> Option<(f64, f64)> {
        let shape: Shape = serde_json::from_str(json).unwrap();
        shape.middle().map(|p| ((p.lon * 1e6).round() / 1e6, (p.lat * 1e6).round() / 1e6))
    }

    #[test]
    fn the_middle_of_an_area_weighs_area_and_not_corners() {
        let square = "[[[0,0],[4,0],[4,1],[4,2],[4,4],[0,4],[0,0]]]";
        assert_eq!(middle(square), Some((2.0, 2.0)));
        let two = "[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],[[[10,0],[10,1],[11,1],[11,0],[10,0]]]]";
        assert_eq!(middle(two), Some((2.9, 0.9)));
    }

    #[test]
    fn a_hole_takes_its_weight_away() {
        let holed = "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[0,0],[0,4],[2,4],[2,0],[0,0]]]";
        assert_eq!(middle(holed), Some((3.0, 2.0)));
    }

    #[test]
    fn a_point_is_its_own_middle_and_nothing_has_none() {
        assert_eq!(middle("[-3.5, 14, 250]"), Some((-3.5, 14.0)));
        assert_eq!(middle("[[1,1],[3,1]]"), Some((2.0, 1.0)));
        assert_eq!(middle("null"), None);
        assert_eq!(middle("[]"), None);
        assert_eq!(middle("[512345.2, 1623456.1]"), None, "metres are no degrees");
    }
}
