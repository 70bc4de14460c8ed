//! Help, formats, exit codes, colours, pipes.

use crate::support::{MARKET, Place, Ran, many};
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

#[test]
fn help_names_every_command_and_exit_code() {
    let place = Place::new();
    let help = place.out(["--help"]);
    for word in [
        "demo",
        "read",
        "add",
        "incidents",
        "show",
        "text",
        "export",
        "verify",
        "decide",
        "places",
        "actors",
        "search",
        "reports",
        "backup",
        "restore",
        "completions",
        "TIDINGS_DB",
        "NO_COLOR",
        "3  done, but some inputs could not be read",
    ] {
        assert!(help.contains(word), "{word}");
    }
    assert!(!help.contains("\n  man "));
}

#[test]
fn wrong_arguments_end_with_2() {
    let place = Place::new();
    for args in [
        vec![],
        vec!["frobnicate"],
        vec!["read"],
        vec!["read", "--published", "yesterday", "x.txt"],
        vec!["read", "--language", "klingon", "x.txt"],
        vec!["read", "--format", "xml", "x.txt"],
        vec!["read", "--format", "csv", "--json", "x.txt"],
        vec!["read", "--threads", "0", "x.txt"],
        vec!["export"],
        vec!["export", "--form", "excel"],
        vec!["incidents", "--since", "2024-13-01"],
        vec!["incidents", "--kind", "war"],
    ] {
        let ran = place.run(&args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{args:?}");
    }
    let ran = Ran::of({
        let mut program = place.program(["places", "find", "Gao"]);
        program.env("TIDINGS_NOW", "noon");
        program
    });
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("TIDINGS_NOW"), "{}", ran.err);
}

#[test]
fn a_country_that_is_no_code_is_a_wrong_argument() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.out(["add", "report.txt", "--published", "2024-09-13"]);
    let ran = place.run(["incidents", "--country", "Mali"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("two-letter code"), "{}", ran.err);
}

#[test]
fn the_store_is_the_one_typed_or_set_or_tidings_db() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.out(["add", "report.txt", "--published", "2024-09-13"]);
    assert!(place.path("tidings.db").exists() && place.path("tidings.archive").is_dir());
    let mut program = place.program(["add", "report.txt", "--published", "2024-09-13"]);
    program.env("TIDINGS_DB", "set.db");
    assert_eq!(Ran::of(program).code, Some(0));
    assert!(place.path("set.db").exists());
    let mut program = place.program(["add", "report.txt", "--db", "typed.db"]);
    program.env("TIDINGS_DB", "unused.db");
    assert_eq!(Ran::of(program).code, Some(0));
    assert!(place.path("typed.db").exists() && !place.path("unused.db").exists());
}

#[test]
fn a_variable_that_means_nothing_is_named() {
    let place = Place::new();
    let mut program = place.program(["places", "find", "Gao"]);
    program.env("TIDINGS_DATABASE", "x.db");
    let ran = Ran::of(program);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("TIDINGS_DATABASE"), "{}", ran.err);
}

#[test]
fn each_format_is_what_it_says() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    let read =
        |format| place.run(["read", "--published", "2024-09-13", "--format", format, "report.txt"]);
    assert!(!read("record").events().is_empty());
    let csv = read("csv").text();
    assert!(csv.starts_with("id,origin,publisher,") && csv.lines().count() > 1, "{csv}");
    assert!(read("table").text().contains("who → whom"));
    place.out(["add", "report.txt", "--published", "2024-09-13", "--db", "x.db"]);
    assert!(
        place.out(["incidents", "--format", "csv", "--db", "x.db"]).starts_with("id,first,last,")
    );
    assert!(place.out(["incidents", "--db", "x.db"]).starts_with("id "));
    let json = place.out(["incidents", "--json", "--db", "x.db"]);
    assert_eq!(json, place.out(["incidents", "--format", "record", "--db", "x.db"]));
    let id = place.incidents("x.db").swap_remove(0).id;
    let shown = place.out(["show", &id[..6], "--db", "x.db"]);
    for heading in ["Settled", "Evidence", "Claims", "Disputes", "Reports", "Decisions"] {
        assert!(shown.contains(&format!("\n{heading}\n")), "{heading}: {shown}");
    }
    assert!(
        place.out(["show", &id, "--format", "csv", "--db", "x.db"]).starts_with("n,field,claim,")
    );
    assert_eq!(place.json(["reports", "--json", "--db", "x.db"]).len(), 1);
    let hits = place.json(["search", "market", "Bon*", "--json", "--db", "x.db"]);
    assert!(hits[0]["snippet"].as_str().unwrap().contains('['), "{hits:?}");
    assert!(place.json(["search", "\"market Hombori\"", "--json", "--db", "x.db"]).is_empty());
}

#[test]
fn filters_leave_out_what_does_not_pass() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.out(["add", "report.txt", "--published", "2024-09-13", "--db", "x.db"]);
    let some = |args: &[&str]| {
        let all = ["incidents", "--json", "--db", "x.db"];
        !place.json(all.iter().copied().chain(args.iter().copied())).is_empty()
    };
    assert!(some(&["--country", "ml"]) && !some(&["--country", "SD"]));
    assert!(some(&["--since", "2024-09-01", "--until", "2024-09-30"]));
    assert!(!some(&["--since", "2024-10-01", "--country", "ML"]));
    assert!(some(&["--min-killed", "14"]) && !some(&["--min-killed", "15"]));
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let place = Place::new();
    let coloured = |args: &[&str]| place.out(args).contains('\u{1b}');
    assert!(!coloured(&["places", "find", "Gao"]));
    assert!(coloured(&["places", "find", "Gao", "--color", "always"]));
    assert!(!coloured(&["places", "find", "Gao", "--color", "never"]));
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_program_quietly() {
    let place = Place::new();
    place.write("many.jsonl", many(400));
    let mut program = place.program(["read", "many.jsonl"]);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(tidings_record::parse_event(&first).is_ok());
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn completions_and_manual_pages_are_there() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(place.out(["completions", shell]).contains("tidings"), "{shell}");
    }
    assert!(place.out(["man"]).contains(".TH"));
    place.out(["man", "pages"]);
    assert!(place.path("pages/tidings-export.1").exists());
}

#[test]
fn a_backup_is_a_whole_store() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.out(["add", "report.txt", "--published", "2024-09-13", "--db", "x.db"]);
    place.out(["backup", "copy.db", "--db", "x.db"]);
    let head =
        |db| place.json(["verify", "--json", "--db", db])[0]["head"].as_str().unwrap().to_owned();
    assert_eq!(head("x.db"), head("copy.db"));
    assert_eq!(place.incidents("x.db"), place.incidents("copy.db"));
    let ran = place.run(["backup", "copy.db", "--db", "x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("exists already"), "{}", ran.err);
    place.out(["restore", "copy.db", "--db", "again.db", "--head", &head("x.db")]);
    assert_eq!(place.incidents("x.db"), place.incidents("again.db"));
    let ran = place.run(["restore", "copy.db", "--db", "x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("exists already"), "{}", ran.err);
    let kept = head("x.db");
    place.write("other.txt", MARKET.replace("14", "15"));
    place.out(["add", "other.txt", "--published", "2024-09-13", "--db", "x.db"]);
    place.out(["verify", "--head", &kept, "--db", "x.db"]);
    let forged = kept.replace(|c: char| c.is_ascii_digit(), "1");
    assert_eq!(place.run(["verify", "--head", &forged, "--db", "x.db"]).code, Some(4));
}
