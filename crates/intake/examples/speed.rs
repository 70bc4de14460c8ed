//! How many reports a second one core extracts from the given files, by form:
//! `cargo run --release -p tidings-intake --example speed -- corpora/made crates/intake/tests/pages`

use std::time::{Duration, Instant};
use tidings_intake::{Form, Given, Item, extract, items};

fn main() {
    let inputs: Vec<_> = std::env::args_os().skip(1).map(Into::into).collect();
    let found: Vec<Item> = items(&inputs).filter_map(Result::ok).collect();
    for form in [Form::Html, Form::Markdown, Form::Plain, Form::JsonLine] {
        let chosen: Vec<&Item> = found.iter().filter(|i| i.form == form).collect();
        if chosen.is_empty() {
            continue;
        }
        let bytes: usize = chosen.iter().map(|i| i.bytes.len()).sum();
        let (start, mut rounds) = (Instant::now(), 0);
        while start.elapsed() < Duration::from_secs(3) {
            for item in &chosen {
                std::hint::black_box(extract(item, &Given::default()));
            }
            rounds += 1;
        }
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{form:?}: {} files of {} bytes on average, {:.0} reports/s, {:.1} MB/s",
            chosen.len(),
            bytes / chosen.len(),
            (rounds * chosen.len()) as f64 / seconds,
            (rounds * bytes) as f64 / seconds / 1e6,
        );
    }
}
