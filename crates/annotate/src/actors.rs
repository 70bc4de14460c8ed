//! Finds actors: by name in the actor table, by grammar ("the Malian army"), by nouns for people.

use crate::found::{ActorOrigin, At, FoundActor};
use crate::lang::Language;
use crate::lexicon::{Force, PeopleSense, What};
use crate::phrase::Phrases;
use crate::sentence::Sent;
use crate::token::Token;
use jiff::civil::Date;
use tidings_knowledge::{ActorRow, Knowledge};
use tidings_model::{Actor, ActorKind};

/// Names of actors and countries as dictionaries, for one language.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Name to rows of the actor table, and whether the name must be written in capitals.
    actors: Phrases<(usize, bool)>,
    /// Country names and adjectives to ISO codes; whether it is the name.
    countries: Phrases<(String, bool)>,
}

impl Names {
    pub(crate) fn new(knowledge: &Knowledge, lang: &Language) -> Self {
        let mut names = Self::default();
        for (row, actor) in knowledge.actors.all().iter().enumerate() {
            for (language, name) in &actor.names {
                if language.is_none_or(|l| l.code() == lang.code) {
                    let capitals = name.chars().filter(|c| c.is_alphabetic()).count() <= 6
                        && name.chars().filter(|c| c.is_uppercase()).count() >= 2;
                    names.actors.add(name, (row, capitals));
                }
            }
        }
        for country in knowledge.countries.all() {
            let (own, adjectives) = if lang.code == "fr" {
                (&country.names_fr, &country.demonyms_fr)
            } else {
                (&country.names_en, &country.demonyms_en)
            };
            for name in own {
                names.countries.add(name, (country.iso2.clone(), true));
            }
            for word in adjectives {
                names.countries.add(word, (country.iso2.clone(), false));
            }
        }
        names
    }

    /// A country's name or adjective at token `at`: tokens, code, whether it is the name.
    pub(crate) fn country<'a>(
        &'a self,
        tokens: &'a [Token],
        at: usize,
        uncased: bool,
    ) -> Option<(usize, &'a str, bool)> {
        self.countries
            .at(tokens, at)
            .filter(|(n, (_, name))| {
                // French writes adjectives small; names and English adjectives are capitalised.
                uncased || !*name || tokens[at..at + n].iter().any(|t| t.capital)
            })
            .map(|(n, (code, name))| (n, code.as_str(), *name))
    }
}

/// What the actor finder knows of the story.
pub(crate) struct Story<'a> {
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) names: &'a Names,
    pub(crate) lang: &'static Language,
    pub(crate) published: Option<Date>,
    pub(crate) uncased: bool,
    /// The text the sentences are of.
    pub(crate) text: &'a str,
    /// The country most spoken of.
    pub(crate) country: Option<String>,
}

/// All actors of one sentence, left to right, without overlaps.
pub(crate) fn find(story: &Story<'_>, sent: &Sent, index: usize) -> Vec<FoundActor> {
    let mut out: Vec<FoundActor> = Vec::new();
    let mut at = 0;
    while at < sent.tokens.len() {
        let found = named(story, sent, index, at)
            .or_else(|| force_or_people(story, sent, index, at, &out))
            .or_else(|| country(story, sent, index, at));
        match found {
            Some(actor) => {
                // A force may reach back over its adjective, found before as a country.
                while out.last().is_some_and(|last| last.at.overlaps(&actor.at)) {
                    out.pop();
                }
                at = actor.at.to;
                out.push(actor);
            }
            None => at += 1,
        }
    }
    out
}

/// An actor of the table, with the people noun beside it ("JNIM fighters").
fn named(story: &Story<'_>, sent: &Sent, index: usize, at: usize) -> Option<FoundActor> {
    let tokens = &sent.tokens;
    let (n, row) = story
        .names
        .actors
        .all_at(tokens, at)
        .filter(|(n, (_, capitals))| fits_case(story, &tokens[at..at + n], *capitals))
        .map(|(n, (row, _))| (n, *row))
        .fold(None, |best: Option<(usize, usize)>, (n, row)| match best {
            Some((m, other)) if m > n || (m == n && rank(story, other) <= rank(story, row)) => {
                Some((m, other))
            }
            _ => Some((n, row)),
        })?;
    // An "ex-MINUSMA base" is no longer theirs.
    if at > 0 && tokens[at - 1].is(&["ex", "former", "ancien", "ancienne"]) {
        return None;
    }
    let actor = &story.knowledge.actors.all()[row];
    let mut to = at + n;
    let mut groups = Vec::new();
    let mut plural = true;
    // The noun follows in English ("JNIM fighters") and precedes in French ("combattants du JNIM").
    if let Some((len, people)) = story.lang.lexicon.people.at_checked(tokens, to) {
        to += len;
        plural = people.plural;
        groups.extend(people.group.clone());
    } else if let Some((len, _)) = story.lang.lexicon.forces.at_checked(tokens, to) {
        to += len;
    }
    Some(FoundActor {
        at: at_of(sent, index, at, to),
        actor: from_row(actor),
        groups,
        origin: ActorOrigin::Named,
        plural,
        anyone: false,
        stranger: false,
    })
}

/// Lower is better: existing at the time, of the story's country.
fn rank(story: &Story<'_>, row: usize) -> u8 {
    let actor = &story.knowledge.actors.all()[row];
    let alive = story
        .published
        .is_none_or(|day| actor.from.is_none_or(|f| f <= day) && actor.to.is_none_or(|t| day <= t));
    let home = story.country.as_ref().is_some_and(|c| actor.countries.contains(c));
    u8::from(!home) * 2 + u8::from(!alive)
}

fn fits_case(story: &Story<'_>, tokens: &[Token], capitals: bool) -> bool {
    if story.uncased {
        // Lower-case text: short names would be words ("car", "aim").
        return !capitals || tokens.len() > 1 || tokens[0].folded.len() >= 3;
    }
    // "MIR" is a movement, "Mir" a name.
    if capitals {
        tokens.iter().any(|t| t.upper || (t.capital && t.folded.len() > 3))
    } else {
        tokens.iter().any(|t| t.capital)
    }
}

fn from_row(row: &ActorRow) -> Actor {
    Actor {
        id: Some(row.id.clone()),
        label: row.label.clone(),
        kind: row.kind,
        country: match row.countries.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        },
    }
}

fn at_of(sent: &Sent, index: usize, from: usize, to: usize) -> At {
    At { sent: index, from, to, span: sent.span_of(from, to) }
}

/// "Malian army", "soldats maliens", "gunmen", "three women".
fn force_or_people(
    story: &Story<'_>,
    sent: &Sent,
    index: usize,
    at: usize,
    before: &[FoundActor],
) -> Option<FoundActor> {
    let tokens = &sent.tokens;
    let force = story.lang.lexicon.forces.at(tokens, at);
    let people = story.lang.lexicon.people.at(tokens, at);
    if matches!(force, Some((_, Force::None))) {
        return None;
    }
    let longer_people = match (&force, &people) {
        (Some((f, _)), Some((p, _))) => p > f,
        (None, Some(_)) => true,
        _ => false,
    };
    let n = if longer_people { people.as_ref()?.0 } else { force.as_ref()?.0 };
    let Modifiers { from, to, country, owner, force: of } =
        modifiers(story, sent, at, at + n, before);
    let mut found = if longer_people {
        match (people?.1, of) {
            // "operatives of the army" are the army's, whoever else has operatives.
            (p, Some(of @ (Force::Military | Force::Police))) if p.of_group && owner.is_none() => {
                of_force(story, of, country.as_deref(), None)
            }
            (p, _) => of_people(story, p, country.as_deref(), owner.as_ref()),
        }
    } else {
        of_force(story, *force?.1, country.as_deref(), owner.as_ref())
    };
    found.at = at_of(sent, index, from, to);
    if found.actor.label.is_empty() {
        found.actor.label = words(story.text, sent, from, to);
    }
    // The people noun inside a force's name says who among them ("female soldiers" is no force).
    if !longer_people && let Some((_, p)) = people {
        found.plural = p.plural;
        found.groups.extend(p.group.clone());
    }
    Some(found)
}

/// The words as written, in lower case, so that the same people get the same label.
fn words(text: &str, sent: &Sent, from: usize, to: usize) -> String {
    sent.span_of(from, to).of(text).to_lowercase()
}

/// What stands around a noun for people: how far it reaches, and whose they are.
struct Modifiers {
    from: usize,
    to: usize,
    country: Option<String>,
    /// The group of the table that they belong to.
    owner: Option<Actor>,
    /// The force after "of" that they belong to.
    force: Option<Force>,
}

/// Adjectives and complements around a noun: its country, and the group or force it belongs to.
fn modifiers(
    story: &Story<'_>,
    sent: &Sent,
    from: usize,
    to: usize,
    before: &[FoundActor],
) -> Modifiers {
    let tokens = &sent.tokens;
    let (mut start, mut end, mut country, mut owner) = (from, to, None, None);
    let mut force = None;
    // To the left: "Malian", "Mali's", "suspected Boko Haram".
    for back in 1..=3usize {
        let Some(i) = from.checked_sub(back) else { break };
        let t = &tokens[i];
        if t.mark().is_some() || t.is(story.lang.articles) || t.is(story.lang.by) {
            break;
        }
        if let Some((n, code, _)) = story.names.country(tokens, i, story.uncased)
            && i + n <= from
        {
            country.get_or_insert_with(|| code.to_owned());
            start = start.min(i);
        }
        if owner.is_none()
            && let Some(near) = before.iter().rev().find(|a| a.at.to == i + 1)
        {
            if near.origin == ActorOrigin::Named && i + 1 + 1 >= from {
                owner = Some(near.actor.clone());
                start = start.min(near.at.from);
            }
            break;
        }
        if t.folded != "'s" && !t.is_word() {
            break;
        }
    }
    // To the right: "maliens", "of Mali", "du JNIM", "de l'armée malienne".
    let mut i = to;
    while i < (to + 4).min(tokens.len()) {
        let t = &tokens[i];
        if t.mark().is_some() {
            break;
        }
        if let Some((n, code, name)) = story.names.country(tokens, i, story.uncased) {
            let linked =
                !name || tokens[i - 1].is(story.lang.of) || tokens[i - 1].is(story.lang.articles);
            let adjective_right = !name && story.lang.code == "fr";
            if (name && linked && i > to) || adjective_right {
                country.get_or_insert_with(|| code.to_owned());
                end = i + n;
                i += n;
                continue;
            }
            break;
        }
        // French sets the name right behind: "combattants Wazalendo".
        let behind = i == to && story.lang.code == "fr" && t.capital;
        if owner.is_none() && behind
            || i > to && owner.is_none() && tokens[i - 1].is(story.lang.of)
            || (i > to + 1 && tokens[i - 2].is(story.lang.of))
        {
            if let Some((n, (row, capitals))) = story.names.actors.at(tokens, i)
                && fits_case(story, &tokens[i..i + n], *capitals)
            {
                owner = Some(from_row(&story.knowledge.actors.all()[*row]));
                end = i + n;
                break;
            }
            // "soldats de l'armée malienne": the army's country is theirs.
            if let Some((n, of)) = story.lang.lexicon.forces.at(tokens, i) {
                force = force.or(Some(*of));
                end = i + n;
                i += n;
                continue;
            }
        }
        let passes = t.is(story.lang.of)
            || t.is(story.lang.articles)
            || (i == to && story.lang.code == "fr");
        if !passes {
            break;
        }
        i += 1;
    }
    Modifiers { from: start, to: end, country, owner, force }
}

fn blank(origin: ActorOrigin, plural: bool, actor: Actor) -> FoundActor {
    let span = tidings_model::Span::new(0, 0);
    FoundActor {
        at: At { sent: 0, from: 0, to: 0, span },
        actor,
        groups: Vec::new(),
        origin,
        plural,
        anyone: false,
        stranger: false,
    }
}

fn of_force(
    story: &Story<'_>,
    force: Force,
    country: Option<&str>,
    owner: Option<&Actor>,
) -> FoundActor {
    if let Some(owner) = owner {
        return blank(ActorOrigin::Named, true, owner.clone());
    }
    let (what, slug, kind) = match force {
        Force::Group(kind) => {
            let actor =
                Actor { id: None, label: String::new(), kind, country: country.map(str::to_owned) };
            return blank(ActorOrigin::People, true, actor);
        }
        Force::None => ("", "", ActorKind::Other),
        Force::Military => ("Military Forces of", "military", ActorKind::State),
        Force::Police => ("Police Forces of", "police", ActorKind::Police),
        Force::Government => ("Government of", "state", ActorKind::State),
    };
    let origin = if country.is_some() { ActorOrigin::Force } else { ActorOrigin::Bare };
    let country = country.map(str::to_owned).or_else(|| story.country.clone());
    let actor = match &country {
        Some(code) => Actor {
            id: Some(format!("{}-{slug}", code.to_lowercase())),
            label: format!("{what} {}", country_name(story, code)),
            kind,
            country: country.clone(),
        },
        None if force == Force::Government => {
            Actor { id: None, label: "Government".to_owned(), kind, country: None }
        }
        None => Actor { id: None, label: String::new(), kind, country: None },
    };
    blank(origin, true, actor)
}

fn country_name(story: &Story<'_>, code: &str) -> String {
    story
        .knowledge
        .countries
        .get(code)
        .and_then(|c| c.acled_name.clone().or_else(|| c.names_en.first().cloned()))
        .unwrap_or_else(|| code.to_owned())
}

fn of_people(
    story: &Story<'_>,
    people: &PeopleSense,
    country: Option<&str>,
    owner: Option<&Actor>,
) -> FoundActor {
    let mut found = match (owner, people.kind) {
        (Some(owner), _) => blank(ActorOrigin::Named, people.plural, owner.clone()),
        (None, Some(ActorKind::State)) => of_force(story, Force::Military, country, None),
        (None, Some(ActorKind::Police)) => of_force(story, Force::Police, country, None),
        (None, kind) => {
            let kind = kind.unwrap_or(ActorKind::Civilians);
            // "leaders", "members" of nobody named are nobody in particular.
            let kind = if people.of_group && country.is_some() { ActorKind::Rebel } else { kind };
            let label = match kind {
                ActorKind::Civilians => "Civilians".to_owned(),
                ActorKind::Protesters => "Protesters".to_owned(),
                ActorKind::Rioters => "Rioters".to_owned(),
                _ => String::new(),
            };
            let actor = Actor { id: None, label, kind, country: country.map(str::to_owned) };
            blank(ActorOrigin::People, people.plural, actor)
        }
    };
    found.plural = people.plural;
    found.anyone = owner.is_none() && people.kind.is_none();
    found.groups.extend(people.group.clone());
    found
}

/// Whether the adjective of a country stands beside the noun of an act, or a weapon's.
fn owns_act(story: &Story<'_>, sent: &Sent, at: usize, n: usize) -> bool {
    let lexicon = &story.lang.lexicon;
    let acts = |i: usize| {
        lexicon.acts.at_checked(&sent.tokens, i).is_some_and(|(_, s)| s.what != What::None)
            || lexicon.tags.at_checked(&sent.tokens, i).is_some_and(|(_, t)| t.weapon)
    };
    if story.lang.code == "fr" {
        (1..=3).any(|back| at.checked_sub(back).is_some_and(acts))
    } else {
        sent.tokens[at].capital && (acts(at + n) || acts(at + n + 1))
    }
}

/// A country where an actor may stand; the linker decides whether it does.
fn country(story: &Story<'_>, sent: &Sent, index: usize, at: usize) -> Option<FoundActor> {
    let (n, code, name) = story.names.country(&sent.tokens, at, story.uncased)?;
    // "Israeli strikes", "frappes israéliennes": whose arms they are.
    if !name && !owns_act(story, sent, at, n) {
        return None;
    }
    Some(FoundActor {
        at: at_of(sent, index, at, at + n),
        actor: Actor {
            id: Some(format!("{}-military", code.to_lowercase())),
            label: format!("Military Forces of {}", country_name(story, code)),
            kind: ActorKind::State,
            country: Some(code.to_owned()),
        },
        groups: Vec::new(),
        origin: ActorOrigin::Country,
        plural: true,
        anyone: false,
        stranger: false,
    })
}
