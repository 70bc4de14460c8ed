//! Hostile, broken and absurd inputs: each a clear problem, none a stop, none a panic.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tidings_intake::{Document, Form, Given, Item, extract, items};
use tidings_model::Problem;

const STORY: &str = "Gunmen opened fire in the weekly market of Boni on Thursday, killing at least 14 people, two local officials said.";

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

/// Reads `bad` and a sound file after it, which must always be read; returns what `bad` gave.
fn read(bad: PathBuf) -> (Vec<Document>, Vec<Problem>) {
    let dir = tempfile::tempdir().unwrap();
    let sound = write(dir.path(), "sound.txt", STORY);
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    for found in items(&[bad, sound]) {
        match found {
            Ok(item) => {
                let (document, told) = extract(&item, &Given::default());
                documents.extend(document);
                problems.extend(told);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let last = documents.pop().expect("the rest goes on");
    assert!(last.report.origin.ends_with("sound.txt"));
    (documents, problems)
}

fn refused(name: &str, content: impl AsRef<[u8]>, why: &str) {
    let dir = tempfile::tempdir().unwrap();
    let (documents, problems) = read(write(dir.path(), name, content));
    assert!(documents.is_empty(), "{name}");
    assert_eq!(problems.len(), 1, "{name}: {problems:?}");
    assert!(problems[0].message.contains(why), "{name}: {}", problems[0].message);
    assert!(problems[0].origin.contains(name), "{name}: {}", problems[0].origin);
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gz.write_all(content).unwrap();
    gz.finish().unwrap()
}

fn extracted(form: Form, bytes: &[u8]) -> (Option<Document>, Vec<Problem>) {
    let line = (form == Form::JsonLine).then_some(1);
    extract(
        &Item { origin: "in".into(), form, bytes: bytes.into(), line, web: None },
        &Given::default(),
    )
}

#[test]
fn a_missing_file_and_an_empty_folder_say_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let (_, problems) = read(dir.path().join("nowhere.txt"));
    assert!(problems[0].message.contains("check the spelling"), "{problems:?}");
    let (_, problems) = read(dir.path().to_owned());
    assert!(problems[0].message.contains("holds no document"), "{problems:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let path = write(dir.path(), "secret.txt", STORY);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // an administrator may read everything
    }
    let (_, problems) = read(path);
    assert!(problems[0].message.contains("read permission"), "{problems:?}");
}

#[test]
fn an_empty_file_and_a_binary_one_are_refused() {
    refused("empty.html", "", "it is empty");
    refused("blank.txt", " \n\n\t\n", "there is no story in it");
    refused("doc.txt", b"%PDF-1.7\n\x00\x01", "it is a PDF");
    refused("noise.txt", [0_u8, 200, 1, 7, 0, 0, 3, 255].repeat(100), "binary");
}

#[test]
fn a_truncated_gzip_is_not_used() {
    let mut cut = gzip(STORY.repeat(200).as_bytes());
    cut.truncate(cut.len() / 2);
    refused("cut.txt.gz", &cut, "ends early or is damaged");
    refused(
        "cut.html.zst",
        &zstd::encode_all(STORY.repeat(99).as_bytes(), 3).unwrap()[..40],
        "ends early",
    );
}

#[test]
fn a_decompression_bomb_is_stopped_early() {
    refused("bomb.txt.gz", gzip(&vec![b'a'; 300 << 20]), "grows more than");
    let mut zeros = zstd::Encoder::new(Vec::new(), 3).unwrap();
    for _ in 0..300 {
        zeros.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    refused("bomb.jsonl.zst", zeros.finish().unwrap(), "grows more than");
}

#[test]
fn a_file_of_more_than_a_document_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("huge.txt");
    // A sparse file: no bytes on disk, 257 MiB to read.
    fs::File::create(&path).unwrap().set_len(257 << 20).unwrap();
    let (_, problems) = read(path);
    assert!(problems[0].message.contains("larger than 256 MiB"), "{problems:?}");
}

#[test]
fn a_line_of_50_mb_is_skipped_and_the_next_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let long = "a".repeat(50_000_000);
    let lines =
        format!("{{\"text\":\"{STORY}\"}}\n{{\"text\":\"{long}\"}}\n{{\"text\":\"{STORY}\"}}\n");
    let (documents, problems) = read(write(dir.path(), "long.jsonl", lines));
    assert_eq!(documents.len(), 2);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].origin.ends_with("long.jsonl:2"));
    assert!(problems[0].message.contains("longer than 32 MiB"));
}

#[test]
fn a_text_of_more_than_16_mib_is_refused_and_not_cut() {
    let long = format!("{STORY}\n\n").repeat((17 << 20) / STORY.len());
    refused("long.txt", &long, "longer than 16 MiB");
    refused("longer.txt", long.repeat(3), "longer than 16 MiB");
}

#[test]
fn a_page_nested_100_000_deep_is_flattened_and_told() {
    let deep = format!(
        "<html><body><h1>Raid in Boni kills nine</h1>{}<p>{STORY}</p>{}</body></html>",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    let (document, problems) = extracted(Form::Html, deep.as_bytes());
    assert!(document.unwrap().extraction.text.contains(STORY));
    assert!(problems.iter().any(|p| p.message.contains("100003 elements")), "{problems:?}");
}

#[test]
fn a_page_nested_deep_is_read_on_a_small_stack() {
    let deep = format!("{}<p>{STORY}</p>", "<div><section>".repeat(30_000));
    let read = std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(move || extracted(Form::Html, deep.as_bytes()).0.is_some())
        .unwrap();
    assert!(read.join().unwrap());
}

#[test]
fn nested_json_does_not_overflow_either() {
    let deep = format!("{{\"text\":{}", "[".repeat(1_000_000));
    let (document, problems) = extracted(Form::JsonLine, deep.as_bytes());
    assert!(document.is_none());
    assert!(problems[0].message.contains("not JSON"), "{problems:?}");
    let ld = format!(
        "<script type='application/ld+json'>{}</script><h1>Raid in Boni kills nine</h1><p>{STORY}</p>",
        "{\"a\":".repeat(100_000)
    );
    assert!(extracted(Form::Html, ld.as_bytes()).0.is_some());
}

#[test]
fn bytes_that_are_no_characters_are_told() {
    let mut bytes = format!("Raid near Ménaka kills nine\n\n{STORY} Déjà ").into_bytes();
    bytes.extend([0xff, 0xfe]);
    let (document, problems) = extracted(Form::Plain, &bytes);
    assert!(document.unwrap().extraction.text.contains("Ménaka"));
    assert!(problems[0].message.contains("could not be read as UTF-8"), "{problems:?}");
}

#[test]
fn no_cut_of_a_page_makes_it_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let broke = |problems: &[Problem]| problems.iter().any(|p| p.message.contains("broke down"));
    for name in [
        "01-wordpress-en.html", "04-list-article-en.html", "22-broken-markup-en.html",
        "07-latin1-table-fr.html",
    ] {
        let page = fs::read(folder.join(name)).unwrap();
        for end in (0..page.len()).step_by(97) {
            assert!(!broke(&extracted(Form::Html, &page[..end]).1), "{name} cut at {end}");
            assert!(!broke(&extracted(Form::Html, &page[end..]).1), "{name} from {end}");
            assert!(!broke(&extracted(Form::Plain, &page[end..]).1), "{name} from {end} as text");
        }
    }
}
