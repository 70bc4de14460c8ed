//! OCHA's administrative units: joined to the divisions that are known, or made places, with their
//! P-codes. Codes and new places are made up.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use tempfile::TempDir;
use tidings_knowledge::{Knowledge, PlaceKind, Summary, build_places, check_dump, places_path};
use tidings_model::PlacePrecision;

const UNITS: &str = "\
ADM0_FR,ADM0_PCODE,ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,ADM3_FR,ADM3_PCODE
Mali,ML,Mopti,ML95,Douentza,ML9503,Zarbouni,ML950399
Mali,ML,Mopti,ML95,Douentza,ML9503,\"Qurba, Nord\",ML950398
Mali,ML,Nouvelle Zarba,ML99,Kortebo,ML9901,Kortebo Centre,ML990101
Mali,ML,Ségou,ML94,Douentza,ML9409,Sanzarba,ML940901
";

const GEOJSON: &str = r#"{"type": "FeatureCollection", "name": "adm2", "features": [
{"type": "Feature", "geometry": {"type": "Polygon", "coordinates":
  [[[-4, 14], [-2, 14], [-2, 16], [-4, 16], [-4, 14]]]},
 "properties": {"adm0_name": "Mali", "iso2": "ML", "adm1_name": "Mopti", "adm1_pcode": "ML95",
  "adm2_name": "Zarbakoro", "adm2_pcode": "ML9577", "area_sqkm": 1.5}},
{"type": "Feature", "geometry": null,
 "properties": {"adm0_name": "Mali", "iso2": "ML", "adm1_name": "Mopti", "adm1_pcode": "ML95",
  "adm2_name": "Douentza", "adm2_pcode": "ML9503", "area_sqkm": 2}}]}"#;

struct Store {
    folder: TempDir,
}

impl Store {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }
    fn db(&self) -> PathBuf {
        self.folder.path().join("sahel.db")
    }
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }
    fn build(&self, inputs: &[PathBuf]) -> Summary {
        build_places(inputs, &places_path(&self.db())).unwrap()
    }
    fn refusal(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let file = self.file(name, content);
        let out = places_path(&self.db());
        let said = build_places(&[file], &out).unwrap_err().to_string();
        assert!(!out.exists());
        said
    }
    fn open(&self) -> Knowledge {
        Knowledge::beside(Some(&self.db())).unwrap()
    }
}

/// P-code of the place of this id, as exactly as `precision` allows.
fn pcode(knowledge: &Knowledge, id: &str, precision: PlacePrecision) -> Option<String> {
    let place = knowledge.places.get(id).unwrap();
    knowledge.places.pcode(&place, precision).map(str::to_owned)
}

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut packed = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut packed);
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    packed.into_inner()
}

/// A workbook of two sheets: a letter, and the rows of a CSV text without quotes.
fn workbook(csv: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const DOC: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut rows = String::new();
    for (n, line) in (1..).zip(csv.lines()) {
        write!(rows, "<row r=\"{n}\">").unwrap();
        for (c, cell) in ('A'..='Z').zip(line.split(',')) {
            write!(rows, "<c r=\"{c}{n}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>").unwrap();
        }
        rows += "</row>";
    }
    let sheet = |rows: &str| {
        format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>")
    };
    let letter = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Read me</t></is></c></row>";
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOC}\"><sheets>\
         <sheet name=\"About\" sheetId=\"1\" r:id=\"r1\"/>\
         <sheet name=\"ADM3\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
    );
    let links = |links: &[(&str, &str, &str)]| {
        let mut xml = String::from(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        );
        for (id, kind, target) in links {
            write!(xml, "<Relationship Id=\"{id}\" Type=\"{DOC}/{kind}\" Target=\"{target}\"/>")
                .unwrap();
        }
        xml + "</Relationships>"
    };
    let root = links(&[("r1", "officeDocument", "xl/workbook.xml")]);
    let sheets = links(&[
        ("r1", "worksheet", "worksheets/sheet1.xml"),
        ("r2", "worksheet", "worksheets/sheet2.xml"),
    ]);
    zip(&[
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &sheets),
        ("xl/worksheets/sheet1.xml", &sheet(letter)),
        ("xl/worksheets/sheet2.xml", &sheet(&rows)),
    ])
}

#[test]
fn a_known_division_gets_its_pcode_and_no_twin() {
    let store = Store::new();
    let summary = store.build(&[store.file("ml.csv", UNITS)]);
    assert_eq!((summary.units_known, summary.skipped_total), (3, 0), "Mopti, Ségou, Douentza");
    let knowledge = store.open();
    assert_eq!(knowledge.places.get("g2453347").unwrap().pcode, Some("ML95"));
    assert_eq!(knowledge.places.get("g7670549").unwrap().pcode, Some("ML9503"));
    assert_eq!(pcode(&knowledge, "g2451477", PlacePrecision::Admin1).as_deref(), Some("ML94"));
    let mopti = knowledge.places.find("Mopti");
    assert_eq!(mopti.iter().filter(|e| e.kind == PlaceKind::Admin1).count(), 1);
}

#[test]
fn a_unit_in_another_division_than_its_namesake_is_a_place_of_its_own() {
    let store = Store::new();
    store.build(&[store.file("ml.csv", UNITS)]);
    let knowledge = store.open();
    let twin = knowledge.places.get("o-adm2-ML-ML9409").unwrap();
    assert_eq!((twin.name, twin.admin1, twin.kind), ("Douentza", Some("Ségou"), PlaceKind::Admin2));
}

#[test]
fn a_new_unit_is_a_place_with_its_parents_and_without_a_point_of_its_own() {
    let store = Store::new();
    store.build(&[store.file("ml.csv", UNITS)]);
    let knowledge = store.open();
    let unit = knowledge.places.find("Qurba Nord").remove(0);
    assert_eq!(unit.id, "o-adm3-ML-ML950398");
    assert_eq!((unit.name, unit.country, unit.kind), ("Qurba, Nord", "ML", PlaceKind::Admin3));
    assert_eq!((unit.admin1, unit.admin2), (Some("Mopti"), Some("Douentza Cercle")));
    let cercle = knowledge.places.get("g7670549").unwrap();
    assert!(unit.point_is_borrowed && unit.point == cercle.point);
    let region = knowledge.places.get("o-adm1-ML-ML99").unwrap();
    assert_eq!((region.admin1, region.kind), (Some("Nouvelle Zarba"), PlaceKind::Admin1));
    let inside = knowledge.places.get("o-adm2-ML-ML9901").unwrap();
    assert_eq!(inside.admin1, Some("Nouvelle Zarba"));
}

#[test]
fn a_town_has_the_pcode_of_the_smallest_unit_that_is_sure() {
    let store = Store::new();
    store.build(&[store.file("ml.csv", UNITS)]);
    let knowledge = store.open();
    let bonis = knowledge.places.find("Boni");
    let boni = bonis.iter().find(|e| e.admin2 == Some("Douentza Cercle")).unwrap();
    let code = |precision| pcode(&knowledge, &boni.id, precision);
    assert_eq!(code(PlacePrecision::Settlement).as_deref(), Some("ML9503"));
    assert_eq!(code(PlacePrecision::Near).as_deref(), Some("ML9503"));
    assert_eq!(code(PlacePrecision::Admin1).as_deref(), Some("ML95"));
    assert_eq!(code(PlacePrecision::Country), None);
    let builtin = Knowledge::builtin().unwrap();
    assert_eq!(pcode(&builtin, &boni.id, PlacePrecision::Settlement), None, "nobody gave one");
}

#[test]
fn a_town_of_a_dump_is_put_in_its_commune_by_its_codes() {
    let row = |id: u32, name: &str, class: &str, code: &str, codes: &str| {
        format!("{id}\t{name}\t{name}\t\t15.1\t-1.7\t{class}\t{code}\tML\t\t{codes}\t0\t\t\tx\ty\n")
    };
    let dump = row(9900011, "Mopti Region", "A", "ADM1", "04\t\t\t")
        + &row(9900012, "Douentza", "A", "ADM2", "04\t77\t\t")
        + &row(9900013, "Zarbouni", "A", "ADM3", "04\t77\t1\t")
        + &row(9900014, "Zarbouni Marché", "P", "PPL", "04\t77\t1\t")
        + &row(9900015, "Zarbouni Route", "P", "PPL", "04\t77\t2\t")
        + &row(9900016, "Zarbouni Puits", "P", "PPL", "04\t\t\t");
    let store = Store::new();
    let inputs = [store.file("ml.csv", UNITS), store.file("ML.txt", dump)];
    store.build(&inputs);
    let knowledge = store.open();
    let commune = knowledge.places.find("Zarbouni").remove(0);
    assert_eq!((commune.id.as_str(), commune.pcode), ("g9900013", Some("ML950399")));
    let code = |id, precision| pcode(&knowledge, id, precision);
    let town = code("g9900014", PlacePrecision::Settlement);
    assert_eq!(town.as_deref(), Some("ML950399"));
    let near = code("g9900014", PlacePrecision::Near);
    assert_eq!(near.as_deref(), Some("ML9503"), "near the town may be the next commune");
    let other = code("g9900015", PlacePrecision::Settlement);
    assert_eq!(other.as_deref(), Some("ML9503"), "a commune that nobody knows");
    let region = code("g9900016", PlacePrecision::Settlement);
    assert_eq!(region.as_deref(), Some("ML95"), "its region goes by another form of the name");
}

#[test]
fn geojson_gives_the_middle_of_its_areas() {
    let store = Store::new();
    for name in ["ml.geojson", "ml.json"] {
        let summary = store.build(&[store.file(name, GEOJSON)]);
        assert_eq!((summary.units_known, summary.units_new), (2, 1));
        let knowledge = store.open();
        let unit = knowledge.places.get("o-adm2-ML-ML9577").unwrap();
        assert_eq!((unit.point.lat, unit.point.lon), (15.0, -3.0));
        assert_eq!((unit.name, unit.point_is_borrowed), ("Zarbakoro", false));
        assert_eq!(knowledge.places.get("g7670549").unwrap().pcode, Some("ML9503"));
    }
}

#[test]
fn columns_of_points_of_semicolons_and_of_older_files_are_read() {
    let store = Store::new();
    let csv = "admin0Name_fr;admin1Name_fr;admin1Pcode;admin2Name_ar;admin2Name_fr;admin2Pcode;\
               admin2AltName1_fr;x_coord;y_coord\n\
               Mali;Mopti;ML95;زربة;Zarbakoro;ML9577;Zarba Koura;-3,25;14,5\n";
    store.build(&[store.file("ml.csv", format!("\u{feff}{csv}"))]);
    let knowledge = store.open();
    let unit = knowledge.places.find("Zarba Koura").remove(0);
    assert_eq!((unit.name, unit.pcode), ("Zarbakoro", Some("ML9577")));
    assert_eq!((unit.point.lat, unit.point.lon), (14.5, -3.25));
    assert_eq!(knowledge.places.find("زربة")[0].id, unit.id);
}

#[test]
fn archives_and_workbooks_are_read() {
    let plain = UNITS.replace("\"Qurba, Nord\"", "Qurba Nord");
    let packed = [
        ("ml.zip", zip(&[("readme.txt", "Dear user,"), ("ml/adm3.csv", &plain)])),
        ("ml.xlsx", workbook(&plain)),
        ("ml2.zip", zip(&[("notes.csv", "a,b\n"), ("ml_adm3.csv", &plain)])),
    ];
    for (name, bytes) in packed {
        let store = Store::new();
        let summary = store.build(&[store.file(name, bytes)]);
        assert_eq!((summary.units_known, summary.units_new), (3, 7), "{name}");
        assert_eq!(summary.skipped_total, usize::from(name == "ml2.zip"), "{name}");
        assert_eq!(store.open().places.find("Qurba Nord")[0].pcode, Some("ML950398"));
    }
}

#[test]
fn a_dump_in_its_archive_is_read_and_checked() {
    let dump = "9900001\tKidal Ville\t\t\t18.44\t1.41\tP\tPPLA\tML\t\t10\t\t\t\t1\t\t\tx\ty\n";
    let store = Store::new();
    let path = store.file("ML.zip", zip(&[("ML.txt", dump), ("readme.txt", "x")]));
    assert_eq!(store.build(std::slice::from_ref(&path)).places, 1);
    assert_eq!(check_dump(&path, "ML").unwrap(), 1);
    assert!(check_dump(&path, "BF").unwrap_err().to_string().contains("no BF.txt"));
    let other = store.file("BF.zip", zip(&[("BF.txt", dump)]));
    assert!(check_dump(&other, "BF").unwrap_err().to_string().contains("no place of that country"));
}

#[test]
fn a_damaged_archive_says_what_to_do_and_adds_nothing() {
    let store = Store::new();
    let whole = zip(&[("ml.csv", &UNITS.repeat(50))]);
    let cut = store.refusal("cut.zip", &whole[..whole.len() / 2]);
    assert!(cut.contains("cut.zip") && cut.contains("download or copy it again"), "{cut}");
    let mut changed = whole.clone();
    changed[80] ^= 0x55;
    let changed = store.refusal("changed.zip", changed);
    assert!(changed.contains("download or copy it again"), "{changed}");
    let text = store.refusal("text.zip", "Dear editor,");
    assert!(text.contains("no zip archive"), "{text}");
}

#[test]
fn bad_columns_say_what_is_needed() {
    let store = Store::new();
    for (name, content, wanted) in [
        ("a.csv", "ADM0_EN,ADM1_EN\nMali,Mopti\n".to_owned(), "such as `ADM1_PCODE`"),
        ("b.csv", "ADM1_EN,ADM1_PCODE,ADM2_PCODE\nMopti,ML95,ML9503\n".to_owned(), "`ADM2_EN`"),
        ("c.csv", "name,lat\nX,1\n".to_owned(), "does not name a column `id`"),
        ("d.geojson", GEOJSON.replace("pcode", "code"), "without P-codes"),
        ("e.geojson", GEOJSON[..400].to_owned(), "no whole GeoJSON file"),
        ("f.json", "{\"a\": 1}".to_owned(), "without `features`"),
        ("g.xlsx", "Dear editor,".to_owned(), "save its sheet of units as `CSV UTF-8`"),
    ] {
        let said = store.refusal(name, content);
        assert!(said.contains(wanted), "{said}");
    }
    let sheet = store.refusal("h.xlsx", workbook("code,name\nx,y\n"));
    assert!(sheet.contains("none of its sheets"), "{sheet}");
}

#[test]
fn a_bad_row_is_named_and_left_out() {
    let head = "ADM1_FR,ADM1_PCODE,ADM0_FR,lat,lon\n";
    let rows: &[(&[u8], &str)] = &[
        (b"Zarba,,Mali,,", "no P-code"),
        (b",ML91,Mali,,", "no name for ML91"),
        (b"Zarba,QQ91,Zarbaland,,", "no known country"),
        (b"Zarba,ML91,Mali,1600000,520000", "give degrees"),
        (b"S\xe9gou,ML94,Mali,,", "`CSV UTF-8`"),
    ];
    let store = Store::new();
    let mut bytes = head.as_bytes().to_vec();
    for (row, _) in rows {
        bytes.extend(*row);
        bytes.push(b'\n');
    }
    let summary = store.build(&[store.file("ml.csv", bytes)]);
    assert_eq!((summary.skipped_total, summary.places), (rows.len(), 0));
    for ((n, skipped), (_, what)) in (2..).zip(&summary.skipped).zip(rows) {
        assert_eq!(skipped.line, n);
        assert!(skipped.what.contains(what), "{}", skipped.what);
    }
}

#[test]
fn the_same_units_make_the_same_bytes() {
    let store = Store::new();
    let inputs = [store.file("ml.csv", UNITS), store.file("ml.geojson", GEOJSON)];
    store.build(&inputs);
    let first = fs::read(places_path(&store.db())).unwrap();
    store.build(&inputs);
    assert_eq!(fs::read(places_path(&store.db())).unwrap(), first);
}
