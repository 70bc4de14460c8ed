//! The desk: the store over HTTP, for the people who look, check and release.
//!
//! [`Desk::serve`] listens; [`api`] lists the routes, of which [`openapi`] is the description. Reading
//! uses a pool of connections, writing one connection behind a lock, so that what a reviewer saw and
//! what they decide on is compared and written as one step.

mod actors;
mod api;
mod assets;
mod decisions;
mod description;
mod exports;
mod fault;
mod filters;
mod guard;
mod import;
mod incidents;
mod lookups;
mod overview;
mod project;
mod quality;
mod reports;
mod rules;
mod shapes;
mod sources;
mod tiles;

use fault::Fault;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tidings_annotate::Learned;
use tidings_knowledge::Knowledge;
use tidings_publish::Lookups;
use tidings_store::Store;
pub use tiles::{TileUrl, Tiles};

/// Stores kept open for readers that come at once.
const POOL: usize = 8;

/// What the desk serves and how.
pub struct Options {
    /// The store.
    pub db: PathBuf,
    /// What tells the time, RFC 3339.
    pub clock: Arc<dyn Fn() -> String + Send + Sync>,
    /// What has to be shown to be let in; none: nothing, on this machine alone.
    pub token: Option<String>,
    /// What the map draws under the incidents; none: the land that the pages bring.
    pub tiles: Option<Tiles>,
    /// What texts are looked up in.
    pub knowledge: Knowledge,
    /// The learned reader for what is imported.
    pub learned: Option<Box<dyn Learned>>,
}

/// The desk, as every request shares it.
pub(crate) struct Desk {
    options: Options,
    lookups: Lookups,
    writer: Mutex<Store>,
    readers: Mutex<Vec<Store>>,
}

impl Desk {
    fn open(options: Options) -> anyhow::Result<Self> {
        let mut writer = Store::open(&options.db)?;
        let clock = Arc::clone(&options.clock);
        writer.set_clock(move || clock());
        let lookups = Lookups::of(&options.knowledge);
        Ok(Self { options, lookups, writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// Asks the store something, away from the threads that serve.
    async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        ask: impl FnOnce(&Self, &Store) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let desk = Arc::clone(self);
        blocking(move || {
            let free = desk.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let store = match free {
                Some(store) => store,
                None => Store::open(&desk.options.db)?,
            };
            let answer = ask(&desk, &store);
            let mut free = desk.readers.lock().unwrap_or_else(PoisonError::into_inner);
            if free.len() < POOL {
                free.push(store);
            }
            answer
        })
        .await
    }

    /// Changes the store; one change at a time.
    async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        change: impl FnOnce(&Self, &mut Store) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let desk = Arc::clone(self);
        blocking(move || {
            let mut store = desk.writer.lock().unwrap_or_else(PoisonError::into_inner);
            change(&desk, &mut store)
        })
        .await
    }

    fn now(&self) -> String {
        (self.options.clock)()
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|stopped| Err(Fault::inside(stopped)))
}

/// The OpenAPI document of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    description::complete(api::routes().split_for_parts().1)
}

/// Whether the pages came with this program; without Node at build time they did not.
pub fn has_pages() -> bool {
    assets::has_pages()
}

/// Serves until the process is told to stop. `ready` is told the address, which matters where port 0
/// asked for any.
///
/// # Errors
/// When the store cannot be opened or the address cannot be listened on.
pub fn serve(
    options: Options,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<()> {
    let desk = Arc::new(Desk::open(options)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|e| {
            anyhow::anyhow!("cannot listen on {address}: {e}; choose another with --port")
        })?;
        let at = listener.local_addr()?;
        let app = guard::around(api::router(&desk), &desk, at);
        ready(at);
        axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(async {
                // Without a handler the process ends at once, which loses nothing either.
                let _ = tokio::signal::ctrl_c().await;
            })
            .await?;
        Ok(())
    })
}
