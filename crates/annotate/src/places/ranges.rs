//! Two towns and a stretch between them.

use crate::actors::Story;
use crate::found::{At, FoundPlace, PlaceCue};
use crate::sentence::Sent;
use tidings_model::{PlacePrecision, Point};

/// "between Gao and Ansongo", "the Bankass-Ouo road": one stretch, near its middle.
pub(super) fn join_ranges(story: &Story<'_>, sents: &[Sent], places: &mut Vec<FoundPlace>) {
    let mut i = 0;
    while i + 1 < places.len() {
        let (a, b) = (&places[i], &places[i + 1]);
        let sent = &sents[a.at.sent];
        let towns = |p: &FoundPlace| matches!(p.place.precision, PlacePrecision::Settlement);
        let near = a.at.sent == b.at.sent && b.at.from <= a.at.to + 2 && towns(a) && towns(b);
        let between = near
            && a.at.from > 0
            && (sent.before(a.at.from, story.lang.between)
                || a.at.from > 1 && sent.tokens[a.at.from - 2].is(story.lang.between))
            && sent.tokens[a.at.to..b.at.from].iter().any(|t| t.is(story.lang.and));
        let road = near
            && b.at.from == a.at.to
            && (sent.get(b.at.to).is_some_and(|t| t.is(story.lang.road_words))
                || sent.tokens[..a.at.from]
                    .iter()
                    .rev()
                    .take(2)
                    .any(|t| t.is(story.lang.road_words)));
        if between || road {
            let (from, to) = (a.at.from, b.at.to);
            let (pa, pb) = (a.place.point, b.place.point);
            if let (Some(pa), Some(pb)) = (pa, pb)
                && pa.distance_km(pb) < 400.0
            {
                let mut joined = a.clone();
                joined.at = At { sent: a.at.sent, from, to, span: sent.span_of(from, to) };
                joined.place.point = Some(Point {
                    lat: f64::midpoint(pa.lat, pb.lat),
                    lon: f64::midpoint(pa.lon, pb.lon),
                });
                joined.place.name = format!("{}–{}", a.place.name, b.place.name);
                joined.place.id = None;
                joined.place.precision = PlacePrecision::Near;
                joined.place.radius_km = Some((pa.distance_km(pb) / 2.0).max(5.0).round());
                if a.place.admin1 != b.place.admin1 {
                    joined.place.admin1 = None;
                }
                joined.place.admin2 = None;
                joined.cue = PlaceCue::Scene;
                places[i] = joined;
                places.remove(i + 1);
            }
        }
        i += 1;
    }
}
