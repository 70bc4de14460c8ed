//! English.

use super::{Form, Language};
use crate::lexicon::{Files, Morphology, load};

pub(super) fn language() -> Language {
    let how = Morphology { inflect, plural };
    Language {
        code: "en",
        elisions: &[],
        abbreviations: &[
            "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "sgt", "st", "no", "gov",
            "sen", "rep", "prof", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
            "oct", "nov", "dec", "km", "approx", "inc", "corp", "vs", "jr", "sr", "brig", "hon",
        ],
        be: &["was", "were", "is", "are", "be", "been", "being", "got"],
        have: &["has", "have", "had", "having"],
        been: &["been", "being"],
        inside_verb: &[
            "also", "reportedly", "allegedly", "later", "then", "again", "all", "both", "not",
            "since", "already", "subsequently", "instantly", "immediately", "recently", "feared",
            "confirmed", "simultaneously", "previously", "apparently", "either", "brutally",
            "just", "seriously", "critically", "slightly", "fatally", "thus", "still", "now",
            "never",
        ],
        not: &["not", "n't", "never", "no", "neither", "nor", "without"],
        by: &["by"],
        against: &["against", "on", "at", "targeting", "upon", "of"],
        at_place: &[
            "in", "at", "near", "outside", "around", "inside", "across", "on", "throughout",
            "along", "within", "over", "of", "off", "into", "through", "between",
        ],
        from_place: &["from", "leaving"],
        to_place: &["to", "toward", "towards", "into", "for"],
        near: &["near", "outside", "around", "off", "close", "nearby", "approaching", "beyond"],
        between: &["between"],
        and: &["and", "&"],
        of: &["of"],
        articles: &[
            "the", "a", "an", "its", "his", "her", "their", "some", "several", "other", "more",
            "two", "three", "another", "many", "these", "those", "all", "this", "that",
        ],
        one: &["a", "an", "one"],
        definite: &["the", "this", "that", "these", "those", "both", "its", "their"],
        relatives: &["who", "which", "that", "whose", "where", "whom"],
        subordinators: &[
            "after", "when", "while", "as", "before", "during", "since", "although", "though",
            "because", "until", "whereas", "but", "following", "where", "if", "once", "amid",
        ],
        including: &["including", "among", "included"],
        persons_relative: &["who", "which"],
        prepositions: &[
            "in", "on", "at", "by", "with", "from", "for", "to", "against", "about", "during",
            "under", "over", "through", "into", "near", "of", "between", "among", "without",
            "despite", "via",
        ],
        infinitive: &["to"],
        reflexive: &[],
        to_someone: &["to"],
        aside: &[
            "on", "late", "early", "earlier", "today", "yesterday", "morning", "night", "evening",
            "afternoon", "separately", "did", "does", "do", "could", "told", "week", "last",
        ],
        participle_endings: &["ed", "ing"],
        possessives: &["its", "their", "his", "our"],
        own_men: &[
            "fighters", "men", "forces", "troops", "gunmen", "militants", "soldiers", "mujahideen",
            "units", "drones",
        ],
        going_on: &["ing"],
        inverts: false,
        head_last: true,
        pronouns: &[
            "they", "he", "she", "it", "we", "i", "you", "them", "him", "her", "us", "this",
            "that", "these", "those", "who", "which", "so", "others", "other", "one", "both",
            "all", "some", "themselves", "each", "another", "there", "what",
        ],
        them: &["them", "those", "whom"],
        amid: &["among"],
        same: &["same", "that"],
        no_word: &[
            "not immediately", "no word on", "no immediate word", "no details on", "not yet known",
            "could not be",
        ],
        from_number: &["from"],
        rises: &[
            "rose", "rises", "risen", "rise", "climbed", "climbs", "jumped", "increased", "grew",
            "up", "revised",
        ],
        led_to: &["to", "at"],
        nobody: &[],
        additional: &["additional", "more", "another", "other", "others", "further"],
        since: &["since"],
        long_times: &[
            ("this", "year"),
            ("so", "far"),
            ("past", "year"),
            ("past", "month"),
            ("month", "of"),
        ],
        casualties: &["casualties", "casualty"],
        multiples: &["hundred", "thousand", "dozen", "hundreds", "thousands", "dozens"],
        compass: &[
            "north", "south", "east", "west", "northern", "southern", "eastern", "western",
            "central", "northeast", "northwest", "southeast", "southwest", "northeastern",
            "northwestern", "southeastern", "southwestern", "far", "center", "centre",
        ],
        admin2_words: &[
            "district", "county", "municipality", "cercle", "prefecture", "territory", "commune",
            "subprefecture", "department", "lga", "subdistrict", "raion", "zone", "parish",
        ],
        admin1_words: &["region", "province", "state", "governorate", "oblast", "regions"],
        settlement_words: &["town", "village", "city", "locality", "hamlet", "capital", "port"],
        site_words: &[
            "camp", "base", "airport", "barracks", "airbase", "prison", "crossing", "garrison",
            "outpost", "cantonment",
        ],
        part_words: &[
            "area", "neighborhood", "neighbourhood", "quarter", "suburb", "enclave", "sector",
            "ward", "slum",
        ],
        inside_names: &["al", "el", "de", "la", "del", "bin", "e", "ye", "i", "of"],
        kilometres: &["km", "kms", "kilometres", "kilometers", "kilometre", "kilometer"],
        miles: &["miles", "mile"],
        bearings: ["north", "south", "east", "west"],
        road_words: &["road", "highway", "axis", "route"],
        place_adjectives: &["s", "'s", "km", "small", "main", "regional", "provincial"],
        name_abbreviations: &["st", "mt", "ft"],
        kind_follows: true,
        feature_first: &[
            "wadi", "tal", "tel", "tall", "jabal", "jebel", "mount", "mt", "hill", "camp",
            "khirbet", "fort", "umm",
        ],
        feature_last: &[
            "street", "square", "hill", "hills", "farms", "airport", "airbase", "mountains",
            "mountain", "fields", "bridge", "hospital", "station", "road", "highway", "river",
            "valley", "plateau", "checkpoint", "forest", "mosque", "stadium", "crossing",
            "junction", "dam", "roundabout", "heights", "island", "islands", "camp", "base",
            "prison", "barracks", "market", "park", "university",
        ],
        office_words: &[
            "mayor", "governor", "government", "parliament", "council", "police", "chief",
            "minister", "president", "ministry", "embassy", "ambassador", "resident", "residents",
            "native", "natives", "spokesman", "spokeswoman", "spokesperson", "official",
            "officials", "administration", "authorities", "assembly", "senator", "lawmaker",
            "court", "governorship", "emir", "bishop", "command",
        ],
        short_places: &[
            ("ala", "Alabama"),
            ("ariz", "Arizona"),
            ("ark", "Arkansas"),
            ("calif", "California"),
            ("colo", "Colorado"),
            ("conn", "Connecticut"),
            ("del", "Delaware"),
            ("fla", "Florida"),
            ("ga", "Georgia"),
            ("ill", "Illinois"),
            ("ind", "Indiana"),
            ("kan", "Kansas"),
            ("ky", "Kentucky"),
            ("la", "Louisiana"),
            ("mass", "Massachusetts"),
            ("md", "Maryland"),
            ("mich", "Michigan"),
            ("minn", "Minnesota"),
            ("miss", "Mississippi"),
            ("mo", "Missouri"),
            ("mont", "Montana"),
            ("neb", "Nebraska"),
            ("nev", "Nevada"),
            ("nc", "North Carolina"),
            ("nd", "North Dakota"),
            ("nh", "New Hampshire"),
            ("nj", "New Jersey"),
            ("nm", "New Mexico"),
            ("ny", "New York"),
            ("okla", "Oklahoma"),
            ("ore", "Oregon"),
            ("pa", "Pennsylvania"),
            ("ri", "Rhode Island"),
            ("sc", "South Carolina"),
            ("sd", "South Dakota"),
            ("tenn", "Tennessee"),
            ("tex", "Texas"),
            ("va", "Virginia"),
            ("vt", "Vermont"),
            ("wash", "Washington"),
            ("wis", "Wisconsin"),
            ("wva", "West Virginia"),
            ("wyo", "Wyoming"),
            ("nsw", "New South Wales"),
            ("ont", "Ontario"),
            ("alta", "Alberta"),
            ("que", "Quebec"),
            ("bc", "British Columbia"),
        ],
        not_place_after: &[
            "street", "avenue", "university", "institute", "center", "centre", "council", "party",
            "times", "post", "news", "foundation", "court", "committee", "movement", "front",
            "army", "daily", "association", "agreement", "accord", "bank", "company", "united",
            "fc", "club", "league", "cup", "group", "newspaper", "congress", "school", "herald",
            "tribune", "conference", "declaration", "process", "convention", "office",
        ],
        titles: &[
            "mr", "mrs", "ms", "president", "general", "colonel", "captain", "minister", "dr",
            "sheikh", "governor", "senator", "commander", "lieutenant", "major", "sir", "mayor",
            "judge", "king", "prince", "pope", "bishop", "secretary", "spokesman", "spokeswoman",
            "chief", "professor", "sergeant", "ambassador", "director", "chairman", "gen", "col",
            "capt", "lt", "maj", "brigadier", "coach", "imam", "father", "sister",
        ],
        never_places: &[
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            "january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december", "the", "police", "army", "military", "government",
            "reuters", "islam", "islamic", "muslim", "christian", "god", "of", "same", "united",
            "nations", "general", "union", "national", "war", "peace", "north", "south", "east",
            "west", "new", "security", "president", "minister", "local", "human", "watch",
            "rights", "state", "news", "press", "agency", "field", "one", "two", "three", "man",
            "men", "for", "and", "but", "this", "that", "his", "her", "many", "most", "here",
            "there", "center", "time", "media", "social", "health", "defence", "defense",
            "republican", "democrat", "bank", "university", "high", "court", "day", "market",
            "more", "to", "un", "us", "eu", "shiite", "shia", "sunni", "alawite", "druze",
            "tribal", "jewish", "arab", "kurdish", "asia", "africa", "europe", "business",
            "commercial", "residential", "urban", "industrial", "international", "church",
            "company", "led", "provincial", "old", "rural", "world", "front", "real", "central",
            "along", "long",
        ],
        months: [
            &["january", "jan"],
            &["february", "feb"],
            &["march", "mar"],
            &["april", "apr"],
            &["may"],
            &["june", "jun"],
            &["july", "jul"],
            &["august", "aug"],
            &["september", "sept", "sep"],
            &["october", "oct"],
            &["november", "nov"],
            &["december", "dec"],
        ],
        weekdays: [
            &["monday", "mon"],
            &["tuesday", "tues", "tue"],
            &["wednesday", "wed"],
            &["thursday", "thurs", "thu"],
            &["friday", "fri"],
            &["saturday"],
            &["sunday"],
        ],
        numbers: &[
            ("one", 1),
            ("two", 2),
            ("three", 3),
            ("four", 4),
            ("five", 5),
            ("six", 6),
            ("seven", 7),
            ("eight", 8),
            ("nine", 9),
            ("ten", 10),
            ("eleven", 11),
            ("twelve", 12),
            ("thirteen", 13),
            ("fourteen", 14),
            ("fifteen", 15),
            ("sixteen", 16),
            ("seventeen", 17),
            ("eighteen", 18),
            ("nineteen", 19),
            ("twenty", 20),
            ("thirty", 30),
            ("forty", 40),
            ("fifty", 50),
            ("sixty", 60),
            ("seventy", 70),
            ("eighty", 80),
            ("ninety", 90),
            ("hundred", 100),
            ("thousand", 1000),
            ("dozen", 12),
        ],
        several: &[
            "several", "dozens", "scores", "many", "some", "hundreds", "thousands", "multiple",
            "numerous", "few", "various",
        ],
        about: &[
            "about", "around", "some", "nearly", "almost", "roughly", "approximately", "estimated",
            "close",
        ],
        at_least: &["least", "over", "than", "minimum", "upwards"],
        none: &["no", "none", "nobody", "zero"],
        unknown: &["unknown", "unclear", "unspecified", "undetermined", "undisclosed"],
        not_people: &[
            "fifth", "third", "quarter", "tenth", "half", "fifths", "thirds", "quarters", "km",
            "kilometres", "kilometers", "miles", "years", "year", "days", "day", "weeks", "months",
            "hours", "minutes", "percent", "per", "dollars", "euros", "tonnes", "tons", "meters",
            "metres", "am", "pm", "million", "billion", "houses", "vehicles", "rockets",
            "missiles", "drones", "weapons", "rifles", "bombs", "mines", "grenades", "homes",
            "stalls", "acres", "pounds", "kg", "kgs", "kilograms", "rounds", "guns", "tanks",
            "sites", "aircraft", "mm", "caliber", "times", "villages", "shells", "motorcycles",
        ],
        captives: &[
            "hostage", "hostages", "captive", "captives", "prisoner", "prisoners", "abducted",
            "kidnapped", "abductees", "detainees", "detainee", "captors", "ransom", "kidnappers",
        ],
        disasters: &[
            "accident", "brakes", "overturned", "capsized", "collided", "crashed", "robbers",
            "robber", "robbery", "burglary", "burglars", "stowaway", "homicide", "hydroplaned",
            "flu", "virus", "outbreak", "epidemic", "pandemic", "hurricane", "tornado",
            "tornadoes", "earthquake", "flood", "floods", "flooding", "wildfire", "wildfires",
            "cancer", "monoxide", "crash", "cholera", "malaria", "measles", "storm", "storms",
            "snow", "winds", "landslide", "drought", "cyclone", "typhoon", "avalanche",
            "collision", "firefighters", "h1n1", "swine", "ebola", "vaccine", "tsunami",
            "derailed", "derailment", "blaze",
        ],
        lexicon: load(
            &Files {
                acts: include_str!("../../../../data/lexicons/en/acts.tsv"),
                people: include_str!("../../../../data/lexicons/en/people.tsv"),
                forces: include_str!("../../../../data/lexicons/en/forces.tsv"),
                tags: include_str!("../../../../data/lexicons/en/tags.tsv"),
                speech: include_str!("../../../../data/lexicons/en/speech.tsv"),
                speakers: include_str!("../../../../data/lexicons/en/speakers.tsv"),
                cues: include_str!("../../../../data/lexicons/en/cues.tsv"),
                harms: include_str!("../../../../data/lexicons/en/harms.tsv"),
                topics: include_str!("../../../../data/lexicons/en/topics.tsv"),
                irregular: include_str!("../../../../data/lexicons/en/irregular.tsv"),
            },
            &how,
        ),
    }
}

fn is_vowel(c: Option<char>) -> bool {
    c.is_some_and(|c| "aeiou".contains(c))
}

/// Regular verbs; the irregular ones stand in `irregular.tsv`.
fn inflect(lemma: &str) -> Vec<(String, Form)> {
    let mut rev = lemma.chars().rev();
    let (last, before, third) = (rev.next(), rev.next(), rev.next());
    let doubles = last.is_some_and(|c| "bdgmnpt".contains(c))
        && is_vowel(before)
        && !is_vowel(third)
        && lemma.len() <= 5;
    let stem =
        if doubles { format!("{lemma}{}", last.unwrap_or_default()) } else { lemma.to_owned() };
    let (s, ed, ing) = if let Some(root) = lemma.strip_suffix('e') {
        (format!("{lemma}s"), format!("{lemma}d"), format!("{root}ing"))
    } else if last == Some('y') && !is_vowel(before) {
        let root = &lemma[..lemma.len() - 1];
        (format!("{root}ies"), format!("{root}ied"), format!("{lemma}ing"))
    } else {
        (plural(lemma), format!("{stem}ed"), format!("{stem}ing"))
    };
    vec![(lemma.to_owned(), Form::Base), (s, Form::Finite), (ed, Form::Either), (ing, Form::Ing)]
}

fn plural(noun: &str) -> String {
    if noun.ends_with("people") || noun.ends_with("personnel") {
        return noun.to_owned();
    }
    if noun == "man" || noun == "woman" || noun.ends_with("men") {
        return noun.replace("man", "men");
    }
    if let Some(root) = noun.strip_suffix("man") {
        return format!("{root}men");
    }
    if let Some(root) = noun.strip_suffix("child") {
        return format!("{root}children");
    }
    if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") {
        return format!("{noun}es");
    }
    match noun.strip_suffix('y') {
        Some(root) if !is_vowel(root.chars().last()) => format!("{root}ies"),
        _ => format!("{noun}s"),
    }
}
