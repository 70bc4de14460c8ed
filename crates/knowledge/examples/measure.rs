//! Times.
use std::path::PathBuf;
use std::time::Instant;
use tidings_knowledge::*;
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let t = Instant::now();
    let k = Knowledge::builtin()?;
    println!("builtin {:?} places {} actors {}", t.elapsed(), k.places.len(), k.actors.all().len());
    let names = [
        "Kidal",
        "Tinzaouatine",
        "Khan Younis",
        "Zzz",
        "San Juan",
        "région de Kidal",
        "Bakhmut",
        "El-Fasher",
    ];
    let t = Instant::now();
    let mut n = 0;
    for i in 0..200_000 {
        n += k.places.find(names[i % 8]).len();
    }
    println!("find {:.0}/s {n}", 200_000.0 / t.elapsed().as_secs_f64());
    let t = Instant::now();
    for i in 0..1_000_000 {
        n += usize::from(k.places.has_prefix(["kidalreg", "zzzzz", "gourma", "sanj"][i % 4]));
    }
    println!("has_prefix {:.0}/s {n}", 1e6 / t.elapsed().as_secs_f64());
    let t = Instant::now();
    for i in 0..20_000 {
        n += k
            .places
            .find_loose(["Tinzawatine", "Mohammed", "Ramadane", "Abou Chouke"][i % 4])
            .len();
    }
    println!("find_loose {:.0}/s {n}", 2e4 / t.elapsed().as_secs_f64());
    let t = Instant::now();
    k.places.verify()?;
    println!("verify {:?}", t.elapsed());
    let out = PathBuf::from("/tmp/pk/x.places");
    std::fs::create_dir_all("/tmp/pk")?;
    let t = Instant::now();
    let mut inputs = vec![PathBuf::from("/work/shared/places/places.tsv.zst")];
    let s = build_places(&inputs, &out)?;
    println!(
        "pack {:?} {} places {} names {} bytes, skipped {}",
        t.elapsed(),
        s.places,
        s.names,
        s.bytes,
        s.skipped_total
    );
    let t = Instant::now();
    inputs.clear();
    for c in ["ML", "NE", "BF"] {
        inputs.push(format!("/work/shared/places/dumps/{c}.txt.xz").into());
    }
    let s = build_places(&inputs, "/tmp/pk/y.places".as_ref())?;
    println!(
        "dumps {:?} {} places {} bytes, skipped {} {:?}",
        t.elapsed(),
        s.places,
        s.bytes,
        s.skipped_total,
        s.skipped.first()
    );
    let t = Instant::now();
    let k = Knowledge::beside(Some("/tmp/pk/x.db".as_ref()))?;
    println!("beside {:?} {}", t.elapsed(), k.edition());
    let k2 = Knowledge::beside(Some("/tmp/pk/y.db".as_ref()))?;
    println!(
        "{:?}",
        k2.places
            .find("Anefis")
            .iter()
            .map(|e| (e.id.clone(), e.admin1, e.admin2, e.kind))
            .collect::<Vec<_>>()
    );
    for n in ["Mohammed", "Ramadane", "Acherif", "Lyammouri", "Reuters", "Government"] {
        println!(
            "{n}: {:?}",
            k.places.find_loose(n).iter().map(|e| (e.name, e.country)).collect::<Vec<_>>()
        );
    }
    Ok(())
}
