//! Downloads country dumps from GeoNames for `tidings places add`. What is collected comes by `tidings_intake::fetch`;
//! nothing else in the program touches a network.

use anyhow::{Context as _, anyhow, bail};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;
use tidings_knowledge::check_dump;
use ureq::{Agent, Proxy};

/// Where GeoNames keeps the dumps of the countries.
pub(crate) const GEONAMES: &str = "https://download.geonames.org/export/dump/";

/// By which way, and what a download may take.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// The proxy to go through.
    pub(crate) proxy: Option<Proxy>,
    /// Bytes of one dump.
    pub(crate) bytes: u64,
    /// To find the server and be heard.
    pub(crate) connect: Duration,
    /// Until it begins to answer.
    pub(crate) answer: Duration,
    /// From the first to the last byte.
    pub(crate) whole: Duration,
}

impl Default for Limits {
    /// The largest dump, that of the United States, has some 70 MB. The proxy is that of the
    /// environment: `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`.
    fn default() -> Self {
        Self {
            proxy: Proxy::try_from_env(),
            bytes: 256 << 20,
            connect: Duration::from_secs(20),
            answer: Duration::from_secs(30),
            whole: Duration::from_secs(900),
        }
    }
}

/// A dump that is whole and good, not yet under its name.
pub(crate) struct Fetched {
    file: NamedTempFile,
    to: PathBuf,
    /// Bytes.
    pub(crate) bytes: u64,
    /// Places in it.
    pub(crate) places: u64,
}

impl Fetched {
    /// Gives it its name, in place of what had it before.
    pub(crate) fn keep(self) -> anyhow::Result<PathBuf> {
        let Self { file, to, .. } = self;
        file.persist(&to).with_context(|| format!("{} cannot be written", to.display()))?;
        Ok(to)
    }
}

/// Downloads the dump of `country` (two capital letters) from below `base`, to be kept as `to`,
/// and reads it through: what is cut short, damaged or something else is an error and leaves no
/// file.
pub(crate) fn fetch(
    base: &str,
    country: &str,
    to: PathBuf,
    limits: &Limits,
) -> anyhow::Result<Fetched> {
    let url = format!("{}/{country}.zip", base.trim_end_matches('/'));
    let folder = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = unnamed(folder)
        .with_context(|| format!("nothing can be written in {}", folder.display()))?;
    let bytes = download(&url, country, &mut file, limits)?;
    let places = check_dump(file.path(), country).map_err(|error| {
        let said = error.to_string();
        let said = said.strip_prefix(&format!("{}: ", file.path().display())).unwrap_or(&said);
        anyhow!("what {url} gave is no dump: {said}; nothing was added")
    })?;
    Ok(Fetched { file, to, bytes, places })
}

/// A file in `folder` that is gone unless it is kept, as readable as other files.
fn unnamed(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".places-").suffix(".zip");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn download(
    url: &str,
    country: &str,
    file: &mut NamedTempFile,
    limits: &Limits,
) -> anyhow::Result<u64> {
    let agent: Agent = Agent::config_builder()
        .proxy(limits.proxy.clone())
        .https_only(url.starts_with("https:"))
        .user_agent(concat!("tidings/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(limits.connect))
        .timeout_recv_response(Some(limits.answer))
        .timeout_recv_body(Some(limits.whole))
        .build()
        .into();
    let too_long = || {
        anyhow!(
            "{url} is longer than {} bytes, which no dump of a country is; nothing was added. If \
             it is right, download it yourself and give its path",
            limits.bytes
        )
    };
    let answer = agent.get(url).call().map_err(|error| refused(url, country, &error))?;
    if answer.body().content_length().is_some_and(|n| n > limits.bytes) {
        return Err(too_long());
    }
    let mut body = answer.into_body().into_reader().take(limits.bytes + 1);
    let bytes = match std::io::copy(&mut body, file) {
        Ok(bytes) if bytes > limits.bytes => return Err(too_long()),
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::StorageFull => {
            return Err(error).context("the disk is full; nothing was added");
        }
        Err(error) => bail!(
            "{url} broke off ({error}); nothing was added. Try again, or download {country}.zip \
             elsewhere and give its path"
        ),
    };
    Ok(bytes)
}

/// Why there is no answer, and what to do.
fn refused(url: &str, country: &str, error: &ureq::Error) -> anyhow::Error {
    let elsewhere = format!("download {country}.zip elsewhere and give its path");
    match error {
        ureq::Error::StatusCode(404) => {
            anyhow!("{url} does not exist; if GeoNames has moved its dumps, {elsewhere}")
        }
        ureq::Error::StatusCode(code) => {
            anyhow!("{url} answered with the error {code}; try again later, or {elsewhere}")
        }
        other => anyhow!(
            "{url} cannot be reached ({other}). No internet? Then {elsewhere}; behind a proxy, set \
             HTTPS_PROXY"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use std::net::TcpListener;

    const QUICK: Limits = Limits {
        proxy: None,
        bytes: 1000,
        connect: Duration::from_millis(500),
        answer: Duration::from_millis(500),
        whole: Duration::from_millis(500),
    };

    /// What is said of a server that answers with these bytes and then waits for `pause`.
    fn said(answer: &'static [u8], pause: Duration) -> String {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", server.local_addr().unwrap());
        let thread = std::thread::spawn(move || {
            let (mut stream, _) = server.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer);
            std::thread::sleep(pause);
        });
        let folder = tempfile::tempdir().unwrap();
        let got = fetch(&base, "ML", folder.path().join("ML.zip"), &QUICK);
        let said = got.err().unwrap().to_string();
        thread.join().unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
        said
    }

    #[test]
    fn a_body_without_end_is_cut_at_the_limit() {
        const ENDLESS: [u8; 5000] = {
            let mut bytes = [b'x'; 5000];
            let head = b"HTTP/1.1 200 OK\r\n\r\n";
            let mut i = 0;
            while i < head.len() {
                bytes[i] = head[i];
                i += 1;
            }
            bytes
        };
        let said = said(&ENDLESS, Duration::ZERO);
        assert!(said.contains("longer than 1000 bytes"), "{said}");
    }

    #[test]
    fn a_server_that_falls_silent_is_given_up() {
        let said_nothing = said(b"", Duration::from_millis(900));
        assert!(said_nothing.contains("give its path"), "{said_nothing}");
        let half = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nPK";
        let said_half = said(half, Duration::from_millis(900));
        assert!(said_half.contains("broke off") && said_half.contains("nothing was added"));
    }
}
