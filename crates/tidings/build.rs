//! Lists the sample reports under `corpora/made`, so that `tidings demo` carries them with it.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../..").canonicalize()?;
    println!("cargo::rerun-if-changed=build.rs");
    let mut source = String::from("pub(crate) const SAMPLES: &[(&str, &[u8])] = &[\n");
    for language in ["en", "fr"] {
        let folder = format!("corpora/made/{language}");
        println!("cargo::rerun-if-changed={}", root.join(&folder).display());
        for path in reports(&root.join(&folder))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let origin = format!("{folder}/{name}");
            writeln!(
                source,
                "    ({origin:?}, include_bytes!({:?})),",
                path.display().to_string()
            )?;
        }
    }
    source.push_str("];\n");
    fs::write(Path::new(&std::env::var("OUT_DIR")?).join("samples.rs"), source)?;
    Ok(())
}

/// The reports of a folder in the order of their names; expected records beside them are left out.
fn reports(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "md" || e == "html" || e == "txt") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
