//! What the program carries with it: the sample reports under `corpora/made`, and the desk's pages
//! under `web`, made by Vite where Node.js is there.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../..").canonicalize()?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    fs::write(out.join("samples.rs"), samples(&root)?)?;
    let pages = match make_pages(&root.join("web"), &out.join("pages")) {
        Ok(folder) => Some(folder),
        Err(why) => {
            println!("cargo::warning=the desk will have no pages: {why}");
            None
        }
    };
    fs::write(out.join("pages.rs"), pages_source(pages.as_deref())?)?;
    Ok(())
}

fn samples(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("pub(crate) const SAMPLES: &[(&str, &[u8])] = &[\n");
    for language in ["en", "fr"] {
        let folder = format!("corpora/made/{language}");
        println!("cargo::rerun-if-changed={}", root.join(&folder).display());
        for path in reports(&root.join(&folder))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            include(&mut source, &format!("{folder}/{name}"), &path)?;
        }
    }
    source.push_str("];\n");
    Ok(source)
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

/// Builds the pages; an error says what was missing, and the program is built without them.
fn make_pages(web: &Path, out: &Path) -> Result<PathBuf, String> {
    println!("cargo::rerun-if-env-changed=TIDINGS_PAGES");
    for part in ["src", "index.html", "package-lock.json", "vite.config.ts", "public"] {
        let path = web.join(part);
        if path.exists() {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }
    // Pages made elsewhere, or none while only the Rust side is worked on.
    if let Ok(given) = std::env::var("TIDINGS_PAGES") {
        let folder = PathBuf::from(given);
        let made = folder.join("index.html").is_file();
        return if made { Ok(folder) } else { Err("TIDINGS_PAGES names no pages".to_owned()) };
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = |args: &[&str]| {
        let done = Command::new(npm).args(args).current_dir(web).output();
        let done = done.map_err(|_| "npm was not found; install Node.js 20 or later".to_owned())?;
        if done.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&done.stderr);
        let said = said.lines().chain(std::str::from_utf8(&done.stdout).unwrap_or("").lines());
        let said: Vec<&str> = said.filter(|l| !l.trim().is_empty()).take(4).collect();
        Err(format!("`npm {}` failed: {}", args.join(" "), said.join(" | ")))
    };
    let lock = web.join("package-lock.json");
    let installed = web.join("node_modules/.package-lock.json");
    if newer(&lock, &installed) {
        run(&["ci", "--no-audit", "--no-fund"])?;
    }
    let folder = out.to_string_lossy();
    run(&["run", "build", "--", "--outDir", &folder, "--emptyOutDir"])?;
    Ok(out.to_owned())
}

/// Whether `a` was changed after `b` was made, or `b` was never made.
fn newer(a: &Path, b: &Path) -> bool {
    let time = |p: &Path| fs::metadata(p).and_then(|m| m.modified()).ok();
    time(b).is_none_or(|made| time(a).is_some_and(|changed| changed > made))
}

fn pages_source(folder: Option<&Path>) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("const PAGES: &[Page] = &[\n");
    if let Some(folder) = folder {
        let mut files = Vec::new();
        below(folder, &mut files)?;
        files.sort();
        for path in files {
            let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            let small = packed(&path, &name)?;
            writeln!(
                source,
                "    Page {{ name: {name:?}, bytes: include_bytes!({:?}), packed: include_bytes!({:?}) }},",
                path.display().to_string(),
                small.display().to_string()
            )?;
        }
    }
    source.push_str("];\n");
    Ok(source)
}

/// The file in Brotli, as every browser reads it: packed once here rather than for each visitor.
fn packed(path: &Path, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = PathBuf::from(std::env::var("OUT_DIR")?).join("packed");
    let to = folder.join(format!("{}.br", name.replace('/', "-")));
    if newer(path, &to) {
        fs::create_dir_all(&folder)?;
        let parameters =
            brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        let mut bytes = Vec::new();
        brotli::BrotliCompress(&mut fs::File::open(path)?, &mut bytes, &parameters)?;
        fs::write(&to, bytes)?;
    }
    Ok(to)
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            below(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn include(source: &mut String, name: &str, path: &Path) -> std::fmt::Result {
    writeln!(source, "    ({name:?}, include_bytes!({:?})),", path.display().to_string())
}
