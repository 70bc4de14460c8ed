//! What each report says, as claims in words a person reads.

use tidings_model::{Basis, Claim, Field, Figure, FigureRelation, Member, Quote, Vocabulary as _};

/// Every value of every event as a claim; `report` is the member's index until reports are known.
pub(super) fn claims(mine: &[&Member]) -> Vec<Claim> {
    let mut out = Vec::new();
    for (i, m) in mine.iter().enumerate() {
        let e = &m.event;
        let text = Some(m.report.text_id);
        let mut add = |field: Field, assertion: String, quote: &Quote, speaker: Option<String>| {
            let quote = Quote { text, ..quote.clone() };
            out.push(Claim { report: i, event: e.id.clone(), speaker, field, assertion, quote });
        };
        add(Field::Kind, e.act.as_str().to_owned(), &e.trigger, None);
        if let Some(w) = &e.when {
            add(Field::When, days(w.dating), &w.quote, None);
        }
        if let Some(w) = &e.place {
            add(Field::Where, w.place.name.clone(), &w.quote, None);
        }
        for p in e.actors() {
            add(Field::Actor, p.actor.label.clone(), &p.quote, None);
        }
        for p in e.targets() {
            add(Field::Target, p.actor.label.clone(), &p.quote, None);
        }
        for f in &e.figures {
            let speaker =
                f.speakers.first().and_then(|n| e.speakers.get(*n)).map(|s| s.quote.words.clone());
            add(Field::of_harm(f.harm), number(f), &f.quote, speaker);
        }
        for s in &e.speakers {
            add(Field::Event, s.stance.as_str().to_owned(), &s.quote, Some(s.quote.words.clone()));
        }
    }
    out
}

fn days(d: tidings_model::Dating) -> String {
    match d.bounds() {
        Some((a, b)) if a == b => a.to_string(),
        Some((a, b)) => format!("{a} to {b}"),
        None => "unknown".to_owned(),
    }
}

/// A figure in words a person reads.
pub(super) fn number(f: &Figure) -> String {
    let n = |x: Option<u32>| x.map_or_else(|| "?".to_owned(), |x| x.to_string());
    let words = match f.basis {
        Basis::Counted => n(f.toll.best),
        Basis::About => format!("about {}", n(f.toll.best)),
        Basis::Between => format!("{} to {}", n(f.toll.low), n(f.toll.high)),
        Basis::AtLeast => format!("at least {}", n(f.toll.low)),
        Basis::UpTo => format!("up to {}", n(f.toll.high)),
        Basis::Several => "several".to_owned(),
        Basis::SaidNone => "none".to_owned(),
        Basis::SaidUnknown => "said to be unknown".to_owned(),
    };
    let inner = if f.relation == FigureRelation::Among { " among them" } else { "" };
    format!("{words} {}{inner}", f.harm)
}
