//! A running desk to ask, and its answers.

use crate::support::{MARKET, Place, json_line};
use serde_json::Value;
use std::io::{BufRead as _, BufReader};
use std::ops::Deref;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// A desk that is gone after the test.
pub(crate) struct Desk {
    child: Arc<Mutex<Child>>,
    pub(crate) address: String,
}

/// One over a store of its own.
pub(crate) struct Served {
    desk: Desk,
    pub(crate) place: Place,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Deref for Served {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

/// An answer: its status and what it says.
pub(crate) struct Said {
    pub(crate) status: u16,
    pub(crate) kind: String,
    pub(crate) body: String,
    pub(crate) cookie: Option<String>,
    pub(crate) policy: String,
}

impl Said {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }
}

impl Served {
    /// The market attack, told by two newsrooms, and a strike elsewhere.
    pub(crate) fn new(more: &[&str]) -> Self {
        let place = Place::new();
        let second = MARKET.replace("killing 14", "killing 17").replace("Gunmen on", "Men on");
        let strike = MARKET.replace("Boni", "Douentza").replace("Thursday", "Monday");
        let lines = [
            json_line("a", "Atlas News", "https://atlas.example/1", MARKET),
            json_line("b", "Lakes Agency", "https://lakes.example/1", &second),
            json_line("c", "Niger Post", "https://post.example/1", &strike),
        ];
        place.write("a.jsonl", lines.concat());
        place.out(["add", "a.jsonl", "--db", "x.db", "--rules-only"]);
        Self { desk: Desk::over(&place, "x.db", more), place }
    }
}

impl Desk {
    /// Opens a store that is there.
    pub(crate) fn over(place: &Place, db: &str, more: &[&str]) -> Self {
        let mut args = vec!["serve", "--db", db, "--rules-only", "--port", "0"];
        args.extend(more);
        let mut program = place.program(args);
        let mut child = program.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = loop {
            let line = lines.next().expect("the desk says where it listens").unwrap();
            if let Some((_, address)) = line.split_once("listening on ") {
                break address.to_owned();
            }
        };
        std::thread::spawn(move || lines.for_each(drop));
        let child = Arc::new(Mutex::new(child));
        Self { child, address: address.replace("0.0.0.0", "127.0.0.1") }
    }

    pub(crate) fn kill(&self) {
        kill(&self.child);
    }

    /// Kills it a while later, whatever it does then.
    pub(crate) fn kill_after(&self, time: Duration) -> JoinHandle<()> {
        let child = Arc::clone(&self.child);
        std::thread::spawn(move || {
            std::thread::sleep(time);
            kill(&child);
        })
    }

    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Said {
        self.try_ask(method, path, headers, body).unwrap()
    }

    /// The same of a desk that may be dead.
    pub(crate) fn try_ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Said, ureq::Error> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .allow_non_standard_methods(true)
            .build()
            .into();
        let mut request =
            ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = body.map(Value::to_string);
        let response = match body {
            Some(body) => {
                let request = request.header("content-type", "application/json");
                agent.run(request.body(body).unwrap())
            }
            None => agent.run(request.body(()).unwrap()),
        };
        let mut response = response?;
        let header = |name: &str| {
            response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned)
        };
        let (kind, cookie) = (header("content-type").unwrap_or_default(), header("set-cookie"));
        let policy = header("content-security-policy").unwrap_or_default();
        let status = response.status().as_u16();
        let body = response.body_mut().read_to_vec()?;
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(Said { status, kind, body, cookie, policy })
    }

    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Value {
        let said = self.ask("GET", &format!("/api/v1{path}"), &[], None);
        assert_eq!(said.status, 200, "{path}: {}", said.body);
        said.json()
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Said {
        self.ask("POST", &format!("/api/v1{path}"), &[("x-tidings", "desk")], Some(body))
    }
}

fn kill(child: &Mutex<Child>) {
    let mut child = child.lock().unwrap();
    let _ = child.kill();
    let _ = child.wait();
}
