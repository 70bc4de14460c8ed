//! Prints what is taken from files: `cargo run -p tidings-intake --example show -- page.html`

use tidings_intake::{Given, extract, items};

fn main() {
    let inputs: Vec<_> = std::env::args_os().skip(1).map(Into::into).collect();
    for found in items(&inputs) {
        let (document, problems) = match found {
            Ok(item) => extract(&item, &Given::default()),
            Err(problem) => (None, vec![problem]),
        };
        for p in problems {
            println!("! {} [{}] {}", p.origin, p.stage, p.message);
        }
        let Some(d) = document else { continue };
        let day = d.report.published.and_then(|p| p.first);
        println!(
            "= {} {} | {:?} | {:?} | {day:?} | {:?} | {:?} | {}",
            d.report.id.0,
            d.report.origin,
            d.report.publisher,
            d.report.byline,
            d.report.url,
            d.extraction.language,
            d.extraction.extractor,
        );
        for p in &d.extraction.passages {
            println!("[{}] {}", p.kind, p.span.of(&d.extraction.text));
        }
    }
}
