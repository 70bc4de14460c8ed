//! Looks.
use std::time::Instant;
use tidings_knowledge::*;
fn main() -> Result<(), Box<dyn std::error::Error>> {
    for _ in 0..3 {
        let t = Instant::now();
        let k = Knowledge::builtin()?;
        println!("{:?} {}", t.elapsed(), k.places.len());
    }
    let k = Knowledge::builtin()?;
    for n in std::env::args().skip(1) {
        println!(
            "{n}: {:?}",
            k.places
                .find(&n)
                .iter()
                .take(8)
                .map(|e| format!(
                    "{} {} {} {:?} {:?}/{:?} {:.2},{:.2} {}{}",
                    e.id,
                    e.name,
                    e.country,
                    e.kind,
                    e.admin1.unwrap_or("-"),
                    e.admin2.unwrap_or("-"),
                    e.point.lat,
                    e.point.lon,
                    e.population,
                    if e.curated { "*" } else { "" }
                ))
                .collect::<Vec<_>>()
        );
    }
    Ok(())
}
