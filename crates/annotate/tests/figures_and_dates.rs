//! What is read of numbers and days, one sentence for each way of saying it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use expect_test::{Expect, expect};
use jiff::civil::date;
use std::fmt::Write as _;
use std::sync::LazyLock;
use tidings_annotate::Annotator;
use tidings_knowledge::Knowledge;
use tidings_model::{
    Annotated, Digest, Extraction, Language, LinkRole, Mark, Passage, PassageKind, Span,
};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::builtin().unwrap());

/// Published on Friday 13 September 2024.
fn marks(language: Language, text: &str) -> Annotated {
    let span = Span::new(0, text.len());
    let extraction = Extraction {
        text_id: Digest::of(text.as_bytes()),
        capture: Digest::of(text.as_bytes()),
        extractor: "none".to_owned(),
        language: Some(language),
        text: text.to_owned(),
        passages: vec![Passage { span, kind: PassageKind::Body }],
    };
    Annotator::new(&KNOWLEDGE).annotate("test", &extraction, Some(date(2024, 9, 13))).0
}

fn figures(language: Language, text: &str, expected: &Expect) {
    let a = marks(language, text);
    let mut out = String::new();
    for m in &a.mentions {
        if let Mark::Figure { harm, toll, basis, among, more, .. } = &m.mark {
            let inside = if among.is_some() { " among" } else { "" };
            let more = if *more { " more" } else { "" };
            let n = toll.headline().map_or_else(|| "-".to_owned(), |n| n.to_string());
            writeln!(out, "{harm} {n} {basis}{inside}{more} [{}]", m.span.of(text)).unwrap();
        }
    }
    expected.assert_eq(&out);
}

fn days(language: Language, text: &str, expected: &Expect) {
    let a = marks(language, text);
    let mut out = String::new();
    for (id, m) in a.mentions.iter().enumerate() {
        let Mark::Act { .. } = &m.mark else { continue };
        let link = a.links.iter().find(|l| l.from == id && l.role == LinkRole::Date);
        let day = link.and_then(|l| match &a.mentions[l.to].mark {
            Mark::Date(d) => Some(d),
            _ => None,
        });
        let said = day.and_then(|d| Some(format!("{} to {}", d.first?, d.last?)));
        writeln!(out, "{}: {}", m.span.of(text), said.as_deref().unwrap_or("-")).unwrap();
    }
    expected.assert_eq(&out);
}

#[test]
fn who_kills_is_not_counted_among_the_dead() {
    let en = "A suicide bomber killed 12 people at a market in Maiduguri on Tuesday.";
    figures(
        Language::EN,
        en,
        &expect![[r#"
        killed 12 counted [12 people]
    "#]],
    );
    let en = "A suicide bomber wounded at least 20 people in Kabul on Sunday.";
    figures(
        Language::EN,
        en,
        &expect![[r#"
        injured 20 at_least [at least 20 people]
    "#]],
    );
    let fr = "Un kamikaze a tué 12 personnes sur un marché de Maiduguri mardi.";
    figures(
        Language::FR,
        fr,
        &expect![[r#"
        killed 12 counted [12 personnes]
    "#]],
    );
    let fr = "Au moins cinq paramilitaires tués par une bombe près de Turbat, selon l'armée.";
    figures(
        Language::FR,
        fr,
        &expect![[r#"
        killed 5 at_least [Au moins cinq paramilitaires tués]
    "#]],
    );
}

#[test]
fn each_verb_of_one_subject_keeps_its_own_object() {
    let text = "Troops killed one rebel and detained several others near Gao on Monday.";
    figures(
        Language::EN,
        text,
        &expect![[r#"
        killed 1 counted [one rebel]
        captured - several more [several others]
    "#]],
    );
}

#[test]
fn children_among_the_dead_lie_inside_the_toll() {
    let text =
        "Gunmen killed 12 people near Gao, three of them children. Two women were among the dead.";
    figures(
        Language::EN,
        text,
        &expect![[r#"
        killed 12 counted [12 people]
        killed 3 counted among [three of them children]
        killed 2 counted among [Two women]
    "#]],
    );
}

#[test]
fn one_more_comes_on_top() {
    let text = "Police arrested a leader in Gao on Monday. One additional suspect was detained.";
    figures(
        Language::EN,
        text,
        &expect![[r#"
        captured 1 counted [a leader]
        captured 1 counted more [One additional suspect]
    "#]],
    );
}

#[test]
fn people_killed_without_a_number_are_several_and_the_one_is_one() {
    figures(
        Language::EN,
        "Troops fired on the camp, killing villagers.",
        &expect![[r#"
        killed - several [villagers]
    "#]],
    );
    figures(
        Language::EN,
        "Troops fired back, killing the gunman.",
        &expect![[r#"
        killed 1 counted [the gunman]
    "#]],
    );
}

#[test]
fn a_toll_that_rises_counts_what_it_rose_to() {
    figures(
        Language::EN,
        "The death toll of the attack rose from 3 to 6.",
        &expect![[r#"
        killed 6 counted [6]
    "#]],
    );
    figures(
        Language::EN,
        "Officials put the number of wounded at around 20.",
        &expect![[r#"
        injured 20 about [around 20]
    "#]],
    );
}

#[test]
fn sums_ages_and_weapons_are_no_toll() {
    let text = "Rebels have killed 3,000 civilians since the start of last year. A woman of 64 was killed. Troops killed a rebel and seized 30 rifles.";
    figures(
        Language::EN,
        text,
        &expect![[r#"
        killed 1 counted [A woman]
        killed 1 counted [a rebel]
    "#]],
    );
}

#[test]
fn no_casualties_is_nobody_killed_and_nobody_wounded() {
    figures(
        Language::EN,
        "There were no casualties in the attack on Gao.",
        &expect![[r#"
        killed 0 said_none [no casualties]
        injured 0 said_none [no casualties]
    "#]],
    );
    figures(
        Language::FR,
        "Personne n'a été blessé dans l'attaque.",
        &expect![[r#"
        injured 0 said_none [Personne]
    "#]],
    );
}

#[test]
fn french_tolls_with_dont_and_compound_numbers() {
    let text = "L'attaque a fait dix-sept morts, dont deux femmes, et une dizaine de blessés. Quatre soldats ont été blessés, dont un grièvement.";
    figures(
        Language::FR,
        text,
        &expect![[r#"
        killed 17 counted [dix-sept morts]
        killed 2 counted among [deux femmes]
        injured 10 about [une dizaine de blessés]
        injured 4 counted [Quatre soldats]
        injured 1 counted among [un]
    "#]],
    );
    figures(
        Language::FR,
        "Le raid a tué cinq personnes, quatre élèves et un gardien.",
        &expect![[r#"
        killed 5 counted [cinq personnes]
        killed 4 counted among [quatre élèves]
        killed 1 counted among [un gardien]
    "#]],
    );
    figures(
        Language::FR,
        "L'armée dit avoir pu neutraliser 11 terroristes.",
        &expect![[r#"
        killed 11 counted [11 terroristes]
    "#]],
    );
}

#[test]
fn the_day_of_filing_gives_way_to_the_day_told() {
    let text = "GAO, Sept 13 (Agency) - Gunmen attacked a market near Gao on Thursday.";
    days(
        Language::EN,
        text,
        &expect![[r#"
        attacked: 2024-09-12 to 2024-09-12
    "#]],
    );
    let text = "GAO, Mali (Sept. 12, 2024) - Gunmen attacked a market near Gao, yesterday.";
    days(
        Language::EN,
        text,
        &expect![[r#"
        attacked: 2024-09-12 to 2024-09-12
    "#]],
    );
}

#[test]
fn a_sentence_without_a_day_happens_on_the_day_of_the_one_before() {
    let text = "Troops searched a village near Gao on Monday. They killed two rebels.";
    days(
        Language::EN,
        text,
        &expect![[r#"
        killed: 2024-09-09 to 2024-09-09
    "#]],
    );
}

#[test]
fn the_same_day_and_the_next_day_count_from_the_day_told_last() {
    let text = "Gunmen attacked Gao on Tuesday. On the same day rebels shelled Kidal. The next day a bomb exploded in Mopti.";
    days(
        Language::EN,
        text,
        &expect![[r#"
        attacked: 2024-09-10 to 2024-09-10
        shelled: 2024-09-10 to 2024-09-10
        bomb exploded: 2024-09-11 to 2024-09-11
    "#]],
    );
    let text = "Des hommes armés ont attaqué Gao mardi. Le même jour, des rebelles ont bombardé Kidal. Le lendemain, une bombe a explosé à Mopti.";
    days(
        Language::FR,
        text,
        &expect![[r#"
        ont attaqué: 2024-09-10 to 2024-09-10
        bombardé: 2024-09-10 to 2024-09-10
        bombe a explosé: 2024-09-11 to 2024-09-11
    "#]],
    );
}

#[test]
fn a_bare_day_in_a_tale_of_long_ago_is_of_its_year() {
    let text = "In the spring of 1942 the column dug in around the well. On 26 May bombers attacked the fort.\n\n\
                On 3 June tanks shelled the lines.";
    days(
        Language::EN,
        text,
        &expect![[r#"
            attacked: 1942-05-26 to 1942-05-26
            shelled: 1942-06-03 to 1942-06-03
        "#]],
    );
}

#[test]
fn a_bare_day_after_a_year_gone_by_is_of_the_news() {
    let text = "The group was defeated in 2021. On 2 September gunmen attacked the town.";
    days(
        Language::EN,
        text,
        &expect![[r#"
            attacked: 2024-09-02 to 2024-09-02
        "#]],
    );
    let text = "The war has gone on since 1998. On 2 September gunmen attacked the town.";
    days(
        Language::EN,
        text,
        &expect![[r#"
            attacked: 2024-09-02 to 2024-09-02
        "#]],
    );
}
