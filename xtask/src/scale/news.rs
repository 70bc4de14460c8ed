//! A made-up news day: some articles on conflict, the rest ordinary news, many of them copies of a wire story.
//!
//! The same seed gives the same articles on every machine.

use crate::random::SplitMix;
use crate::towns::towns;
use jiff::civil::Date;
use std::collections::BTreeMap;

const SENTENCES: &str = include_str!("sentences.tsv");

/// Topics of conflict; the others are ordinary news.
const CONFLICT: [&str; 4] = ["attack", "clash", "strike", "raid"];
/// Of a hundred articles, so many are of conflict.
const CONFLICT_PER_CENT: usize = 2;
/// Stories told by several sites are told by up to so many.
const MOST_SITES: usize = 6;
/// Stories waiting to be told by another site.
const WAITING: usize = 500;

const SYLLABLES: [&str; 20] = [
    "ba", "do", "ka", "li", "mo", "na", "ra", "si", "ta", "vo", "fe", "gu", "he", "jo", "ke", "lo",
    "mi", "nu", "po", "sa",
];
const THINGS: [&str; 12] = [
    "bicycles", "bridges", "honey", "street lamps", "cotton", "buses", "wells", "glass", "drums",
    "timber", "salt", "kites",
];
const SITES: usize = 400;

/// One article on one site.
#[derive(Clone)]
pub(crate) struct Article {
    pub(crate) url: String,
    pub(crate) publisher: String,
    pub(crate) headline: String,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) published: Date,
}

struct Line {
    kind: char,
    french: bool,
    words: &'static str,
}

/// Articles without end.
pub(crate) struct News {
    dice: SplitMix,
    towns: Vec<(String, String)>,
    topics: BTreeMap<&'static str, Vec<Line>>,
    day: Date,
    /// Stories that more sites will tell.
    waiting: Vec<(Article, usize)>,
    count: usize,
}

impl News {
    pub(crate) fn new(seed: u64, day: Date) -> anyhow::Result<Self> {
        let mut topics: BTreeMap<_, Vec<Line>> = BTreeMap::new();
        for line in SENTENCES.lines().filter(|l| !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let mut next = || columns.next().unwrap_or_default();
            let (topic, kind, language, words) = (next(), next(), next(), next());
            let kind = kind.chars().next().unwrap_or('s');
            topics.entry(topic).or_default().push(Line { kind, french: language == "fr", words });
        }
        let towns = towns()?;
        Ok(Self { dice: SplitMix(seed), towns, topics, day, waiting: Vec::new(), count: 0 })
    }

    /// A story nobody has told yet.
    fn story(&mut self) -> Article {
        let conflict = self.dice.below(100) < CONFLICT_PER_CENT;
        let chosen: Vec<&'static str> =
            self.topics.keys().copied().filter(|t| CONFLICT.contains(t) == conflict).collect();
        let topic = chosen[self.dice.below(chosen.len())];
        let (headlines, leads, rest) =
            (self.of(topic, 'h'), self.of(topic, 'l'), self.of(topic, 's'));
        let fill = Fill::draw(self);
        let one = |news: &mut Self, of: &[(&'static str, bool)]| {
            let (words, french) = of[news.dice.below(of.len())];
            fill.fill(&mut news.dice, words, french)
        };
        let headline = one(self, &headlines);
        let mut paragraphs = vec![one(self, &leads)];
        for _ in 0..4 + self.dice.below(7) {
            let sentences: Vec<String> =
                (0..1 + self.dice.below(3)).map(|_| one(self, &rest)).collect();
            paragraphs.push(sentences.join(" "));
        }
        self.on_a_site(headline, paragraphs)
    }

    fn of(&self, topic: &str, kind: char) -> Vec<(&'static str, bool)> {
        let lines = self.topics.get(topic).into_iter().flatten();
        lines.filter(|l| l.kind == kind).map(|l| (l.words, l.french)).collect()
    }

    fn on_a_site(&mut self, headline: String, paragraphs: Vec<String>) -> Article {
        self.count += 1;
        let site = self.dice.below(SITES);
        Article {
            url: format!("https://site-{site}.example/{}/{}", self.day, self.count),
            publisher: format!("Made Press {site}"),
            headline,
            paragraphs,
            published: self.day,
        }
    }

    /// The same story on another site: as it is, shortened, or with a line of the site's own.
    fn copy(&mut self, of: &Article) -> Article {
        let mut copy = self.on_a_site(of.headline.clone(), of.paragraphs.clone());
        match self.dice.below(4) {
            0 => {}
            1 => copy.paragraphs.truncate(2 + self.dice.below(3)),
            2 => copy.headline = format!("News in brief: {}", of.headline),
            _ => copy.paragraphs.push(format!("{} will report further.", copy.publisher)),
        }
        if let Some(lead) = copy.paragraphs.first_mut() {
            *lead = format!("(Made Wire) - {lead}");
        }
        copy
    }
}

impl Iterator for News {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        let full = self.waiting.len() >= WAITING;
        if full || (!self.waiting.is_empty() && self.dice.below(2) == 0) {
            let n = self.dice.below(self.waiting.len());
            let (story, left) = self.waiting.swap_remove(n);
            let copy = self.copy(&story);
            if left > 1 {
                self.waiting.push((story, left - 1));
            }
            return Some(copy);
        }
        let story = self.story();
        // Every fifth story comes from a wire.
        if self.dice.below(5) == 0 {
            let sites = 1 + self.dice.below(MOST_SITES - 1);
            self.waiting.push((story.clone(), sites));
        }
        Some(story)
    }
}

/// What stays the same within one story.
struct Fill {
    town: (String, String),
    other: String,
    person: String,
    second: String,
    firm: String,
    day: Date,
    thing: &'static str,
    wire: &'static str,
}

impl Fill {
    fn draw(news: &mut News) -> Self {
        let dice = &mut news.dice;
        let town = news.towns[dice.below(news.towns.len())].clone();
        let other = news.towns[dice.below(news.towns.len())].0.clone();
        let back = i64::try_from(dice.below(3)).unwrap_or(0);
        Self {
            town,
            other,
            person: format!("{} {}", name(dice), name(dice)),
            second: format!("{} {}", name(dice), name(dice)),
            firm: format!("{} & {}", name(dice), name(dice)),
            day: news.day.saturating_sub(jiff::Span::new().days(back)),
            thing: THINGS[dice.below(THINGS.len())],
            wire: ["Made Wire", "the Made News Agency"][dice.below(2)],
        }
    }

    fn fill(&self, dice: &mut SplitMix, words: &str, french: bool) -> String {
        let mut out = String::with_capacity(words.len() + 40);
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, behind) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(&self.value(dice, slot, french));
            rest = behind;
        }
        out.push_str(rest);
        out
    }

    fn value(&self, dice: &mut SplitMix, slot: &str, french: bool) -> String {
        const DAYS_FR: [&str; 7] =
            ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
        match slot {
            "town" => self.town.0.clone(),
            "country" => self.town.1.clone(),
            "other" => self.other.clone(),
            "person" => self.person.clone(),
            "second" => self.second.clone(),
            "firm" => self.firm.clone(),
            "day" if french => {
                let n = usize::try_from(self.day.weekday().to_monday_zero_offset()).unwrap_or(0);
                DAYS_FR[n].to_owned()
            }
            "day" => self.day.strftime("%A").to_string(),
            "date" => self.day.strftime("%B %-d, %Y").to_string(),
            "thing" => self.thing.to_owned(),
            "wire" => self.wire.to_owned(),
            "year" => (1960 + dice.below(60)).to_string(),
            "big" => (100 + dice.below(9_000)).to_string(),
            "pct" => format!("{}.{}", 1 + dice.below(90), dice.below(10)),
            "m" => (2 + dice.below(8)).to_string(),
            _ => (10 + dice.below(40)).to_string(),
        }
    }
}

fn name(dice: &mut SplitMix) -> String {
    let mut name: String =
        (0..2 + dice.below(2)).map(|_| SYLLABLES[dice.below(SYLLABLES.len())]).collect();
    name[..1].make_ascii_uppercase();
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: usize) -> Vec<Article> {
        News::new(1, "2026-01-02".parse().unwrap()).unwrap().take(n).collect()
    }

    #[test]
    fn a_day_is_the_same_each_time_and_its_articles_differ() {
        let (one, two) = (day(2_000), day(2_000));
        assert!(one.iter().zip(&two).all(|(a, b)| a.url == b.url && a.paragraphs == b.paragraphs));
        let mut texts: Vec<String> = one.iter().map(|a| a.paragraphs.concat()).collect();
        texts.sort();
        texts.dedup();
        assert!(texts.len() > 1_500, "{}", texts.len());
        assert!(one.iter().all(|a| !a.paragraphs.concat().contains(['{', '}'])));
    }

    #[test]
    fn some_two_in_a_hundred_are_of_conflict_and_many_are_copies() {
        let all = day(20_000);
        let conflict =
            ["attacked", "raided", "clashed", "Fighting", "strike hit", "Shelling", "armés"];
        let of = |a: &&Article| conflict.iter().any(|w| a.paragraphs[0].contains(w));
        let share = all.iter().filter(of).count();
        assert!((300..=500).contains(&share), "{share}");
        let copies = all.iter().filter(|a| a.paragraphs[0].starts_with("(Made Wire)")).count();
        assert!((6_000..=9_000).contains(&copies), "{copies}");
    }
}
