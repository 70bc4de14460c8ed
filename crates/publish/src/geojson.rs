//! One GeoJSON feature collection (RFC 7946).
//!
//! A point stands only where the words name a site, a settlement or a place near one; anything
//! vaguer is a feature without geometry, named in its properties: never a false pin.

use crate::gate::Cleared;
use crate::tolls;
use crate::{Error, Report};
use serde_json::{Map, Value, json};
use std::io::Write;
use tidings_model::{Harm, ParticipantRole};
use tidings_record::Incident;

pub(crate) fn write(
    cleared: &[Cleared],
    report: &mut Report,
    out: &mut dyn Write,
) -> Result<(), Error> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (n, c) in cleared.iter().enumerate() {
        let text = serde_json::to_string(&feature(c.incident()))
            .map_err(|source| Error::Json { id: c.incident().id.clone(), source })?;
        write!(out, "{}\n{text}", if n == 0 { "" } else { "," })?;
        report.written += 1;
    }
    out.write_all(b"\n]}\n")?;
    Ok(())
}

fn feature(i: &Incident) -> Value {
    let pin = i.place.as_ref().and_then(|p| p.lat.zip(p.lon));
    let geometry = pin.map(|(lat, lon)| json!({"type": "Point", "coordinates": [lon, lat]}));
    json!({"type": "Feature", "id": i.id, "geometry": geometry, "properties": properties(i)})
}

fn properties(i: &Incident) -> Map<String, Value> {
    let labels = |role| -> Vec<&str> {
        i.participants.iter().filter(|p| p.role == role).map(|p| p.label.as_str()).collect()
    };
    let place = i.place.as_ref();
    let when = i.when.as_ref();
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("kind", json!(i.act));
    put("event_type", json!(i.acled.as_ref().map(|a| &a.event_type)));
    put("first", json!(when.and_then(|w| w.first.as_deref())));
    put("last", json!(when.and_then(|w| w.last.as_deref())));
    put("date_precision", json!(when.map(|w| w.precision.to_string())));
    put("place", json!(place.map(|p| &p.name)));
    put("place_id", json!(place.and_then(|p| p.place_id.as_deref())));
    put("admin1", json!(place.and_then(|p| p.admin1.as_deref())));
    put("admin2", json!(place.and_then(|p| p.admin2.as_deref())));
    put("country", json!(place.and_then(|p| p.country.as_deref())));
    put("place_precision", json!(place.map(|p| p.precision.to_string())));
    put("radius_km", json!(place.and_then(|p| p.radius_km)));
    put("actors", json!(labels(ParticipantRole::Actor)));
    put("targets", json!(labels(ParticipantRole::Target)));
    for harm in [Harm::Killed, Harm::Injured] {
        let toll = tolls::settled(i, harm).map(|s| s.toll).unwrap_or_default();
        put(&format!("{harm}_low"), json!(toll.low));
        put(&format!("{harm}_best"), json!(toll.best));
        put(&format!("{harm}_high"), json!(toll.high));
    }
    put("standing", json!(i.standing.to_string()));
    put("disputed", json!(i.disputes.iter().map(|d| d.field.to_string()).collect::<Vec<_>>()));
    put("independent_sources", json!(i.independent_sources));
    let publishers = crate::table::list(i.reports.iter().filter_map(|r| r.publisher.as_deref()));
    put("sources", json!(publishers));
    put("tags", json!(i.tags));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use crate::{Form, Pass};
    use expect_test::expect;

    fn written(incidents: &[Incident]) -> String {
        let mut out = Vec::new();
        crate::write(Form::GeoJson, incidents, &Pass::PUBLIC, &testing::lookups(), &mut out)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_settlement_is_a_point_and_an_area_has_none() {
        let text = written(&[testing::airstrike(), testing::admin1_place(), testing::no_date()]);
        expect![[r#"
            {"type":"FeatureCollection","features":[
            {"geometry":{"coordinates":[2.97,19.96],"type":"Point"},"id":"i-7f3a","properties":{"actors":["Malian army"],"admin1":"Kidal","admin2":null,"country":"ML","date_precision":"day","disputed":["killed"],"event_type":"Explosions/Remote violence","first":"2024-12-01","independent_sources":2,"injured_best":null,"injured_high":null,"injured_low":null,"killed_best":null,"killed_high":20,"killed_low":8,"kind":"Air/drone strike","last":"2024-12-01","place":"Tinzaouatine","place_id":"g2449067","place_precision":"settlement","radius_km":2.0,"sources":"Sahel Wire; Le Fleuve","standing":"attributed","tags":["airspace","check again"],"targets":["FLA","civilians"]},"type":"Feature"},
            {"geometry":null,"id":"i-region","properties":{"actors":["Malian army"],"admin1":"Kidal","admin2":null,"country":"ML","date_precision":"week","disputed":[],"event_type":"Battles","first":"2024-12-01","independent_sources":2,"injured_best":null,"injured_high":null,"injured_low":null,"killed_best":null,"killed_high":null,"killed_low":null,"kind":"Armed clash","last":"2024-12-07","place":"Kidal","place_id":"g2449067","place_precision":"admin1","radius_km":null,"sources":"Sahel Wire; Le Fleuve","standing":"attributed","tags":["airspace","check again"],"targets":["FLA","civilians"]},"type":"Feature"},
            {"geometry":{"coordinates":[2.97,19.96],"type":"Point"},"id":"i-no-date","properties":{"actors":["Malian army"],"admin1":"Kidal","admin2":null,"country":"ML","date_precision":"unknown","disputed":["killed"],"event_type":"Explosions/Remote violence","first":null,"independent_sources":2,"injured_best":null,"injured_high":null,"injured_low":null,"killed_best":null,"killed_high":20,"killed_low":8,"kind":"Air/drone strike","last":null,"place":"Tinzaouatine","place_id":"g2449067","place_precision":"settlement","radius_km":2.0,"sources":"Sahel Wire; Le Fleuve","standing":"attributed","tags":["airspace","check again"],"targets":["FLA","civilians"]},"type":"Feature"}
            ]}
        "#]].assert_eq(&text);
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["features"].as_array().unwrap().len(), 3);
        assert!(back["features"][1]["geometry"].is_null());
    }

    #[test]
    fn no_incidents_make_an_empty_collection() {
        let back: Value = serde_json::from_str(&written(&[])).unwrap();
        assert_eq!(back["features"], json!([]));
    }
}
