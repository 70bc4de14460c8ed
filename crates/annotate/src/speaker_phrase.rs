//! The words that name a speaker: the subject of a verb of saying, or what follows "according to".

use crate::found::{ActorOrigin, FoundActor};
use crate::lang::Language;
use crate::sentence::Sent;

/// The kind of noun that `speakers.tsv` uses for words that stand for somebody named before.
pub(crate) const PRONOUN: &str = "pronoun";
/// The same for several.
pub(crate) const PRONOUNS: &str = "pronouns";
/// The same for both sides at once.
pub(crate) const BOTH: &str = "both";
/// The same for nobody at all.
pub(crate) const NOBODY: &str = "nobody";

/// Longest way back from a verb to its subject, in tokens.
const REACH: usize = 20;
/// Longest phrase for a speaker, in tokens.
const LONGEST: usize = 9;

/// Tokens `from..to`, and what kind of noun heads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase<'a> {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Kind of `speakers.tsv`; empty for actors and names.
    pub(crate) kind: &'a str,
}

impl Phrase<'_> {
    /// Whether it stands for somebody named before.
    pub(crate) fn is_pronoun(&self) -> bool {
        matches!(self.kind, PRONOUN | PRONOUNS)
    }
}

/// Reads the phrases of one sentence.
#[derive(Clone, Copy)]
pub(crate) struct Phrases<'a> {
    pub(crate) lang: &'a Language,
    pub(crate) sent: &'a Sent,
    pub(crate) actors: &'a [&'a FoundActor],
}

impl<'a> Phrases<'a> {
    /// The subjects of the verb at `verb`: "X and Y said" has two.
    pub(crate) fn left(&self, verb: usize) -> Vec<Phrase<'a>> {
        let end = self.over_adverbs(verb);
        let Some(last) = end.checked_sub(1) else { return Vec::new() };
        match self.sent.tokens[last].mark() {
            // "the spokesman, NAME, said"; "residents, who had fled, said".
            Some(',') => {
                let low = last.saturating_sub(REACH);
                let open = (low..last).rev().find(|&i| self.sent.tokens[i].mark() == Some(','));
                let Some(open) = open else { return Vec::new() };
                let mut found = self.subject(open);
                // A name between the commas belongs to the speaker's words.
                if (open + 1..last).all(|i| self.is_name(i))
                    && let Some(p) = found.last_mut().filter(|p| p.to == open)
                {
                    p.to = last;
                }
                found
            }
            Some(')') => {
                let open =
                    (0..last).rev().take(8).find(|&i| self.sent.tokens[i].mark() == Some('('));
                open.map_or_else(Vec::new, |open| self.subject(open))
            }
            _ => {
                let parenthesis = self.sent.get(verb + 1).is_none_or(|t| {
                    t.mark().is_some() || t.is(self.lang.relatives) || self.is_day(verb + 1)
                });
                self.subject_of(end, parenthesis)
            }
        }
    }

    /// The phrase after "according to" or an inverted verb: it may wait for a day
    /// ("a annoncé mardi le maire").
    pub(crate) fn right(&self, from: usize) -> Vec<Phrase<'a>> {
        let tokens = &self.sent.tokens;
        let end = (from..tokens.len().min(from + 14))
            .find(|&i| {
                tokens[i].mark().is_some_and(|m| m != '\'') || tokens[i].is(self.lang.relatives)
            })
            .unwrap_or_else(|| tokens.len().min(from + 14));
        let heads = self.heads(from, end);
        let Some(first) = heads.first().copied().filter(|h| h.from <= from + 5) else {
            return Vec::new();
        };
        // Between the verb and its subject stand articles, days and adjectives only.
        if tokens[from..first.from].iter().any(|t| t.is(self.lang.not) || t.is(self.lang.have)) {
            return Vec::new();
        }
        self.with_second(first, from, end)
    }

    /// The end of the subject, before auxiliaries, adverbs and days.
    fn over_adverbs(&self, verb: usize) -> usize {
        let lang = self.lang;
        let mut end = verb;
        while end > 0 {
            let t = &self.sent.tokens[end - 1];
            let adverb = t.is(lang.have)
                || t.is(lang.inside_verb)
                || t.is(lang.not)
                || t.is(lang.aside)
                || t.folded.ends_with("ly") && !t.capital
                || self.is_day(end - 1);
            if !adverb || verb - end > 7 {
                break;
            }
            end -= 1;
        }
        end
    }

    fn is_day(&self, at: usize) -> bool {
        self.lang.weekdays.iter().chain(&self.lang.months).any(|d| self.sent.tokens[at].is(d))
    }

    /// The noun phrases that end before `end` and can be a subject.
    fn subject(&self, end: usize) -> Vec<Phrase<'a>> {
        self.subject_of(end, false)
    }

    /// `parenthesis`: nothing but a clause or a mark follows the verb, so that whatever noun stands
    /// before it must be its subject.
    fn subject_of(&self, mut end: usize, parenthesis: bool) -> Vec<Phrase<'a>> {
        let tokens = &self.sent.tokens;
        let mut low = end;
        let mut relative = false;
        while low > 0 && end - low < REACH {
            let t = &tokens[low - 1];
            if t.is(self.lang.persons_relative) && !relative {
                relative = true;
                end = low - 1;
                // "RSF, which denies it".
                if end > 0 && tokens[end - 1].mark() == Some(',') {
                    end -= 1;
                    low -= 1;
                }
            } else if t.mark().is_some_and(|m| m != '\'')
                || t.is(self.lang.subordinators)
                || t.is(self.lang.relatives)
            {
                break;
            }
            low -= 1;
        }
        if low >= end {
            return Vec::new();
        }
        let heads = self.heads(low, end);
        if let Some(last) = heads.last().filter(|h| h.to == end && h.is_pronoun()) {
            return vec![*last];
        }
        match heads.iter().copied().find(|h| !self.governed(h.from, low)) {
            Some(head) => self.with_second(head, low, end),
            // Whoever "who fled said" is said of can speak.
            None if relative && tokens[end - 1].is_word() => {
                vec![Phrase { from: end - 1, to: end, kind: "" }]
            }
            // "A faction led by NAME said".
            None if !heads.is_empty()
                && tokens[low].is(self.lang.articles)
                && (low + 2..heads[0].from).any(|i| tokens[i].is(self.lang.by)) =>
            {
                vec![Phrase { from: low + 1, to: heads[0].to, kind: "" }]
            }
            // ", the regional health office said": an own clause of article and nouns.
            None if parenthesis && self.is_plain_clause(low, end) => {
                vec![Phrase { from: low + 1, to: end, kind: "" }]
            }
            None => Vec::new(),
        }
    }

    /// Article and at most six words, none of them a verb's form.
    fn is_plain_clause(&self, low: usize, end: usize) -> bool {
        let tokens = &self.sent.tokens;
        tokens[low].is(self.lang.articles)
            && (low + 2..low + 8).contains(&end)
            && (low + 1..end).all(|i| {
                tokens[i].is_word()
                    && !self.is_participle(i)
                    && !self.is_day(i)
                    && !tokens[i].is(self.lang.be)
                    && !tokens[i].is(self.lang.not)
            })
    }

    /// "accusing", "assurant".
    pub(crate) fn is_going_on(&self, at: usize) -> bool {
        self.lang.going_on.iter().any(|e| self.sent.tokens[at].folded.ends_with(e))
    }

    /// The first noun for a speaker before `end` that can be a subject.
    pub(crate) fn spoken_before(&self, end: usize) -> Vec<Phrase<'a>> {
        let named = |h: &Phrase<'_>| {
            !h.is_pronoun() && !matches!(h.kind, "" | NOBODY | "media") && !self.governed(h.from, 0)
        };
        let first = self.heads(0, end).into_iter().find(named);
        first.map_or_else(Vec::new, |h| vec![self.whole(h, 0, end)])
    }

    /// Nouns for speakers, actors and names in `from..to`, left to right.
    fn heads(&self, from: usize, to: usize) -> Vec<Phrase<'a>> {
        let mut out = Vec::new();
        let mut at = from;
        while at < to {
            let noun =
                self.lang.lexicon.speakers.at(&self.sent.tokens, at).filter(|(n, _)| at + n <= to);
            let actor = self.actors.iter().find(|a| a.at.from == at && a.at.to <= to);
            let head = match (noun, actor) {
                (Some((n, _)), Some(a)) if a.at.to > at + n => {
                    Phrase { from: at, to: a.at.to, kind: "" }
                }
                (Some((n, kind)), _) => Phrase { from: at, to: at + n, kind },
                (None, Some(a)) => Phrase { from: at, to: a.at.to, kind: "" },
                (None, None) => {
                    let end = (at..to).find(|&i| !self.is_name(i)).unwrap_or(to);
                    Phrase { from: at, to: end, kind: "" }
                }
            };
            at = head.to.max(at + 1);
            if head.to > head.from {
                out.push(head);
            }
        }
        out
    }

    fn is_name(&self, at: usize) -> bool {
        let (t, lang) = (&self.sent.tokens[at], self.lang);
        let little = [
            lang.articles, lang.prepositions, lang.subordinators, lang.relatives, lang.inside_verb,
            lang.aside, lang.of, lang.have, lang.be, lang.not,
        ];
        t.is_word() && t.capital && !self.is_day(at) && !little.iter().any(|words| t.is(words))
    }

    /// Whether the head at `at` hangs on a preposition ("in a statement").
    fn governed(&self, at: usize, low: usize) -> bool {
        let tokens = &self.sent.tokens;
        // "the market of El-Obeid", "d'El-Obeid": the name belongs to the noun before it.
        if at > low && tokens[at].capital && tokens[at - 1].is(self.lang.of) {
            return true;
        }
        // "On Thursday residents", "In Bakata residents": a day or a name ends what came before.
        let stops = |i: usize| {
            tokens[i].is(self.lang.articles)
                || tokens[i].is(self.lang.prepositions)
                || self.is_day(i)
                || self.is_name(i)
        };
        let mut i = at;
        while i > low && at - i < 3 && !stops(i - 1) {
            i -= 1;
        }
        if i > low
            && tokens[i - 1].is(self.lang.articles)
            && !tokens[i - 1].is(self.lang.prepositions)
        {
            i -= 1;
        }
        i > low && tokens[i - 1].is(self.lang.prepositions)
    }

    /// The head with its own words, and the one joined to it by "and".
    fn with_second(&self, head: Phrase<'a>, low: usize, end: usize) -> Vec<Phrase<'a>> {
        let first = self.whole(head, low, end);
        let mut out = vec![first];
        if self.sent.get(first.to).is_some_and(|t| t.is(self.lang.and)) && first.to + 1 < end {
            let next = self.heads(first.to + 1, end).into_iter().next();
            if let Some(next) = next.filter(|h| h.from <= first.to + 4) {
                out.push(self.whole(next, first.to + 1, end));
            }
        }
        out
    }

    fn whole(&self, head: Phrase<'a>, low: usize, end: usize) -> Phrase<'a> {
        if head.is_pronoun() || head.kind == NOBODY {
            return head;
        }
        let (tokens, lang) = (&self.sent.tokens, self.lang);
        let plain = |i: usize| {
            tokens[i].is_word()
                && !self.is_day(i)
                && ![
                    lang.by, lang.and, lang.relatives, lang.subordinators, lang.aside, lang.be,
                    lang.have, lang.not,
                ]
                .iter()
                .any(|w| tokens[i].is(w))
                && lang.lexicon.speech.at(tokens, i).is_none_or(|_| tokens[i].capital)
        };
        // "une source hospitalière à Douentza": "à" reads like "a" once accents are folded.
        let joins = |i: usize| {
            tokens[i].is(lang.to_someone)
                && i + 1 < end
                && tokens[i + 1].capital
                && !tokens[i].is(lang.by)
        };
        let mut to = head.to;
        while to < end
            && to - head.from < LONGEST
            && (plain(to) || joins(to))
            && !self.is_participle(to)
        {
            let named = self.actors.iter().find(|a| a.at.from == to && a.at.to <= end);
            to = named.map_or(to + 1, |a| a.at.to);
        }
        let trailing = |i: usize| {
            tokens[i].is(lang.articles) || tokens[i].is(lang.of) || tokens[i].is(lang.prepositions)
        };
        while to > head.to && trailing(to - 1) {
            to -= 1;
        }
        let mut from = head.from;
        while from > low && head.from - from < 2 && plain(from - 1) && !trailing(from - 1) {
            from -= 1;
        }
        Phrase { from, to, kind: head.kind }
    }

    fn is_participle(&self, at: usize) -> bool {
        let t = &self.sent.tokens[at];
        !t.capital
            && self
                .lang
                .participle_endings
                .iter()
                .any(|e| t.folded.len() > 4 && t.folded.ends_with(e))
    }

    /// The organised actor that the phrase names or belongs to.
    pub(crate) fn actor(&self, p: &Phrase<'_>) -> Option<&'a FoundActor> {
        let inside = |a: &&&FoundActor| a.at.from < p.to + 1 && a.at.to > p.from;
        let organised = self.actors.iter().filter(inside).find(|a| a.organised());
        let country = || {
            self.actors.iter().find(|a| {
                a.origin == ActorOrigin::Country && a.at.from == p.from && a.at.to == p.to
            })
        };
        organised.or_else(country).copied()
    }
}
