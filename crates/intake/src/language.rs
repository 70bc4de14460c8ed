//! The language of a text: what its page declares, checked against what its words show.

use crate::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;
use tidings_model::Language;
use whatlang::{Detector, Lang};

/// The least characters on which a guess among five languages is better than none.
const HEADLINE_CHARS: usize = 40;

/// Words that carry no meaning and so show the language even in a short text. Words shared by
/// two of the languages are left out.
const FUNCTION_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "was", "has", "have", "had", "with", "by", "from", "that",
            "their", "his", "its", "after", "killed", "said", "at", "is", "are", "been", "not",
            "this", "which", "near", "for", "an", "it", "in", "says", "say", "as", "dead", "into",
            "over", "than", "more", "were", "they", "who", "two", "three", "four", "five",
        ],
    ),
    (
        "fr",
        &[
            "le", "les", "des", "du", "et", "est", "dans", "une", "par", "sur", "au", "aux", "ont",
            "qui", "avec", "ce", "cette", "selon", "été", "pas", "il", "leur", "après", "sont",
            "ete", "l'armée", "entre", "plus", "pour",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "las", "del", "y", "una", "por", "con", "su", "al", "fue", "han", "ha",
            "más", "según", "tras", "entre", "en", "que", "este", "pero",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "do", "da", "dos", "das", "e", "um", "uma", "em", "no", "na", "não", "pelo",
            "pela", "são", "foi", "com", "mais", "ao", "segundo", "após", "que", "por",
        ],
    ),
    (
        "ar",
        &[
            "في", "من", "على", "إلى", "أن", "عن", "مع", "التي", "الذي", "هذا", "هذه", "قال", "بعد",
            "كما", "وقال", "قتل", "ما", "لا", "بين",
        ],
    ),
];

/// Which of the languages a function word belongs to, by their place in the list.
static LANGUAGES_OF: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut of: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (i, (_, words)) in FUNCTION_WORDS.iter().enumerate() {
        words.iter().for_each(|w| of.entry(w).or_default().push(i));
    }
    of
});

/// Languages in which news of the kind read here is written, of those the detector knows.
const CANDIDATES: &[Lang] = &[
    Lang::Eng,
    Lang::Fra,
    Lang::Spa,
    Lang::Por,
    Lang::Ara,
    Lang::Rus,
    Lang::Ukr,
    Lang::Deu,
    Lang::Ita,
    Lang::Nld,
    Lang::Tur,
    Lang::Pes,
    Lang::Urd,
    Lang::Hin,
    Lang::Ben,
    Lang::Mya,
    Lang::Amh,
    Lang::Heb,
    Lang::Cmn,
    Lang::Jpn,
    Lang::Kor,
    Lang::Ind,
    Lang::Vie,
    Lang::Tha,
];

/// The language, and a remark when the words contradict what the page declares.
pub(crate) fn of(
    text: &str,
    given: Option<Language>,
    declared: Option<Language>,
) -> (Option<Language>, Option<String>) {
    if given.is_some() {
        return (given, None);
    }
    let sample: String = text.chars().take(4000).collect();
    let counts = function_words(&sample);
    let Some(declared) = declared else {
        return (detect(&sample, &counts), None);
    };
    // Site templates often declare English on pages in another language.
    if let Some(&(found, n)) = counts.first()
        && n >= 12
        && found != declared
        && n > 3 * count(&counts, declared)
    {
        let remark = format!(
            "the page declares language {} but its words are {}: read as {}",
            declared.code(),
            found.code(),
            found.code()
        );
        return (Some(found), Some(remark));
    }
    (Some(declared), None)
}

fn detect(sample: &str, counts: &[(Language, usize)]) -> Option<Language> {
    let best = counts.first().copied();
    let second = counts.get(1).map_or(0, |c| c.1);
    if let Some((language, n)) = best
        && n >= 3
        && n >= 2 * second
    {
        return Some(language);
    }
    let info = Detector::with_allowlist(CANDIDATES.to_vec()).detect(sample)?;
    // On a few words of Latin script the detector guesses: better the few function words, or
    // nothing.
    let chars = sample.chars().count();
    if info.is_reliable() || chars > 200 {
        return two_letters(info.lang());
    }
    // A lone headline: the likeliest of the languages that are read well.
    if best.is_none() && chars >= HEADLINE_CHARS {
        let few = vec![Lang::Eng, Lang::Fra, Lang::Spa, Lang::Por, Lang::Ara];
        return two_letters(Detector::with_allowlist(few).detect(sample)?.lang());
    }
    best.filter(|&(_, n)| n > second).map(|(language, _)| language)
}

/// How many function words of each language, most first.
fn function_words(sample: &str) -> Vec<(Language, usize)> {
    let folded = fold(sample);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .flat_map(|w| [w, w.split_once('\'').map_or("", |(_, after)| after)])
        .filter(|w| !w.is_empty())
        .collect();
    let mut tally = [0_usize; FUNCTION_WORDS.len()];
    for word in &words {
        let languages = LANGUAGES_OF.get(word).map_or(&[][..], Vec::as_slice);
        languages.iter().for_each(|&l| tally[l] += 1);
    }
    let mut counts: Vec<(Language, usize)> = FUNCTION_WORDS
        .iter()
        .zip(tally)
        .filter_map(|((code, _), n)| (n > 0).then_some((Language::parse(code)?, n)))
        .collect();
    counts.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
    counts
}

fn count(counts: &[(Language, usize)], language: Language) -> usize {
    counts.iter().find(|(l, _)| *l == language).map_or(0, |c| c.1)
}

fn two_letters(lang: Lang) -> Option<Language> {
    Language::parse(match lang {
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ara => "ar",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Deu => "de",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Tur => "tr",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Mya => "my",
        Lang::Amh => "am",
        Lang::Heb => "he",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Ind => "id",
        Lang::Vie => "vi",
        Lang::Tha => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(text: &str) -> String {
        of(text, None, None).0.map_or("-".into(), |l| l.code().to_owned())
    }

    #[test]
    fn a_short_text_is_told_by_its_function_words() {
        assert_eq!(detected("Two soldiers were killed by a mine near the town of Gao."), "en");
        assert_eq!(detected("Deux soldats tués par une mine dans le nord."), "fr");
        assert_eq!(detected("Dos soldados murieron por una mina en el norte del país."), "es");
        assert_eq!(detected("Dois soldados morreram após a explosão de uma mina no norte."), "pt");
        assert_eq!(detected("قتل جنديان في انفجار لغم على الطريق"), "ar");
    }

    #[test]
    fn a_headline_alone_is_enough_to_tell() {
        assert_eq!(
            detected(
                "Russian missiles hit Pavlohrad rail depot overnight, four dead, says governor"
            ),
            "en"
        );
        assert_eq!(detected("Turbat : cinq paramilitaires tués, selon la police"), "fr");
    }

    #[test]
    fn words_that_show_no_language_leave_it_unknown() {
        assert_eq!(detected("Gao 14:30 42"), "-");
        assert_eq!(detected(""), "-");
    }

    #[test]
    fn a_template_that_declares_the_wrong_language_is_overruled_and_said() {
        let text = "L'armée a annoncé dans la nuit que deux soldats ont été tués par une mine sur \
            la route qui mène au camp, selon des sources dans le nord du pays. Les blessés ont été \
            évacués par les secours avec le soutien des habitants, et le convoi est rentré.";
        let (language, remark) = of(text, None, Language::parse("en-US"));
        assert_eq!(language, Some(Language::FR));
        assert!(remark.unwrap().contains("declares language en"));
        assert_eq!(of(text, Some(Language::EN), None).0, Some(Language::EN), "given wins");
    }
}
