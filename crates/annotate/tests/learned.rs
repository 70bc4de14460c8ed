//! How the answers of a learned reader join what the rules find, with a reader that says what it is told to.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::date;
use std::sync::LazyLock;
use tidings_annotate::{Annotator, Filler, Glimpse, Learned, LearnedAct, Role};
use tidings_knowledge::Knowledge;
use tidings_model::{
    Act, Annotated, Digest, Extraction, Language, LinkRole, Mark, Modality, Passage, PassageKind,
    Span,
};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::builtin().unwrap());

/// An act by its words, its kind, and the words that fill its roles.
type Say = (&'static str, Act, Vec<(Role, &'static str)>);

/// Says just this.
struct Told(Vec<Say>);

fn find(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap();
    Span::new(at, at + words.len())
}

impl Learned for Told {
    fn name(&self) -> &'static str {
        "told"
    }
    fn limit(&self) -> usize {
        1000
    }
    fn glance(&self, text: &str) -> Vec<Glimpse> {
        (0..text.len())
            .map(|n| Glimpse { span: Span::new(n, n + 1), act: 1.0, subject: 1.0 })
            .collect()
    }
    fn worth(&self, _: &[Glimpse]) -> f32 {
        1.0
    }
    fn read(&self, window: &str, _: &[Span]) -> Result<Vec<LearnedAct>, String> {
        let filler =
            |&(role, words): &(Role, &str)| Filler { role, span: find(window, words), sure: 95 };
        let act = |(words, act, fillers): &Say| LearnedAct {
            kind: 100,
            span: find(window, words),
            act: *act,
            sure: 95,
            modality: Modality::Happened,
            background: 0,
            fillers: fillers.iter().map(filler).collect(),
            same: Vec::new(),
        };
        Ok(self.0.iter().map(act).collect())
    }
}

fn read(told: &Told, text: &str) -> Annotated {
    let span = Span::new(0, text.len());
    let extraction = Extraction {
        text_id: Digest::of(text.as_bytes()),
        capture: Digest::of(text.as_bytes()),
        extractor: "none".to_owned(),
        language: Some(Language::EN),
        text: text.to_owned(),
        passages: vec![Passage { span, kind: PassageKind::Body }],
    };
    Annotator::new(&KNOWLEDGE)
        .with(Some(told))
        .annotate("test", &extraction, Some(date(2024, 9, 13)))
        .0
}

/// The words tied in `role` to the act of these words.
fn tied<'t>(a: &Annotated, text: &'t str, act: &str, role: LinkRole) -> Vec<&'t str> {
    let of =
        |l: &&tidings_model::Link| l.role == role && a.mentions[l.from].span.of(text).contains(act);
    a.links.iter().filter(of).map(|l| a.mentions[l.to].span.of(text)).collect()
}

#[test]
fn what_was_hit_is_called_by_all_its_words_and_each_thing_of_a_list_by_its_own() {
    let text =
        "Bombs damaged the offices of the telephone company and two U.S. embassy warehouses.";
    let whom = "the offices of the telephone company and two U.S. embassy warehouses";
    let told = Told(vec![("damaged", Act::RemoteExplosive, vec![(Role::Whom, whom)])]);
    let a = read(&told, text);
    assert_eq!(
        tied(&a, text, "damaged", LinkRole::Hit),
        ["offices of the telephone company", "U.S. embassy warehouses"]
    );
}

#[test]
fn whose_home_it_was_stays_unsaid() {
    let text = "Gunmen attacked the home of Judge Luis Rosman on Tuesday.";
    let told =
        Told(vec![("attacked", Act::Attack, vec![(Role::Whom, "the home of Judge Luis Rosman")])]);
    assert_eq!(tied(&read(&told, text), text, "attacked", LinkRole::Hit), ["home"]);
}

#[test]
fn a_number_told_beside_another_act_stays_with_that_act() {
    let text = "A roadside bomb killed three soldiers near Gao on Monday. Gunmen wounded 20 people in \
                Kabul on Sunday.";
    let told = Told(vec![
        (
            "bomb killed",
            Act::RemoteExplosive,
            vec![(Role::Killed, "three soldiers"), (Role::Injured, "20 people")],
        ),
        ("wounded", Act::Attack, vec![(Role::Injured, "20 people")]),
    ]);
    let a = read(&told, text);
    assert_eq!(tied(&a, text, "bomb killed", LinkRole::Figure), ["three soldiers"]);
    assert_eq!(tied(&a, text, "wounded", LinkRole::Figure), ["20 people"]);
}

#[test]
fn an_explosion_is_a_suicide_bombing_only_where_such_a_bomber_is_told_of() {
    let kind = |text: &str| {
        let a = read(&Told(vec![("blast", Act::SuicideBomb, vec![])]), text);
        a.mentions.iter().find_map(|m| match m.mark {
            Mark::Act { act, .. } if m.span.of(text) == "blast" => Some(act),
            _ => None,
        })
    };
    assert_eq!(kind("A blast wounded several people in Lyon."), Some(Act::RemoteExplosive));
    assert_eq!(
        kind("A blast wounded several people in Lyon. A suicide bomber had entered the shop."),
        Some(Act::SuicideBomb)
    );
}
