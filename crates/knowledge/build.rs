//! Makes the built-in place index and the list of actor tables from `data/`, once per change.

#[path = "src/fold.rs"]
#[allow(unused, unreachable_pub, reason = "shared with the crate")]
mod fold;
#[path = "src/index_write.rs"]
#[allow(unused, unreachable_pub, reason = "shared with the crate")]
mod index_write;
#[path = "src/place_kind.rs"]
#[allow(unused, unreachable_pub, reason = "shared with the crate")]
mod place_kind;
#[path = "src/place_row.rs"]
#[allow(unused, unreachable_pub, reason = "shared with the crate")]
mod place_row;

use place_row::Row;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// A place of the world table with fewer inhabitants is not found by loose keys: a misspelt name
/// in a report of conflict rarely means a hamlet elsewhere.
const LOOSE_MIN_POPULATION: u32 = 5_000;

fn main() -> Result<(), Box<dyn Error>> {
    let data =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../data").canonicalize()?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    for shared in ["fold", "index_write", "place_kind", "place_row"] {
        println!("cargo::rerun-if-changed=src/{shared}.rs");
    }
    let mut rows = countries(&data.join("countries.csv"))?;
    let places = data.join("places");
    rows.extend(table(&places.join("admin.tsv"), false, 0)?);
    for file in listing(&places.join("curated"), "tsv")? {
        rows.extend(table(&file, true, 0)?);
    }
    rows.extend(table(&places.join("villages.tsv.zst"), false, 0)?);
    rows.extend(table(&places.join("world.tsv.zst"), false, LOOSE_MIN_POPULATION)?);
    let (index, _) = index_write::write_index(rows)?;
    fs::write(out.join("builtin.places"), index)?;
    fs::write(out.join("tables.rs"), actor_tables(&data)?)?;
    Ok(())
}

/// The files of a folder with an extension, in the order of their names. A new file needs no
/// change of code: cargo watches the folder.
fn listing(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|f| f.map(|f| f.path()))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .filter(|f| f.extension().is_some_and(|e| e == extension))
        .collect();
    files.sort();
    Ok(files)
}

/// The rows of one table; a line that cannot be read stops the build and is named.
fn table(path: &Path, curated: bool, loose_from: u32) -> Result<Vec<Row>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let text = if path.extension().is_some_and(|e| e == "zst") {
        String::from_utf8(zstd::decode_all(&bytes[..])?)?
    } else {
        String::from_utf8(bytes)?
    };
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with('#') || line.starts_with("id\t") || line.is_empty() {
            continue;
        }
        let mut row = Row::parse(line)
            .map_err(|e| format!("{}: line {number} {e}: {line}", path.display()))?;
        row.curated = curated;
        row.loose = row.population >= loose_from;
        rows.push(row);
    }
    Ok(rows)
}

/// Every country of `countries.csv` as a place. Rows that cannot be read are left to the crate's
/// own reader, which names them.
fn countries(path: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path)?;
    let headers = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let get = |name: &str| {
            headers.iter().position(|h| h == name).and_then(|i| record.get(i)).unwrap_or("")
        };
        let names = format!("{}|{}", get("names_en"), get("names_fr"));
        let (Ok(country), Ok(lat), Ok(lon)) = (
            place_row::parse_country(get("iso2")),
            place_row::parse_degrees(get("lat"), 90.0),
            place_row::parse_degrees(get("lon"), 180.0),
        ) else {
            continue;
        };
        let id = match get("geonameid") {
            "" => format!("o-{}", get("iso2").to_lowercase()),
            number => format!("g{number}"),
        };
        rows.push(Row {
            id,
            country,
            class: b'A',
            code: "PCLI".to_owned(),
            lat,
            lon,
            population: 0,
            admin1: None,
            admin2: None,
            pcode: None,
            names: place_row::split_names(&names, '|'),
            curated: true,
            loose: true,
            borrowed: false,
        });
    }
    Ok(rows)
}

/// Rust source of a slice of `(file name, text)`: the actor tables and the countries.
fn actor_tables(data: &Path) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("pub(crate) const ACTOR_TABLES: &[(&str, &str)] = &[\n");
    for file in listing(&data.join("actors"), "csv")? {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        source += &format!("    ({:?}, include_str!({:?})),\n", format!("actors/{name}"), file);
    }
    source += "];\npub(crate) const COUNTRY_TABLE: (&str, &str) = (\"countries.csv\", ";
    source += &format!("include_str!({:?}));\n", data.join("countries.csv"));
    Ok(source)
}
