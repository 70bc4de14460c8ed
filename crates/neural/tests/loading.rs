//! Files that are no models, and what the loader says of them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use tidings_model::Digest;
use tidings_neural::{Error, Model};

const TINY: &[u8] = include_bytes!("fixture/tiny.model");

/// The head of the fixture and all after it.
fn taken() -> (serde_json::Value, Vec<u8>) {
    let length = u32::from_le_bytes(TINY[12..16].try_into().unwrap()) as usize;
    (serde_json::from_slice(&TINY[16..16 + length]).unwrap(), TINY[16 + length..].to_vec())
}

fn put(head: &serde_json::Value, body: &[u8]) -> Vec<u8> {
    let head = serde_json::to_vec(head).unwrap();
    let length = u32::try_from(head.len()).unwrap().to_le_bytes();
    [b"TIDINGSM", &2_u32.to_le_bytes()[..], &length, &head, body].concat()
}

fn says(bytes: &[u8]) -> String {
    Model::from_bytes(bytes).unwrap_err().to_string()
}

/// The body with one part replaced, and its checksum put right.
fn with_part(name: &str, new: &[u8]) -> Vec<u8> {
    let (mut head, mut body) = taken();
    let part = &mut head["parts"][name];
    part["offset"] = body.len().into();
    part["length"] = new.len().into();
    part["sha256"] = Digest::of(new).hex().into();
    body.extend_from_slice(new);
    put(&head, &body)
}

#[test]
fn the_fixture_put_together_again_loads() {
    let (head, body) = taken();
    let model = Model::from_bytes(&put(&head, &body)).unwrap();
    assert_eq!((model.name(), model.limit(), model.calibration()), ("tiny", 80, None));
}

#[test]
fn a_path_without_a_file_is_named() {
    let error = Model::load(Path::new("no/such.model")).unwrap_err().to_string();
    assert!(error.contains("no/such.model") && error.contains("check its path"), "{error}");
}

#[test]
fn another_file_is_not_a_model() {
    for bytes in [&b""[..], b"TIDINGS", b"%PDF-1.7 and so on and so on"] {
        assert!(says(bytes).contains("this is not a Tidings model"));
    }
}

#[test]
fn a_model_of_another_version_says_which_program_reads_it() {
    let mut bytes = TINY.to_vec();
    bytes[8] = 3;
    assert!(says(&bytes).contains("version 3"));
    assert!(says(&bytes).contains("made by a newer version: update tidings"));
    bytes[8] = 1;
    assert!(says(&bytes).contains("made by an older version: take the model that came with"));
}

#[test]
fn a_file_cut_short_anywhere_is_told_as_such() {
    for keep in [9, 14, 16, 200, 16 + 2000, TINY.len() / 2, TINY.len() - 1] {
        let error = Model::from_bytes(&TINY[..keep]).unwrap_err();
        assert!(matches!(error, Error::Short { .. }), "{keep}: {error}");
        assert!(error.to_string().contains("copy or download it again"));
    }
}

#[test]
fn one_wrong_byte_is_found_and_its_part_named() {
    let mut bytes = TINY.to_vec();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert!(says(&bytes).contains("damaged: the checksum of its gate_ends is wrong"));
}

#[test]
fn lengths_that_overflow_are_cut_short_and_no_panic() {
    let (mut head, body) = taken();
    head["parts"]["table"]["offset"] = u64::MAX.into();
    assert!(says(&put(&head, &body)).contains("cut short (in its table)"));
}

#[test]
fn labels_must_be_those_this_program_knows() {
    for (list, what) in [("kinds", "kinds of act"), ("roles", "roles"), ("modes", "modes")] {
        let (mut head, body) = taken();
        head[list].as_array_mut().unwrap().pop();
        let error = says(&put(&head, &body));
        assert!(error.contains(&format!("the model's {what} cannot be used")), "{error}");
        assert!(error.contains("is missing") && error.contains("export it again"), "{error}");
        head[list].as_array_mut().unwrap().push("heist".into());
        assert!(says(&put(&head, &body)).contains("“heist” is none I know"));
    }
}

#[test]
fn a_head_without_a_part_is_refused() {
    let (mut head, body) = taken();
    head["parts"].as_object_mut().unwrap().remove("encoder");
    assert!(says(&put(&head, &body)).contains("it names no part “encoder”"));
    assert!(says(&put(&serde_json::json!({"name": "x"}), &body)).contains("model's head"));
}

#[test]
fn a_graph_without_an_output_is_refused() {
    let (head, body) = taken();
    let part = &head["parts"]["roles"];
    let at = usize::try_from(part["offset"].as_u64().unwrap()).unwrap();
    let length = usize::try_from(part["length"].as_u64().unwrap()).unwrap();
    let error = says(&with_part("encoder", &body[at..at + length]));
    assert!(error.contains("the model's encoder cannot be used: it has no “words”"), "{error}");
    assert!(says(&with_part("encoder", b"not a graph")).contains("the model's encoder cannot"));
}

#[test]
fn table_and_scale_must_fit_the_pieces() {
    assert!(says(&with_part("scale", &[0; 8])).contains("scale cannot be used"));
    assert!(says(&with_part("table", &[0; 7])).contains("table cannot be used"));
    // A table of another width does not fit the graphs.
    let (head, _) = taken();
    let pieces = usize::try_from(head["parts"]["scale"]["length"].as_u64().unwrap()).unwrap() / 4;
    let error = says(&with_part("table", &vec![0; pieces * 4]));
    assert!(error.contains("“words” should have 4 numbers for each piece"), "{error}");
}
