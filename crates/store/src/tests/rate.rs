//! How fast small captures are added, and what they take on disk.

use super::*;

const CAPTURES: usize = 20_000;

/// A page of about three kilobytes whose words differ from one to the next.
fn page(n: usize) -> Made {
    const WORDS: [&str; 24] = [
        "council", "market", "river", "teachers", "budget", "harvest", "road", "clinic",
        "ministry", "school", "election", "bridge", "water", "station", "court", "traders",
        "festival", "rain", "coach", "league", "prices", "workers", "airport", "library",
    ];
    let mut state = n as u64 + 1;
    let mut body = format!("Soldiers and rebels clashed on Tuesday for the {n}th time.");
    for _ in 0..380 {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        body.push(' ');
        body.push_str(WORDS[(state >> 33) as usize % WORDS.len()]);
    }
    made(&format!("wire-{n:06}"), &format!("Clash number {n}"), &body, "clashed")
}

#[test]
#[ignore = "a measurement: cargo test --release -p tidings-store rate -- --ignored --nocapture"]
fn adding_many_small_captures_one_by_one() {
    measure(1);
}

fn measure(batch: usize) {
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let path = folder.path().join("many.db");
    let mut store = on_disk(&path);
    let begun = std::time::Instant::now();
    for first in (0..CAPTURES).step_by(batch) {
        store
            .together::<_, Error>(|store| {
                (first..CAPTURES.min(first + batch))
                    .try_for_each(|n| page(n).add_to(store).map(|_| ()))
            })
            .unwrap();
    }
    let took = begun.elapsed();
    let du = |what: &Path| {
        let said = std::process::Command::new("du").arg("-sk").arg(what).output().unwrap().stdout;
        let said = String::from_utf8(said).unwrap();
        said.split_whitespace().next().unwrap().parse::<usize>().unwrap() * 1024
    };
    let archive = folder.path().join("many.archive");
    println!(
        "{CAPTURES} captures of {} bytes, {batch} at a time: {:.1} s, {:.0} a second; archive {} bytes each, all {} bytes each",
        page(1).capture.bytes.len(),
        took.as_secs_f64(),
        CAPTURES as f64 / took.as_secs_f64(),
        du(&archive) / CAPTURES,
        du(folder.path()) / CAPTURES,
    );
}

#[test]
#[ignore = "a measurement: cargo test --release -p tidings-store rate -- --ignored --nocapture"]
fn adding_many_small_captures_in_batches() {
    measure(64);
}
