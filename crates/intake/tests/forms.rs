//! Files of every form, on disk as a user has them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use tidings_intake::{Document, Form, Given, Item, extract, items};
use tidings_model::{Dating, Language, PassageKind, Problem};

const STORY: &str = "Gunmen opened fire in the weekly market of Boni on Thursday, killing at least 14 people, two local officials said.";

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, content).unwrap();
    path
}

fn read_all(inputs: &[PathBuf]) -> (Vec<Document>, Vec<Problem>) {
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    for found in items(inputs) {
        match found {
            Ok(item) => {
                let (document, told) = extract(&item, &Given::default());
                documents.extend(document);
                problems.extend(told);
            }
            Err(problem) => problems.push(problem),
        }
    }
    (documents, problems)
}

fn item(form: Form, bytes: &str) -> Item {
    let line = (form == Form::JsonLine).then_some(1);
    Item { origin: "in".into(), form, bytes: bytes.into(), line, web: None }
}

fn plain(text: &str) -> Document {
    extract(&item(Form::Plain, text), &Given::default()).0.expect("a document")
}

fn kinds(d: &Document) -> Vec<(PassageKind, &str)> {
    d.extraction.passages.iter().map(|p| (p.kind, p.span.of(&d.extraction.text))).collect()
}

fn day(d: &Document) -> Option<String> {
    d.report.published.and_then(|p| p.first).map(|f| f.to_string())
}

#[test]
fn a_folder_is_read_in_sorted_order_and_only_its_documents() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "b.txt", STORY);
    write(dir.path(), "a/z.md", format!("# Raid in Boni market\n\n{STORY}"));
    write(dir.path(), "a.expected.json", "{}");
    write(dir.path(), ".hidden.txt", STORY);
    write(
        dir.path(),
        "c.jsonl",
        format!("{{\"text\":\"{STORY}\"}}\n\n{{\"id\":\"x1\",\"text\":\"{STORY}\"}}\n"),
    );
    let (documents, problems) = read_all(&[dir.path().to_owned()]);
    assert_eq!(problems, []);
    let origins: Vec<String> = documents
        .iter()
        .map(|d| d.report.origin.replace(&*dir.path().to_string_lossy(), "."))
        .collect();
    assert_eq!(origins, ["./a/z.md", "./b.txt", "./c.jsonl:1", "x1"]);
}

#[test]
fn what_is_compressed_is_read_whatever_its_name() {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write as _;
    let dir = tempfile::tempdir().unwrap();
    let mut gz = GzEncoder::new(Vec::new(), Compression::default());
    gz.write_all(STORY.as_bytes()).unwrap();
    let gz = gz.finish().unwrap();
    write(dir.path(), "a.txt.gz", &gz);
    write(dir.path(), "b.txt", &gz);
    let line = format!("{{\"text\":\"{STORY}\"}}\n");
    write(dir.path(), "c.jsonl.zst", zstd::encode_all(line.as_bytes(), 3).unwrap());
    let (documents, problems) = read_all(&[dir.path().to_owned()]);
    assert_eq!(problems, []);
    assert_eq!(documents.len(), 3);
    assert!(documents.iter().all(|d| d.extraction.text == STORY));
}

#[test]
fn a_broken_line_in_a_batch_is_named_and_the_rest_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut lines: Vec<String> =
        (1..=10).map(|i| format!("{{\"id\":\"r{i}\",\"text\":\"{STORY}\"}}")).collect();
    lines[6] = "{\"id\":\"r7\",\"text\":\"Gunm".into();
    let path = write(dir.path(), "batch.jsonl", lines.join("\n"));
    let (documents, problems) = read_all(&[path]);
    assert_eq!(documents.len(), 9);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].origin.ends_with("batch.jsonl:7"), "{problems:?}");
    assert!(problems[0].message.contains("not JSON"));
}

#[test]
fn front_matter_says_what_is_known_of_a_report() {
    let text = format!(
        "---\npublisher: Courier\npublished: 2024-09-13\nurl: HTTPS://A.example/x/?utm_source=y\nbyline: A. Diallo\nlanguage: en\nid: c-7\n---\n# Gunmen hit market\n\n{STORY}\n"
    );
    let (document, problems) = extract(&item(Form::Markdown, &text), &Given::default());
    let d = document.unwrap();
    assert_eq!(problems, []);
    assert_eq!(d.report.origin, "c-7");
    assert_eq!(d.report.url.as_deref(), Some("https://a.example/x"));
    assert_eq!(d.report.byline.as_deref(), Some("A. Diallo"));
    assert_eq!(day(&d).as_deref(), Some("2024-09-13"));
    assert_eq!(
        kinds(&d),
        [(PassageKind::Headline, "Gunmen hit market"), (PassageKind::Lead, STORY)]
    );
}

#[test]
fn a_headline_given_apart_from_the_text_is_put_before_it_once() {
    let line = |text: &str| {
        let value = format!("{{\"headline\":\"Gunmen hit market\",\"text\":\"{text}\"}}");
        extract(&item(Form::JsonLine, &value), &Given::default()).0.unwrap()
    };
    let expected = [(PassageKind::Headline, "Gunmen hit market"), (PassageKind::Lead, STORY)];
    assert_eq!(kinds(&line(STORY)), expected);
    assert_eq!(kinds(&line(&format!("Gunmen hit market\\n\\n{STORY}"))), expected);
}

#[test]
fn wrong_types_in_a_line_are_told_with_the_line() {
    let value = format!("{{\"text\":\"{STORY}\",\"published\":1720000000,\"publisher\":\"A\"}}");
    let (document, problems) = extract(&item(Form::JsonLine, &value), &Given::default());
    assert_eq!(document.unwrap().report.published, None);
    assert_eq!(problems[0].origin, "in:1");
    assert!(problems[0].message.contains("“published” is a number"));
}

#[test]
fn what_is_said_of_one_report_wins_over_what_is_said_of_the_batch() {
    let given = Given {
        publisher: Some("Batch".into()),
        published: Some(Dating::day(jiff::civil::date(2020, 1, 1))),
        language: Some(Language::FR),
        ..Given::default()
    };
    let own = format!(
        "{{\"text\":\"{STORY}\",\"published\":\"2024-09-13\",\"publisher\":\"Own\",\"language\":\"en\"}}"
    );
    let d = extract(&item(Form::JsonLine, &own), &given).0.unwrap();
    assert_eq!(
        (d.report.publisher.as_deref(), day(&d).as_deref()),
        (Some("Own"), Some("2024-09-13"))
    );
    assert_eq!(d.extraction.language, Some(Language::EN));
    let d = extract(&item(Form::Plain, STORY), &given).0.unwrap();
    assert_eq!(
        (d.report.publisher.as_deref(), day(&d).as_deref()),
        (Some("Batch"), Some("2020-01-01"))
    );
    assert_eq!(d.extraction.language, Some(Language::FR));
}

#[test]
fn one_text_in_two_outlets_is_two_reports_and_a_corrected_page_is_one() {
    let line = |publisher: &str, url: &str, text: &str| {
        let value =
            format!("{{\"text\":\"{text}\",\"publisher\":\"{publisher}\",\"url\":\"{url}\"}}");
        extract(&item(Form::JsonLine, &value), &Given::default()).0.unwrap()
    };
    let a = line("A", "https://a.example/1", STORY);
    let b = line("B", "https://b.example/1", STORY);
    let corrected = line(
        "A",
        "https://a.example/1?utm_source=x",
        "Gunmen killed 15 people in the market of Boni.",
    );
    assert_ne!(a.report.id, b.report.id);
    assert_eq!(a.extraction.text_id, b.extraction.text_id);
    assert_eq!(a.report.id, corrected.report.id);
    assert_ne!(a.extraction.text_id, corrected.extraction.text_id);
    assert_eq!(a.report.id.0.len(), 16);
}

#[test]
fn a_moved_file_is_the_same_report() {
    let mut moved = item(Form::Plain, STORY);
    moved.origin = "elsewhere/copy.txt".into();
    let a = plain(STORY);
    let b = extract(&moved, &Given::default()).0.unwrap();
    assert_eq!(a.report.id, b.report.id);
}

#[test]
fn a_line_that_says_when_it_was_published_dates_the_report() {
    let dated = |line: &str| day(&plain(&format!("Gunmen hit weekly market\n\n{line}\n\n{STORY}")));
    assert_eq!(dated("Published: June 7, 2024").as_deref(), Some("2024-06-07"));
    assert_eq!(dated("Publié le 7 juin 2024 à 10h").as_deref(), Some("2024-06-07"));
    assert_eq!(dated("By A. Diallo | 7 June 2024").as_deref(), Some("2024-06-07"));
    assert_eq!(dated("Friday, June 7, 2024").as_deref(), Some("2024-06-07"));
}

#[test]
fn a_story_line_without_a_year_dates_nothing() {
    let d = plain(
        "Raid near Gao kills nine\n\nGAO, 7 June (Agency) - Nine people were killed on Thursday in a raid near Gao.",
    );
    assert_eq!(d.report.published, None);
    assert_eq!(kinds(&d)[1].0, PassageKind::Lead);
    let d =
        plain("On December 1, 2024, drones struck a base near Tinzaouatine, killing eight rebels.");
    assert_eq!(d.report.published, None, "the day of an event is not the day of publication");
}

#[test]
fn a_date_of_tomorrow_week_is_told_and_left_unknown() {
    let given = Given { today: Some(jiff::civil::date(2024, 6, 7)), ..Given::default() };
    let value = format!("{{\"text\":\"{STORY}\",\"published\":\"2024-06-20\"}}");
    let (document, problems) = extract(&item(Form::JsonLine, &value), &given);
    assert_eq!(document.unwrap().report.published, None);
    assert!(problems[0].message.contains("2024-06-20 cannot be right"), "{problems:?}");
}

#[test]
fn a_pasted_page_keeps_its_story_and_sets_its_furniture_apart() {
    let text = format!(
        "Share\n\nGunmen hit weekly market in Boni\n\nGunmen hit weekly market in Boni\n\nAwa Keita\nAwa Keita\nAwa is a journalist in Sévaré who covers the army.\n\nMore From Me\n\n{STORY}\n\nWhat we know:\n\nAmmunition found after an attack in Baidoa, March 12, 2015, in which six police officers were killed. REUTERS/Stringer (SOMALIA - Tags: CONFLICT) QUALITY FROM SOURCE\n\nRead also: Mine kills three near Gao\n\nThe army sent men to the town on Friday and arrested two suspects there.\n\nRelated Articles\n\nBomb kills nine in Sokoto\n\nThe bomb went off in a bar.\n\nComments\n\nMusa: They killed my brother in Hombori on Sunday as well, and nobody says anything about it to us."
    );
    let d = plain(&text);
    use PassageKind::{Body, Boilerplate, Caption, Headline, Lead};
    let got: Vec<PassageKind> = kinds(&d).into_iter().map(|(k, _)| k).collect();
    assert_eq!(
        got,
        [
            Boilerplate, Headline, Boilerplate, Boilerplate, Boilerplate, Boilerplate, Boilerplate,
            Lead, Body, Caption, Boilerplate, Body, Boilerplate, Boilerplate, Boilerplate,
            Boilerplate, Boilerplate,
        ]
    );
    assert_eq!(d.report.byline.as_deref(), Some("Awa Keita"));
}

#[test]
fn a_pasted_french_page_keeps_its_story_and_sets_its_furniture_apart() {
    let text = "Accueil\n\nMali : une embuscade fait huit morts près de Djibo\n\nPublié le lundi 14 novembre 2022 à 18h05\n\nPartager\n\nUne embuscade tendue samedi matin à un convoi de ravitaillement a coûté la vie à huit personnes, dont cinq volontaires.\n\nLe véhicule de tête, détruit par l'explosion, le 12 novembre. Crédit photo : A. Traoré\n\nÀ lire aussi\n\nNiger : six soldats tués par une mine\n\nL'armée dit avoir « neutralisé » une quinzaine de terroristes lors de la riposte.\n\nMots-clés : Djibo, armée\n\nLaisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée.\n\n© 2022 Faso Nouvelles";
    let d = plain(text);
    use PassageKind::{Body, Boilerplate, Caption, Headline, Lead};
    let got: Vec<PassageKind> = kinds(&d).into_iter().map(|(k, _)| k).collect();
    assert_eq!(
        got,
        [
            Boilerplate, Headline, Boilerplate, Boilerplate, Lead, Caption, Boilerplate,
            Boilerplate, Body, Boilerplate, Boilerplate, Boilerplate, Boilerplate,
        ]
    );
    assert_eq!(day(&d).as_deref(), Some("2022-11-14"));
    assert_eq!(d.extraction.language, Some(Language::FR));
}

#[test]
fn an_undated_page_takes_the_day_of_its_address_last() {
    let page = format!(
        "<html><head><link rel=canonical href='https://a.example/2024/03/19/raid'></head><body><article><h1>Raid in Boni kills nine</h1><p>{STORY}</p></article></body></html>"
    );
    let d = extract(&item(Form::Html, &page), &Given::default()).0.unwrap();
    assert_eq!(day(&d).as_deref(), Some("2024-03-19"));
    let dated = page.replace(
        "</head>",
        "<meta property='article:published_time' content='2024-03-20T01:00:00Z'></head>",
    );
    let d = extract(&item(Form::Html, &dated), &Given::default()).0.unwrap();
    assert_eq!(day(&d).as_deref(), Some("2024-03-20"));
}
