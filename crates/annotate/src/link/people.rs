//! Who did it and who suffered it: subject, object, agent, the sides of a clash, those blamed.

use super::Linker;
use crate::found::{ActorOrigin, FoundActor};
use tidings_model::ActorKind;

impl Linker<'_> {
    /// Actors and targets, by number.
    pub(super) fn participants(&self) -> (Vec<usize>, Vec<usize>) {
        if self.act.both {
            // Neither side of a clash is its victim; the first named stands as actor.
            let mut sides = self.both_sides();
            let rest = sides.split_off(sides.len().min(1));
            return (self.with_names(sides), self.with_names(rest));
        }
        let (mut actors, mut targets) = if self.act.noun {
            (self.noun_actor(), self.noun_target())
        } else if self.act.suffers || self.act.passive {
            (self.agent_after_by(), self.subject())
        } else {
            (self.subject(), self.object())
        };
        if let Some(blamed) = self.blamed()
            && actors.is_empty()
        {
            actors.push(blamed);
        }
        if self.act.act.is_demonstration() && !self.act.passive {
            targets.clear();
        }
        if actors.is_empty() && (self.act.passive || self.act.suffers) {
            actors.extend(self.comer());
        }
        // Who only speaks of it did not suffer it.
        targets.retain(|t| {
            let at = &self.f.actors[*t].at;
            !self.f.speakers.iter().any(|s| s.at.overlaps(at))
        });
        actors.retain(|a| !targets.contains(a));
        (self.with_names(actors), self.with_names(targets))
    }

    /// "six men were beheaded when insurgents came": who came did it.
    fn comer(&self) -> Option<usize> {
        self.actors()
            .into_iter()
            .find(|(_, a)| {
                let opens = (1..=3).any(|b| {
                    a.at.from
                        .checked_sub(b)
                        .is_some_and(|i| self.sent.tokens[i].is(self.lang.subordinators))
                });
                opens
                    && a.at.from > self.act.at.to
                    && a.actor.kind != ActorKind::Police
                    && a.organised()
            })
            .map(|(i, _)| i)
    }

    /// "Tuareg rebels part of the CSP-DPA": the name right behind describes the same people.
    fn with_names(&self, list: Vec<usize>) -> Vec<usize> {
        let mut out = list.clone();
        for i in list {
            let a = &self.f.actors[i];
            if a.origin == ActorOrigin::Named {
                continue;
            }
            let follower = self.actors().into_iter().find(|(_, b)| {
                b.origin == ActorOrigin::Named
                    && b.at.from >= a.at.to
                    && b.at.from <= a.at.to + 16
                    && self.sent.tokens[a.at.to..b.at.from].iter().any(|t| {
                        t.is(&[
                            "part", "from", "of", "belonging", "affiliated", "linked", "loyal",
                            "du", "membres", "members", "appartenant", "affilies", "lies", "des",
                        ])
                    })
                    && !self.sent.mark_between(a.at.to, b.at.from, &[',', ';', '“'])
            });
            if let Some((j, _)) = follower
                && !out.contains(&j)
            {
                out.push(j);
            }
        }
        out
    }

    /// The nearest actor to the left that can be the subject: same clause, or the noun before a
    /// relative pronoun, or the main clause's subject before a participle.
    fn subject(&self) -> Vec<usize> {
        let from = self.act.at.from;
        let clause = self.sent.clause(from);
        let left: Vec<(usize, &FoundActor)> = self
            .actors()
            .into_iter()
            .filter(|(_, a)| a.at.to <= from && self.may_be_subject(a))
            .collect();
        let same: Vec<_> =
            left.iter().filter(|(_, a)| self.sent.clause(a.at.from) == clause).collect();
        if let Some((i, a)) = same.last() {
            return self.coordinated(*i, a, &left);
        }
        // Relative clause: "rebels who attacked"; participle: "…, killing 12".
        let opens =
            (0..self.sent.tokens.len()).find(|&t| self.sent.clause(t) == clause).unwrap_or(0);
        let relative = self.sent.tokens[opens].is(self.lang.relatives);
        if relative {
            return left.last().map(|(i, _)| *i).into_iter().collect();
        }
        // Otherwise the first one that leads a clause without a verb of its own between.
        let organised: Vec<_> = left.iter().filter(|(_, a)| a.organised() || !a.anyone).collect();
        organised.last().map(|(i, _)| *i).into_iter().collect()
    }

    fn may_be_subject(&self, a: &FoundActor) -> bool {
        let before = a.at.from.checked_sub(1).map(|i| &self.sent.tokens[i]);
        let governed = before.is_some_and(|t| {
            t.is(self.lang.by)
                || t.is(&[
                    "against", "contre", "on", "with", "from", "avec", "for", "to", "in", "at",
                    "near", "dans", "between", "entre", "like", "targeting",
                ])
        });
        let possessive = self.sent.get(a.at.to).is_some_and(|t| t.folded == "'s");
        let country = a.origin == ActorOrigin::Country;
        // A country is a subject only right before its verb.
        let close = self.act.at.from <= a.at.to + 3
            && self.sent.tokens[a.at.to..self.act.at.from]
                .iter()
                .all(|t| t.is(self.lang.have) || t.is(self.lang.inside_verb) || t.is(&["on"]));
        !governed && !possessive && (!country || close)
    }

    /// "soldiers and militiamen": both.
    fn coordinated(&self, i: usize, a: &FoundActor, left: &[(usize, &FoundActor)]) -> Vec<usize> {
        let mut out = vec![i];
        if let Some((j, b)) = left.iter().rev().find(|(_, b)| b.at.to < a.at.from)
            && a.at.from - b.at.to <= 2
            && self.sent.tokens[b.at.to..a.at.from].iter().any(|t| t.is(self.lang.and))
        {
            out.insert(0, *j);
        }
        out
    }

    /// The actor after "by", also "at the hands of", "claimed by", "blamed on".
    fn agent_after_by(&self) -> Vec<usize> {
        let start = self.act.at.to;
        let end = (start + 14).min(self.sent.tokens.len());
        for at in start..end {
            let t = &self.sent.tokens[at];
            if t.mark().is_some_and(|m| matches!(m, ';' | '.')) {
                break;
            }
            let by = t.is(self.lang.by)
                || (t.is(&["hands", "mains"])
                    && self.sent.get(at + 1).is_some_and(|n| n.is(self.lang.of)));
            if by && let Some(i) = self.starting(at + 1, 4) {
                return self.and_next(i);
            }
        }
        Vec::new()
    }

    /// The actor that starts at most `reach` tokens after `at`, with nothing but small words between.
    fn starting(&self, at: usize, reach: usize) -> Option<usize> {
        self.actors()
            .into_iter()
            .find(|(_, a)| {
                a.at.to > at
                    && a.at.from <= at + reach
                    && (a.at.from <= at || !self.sent.mark_between(at, a.at.from, &[',', ';', '“']))
            })
            .map(|(i, _)| i)
    }

    /// An actor and the one joined to it by "and".
    fn and_next(&self, i: usize) -> Vec<usize> {
        let a = &self.f.actors[i];
        let mut out = vec![i];
        if self.sent.get(a.at.to).is_some_and(|t| t.is(self.lang.and))
            && let Some(j) = self.starting(a.at.to + 1, 2)
        {
            out.push(j);
        }
        out
    }

    /// The nearest actor to the right, before another act begins.
    fn object(&self) -> Vec<usize> {
        let start = self.act.at.to;
        let next_act = self
            .here(&self.f.acts, |a| &a.at)
            .into_iter()
            .find(|(_, a)| a.at.from >= start && !a.noun)
            .map_or(self.sent.tokens.len(), |(_, a)| a.at.from);
        let clause = self.sent.clause(self.act.at.from);
        let mut found = self.actors().into_iter().filter(|(_, a)| {
            a.at.from >= start
                && a.at.to <= next_act
                && a.at.from <= start + 14
                && self.sent.clause(a.at.from) <= clause + 1
                && !matches!(a.origin, ActorOrigin::Country)
                && !a.at.from.checked_sub(1).is_some_and(|i| self.sent.tokens[i].is(self.lang.by))
        });
        found.next().map_or_else(Vec::new, |(i, _)| self.and_next(i))
    }

    /// "attack by X", "X's attack", "X attack", "X launched an attack", "attaque de X".
    fn noun_actor(&self) -> Vec<usize> {
        let by = self.agent_after_by();
        if !by.is_empty() {
            return by;
        }
        let from = self.act.at.from;
        // Compound or possessive: "rebel attack", "Israel's air strike", "Israeli strikes".
        let glued = self.actors().into_iter().find(|(_, a)| {
            a.at.to <= from
                && a.at.to + 3 >= from
                && self.sent.tokens[a.at.to..from].iter().all(|t| {
                    t.folded == "'s"
                        || (t.is_word()
                            && !t.is(self.lang.at_place)
                            && !t.is(self.lang.by)
                            && !t.is(self.lang.and)
                            && t.folded.len() > 3
                            && !self.is_speech(t.folded.as_str()))
                })
                && (self.sent.get(a.at.to).is_some_and(|t| t.folded == "'s")
                    || a.at.to == from
                    || self.lang.code == "en")
                // "Niger village attack" is not Niger's; "Israeli strikes", "Israel's strikes" are.
                && (a.organised()
                    || a.origin == ActorOrigin::Country
                        && (a.at.to == from
                            || self.sent.get(a.at.to).is_some_and(|t| t.folded == "'s")
                                && a.at.to + 1 == from))
        });
        if let Some((i, _)) = glued {
            return vec![i];
        }
        // "frappe aérienne israélienne": the adjective follows.
        if self.lang.code == "fr"
            && let Some((i, _)) = self.actors().into_iter().find(|(_, a)| {
                a.origin == ActorOrigin::Country
                    && a.at.from >= self.act.at.to
                    && a.at.from <= self.act.at.to + 1
                    && !self.sent.before(a.at.from, self.lang.articles)
            })
        {
            return vec![i];
        }
        if self.lang.code == "fr"
            && self.sent.get(self.act.at.to).is_some_and(|t| t.is(self.lang.of))
            && let Some(i) = self.starting(self.act.at.to + 1, 2)
            && self.f.actors[i].organised()
        {
            return vec![i];
        }
        if self.support_verb_before() {
            return self.subject();
        }
        Vec::new()
    }

    fn is_speech(&self, word: &str) -> bool {
        matches!(word, "said" | "confirmed" | "denied" | "reported" | "announced" | "condemned")
    }

    /// "conducted", "launched", "ont mené" between subject and noun.
    fn support_verb_before(&self) -> bool {
        let from = self.act.at.from;
        let lo = from.saturating_sub(7);
        (lo..from).any(|i| {
            self.sent.tokens[i].is(&[
                "conducted", "conduct", "launched", "launch", "launches", "carried", "staged",
                "mounted", "executed", "perpetrated", "committed", "made", "waged", "unleashed",
                "led", "carrying", "conducting", "launching", "mene", "menes", "lance", "lancees",
                "effectue", "perpetre", "commis", "mener", "conduit", "conduite", "procede",
                "opere", "organise", "organised", "organized", "held", "tenu", "set", "planted",
                "lancent", "menent",
            ])
        })
    }

    /// "attack on X", "strikes against X", "attaque contre X", "frappes sur X", "targeting X".
    fn noun_target(&self) -> Vec<usize> {
        let start = self.act.at.to;
        let end = (start + 16).min(self.sent.tokens.len());
        for at in start..end {
            let t = &self.sent.tokens[at];
            if t.mark() == Some(';') {
                break;
            }
            let held = t
                .is(&["targeting", "visant", "ciblant", "targeted"])
                .then(|| self.holder(at + 1))
                .flatten();
            if let Some(i) = held {
                return self.and_next(i);
            }
            let strong = t.is(&[
                "against", "targeting", "targeted", "contre", "visant", "ciblant", "upon", "vise",
                "visait",
            ]);
            let weak = t.is(&[
                "on", "sur", "of", "killed", "killing", "kill", "kills", "tue", "tuant",
                "wounding", "blessant",
            ]);
            if (strong || weak)
                && let Some(i) = self.starting(at + 1, if strong { 12 } else { 5 })
                && !matches!(self.f.actors[i].origin, ActorOrigin::Country)
            {
                return self.and_next(i);
            }
        }
        Vec::new()
    }

    /// "targeting a base, which is held by X": those who hold it are struck.
    fn holder(&self, from: usize) -> Option<usize> {
        let end = (from + 16).min(self.sent.tokens.len());
        let held = (from..end).find(|&i| {
            self.sent.tokens[i].is(&[
                "held", "occupied", "controlled", "occupee", "occupe", "tenue", "tenu",
                "controlee", "controle",
            ])
        })?;
        let by = (held..(held + 3).min(self.sent.tokens.len()))
            .find(|&i| self.sent.tokens[i].is(self.lang.by))?;
        self.starting(by + 1, 4)
    }

    /// The sides of a clash: "between X and Y", "X clashed with Y", "X and Y".
    fn both_sides(&self) -> Vec<usize> {
        let (from, to) = (self.act.at.from, self.act.at.to);
        let all = self.actors();
        let between = (to..(to + 8).min(self.sent.tokens.len())).find(|&i| {
            self.sent.tokens[i].is(self.lang.between)
                || self.sent.tokens[i].is(&["opposant", "opposed", "pitting", "opposent", "oppose"])
        });
        if let Some(at) = between {
            let sides: Vec<usize> = all
                .iter()
                .filter(|(_, a)| {
                    a.at.from > at
                        && a.at.from <= at + 24
                        && (a.organised() || a.origin == ActorOrigin::Country)
                })
                .map(|(i, _)| *i)
                .take(2)
                .collect();
            if sides.len() == 2 {
                return sides;
            }
        }
        let before_between = (from.saturating_sub(20)..from)
            .find(|&i| self.sent.tokens[i].is(&["oppose", "opposaient", "opposent", "opposed"]));
        let with = (to..(to + 8).min(self.sent.tokens.len())).find(|&i| {
            self.sent.tokens[i]
                .is(&["with", "against", "avec", "contre", "from", "to", "aux", "a", "by", "par"])
        });
        let mut sides = Vec::new();
        if let Some((i, _)) = all
            .iter()
            .rev()
            .find(|(_, a)| a.at.to <= from && a.organised() && self.may_be_subject(a))
        {
            sides.push(*i);
        }
        if let Some(at) = with
            && let Some(i) = self.starting(at + 1, 8)
            && (self.f.actors[i].organised() || self.f.actors[i].origin == ActorOrigin::Country)
        {
            sides.push(i);
        } else if before_between.is_some() {
            sides.extend(
                all.iter()
                    .filter(|(_, a)| a.organised() && a.at.from > from)
                    .map(|(i, _)| *i)
                    .take(2),
            );
        }
        sides.dedup();
        sides
    }

    /// "accused X of", "blamed on X", "attribuée à X", "suspected X".
    fn blamed(&self) -> Option<usize> {
        let cues = [
            "blamed", "accused", "accusing", "blaming", "attributed", "attribuee", "attribuees",
            "attribue", "attribues", "accuse", "accusent", "imputee", "imputees", "impute",
            "suspected", "claimed", "revendiquee", "revendique", "accusant", "accuses", "claims",
            "claim", "revendiquent", "blames", "imputes", "revendiquees",
        ];
        let at = self.sent.tokens.iter().position(|t| t.is(&cues))?;
        let active_claim = self.sent.tokens[at]
            .is(&["claimed", "claims", "claim", "revendique", "revendiquent"])
            && !self.sent.get(at + 1).is_some_and(|t| t.is(self.lang.by));
        if active_claim {
            let claims = self
                .sent
                .get(at + 1)
                .is_some_and(|t| t.is(&["responsibility", "l'", "cette", "la", "the", "credit"]));
            return claims
                .then(|| {
                    self.actors().into_iter().rev().find(|(_, a)| a.at.to <= at && a.organised())
                })
                .flatten()
                .map(|(i, _)| i);
        }
        self.starting(at + 1, 5).filter(|&i| self.f.actors[i].organised())
    }
}
