//! A folder to work in, the program to run in it, and reports to give it.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;
use tidings_record::{Event, Incident, Problem};

/// The time every test lives at.
pub(crate) const NOW: &str = "2026-01-02T03:04:05Z";

/// A report that any reader of conflict news finds an event in.
pub(crate) const MARKET: &str = "Gunmen kill 14 at a market in central Mali\n\n\
    Gunmen on motorbikes attacked the market of Boni in central Mali's Mopti region on Thursday, \
    killing 14 people, two local officials said.\n\n\
    The attackers fled towards Hombori before soldiers arrived.\n";

/// A folder that is gone after the test.
pub(crate) struct Place {
    folder: TempDir,
}

/// What a run left.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The program, about to run here, with nothing of the environment that could matter.
    pub(crate) fn program<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
        command.current_dir(self.folder.path()).args(args).env("TIDINGS_NOW", NOW);
        for name in [
            "TIDINGS_DB", "TIDINGS_TOKEN", "TIDINGS_PAGES", "NO_COLOR", "COLUMNS", "CLICOLOR_FORCE",
        ] {
            command.env_remove(name);
        }
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        command.stdin(Stdio::null());
        command
    }

    pub(crate) fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Ran {
        Ran::of(self.program(args))
    }

    /// Runs, which must end well, and gives standard output.
    #[track_caller]
    pub(crate) fn out<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        ran.text()
    }

    /// Runs with these bytes on standard input.
    pub(crate) fn pipe<A: AsRef<OsStr>>(
        &self,
        args: impl IntoIterator<Item = A>,
        input: &[u8],
    ) -> Ran {
        let mut command = self.program(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let bytes = input.to_vec();
        let writer = std::thread::spawn(move || stdin.write_all(&bytes));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        Ran::from(output)
    }

    /// All incidents of the store.
    #[track_caller]
    pub(crate) fn incidents(&self, db: &str) -> Vec<Incident> {
        let out = self.out(["incidents", "--json", "--db", db]);
        out.lines().map(|l| tidings_record::parse_incident(l).unwrap()).collect()
    }

    /// The lines of a command that prints JSON.
    #[track_caller]
    pub(crate) fn json<A: AsRef<OsStr>>(
        &self,
        args: impl IntoIterator<Item = A>,
    ) -> Vec<serde_json::Value> {
        self.out(args).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }
}

impl Ran {
    pub(crate) fn of(mut command: Command) -> Self {
        Self::from(command.output().unwrap())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.out.clone()).unwrap()
    }

    /// Standard output as event and problem records.
    #[track_caller]
    pub(crate) fn records(&self) -> Vec<Line> {
        self.text().lines().map(line).collect()
    }

    #[track_caller]
    pub(crate) fn events(&self) -> Vec<Event> {
        self.records().into_iter().filter_map(Line::event).collect()
    }

    #[track_caller]
    pub(crate) fn problems(&self) -> Vec<Problem> {
        self.records().into_iter().filter_map(Line::problem).collect()
    }
}

impl From<std::process::Output> for Ran {
    fn from(output: std::process::Output) -> Self {
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!err.contains("panicked"), "{err}");
        Self { code: output.status.code(), out: output.stdout, err }
    }
}

/// A line of `tidings read`.
#[derive(Debug)]
pub(crate) enum Line {
    Event(Box<Event>),
    Problem(Problem),
}

impl Line {
    fn event(self) -> Option<Event> {
        if let Self::Event(e) = self { Some(*e) } else { None }
    }

    fn problem(self) -> Option<Problem> {
        if let Self::Problem(p) = self { Some(p) } else { None }
    }
}

#[track_caller]
fn line(line: &str) -> Line {
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    match value["type"].as_str() {
        Some("event") => Line::Event(Box::new(tidings_record::parse_event(line).unwrap())),
        Some("problem") => Line::Problem(serde_json::from_value(value).unwrap()),
        other => panic!("{other:?}: {line}"),
    }
}

/// The project's sample reports of one language, in the order of their names.
pub(crate) fn samples(language: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/made").join(language);
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e != "json"))
        .collect();
    found.sort();
    assert!(found.len() >= 12, "{found:?}");
    found
}

/// A line of JSONL, published on 13 September 2024.
pub(crate) fn json_line(id: &str, publisher: &str, url: &str, text: &str) -> String {
    dated_line(id, publisher, url, "2024-09-13", text)
}

fn dated_line(id: &str, publisher: &str, url: &str, published: &str, text: &str) -> String {
    let line = serde_json::json!({
        "id": id, "publisher": publisher, "url": url, "published": published, "language": "en",
        "text": text,
    });
    format!("{line}\n")
}

/// Reports of attacks in weeks and towns of their own, one on each line.
pub(crate) fn many(n: usize) -> String {
    const TOWNS: [&str; 5] = ["Kidal", "Gao", "Timbuktu", "Menaka", "Mopti"];
    let first = jiff::civil::date(2020, 1, 3);
    let line = |i: usize| {
        let text = format!(
            "Gunmen attacked the town of {} in Mali on Thursday, killing {} people, an official \
             said. It was attack number {i} on the list he read out.",
            TOWNS[i % TOWNS.len()],
            i + 2
        );
        let day = first.saturating_add(jiff::Span::new().weeks(i64::try_from(i).unwrap()));
        let url = format!("https://atlas.example/{i}");
        dated_line(&format!("r{i}"), "Atlas News", &url, &day.to_string(), &text)
    };
    (0..n).map(line).collect()
}

/// A record of a web archive: an answer of status 200 with this page, packed by itself.
pub(crate) fn packed_page(url: &str, page: &str) -> Vec<u8> {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let record = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-09-13T10:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    );
    gzip(record.as_bytes())
}

/// These bytes as one gzip member.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}
