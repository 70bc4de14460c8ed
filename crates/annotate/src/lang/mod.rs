//! What differs between languages: word lists, inflection, and the lexicons in `data/lexicons`.
//!
//! Everything else in this crate reads a [`Language`] and knows no language by name.

mod en;
mod fr;

use crate::lexicon::Lexicon;
use std::sync::LazyLock;

/// The words and tables of one language. Words are folded (lower case, no diacritics).
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) code: &'static str,
    /// Prefixes that an apostrophe parts from the next word.
    pub(crate) elisions: &'static [&'static str],
    /// Words whose point ends no sentence.
    pub(crate) abbreviations: &'static [&'static str],
    /// Forms of the passive's auxiliary.
    pub(crate) be: &'static [&'static str],
    /// Forms of the perfect's auxiliary.
    pub(crate) have: &'static [&'static str],
    /// The passive participle of "be" between auxiliary and verb ("been", "été").
    pub(crate) been: &'static [&'static str],
    /// Adverbs and negations that may stand inside a verb group.
    pub(crate) inside_verb: &'static [&'static str],
    /// Negations.
    pub(crate) not: &'static [&'static str],
    /// Before an agent: "by", "par".
    pub(crate) by: &'static [&'static str],
    /// Before one who suffers: "against", "on", "contre", "sur".
    pub(crate) against: &'static [&'static str],
    /// Before a scene: "in", "at", "à", "dans".
    pub(crate) at_place: &'static [&'static str],
    /// Before an origin: "from", "depuis".
    pub(crate) from_place: &'static [&'static str],
    /// Before a destination: "to", "towards", "vers".
    pub(crate) to_place: &'static [&'static str],
    /// Words near which a place is only near: "near", "outside", "près de".
    pub(crate) near: &'static [&'static str],
    /// "between", "entre".
    pub(crate) between: &'static [&'static str],
    /// "and", "et".
    pub(crate) and: &'static [&'static str],
    /// "or", "ou".
    pub(crate) of: &'static [&'static str],
    /// Articles and possessives that may open a noun phrase.
    pub(crate) articles: &'static [&'static str],
    /// Articles that count one.
    pub(crate) one: &'static [&'static str],
    /// Demonstratives and definite articles: "the attack" told again.
    pub(crate) definite: &'static [&'static str],
    /// Relative pronouns.
    pub(crate) relatives: &'static [&'static str],
    /// Words that open a clause of its own.
    pub(crate) subordinators: &'static [&'static str],
    /// "including", "among them", "dont".
    pub(crate) including: &'static [&'static str],
    /// Relative pronouns for people.
    pub(crate) persons_relative: &'static [&'static str],
    /// Before a noun phrase that is no subject.
    pub(crate) prepositions: &'static [&'static str],
    /// Before an infinitive.
    pub(crate) infinitive: &'static [&'static str],
    /// The reflexive pronoun, with which "be" makes no passive.
    pub(crate) reflexive: &'static [&'static str],
    /// Before the one who is told ("to", "à").
    pub(crate) to_someone: &'static [&'static str],
    /// What may stand between a speaker and the verb beside days ("late", "pour sa part").
    pub(crate) aside: &'static [&'static str],
    /// Endings of participles, which end the name of a speaker.
    pub(crate) participle_endings: &'static [&'static str],
    /// "its", "their".
    pub(crate) possessives: &'static [&'static str],
    /// Those who fight for somebody ("its fighters").
    pub(crate) own_men: &'static [&'static str],
    /// Endings of the present participle.
    pub(crate) going_on: &'static [&'static str],
    /// Whether a verb of saying after a comma stands before its subject as a rule.
    pub(crate) inverts: bool,
    /// Whether the last noun of a name is what it names: "embassy warehouse", and not "bureau de poste".
    pub(crate) head_last: bool,
    /// Words that stand for somebody told of before or for nobody in particular.
    pub(crate) pronouns: &'static [&'static str],
    /// Those told of before, after "of": "of them", "d'entre eux".
    pub(crate) them: &'static [&'static str],
    /// Before "day": the one told of ("the same day", "le même jour").
    pub(crate) same: &'static [&'static str],
    /// Words that a number has not been given.
    pub(crate) no_word: &'static [&'static str],
    /// Before what a toll rose from.
    pub(crate) from_number: &'static [&'static str],
    /// Verbs of a toll that changes.
    pub(crate) rises: &'static [&'static str],
    /// Between a word for a toll and its number: "put the dead at nine".
    pub(crate) led_to: &'static [&'static str],
    /// "nobody", and words that mean it before a negation ("personne n'a été blessé").
    pub(crate) nobody: &'static [&'static str],
    /// On top of those told before: "additional", "autres".
    pub(crate) additional: &'static [&'static str],
    /// Opens a long time: "since", "depuis".
    pub(crate) since: &'static [&'static str],
    /// Two words for a time too long for one event's toll: "this year".
    pub(crate) long_times: &'static [(&'static str, &'static str)],
    /// Words for killed and wounded alike.
    pub(crate) casualties: &'static [&'static str],
    /// Multiples: "several hundred", "plusieurs dizaines".
    pub(crate) multiples: &'static [&'static str],
    /// "among the dead", "parmi les morts": after those counted.
    pub(crate) amid: &'static [&'static str],
    /// Compass words.
    pub(crate) compass: &'static [&'static str],
    /// Words for a second-order or third-order division after or before its name.
    pub(crate) admin2_words: &'static [&'static str],
    /// Words for a first-order division.
    pub(crate) admin1_words: &'static [&'static str],
    /// Words for a settlement before its name.
    pub(crate) settlement_words: &'static [&'static str],
    /// Words that make a name one of a site: camp, base, airport.
    pub(crate) site_words: &'static [&'static str],
    /// Words for a quarter or an area, beside its name.
    pub(crate) part_words: &'static [&'static str],
    /// Small words inside names of places.
    pub(crate) inside_names: &'static [&'static str],
    /// Units of distance.
    pub(crate) kilometres: &'static [&'static str],
    pub(crate) miles: &'static [&'static str],
    /// North, south, east, west: how compass words begin.
    pub(crate) bearings: [&'static str; 4],
    /// Words that make two towns a road.
    pub(crate) road_words: &'static [&'static str],
    /// Words that may stand between a preposition and a place's name.
    pub(crate) place_adjectives: &'static [&'static str],
    /// Short words with a point that open a place's name: "St. Petersburg".
    pub(crate) name_abbreviations: &'static [&'static str],
    /// Whether the word of kind may follow the name ("Gao region").
    pub(crate) kind_follows: bool,
    /// Words that open the name of a feature of land or town: "Wadi X".
    pub(crate) feature_first: &'static [&'static str],
    /// Words that close such a name: "X Street".
    pub(crate) feature_last: &'static [&'static str],
    /// Words for an office or its holder: beside a place they make it no scene.
    pub(crate) office_words: &'static [&'static str],
    /// Short names of provinces behind a comma, and the full ones.
    pub(crate) short_places: &'static [(&'static str, &'static str)],
    /// Words that make a capitalised name an organisation, street or work and no scene.
    pub(crate) not_place_after: &'static [&'static str],
    /// Titles before a person's name.
    pub(crate) titles: &'static [&'static str],
    /// Capitalised words that are no places though a gazetteer has them.
    pub(crate) never_places: &'static [&'static str],
    pub(crate) months: [&'static [&'static str]; 12],
    /// Monday first.
    pub(crate) weekdays: [&'static [&'static str]; 7],
    /// Number words and their values.
    pub(crate) numbers: &'static [(&'static str, u32)],
    /// "dozens", "several": a number the words keep to themselves.
    pub(crate) several: &'static [&'static str],
    /// Words that make a number rough.
    pub(crate) about: &'static [&'static str],
    /// Words that make a number a lower bound.
    pub(crate) at_least: &'static [&'static str],
    /// Words for none.
    pub(crate) none: &'static [&'static str],
    /// Words for not known.
    pub(crate) unknown: &'static [&'static str],
    /// Units that make a number no count of people.
    pub(crate) not_people: &'static [&'static str],
    /// Those who are held and may be freed.
    pub(crate) captives: &'static [&'static str],
    /// Words of accident, disease and weather.
    pub(crate) disasters: &'static [&'static str],
    pub(crate) lexicon: Lexicon,
}

/// What a verb form can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A noun or fixed words.
    None,
    /// Infinitive or base.
    Base,
    /// A finite form that is no participle.
    Finite,
    /// A participle that is no finite form.
    Part,
    /// Past and participle alike ("killed"), or written alike without accents ("tue").
    Either,
    /// "killing", "tuant".
    Ing,
}

impl Language {
    /// Names such as N'Djamena keep an apostrophe that an elision would cut.
    pub(crate) fn keeps_elision(&self, before: &str) -> bool {
        matches!(before, "n" | "m" | "t")
    }
}

/// English.
pub(crate) fn en() -> &'static Language {
    static EN: LazyLock<Language> = LazyLock::new(en::language);
    &EN
}

/// French.
pub(crate) fn fr() -> &'static Language {
    static FR: LazyLock<Language> = LazyLock::new(fr::language);
    &FR
}

/// The language of a code, when there is an annotator for it.
pub(crate) fn of(code: tidings_model::Language) -> Option<&'static Language> {
    match code.code() {
        "en" => Some(en()),
        "fr" => Some(fr()),
        _ => None,
    }
}

impl Language {
    /// Prepositions of place that end a noun phrase (not "of", which continues it).
    pub(crate) fn at_place_strict(&self) -> &'static [&'static str] {
        if self.code == "fr" {
            &["dans", "pres", "sur", "vers", "par", "pour"]
        } else {
            &["in", "at", "near", "on", "into", "over", "from", "with", "for"]
        }
    }
}
