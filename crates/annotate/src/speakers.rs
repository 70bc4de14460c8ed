//! Finds who says it: the subject of a verb of saying, or the name after "according to".

use crate::found::{At, FoundActor, FoundSpeaker};
use crate::lang::Language;
use crate::lexicon::SpeechSense;
use crate::sentence::Sent;
use crate::speaker_phrase::{BOTH, NOBODY, PRONOUNS, Phrase, Phrases};
use tidings_model::{Actor, ActorKind, Span, Stance};

/// Words at most between a speaker and the word of saying.
const CLOSE: usize = 4;
/// A pronoun means the last speaker of at most so many sentences before.
const PRONOUN_REACH: usize = 3;

/// All speakers of one sentence. `before` holds those of the sentences before it.
pub(crate) fn find(
    lang: &Language,
    sent: &Sent,
    index: usize,
    actors: &[&FoundActor],
    before: &[FoundSpeaker],
) -> Vec<FoundSpeaker> {
    let finder = Finder { lang, sent, index, phrases: Phrases { lang, sent, actors }, before };
    let mut out: Vec<FoundSpeaker> = Vec::new();
    let mut at = 0;
    while at < sent.tokens.len() {
        let Some((n, sense)) = lang.lexicon.speech.at(&sent.tokens, at) else {
            at += 1;
            continue;
        };
        for speaker in finder.cue(at, at + n, sense, &out) {
            let known =
                out.iter_mut().find(|s| s.at.overlaps(&speaker.at) && s.stance == speaker.stance);
            match known {
                Some(s) => s.blames |= speaker.blames,
                None => out.push(speaker),
            }
        }
        at += n;
    }
    out
}

/// Whether it is an armed group that speaks: what a state says its troops did is its report.
fn speaks_for_group(actor: Option<&Actor>) -> bool {
    actor.is_some_and(|a| {
        a.is_armed() && !matches!(a.kind, ActorKind::State | ActorKind::Peacekeepers)
    })
}

/// How somebody speaks whom a learned reader found: by the words of saying right behind or before.
pub(crate) fn stance_of(lang: &Language, sent: &Sent, at: &At) -> (Stance, bool) {
    let behind = (at.to..sent.tokens.len().min(at.to + CLOSE))
        .find_map(|i| lang.lexicon.speech.at(&sent.tokens, i).filter(|(_, s)| !s.after));
    let before = || {
        (at.from.saturating_sub(CLOSE)..at.from).find_map(|i| {
            let (n, sense) = lang.lexicon.speech.at(&sent.tokens, i)?;
            (sense.after && i + n <= at.from).then_some((n, sense))
        })
    };
    let not = sent.tokens[at.to..].iter().take(CLOSE).any(|t| t.is(lang.not));
    match behind.or_else(before) {
        Some((_, sense)) if !not => (sense.stance, sense.blame),
        _ => (Stance::Asserts, false),
    }
}

struct Finder<'a> {
    lang: &'a Language,
    sent: &'a Sent,
    index: usize,
    phrases: Phrases<'a>,
    before: &'a [FoundSpeaker],
}

impl Finder<'_> {
    /// The speakers that the words of saying `at..to` name.
    fn cue(
        &self,
        at: usize,
        to: usize,
        sense: &SpeechSense,
        here: &[FoundSpeaker],
    ) -> Vec<FoundSpeaker> {
        if sense.verb && self.is_noun_or_infinitive(at) {
            return Vec::new();
        }
        let phrases = self.named(at, to, sense, here);
        let Some(end) = phrases.last().map(|p| p.to) else { return Vec::new() };
        // "did not confirm"; "n'a pas été revendiquée par".
        let between = if end <= at { end..at } else { at.saturating_sub(4)..at };
        let negated = self.sent.tokens[between].iter().any(|t| t.is(self.lang.not))
            && (end <= at
                || matches!(sense.stance, Stance::Confirms | Stance::ClaimsResponsibility));
        let stance = match sense.stance {
            // "does not deny the strike" owns up to it; what is not said or not confirmed is nothing.
            Stance::Denies if negated => Stance::Confirms,
            _ if negated => return Vec::new(),
            stance => stance,
        };
        phrases
            .iter()
            .filter(|p| p.kind != NOBODY && !self.is_empty(p))
            // Who explains what it means has not seen it.
            .filter(|p| p.kind != "expert" || stance == Stance::Confirms)
            .filter_map(|p| self.speaker(p, to, stance, sense, here))
            .collect()
    }

    /// The phrases for the speakers, before or after the cue.
    fn named(
        &self,
        at: usize,
        to: usize,
        sense: &SpeechSense,
        here: &[FoundSpeaker],
    ) -> Vec<Phrase<'_>> {
        if sense.after {
            return self.phrases.right(to);
        }
        if sense.verb && self.is_passive(at) {
            let by = (to..self.sent.tokens.len().min(to + 3))
                .find(|&i| self.sent.tokens[i].is(self.lang.by));
            return by.map_or_else(Vec::new, |by| self.phrases.right(by + 1));
        }
        // "said that its men had gone in and claimed that …": still the first speaker.
        if at > 0
            && self.sent.tokens[at - 1].is(self.lang.and)
            && let Some(last) = here.last()
        {
            return vec![Phrase { from: last.at.from, to: last.at.to, kind: "" }];
        }
        let (quoted, after_comma) = self.inverted(at);
        if sense.verb && after_comma && self.phrases.is_going_on(at) {
            // "the army said, accusing …": the one who just spoke.
            return self.phrases.spoken_before(at);
        }
        if sense.verb && (quoted || after_comma && self.lang.inverts) {
            let right = self.phrases.right(to);
            return if right.is_empty() { self.phrases.left(at) } else { right };
        }
        let left = self.phrases.left(at);
        if !(sense.verb && after_comma) {
            return left;
        }
        // "Shells fell on Gao, said traders who had fled", but "the mayor, who had fled, said traders had died".
        let right = self.phrases.right(to);
        let ends = |p: &Phrase<'_>| {
            let next = self.sent.get(p.to);
            next.is_none_or(|t| t.mark().is_some() || t.is(self.lang.persons_relative))
        };
        if left.is_empty() || right.last().is_some_and(ends) { right } else { left }
    }

    /// "a claim", "the reports", "to confirm".
    fn is_noun_or_infinitive(&self, at: usize) -> bool {
        // "Borno State", "Islamic State": a name.
        if self.sent.tokens[at].capital && at > 0 && self.sent.tokens[at - 1].mark().is_none() {
            return true;
        }
        let Some(before) = at.checked_sub(1).map(|i| &self.sent.tokens[i]) else { return false };
        before.is(self.lang.articles) || before.is(self.lang.of) || before.is(self.lang.infinitive)
    }

    /// "was confirmed", but not "s'est dit".
    fn is_passive(&self, at: usize) -> bool {
        let mut i = at;
        while i > 0 && self.sent.tokens[i - 1].is(self.lang.inside_verb) {
            i -= 1;
        }
        let be = i > 0 && self.sent.tokens[i - 1].is(self.lang.be);
        let reflexive = i > 1 && self.sent.tokens[i - 2].is(self.lang.reflexive);
        be && !reflexive
    }

    /// Whether the verb at `at` stands after a closing quotation, and whether after a comma: there
    /// it can stand before its subject.
    fn inverted(&self, at: usize) -> (bool, bool) {
        let mut i = at;
        while i > 0 {
            let t = &self.sent.tokens[i - 1];
            if !(t.is(self.lang.have)
                || t.is(self.lang.be)
                || t.is(self.lang.inside_verb)
                || t.is(self.lang.reflexive))
            {
                break;
            }
            i -= 1;
        }
        let mark = i.checked_sub(1).and_then(|i| self.sent.tokens[i].mark());
        let before = i.checked_sub(2).and_then(|i| self.sent.tokens[i].mark());
        let closing = |m: Option<char>| matches!(m, Some('”' | '"'));
        (closing(mark) || mark == Some(',') && closing(before), mark == Some(','))
    }

    /// "no official", "aucune source".
    fn is_empty(&self, p: &Phrase<'_>) -> bool {
        (p.from.saturating_sub(1)..p.to).any(|i| self.sent.tokens[i].is(self.lang.none))
    }

    fn speaker(
        &self,
        p: &Phrase<'_>,
        to: usize,
        stance: Stance,
        sense: &SpeechSense,
        here: &[FoundSpeaker],
    ) -> Option<FoundSpeaker> {
        let (actor, span) = self.who(p, here)?;
        let stance = match self
            .own_deed(to)
            .filter(|_| stance == Stance::Asserts && speaks_for_group(actor.as_ref()))
        {
            Some(true) => Stance::ClaimsResponsibility,
            Some(false) => Stance::Denies,
            None => stance,
        };
        let denies_deed = stance == Stance::Denies
            && (!sense.verb || sense.stance == Stance::Asserts)
            && !self.sent.tokens[to - 1].is(self.lang.relatives);
        Some(FoundSpeaker {
            at: At { sent: self.index, from: p.from, to: p.to, span },
            actor,
            stance,
            via: self.via(to),
            blames: sense.blame,
            both: p.kind == BOTH,
            responsibility: stance == Stance::ClaimsResponsibility || denies_deed,
        })
    }

    /// The actor and the words that name the speaker: a pronoun's are those of whom it means.
    fn who(&self, p: &Phrase<'_>, here: &[FoundSpeaker]) -> Option<(Option<Actor>, Span)> {
        let named = |p: &Phrase<'_>| {
            (self.phrases.actor(p).map(|a| a.actor.clone()), self.sent.span_of(p.from, p.to))
        };
        // "Two residents told another story: the militia, they said, …".
        let many = if p.kind == PRONOUNS { self.phrases.spoken_before(p.from) } else { Vec::new() };
        if let Some(first) = many.first() {
            return Some(named(first));
        }
        if p.is_pronoun() {
            return self.meant(here).map(|last| (last.actor.clone(), last.at.span));
        }
        Some(named(p))
    }

    /// "said its fighters had taken the town" claims it, "said its men were not there" denies it.
    fn own_deed(&self, to: usize) -> Option<bool> {
        let (tokens, lang) = (&self.sent.tokens, self.lang);
        let end = tokens.len().min(to + 9);
        let men = (to..end).take_while(|&i| tokens[i].mark().is_none()).find(|&i| {
            tokens[i].is(lang.possessives) && tokens.get(i + 1).is_some_and(|t| t.is(lang.own_men))
        })?;
        let not = (men + 2..tokens.len().min(men + 5)).any(|i| tokens[i].is(lang.not));
        Some(!not)
    }

    /// Whom a pronoun means: the last who spoke.
    fn meant<'b>(&'b self, here: &'b [FoundSpeaker]) -> Option<&'b FoundSpeaker> {
        here.iter()
            .chain(self.before.iter().filter(|s| s.at.sent + PRONOUN_REACH >= self.index))
            .max_by_key(|s| s.at.sent)
    }

    /// "told AFP": the agency is a channel, not a speaker.
    fn via(&self, to: usize) -> Option<Span> {
        let tokens = &self.sent.tokens;
        // The words of saying may name the agency themselves ("a dit à l'AFP").
        for i in (to - 1)..tokens.len().min(to + 3) {
            if let Some((n, _)) =
                self.lang.lexicon.speakers.at(tokens, i).filter(|(_, k)| *k == "media")
            {
                return tokens[i].capital.then(|| self.sent.span_of(i, i + n));
            }
            let passes =
                i < to || tokens[i].is(self.lang.articles) || tokens[i].is(self.lang.to_someone);
            if !passes {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;
    use tidings_model::PassageKind;

    /// Speakers of one sentence, without knowledge of actors: words, stance and channel.
    fn spoken(lang: &Language, text: &str) -> Vec<(String, Stance, Option<String>)> {
        let span = Span::new(0, text.len());
        let tokens = tokenize(text, span, lang);
        let clauses = vec![0; tokens.len()];
        let sent = Sent { span, passage: PassageKind::Body, paragraph: 0, tokens, clauses };
        find(lang, &sent, 0, &[], &[])
            .into_iter()
            .map(|s| {
                (s.at.span.of(text).to_owned(), s.stance, s.via.map(|v| v.of(text).to_owned()))
            })
            .collect()
    }

    fn en(text: &str) -> Vec<(String, Stance)> {
        spoken(crate::lang::en(), text).into_iter().map(|(w, s, _)| (w, s)).collect()
    }

    fn fr(text: &str) -> Vec<(String, Stance)> {
        spoken(crate::lang::fr(), text).into_iter().map(|(w, s, _)| (w, s)).collect()
    }

    fn one(words: &str, stance: Stance) -> Vec<(String, Stance)> {
        vec![(words.to_owned(), stance)]
    }

    #[test]
    fn a_spokesman_and_his_name_between_commas_are_one_speaker() {
        assert_eq!(
            en("The spokesman, Idriss Keita, confirmed the raid."),
            one("spokesman, Idriss Keita", Stance::Confirms)
        );
    }

    #[test]
    fn who_stands_behind_the_verb_at_the_end_speaks_and_not_who_acts() {
        assert_eq!(
            en("The rebels shelled Gao on Thursday, said traders who had fled."),
            one("traders", Stance::Asserts)
        );
        assert_eq!(
            en("The mayor, speaking in Gao, said traders had died."),
            one("mayor", Stance::Asserts)
        );
    }

    #[test]
    fn a_relative_clause_does_not_hide_who_speaks() {
        assert_eq!(
            en("Two villagers, who had fled on foot, said shots rang out."),
            one("villagers", Stance::Asserts)
        );
    }

    #[test]
    fn a_day_or_a_place_before_the_subject_is_no_speaker() {
        assert_eq!(
            en("On Thursday residents said the bridge was mined."),
            one("residents", Stance::Asserts)
        );
        assert_eq!(
            en("In Bakata the governor on Friday denied the report."),
            one("governor", Stance::Denies)
        );
    }

    #[test]
    fn nobody_claims_when_no_group_has_claimed() {
        assert_eq!(en("No group has claimed responsibility."), []);
        assert_eq!(en("Nobody has claimed the attack."), []);
        assert_eq!(fr("L'attaque n'a pas été revendiquée par les rebelles."), []);
        assert_eq!(fr("Personne n'a revendiqué l'attentat."), []);
    }

    #[test]
    fn who_does_not_deny_a_strike_owns_up_to_it_and_who_does_not_confirm_says_nothing() {
        assert_eq!(en("The ministry does not deny the strike."), one("ministry", Stance::Confirms));
        assert_eq!(en("The ministry did not confirm the strike."), []);
    }

    #[test]
    fn a_claim_is_a_noun_and_borno_state_a_name() {
        assert_eq!(en("They hold a claim to land in Borno State."), []);
    }

    #[test]
    fn analysts_explain_and_do_not_vouch() {
        assert_eq!(en("Analysts said the raid would weaken the group."), []);
    }

    #[test]
    fn a_verb_after_the_quotation_stands_before_its_subject() {
        assert_eq!(en("\u{201c}They fired,\u{201d} said a nurse."), one("nurse", Stance::Asserts));
        assert_eq!(
            fr("Le convoi a été attaqué, a annoncé mardi le gouverneur de la région."),
            one("gouverneur de la région", Stance::Asserts)
        );
    }

    #[test]
    fn a_passive_names_its_speaker_after_by() {
        assert_eq!(en("The deaths were confirmed by the mayor."), one("mayor", Stance::Confirms));
        assert_eq!(en("The deaths were confirmed on Monday."), []);
    }

    #[test]
    fn an_agency_that_is_told_is_a_channel() {
        let told = spoken(crate::lang::en(), "A police officer told AFP that two men had died.");
        assert_eq!(told, [("police officer".to_owned(), Stance::Asserts, Some("AFP".to_owned()))]);
    }
}
