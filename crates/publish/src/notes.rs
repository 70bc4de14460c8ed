//! The sentence of an incident, put together from its settled fields in our own words.

use crate::{acled, conventions, tolls};
use jiff::civil::Date;
use tidings_model::{
    DatePrecision, Dating, Field, Harm, ParticipantRole, PlacePrecision, SpeakerAbout, Standing,
    Vocabulary as _,
};
use tidings_record::{Incident, Where};

/// "On 1 December 2024, the Malian army carried out an air or drone strike … ." `extra` is put
/// after the figures.
pub(crate) fn of(i: &Incident, country: &str, extra: Option<&str>) -> String {
    let actor = people(i, ParticipantRole::Actor);
    let target = people(i, ParticipantRole::Target);
    let mut text = when(i);
    text.push_str(&conventions::sentence(&i.act, actor.as_deref(), target.as_deref()));
    if let Some(place) = &i.place {
        text.push_str(&at(place, country));
    }
    text.push('.');
    let mut more = figures(i);
    more.extend(extra.map(str::to_owned));
    more.extend(standing(i));
    more.extend(disputes(i));
    for sentence in more {
        text.push(' ');
        text.push_str(&sentence);
    }
    capital(&text)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn people(i: &Incident, role: ParticipantRole) -> Option<String> {
    let mut labels: Vec<String> = Vec::new();
    for p in i.participants.iter().filter(|p| p.role == role && !p.label.is_empty()) {
        // "Civilians" is a label, not a name: small inside a sentence.
        let kind = p.label.eq_ignore_ascii_case(p.kind.as_str());
        let label = if kind { p.label.to_lowercase() } else { p.label.clone() };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let last = labels.pop()?;
    Some(if labels.is_empty() { last } else { format!("{} and {last}", labels.join(", ")) })
}

/// `1 December 2024`.
fn long(d: Date) -> String {
    format!("{} {} {}", d.day(), month(d), d.year())
}

fn month(d: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    usize::try_from(d.month() - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default()
}

fn when(i: &Incident) -> String {
    let Some(Dating { first: Some(a), last: Some(b), precision }) =
        i.when.as_ref().and_then(acled::dating)
    else {
        return String::new();
    };
    match precision {
        DatePrecision::Month if a.month() == b.month() => {
            format!("in {} {}, on a day not reported, ", month(a), a.year())
        }
        DatePrecision::Year if a.year() == b.year() => format!("in {}, ", a.year()),
        _ if a == b => format!("on {}, ", long(a)),
        _ => format!("between {} and {}, ", long(a), long(b)),
    }
}

fn at(p: &Where, country: &str) -> String {
    let mut around: Vec<&str> = Vec::new();
    for name in [p.admin2.as_deref(), p.admin1.as_deref(), Some(country)].into_iter().flatten() {
        if !name.is_empty() && name != p.name && !around.contains(&name) {
            around.push(name);
        }
    }
    let around =
        if around.is_empty() { String::new() } else { format!(" ({})", around.join(", ")) };
    let word = if p.precision == PlacePrecision::Near { "near" } else { "in" };
    let vague = match p.precision {
        PlacePrecision::Admin2 | PlacePrecision::Admin1 | PlacePrecision::Country => {
            ", the exact place not reported"
        }
        _ => "",
    };
    format!(" {word} {}{around}{vague}", p.name)
}

fn figures(i: &Incident) -> Vec<String> {
    let verb = |harm| match harm {
        Harm::Killed => "reported killed",
        Harm::Injured => "reported injured",
        Harm::Missing => "reported missing",
        Harm::Captured => "reported captured",
        Harm::Abducted => "reported abducted",
        Harm::Displaced => "reported displaced",
        Harm::Crowd => "said to have taken part",
    };
    Harm::ALL
        .iter()
        .filter_map(|&harm| {
            let n = tolls::words(&tolls::settled(i, harm)?)?;
            let were = if n == "1" { "person was" } else { "people were" };
            Some(capital(&format!("{n} {were} {}.", verb(harm))))
        })
        .collect()
}

fn standing(i: &Incident) -> Option<String> {
    let mut sides: Vec<&str> = Vec::new();
    for s in i.speakers.iter().filter(|s| s.about == SpeakerAbout::Event) {
        let side = s.label.as_deref().unwrap_or(&s.name);
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    let by = sides.join(", ");
    Some(match i.standing {
        Standing::Attributed if !by.is_empty() => format!("According to: {by}."),
        Standing::Attributed => "Said by one side or source.".to_owned(),
        Standing::Alleged => "Alleged, not confirmed.".to_owned(),
        Standing::Disputed => {
            "Speakers contradict each other on whether it happened or who did it.".to_owned()
        }
        Standing::Confirmed => "Confirmed by both sides or an independent body.".to_owned(),
        Standing::Denied => "Denied; nobody vouches for it.".to_owned(),
        Standing::Expected => "Announced, not yet reported as done.".to_owned(),
        Standing::Reported => return None,
    })
}

fn disputes(i: &Incident) -> Option<String> {
    let mut fields: Vec<&str> = i
        .disputes
        .iter()
        // The standing already says that the event itself is disputed.
        .filter(|d| d.field != Field::Event || i.standing != Standing::Disputed)
        .map(|d| match d.field {
            Field::Event => "whether it happened",
            Field::When => "the date",
            Field::Where => "the place",
            Field::Actor => "who did it",
            Field::Target => "who suffered it",
            Field::Killed => "the number killed",
            Field::Injured => "the number injured",
            Field::Kind => "what kind of event it was",
            other => other.as_str(),
        })
        .collect();
    fields.dedup();
    (!fields.is_empty()).then(|| format!("Sources differ on {}.", fields.join(", ")))
}
