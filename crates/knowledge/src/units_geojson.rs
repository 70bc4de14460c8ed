//! Administrative units from GeoJSON: each feature's properties as a row, its middle as the point.
//! Features are read one by one, since files of borders are large.

use crate::centroid::Shape;
use crate::unit_columns::{CountryNames, UnitColumns, UnitLine};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::io::BufRead;

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<BTreeMap<String, Value>>,
    #[serde(default)]
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: Option<Shape>,
}

/// Calls `each` with the unit of every feature, or with what is wrong with it. The error says
/// what is wrong with the file.
pub(crate) fn read_units(
    from: impl BufRead,
    countries: &CountryNames,
    mut each: impl FnMut(Result<UnitLine, String>),
) -> Result<(), String> {
    let mut json = serde_json::Deserializer::from_reader(from);
    let mut wrong = None;
    let mut features = 0_u64;
    let mut take = |feature: Feature| {
        features += 1;
        match unit(feature, countries) {
            Ok(unit) => each(unit),
            Err(what) => wrong = wrong.take().or(Some(what)),
        }
    };
    let found = Collection(&mut take).deserialize(&mut json);
    let found = found.map_err(|e| format!("it is no whole GeoJSON file ({e})"))?;
    match wrong {
        Some(what) => Err(what),
        None if !found => Err("it is JSON without `features`".to_owned()),
        None if features == 0 => Err("its `features` are empty".to_owned()),
        None => Ok(()),
    }
}

/// The unit of a feature. The outer error is about the file: its properties are of no unit.
fn unit(feature: Feature, countries: &CountryNames) -> Result<Result<UnitLine, String>, String> {
    let (names, cells): (Vec<String>, Vec<String>) = feature
        .properties
        .unwrap_or_default()
        .into_iter()
        .map(|(name, value)| (name, text(&value)))
        .unzip();
    let columns = UnitColumns::of(&names).unwrap_or_else(|| {
        Err("its features have no P-codes: they need properties such as `ADM1_PCODE` and `ADM1_FR`"
            .to_owned())
    })?;
    let middle = feature.geometry.and_then(|g| g.coordinates?.middle());
    Ok(columns.read(&cells, countries).map(|mut unit| {
        unit.point = unit.point.or(middle);
        unit
    }))
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The outer object: whether it has features.
struct Collection<'f, F>(&'f mut F);

impl<'de, F: FnMut(Feature)> DeserializeSeed<'de> for Collection<'_, F> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de, F: FnMut(Feature)> Visitor<'de> for Collection<'_, F> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut found = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == "features" {
                map.next_value_seed(Features(&mut *self.0))?;
                found = true;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// The list of features.
struct Features<'f, F>(&'f mut F);

impl<'de, F: FnMut(Feature)> DeserializeSeed<'de> for Features<'_, F> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(Feature)> Visitor<'de> for Features<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(feature) = list.next_element()? {
            (self.0)(feature);
        }
        Ok(())
    }
}
