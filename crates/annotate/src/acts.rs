//! Finds the words that name an act, and how the text puts it: happened, alleged, denied, expected.

use crate::found::{At, FoundAct};
use crate::lang::{Form, Language};
use crate::lexicon::{ActSense, Cue, What};
use crate::sentence::Sent;
use tidings_model::{Act, Modality, PassageKind};

/// All acts of one sentence, left to right, without overlaps.
pub(crate) fn find(lang: &Language, sent: &Sent, index: usize) -> Vec<FoundAct> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < sent.tokens.len() {
        let Some((n, sense)) = lang.lexicon.acts.at(&sent.tokens, at) else {
            at += 1;
            continue;
        };
        if let Some(act) = act(lang, sent, index, (at, at + n), sense) {
            out.push(act);
        }
        at += n;
    }
    out
}

/// Whether the token stands in words that look like an act and are none: "food poisoning".
pub(crate) fn only_looks_like_one(lang: &Language, sent: &Sent, token: usize) -> bool {
    (0..=token).any(|at| {
        let known = lang.lexicon.acts.at(&sent.tokens, at);
        known.is_some_and(|(n, sense)| at + n > token && matches!(sense.what, What::None))
    })
}

fn act(
    lang: &Language,
    sent: &Sent,
    index: usize,
    (from, to): (usize, usize),
    sense: &ActSense,
) -> Option<FoundAct> {
    let kind = match sense.what {
        What::None => return None,
        What::Kind(act) => act,
        What::Attack | What::Harm => Act::Attack,
        What::Capture => captured(lang, sent, to),
    };
    // A capitalised word inside a name ("Operation Strike", "the Lord's Resistance") is no act.
    let token = &sent.tokens[from];
    let in_name = sent.passage != PassageKind::Headline
        && from > 0
        && token.capital
        && sent.tokens[from - 1].capital
        && sent.tokens[from - 1].is_word();
    let opens_name = sent.passage != PassageKind::Headline
        && from > 0
        && token.capital
        && sent.get(to).is_some_and(|t| t.capital && t.is_word());
    if in_name || opens_name {
        return None;
    }
    // Reports and funds are released too; captives are people.
    if sense.captives && !sent.tokens.iter().any(|t| t.is(lang.captives)) {
        return None;
    }
    // Floods and flu bring emergencies and deaths that nobody fought over.
    let loose = sense.weak || sense.context || matches!(sense.what, What::Attack | What::Harm);
    if loose && sent.tokens.iter().any(|t| t.is(lang.disasters)) {
        return None;
    }
    let form = form(lang, sent, from, sense);
    let noun = form == Form::None;
    let passive = match form {
        Form::Part | Form::Either => is_passive(lang, sent, from, to, form),
        // Fixed words: "was burned down", "a été pris d'assaut".
        Form::Finite => {
            from > 0
                && (sent.tokens[from - 1].is(lang.been)
                    || lang.code == "en" && sent.tokens[from - 1].is(lang.be))
        }
        _ => false,
    };
    Some(FoundAct {
        at: At { sent: index, from, to, span: sent.span_of(from, to) },
        act: kind,
        generic: matches!(sense.what, What::Attack | What::Harm),
        harm: sense.what == What::Harm,
        noun,
        passive,
        both: sense.both,
        suffers: sense.suffers,
        weak: sense.weak,
        context: sense.context,
        captives: sense.captives,
        again: noun && told_again(lang, sent, from),
        capture: sense.what == What::Capture,
        modality: modality(lang, sent, from, to, form),
        opinion: None,
    })
}

/// "captured the town" takes a place, "captured two militants" takes people.
fn captured(lang: &Language, sent: &Sent, to: usize) -> Act {
    let object = sent.tokens[to..].iter().take(5).any(|t| {
        t.is(lang.settlement_words)
            || t.is(lang.site_words)
            || t.is(&[
                "territory", "positions", "hill", "garrison", "crossing", "airport", "airfield",
                "control", "position", "localites", "villages", "towns",
            ])
    });
    if object { Act::NonStateActorOvertakesTerritory } else { Act::Arrests }
}

/// The same letters are noun and verb, present and participle; the words around decide.
fn form(lang: &Language, sent: &Sent, from: usize, sense: &ActSense) -> Form {
    if lang.code == "fr" && sense.form == Form::Either {
        let before = from.checked_sub(1).map(|i| &sent.tokens[i]);
        let aux = before.is_some_and(|t| {
            t.is(lang.have) || t.is(lang.be) || t.is(lang.been) || t.is(lang.inside_verb)
        });
        return if aux { Form::Part } else { Form::Either };
    }
    if lang.code == "en" && sense.form == Form::None && from > 0 {
        let before = &sent.tokens[from - 1];
        // "to attack", "attack" after a modal: a verb.
        if before.is(&["to"])
            && !sent.before(
                from - 1,
                &[
                    "due", "response", "leading", "led", "reaction", "according", "thanks",
                    "victim", "subject", "attributed", "linked", "related",
                ],
            )
        {
            return Form::Base;
        }
    }
    sense.form
}

/// "were killed", "has been shelled", "killed by", and the headline's bare participle.
fn is_passive(lang: &Language, sent: &Sent, from: usize, to: usize, form: Form) -> bool {
    let mut i = from;
    while i > 0 && from - i < 5 {
        i -= 1;
        let t = &sent.tokens[i];
        if t.is(lang.been) || t.is(lang.be) {
            return true;
        }
        if t.is(lang.have) {
            return false;
        }
        if !t.is(lang.inside_verb) && !t.is(lang.not) {
            break;
        }
    }
    // No auxiliary: "12 killed in raid", "tués par", "civils tués à Gao".
    let next = sent.get(to);
    if next.is_some_and(|t| t.is(lang.by)) {
        return true;
    }
    let object = next.is_some_and(|t| {
        t.is(lang.articles)
            || matches!(t.kind, crate::token::Kind::Number(_))
            || lang.numbers.iter().any(|(w, _)| t.folded == *w)
            || t.is(lang.about)
            || (t.is(&["at"]) && sent.get(to + 1).is_some_and(|n| n.is(&["least"])))
    });
    if form == Form::Part {
        return !object || lang.code == "fr";
    }
    !object
        && next.is_none_or(|t| {
            t.is(lang.at_place) || t.is(lang.subordinators) || t.mark().is_some() || t.is(lang.and)
        })
}

fn told_again(lang: &Language, sent: &Sent, from: usize) -> bool {
    (1..=3).any(|b| {
        from.checked_sub(b).is_some_and(|i| {
            sent.tokens[i].is(lang.definite)
                && sent.tokens[i + 1..from].iter().all(crate::token::Token::is_word)
        })
    })
}

/// How the words before (and for "since", around) put the act.
fn modality(lang: &Language, sent: &Sent, from: usize, to: usize, form: Form) -> Modality {
    let clause = sent.clause(from);
    let mut at = 0;
    let mut modality = Modality::Happened;
    if form == Form::Base && infinitive(lang, sent, from) {
        modality = Modality::General;
    }
    let known = form == Form::None && told_again(lang, sent, from);
    while at < sent.tokens.len() {
        let Some((n, cue)) = lang.lexicon.cues.at(&sent.tokens, at) else {
            at += 1;
            continue;
        };
        let (cue_from, cue_to) = (at, at + n);
        at = cue_to;
        let same = sent.clause(cue_from) == clause;
        let gap = from.saturating_sub(cue_to);
        let before = cue_to <= from;
        let applies = match cue {
            Cue::Expected => before && same && gap <= 5,
            Cue::Denied => before && same && gap <= 3,
            Cue::Alleged => before && gap <= 12 || (cue_from >= to && same && cue_from - to <= 4),
            Cue::General => {
                let opening = cue_from <= 1 && sent.clause(cue_from) == 0;
                // "if" and its kin govern their whole clause.
                let governs = sent.tokens[cue_from].is(lang.subordinators) && gap <= 14;
                (before && ((same && (gap <= 4 || governs)) || opening))
                    || (cue_from >= to && same && n > 1 && cue_from - to <= 6)
            }
        };
        if applies {
            modality = match (cue, modality) {
                (Cue::Denied, _) => Modality::Denied,
                // "if there were casualties in the strikes": the strikes themselves are known.
                (Cue::Expected | Cue::General, m) if known => m,
                (Cue::Expected, m) if m != Modality::Denied => Modality::Expected,
                (Cue::General, Modality::Happened | Modality::Alleged) => Modality::General,
                (Cue::Alleged, Modality::Happened) => Modality::Alleged,
                (_, m) => m,
            };
        }
    }
    if modality == Modality::Happened && !known && summed_since(sent, to) {
        return Modality::General;
    }
    modality
}

/// "killed more than 3,000 people since the start of last year": a sum, not an event; but "the first
/// attack since May" happened.
fn summed_since(sent: &Sent, to: usize) -> bool {
    let first = sent.tokens.iter().any(|t| {
        t.is(&["first", "premier", "premiere", "worst", "deadliest", "largest", "biggest", "pire"])
    });
    let rest = &sent.tokens[to..];
    let since = rest.iter().position(|t| t.is(&["since", "depuis"]) || t.mark() == Some(';'));
    since.is_some_and(|i| i <= 14 && rest[i].is(&["since", "depuis"])) && !first
}

/// "to attack", "pour attaquer", "de tuer": not yet done. "After attacking" and lists of what was
/// done are other forms.
fn infinitive(lang: &Language, sent: &Sent, from: usize) -> bool {
    let before = from.checked_sub(1).map(|i| &sent.tokens[i]);
    if lang.code == "fr" {
        let done = (1..=3).any(|b| {
            from.checked_sub(b).is_some_and(|i| {
                sent.tokens[i].is(&[
                    "venu", "venait", "viennent", "vient", "fait", "avoir", "accuse", "accuses",
                    "soupconne", "soupconnes", "reussi", "parvenus",
                ])
            })
        });
        return !done;
    }
    before.is_some_and(|t| t.is(&["to"]))
        && !sent.before(
            from.saturating_sub(1),
            &["managed", "went", "proceeded", "began", "started", "continued"],
        )
}
