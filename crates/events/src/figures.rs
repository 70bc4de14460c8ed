//! From figure marks to an event's figures: totals, parts, inner figures, rivals; whose people.

use tidings_model::{
    Actor, ActorKind, Annotated, Basis, Figure, FigureRelation, Group, Harm, LinkRole, Mark,
    MentionId, Participant, ParticipantRole, Quote, Span,
};

/// The event's figures in text order. `speakers_of` gives the event's speaker numbers of a sentence.
pub(crate) fn figures(
    a: &Annotated,
    text: &str,
    marks: &[MentionId],
    participants: &[Participant],
    speakers_of: &dyn Fn(usize) -> Vec<usize>,
) -> Vec<Figure> {
    let mut marks: Vec<MentionId> = marks.to_vec();
    marks.sort_unstable();
    let mut out: Vec<Figure> = Vec::new();
    let mut of: Vec<MentionId> = Vec::new();
    for id in marks {
        let Mark::Figure { harm, whom, group, unit, toll, basis, among, more } =
            &a.mentions[id].mark
        else {
            continue;
        };
        let sentence = a.mentions[id].sentence;
        let speakers = speakers_of(sentence);
        let group = group_of(a, &out, &of, id, side(a, id, *group, participants));
        // The same number said again adds its speakers and no figure.
        if let Some(same) = out.iter_mut().find(|f| {
            f.harm == *harm
                && f.toll == *toll
                && f.basis == *basis
                && among.is_none()
                && !more
                && f.relation != FigureRelation::Among
        }) {
            for s in speakers {
                if !same.speakers.contains(&s) {
                    same.speakers.push(s);
                }
            }
            continue;
        }
        if let Some(n) = better(a, &out, &of, id, group) {
            let old = &mut out[n];
            (old.toll, old.basis, old.group) = (*toll, *basis, group);
            old.whom = whom.map(|span: Span| span.of(text).to_owned());
            old.quote = Quote::new(text, a.mentions[id].span);
            old.speakers.extend(speakers);
            of[n] = id;
            continue;
        }
        let (relation, of_figure) = relation(a, &out, &of, id, group);
        out.push(Figure {
            harm: *harm,
            whom: whom.map(|span: Span| span.of(text).to_owned()),
            group,
            unit: *unit,
            relation,
            of: of_figure,
            toll: *toll,
            basis: *basis,
            speakers,
            quote: Quote::new(text, a.mentions[id].span),
        });
        of.push(id);
    }
    promote_parts(a, &mut out, &of);
    out
}

/// "Seven soldiers were killed and 14 injured", "two others": of the same people.
fn group_of(
    a: &Annotated,
    before: &[Figure],
    marks: &[MentionId],
    id: MentionId,
    own: Group,
) -> Group {
    let among = matches!(a.mentions[id].mark, Mark::Figure { among: Some(_), .. });
    let last = (0..marks.len()).rev().find(|n| {
        a.mentions[marks[*n]].sentence == a.mentions[id].sentence
            && (among || before[*n].relation != FigureRelation::Among)
    });
    match last {
        Some(n) if own == Group::All && elliptic(a, id) => before[n].group,
        _ => own,
    }
}

/// "Several were killed", then "six were killed": the figure that a number tells better.
fn better(
    a: &Annotated,
    before: &[Figure],
    marks: &[MentionId],
    id: MentionId,
    group: Group,
) -> Option<usize> {
    let Mark::Figure { harm, basis, among: None, .. } = &a.mentions[id].mark else { return None };
    if matches!(basis, Basis::Several | Basis::SaidUnknown | Basis::SaidNone) {
        return None;
    }
    before.iter().zip(marks).position(|(f, m)| {
        f.harm == *harm
            && f.basis == Basis::Several
            && f.relation == FigureRelation::Total
            && same_people(f.group, group)
            && a.mentions[*m].sentence != a.mentions[id].sentence
    })
}

/// Whether two counts may be of the same people.
fn same_people(x: Group, y: Group) -> bool {
    x == y || matches!(x, Group::All | Group::Unknown) || matches!(y, Group::All | Group::Unknown)
}

/// A number with no noun of its own, or with "others".
fn elliptic(a: &Annotated, figure: MentionId) -> bool {
    match &a.mentions[figure].mark {
        Mark::Figure { whom: None, basis, .. } => {
            !matches!(basis, Basis::SaidNone | Basis::SaidUnknown)
        }
        Mark::Figure { among: Some(_), .. } | Mark::Figure { more: true, .. } => true,
        _ => false,
    }
}

/// How a figure stands to those before it.
fn relation(
    a: &Annotated,
    before: &[Figure],
    marks: &[MentionId],
    id: MentionId,
    group: Group,
) -> (FigureRelation, Option<usize>) {
    let Mark::Figure { harm, basis, among, more, .. } = &a.mentions[id].mark else {
        return (FigureRelation::Total, None);
    };
    let (harm, basis, among, more) = (*harm, *basis, *among, *more);
    if let Some(of) = among.and_then(|inside| marks.iter().position(|m| *m == inside)) {
        return (FigureRelation::Among, Some(of));
    }
    let mut alike = before.iter().enumerate().filter(|(_, f)| {
        f.harm == harm && matches!(f.relation, FigureRelation::Total | FigureRelation::Part)
    });
    let Some((first, _)) = alike.next() else {
        return (FigureRelation::Total, None);
    };
    // The dead of one side do not contradict those of the other.
    let rival = std::iter::once(first)
        .chain(alike.map(|(n, _)| n))
        .find(|n| same_people(before[*n].group, group));
    let none = |b: Basis| b == Basis::SaidNone;
    match rival {
        None => (FigureRelation::Part, None),
        Some(_) if more && basis != Basis::SaidNone => (FigureRelation::Part, None),
        Some(n) if none(basis) != none(before[n].basis) => (FigureRelation::Rival, Some(n)),
        Some(n) if a.mentions[marks[n]].sentence == a.mentions[id].sentence => {
            // "six people and two policemen" adds up; "five, of them soldiers" is said with `among`.
            (FigureRelation::Part, None)
        }
        Some(_) if matches!(basis, Basis::Several | Basis::SaidUnknown) => {
            (FigureRelation::Part, None)
        }
        // "Nine people were killed", then "a woman died": one of the nine.
        Some(n) if inside(&before[n], a, id, group) => (FigureRelation::Among, Some(n)),
        Some(n) => (FigureRelation::Rival, Some(n)),
    }
}

/// Whether a figure of some people lies in a larger one of all.
fn inside(whole: &Figure, a: &Annotated, id: MentionId, group: Group) -> bool {
    let Mark::Figure { toll, .. } = &a.mentions[id].mark else { return false };
    let less = toll.headline().zip(whole.toll.headline()).is_some_and(|(x, y)| x < y);
    whole.group == Group::All && !matches!(group, Group::All | Group::Unknown) && less
}

/// Who a figure counts, when the words say.
fn whose(a: &Annotated, figure: MentionId) -> Option<&Actor> {
    let to = a.links.iter().find(|l| l.from == figure && l.role == LinkRole::Other)?.to;
    match &a.mentions[to].mark {
        Mark::Actor { actor, anyone: false, .. } => Some(actor),
        _ => None,
    }
}

/// "five soldiers and seven attackers": when a part follows a total that names one side only, the
/// total is a part as well.
fn promote_parts(a: &Annotated, figures: &mut [Figure], marks: &[MentionId]) {
    for harm in [Harm::Killed, Harm::Injured, Harm::Captured, Harm::Abducted] {
        let part = |f: &Figure| f.harm == harm && f.relation == FigureRelation::Part;
        let has_part = figures.iter().any(part);
        let more = figures.iter().zip(marks).any(|(f, m)| {
            part(f) && matches!(a.mentions[*m].mark, Mark::Figure { more: true, .. })
        });
        if !has_part {
            continue;
        }
        for (figure, mark) in figures.iter_mut().zip(marks) {
            if figure.harm == harm
                && figure.relation == FigureRelation::Total
                && (more || whose(a, *mark).is_some() || figure.group != Group::All)
            {
                figure.relation = FigureRelation::Part;
            }
        }
    }
}

/// Whose people: the actor's, the target's, civilians. Words that name no side count everybody.
fn side(a: &Annotated, figure: MentionId, said: Group, participants: &[Participant]) -> Group {
    let Some(actor) = whose(a, figure) else {
        return if said == Group::Unknown { Group::All } else { said };
    };
    if matches!(actor.kind, ActorKind::Civilians | ActorKind::Protesters) {
        return Group::Civilians;
    }
    let has = |role: ParticipantRole, same: &dyn Fn(&Actor) -> bool| {
        participants.iter().any(|p| p.role == role && same(&p.actor))
    };
    let named = |p: &Actor| p.id.is_some() && p.id == actor.id || p.label == actor.label;
    let alike =
        |p: &Actor| (p.id.is_none() || actor.id.is_none()) && camp(p.kind) == camp(actor.kind);
    let (target, own) = (ParticipantRole::Target, ParticipantRole::Actor);
    // "attackers", "gunmen": those who came, unless it is soldiers who struck.
    let state = |p: &Actor| camp(p.kind) == Camp::State;
    let victims = |p: &Actor| state(p) || camp(p.kind) == Camp::People;
    if actor.kind == ActorKind::Unidentified && !has(own, &state) && has(target, &victims) {
        return Group::ActorSide;
    }
    for same in [&named as &dyn Fn(&Actor) -> bool, &alike] {
        match (has(target, same), has(own, same)) {
            (true, _) => return Group::TargetSide,
            // Where nobody is named as struck, those who fell are.
            (_, true) if participants.iter().any(|p| p.role == target) => return Group::ActorSide,
            (_, true) => return Group::TargetSide,
            _ => {}
        }
    }
    // Whoever else fell in a fight fell to the side that is named, or on its side against the other.
    let fighters = |p: &Actor| camp(p.kind) != Camp::People;
    match (has(own, &fighters), has(target, &fighters)) {
        (false, true) => Group::ActorSide,
        (true, _) => Group::TargetSide,
        (false, false) if camp(actor.kind) == Camp::State => Group::TargetSide,
        (false, false) => Group::All,
    }
}

/// Who may be told by one word for another: soldiers by "forces", rebels by "attackers".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Camp {
    State,
    Armed,
    People,
}

fn camp(kind: ActorKind) -> Camp {
    match kind {
        ActorKind::State | ActorKind::External | ActorKind::Peacekeepers => Camp::State,
        ActorKind::Civilians | ActorKind::Protesters => Camp::People,
        _ => Camp::Armed,
    }
}
