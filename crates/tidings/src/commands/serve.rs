//! `tidings serve`: the desk in a browser.

use super::{Done, knowledge, learned, open_current};
use crate::cli::Serve;
use crate::settings::{Settings, Usage};
use crate::talk::say;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tidings::desk::{self, Options, Tiles};
use tidings_annotate::Learned;
use tidings_knowledge::Knowledge;
use tidings_neural::Model;
use tidings_store::Store;

/// Bytes of a token made here.
const TOKEN_BYTES: usize = 16;

/// Runs the command.
pub(super) fn run(typed: &Serve, settings: &Settings) -> anyhow::Result<Done> {
    if settings.db.exists() {
        // Older stores are upgraded and their incidents made before anybody looks.
        drop(open_current(settings)?);
    } else {
        drop(Store::create(&settings.db)?);
        say(format!("{} is new and empty; the page Import fills it", settings.db.display()));
    }
    desk(typed, settings.db.clone(), knowledge(settings)?, learned(settings)?, settings)
}

/// Serves a store until told to stop.
pub(super) fn desk(
    typed: &Serve,
    db: PathBuf,
    knowledge: Knowledge,
    learned: Option<Model>,
    settings: &Settings,
) -> anyhow::Result<Done> {
    let clock = settings.clock;
    let token = token(typed)?;
    let options = Options {
        db,
        clock: Arc::new(move || clock.now()),
        token: token.clone(),
        tiles: tiles(typed),
        knowledge,
        learned: learned.map(|model| Box::new(model) as Box<dyn Learned>),
    };
    if !desk::has_pages() {
        say("this program was built without Node.js and has the API but no pages");
    }
    desk::serve(options, SocketAddr::new(typed.host, typed.port), |at| {
        say(format!("listening on http://{at}"));
        match token {
            Some(token) => say(format!(
                "open http://{at}/#token={token} and keep the token to yourselves; put a proxy with \
                 TLS before it where the network is not your own"
            )),
            None => say("only this machine is let in; Ctrl-C ends it"),
        }
    })?;
    Ok(Done::Well)
}

/// The tiles to draw, which the command line takes together with their credit or not at all.
fn tiles(typed: &Serve) -> Option<Tiles> {
    let (url, credit) = typed.tiles.clone().zip(typed.tiles_credit.clone())?;
    Some(Tiles { url, credit })
}

/// The token to demand: always one where others can reach the desk.
fn token(typed: &Serve) -> Result<Option<String>, Usage> {
    match &typed.token {
        Some(t)
            if t.len() < 16
                || !t.bytes().all(|b| b.is_ascii_graphic() && b != b';' && b != b',') =>
        {
            Err(Usage(
                "a token has at least 16 letters, digits or signs, without spaces".to_owned(),
            ))
        }
        Some(token) => Ok(Some(token.clone())),
        None if typed.host.is_loopback() => Ok(None),
        None => Ok(Some(fresh()?)),
    }
}

/// A token nobody can guess.
fn fresh() -> Result<String, Usage> {
    let mut bytes = [0; TOKEN_BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|e| Usage(format!("this system gives no random numbers ({e}); type a --token")))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}
