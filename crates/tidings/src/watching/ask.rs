//! One request in its turn, from the host's rules to events; nothing here writes to the store.

use super::{WATCH, Watch, polite, problem};
use crate::pipeline::Outcome;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tidings_intake::fetch::{Answer, Ask, Error, Got, host_of, robots_of};
use tidings_intake::robots::Robots;
use tidings_intake::{Document, Form, Given, Item, Web, feed};
use tidings_model::{Dating, Digest, PassageKind};
use tidings_record::Problem;
use tidings_store::{Address, Announced, Host};

/// Redirects followed, each in its own turn.
const HOPS: u32 = 5;
/// Seconds that a host's rules hold.
const ROBOTS_HOLD: i64 = 24 * 3600;
/// Seconds until a host without an answer about its rules is asked for them again.
const CLOSED: i64 = 3600;
/// Bytes of rules read: RFC 9309 asks for 500 KiB.
const ROBOTS_BYTES: usize = 512 << 10;

/// What came of one request: the state of what was asked, and what is to be kept with it.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) address: Address,
    pub(super) host: Host,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) announced: Vec<Announced>,
    /// The form of what is announced.
    pub(super) announces: Option<&'static str>,
    pub(super) problems: Vec<Problem>,
    pub(super) given_up: bool,
}

impl Watch<'_> {
    /// Asks for what is due at a host that is held.
    pub(super) fn ask(&self, address: Address, host: Host) -> Asked {
        let mut asked = Asked { address, host, ..Asked::default() };
        let now = self.second();
        match asked.address.form.as_str() {
            "folder" => self.look_through(&mut asked),
            "file" => self.read_file(&mut asked),
            _ => self.ask_host(&mut asked, now),
        }
        asked
    }

    /// What reading broke down on is a failure like another, not asked for again at once.
    pub(super) fn broke_down(&self, address: Address, mut host: Host) -> Asked {
        host.ready = self.second() + self.config.polite.delay;
        let mut asked = Asked { address, host, ..Asked::default() };
        let why = "reading it broke down, which is a fault of this program; please report it";
        self.failed(&mut asked, why, false, None);
        asked
    }

    /// Asks a host for the address, or for its rules first.
    fn ask_host(&self, asked: &mut Asked, now: i64) {
        let url = asked.address.hop.clone().unwrap_or_else(|| asked.address.url.clone());
        let Some((robots_url, path)) = robots_of(&url) else {
            let error = Error::Address { url, why: "it is no address of the web" };
            self.failed(asked, &error.to_string(), true, None);
            return;
        };
        if asked.host.robots_until <= now {
            self.ask_rules(&mut asked.host, robots_url);
            return;
        }
        let rules = Robots::read(asked.host.robots.as_deref().unwrap_or_default(), "tidings");
        if let Some(why) = asked.host.closed.clone() {
            let until = asked.host.robots_until;
            self.failed(asked, &why, false, Some(until));
        } else if rules.allows(&path) {
            self.ask_for(asked, &url);
            let delay = rules.delay.map_or(0, |d| d.as_secs_f64().ceil() as i64);
            let ready = self.second() + self.config.polite.delay.max(delay);
            asked.host.ready = asked.host.ready.max(ready);
        } else {
            let until = asked.host.robots_until;
            let story = asked.address.form == "story";
            self.failed(asked, "its robots.txt asks us not to read it", story, Some(until));
        }
    }

    /// Asks a host for its rules. What was due there stays due.
    fn ask_rules(&self, host: &mut Host, usual: String) {
        let url = host.robots_at.clone().unwrap_or(usual);
        let answer = self.fetcher.get(&Ask { url: &url, ..Ask::default() });
        let now = self.second();
        host.ready = now + self.config.polite.delay;
        host.closed = None;
        let (rules, hold, closed) = match answer {
            Ok(Answer::Got(got)) => {
                let file = &got.bytes[..got.bytes.len().min(ROBOTS_BYTES)];
                (String::from_utf8_lossy(file).into_owned(), ROBOTS_HOLD, None)
            }
            // Rules that moved within the host are asked for there, once; those of another host are that host's.
            Ok(Answer::Moved { to })
                if host.robots_at.is_none() && host_of(&to).as_ref() == Some(&host.name) =>
            {
                host.robots_at = Some(to);
                return;
            }
            Ok(Answer::Refused { status, retry_after }) if status >= 500 || status == 429 => {
                let away = polite::stay_away(retry_after.as_deref(), now).unwrap_or(0);
                let why = format!("the host answers {status} to the question what it allows");
                (Robots::NOTHING.to_owned(), CLOSED.max(away), Some(why))
            }
            Ok(_) => (String::new(), ROBOTS_HOLD, None),
            Err(error) => {
                let why = format!("the host does not say what it allows: {error}");
                (Robots::NOTHING.to_owned(), CLOSED, Some(why))
            }
        };
        let delay =
            Robots::read(&rules, "tidings").delay.map_or(0, |d| d.as_secs_f64().ceil() as i64);
        host.ready = host.ready.max(now + delay);
        (host.robots, host.robots_at, host.closed) = (Some(rules), None, closed);
        host.robots_until = now + hold;
    }

    /// Asks for the address itself.
    fn ask_for(&self, asked: &mut Asked, url: &str) {
        let a = &asked.address;
        let ask = Ask { url, etag: a.etag.as_deref(), modified: a.modified.as_deref() };
        let answer = self.fetcher.get(&ask);
        let now = self.second();
        asked.address.asked = Some(now);
        match answer {
            Ok(Answer::Same) => self.answered(asked),
            Ok(Answer::Got(got)) => self.read(asked, url, &got),
            Ok(Answer::Moved { to }) => self.moved(asked, to),
            Ok(Answer::Refused { status: 410, .. }) => {
                self.failed(asked, "it is gone for good (410)", true, None);
            }
            Ok(Answer::Refused { status, retry_after }) => {
                let away = polite::stay_away(retry_after.as_deref(), now);
                if let Some(away) = away.filter(|_| matches!(status, 429 | 503)) {
                    asked.host.ready = now + away;
                }
                let until = away.map(|away| now + away);
                self.failed(asked, &format!("the server answers {status}"), false, until);
            }
            Err(error) => {
                let story = asked.address.form == "story";
                self.failed(asked, &error.to_string(), story && error.is_final(), None);
            }
        }
    }

    /// A redirect is asked for in its own turn, at its own host.
    fn moved(&self, asked: &mut Asked, to: String) {
        let a = &mut asked.address;
        match host_of(&to) {
            Some(host) if a.hops < HOPS => {
                (a.host, a.hop, a.hops) = (host, Some(to), a.hops + 1);
                a.due = a.asked;
            }
            Some(_) => {
                self.failed(asked, "it leads from one address to the next without end", false, None)
            }
            None => self.failed(asked, "it leads to what is no address of the web", false, None),
        }
    }

    /// What was asked for came, or is as it was.
    pub(super) fn answered(&self, asked: &mut Asked) {
        let now = self.second();
        let every = self.every(&asked.address.source);
        let a = &mut asked.address;
        (a.failures, a.error, a.answered) = (0, None, Some(now));
        a.due = match a.form.as_str() {
            _ if self.asker != WATCH => None,
            "file" => None,
            "story" => polite::recheck(a.found, now),
            _ => Some(now + polite::next_round(every, now, &a.url)),
        };
        self.home(a);
    }

    /// It did not; `last` when asking again is of no use, `until` when not before then.
    pub(super) fn failed(&self, asked: &mut Asked, why: &str, last: bool, until: Option<i64>) {
        let now = self.second();
        let every = self.every(&asked.address.source);
        let a = &mut asked.address;
        a.failures += 1;
        a.error = Some(why.to_owned());
        let story = a.form == "story";
        let first = if story { polite::STORY_RETRY } else { every };
        let again = now + polite::back_off(first, a.failures, &a.url);
        let end = last || self.asker != WATCH || (story && a.failures >= polite::STORY_FAILURES);
        a.due = (!end).then_some(again.max(until.unwrap_or(0)));
        self.home(a);
        asked.given_up = end;
        let said = if end { format!("given up: {why}") } else { why.to_owned() };
        asked.problems.push(problem(&asked.address.url, &said));
    }

    /// The next time the address itself is asked, not where it led.
    fn home(&self, a: &mut Address) {
        (a.hop, a.hops) = (None, 0);
        if let Some(host) = host_of(&a.url).filter(|_| !matches!(&*a.form, "folder" | "file")) {
            a.host = host;
        }
    }

    fn every(&self, source: &str) -> i64 {
        let found = self.config.sources.iter().find(|s| s.name == source);
        found.map_or(super::config::EVERY, |s| s.every)
    }

    /// Reads a feed or a page.
    fn read(&self, asked: &mut Asked, url: &str, got: &Got) {
        let form = asked.address.form.clone();
        let listed = if matches!(form.as_str(), "feed" | "any") {
            feed::read(&got.bytes, url, got.charset())
        } else {
            None
        };
        match listed {
            Some(listed) => self.take_feed(asked, &listed),
            None if form == "feed" => {
                return self.failed(asked, "what came is no feed; is it a page?", false, None);
            }
            None => {
                if !self.take_page(asked, url, got) {
                    return;
                }
            }
        }
        let header = |name| got.header(name).map(str::to_owned);
        (asked.address.etag, asked.address.modified) = (header("etag"), header("last-modified"));
        self.answered(asked);
    }

    fn take_feed(&self, asked: &mut Asked, listed: &feed::Feed) {
        let today = self.today();
        asked.announces = Some("story");
        asked.announced = listed
            .entries
            .iter()
            .filter_map(|e| {
                let day = e.day(Some(today)).map(|d| d.to_string());
                let host = host_of(&e.url)?;
                Some(Announced {
                    url: e.url.clone(),
                    host,
                    mark: Digest::of(e.mark().as_bytes()).short(16),
                    day,
                })
            })
            .collect();
        if listed.left_out > 0 {
            let message = format!(
                "{} of its entries have no address that can be asked for, the first `{}`",
                listed.left_out, listed.first_left_out
            );
            asked.problems.push(problem(&asked.address.url, &message));
        }
        if let Some(why) = &listed.problem {
            let message = format!("the feed is damaged and was read in part: {why}");
            asked.problems.push(problem(&asked.address.url, &message));
        }
    }

    /// Reads a page; false when there was no report in it.
    fn take_page(&self, asked: &mut Asked, url: &str, got: &Got) -> bool {
        let plain = got.header("content-type").is_some_and(|kind| kind.starts_with("text/plain"));
        let item = Item {
            origin: asked.address.url.clone(),
            form: if plain { Form::Plain } else { Form::Html },
            bytes: got.bytes.clone(),
            line: None,
            web: Some(Web {
                url: url.to_owned(),
                headers: got.headers.clone(),
                retrieved: Some(format!("{:.0}", (self.now)())),
            }),
        };
        let mut given = self.given(&asked.address.source);
        // What the page says of its day comes first: a feed may give the day of a change.
        let (document, _) = tidings_intake::extract(&item, &given);
        if document.as_ref().is_some_and(|d| d.report.published.is_none()) {
            let day = asked.address.day.as_ref().and_then(|day| day.parse().ok());
            given.published = day.map(Dating::day);
        }
        let told = document.as_ref().map(story_of);
        if told.is_some() && told == asked.address.story {
            return true;
        }
        let outcome = self.reader.read(&item, &given);
        asked.problems.extend(outcome.problems.iter().cloned());
        if outcome.document.is_some() {
            asked.address.story = told;
            asked.outcomes.push(outcome);
            return true;
        }
        let why = outcome.problems.first().map_or("no report", |p| p.message.as_str()).to_owned();
        let story = asked.address.form == "story";
        self.failed(asked, &why, story, None);
        false
    }

    /// What the configuration says of the reports of a source.
    pub(super) fn given(&self, source: &str) -> Given {
        let found = self.config.sources.iter().find(|s| s.name == source);
        Given {
            publisher: found.and_then(|s| s.publisher.clone()),
            language: found.and_then(|s| s.language),
            retrieved: Some(format!("{:.0}", (self.now)())),
            today: Some(self.today()),
            ..Given::default()
        }
    }

    fn today(&self) -> jiff::civil::Date {
        let now: Timestamp = (self.now)();
        now.to_zoned(TimeZone::UTC).date()
    }
}

/// The digest of what a page tells: a menu or a list of other stories changes with every look at it.
fn story_of(document: &Document) -> String {
    let text = &document.extraction.text;
    let told = document.extraction.passages.iter().filter(|p| p.kind != PassageKind::Boilerplate);
    let told: Vec<&str> = told.filter_map(|p| text.get(p.span.range())).collect();
    Digest::of(told.join("\n\n").as_bytes()).short(16)
}
