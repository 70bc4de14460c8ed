//! Which of a sentence's places is the scene of an act.

use super::Linker;
use crate::found::{FoundPlace, PlaceCue};
use tidings_model::{LinkRole, PlacePrecision};

impl Linker<'_> {
    /// Scene, origin and the rest. Of nested places the most exact is the scene.
    pub(super) fn places(&self) -> Vec<(LinkRole, usize)> {
        let here = self.here(&self.f.places, |p| &p.at);
        let clause = self.sent.clause(self.act.at.from);
        let mut out = Vec::new();
        let mut best: Option<(i64, usize)> = None;
        for (i, p) in &here {
            match p.cue {
                PlaceCue::Origin => out.push((LinkRole::Origin, *i)),
                PlaceCue::Destination => out.push((LinkRole::Destination, *i)),
                PlaceCue::Dateline => {}
                PlaceCue::Scene | PlaceCue::Within | PlaceCue::Bare => {
                    if self.is_somebody(p) {
                        continue;
                    }
                    let score = self.scene_score(p, clause);
                    if best.is_none_or(|(s, _)| score > s) {
                        best = Some((score, *i));
                    }
                }
            }
        }
        if let Some((_, i)) = best {
            out.insert(0, (LinkRole::Place, i));
        } else if let Some(i) = self.only_destination(&out) {
            out.retain(|(_, j)| *j != i);
            out.insert(0, (LinkRole::Place, i));
        } else if let Some(i) = self.told_before() {
            out.insert(0, (LinkRole::Place, i));
        }
        out
    }

    /// "In X district, a patrol searched for a leader. The patrol detained two": the scene set by
    /// the sentence before in the same paragraph, when this one names none.
    fn told_before(&self) -> Option<usize> {
        let act = self.act;
        let toll = act.harm && (act.noun || act.passive || act.suffers);
        let before = act.at.sent.checked_sub(1).filter(|_| !toll)?;
        let here = self.sent;
        let same = self.sents[before].paragraph == here.paragraph
            && self.sents[before].passage == here.passage;
        let elsewhere =
            self.here(&self.f.places, |p| &p.at).iter().any(|(_, p)| p.cue != PlaceCue::Bare);
        if !same || elsewhere {
            return None;
        }
        let scenes: Vec<usize> = (0..self.f.places.len())
            .filter(|&i| {
                let p = &self.f.places[i];
                p.at.sent == before
                    && p.cue == PlaceCue::Scene
                    && p.place.precision != PlacePrecision::Country
            })
            .collect();
        scenes.first().copied()
    }

    /// "strikes … to Kidal" may be the scene when there is no other, for taking territory.
    fn only_destination(&self, out: &[(LinkRole, usize)]) -> Option<usize> {
        out.iter()
            .find(|(r, _)| *r == LinkRole::Destination)
            .map(|(_, i)| *i)
            .filter(|_| self.act.generic || self.act.act.is_violent())
    }

    /// A country or town that is part of a name or an actor here ("Israel struck", "Kyiv said").
    fn is_somebody(&self, p: &FoundPlace) -> bool {
        let says = self.here(&self.f.speakers, |s| &s.at).iter().any(|(_, s)| s.at.overlaps(&p.at));
        let subject = p.place.precision == PlacePrecision::Country
            && matches!(p.cue, PlaceCue::Bare)
            && p.at.to <= self.act.at.from;
        let office = p.cue == PlaceCue::Bare
            && self.sent.get(p.at.to).is_some_and(|t| t.is(self.lang.office_words));
        let owns = p.cue != PlaceCue::Scene
            && self.sent.get(p.at.to).is_some_and(|t| t.folded == "'s")
            && p.place.precision == PlacePrecision::Country;
        // "the Azawad separatist movement": part of a name.
        let names = matches!(p.cue, PlaceCue::Bare)
            && (p.at.to..p.at.to + 2)
                .any(|i| self.sent.get(i).is_some_and(|t| t.is(self.lang.not_place_after)));
        says || subject || owns || office || names
    }

    /// "residents of X", "the governor of X", "X's army": where somebody is from or whose he is
    /// speaks against a scene, this much.
    fn whose(&self, p: &FoundPlace) -> i64 {
        let before = |back: usize| p.at.from.checked_sub(back).and_then(|i| self.sent.get(i));
        let of = before(1).is_some_and(|t| t.is(self.lang.of));
        let holder = of && before(2).is_some_and(|t| t.is(self.lang.office_words));
        // "Ramadi, west of Baghdad": Baghdad only says where Ramadi lies.
        let describes = p.place.precision == PlacePrecision::Near
            && self.here(&self.f.places, |q| &q.at).iter().any(|(_, q)| {
                q.at.to <= p.at.from
                    && q.at.to + 5 >= p.at.from
                    && matches!(
                        q.place.precision,
                        PlacePrecision::Settlement | PlacePrecision::Site
                    )
            });
        let owner = self.sent.get(p.at.to).is_some_and(|t| t.folded == "'s");
        match (holder || describes || owner && p.cue != PlaceCue::Scene, owner) {
            (true, _) => 6,
            // "in Baghdad's Adhamiyah quarter": the quarter is more exact.
            (false, true) => 3,
            (false, false) => 0,
        }
    }

    fn scene_score(&self, p: &FoundPlace, clause: usize) -> i64 {
        let exact = match p.place.precision {
            PlacePrecision::Site => 7,
            PlacePrecision::Settlement | PlacePrecision::Near => 6,
            PlacePrecision::Admin2 => 4,
            PlacePrecision::Admin1 => 3,
            PlacePrecision::Country => 1,
            PlacePrecision::Unknown => 0,
        };
        let cue = match p.cue {
            PlaceCue::Scene => 6,
            PlaceCue::Bare => 2,
            _ => 1,
        };
        let same = i64::from(self.sent.clause(p.at.from) == clause) * 4;
        let distance = if p.at.from >= self.act.at.to {
            p.at.from - self.act.at.to
        } else {
            self.act.at.from.saturating_sub(p.at.to) + 2
        };
        let between_other_act = self.here(&self.f.acts, |a| &a.at).iter().any(|(_, other)| {
            let (lo, hi) = if p.at.from > self.act.at.from {
                (self.act.at.to, p.at.from)
            } else {
                (p.at.to, self.act.at.from)
            };
            other.at.from >= lo && other.at.to <= hi && !other.harm && !self.act.harm
        });
        2 * exact + cue + same
            - i64::try_from(distance).unwrap_or(99) / 3
            - i64::from(between_other_act) * 5
            - self.whose(p)
    }
}
