//! The configuration of a watch: what to ask, how politely, and where beyond the public internet.

use anyhow::{Context as _, bail, ensure};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tidings_intake::fetch::{Allow, host_of};
use tidings_model::Language;
use tidings_store::Listed;
use toml::{Table, Value};

/// Seconds between two rounds, where nothing else is said.
pub(super) const EVERY: i64 = 15 * 60;
/// No source is asked more often.
const SHORTEST: i64 = 60;
/// Seconds between two requests to one host, where nothing else is said.
const DELAY: i64 = 5;

const TOP: [&str; 3] = ["source", "polite", "allow"];
const POLITE: [&str; 2] = ["contact", "delay"];
const SOURCE: [&str; 9] =
    ["name", "url", "folder", "form", "kind", "country", "language", "near", "every"];
const FORMS: [&str; 3] = ["feed", "page", "folder"];

/// A configuration that was read and makes sense.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// What to ask.
    pub sources: Vec<Source>,
    /// How.
    pub polite: Polite,
    /// Networks allowed beside the public internet.
    pub allow: Allow,
}

/// How to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Polite {
    /// Where whoever runs a host reaches whoever runs this: an address of the web or of mail.
    pub contact: String,
    /// Seconds between two requests to one host.
    pub delay: i64,
}

/// A source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its name in the lists.
    pub name: String,
    /// The outlet that its reports are put down to.
    pub publisher: Option<String>,
    /// `feed`, `page`, `folder`, or `any`.
    pub form: String,
    /// Its address or path.
    pub at: String,
    /// Agency, newspaper, ministry, …
    pub kind: Option<String>,
    /// Two-letter code.
    pub country: Option<String>,
    /// What it writes in.
    pub language: Option<Language>,
    /// Actors it is near to, by their ids.
    pub near: Vec<String>,
    /// Seconds between two rounds.
    pub every: i64,
}

impl Source {
    /// As the store lists it.
    pub(super) fn listed(&self) -> Listed {
        let host = host_of(&self.at).filter(|_| self.form != "folder");
        let setup = serde_json::json!({
            "form": self.form, "kind": self.kind, "country": self.country,
            "language": self.language.map(|l| l.code().to_owned()), "near": self.near,
            "every": self.every,
        });
        Listed {
            name: self.name.clone(),
            url: self.at.clone(),
            form: self.form.clone(),
            host: host.unwrap_or_else(|| format!("folder {}", self.at)),
            setup: setup.to_string(),
        }
    }
}

impl Polite {
    /// What the program calls itself.
    pub fn agent(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        if self.contact.is_empty() {
            format!("Tidings/{version}")
        } else {
            format!("Tidings/{version} (+{})", self.contact)
        }
    }
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// Names the key or value that makes no sense, and what would.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let file = std::fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        Self::parse(&file, folder).with_context(|| path.display().to_string())
    }

    /// The same from its words; folders are seen from `folder`.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn parse(words: &str, folder: &Path) -> anyhow::Result<Self> {
        let top: Table = words.parse().context("it is not TOML")?;
        known(&top, &TOP, "the configuration")?;
        let polite = match top.get("polite") {
            Some(Value::Table(polite)) => read_polite(polite)?,
            Some(_) => bail!("write [polite] above its keys"),
            None => bail!(
                "say who you are, so that whoever runs a site can reach you: [polite] with contact \
                 = \"https://… or an address of mail\""
            ),
        };
        let Some(Value::Array(sources)) = top.get("source") else {
            bail!("there is no source: write [[source]] with name and url")
        };
        let sources: Vec<Source> = (1..)
            .zip(sources)
            .map(|(n, source)| read_source(n, source, folder))
            .collect::<anyhow::Result<_>>()?;
        let (mut names, mut places) = (BTreeSet::new(), BTreeSet::new());
        for s in &sources {
            ensure!(
                names.insert(&s.name),
                "two sources are called `{}`; each needs its own name",
                s.name
            );
            ensure!(places.insert(&s.at), "two sources are at {}; keep one of them", s.at);
        }
        let allow = top.get("allow").map(|_| words_of(&top, "allow")).transpose()?;
        let allow = Allow::parse(&allow.unwrap_or_default()).map_err(anyhow::Error::msg)?;
        Ok(Self { sources, polite, allow })
    }
}

fn read_polite(table: &Table) -> anyhow::Result<Polite> {
    known(table, &POLITE, "[polite]")?;
    let contact = word(table, "contact")?.unwrap_or_default();
    let sound = contact.contains(['@', '/']) && contact.bytes().all(|b| b.is_ascii_graphic());
    ensure!(sound, "[polite] contact is `{contact}`; write an address of the web or of mail");
    Ok(Polite { contact, delay: span(table, "delay", 0)?.unwrap_or(DELAY) })
}

fn read_source(n: usize, value: &Value, folder: &Path) -> anyhow::Result<Source> {
    let Value::Table(table) = value else { bail!("write [[source]] with double brackets") };
    let name = word(table, "name").ok().flatten();
    let what = name.as_ref().map_or_else(|| format!("source {n}"), |n| format!("source `{n}`"));
    read_named(table, &what, folder).with_context(|| what)
}

fn read_named(table: &Table, what: &str, folder: &Path) -> anyhow::Result<Source> {
    known(table, &SOURCE, what)?;
    let name = word(table, "name")?.filter(|n| !n.trim().is_empty()).context("it has no name")?;
    let (at, usual) = match (word(table, "url")?, word(table, "folder")?) {
        (Some(url), None) => {
            ensure!(host_of(&url).is_some(), "url is `{url}`; write one with https://");
            (url, "feed")
        }
        (None, Some(path)) => (absolute(folder.join(path))?, "folder"),
        _ => bail!("it needs a url or a folder, and not both"),
    };
    let form = word(table, "form")?.unwrap_or_else(|| usual.to_owned());
    ensure!(FORMS.contains(&form.as_str()), "form is `{form}`; write one of {}", FORMS.join(", "));
    ensure!(
        (form == "folder") == (usual == "folder"),
        "form is `{form}`, which does not go with its {}",
        if usual == "folder" { "folder" } else { "url" }
    );
    let language = word(table, "language")?;
    let language = language
        .map(|l| {
            Language::parse(&l)
                .with_context(|| format!("language is `{l}`; write two letters such as en"))
        })
        .transpose()?;
    let country = word(table, "country")?.map(|c| c.to_ascii_uppercase());
    if let Some(c) = &country {
        ensure!(
            c.len() == 2 && c.bytes().all(|b| b.is_ascii_uppercase()),
            "country is `{c}`; write two letters such as ML"
        );
    }
    Ok(Source {
        publisher: Some(name.clone()),
        name,
        form,
        at,
        kind: word(table, "kind")?,
        country,
        language,
        near: words_of(table, "near")?,
        every: span(table, "every", SHORTEST)?.unwrap_or(EVERY),
    })
}

fn absolute(path: PathBuf) -> anyhow::Result<String> {
    let path = std::path::absolute(&path).with_context(|| path.display().to_string())?;
    path.to_str().map(str::to_owned).context("its folder's name is not Unicode")
}

/// Refuses a key nobody knows and names the nearest one.
fn known(table: &Table, keys: &[&str], what: &str) -> anyhow::Result<()> {
    let Some(key) = table.keys().find(|key| !keys.contains(&key.as_str())) else { return Ok(()) };
    let far = |k: &&&str| strsim::damerau_levenshtein(k, key);
    match keys.iter().min_by_key(far).filter(|k| far(k) <= 3) {
        Some(near) => bail!("{what} has no key `{key}`; is `{near}` meant?"),
        None => bail!("{what} has no key `{key}`; its keys are {}", keys.join(", ")),
    }
}

fn word(table: &Table, key: &str) -> anyhow::Result<Option<String>> {
    match table.get(key) {
        None => Ok(None),
        Some(Value::String(word)) => Ok(Some(word.clone())),
        Some(other) => bail!("{key} is {other}; write it between quotes"),
    }
}

fn words_of(table: &Table, key: &str) -> anyhow::Result<Vec<String>> {
    let list = || format!("{key} is a list: {key} = [\"…\"]");
    match table.get(key) {
        None => Ok(Vec::new()),
        Some(Value::Array(all)) => {
            all.iter().map(|v| v.as_str().map(str::to_owned).with_context(list)).collect()
        }
        Some(_) => bail!(list()),
    }
}

/// Seconds of a span such as `15m`.
fn span(table: &Table, key: &str, least: i64) -> anyhow::Result<Option<i64>> {
    let Some(words) = word(table, key)? else { return Ok(None) };
    let seconds =
        seconds(&words).with_context(|| format!("{key} is `{words}`; write 30s, 15m, 6h or 1d"))?;
    ensure!(seconds >= least, "{key} is `{words}`; {least}s is the least");
    Ok(Some(seconds))
}

fn seconds(words: &str) -> Option<i64> {
    let words = words.trim();
    let unit = words.chars().last()?;
    let length = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 24 * 3600,
        _ => return None,
    };
    let n: i64 = words.strip_suffix(unit)?.trim().parse().ok()?;
    (0..=10_000).contains(&n).then(|| n * length)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "[polite]\ncontact = \"desk@paper.example\"\n";

    fn parse(words: &str) -> Result<Config, String> {
        let config = Config::parse(&format!("{HEAD}{words}"), Path::new("/news"));
        config.map_err(|e| format!("{e:#}"))
    }

    #[test]
    fn a_whole_configuration_is_read() {
        let config = Config::parse(
            "allow = [\"10.1.0.0/16\"]\n[polite]\ncontact = \"https://paper.example/bot\"\n\
             delay = \"10s\"\n[[source]]\nname = \"Agency\"\nurl = \"https://a.example/rss\"\n\
             kind = \"agency\"\ncountry = \"ml\"\nlanguage = \"fr\"\nnear = [\"ml-army\"]\n\
             every = \"30m\"\n[[source]]\nname = \"Drop\"\nfolder = \"drop\"\n",
            Path::new("/news"),
        )
        .unwrap();
        assert_eq!(config.polite.delay, 10);
        assert!(config.polite.agent().ends_with("(+https://paper.example/bot)"));
        let [agency, drop] = config.sources.as_slice() else { panic!() };
        assert_eq!((agency.form.as_str(), agency.every), ("feed", 1800));
        assert_eq!(agency.country.as_deref(), Some("ML"));
        assert_eq!((drop.form.as_str(), drop.at.as_str()), ("folder", "/news/drop"));
        assert_eq!(drop.every, EVERY);
    }

    #[test]
    fn a_key_nobody_knows_is_named_with_the_nearest() {
        let error = parse("[[source]]\nname = \"A\"\nurl = \"https://a.example/\"\nevry = \"1h\"")
            .unwrap_err();
        assert!(error.contains("`A`") && error.contains("`evry`; is `every` meant?"), "{error}");
        assert!(parse("[[sauce]]\nname = \"A\"").unwrap_err().contains("`source` meant?"));
        assert!(parse("[colours]").unwrap_err().contains("source, polite, allow"));
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_advice() {
        let source = |more: &str| parse(&format!("[[source]]\nname = \"A\"\n{more}")).unwrap_err();
        for (more, advice) in [
            ("", "needs a url or a folder"),
            ("url = \"a.example\"", "with https://"),
            ("url = \"https://a.example/\"\nform = \"rss\"", "feed, page, folder"),
            ("url = \"https://a.example/\"\nevery = \"often\"", "15m"),
            ("url = \"https://a.example/\"\nevery = \"5s\"", "60s is the least"),
            ("url = \"https://a.example/\"\ncountry = \"Mali\"", "such as ML"),
            ("url = \"https://a.example/\"\nform = \"folder\"", "does not go with"),
        ] {
            assert!(source(more).contains(advice), "{more}: {}", source(more));
        }
        let twice = "[[source]]\nname = \"A\"\nurl = \"https://a.example/\"\n".repeat(2);
        assert!(parse(&twice).unwrap_err().contains("two sources"));
        assert!(parse("").unwrap_err().contains("[[source]]"));
        let nobody = Config::parse("[[source]]", Path::new("")).unwrap_err();
        assert!(nobody.to_string().contains("say who you are"));
    }
}
