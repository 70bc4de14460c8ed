//! `tidings places add`: countries by their codes from a server, archives, and P-codes down to the
//! record. The server is of this test and listens on this machine only.

use crate::support::{MARKET, Place, Ran};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread::JoinHandle;

/// Codes are made up.
const UNITS: &str = "ADM0_FR,ADM0_PCODE,ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,ADM3_FR,ADM3_PCODE\n\
    Mali,ML,Mopti,ML95,Douentza,ML9503,Zarbouni,ML950399\n";

/// One feature, with P-codes down to a new third-order unit.
const GEOJSON: &str = r#"{"type": "FeatureCollection", "features": [{"type": "Feature",
    "geometry": {"type": "Polygon",
        "coordinates": [[[-2, 15], [-1, 15], [-1, 16], [-2, 16], [-2, 15]]]},
    "properties": {"ADM0_PCODE": "ML", "ADM1_FR": "Mopti", "ADM1_PCODE": "ML95",
        "ADM2_FR": "Douentza", "ADM2_PCODE": "ML9503", "ADM3_FR": "Zarbouni",
        "ADM3_PCODE": "ML950399"}}]}"#;

fn dump_row(id: u32, name: &str, country: &str) -> String {
    format!("{id}\t{name}\t{name}\t\t18.44\t1.41\tP\tPPL\t{country}\t\t\t\t\t\t100\t\t\tx\ty\n")
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut packed = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut packed);
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    packed.into_inner()
}

fn mali() -> Vec<u8> {
    zipped(&[("readme.txt", "Dear user,"), ("ML.txt", &dump_row(9_900_001, "Qurbazeen", "ML"))])
}

/// An answer with this length, as the server would say it, and this body.
fn answer(status: &str, length: usize, body: &[u8]) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

fn good(body: &[u8]) -> Vec<u8> {
    answer("200 OK", body.len(), body)
}

/// A server that gives these answers, one for each request; the paths it was asked for.
fn server(answers: Vec<Vec<u8>>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}/dump", listener.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let mut asked = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            let mut byte = [0];
            while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() == 1 {
                request.push(byte[0]);
            }
            let request = String::from_utf8(request).unwrap();
            asked.push(request.split(' ').nth(1).unwrap().to_owned());
            let _ = stream.write_all(&answer);
        }
        asked
    });
    (base, asked)
}

fn add(place: &Place, what: &[&str], base: &str) -> Ran {
    let args = ["places", "add", "--db", "x.db", "--from", base];
    place.run(args.iter().chain(what))
}

/// Adds `ML` from a server with this answer, which must fail and leave nothing behind.
fn refusal(answer: Vec<u8>) -> String {
    let place = Place::new();
    let (base, asked) = server(vec![answer]);
    let ran = add(&place, &["ML"], &base);
    asked.join().unwrap();
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(std::fs::read_dir(place.path("")).unwrap().count(), 0, "nothing is half added");
    ran.err
}

#[test]
fn a_country_is_downloaded_by_its_code_and_kept_beside_the_store() {
    let place = Place::new();
    let faso = zipped(&[("BF.txt", &dump_row(9_900_002, "Zarbaville", "BF"))]);
    let (base, asked) = server(vec![good(&mali()), good(&faso)]);
    let ran = add(&place, &["ML", "bf"], &base);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(asked.join().unwrap(), ["/dump/ML.zip", "/dump/BF.zip"]);
    assert!(ran.err.contains("GeoNames, licence CC BY 4.0"), "{}", ran.err);
    assert!(ran.text().contains("2 places"), "{}", ran.text());
    for (name, id) in [("Qurbazeen", "g9900001"), ("Zarbaville", "g9900002")] {
        let found = place.json(["places", "find", name, "--json", "--db", "x.db"]);
        assert_eq!(found[0]["place_id"], id);
    }
    // What was downloaded is made part of the next index without a network.
    place.write("units.csv", UNITS);
    place.out(["places", "add", "units.csv", "--db", "x.db"]);
    let found = place.json(["places", "find", "Qurbazeen", "--json", "--db", "x.db"]);
    assert_eq!(found.len(), 1);
}

#[test]
fn a_dump_that_one_country_lacks_adds_none() {
    let place = Place::new();
    let (base, asked) = server(vec![good(&mali()), answer("404 Not Found", 0, b"")]);
    let ran = add(&place, &["ML", "BF"], &base);
    asked.join().unwrap();
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("/dump/BF.zip does not exist"), "{}", ran.err);
    assert!(ran.err.contains("give its path"), "{}", ran.err);
    assert_eq!(std::fs::read_dir(place.path("")).unwrap().count(), 0);
}

#[test]
fn a_download_that_is_no_dump_says_so_and_adds_nothing() {
    let whole = mali();
    let half = refusal(answer("200 OK", whole.len(), &whole[..whole.len() / 2]));
    assert!(half.contains("broke off") && half.contains("nothing was added"), "{half}");
    let cut = refusal(good(&whole[..whole.len() / 2]));
    assert!(cut.contains("is no dump") && cut.contains("nothing was added"), "{cut}");
    let page = refusal(good(b"<html>Please log in to this network</html>"));
    assert!(page.contains("is no dump"), "{page}");
    let other = refusal(good(&zipped(&[("BF.txt", &dump_row(9_900_002, "Zarbaville", "BF"))])));
    assert!(other.contains("no ML.txt"), "{other}");
    let huge = refusal(answer("200 OK", 10 << 30, b"PK"));
    assert!(huge.contains("longer than") && huge.contains("download it yourself"), "{huge}");
    let busy = refusal(answer("503 Service Unavailable", 0, b""));
    assert!(busy.contains("error 503; try again later"), "{busy}");
}

#[test]
fn without_a_network_it_says_how_to_do_without() {
    let place = Place::new();
    let unused = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ran = add(&place, &["ML"], &format!("http://{unused}"));
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("No internet?"), "{}", ran.err);
    assert!(ran.err.contains("download ML.zip elsewhere and give its path"), "{}", ran.err);
}

#[test]
fn a_code_of_no_country_is_a_wrong_argument_and_a_file_is_a_file() {
    let place = Place::new();
    let ran = place.run(["places", "add", "QQ", "--db", "x.db"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("no country of that code"), "{}", ran.err);
    // A file goes before a country of the same name.
    place.write("ML", dump_row(9_900_001, "Qurbazeen", "ML"));
    let out = place.out(["places", "add", "ML", "--db", "x.db"]);
    assert!(out.contains("1 places"), "{out}");
}

#[test]
fn an_archive_from_disk_is_read_without_unpacking_it() {
    let place = Place::new();
    place.write("ML.zip", mali());
    place.out(["places", "add", "ML.zip", "--db", "x.db"]);
    let found = place.json(["places", "find", "Qurbazeen", "--json", "--db", "x.db"]);
    assert_eq!(found[0]["place_id"], "g9900001");
    place.write("cut.zip", &mali()[..60]);
    let ran = place.run(["places", "add", "cut.zip", "--db", "y.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("cut.zip") && ran.err.contains("cut short"), "{}", ran.err);
    assert!(!place.path("y.places").exists());
}

/// P-code and name of the places that `read` finds in a report.
fn read_places(place: &Place, report: &str) -> Vec<(String, Option<String>)> {
    place.write("report.txt", report);
    let ran = place.run(["read", "--published", "2024-09-13", "report.txt", "--db", "x.db"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let places = ran.events().into_iter().filter_map(|e| e.place);
    places.map(|p| (p.name, p.pcode)).collect()
}

#[test]
fn a_pcode_comes_out_in_the_record_of_an_event_in_its_unit() {
    let zarbouni = MARKET.replace("market of Boni", "commune of Zarbouni");
    let somewhere = "Gunmen kill 14 in Mali\n\n\
        Gunmen killed 14 villagers in Mali's Mopti region on Thursday, two local officials said.\n";
    for (name, content) in [("units.csv", UNITS), ("units.geojson", GEOJSON)] {
        let place = Place::new();
        place.write(name, content);
        let has = |report: &str, name: &str, pcode: Option<&str>| {
            let found = read_places(&place, report);
            let wanted = (name.to_owned(), pcode.map(str::to_owned));
            assert!(found.contains(&wanted), "{found:?} lacks {wanted:?}");
        };
        has(MARKET, "Boni", None);
        let ran = place.run(["places", "add", name, "--db", "x.db"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.err.contains("2 divisions known before got P-codes, 1 "), "{}", ran.err);
        has(MARKET, "Boni", Some("ML9503"));
        has(somewhere, "Mopti", Some("ML95"));
        has(&zarbouni, "Zarbouni", Some("ML950399"));
    }
}

#[test]
fn a_unit_without_a_point_of_its_own_shows_none() {
    let place = Place::new();
    place.write("units.csv", UNITS);
    place.out(["places", "add", "units.csv", "--db", "x.db"]);
    let found = place.json(["places", "find", "Zarbouni", "--json", "--db", "x.db"]);
    assert_eq!((&found[0]["pcode"], &found[0]["kind"]), (&"ML950399".into(), &"admin3".into()));
    assert!(found[0]["lat"].is_null() && found[0]["lon"].is_null());
    place.write("units.geojson", GEOJSON);
    place.out(["places", "add", "units.geojson", "--replace", "--db", "x.db"]);
    let found = place.json(["places", "find", "Zarbouni", "--json", "--db", "x.db"]);
    assert_eq!((&found[0]["lat"], &found[0]["lon"]), (&15.5.into(), &(-1.5).into()));
}

#[test]
fn units_without_pcodes_are_refused_with_the_columns_they_need() {
    let place = Place::new();
    place.write("units.csv", UNITS.replace("PCODE", "REMARK"));
    let ran = place.run(["places", "add", "units.csv", "--db", "x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("columns such as `ADM1_PCODE`"), "{}", ran.err);
    assert!(!place.path("x.places").exists());
}
