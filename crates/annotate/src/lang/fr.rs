//! French.

use super::{Form, Language};
use crate::lexicon::{Files, Morphology, load};

pub(super) fn language() -> Language {
    let how = Morphology { inflect, plural };
    Language {
        code: "fr",
        elisions: &[
            "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
        ],
        abbreviations: &[
            "m", "mm", "mme", "mlle", "dr", "gen", "col", "cap", "lt", "st", "ste", "no", "av",
            "janv", "fevr", "juil", "sept", "oct", "nov", "dec", "km", "env", "cf", "etc", "art",
        ],
        be: &[
            "est", "sont", "etait", "etaient", "fut", "furent", "ete", "etre", "etant", "soit",
            "soient", "serait", "seraient", "sera", "seront",
        ],
        have: &[
            "a", "ont", "avait", "avaient", "aurait", "auraient", "ayant", "avoir", "ait", "eut",
            "aura", "auront", "aient",
        ],
        been: &["ete"],
        inside_verb: &[
            "egalement", "aussi", "deja", "ensuite", "tous", "toutes", "pas", "plus", "encore",
            "notamment", "recemment", "ainsi", "puis", "simultanement", "grievement", "jamais",
            "toujours", "tout", "alors", "mortellement", "presque", "meme", "legerement",
            "officiellement", "finalement", "violemment", "lachement", "par", "ailleurs", "y",
            "en", "vite",
        ],
        not: &["pas", "ne", "n'", "jamais", "aucun", "aucune", "ni", "sans", "nul"],
        by: &["par"],
        against: &["contre", "sur", "visant", "a", "au", "aux", "de", "des", "ciblant", "envers"],
        at_place: &[
            "a", "au", "aux", "dans", "en", "pres", "sur", "de", "du", "des", "d'", "vers",
            "entre", "hors", "autour", "chez", "devant", "non", "le", "les", "la", "l'", "par",
        ],
        from_place: &["depuis", "quittant", "provenance", "partis", "venus", "parti", "venant"],
        to_place: &["vers", "destination", "jusqu'", "direction", "rejoindre", "regagner"],
        near: &[
            "pres", "proximite", "proche", "alentours", "environs", "aux abords", "abords",
            "autour", "peripherie", "large",
        ],
        between: &["entre"],
        and: &["et"],
        of: &["de", "du", "des", "d'"],
        articles: &[
            "le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "ses", "leurs", "son",
            "sa", "leur", "ces", "cette", "cet", "ce", "plusieurs", "deux", "trois", "autres",
            "au", "aux", "certains", "quelques", "tous",
        ],
        one: &["un", "une"],
        definite: &[
            "le", "la", "les", "l'", "cette", "cet", "ce", "ces", "son", "sa", "leur", "leurs",
            "ses",
        ],
        relatives: &["qui", "que", "qu'", "dont", "ou", "lequel", "laquelle", "lesquels"],
        subordinators: &[
            "apres", "lorsque", "lorsqu'", "quand", "alors", "tandis", "pendant", "avant",
            "depuis", "bien", "parce", "puisque", "mais", "suite", "comme", "si", "durant", "lors",
            "car",
        ],
        including: &["dont", "parmi", "notamment", "y"],
        persons_relative: &["qui"],
        prepositions: &[
            "dans", "sur", "par", "avec", "pour", "contre", "chez", "vers", "sous", "en", "a",
            "au", "aux", "depuis", "selon", "entre", "pres", "sans", "parmi", "malgre", "devant",
        ],
        infinitive: &["de", "d'", "pour", "sans"],
        reflexive: &["s'", "se"],
        to_someone: &["a", "au", "aux", "par"],
        aside: &[
            "matin", "soir", "nuit", "pour", "sa", "leur", "part", "hier", "aujourd'hui", "tard",
            "s'", "se", "l'", "y", "en", "tot", "meme", "jour", "quant", "lui", "elle", "eux",
            "n'", "ne", "soiree",
        ],
        participle_endings: &["ant"],
        possessives: &["ses", "leurs", "nos"],
        own_men: &[
            "combattants", "hommes", "forces", "troupes", "elements", "soldats", "unites",
            "drones", "moudjahidines",
        ],
        going_on: &["ant"],
        inverts: true,
        head_last: false,
        pronouns: &[
            "il", "elle", "ils", "elles", "on", "nous", "vous", "je", "tu", "eux", "lui", "leur",
            "leurs", "ceux", "celui", "celle", "celles", "cela", "ceci", "ce", "ces", "qui", "que",
            "dont", "certains", "autres", "autre", "tous", "toutes", "chacun", "y", "en", "moi",
            "se", "les", "la", "le",
        ],
        them: &["entre", "eux", "elles", "lesquels"],
        amid: &["parmi"],
        same: &["meme", "ce"],
        no_word: &[
            "n'est pas connu", "pas ete communique", "pas encore connu", "aucun bilan",
            "pas de bilan",
        ],
        from_number: &["de"],
        rises: &["passe", "passee", "passait", "monte", "montee", "grimpe", "augmente", "alourdi"],
        led_to: &["a"],
        nobody: &["personne"],
        additional: &["autre", "autres", "supplementaire", "supplementaires"],
        since: &["depuis"],
        long_times: &[("cette", "annee"), ("un", "an"), ("mois", "de")],
        casualties: &[],
        multiples: &["centaines", "milliers", "dizaines"],
        compass: &[
            "nord", "sud", "est", "ouest", "centre", "nordest", "nordouest", "sudest", "sudouest",
            "septentrional", "meridional", "oriental", "orientale", "occidental", "occidentale",
            "extreme",
        ],
        admin2_words: &[
            "district", "cercle", "departement", "territoire", "commune", "prefecture",
            "municipalite", "sousprefecture", "arrondissement", "wilaya", "comte", "canton",
        ],
        admin1_words: &["region", "province", "etat", "gouvernorat", "oblast", "regions"],
        settlement_words: &[
            "ville", "village", "localite", "bourg", "bourgade", "hameau", "capitale", "cite",
            "port",
        ],
        site_words: &[
            "camp", "base", "aeroport", "caserne", "prison", "site", "garnison", "detachement",
            "cantonnement", "aerodrome",
        ],
        part_words: &["quartier", "banlieue", "faubourg", "zone", "secteur"],
        inside_names: &["al", "el", "de", "la", "du", "des", "le"],
        kilometres: &["km", "kms", "kilometres", "kilometre"],
        miles: &["miles", "mile"],
        bearings: ["nord", "sud", "est", "ouest"],
        road_words: &["route", "axe", "troncon"],
        place_adjectives: &["km", "petit", "petite"],
        name_abbreviations: &["st", "ste"],
        kind_follows: false,
        feature_first: &["wadi", "oued", "djebel", "mont", "camp", "colline", "fort"],
        feature_last: &["airport"],
        office_words: &[
            "maire", "gouverneur", "gouvernement", "parlement", "conseil", "police", "ministre",
            "president", "ministere", "ambassade", "ambassadeur", "habitants", "habitant", "porte",
            "autorites", "prefet", "depute", "deputes", "sultan", "emir", "eveque", "mairie",
            "gouvernorat",
        ],
        short_places: &[],
        not_place_after: &["saint", "matin", "soir", "libre", "presse", "fc"],
        titles: &[
            "m", "mme", "president", "general", "colonel", "capitaine", "ministre", "dr", "cheikh",
            "gouverneur", "senateur", "commandant", "lieutenant", "maire", "juge", "roi", "prince",
            "pape", "eveque", "secretaire", "porte", "parole", "professeur", "ambassadeur",
            "directeur", "depute", "prefet", "imam", "adjudant", "sergent", "mgr",
        ],
        never_places: &[
            "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier",
            "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
            "novembre", "decembre", "le", "la", "les", "un", "une", "des", "police", "armee",
            "etat", "gouvernement", "islam", "dieu", "nord", "sud", "est", "ouest", "general",
            "president", "ministre", "union", "nations", "unies", "onu", "centre", "ce", "cette",
            "ces", "il", "elle", "ils", "elles", "dans", "pour", "sur", "par", "selon", "apres",
            "avant", "plus", "lors", "mais", "deux", "trois", "quatre", "cinq", "six", "sept",
            "huit", "neuf", "dix", "plusieurs", "au", "aux", "en", "a", "on", "ni", "si", "tout",
            "depuis", "pendant", "entre", "alors", "source", "agence", "presse", "bilan", "mali's",
            "mission", "groupe", "mouvement", "front", "comite", "association", "coalition",
            "conseil", "forces", "defense", "securite", "republique", "asie", "afrique", "europe",
            "ville", "village", "region",
        ],
        months: [
            &["janvier", "janv"],
            &["fevrier", "fevr"],
            &["mars"],
            &["avril"],
            &["mai"],
            &["juin"],
            &["juillet", "juil"],
            &["aout"],
            &["septembre", "sept"],
            &["octobre", "oct"],
            &["novembre", "nov"],
            &["decembre", "dec"],
        ],
        weekdays: [
            &["lundi"],
            &["mardi"],
            &["mercredi"],
            &["jeudi"],
            &["vendredi"],
            &["samedi"],
            &["dimanche"],
        ],
        numbers: &[
            ("un", 1),
            ("une", 1),
            ("deux", 2),
            ("trois", 3),
            ("quatre", 4),
            ("cinq", 5),
            ("six", 6),
            ("sept", 7),
            ("huit", 8),
            ("neuf", 9),
            ("dix", 10),
            ("onze", 11),
            ("douze", 12),
            ("treize", 13),
            ("quatorze", 14),
            ("quinze", 15),
            ("seize", 16),
            ("vingt", 20),
            ("trente", 30),
            ("quarante", 40),
            ("cinquante", 50),
            ("soixante", 60),
            ("septante", 70),
            ("huitante", 80),
            ("octante", 80),
            ("nonante", 90),
            ("cent", 100),
            ("cents", 100),
            ("mille", 1000),
            ("dizaine", 10),
            ("douzaine", 12),
            ("quinzaine", 15),
            ("vingtaine", 20),
            ("trentaine", 30),
            ("quarantaine", 40),
            ("cinquantaine", 50),
            ("soixantaine", 60),
            ("centaine", 100),
            ("millier", 1000),
            ("vingts", 20),
        ],
        several: &[
            "plusieurs", "dizaines", "centaines", "milliers", "nombreux", "nombreuses", "quelques",
            "certains", "divers", "multiples",
        ],
        about: &["environ", "quelque", "pres", "autour", "presque", "approximativement"],
        at_least: &["moins", "plus", "minimum"],
        none: &["aucun", "aucune", "pas", "nul", "zero", "sans"],
        unknown: &["inconnu", "inconnus", "inconnue", "ignore", "indetermine", "ignorait"],
        not_people: &[
            "cinquieme", "tiers", "quart", "dixieme", "moitie", "km", "kilometres", "ans", "an",
            "jours", "jour", "semaines", "mois", "heures", "h", "minutes", "euros", "dollars",
            "francs", "tonnes", "metres", "millions", "millions", "milliards", "armes", "fusils",
            "engins", "bombes", "mines", "grenades", "kg", "kilogrammes", "litres", "munitions",
            "chars", "blindes", "abris", "etals", "boutiques", "sites", "maisons", "vehicules",
            "roquettes", "missiles", "drones", "mm", "villages", "obus", "motos", "pour", "cases",
            "tetes", "boeufs",
        ],
        captives: &[
            "otage", "otages", "captif", "captifs", "prisonnier", "prisonniers", "enleve",
            "enleves", "enlevees", "kidnappes", "detenus", "detenu", "ravisseurs", "rancon",
            "captivite", "prisonniere", "prisonnieres", "detention", "enlevee",
        ],
        disasters: &[
            "freins", "renverse", "chavire", "percute", "braquage", "braqueurs", "braqueur",
            "cambriolage", "bijoutier", "noyade", "avarie", "encastre", "grippe", "virus",
            "epidemie", "pandemie", "ouragan", "tornade", "seisme", "inondation", "inondations",
            "crue", "crues", "cancer", "monoxyde", "cholera", "paludisme", "rougeole", "tempete",
            "neige", "glissement", "secheresse", "cyclone", "avalanche", "collision", "pompiers",
            "naufrage", "deraillement", "eboulement", "typhon", "tsunami", "carambolage",
            "accident",
        ],
        lexicon: load(
            &Files {
                acts: include_str!("../../../../data/lexicons/fr/acts.tsv"),
                people: include_str!("../../../../data/lexicons/fr/people.tsv"),
                forces: include_str!("../../../../data/lexicons/fr/forces.tsv"),
                tags: include_str!("../../../../data/lexicons/fr/tags.tsv"),
                speech: include_str!("../../../../data/lexicons/fr/speech.tsv"),
                speakers: include_str!("../../../../data/lexicons/fr/speakers.tsv"),
                cues: include_str!("../../../../data/lexicons/fr/cues.tsv"),
                harms: include_str!("../../../../data/lexicons/fr/harms.tsv"),
                topics: include_str!("../../../../data/lexicons/fr/topics.tsv"),
                irregular: include_str!("../../../../data/lexicons/fr/irregular.tsv"),
            },
            &how,
        ),
    }
}

/// Verbs in -er and those in -ir that go like "saisir"; the rest stand in `irregular.tsv`.
fn inflect(lemma: &str) -> Vec<(String, Form)> {
    let folded = crate::token::fold(lemma);
    let mut forms = vec![(folded.clone(), Form::Base)];
    let mut add = |stem: &str, endings: &[&str], form: Form| {
        forms.extend(endings.iter().map(|e| (format!("{stem}{e}"), form)));
    };
    if let Some(stem) = folded.strip_suffix("er") {
        // "piller" -> "pille", "lancer" -> "lançait" (the cedilla folds away), "assiéger" -> "assiégea".
        let soft = if stem.ends_with('g') { format!("{stem}e") } else { stem.to_owned() };
        add(stem, &["e", "es"], Form::Either);
        add(stem, &["ee", "ees"], Form::Part);
        add(stem, &["ent", "erent", "era", "eront", "erait", "eraient"], Form::Finite);
        add(&soft, &["a", "ait", "aient"], Form::Finite);
        add(&soft, &["ant"], Form::Ing);
    } else if let Some(stem) = folded.strip_suffix("ir") {
        add(stem, &["i", "is", "ie", "ies"], Form::Part);
        add(stem, &["it"], Form::Finite);
        add(stem, &["issent", "issait", "issaient", "irent", "ira", "iront"], Form::Finite);
        add(stem, &["issant"], Form::Ing);
    }
    forms
}

/// The first word takes the plural; so do adjectives after it ("frappes aériennes").
fn plural(noun: &str) -> String {
    let one = |w: &str| -> String {
        if w.ends_with(['s', 'x', 'z']) {
            w.to_owned()
        } else if let Some(root) = w.strip_suffix("al") {
            format!("{root}aux")
        } else if w.ends_with("eau") || w.ends_with("eu") {
            format!("{w}x")
        } else {
            format!("{w}s")
        }
    };
    let mut words = noun.split(' ');
    let first = words.next().unwrap_or("");
    let mut out = one(first);
    let mut frozen = false;
    for word in words {
        frozen |=
            matches!(word, "de" | "à" | "a" | "d'" | "en" | "du" | "des" | "la" | "le" | "par")
                || word.contains('\'');
        out.push(' ');
        out.push_str(&if frozen { word.to_owned() } else { one(word) });
    }
    out
}
