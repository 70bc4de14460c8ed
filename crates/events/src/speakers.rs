//! Who speaks of an event: each speaker once, with what they vouch for.

use crate::draft::{Draft, is_heading};
use tidings_model::{
    Actor, ActorKind, Annotated, Figure, FigureRelation, Mark, MentionId, Quote, Speaker,
    SpeakerAbout, Stance,
};

/// Speakers in text order, each of them once, with the marks they came from.
pub(crate) fn speakers(
    a: &Annotated,
    text: &str,
    d: &Draft,
) -> (Vec<Speaker>, Vec<Vec<MentionId>>) {
    let mut ids = d.speakers.clone();
    ids.sort_unstable();
    let mut out: Vec<Speaker> = Vec::new();
    let mut marks: Vec<Vec<MentionId>> = Vec::new();
    for m in ids {
        let Mark::Speaker { actor, stance, about, via, .. } = &a.mentions[m].mark else { continue };
        let speaker = Speaker {
            actor: actor.clone(),
            stance: *stance,
            about: if counts_only(a, d, m) { SpeakerAbout::Figures } else { *about },
            via: via.map(|span| span.of(text).to_owned()),
            quote: Quote::new(text, a.mentions[m].span),
        };
        match out.iter().position(|s| one_speaker(s, &speaker)) {
            Some(i) => {
                marks[i].push(m);
                let via = out[i].via.take().or_else(|| speaker.via.clone());
                if weight(speaker.stance) > weight(out[i].stance) {
                    out[i] = speaker;
                } else if speaker.stance == out[i].stance && speaker.about == SpeakerAbout::Event {
                    out[i].about = SpeakerAbout::Event;
                }
                out[i].via = via;
            }
            None => {
                out.push(speaker);
                marks.push(vec![m]);
            }
        }
    }
    (out, marks)
}

/// Whether the speaker's sentence tells the event's figures and no act of it.
fn counts_only(a: &Annotated, d: &Draft, m: MentionId) -> bool {
    let sentence = a.mentions[m].sentence;
    let here = |list: &[MentionId]| list.iter().any(|x| a.mentions[*x].sentence == sentence);
    let acts = d.acts.iter().any(|x| {
        a.mentions[*x].sentence == sentence
            && !matches!(a.mentions[*x].mark, Mark::Act { harm: true, .. })
    });
    sentence != d.sentence && here(&d.figures) && !acts
}

/// "two local officials" and then "the officials"; the army and its spokesman.
fn one_speaker(x: &Speaker, y: &Speaker) -> bool {
    let (p, q) = (
        format!(" {} ", x.quote.words.to_lowercase()),
        format!(" {} ", y.quote.words.to_lowercase()),
    );
    let army = |a: &Actor| a.kind == ActorKind::State && a.is_armed() && a.country.is_some();
    let same = x
        .actor
        .as_ref()
        .zip(y.actor.as_ref())
        .is_some_and(|(a, b)| a == b || army(a) && army(b) && a.country == b.country);
    p.contains(&q) || q.contains(&p) || same
}

/// Which of two stances of one speaker says more.
const fn weight(s: Stance) -> u8 {
    match s {
        Stance::Denies => 4,
        Stance::Confirms => 3,
        Stance::ClaimsResponsibility => 2,
        Stance::Doubts => 1,
        Stance::Asserts => 0,
    }
}

/// Whether the newsroom tells it in its own voice, and whether all that is told is a denial. The
/// first sentence below the headings decides: headings drop the source, later sentences rely on it.
pub(crate) fn voice(
    a: &Annotated,
    text: &str,
    d: &Draft,
    speakers: &[Speaker],
    marks: &[Vec<MentionId>],
) -> (bool, bool) {
    let body = |s: &&usize| !is_heading(text, &a.sentences[**s]);
    let speaks = |sentence: usize, denies: bool| {
        speakers.iter().zip(marks).any(|(s, marks)| {
            (s.stance == Stance::Denies) == denies
                && s.stance != Stance::Doubts
                && marks.iter().any(|m| a.mentions[*m].sentence == sentence)
        })
    };
    let first = d.sentences.iter().filter(body).min().copied().unwrap_or(d.sentence);
    let only_denied = d.sentences.iter().filter(body).all(|s| speaks(*s, true));
    (!speaks(first, false), only_denied)
}

/// Who confirms the event without another number confirms the newsroom's number.
pub(crate) fn confirmed_figures(figures: &mut [Figure], speakers: &[Speaker]) {
    let confirm: Vec<usize> = speakers
        .iter()
        .enumerate()
        .filter(|(_, s)| matches!(s.stance, Stance::Confirms | Stance::ClaimsResponsibility))
        .map(|(n, _)| n)
        .collect();
    for f in
        figures.iter_mut().filter(|f| f.speakers.is_empty() && f.relation == FigureRelation::Total)
    {
        f.speakers.clone_from(&confirm);
    }
}
