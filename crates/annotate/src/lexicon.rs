//! Reads the lexicons in `data/lexicons/LANG/*.tsv` into dictionaries.
//!
//! The files are part of the program; a mistake in one is found by the tests, which name the line.

use crate::harm_words::{HarmWord, Position};
use crate::lang::Form;
use crate::phrase::Phrases;
use std::collections::HashMap;
use tidings_model::{Act, ActorKind, Harm, Stance, Vocabulary as _};

/// What an act's word says.
#[derive(Clone, Debug)]
pub(crate) struct ActSense {
    pub(crate) what: What,
    pub(crate) form: Form,
    /// Counts only beside an armed or political actor.
    pub(crate) weak: bool,
    /// The sides fight each other.
    pub(crate) both: bool,
    /// The subject suffers it.
    pub(crate) suffers: bool,
    /// Counts only in a story that has another act.
    pub(crate) context: bool,
    /// Release of people: an agreement only when they were captives.
    pub(crate) captives: bool,
}

/// How much an act's word says about its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// This kind.
    Kind(Act),
    /// Some violence.
    Attack,
    /// Killing or wounding.
    Harm,
    /// Taking a place or taking people: the object decides.
    Capture,
    /// Looks like an act and is none.
    None,
}

/// A noun for people.
#[derive(Clone, Debug)]
pub(crate) struct PeopleSense {
    /// None: the words do not say whose side they are on.
    pub(crate) kind: Option<ActorKind>,
    /// Who among civilians.
    pub(crate) group: Option<String>,
    pub(crate) plural: bool,
    /// "fighters", "members", "leaders": of what, the words beside them say.
    pub(crate) of_group: bool,
}

/// A noun for an organised force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    Military,
    Police,
    Government,
    Group(ActorKind),
    /// Looks like a force and is none ("military coup").
    None,
}

/// A word for a weapon or for what was hit.
#[derive(Clone, Debug)]
pub(crate) struct TagSense {
    pub(crate) weapon: bool,
    pub(crate) kind: String,
    pub(crate) act: Option<Act>,
}

/// Words of saying.
#[derive(Clone, Debug)]
pub(crate) struct SpeechSense {
    pub(crate) stance: Stance,
    pub(crate) verb: bool,
    /// The speaker follows the cue.
    pub(crate) after: bool,
    /// An accusation.
    pub(crate) blame: bool,
}

/// Words that change how an act is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    Expected,
    General,
    Alleged,
    Denied,
}

/// What a story is about, where that is no conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Sport, games, films.
    Play,
    /// Crime, its police and its courts, as every town has them.
    Crime,
    /// The report is one side's own.
    Release,
}

/// All dictionaries of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    pub(crate) acts: Phrases<ActSense>,
    pub(crate) people: Phrases<PeopleSense>,
    pub(crate) forces: Phrases<Force>,
    pub(crate) tags: Phrases<TagSense>,
    pub(crate) speech: Phrases<SpeechSense>,
    pub(crate) speakers: Phrases<String>,
    pub(crate) cues: Phrases<Cue>,
    pub(crate) harms: Phrases<HarmWord>,
    pub(crate) topics: Phrases<Topic>,
    /// Lines that could not be read, for the test.
    pub(crate) mistakes: Vec<String>,
}

/// The files of one language.
pub(crate) struct Files {
    pub(crate) acts: &'static str,
    pub(crate) people: &'static str,
    pub(crate) forces: &'static str,
    pub(crate) tags: &'static str,
    pub(crate) speech: &'static str,
    pub(crate) speakers: &'static str,
    pub(crate) cues: &'static str,
    pub(crate) harms: &'static str,
    pub(crate) topics: &'static str,
    pub(crate) irregular: &'static str,
}

/// How a language makes the forms of its words.
pub(crate) struct Morphology {
    pub(crate) inflect: fn(&str) -> Vec<(String, Form)>,
    pub(crate) plural: fn(&str) -> String,
}

/// Builds the dictionaries.
pub(crate) fn load(files: &Files, how: &Morphology) -> Lexicon {
    let mut loader =
        Loader { irregular: irregular(files.irregular), how, lexicon: Lexicon::default() };
    for (file, text) in [
        ("acts", files.acts),
        ("people", files.people),
        ("forces", files.forces),
        ("tags", files.tags),
        ("speech", files.speech),
        ("speakers", files.speakers),
        ("cues", files.cues),
        ("harms", files.harms),
        ("topics", files.topics),
    ] {
        for (number, row) in rows(text) {
            if loader.read(file, &row).is_none() {
                loader.lexicon.mistakes.push(format!("{file}.tsv line {number}: {row:?}"));
            }
        }
    }
    loader.lexicon
}

type Row<'a> = Vec<&'a str>;

/// Lines that are neither comment nor header, with their number.
fn rows(text: &'static str) -> impl Iterator<Item = (usize, Row<'static>)> {
    text.lines()
        .enumerate()
        .filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty())
        .skip(1)
        .map(|(i, l)| (i + 1, l.split('\t').map(str::trim).collect()))
}

fn irregular(text: &'static str) -> HashMap<String, Vec<(String, Form)>> {
    let header: Vec<&str> =
        text.lines().find(|l| !l.starts_with('#')).unwrap_or("").split('\t').collect();
    let mut verbs = HashMap::new();
    for (_, row) in rows(text) {
        let mut forms: Vec<(String, Form)> = Vec::new();
        for (column, cell) in header.iter().zip(&row).skip(1) {
            let form = match column.trim() {
                "part" => Form::Part,
                "ing" => Form::Ing,
                "inf" => Form::Base,
                _ => Form::Finite,
            };
            for word in cell.split('|').map(str::trim).filter(|w| !w.is_empty()) {
                match forms.iter_mut().find(|(w, _)| w == word) {
                    Some((_, f)) if *f != form => *f = Form::Either,
                    Some(_) => {}
                    None => forms.push((word.to_owned(), form)),
                }
            }
        }
        verbs.insert(row[0].to_owned(), forms);
    }
    verbs
}

struct Loader<'a> {
    irregular: HashMap<String, Vec<(String, Form)>>,
    how: &'a Morphology,
    lexicon: Lexicon,
}

impl Loader<'_> {
    /// One line of one file; none when it cannot be read.
    fn read(&mut self, file: &str, row: &Row<'_>) -> Option<()> {
        match file {
            "acts" => self.act(row),
            "people" => self.people(row),
            "forces" => self.force(row),
            "tags" => self.tag(row),
            "speech" => self.speech(row),
            "speakers" => self.speaker(row),
            "harms" => self.harm(row),
            "topics" => self.topic(row),
            _ => self.cue(row),
        }
    }

    /// All forms of a verb, the first word of several being the one inflected.
    fn forms(&self, lemma: &str) -> Vec<(String, Form)> {
        if let Some(forms) = self.irregular.get(lemma) {
            return forms.clone();
        }
        let (head, tail) = lemma.split_once(' ').map_or((lemma, ""), |(h, t)| (h, t));
        let forms = self.irregular.get(head).cloned().unwrap_or_else(|| (self.how.inflect)(head));
        if tail.is_empty() {
            forms
        } else {
            forms.into_iter().map(|(f, form)| (format!("{f} {tail}"), form)).collect()
        }
    }

    fn act(&mut self, row: &Row<'_>) -> Option<()> {
        let &[pos, words, act, ..] = row.as_slice() else { return None };
        let flags: Vec<&str> = row.get(3).map_or(Vec::new(), |f| f.split(',').collect());
        let what = match act {
            "attack" => What::Attack,
            "harm" => What::Harm,
            "capture" => What::Capture,
            "none" => What::None,
            name => What::Kind(Act::parse(name)?),
        };
        let has = |flag: &str| flags.iter().any(|f| f.trim() == flag);
        let sense = |form: Form| ActSense {
            what,
            form,
            weak: has("weak"),
            both: has("both"),
            suffers: has("suffers"),
            context: has("context"),
            captives: has("captives"),
        };
        for word in words.split('|') {
            match pos {
                "n" => {
                    self.lexicon.acts.add(word, sense(Form::None));
                    let plural = (self.how.plural)(word);
                    self.lexicon.acts.add(&plural, sense(Form::None));
                }
                "v" => {
                    for (form, kind) in self.forms(word) {
                        self.lexicon.acts.add(&form, sense(kind));
                    }
                }
                "p" => self.lexicon.acts.add(word, sense(Form::None)),
                "pv" => self.lexicon.acts.add(word, sense(Form::Finite)),
                _ => return None,
            }
        }
        Some(())
    }

    fn people(&mut self, row: &Row<'_>) -> Option<()> {
        let &[words, kind, group, ..] = row.as_slice() else { return None };
        let of_group = kind == "fighter";
        let kind = match kind {
            "any" => None,
            "fighter" => Some(ActorKind::Rebel),
            name => Some(ActorKind::parse(name)?),
        };
        let group = (group != "-" && !group.is_empty()).then(|| group.to_owned());
        for word in words.split('|') {
            let already_plural = matches!(word, "people" | "others" | "women" | "children" | "men")
                || word.ends_with("men")
                || word.ends_with("personnel");
            for (form, plural) in
                [(word.to_owned(), already_plural), ((self.how.plural)(word), true)]
            {
                let sense = PeopleSense { kind, group: group.clone(), plural, of_group };
                self.lexicon.people.add(&form, sense);
            }
        }
        Some(())
    }

    fn force(&mut self, row: &Row<'_>) -> Option<()> {
        let &[words, kind, ..] = row.as_slice() else { return None };
        let force = match kind {
            "military" => Force::Military,
            "police" | "gendarmerie" => Force::Police,
            "government" => Force::Government,
            "none" => Force::None,
            name => Force::Group(ActorKind::parse(name)?),
        };
        for word in words.split('|') {
            self.lexicon.forces.add(word, force);
        }
        Some(())
    }

    fn tag(&mut self, row: &Row<'_>) -> Option<()> {
        let &[what, words, kind, ..] = row.as_slice() else { return None };
        let act = match row.get(3).copied().unwrap_or("-") {
            "-" | "" => None,
            name => Some(Act::parse(name)?),
        };
        let weapon = match what {
            "weapon" => true,
            "hit" => false,
            _ => return None,
        };
        for word in words.split('|') {
            let sense = TagSense { weapon, kind: kind.to_owned(), act };
            let plural = (self.how.plural)(word);
            self.lexicon.tags.add(word, sense.clone());
            self.lexicon.tags.add(&plural, sense);
        }
        Some(())
    }

    fn speech(&mut self, row: &Row<'_>) -> Option<()> {
        let &[pos, words, stance, ..] = row.as_slice() else { return None };
        let flags = row.get(3).copied().unwrap_or("");
        let sense = SpeechSense {
            stance: Stance::parse(stance)?,
            verb: pos == "verb",
            after: flags.contains("after"),
            blame: flags.contains("blame"),
        };
        for word in words.split('|') {
            if pos == "verb" {
                for (form, _) in self.forms(word) {
                    self.lexicon.speech.add(&form, sense.clone());
                }
            } else {
                self.lexicon.speech.add(word, sense.clone());
            }
        }
        Some(())
    }

    fn speaker(&mut self, row: &Row<'_>) -> Option<()> {
        let &[words, kind, ..] = row.as_slice() else { return None };
        for word in words.split('|') {
            self.lexicon.speakers.add(word, kind.to_owned());
        }
        Some(())
    }

    /// How many were harmed and how: the columns stand in the order harm, position, words.
    fn harm(&mut self, row: &Row<'_>) -> Option<()> {
        let &[harm, position, words, ..] = row.as_slice() else { return None };
        let harm = Harm::parse(harm)?;
        let (position, noun) = match position {
            "active" => (Position::Active, false),
            "passive" => (Position::Passive, false),
            "either" => (Position::Either, false),
            "counted" => (Position::Counted, false),
            "noun" => (Position::Counted, true),
            _ => return None,
        };
        for word in words.split('|') {
            self.lexicon.harms.add(word, HarmWord { harm, position, noun });
        }
        Some(())
    }

    fn cue(&mut self, row: &Row<'_>) -> Option<()> {
        add_all(&mut self.lexicon.cues, row, |cue| match cue {
            "expected" => Some(Cue::Expected),
            "general" => Some(Cue::General),
            "alleged" => Some(Cue::Alleged),
            "denied" => Some(Cue::Denied),
            _ => None,
        })
    }

    fn topic(&mut self, row: &Row<'_>) -> Option<()> {
        add_all(&mut self.lexicon.topics, row, |topic| match topic {
            "play" => Some(Topic::Play),
            "crime" => Some(Topic::Crime),
            "release" => Some(Topic::Release),
            _ => None,
        })
    }
}

/// A sense by its name, then the words that all have it.
fn add_all<T: Copy>(
    phrases: &mut Phrases<T>,
    row: &Row<'_>,
    sense: impl Fn(&str) -> Option<T>,
) -> Option<()> {
    let &[name, words, ..] = row.as_slice() else { return None };
    let sense = sense(name)?;
    words.split('|').for_each(|word| phrases.add(word, sense));
    Some(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_of_every_lexicon_can_be_read() {
        for lang in [crate::lang::en(), crate::lang::fr()] {
            assert_eq!(lang.lexicon.mistakes, Vec::<String>::new(), "{}", lang.code);
        }
    }
}
