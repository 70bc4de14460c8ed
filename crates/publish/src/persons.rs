//! Finding persons' names in the words of a report, so that none leaves.
//!
//! A person who speaks is quoted as an office, not as a name: "army spokesman Col. Amadou Keita"
//! leaves as "army spokesman". Runs of capitalised words are taken for a person unless something
//! says they are an organisation, a people or a place: when in doubt the name stays inside.

use std::ops::Range;

/// Words that say what somebody is; before a name they are kept, the name is not.
const ROLES: &str = "spokesman spokeswoman spokesperson spokespeople official officials minister \
    ministers governor prefect mayor commander commanders chief leader leaders witness witnesses \
    resident residents doctor doctors nurse medic medics teacher student farmer trader driver \
    lawyer lawmaker deputy senator ambassador envoy analyst activist activists journalist \
    reporter correspondent coordinator director head representative adviser advisor elder elders \
    survivor survivors relative relatives neighbour neighbor source sources member fighter \
    fighters soldier soldiers troops forces police army militants rebels gunmen people villagers \
    porte-parole responsable responsables ministre gouverneur préfet maire commandant chef \
    dirigeant témoin témoins habitant habitants riverain riverains médecin infirmier enseignant \
    étudiant commerçant chauffeur avocat député sénateur ambassadeur émissaire analyste militant \
    militants journaliste coordinateur coordinatrice directeur directrice représentant conseiller \
    notable notables rescapé rescapés proche proches voisin élu élus soldat soldats";

/// Titles that stand before a person's name.
const RANKS: &str = "mr mrs ms dr prof gen general brig brigadier col colonel lt lieutenant maj \
    major capt captain sgt sergeant cpl corporal adm admiral president sheikh imam emir king \
    prince pastor father bishop archbishop reverend rev sir lord lady m mme mlle gén général \
    général-major cdt cne capitaine adjudant sergent lieutenant-colonel amiral président cheikh \
    roi abbé père monseigneur mgr";

/// Words that say a run of capitals is an organisation or a body.
const BODIES: &str = "army armed forces force police ministry ministries government state group \
    movement front union agency committee council hospital organisation organization nations \
    brigade brigades command party office authority authorities defence defense guard mission \
    red cross crescent rights watch observatory doctors media radio news press television tv \
    network association federation alliance coalition battalion staff service services court \
    parliament assembly congress senate university school embassy department bureau centre center \
    institute foundation international national democratic liberation islamic people republic \
    province kingdom civil protection health security military navy air corps militia civilians \
    post times herald journal gazette tribune armée forces ministère gouvernement groupe mouvement \
    agence comité conseil hôpital brigade commandement parti bureau autorité autorités défense \
    garde croix-rouge observatoire médias presse association fédération coalition bataillon \
    état-major service tribunal parlement assemblée ambassade centre institut civile santé \
    sécurité gendarmerie marine milice société";

/// Words after which a run of capitals is a person: "said Amadou Keita", "identified as …".
const SAYING: &str = "said says told added named as dit déclaré affirmé indiqué ajouté expliqué \
    nommé dénommé";

/// Words after which a run of capitals is a place.
const PLACING: &str = "in at near from outside around inside town city village district camp \
    region quarter à au aux en dans près ville village quartier région territoire camp localité";

/// Capitalised words that are no name: pronouns and days at the head of a sentence.
const PLAIN: &str = "i we it he she they nobody none one others another this that il elle ils \
    elles nous on aucun personne celui monday tuesday wednesday thursday friday saturday sunday \
    lundi mardi mercredi jeudi vendredi samedi dimanche";

fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|w| w == word)
}

struct Token<'a> {
    range: Range<usize>,
    word: &'a str,
    lower: String,
    /// A comma, bracket, quote mark or full stop ends the phrase after this word.
    ends: bool,
}

impl Token<'_> {
    fn capital(&self) -> bool {
        self.word.chars().next().is_some_and(char::is_uppercase)
    }
    /// Two capitals at its head: FAMa, UN, M23.
    fn acronym(&self) -> bool {
        let mut letters = self.word.chars();
        let upper = |c: Option<char>| c.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        upper(letters.next()) && upper(letters.next())
    }
    fn rank(&self) -> bool {
        listed(RANKS, &self.lower)
    }
    fn role(&self) -> bool {
        listed(ROLES, &self.lower)
    }
    fn body(&self) -> bool {
        listed(BODIES, &self.lower)
    }
    /// Malian, Israeli, French, Israelis: a people, not a person.
    fn people(&self) -> bool {
        let stem = self.lower.strip_suffix('s').unwrap_or(&self.lower);
        let ends = ["ian", "ean", "can", "ish", "ese", "eli", "aqi", "meni", "stani", "ien", "ais"];
        stem.len() >= 5 && ends.iter().any(|e| stem.ends_with(e))
            || matches!(self.lower.as_str(), "french" | "dutch" | "greek" | "afghan" | "local")
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let (start, end) = (from, from + piece.trim_end().len());
        from += piece.len();
        let raw = &text[start..end];
        let left = raw.trim_start_matches(|c: char| !c.is_alphanumeric());
        let word = left.trim_end_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() {
            if let Some(last) = out.last_mut() {
                let last: &mut Token<'_> = last;
                last.ends |= !raw.is_empty();
            }
            continue;
        }
        let begin = start + raw.len() - left.len();
        let word = ["l'", "d'", "L'", "D'", "l’", "d’", "qu'", "qu’"]
            .iter()
            .find_map(|p| word.strip_prefix(p))
            .unwrap_or(word);
        let begin = begin + left.find(word).unwrap_or(0);
        let lower = word.to_lowercase();
        let after = &text[begin + word.len()..end];
        let ends = !(after.is_empty() || after == "." && listed(RANKS, &lower));
        if begin > start
            && let Some(last) = out.last_mut()
        {
            let opens = raw.starts_with(['(', '"', '“', '«', '[']);
            last.ends |= opens;
        }
        out.push(Token { range: begin..begin + word.len(), word, lower, ends });
    }
    out
}

/// A run of capitalised words, as a range of token numbers.
fn runs(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if !tokens[i].capital() || tokens[i].rank() {
            i += 1;
            continue;
        }
        let start = i;
        while !tokens[i].ends && joins(tokens, start, i) {
            i = next_capital(tokens, i);
        }
        out.push(start..i + 1);
        i += 1;
    }
    out
}

/// Particles inside a person's name, and words inside an organisation's ("Ministry of Defence").
fn next_capital(tokens: &[Token<'_>], i: usize) -> usize {
    (i + 1..tokens.len()).find(|&j| tokens[j].capital()).unwrap_or(i)
}

fn joins(tokens: &[Token<'_>], start: usize, i: usize) -> bool {
    let next = next_capital(tokens, i);
    if next == i || next > i + 3 || tokens[i + 1..next].iter().any(|t| t.ends) {
        return false;
    }
    let between = &tokens[i + 1..next];
    let body = tokens[start..=i].iter().any(Token::body);
    between.iter().all(|t| {
        let particle =
            matches!(t.lower.as_str(), "ag" | "ould" | "al" | "el" | "bin" | "ibn" | "von");
        let inside = matches!(
            t.lower.as_str(),
            "of" | "for"
                | "the"
                | "and"
                | "de"
                | "des"
                | "du"
                | "la"
                | "le"
                | "les"
                | "et"
                | "pour"
        );
        particle || (inside && body)
    })
}

/// Whether the run of capitals is a person's name as far as its surroundings tell.
fn is_person(tokens: &[Token<'_>], run: &Range<usize>, strict: bool) -> bool {
    let before = run.start.checked_sub(1).map(|i| &tokens[i]);
    let after = tokens.get(run.end).filter(|_| !tokens[run.end - 1].ends);
    let inner = &tokens[run.clone()];
    // Only at the head: "Amadou KEITA" is how some papers write a person.
    if inner.iter().any(Token::body)
        || inner[0].acronym()
        || inner.iter().all(|t| t.people() || t.role() || listed(PLAIN, &t.lower))
    {
        return false;
    }
    if before.is_some_and(|t| t.rank() && !t.ends) {
        return true;
    }
    let role_after = after.is_some_and(|t| t.role() || t.body() || t.people());
    if strict {
        // The words name a speaker: a lone capital at their head ("Witnesses", "Two") is no name.
        let starts_sentence = run.start == 0 && inner.len() == 1;
        let plain = starts_sentence && (after.is_some() && !after.is_some_and(Token::capital));
        return !(role_after || plain || is_placed(tokens, run));
    }
    let said = |t: &Token<'_>| listed(SAYING, &t.lower);
    let role_before = before.is_some_and(|t| t.role() && !t.ends);
    let apposed = tokens[run.end - 1].ends
        && inner.len() >= 2
        && tokens[run.end..].iter().take(3).any(Token::role);
    role_before
        || before.is_some_and(|t| said(t) && !t.ends)
        || apposed
        || (inner.len() >= 2 && after.is_some_and(said))
}

/// "in Gaza", "town of Chiúre", "bande de Gaza": a place. "brother of Amadou Keita": none.
fn is_placed(tokens: &[Token<'_>], run: &Range<usize>) -> bool {
    let of = |t: &Token<'_>| matches!(t.lower.as_str(), "of" | "de" | "du" | "des" | "d");
    let Some(before) = run.start.checked_sub(1).map(|i| &tokens[i]).filter(|t| !t.ends) else {
        return false;
    };
    listed(PLACING, &before.lower)
        || (of(before) && run.len() == 1)
        || (of(before) && run.start >= 2 && listed(PLACING, &tokens[run.start - 2].lower))
}

/// What of a speaker's words may be shown, and the names that may not.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Bytes of the words that name nobody; none when nothing is left.
    pub(crate) keep: Option<Range<usize>>,
    /// The names taken out.
    pub(crate) names: Vec<String>,
}

/// Reads words that name somebody who speaks or takes part.
pub(crate) fn shown(words: &str) -> Shown {
    let tokens = tokens(words);
    let persons: Vec<_> =
        runs(&tokens).into_iter().filter(|r| is_person(&tokens, r, true)).collect();
    if persons.is_empty() {
        let all = tokens.first().zip(tokens.last());
        return Shown { keep: all.map(|_| 0..words.len()), names: Vec::new() };
    }
    let name = |r: &Range<usize>| {
        words[tokens[r.start].range.start..tokens[r.end - 1].range.end].to_owned()
    };
    let names = persons.iter().map(name).collect();
    let keep = pieces(&tokens, &persons)
        .into_iter()
        .filter(|p| tokens[p.clone()].iter().any(|t| t.role() || t.body() || t.acronym()))
        .max_by_key(|p| (p.len(), usize::MAX - p.start));
    let keep = keep.map(|p| tokens[p.start].range.start..tokens[p.end - 1].range.end);
    Shown { keep, names }
}

/// The stretches between the persons and the commas, without joining words at their edges.
fn pieces(tokens: &[Token<'_>], persons: &[Range<usize>]) -> Vec<Range<usize>> {
    let person = |i: usize| persons.iter().any(|r| r.contains(&i));
    let mut out = Vec::new();
    let mut start = 0;
    for i in 0..=tokens.len() {
        let cut = i == tokens.len() || person(i);
        if cut || (i > start && tokens[i - 1].ends) {
            out.push(trim(tokens, start..i));
            start = if cut { i + 1 } else { i };
        }
    }
    out.retain(|p| !p.is_empty());
    out
}

fn trim(tokens: &[Token<'_>], mut p: Range<usize>) -> Range<usize> {
    let joining = |t: &Token<'_>| {
        t.rank()
            || matches!(
                t.lower.as_str(),
                "of" | "for"
                    | "by"
                    | "the"
                    | "and"
                    | "de"
                    | "des"
                    | "du"
                    | "la"
                    | "le"
                    | "les"
                    | "et"
                    | "to"
                    | "who"
                    | "is"
                    | "qui"
                    | "est"
                    | "par"
                    | "a"
                    | "an"
            )
    };
    while !p.is_empty() && joining(&tokens[p.end - 1]) {
        p.end -= 1;
    }
    while !p.is_empty() && tokens[p.start].rank() {
        p.start += 1;
    }
    p
}

/// Persons' names in a sentence: after a title, an office or a verb of saying, and before an
/// office. `safe` holds names of places and organisations that are not persons.
pub(crate) fn in_sentence(text: &str, safe: &[String]) -> Vec<String> {
    let tokens = tokens(text);
    runs(&tokens)
        .into_iter()
        .filter(|r| is_person(&tokens, r, false))
        .map(|r| text[tokens[r.start].range.start..tokens[r.end - 1].range.end].to_owned())
        .filter(|name| !safe.iter().any(|s| s.contains(name.as_str()) || name.contains(s.as_str())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keep(words: &str) -> &str {
        shown(words).keep.map_or("", |r| &words[r])
    }

    #[test]
    fn an_office_stays_and_its_holder_does_not() {
        assert_eq!(keep("army spokesman Col. Amadou Keita"), "army spokesman");
        assert_eq!(keep("Col. Amadou Keita, a spokesman for the army"), "a spokesman for the army");
        assert_eq!(keep("Interior Ministry spokesman Jean Roy"), "Interior Ministry spokesman");
        assert_eq!(
            keep("le porte-parole de l'armée, le colonel Ibrahim Traoré"),
            "le porte-parole de l'armée"
        );
        assert_eq!(keep("Ouagadougou resident Moussa Sana"), "Ouagadougou resident");
        assert_eq!(keep("Amadou Keita"), "");
        assert_eq!(keep("the brother of Moussa Sana"), "");
        assert_eq!(keep("Souleymane Keita of the Malian Army"), "of the Malian Army");
        assert_eq!(keep("Goïta"), "");
        assert_eq!(keep("Amadou KEITA"), "");
    }

    #[test]
    fn bodies_peoples_and_plain_words_stay_whole() {
        for words in [
            "the Malian army", "FAMa", "Syrian Observatory for Human Rights", "Witnesses",
            "a local resident", "Two residents", "Israeli officials", "the Ministry of Defence",
            "the town of Chiúre", "télévision publique de Niamey", "medics at Al-Aqsa hospital",
            "residents in Khan Younis", "UN", "des témoins", "l'armée malienne", "Wagner fighters",
        ] {
            assert_eq!(keep(words), words);
        }
    }

    #[test]
    fn a_sentence_gives_up_names_beside_titles_offices_and_saying() {
        let found = |text: &str| in_sentence(text, &["Khan Younis".to_owned()]);
        assert_eq!(found("said Col. Amadou Keita on Monday"), ["Amadou Keita"]);
        assert_eq!(found("Eight died, said Amadou Keita."), ["Amadou Keita"]);
        assert_eq!(found("Amadou Keita, the mayor, was away"), ["Amadou Keita"]);
        assert_eq!(found("A strike hit Khan Younis, residents said"), Vec::<String>::new());
        assert_eq!(found("General Assembly of the United Nations"), Vec::<String>::new());
        assert_eq!(found("a drone strike in Tinzaouatine killed eight"), Vec::<String>::new());
    }
}
