//! `tidings watch` and `tidings fetch`: reports from feeds, pages and folders, on a schedule or once.

use super::{Done, give_clock, knowledge, learned};
use crate::cli::{Fetch, Watch as Typed};
use crate::settings::{Settings, Usage};
use crate::table::count;
use crate::talk::say;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use tidings::pipeline::Reader;
use tidings::watching::config::Polite;
use tidings::watching::{Config, Counts, FETCH, Source, WATCH, Watch};
use tidings_intake::fetch::{Allow, Fetcher, Limits, host_of};
use tidings_record::Problem;
use tidings_store::Store;

/// Seconds between two requests of `fetch` to one host.
const FETCH_DELAY: i64 = 3;

/// Runs `tidings watch`.
pub(super) fn run(typed: &Typed, settings: &Settings) -> anyhow::Result<Done> {
    let config = Config::read(&typed.config).map_err(|e| Usage(format!("{e:#}")))?;
    let sources = count(config.sources.len(), "source");
    if !typed.once {
        say(format!("watching {sources}; Ctrl-C ends it, `tidings sources` says how they do"));
    }
    let counts = work(WATCH, &config, typed.once, settings)?;
    summary(&counts, settings)?;
    Ok(Done::Well)
}

/// Runs `tidings fetch`.
pub(super) fn fetch(typed: &Fetch, settings: &Settings) -> anyhow::Result<Done> {
    let source = |url: &String| -> Result<Source, Usage> {
        host_of(url).ok_or_else(|| {
            Usage(format!("`{url}` is no address of the web; write one with https://"))
        })?;
        Ok(Source {
            name: format!("fetch {url}"),
            publisher: typed.publisher.clone(),
            form: "any".to_owned(),
            at: url.clone(),
            language: typed.language,
            ..Source::default()
        })
    };
    let config = Config {
        sources: typed.urls.iter().map(source).collect::<Result<_, _>>()?,
        polite: Polite {
            contact: typed.contact.clone().unwrap_or_default(),
            delay: typed.delay.unwrap_or(FETCH_DELAY),
        },
        allow: Allow::parse(&typed.allow).map_err(Usage)?,
    };
    let counts = work(FETCH, &config, true, settings)?;
    summary(&counts, settings)?;
    Ok(Done::after_losing(counts.lost))
}

fn work(
    asker: &'static str,
    config: &Config,
    once: bool,
    settings: &Settings,
) -> anyhow::Result<Counts> {
    let knowledge = knowledge(settings)?;
    let learned = learned(settings)?;
    let reader = Reader::new(&knowledge).with(learned.as_ref().map(|m| m as _));
    let mut store = Store::open_or_create(settings.db())?;
    give_clock(&mut store, settings);
    let fetcher = Fetcher::new(&config.polite.agent(), config.allow.clone(), Limits::default());
    let end = interrupted()?;
    let start = Instant::now();
    // A fixed clock goes on by what is waited, so that a schedule can be run through on it.
    let clock = settings.clock;
    let now = move || clock.timestamp(start.elapsed());
    let wait = |span: Duration| {
        !matches!(end.recv_timeout(span), Ok(()) | Err(RecvTimeoutError::Disconnected))
    };
    let watch = Watch { asker, config, fetcher: &fetcher, reader: &reader, now: &now, once };
    let mut tell = |p: &Problem| say(format!("{}: {}", p.origin, p.message));
    watch.run(&mut store, &wait, &mut tell)
}

/// Hears of the first Ctrl-C, on which what is under way is finished; the second ends the program at once, which loses
/// nothing either.
fn interrupted() -> anyhow::Result<Receiver<()>> {
    let (tell, heard) = channel();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(move || {
        runtime.block_on(async {
            if tokio::signal::ctrl_c().await.is_err() {
                // Without a handler the program is ended as any other.
                std::future::pending::<()>().await;
            }
            say("ending when what is under way is kept; Ctrl-C again ends at once");
            let _ = tell.send(());
            let _ = tokio::signal::ctrl_c().await;
            std::process::exit(130);
        });
    });
    Ok(heard)
}

fn summary(counts: &Counts, settings: &Settings) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut out = super::stdout();
    writeln!(
        out,
        "{}: {} new, {} changed; {} failed, {} given up",
        count(counts.asked, "request"),
        count(counts.new, "report"),
        counts.changed,
        counts.failed,
        counts.lost,
    )?;
    writeln!(out, "they are in {}", settings.db().display())?;
    out.flush()?;
    Ok(())
}
