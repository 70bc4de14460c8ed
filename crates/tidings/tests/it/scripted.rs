//! From a text to events beside a learned reader that says what it is told to: whose word counts for what.

use std::sync::LazyLock;
use tidings::pipeline::Reader;
use tidings_annotate::{Filler, Glimpse, Learned, LearnedAct, Role};
use tidings_knowledge::Knowledge;
use tidings_model::{Act, Modality, Span, Vocabulary as _};
use tidings_record::Event;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::builtin().unwrap());

/// What it says of an act: its words, its kind and how sure it is of that, what fills its roles, and the words of an
/// act that it holds for the same event.
struct Say {
    words: &'static str,
    act: Act,
    kind: u8,
    fillers: &'static [(Role, &'static str)],
    same: &'static [&'static str],
}

const fn say(words: &'static str, act: Act) -> Say {
    Say { words, act, kind: 95, fillers: &[], same: &[] }
}

/// What it says, what every stretch is worth to it at a glance, and how long a stretch may be.
struct Script {
    says: Vec<Say>,
    worth: f32,
    limit: usize,
}

fn find(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap();
    Span::new(at, at + words.len())
}

impl Learned for Script {
    fn name(&self) -> &'static str {
        "script"
    }
    fn limit(&self) -> usize {
        self.limit
    }
    fn glance(&self, text: &str) -> Vec<Glimpse> {
        (0..text.len())
            .map(|n| Glimpse { span: Span::new(n, n + 1), act: 1.0, subject: 1.0 })
            .collect()
    }
    fn worth(&self, _: &[Glimpse]) -> f32 {
        self.worth
    }
    fn read(&self, window: &str, _: &[Span]) -> Result<Vec<LearnedAct>, String> {
        let act = |s: &Say| LearnedAct {
            span: find(window, s.words),
            act: s.act,
            kind: s.kind,
            sure: 95,
            modality: Modality::Happened,
            background: 0,
            fillers: s
                .fillers
                .iter()
                .map(|(role, words)| Filler { role: *role, span: find(window, words), sure: 95 })
                .collect(),
            same: s.same.iter().map(|words| (find(window, words), 95)).collect(),
        };
        Ok(self.says.iter().filter(|s| window.contains(s.words)).map(act).collect())
    }
}

fn events(text: &str, says: Vec<Say>) -> Vec<Event> {
    read(text, &Script { says, worth: 1.0, limit: 10_000 })
}

fn read(text: &str, script: &Script) -> Vec<Event> {
    let reader = Reader::new(&KNOWLEDGE).with(Some(script));
    reader.read_text("scripted", None, text, Some(jiff::civil::date(2024, 9, 13))).0
}

/// The one event's kind and standing.
#[track_caller]
fn one(text: &str, script: Vec<Say>) -> (String, &'static str) {
    let events = events(text, script);
    assert_eq!(events.len(), 1, "{events:#?}");
    (events[0].act.clone(), events[0].standing.as_str())
}

#[test]
fn two_scenes_told_each_beside_its_act_are_two_events_whatever_the_reader_holds() {
    let shelled = |again: &'static str, town: &'static [(Role, &'static str)]| {
        let text = format!(
            "Rebels shelled Gao on Thursday, killing three soldiers. \
             Rebels {again} on Thursday, wounding nine soldiers."
        );
        let first =
            Say { fillers: &[(Role::Where, "Gao")], ..say("shelled Gao on", Act::Shelling) };
        let second = Say { fillers: town, same: &["shelled Gao on"], ..say(again, Act::Shelling) };
        events(&text, vec![first, second]).len()
    };
    assert_eq!(shelled("shelled Kidal again", &[(Role::Where, "Kidal")]), 2);
    assert_eq!(shelled("shelled Gao again", &[(Role::Where, "Gao")]), 1);
}

#[test]
fn the_attack_told_before_stays_one_whatever_town_stands_beside_it() {
    let told = |again: &'static str| {
        let text = format!(
            "Rebels shelled Gao on Thursday, killing three soldiers. \
             {again} was one of many by a group that is based in Kidal."
        );
        let first =
            Say { fillers: &[(Role::Where, "Gao")], ..say("shelled Gao on", Act::Shelling) };
        let where_from = &[(Role::Where, "Kidal"), (Role::Who, "a group")];
        let second =
            Say { fillers: where_from, same: &["shelled Gao on"], ..say(again, Act::Shelling) };
        let events = events(&text, vec![first, second]);
        events.into_iter().filter_map(|e| e.place).map(|p| p.name).collect::<Vec<_>>()
    };
    assert_eq!(told("The attack"), ["Gao"]);
}

#[test]
fn a_word_that_may_be_anything_is_no_act_without_what_belongs_to_one() {
    let told = |rest: &'static str, whom: &'static [(Role, &'static str)]| {
        let text = format!(
            "Rebels shelled Gao on Thursday, killing three soldiers. The night of Kidal was \
             shattered{rest} on Monday."
        );
        let first =
            Say { fillers: &[(Role::Where, "Gao")], ..say("shelled Gao on", Act::Shelling) };
        let second = Say { fillers: whom, ..say("shattered", Act::Shelling) };
        events(&text, vec![first, second]).len()
    };
    assert_eq!(told("", &[(Role::Where, "Kidal"), (Role::When, "Monday")]), 1);
    let whom = &[(Role::Where, "Kidal"), (Role::When, "Monday"), (Role::Whom, "soldiers of Mali")];
    assert_eq!(told(" for soldiers of Mali", whom), 2);
}

#[test]
fn a_long_story_that_nowhere_looks_like_conflict_is_not_read() {
    let told = "Rebels wrecked the camp of soldiers in Kidal on Thursday, killing nine soldiers.";
    let fillers = &[(Role::Whom, "soldiers"), (Role::Where, "Kidal"), (Role::When, "Thursday")];
    let found = |text: &str, worth, limit| {
        let says = vec![Say { fillers, ..say("wrecked", Act::Attack) }];
        read(text, &Script { says, worth, limit }).iter().any(|e| e.trigger.quote == "wrecked")
    };
    let long = format!("{told} The army of Mali told reporters that it killed five rebels in Gao.");
    assert!(found(&long, 0.4, 10_000));
    assert!(found(&long, 0.6, 100));
    assert!(!found(&long, 0.4, 100));
}

#[test]
fn a_clause_on_who_speaks_is_nobody_else() {
    let text = "Rebels shelled Gao on Thursday, killing nine soldiers, said traders who had fled to \
                the river.";
    let fillers =
        &[(Role::Whom, "nine soldiers"), (Role::Says, "traders"), (Role::Says, "had fled")];
    let event = events(text, vec![Say { fillers, ..say("shelled", Act::Shelling) }]).remove(0);
    assert_eq!(event.speakers.len(), 1, "{:#?}", event.speakers);
}

#[test]
fn a_weak_word_of_the_lists_keeps_its_kind_where_the_reader_is_unsure_of_another() {
    let text = "Rebels captured the village of Pishchane from soldiers on Tuesday.";
    let fillers = &[(Role::Who, "Rebels"), (Role::Whom, "soldiers")];
    let clash = |kind| Say { kind, fillers, ..say("captured", Act::ArmedClash) };
    let kind = |sure| one(text, vec![clash(sure)]).0;
    assert_eq!(kind(55), "Non-state actor overtakes territory");
    assert_eq!(kind(95), "Armed clash");
}

#[test]
fn who_denies_is_heard_as_denying_though_only_the_reader_found_him() {
    let told = |verb: &str| {
        format!(
            "Artillery fire hit the market of Dilling on Thursday, killing nine people, residents \
             said. Tiba of the rival front {verb} the bombardment."
        )
    };
    let script = || {
        let fillers =
            &[(Role::Whom, "nine people"), (Role::Says, "residents"), (Role::Says, "Tiba")];
        vec![Say { fillers, ..say("Artillery fire", Act::Shelling) }]
    };
    assert_eq!(one(&told("denied"), script()).1, "disputed");
    assert_eq!(one(&told("described"), script()).1, "attributed");
}

#[test]
fn what_both_sides_say_is_confirmed() {
    let told = |who: &str| {
        format!("Soldiers and rebels clashed near Gao on Thursday, {who} said in statements.")
    };
    let clash = || vec![say("clashed", Act::ArmedClash)];
    assert_eq!(one(&told("both sides"), clash()).1, "confirmed");
    assert_eq!(one(&told("residents"), clash()).1, "attributed");
}

#[test]
fn a_line_above_an_entry_is_not_the_newsrooms_own_word() {
    let entry = "A drone struck a lorry near Suzemka on Thursday, killing its driver, \
                 the governor said.";
    let struck = || vec![say("drone struck", Act::AirDroneStrike)];
    assert_eq!(one(entry, struck()).1, "attributed");
    let page = format!("Driver killed near Suzemka\n\n{entry}");
    let with_line = || {
        vec![
            say("drone struck", Act::AirDroneStrike),
            Say { same: &["drone struck"], ..say("killed near", Act::AirDroneStrike) },
        ]
    };
    assert_eq!(one(&page, with_line()).1, "attributed");
    let stated = format!("A driver was killed near Suzemka on Thursday.\n\n{entry}");
    let with_sentence = || {
        vec![
            say("drone struck", Act::AirDroneStrike),
            Say { same: &["drone struck"], ..say("was killed near", Act::AirDroneStrike) },
        ]
    };
    assert_eq!(one(&stated, with_sentence()).1, "reported");
}

#[test]
fn what_a_side_tells_in_its_own_release_is_its_word() {
    let body = "Soldiers killed five rebels near Gao on Thursday.";
    let killed = || vec![say("killed", Act::ArmedClash)];
    assert_eq!(one(body, killed()).1, "reported");
    assert_eq!(one(&format!("PRESS RELEASE No 12\n\n{body}"), killed()).1, "attributed");
}

#[test]
fn a_word_in_a_list_gives_way_to_the_kind_that_most_acts_of_the_event_have() {
    let text = "Troops arrested and shelled rebels in a clash near Gao on Thursday.";
    let script = vec![
        Say { kind: 60, same: &["clash"], ..say("arrested", Act::Arrests) },
        Say { same: &["arrested"], ..say("clash", Act::ArmedClash) },
    ];
    assert_eq!(one(text, script).0, "Armed clash");
}
