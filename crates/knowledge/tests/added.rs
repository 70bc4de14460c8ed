//! Files a user adds beside a store: place indexes and actors, and what happens when they are bad.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tidings_knowledge::{Error, Knowledge, PlaceKind, Summary, build_places, places_path};

const DUMP: &str = "\
9900001\tKidal Ville\tKidal Ville\tKidal-Ville,كيدال\t18.44\t1.41\tP\tPPLA\tML\t\t10\t7701465\t\t\t25969\t\t470\tAfrica/Bamako\t2020-01-01
9900002\tRégion Neuve\tRegion Neuve\t\t19\t2\tA\tADM1\tML\t\t10\t\t\t\t0\t\t\tAfrica/Bamako\t2020-01-01
9900003\tCercle Neuf\tCercle Neuf\t\t19\t2\tA\tADM2\tML\t\t10\t7701465\t\t\t0\t\t\tAfrica/Bamako\t2020-01-01
";
const PACK: &str = "\
g2455290\tML\tP\tPPLA\t18.44110\t1.40780\t25969\tc500\tKidal-la-Neuve|Kidal
w990004\tML\tP\tPPL\t19.1\t1.2\t0\twof\tZzahouten
not a place at all
g9900005\tML\tP\tPPL\t190\t1.2\t0\twof\tToo Far North
";
const CSV: &str = "\
# my own
id,name,country,admin1,admin2,lat,lon,names
o-mine-1,\"Camp Zzulu, north\",ML,Kidal,,19.5,1.5,Zzulu camp|base Zzulu
";

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
    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }
    fn build(&self, inputs: &[PathBuf]) -> Summary {
        build_places(inputs, &places_path(&self.db())).unwrap()
    }
    fn open(&self) -> Result<Knowledge, Error> {
        Knowledge::beside(Some(&self.db()))
    }
}

fn gz(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

fn xz(text: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    lzma_rs::xz_compress(&mut text.as_bytes(), &mut packed).unwrap();
    packed
}

#[test]
fn a_dump_is_read_with_its_divisions() {
    let store = Store::new();
    for (name, content) in
        [("ML.txt", DUMP.as_bytes().to_vec()), ("ML.txt.gz", gz(DUMP)), ("ML.txt.xz", xz(DUMP))]
    {
        let summary = store.build(&[store.file(name, &content)]);
        assert_eq!((summary.places, summary.skipped_total), (3, 0), "{name}");
        let knowledge = store.open().unwrap();
        let kidal = knowledge.places.get("g9900001").unwrap();
        assert_eq!((kidal.name, kidal.country), ("Kidal Ville", "ML"));
        assert_eq!((kidal.admin1, kidal.admin2), (Some("Région Neuve"), Some("Cercle Neuf")));
        assert_eq!((kidal.kind, kidal.population), (PlaceKind::Settlement, 25_969));
    }
}

#[test]
fn a_pack_is_read_and_an_unreadable_line_is_named_and_skipped() {
    let store = Store::new();
    let packed = zstd::encode_all(PACK.as_bytes(), 3).unwrap();
    let summary = store.build(&[store.file("places.tsv.zst", &packed)]);
    assert_eq!(summary.places, 2);
    let skipped: Vec<_> = summary.skipped.iter().map(|s| (s.line, s.what.as_str())).collect();
    assert_eq!(
        skipped,
        [
            (3, "has 1 columns, not 9"),
            (4, "has the coordinate `190`, which is not a number within ±90")
        ]
    );
    assert_eq!(store.open().unwrap().places.find("Zzahouten")[0].id, "w990004");
}

#[test]
fn an_own_csv_is_read_with_quoted_names() {
    let store = Store::new();
    let summary = store.build(&[store.file("mine.csv", CSV.as_bytes())]);
    assert_eq!((summary.places, summary.skipped_total), (1, 0));
    let knowledge = store.open().unwrap();
    let found = knowledge.places.find("base zzulu");
    assert_eq!(found[0].name, "Camp Zzulu, north");
    assert_eq!((found[0].id.as_str(), found[0].admin1), ("o-mine-1", Some("Kidal")));
}

#[test]
fn an_added_name_of_a_known_place_finds_the_known_place() {
    let store = Store::new();
    store.build(&[store.file("places.tsv", PACK.as_bytes())]);
    let knowledge = store.open().unwrap();
    let found = knowledge.places.find("Kidal la Neuve");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].id.as_str(), found[0].admin1), ("g2455290", Some("Kidal")));
    let kidal = knowledge.places.find("Kidal");
    assert_eq!(kidal.iter().filter(|e| e.id == "g2455290").count(), 1, "no id twice");
}

#[test]
fn the_same_files_make_the_same_bytes_and_the_edition_names_them() {
    let store = Store::new();
    let inputs = [store.file("a.tsv", PACK.as_bytes()), store.file("b.csv", CSV.as_bytes())];
    store.build(&inputs);
    let first = fs::read(places_path(&store.db())).unwrap();
    let edition = store.open().unwrap().edition().to_owned();
    store.build(&inputs);
    assert_eq!(fs::read(places_path(&store.db())).unwrap(), first);
    assert!(edition.starts_with("2026-11+"), "{edition}");
    assert_ne!(Knowledge::builtin().unwrap().edition(), edition);
}

/// What opening says about an index changed by `spoil`.
fn refusal(spoil: impl FnOnce(&mut Vec<u8>)) -> String {
    let store = Store::new();
    store.build(&[store.file("a.tsv", PACK.as_bytes())]);
    let path = places_path(&store.db());
    let mut bytes = fs::read(&path).unwrap();
    spoil(&mut bytes);
    fs::write(&path, bytes).unwrap();
    match store.open() {
        Ok(knowledge) => knowledge.places.verify().err().map_or(String::new(), |e| e.to_string()),
        Err(e) => e.to_string(),
    }
}

#[test]
fn a_cut_or_changed_index_is_refused_with_advice() {
    let advice = "run `tidings places add FILE…` again";
    let cut = refusal(|b| b.truncate(b.len() - 7));
    assert!(cut.contains("cut short") && cut.contains(advice), "{cut}");
    let header = refusal(|b| b[25] ^= 1);
    assert!(header.contains("header") && header.contains(advice), "{header}");
    let body = refusal(|b| b[200] ^= 1);
    assert!(body.contains("checksum") && body.contains(advice), "{body}");
    let stump = refusal(|b| b.truncate(20));
    assert!(stump.contains("not a place index"), "{stump}");
    let other = refusal(|b| b[..8].copy_from_slice(b"SQLite f"));
    assert!(other.contains("not a place index"), "{other}");
    assert_eq!(refusal(|_| ()), "");
}

#[test]
fn a_newer_index_asks_for_a_newer_program() {
    let said = refusal(|b| b[8] = 99);
    assert!(said.contains("version 99") && said.contains("update tidings"), "{said}");
}

#[test]
fn a_file_in_no_known_form_is_refused_with_the_forms() {
    let store = Store::new();
    let out = places_path(&store.db());
    for (name, content) in [("a.txt", "a\tb\tc\n"), ("b.csv", "name,lat\nX,1\n")] {
        let said = build_places(&[store.file(name, content.as_bytes())], &out).unwrap_err();
        assert!(said.to_string().contains("GeoNames country dump"), "{said}");
    }
    let said = build_places(&[PathBuf::from("/nowhere/ML.txt")], &out).unwrap_err();
    assert!(said.to_string().contains("check that the file exists"), "{said}");
    assert!(!out.exists());
}

const ACTORS: &str = "id,label,kind,country,from,to,names,ties,acled,ucdp,cameo\n";

fn with_actors(row: &str) -> Result<Knowledge, Error> {
    let store = Store::new();
    store.file("sahel.actors.csv", format!("{ACTORS}{row}\n").as_bytes());
    store.open()
}

#[test]
fn an_added_actor_is_found_by_its_names() {
    let row = "my-front,Front Test,rebel,ML|NE,2012-03,2019,en:Test Front|fr:front d'essai|FT,\
               ally_of:my-front:2013:2014,Front Test (Mali),,";
    let knowledge = with_actors(row).unwrap();
    let found = knowledge.actors.find("Front d’Essai");
    assert_eq!(found[0].id, "my-front");
    assert_eq!(found[0].to.unwrap().to_string(), "2019-12-31");
    assert_eq!(found[0].ties[0].relation, "ally_of");
    assert_eq!(knowledge.actors.find("FT").len(), 1);
}

#[test]
fn a_bad_actor_row_is_named_with_its_line() {
    for (row, what) in [
        ("x,X,army,ML,,,X,,,,", "`army` is no kind of actor"),
        ("x,X,rebel,Mali,,,X,,,,", "`Mali` is no country code"),
        ("x,X,rebel,ML,next year,,X,,,,", "`next year` is no date"),
        ("x,X,rebel,ML,2015,2014,X,,,,", "ends before it begins"),
        ("x,X,rebel,ML,,,X,ally,,,", "the tie `ally`"),
        ("x,X,rebel,ML", "it has 4 columns, not 11"),
        (",X,rebel,ML,,,X,,,,", "the column id is empty"),
    ] {
        let Err(said) = with_actors(row) else { panic!("{row}") };
        let said = said.to_string();
        assert!(said.contains(what) && said.contains("line 2"), "{said}");
        assert!(said.contains("correct the row"), "{said}");
    }
}

#[test]
fn a_store_without_files_has_the_builtin_knowledge() {
    let knowledge = Knowledge::beside(Some(Path::new("/nowhere/at-all.db"))).unwrap();
    assert_eq!(knowledge.edition(), "2026-11");
    assert_eq!(Knowledge::beside(None).unwrap().edition(), "2026-11");
}
