//! Drafts of events: the acts of one sentence that are one thing, with everything linked to them.

use tidings_model::{
    AcledType, Act, Annotated, LinkRole, Mark, MentionId, Modality, Opinion, PassageKind,
    PlacePrecision, Sentence,
};

/// A learned reader so sure of an act is heard on its kind.
const SUPPOSED: u8 = 50;
/// Acts that it holds so likely for one event are one; so unlikely, two.
const ONE: u8 = 70;
const TWO: u8 = 15;

/// An event in the making. Fields hold mention numbers.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) acts: Vec<MentionId>,
    /// The kind, once a word names one.
    pub(crate) kind: Option<Act>,
    pub(crate) sentence: usize,
    pub(crate) sentences: Vec<usize>,
    pub(crate) passage: PassageKind,
    pub(crate) modality: Modality,
    pub(crate) weak: bool,
    /// More about another act, none of its own.
    pub(crate) context: bool,
    /// Told as known already.
    pub(crate) again: bool,
    pub(crate) place: Option<MentionId>,
    pub(crate) other_places: Vec<(LinkRole, MentionId)>,
    pub(crate) date: Option<MentionId>,
    pub(crate) actors: Vec<MentionId>,
    pub(crate) targets: Vec<MentionId>,
    pub(crate) figures: Vec<MentionId>,
    pub(crate) speakers: Vec<MentionId>,
    pub(crate) tags: Vec<(LinkRole, MentionId)>,
    /// Every modality its acts were told with.
    pub(crate) modalities: Vec<Modality>,
    /// The kinds a learned reader gives its acts, each with how sure it is of them.
    pub(crate) votes: Vec<(Act, u32)>,
    /// The learned reader's opinion of the act it is surest of.
    pub(crate) opinion: Option<Opinion>,
}

impl Draft {
    /// The kind a learned reader supposes where no word names one: that of most of its acts, of equals the first.
    pub(crate) fn supposed(&self) -> Option<Act> {
        let best = self.votes.iter().map(|(_, sure)| *sure).max()?;
        self.votes.iter().find(|(_, sure)| *sure == best).map(|(kind, _)| *kind)
    }

    /// Whether its kind, named or supposed, fits; none known may be any.
    pub(crate) fn may_be(&self, fits: impl FnOnce(Act) -> bool) -> bool {
        self.kind.or_else(|| self.supposed()).is_none_or(fits)
    }

    /// Whether a mention stands in one of its sentences.
    pub(crate) fn tells(&self, a: &Annotated, m: MentionId) -> bool {
        self.sentences.contains(&a.mentions[m].sentence)
    }
}

/// Drafts sentence by sentence.
pub(crate) fn drafts(a: &Annotated) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for (id, mention) in a.mentions.iter().enumerate() {
        let Mark::Act { modality, .. } = &mention.mark else { continue };
        if *modality == Modality::General {
            continue;
        }
        let draft = of_act(a, id);
        let first = out.partition_point(|d| d.sentence < draft.sentence);
        let same = out[first..].iter().position(|d| one_thing(a, d, &draft)).map(|i| first + i);
        match same {
            Some(i) => absorb(a, &mut out[i], draft),
            None => out.push(draft),
        }
    }
    out
}

fn of_act(a: &Annotated, id: MentionId) -> Draft {
    let mention = &a.mentions[id];
    let (kind, modality, weak, again, context) = match &mention.mark {
        Mark::Act { act, generic, modality, weak, again, context, .. } => {
            ((!generic).then_some(*act), *modality, *weak || *context, *again, *context)
        }
        _ => (None, Modality::General, true, false, true),
    };
    let (opinion, vote) = match &mention.mark {
        Mark::Act { opinion, act, .. } => {
            let vote = |o: Opinion| (*act, u32::from(o.sure) * u32::from(o.kind));
            (*opinion, opinion.filter(|o| o.sure >= SUPPOSED).map(vote))
        }
        _ => (None, None),
    };
    let linked = |role: LinkRole| -> Vec<MentionId> {
        a.links.iter().filter(|l| l.from == id && l.role == role).map(|l| l.to).collect()
    };
    let mut tags = Vec::new();
    let mut other_places = Vec::new();
    for l in a.links.iter().filter(|l| l.from == id) {
        match l.role {
            LinkRole::Weapon | LinkRole::Hit => tags.push((l.role, l.to)),
            LinkRole::Origin | LinkRole::Destination | LinkRole::Context => {
                other_places.push((l.role, l.to));
            }
            _ => {}
        }
    }
    Draft {
        acts: vec![id],
        kind,
        sentence: mention.sentence,
        sentences: vec![mention.sentence],
        passage: a.sentences[mention.sentence].passage,
        modality,
        weak,
        context,
        again,
        place: linked(LinkRole::Place).first().copied(),
        other_places,
        date: linked(LinkRole::Date).first().copied(),
        actors: linked(LinkRole::Actor),
        targets: linked(LinkRole::Target),
        figures: linked(LinkRole::Figure),
        speakers: linked(LinkRole::Speaker),
        tags,
        modalities: vec![modality],
        votes: vote.into_iter().collect(),
        opinion,
    }
}

/// Whether a learned reader that saw both holds them for one event; none where it cannot tell.
pub(crate) fn told_one(a: &Annotated, d: &Draft, e: &Draft) -> Option<bool> {
    let between = a.links.iter().filter(|l| {
        l.role == LinkRole::Same
            && (d.acts.contains(&l.from) && e.acts.contains(&l.to)
                || e.acts.contains(&l.from) && d.acts.contains(&l.to))
    });
    match between.map(|l| l.confidence).max()? {
        // "The rebellion of 2012" is not the strike of this week, whatever words they share.
        ONE.. if elsewhere(a, d, e) => Some(false),
        ONE.. => Some(history(a, d) == history(a, e)),
        ..=TWO => Some(false),
        _ => None,
    }
}

/// Dated no finer than a month.
pub(crate) fn history(a: &Annotated, d: &Draft) -> bool {
    d.date.is_some_and(|m| wide(a, m))
}

/// Whether each has a scene of its own, told beside it by name, and the two are apart. "The attack" is the one told
/// before, whatever towns stand beside it; and "near" a town is told of bases and roads as well as of scenes.
fn elsewhere(a: &Annotated, d: &Draft, e: &Draft) -> bool {
    let near = |m| place(a, m).is_some_and(|p| p.precision == PlacePrecision::Near);
    let own = |d: &Draft, m| d.tells(a, m) && !near(m);
    match (d.place, e.place) {
        (Some(x), Some(y)) => !e.again && own(d, x) && own(e, y) && apart(a, x, y),
        _ => false,
    }
}

/// Whether two drafts of one sentence are one thing.
fn one_thing(a: &Annotated, d: &Draft, e: &Draft) -> bool {
    let future = |m: Modality| m == Modality::Expected;
    if future(d.modality) != future(e.modality) {
        return false;
    }
    if let Some(one) = told_one(a, d, e) {
        return one;
    }
    let kinds = match (d.kind, e.kind) {
        (Some(x), Some(y)) => x == y || x.akin(y) || one_complex_attack(x, y),
        (Some(x), None) | (None, Some(x)) => {
            violent_or_protest(x)
                && !matches!(x, Act::Abduction | Act::SexualViolence | Act::Looting)
        }
        (None, None) => true,
    };
    let places = match (d.place, e.place) {
        (Some(x), Some(y)) => x == y || !apart(a, x, y),
        _ => true,
    };
    let dates = match (d.date, e.date) {
        (Some(x), Some(y)) => x == y || gap(a, x, y) == Some(0),
        _ => true,
    };
    kinds && places && dates
}

/// A bomb and then gunmen at one place are one attack.
fn one_complex_attack(x: Act, y: Act) -> bool {
    let grave = |k: Act| matches!(k.acled_type(), AcledType::Explosions | AcledType::Battles);
    grave(x) && grave(y)
}

fn violent_or_protest(x: Act) -> bool {
    x.is_violent() || x.is_demonstration()
}

/// Adds what `e` knows to `d`; what `d` knows already stays.
pub(crate) fn absorb(a: &Annotated, d: &mut Draft, e: Draft) {
    d.kind = match (d.kind, e.kind) {
        (Some(x), Some(y)) => Some(named(d, x, &e, y)),
        (x, y) => x.or(y),
    };
    d.acts.extend(e.acts);
    d.weak &= e.weak;
    d.context &= e.context;
    d.again &= e.again;
    for s in e.sentences {
        if !d.sentences.contains(&s) {
            d.sentences.push(s);
        }
    }
    d.place = finer(a, d.place, e.place);
    d.date = exacter(a, d.date, e.date);
    extend(&mut d.actors, e.actors);
    extend(&mut d.targets, e.targets);
    extend(&mut d.figures, e.figures);
    extend(&mut d.speakers, e.speakers);
    extend(&mut d.tags, e.tags);
    extend(&mut d.other_places, e.other_places);
    d.modalities.extend(e.modalities);
    for (kind, sure) in e.votes {
        match d.votes.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, sum)) => *sum += sure,
            None => d.votes.push((kind, sure)),
        }
    }
    d.opinion = surer(d.opinion, e.opinion);
    if d.modality != Modality::Happened && e.modality == Modality::Happened {
        d.modality = Modality::Happened;
    }
}

/// Of two kinds, the one that a word of the lists names; of two such, and of two others, the graver if both are
/// violence or both crowds, else the one that a learned reader is surer of, else the first.
fn named(d: &Draft, x: Act, e: &Draft, y: Act) -> Act {
    let listed = |d: &Draft| d.opinion.is_none_or(|o| o.listed);
    let comparable =
        x.is_violent() && y.is_violent() || x.is_demonstration() && y.is_demonstration();
    match (listed(d), listed(e)) {
        (true, false) => x,
        (false, true) => y,
        _ if comparable || crowd_met(x, y) => graver(x, y),
        _ => {
            let votes = |kind| -> u32 {
                let both = d.votes.iter().chain(&e.votes);
                both.filter(|(k, _)| *k == kind).map(|(_, sure)| *sure).sum()
            };
            if votes(y) > votes(x) { y } else { x }
        }
    }
}

/// A crowd and the violence it met are one.
const fn crowd_met(x: Act, y: Act) -> bool {
    x.is_demonstration() && y.is_violent() || x.is_violent() && y.is_demonstration()
}

fn surer(x: Option<Opinion>, y: Option<Opinion>) -> Option<Opinion> {
    match (x, y) {
        (Some(x), Some(y)) => {
            let best = if y.sure > x.sure { y } else { x };
            Some(Opinion { listed: x.listed || y.listed, ..best })
        }
        (x, y) => x.or(y),
    }
}

fn extend<T: PartialEq>(into: &mut Vec<T>, from: Vec<T>) {
    for x in from {
        if !into.contains(&x) {
            into.push(x);
        }
    }
}

/// CODING: one complex attack is coded by its gravest or first-named kind.
pub(crate) fn graver(x: Act, y: Act) -> Act {
    let rank = |k: Act| match k {
        Act::SuicideBomb | Act::ChemicalWeapon => 9,
        Act::AirDroneStrike => 8,
        Act::ExcessiveForce
        | Act::NonStateActorOvertakesTerritory
        | Act::GovernmentRegainsTerritory => 7,
        Act::Shelling | Act::RemoteExplosive | Act::Grenade => 6,
        Act::ProtestWithIntervention | Act::ViolentDemonstration | Act::MobViolence => 5,
        Act::Abduction | Act::SexualViolence => 5,
        Act::ArmedClash => 4,
        Act::Looting => 2,
        Act::Attack => 3,
        _ => 1,
    };
    if rank(y) > rank(x) { y } else { x }
}

/// The headline, or a line above a part of the text: it ends without a mark.
pub(crate) fn is_heading(text: &str, sentence: &Sentence) -> bool {
    let ends = |c: char| c.is_ascii_punctuation() || matches!(c, '…' | '»' | '”' | '’' | '—');
    sentence.passage == PassageKind::Headline || !sentence.span.of(text).trim_end().ends_with(ends)
}

/// Of two mentions of the scene, the more exact.
fn finer(a: &Annotated, x: Option<MentionId>, y: Option<MentionId>) -> Option<MentionId> {
    match (x, y) {
        (Some(p), Some(q)) => {
            let rank = |m: MentionId| place(a, m).map_or(0, |p| exactness(p.precision));
            Some(if rank(q) > rank(p) { q } else { p })
        }
        (x, y) => x.or(y),
    }
}

/// Of two mentions of the day, the more exact.
fn exacter(a: &Annotated, x: Option<MentionId>, y: Option<MentionId>) -> Option<MentionId> {
    match (x, y) {
        (Some(p), Some(q)) => {
            let width =
                |m: MentionId| dating(a, m).and_then(|d| d.width_days()).unwrap_or(i64::MAX);
            Some(if width(q) < width(p) { q } else { p })
        }
        (x, y) => x.or(y),
    }
}

pub(crate) const fn exactness(p: PlacePrecision) -> u8 {
    match p {
        PlacePrecision::Site => 6,
        PlacePrecision::Settlement => 5,
        PlacePrecision::Near => 4,
        PlacePrecision::Admin2 => 3,
        PlacePrecision::Admin1 => 2,
        PlacePrecision::Country => 1,
        PlacePrecision::Unknown => 0,
    }
}

pub(crate) fn place(a: &Annotated, m: MentionId) -> Option<&tidings_model::Place> {
    match &a.mentions[m].mark {
        Mark::Place(p) => Some(p),
        _ => None,
    }
}

pub(crate) fn dating(a: &Annotated, m: MentionId) -> Option<tidings_model::Dating> {
    match &a.mentions[m].mark {
        Mark::Date(d) => Some(*d),
        _ => None,
    }
}

/// Dated no finer than a month: news is dated to the day, history is not.
pub(crate) fn wide(a: &Annotated, date: MentionId) -> bool {
    dating(a, date).and_then(|d| d.width_days()).is_some_and(|w| w > 27)
}

/// Whether two scenes cannot be one: neither lies in the other and they are not near each other.
pub(crate) fn apart(a: &Annotated, x: MentionId, y: MentionId) -> bool {
    match (place(a, x), place(a, y)) {
        (Some(p), Some(q)) => !compatible(p, q),
        _ => false,
    }
}

/// Whether two places can be one scene: the same, one inside the other, or near.
pub(crate) fn compatible(p: &tidings_model::Place, q: &tidings_model::Place) -> bool {
    if p.id.is_some() && p.id == q.id {
        return true;
    }
    if p.country.is_some() && q.country.is_some() && p.country != q.country {
        return false;
    }
    let (coarse, fine) =
        if exactness(p.precision) < exactness(q.precision) { (p, q) } else { (q, p) };
    match coarse.precision {
        PlacePrecision::Country | PlacePrecision::Unknown => true,
        PlacePrecision::Admin1 => {
            let name =
                |x: &tidings_model::Place| x.admin1.clone().unwrap_or_else(|| x.name.clone());
            // A landscape ("the Sahel", "northern Mali") lies in no one province.
            fine.admin1.is_none() || coarse.admin1.is_none() || same(&name(coarse), &name(fine))
        }
        PlacePrecision::Admin2 => {
            let name =
                |x: &tidings_model::Place| x.admin2.clone().unwrap_or_else(|| x.name.clone());
            same(&name(coarse), &name(fine))
                || same(&coarse.name, &fine.name)
                || (fine.admin2.is_none() && coarse.admin1 == fine.admin1)
        }
        _ => match (p.point, q.point) {
            (Some(a), Some(b)) => {
                let reach = p.radius_km.unwrap_or(5.0) + q.radius_km.unwrap_or(5.0);
                a.distance_km(b) <= reach.max(12.0)
            }
            _ => same(&p.name, &q.name),
        },
    }
}

fn same(a: &str, b: &str) -> bool {
    let (a, b) = (tidings_knowledge::fold(a), tidings_knowledge::fold(b));
    a == b || (a.len() > 4 && b.starts_with(&a)) || (b.len() > 4 && a.starts_with(&b))
}

/// Days between two date mentions, where both are known.
pub(crate) fn gap(a: &Annotated, x: MentionId, y: MentionId) -> Option<i64> {
    dating(a, x)?.gap_days(dating(a, y)?)
}
