//! What each name of the story means, weighed together: every name begins with what its namesakes
//! are worth alone, and a few rounds let the names speak for each other's country, division and
//! neighbourhood. A name never speaks for itself.

use super::Candidate;
use super::inside::within;
use super::weights::{Mass, Said, division};
use super::worth::{alone, wanted};
use std::collections::BTreeMap;
use tidings_knowledge::{Entry, PlaceKind};
use tidings_model::Point;

/// How sharply a namesake that scores higher is believed: the score that makes it e times as likely,
/// in each round.
const ROUNDS: [f64; 4] = [1.0, 0.5, 0.3, 0.3];
/// What a story all about a country or division adds to its places.
const COUNTRY: f64 = 4.0;
const DIVISION: f64 = 3.0;
/// What the wider place behind the name adds to the places in it.
const NESTED: f64 = 3.0;
/// What one place right beside adds, what half of that is added at, and most that all add.
const NEAR: f64 = 1.0;
const NEAR_KM: f64 = 60.0;
const NEAR_MOST: f64 = 2.5;
/// What a town adds to its county, and a county to its towns.
const COUNTY: f64 = 2.0;
const EARTH_KM: f64 = 6371.0;

/// One name of the story with its namesakes.
struct Group<'c, 'k> {
    name: String,
    entries: &'c [Entry<'k>],
    /// How often the story says it.
    times: usize,
    /// Found by its sound only: says nothing of others.
    loose: bool,
    senses: Vec<Sense>,
}

/// One of a name's namesakes.
struct Sense {
    /// On the unit sphere.
    at: [f64; 3],
    country: usize,
    division: Option<usize>,
    /// What it is worth alone.
    alone: f64,
    /// What the words beside the name add, where they add most.
    wanted: f64,
    /// What the story adds.
    context: f64,
    belief: f64,
}

impl Group<'_, '_> {
    /// By how much the best reading of this name gains when `entry` is the other name's: a reading
    /// close to it may come to be the best one.
    fn speaks_for(&self, sense: &Sense, entry: &Entry<'_>) -> f64 {
        let best = self.best();
        let mut most = 0.0f64;
        for (s, e) in self.senses.iter().zip(self.entries) {
            let behind = s.score() - best;
            if e.kind == PlaceKind::Country || behind + COUNTY < most {
                continue;
            }
            let near = if is_county_of(e, entry) || is_county_of(entry, e) {
                COUNTY
            } else {
                NEAR / (1.0 + chord2(s.at, sense.at) * (EARTH_KM / NEAR_KM).powi(2))
            };
            most = most.max(behind + near);
        }
        most
    }

    fn best(&self) -> f64 {
        self.senses.iter().map(Sense::score).fold(f64::MIN, f64::max)
    }
}

impl Sense {
    fn score(&self) -> f64 {
        self.alone + self.wanted + self.context
    }
}

/// "Paris, Texas": two groups, and which sense of the narrower lies in which of the wider.
struct Nested {
    narrow: usize,
    wide: usize,
    pairs: Vec<(usize, usize)>,
}

/// The names of a story.
pub(super) struct Beliefs<'c, 'k> {
    groups: Vec<Group<'c, 'k>>,
    /// The group of each candidate.
    of: Vec<Option<usize>>,
    nested: Vec<Nested>,
    countries: BTreeMap<&'k str, usize>,
    divisions: BTreeMap<(&'k str, &'k str), usize>,
    /// What actors say of countries.
    fixed: Vec<f64>,
    /// What each group says of countries and of divisions, and all together.
    said: Vec<(Said, Said)>,
    all: (Mass, Mass),
}

impl<'c, 'k> Beliefs<'c, 'k> {
    /// Groups of the candidates; `names` are theirs, folded.
    pub(super) fn new(
        candidates: &'c [Candidate<'k>],
        names: &[String],
        actors: &BTreeMap<&'k str, f64>,
    ) -> Self {
        let mut b = Self {
            groups: Vec::new(),
            of: Vec::new(),
            nested: Vec::new(),
            countries: BTreeMap::new(),
            divisions: BTreeMap::new(),
            fixed: Vec::new(),
            said: Vec::new(),
            all: (Mass::default(), Mass::default()),
        };
        for (c, name) in candidates.iter().zip(names) {
            if c.entries.is_empty() {
                b.of.push(None);
                continue;
            }
            let same = |g: &Group<'_, '_>| {
                g.name == *name
                    && g.entries.len() == c.entries.len()
                    && g.entries[0] == c.entries[0]
            };
            let wanted = c.entries.iter().map(|e| wanted(c.wants, e));
            if let Some(at) = b.groups.iter().position(same) {
                let group = &mut b.groups[at];
                group.times += 1;
                for (sense, wanted) in group.senses.iter_mut().zip(wanted) {
                    sense.wanted = sense.wanted.max(wanted);
                }
                b.of.push(Some(at));
                continue;
            }
            let senses = c.entries.iter().zip(wanted).map(|(e, w)| b.sense(e, name, w)).collect();
            b.of.push(Some(b.groups.len()));
            b.groups.push(Group {
                name: name.clone(),
                entries: &c.entries,
                times: 1,
                loose: c.loose,
                senses,
            });
        }
        for (code, weight) in actors {
            let at = b.country(code);
            b.fixed.resize(b.fixed.len().max(at + 1), 0.0);
            b.fixed[at] += weight;
        }
        b.fixed.resize(b.countries.len(), 0.0);
        b
    }

    fn country(&mut self, code: &'k str) -> usize {
        let next = self.countries.len();
        *self.countries.entry(code).or_insert(next)
    }

    fn sense(&mut self, e: &Entry<'k>, name: &str, wanted: f64) -> Sense {
        let country = self.country(e.country);
        let next = self.divisions.len();
        let division = division(e).map(|key| *self.divisions.entry(key).or_insert(next));
        let (at, alone) = (on_sphere(e.point), alone(e, name));
        Sense { at, country, division, alone, wanted, context: 0.0, belief: 0.0 }
    }

    /// Says that the candidate `narrow` stands before the wider `wide`.
    pub(super) fn nest(&mut self, narrow: usize, wide: usize) {
        let (Some(a), Some(b)) = (self.of[narrow], self.of[wide]) else { return };
        if a == b || self.nested.iter().any(|n| n.narrow == a && n.wide == b) {
            return;
        }
        let mut pairs = Vec::new();
        for (i, e) in self.groups[a].entries.iter().enumerate() {
            for (j, f) in self.groups[b].entries.iter().enumerate() {
                if within(e, f) {
                    pairs.push((i, j));
                }
            }
        }
        self.nested.push(Nested { narrow: a, wide: b, pairs });
    }

    /// Lets the names speak for each other.
    pub(super) fn settle(&mut self) {
        self.believe(ROUNDS[0]);
        for sharpness in &ROUNDS[1..] {
            let contexts = self.contexts();
            for (group, contexts) in self.groups.iter_mut().zip(contexts) {
                for (sense, context) in group.senses.iter_mut().zip(contexts) {
                    sense.context = context;
                }
            }
            self.believe(*sharpness);
        }
    }

    /// The share of an entry's country, and that of its division, in what the story says of such. A
    /// name with namesakes does not count for itself.
    pub(super) fn home(&self, candidate: usize, entry: usize) -> (f64, f64) {
        let Some(g) = self.of[candidate] else { return (0.0, 0.0) };
        let (group, (countries, divisions)) = (&self.groups[g], &self.said[g]);
        let alone = group.senses.len() == 1;
        let own = |said| if alone { [].as_slice() } else { said };
        let sense = &group.senses[entry];
        let division = sense.division.map_or(0.0, |d| self.all.1.without(own(divisions), d));
        (self.all.0.without(own(countries), sense.country), division)
    }

    /// The country that most of the story is about.
    pub(super) fn main(&self) -> Option<&str> {
        let main = self.all.0.main()?;
        self.countries.iter().find(|(_, at)| **at == main).map(|(code, _)| *code)
    }

    /// What entry `entry` of candidate `candidate` is worth alone and by the story.
    pub(super) fn score(&self, candidate: usize, entry: usize) -> f64 {
        self.of[candidate].map_or(0.0, |g| {
            let sense = &self.groups[g].senses[entry];
            sense.alone + sense.context
        })
    }

    fn believe(&mut self, sharpness: f64) {
        for group in &mut self.groups {
            let best = group.best();
            let mut sum = 0.0;
            for s in &mut group.senses {
                s.belief = ((s.score() - best) / sharpness).exp();
                sum += s.belief;
            }
            group.senses.iter_mut().for_each(|s| s.belief /= sum);
        }
        self.said = (0..self.groups.len()).map(|g| self.speech(g)).collect();
        let mut countries = Mass::new(self.fixed.clone());
        let mut divisions = Mass::new(vec![0.0; self.divisions.len()]);
        for (c, d) in &self.said {
            countries.add(c);
            divisions.add(d);
        }
        self.all = (countries, divisions);
    }

    /// What group `g` says of countries and of divisions.
    fn speech(&self, g: usize) -> (Said, Said) {
        let group = &self.groups[g];
        let (mut countries, mut divisions) = (Vec::new(), Vec::new());
        if group.loose {
            return (countries, divisions);
        }
        for (s, e) in group.senses.iter().zip(group.entries).filter(|(s, _)| s.belief > 0.01) {
            let times = if group.senses.len() == 1 || e.kind == PlaceKind::Country {
                group.times as f64
            } else {
                1.0 + (group.times as f64).ln()
            };
            let kind = match e.kind {
                PlaceKind::Country => 2.0,
                PlaceKind::Admin1 | PlaceKind::Admin2 => 0.7,
                _ if e.population > 100_000 || e.curated => 1.0,
                _ => 0.4,
            };
            let weight = times * kind * s.belief;
            countries.push((s.country, weight));
            divisions.extend(s.division.map(|d| (d, weight)));
        }
        (countries, divisions)
    }

    fn contexts(&self) -> Vec<Vec<f64>> {
        let mut out: Vec<Vec<f64>> = Vec::new();
        for (g, group) in self.groups.iter().enumerate() {
            let (own_c, own_d) = &self.said[g];
            let one = |s: &Sense, e: &Entry<'_>| {
                let country = self.all.0.without(own_c, s.country);
                let division = s.division.map_or(0.0, |d| self.all.1.without(own_d, d));
                COUNTRY * country + DIVISION * division + self.nearness(g, s, e)
            };
            out.push(group.senses.iter().zip(group.entries).map(|(s, e)| one(s, e)).collect());
        }
        self.add_nested(&mut out);
        out
    }

    /// The narrower name lies in the wider one, and the wider one is what holds it.
    fn add_nested(&self, out: &mut [Vec<f64>]) {
        let mut best: Vec<Vec<f64>> = out.iter().map(|o| vec![0.0; o.len()]).collect();
        for n in &self.nested {
            let mut narrow = vec![0.0f64; out[n.narrow].len()];
            let mut wide = vec![0.0f64; out[n.wide].len()];
            for (i, j) in &n.pairs {
                narrow[*i] += self.groups[n.wide].senses[*j].belief;
                wide[*j] += self.groups[n.narrow].senses[*i].belief;
            }
            for (into, from) in [(n.narrow, narrow), (n.wide, wide)] {
                for (x, y) in best[into].iter_mut().zip(from) {
                    *x = x.max(y);
                }
            }
        }
        for (o, best) in out.iter_mut().zip(best) {
            for (x, y) in o.iter_mut().zip(best) {
                *x += NESTED * y;
            }
        }
    }

    /// How well the story's other names vouch for a place by their nearness.
    fn nearness(&self, g: usize, sense: &Sense, entry: &Entry<'_>) -> f64 {
        if entry.kind == PlaceKind::Country {
            return 0.0;
        }
        let others = self.groups.iter().enumerate();
        let others = others.filter(|(h, other)| *h != g && other.name != self.groups[g].name);
        others.map(|(_, other)| other.speaks_for(sense, entry)).sum::<f64>().min(NEAR_MOST)
    }
}

/// Whether the second lies in the first, a county that the tables name.
fn is_county_of(county: &Entry<'_>, town: &Entry<'_>) -> bool {
    county.kind == PlaceKind::Admin2
        && town.kind != PlaceKind::Admin2
        && county.country == town.country
        && town.admin2.is_some()
        && county.admin2 == town.admin2
        && county.admin1 == town.admin1
}

fn on_sphere(p: Point) -> [f64; 3] {
    let (lat, lon) = (p.lat.to_radians(), p.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// The square of the chord between two points of the unit sphere.
fn chord2(a: [f64; 3], b: [f64; 3]) -> f64 {
    (0..3).map(|i| (a[i] - b[i]).powi(2)).sum()
}
