//! From the words that fill a role to the finding they are: an actor, place, date, figure, weapon or speaker;
//! where the rules found none there, a new one.

use super::{Filler, LearnedAct, Role, phrase};
use crate::actors::Story;
use crate::found::{ActorOrigin, At, FoundActor, FoundFigure, FoundPlace, FoundSpeaker, PlaceCue};
use crate::link::Findings;
use crate::sentence::Sent;
use crate::{figures, speakers};
use tidings_model::{
    AcledType, Act, Actor, ActorKind, Harm, LinkRole, Place, PlacePrecision, Stance,
};

/// Fillers that a learned reader is less sure of, in percent, are not heard.
pub const HEARD: u8 = 70;

/// Words of a place's name, at most.
const LONGEST: usize = 8;

pub(super) struct Filling<'a, 's> {
    story: &'a Story<'s>,
    sents: &'a [Sent],
    pub(super) f: &'a mut Findings,
    /// Acts with a smaller number are of the word lists.
    pub(super) listed: usize,
}

impl<'a, 's> Filling<'a, 's> {
    pub(super) const fn new(
        story: &'a Story<'s>,
        sents: &'a [Sent],
        f: &'a mut Findings,
        listed: usize,
    ) -> Self {
        Self { story, sents, f, listed }
    }

    /// What fills the roles of act `i`.
    pub(super) fn ties(&mut self, i: usize, a: &LearnedAct) -> Vec<(LinkRole, usize, u8)> {
        let mut out: Vec<(LinkRole, usize, u8)> = Vec::new();
        let sent = self.f.acts[i].at.sent;
        let one = |role, n: Option<usize>| n.map(|n| (role, n)).into_iter().collect();
        for filler in a.fillers.iter().filter(|x| x.sure >= HEARD) {
            let Some(at) = At::of(self.sents, filler.span) else { continue };
            let found: Vec<(LinkRole, usize)> = match filler.role {
                Role::Who => self.people(&at, a.act, LinkRole::Actor),
                Role::Whom => self.people(&at, a.act, LinkRole::Target),
                Role::Where => one(LinkRole::Place, self.place(&at)),
                Role::When => one(LinkRole::Date, self.date(&at)),
                Role::With => one(LinkRole::Weapon, self.weapon(&at)),
                Role::Says => one(LinkRole::Speaker, self.speaker(&at)),
                _ => one(LinkRole::Figure, self.figure(&at, filler)),
            };
            let hit = self.hit(&at, filler.role, a.act);
            for (role, n) in found.into_iter().chain(hit) {
                if !out.iter().any(|(r, m, _)| *r == role && *m == n) {
                    out.push((role, n, filler.sure));
                }
            }
        }
        self.one_scene(&mut out, sent);
        out
    }

    /// One place and one date stand first: of several, the most exact place and the nearest date.
    fn one_scene(&self, out: &mut Vec<(LinkRole, usize, u8)>, sent: usize) {
        let exact = |n: usize| match self.f.places[n].place.precision {
            PlacePrecision::Site => 6,
            PlacePrecision::Settlement => 5,
            PlacePrecision::Near => 4,
            PlacePrecision::Admin2 => 3,
            PlacePrecision::Admin1 => 2,
            PlacePrecision::Country => 1,
            PlacePrecision::Unknown => 0,
        };
        let scene = out
            .iter()
            .filter(|(role, ..)| *role == LinkRole::Place)
            .max_by_key(|(_, n, sure)| (exact(*n), *sure, std::cmp::Reverse(*n)))
            .copied();
        let day = out
            .iter()
            .filter(|(role, ..)| *role == LinkRole::Date)
            .min_by_key(|(_, n, _)| (self.f.dates[*n].at.sent.abs_diff(sent), *n))
            .copied();
        out.retain(|(role, ..)| !matches!(role, LinkRole::Place | LinkRole::Date));
        out.extend(scene);
        out.extend(day);
    }

    /// The actors named in these words: those of the table if any, else the first; where the rules know
    /// nobody there, somebody new by these words.
    fn people(&mut self, at: &At, act: Act, role: LinkRole) -> Vec<(LinkRole, usize)> {
        let inside: Vec<usize> =
            (0..self.f.actors.len()).filter(|n| self.f.actors[*n].at.overlaps(at)).collect();
        let named: Vec<usize> = inside
            .iter()
            .copied()
            .filter(|n| self.f.actors[*n].origin <= ActorOrigin::Force)
            .collect();
        if !named.is_empty() {
            return named.into_iter().map(|n| (role, n)).collect();
        }
        let whole = phrase::of_people(self.story.lang, self.sents, *at);
        if let Some(first) = inside.first() {
            let word = &mut self.f.actors[*first];
            if word.origin == ActorOrigin::People {
                word.at = whole.filter(|w| w.covers_all(&word.at)).unwrap_or(word.at);
            }
            return vec![(role, *first)];
        }
        // A base or a drone does nothing by itself, and a thing is nobody.
        if self.f.tags.iter().any(|t| t.at.overlaps(at) && (role == LinkRole::Actor || !t.weapon)) {
            return Vec::new();
        }
        whole.and_then(|at| self.stranger(&at, act, role)).map(|n| (role, n)).into_iter().collect()
    }

    /// The things hit, by the words that name them: those in the words for whom, and where something exploded
    /// those in the words for where; a neighbourhood only where shells or bombs fell on it.
    fn hit(&mut self, at: &At, role: Role, act: Act) -> Vec<(LinkRole, usize)> {
        let told = match role {
            Role::Whom => true,
            Role::Where => act.acled_type() == AcledType::Explosions,
            _ => false,
        };
        if !told {
            return Vec::new();
        }
        let fell = matches!(act, Act::AirDroneStrike | Act::Shelling);
        let inside: Vec<usize> = (0..self.f.tags.len())
            .filter(|n| {
                let t = &self.f.tags[*n];
                let scene = role == Role::Where && t.kind == "residential_area" && !fell;
                !t.weapon && !scene && t.at.overlaps(at)
            })
            .collect();
        let whole: Vec<At> = inside
            .iter()
            .map(|n| phrase::of_thing(self.story.lang, self.sents, *at, &self.f.tags[*n]))
            .collect();
        let mut out = Vec::new();
        for (i, n) in inside.iter().enumerate() {
            // "Embassy warehouse" is a warehouse, "bureau de poste" an office.
            let head = |j: &usize| whole[*j] == whole[i];
            let heads = (0..inside.len()).filter(head);
            let head = if self.story.lang.head_last { heads.max() } else { heads.min() };
            if head == Some(i) {
                self.f.tags[*n].at = whole[i];
                out.push((LinkRole::Hit, *n));
            }
        }
        out
    }

    /// Somebody the tables do not have. A name of capitals alone may be a person's, and persons are not kept.
    fn stranger(&mut self, at: &At, act: Act, role: LinkRole) -> Option<usize> {
        let sent = &self.sents[at.sent];
        let (from, to) = (at.from, at.to);
        let words = &sent.tokens[from..to];
        let name = words.iter().all(|t| t.capital || !t.is_word());
        let initials = words.iter().any(|t| {
            let text = t.span.of(self.story.text);
            text.chars().count() > 1 && text.chars().all(char::is_uppercase)
        });
        if name && !initials && !(from == 0 && words.len() == 1) || words.len() > 12 {
            return None;
        }
        let violent = act.is_violent();
        let kind = match role {
            LinkRole::Actor if act.is_demonstration() => ActorKind::Protesters,
            LinkRole::Actor if violent => ActorKind::Unidentified,
            LinkRole::Target if violent => ActorKind::Civilians,
            _ => ActorKind::Other,
        };
        let label = sent.span_of(from, to).of(self.story.text).to_lowercase();
        self.f.actors.push(FoundActor {
            at: *at,
            actor: Actor { id: None, label, kind, country: None },
            groups: Vec::new(),
            origin: ActorOrigin::People,
            plural: false,
            anyone: role == LinkRole::Target,
            stranger: true,
        });
        Some(self.f.actors.len() - 1)
    }

    /// The most exact place in these words; a name that no table has keeps its words and no point.
    fn place(&mut self, at: &At) -> Option<usize> {
        let inside = (0..self.f.places.len())
            .filter(|n| {
                let p = &self.f.places[*n];
                p.at.overlaps(at) && p.cue != PlaceCue::Dateline
            })
            .min_by_key(|n| (self.f.places[*n].place.precision == PlacePrecision::Country, *n));
        if inside.is_some() {
            return inside;
        }
        let sent = &self.sents[at.sent];
        if at.to - at.from > LONGEST {
            return None;
        }
        let somebody = self.f.actors.iter().any(|a| a.at.overlaps(at));
        if somebody || !sent.tokens[at.from..at.to].iter().any(|t| t.capital && t.is_word()) {
            return None;
        }
        let name = at.span.of(self.story.text).to_owned();
        self.f.places.push(FoundPlace {
            at: *at,
            place: Place {
                id: None,
                name,
                country: self.story.country.clone(),
                admin1: None,
                admin2: None,
                pcode: None,
                point: None,
                precision: PlacePrecision::Unknown,
                radius_km: None,
            },
            cue: PlaceCue::Scene,
        });
        Some(self.f.places.len() - 1)
    }

    fn date(&self, at: &At) -> Option<usize> {
        self.f.dates.iter().position(|d| d.at.overlaps(at) && !d.opens)
    }

    fn weapon(&self, at: &At) -> Option<usize> {
        self.f.tags.iter().position(|t| t.weapon && t.at.overlaps(at))
    }

    /// Who speaks in these words; a clause on somebody who speaks ("who fled on foot") and a pronoun are nobody new.
    fn speaker(&mut self, at: &At) -> Option<usize> {
        if let Some(n) = self.f.speakers.iter().position(|s| s.at.overlaps(at)) {
            return Some(n);
        }
        let (lang, tokens) = (self.story.lang, &self.sents[at.sent].tokens);
        let relative = |n: usize| tokens[n].is(lang.relatives);
        let clause = if relative(at.from) { Some(at.from) } else { at.from.checked_sub(1) };
        if let Some(clause) = clause.filter(|n| relative(*n)) {
            let spoken = |s: &FoundSpeaker| {
                s.at.sent == at.sent && (s.at.to..=s.at.to + 1).contains(&clause)
            };
            if let Some(n) = self.f.speakers.iter().position(spoken) {
                return Some(n);
            }
        }
        let Some(at) = &phrase::of_speaker(lang, self.sents, *at) else {
            // A pronoun means the last who spoke.
            let all = self.f.speakers.iter().map(|s| (s.at.sent, s.at.from)).enumerate();
            let before = all.filter(|(_, place)| *place < (at.sent, at.from));
            return before.max_by_key(|(_, place)| *place).map(|(n, _)| n);
        };
        let actor = self.f.actors.iter().find(|a| a.at.overlaps(at)).map(|a| a.actor.clone());
        let (stance, blames) = speakers::stance_of(self.story.lang, &self.sents[at.sent], at);
        self.f.speakers.push(FoundSpeaker {
            at: *at,
            actor,
            stance,
            via: None,
            blames,
            both: false,
            responsibility: stance == Stance::ClaimsResponsibility,
        });
        Some(self.f.speakers.len() - 1)
    }

    /// The figure in these words, if it is of this harm; a number that the rules tied to no harm.
    fn figure(&mut self, at: &At, filler: &Filler) -> Option<usize> {
        let harm = match filler.role {
            Role::Killed => Harm::Killed,
            Role::Injured => Harm::Injured,
            Role::Captured => Harm::Captured,
            Role::Crowd => Harm::Crowd,
            _ => Harm::Displaced,
        };
        let there: Vec<usize> =
            (0..self.f.figures.len()).filter(|n| self.f.figures[*n].at.overlaps(at)).collect();
        let taken = |h: Harm| matches!(h, Harm::Captured | Harm::Abducted);
        let same = |n: &usize| {
            let other = self.f.figures[*n].harm;
            other == harm || taken(other) && taken(harm)
        };
        if let Some(n) = there.iter().copied().find(same) {
            return Some(n);
        }
        if !there.is_empty() {
            return None;
        }
        let sent = &self.sents[at.sent];
        // A person's name says that somebody was killed and is not kept.
        if sent.tokens[at.from..at.to].iter().all(|t| t.capital) && at.from > 0 {
            return None;
        }
        let here: Vec<(usize, &FoundActor)> =
            self.f.actors.iter().enumerate().filter(|(_, a)| a.at.sent == at.sent).collect();
        let figure: FoundFigure = figures::within(self.story.lang, sent, at, &here, harm)?;
        self.f.figures.push(figure);
        Some(self.f.figures.len() - 1)
    }
}
