//! What a host asks of programs that read it: robots.txt, RFC 9309, and its crawl-delay.

use std::time::Duration;

/// Rules kept; the longest real files have some thousand.
const RULES: usize = 5000;
/// The longest delay taken from a file; who asks for more is asked once a day.
const LONGEST_DELAY: Duration = Duration::from_secs(24 * 3600);

/// The rules that hold for one program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    /// Patterns of paths, and whether they are open.
    rules: Vec<(String, bool)>,
    /// Between two requests.
    pub delay: Option<Duration>,
}

impl Robots {
    /// The file of a host that cannot say now what it allows: nothing.
    pub const NOTHING: &str = "User-agent: *\nDisallow: /";

    /// The rules of a file for the program that calls itself `agent`: those of the groups that name it, or else those
    /// for all.
    pub fn read(file: &str, agent: &str) -> Self {
        let (mut named, mut all) = (None::<Self>, Self::default());
        let (mut for_us, mut for_all, mut head) = (false, false, false);
        for line in file.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !head {
                    (for_us, for_all, head) = (false, false, true);
                }
                let token = value.split(|c: char| !is_token(c)).next().unwrap_or_default();
                for_all |= value == "*";
                if token.eq_ignore_ascii_case(agent) {
                    for_us = true;
                    named.get_or_insert_default();
                }
                continue;
            }
            // A sitemap belongs to no group and ends none.
            if matches!(key.as_str(), "allow" | "disallow" | "crawl-delay") {
                head = false;
                let groups =
                    [named.as_mut().filter(|_| for_us), Some(&mut all).filter(|_| for_all)];
                groups.into_iter().flatten().for_each(|group| group.take(&key, value));
            }
        }
        named.unwrap_or(all)
    }

    fn take(&mut self, key: &str, value: &str) {
        match key {
            "crawl-delay" => {
                let seconds = value.parse().ok().filter(|s: &f64| *s >= 0.0);
                let delay = seconds.map(|s| {
                    Duration::try_from_secs_f64(s).unwrap_or(LONGEST_DELAY).min(LONGEST_DELAY)
                });
                self.delay = self.delay.max(delay);
            }
            _ if value.is_empty() || self.rules.len() >= RULES => {}
            _ => self.rules.push((plain(value), key == "allow")),
        }
    }

    /// Whether a path with its query may be asked for: the longest rule that fits decides, and of two as long the open
    /// one.
    pub fn allows(&self, path: &str) -> bool {
        let path = plain(path);
        if path == "/robots.txt" {
            return true;
        }
        let fitting = self.rules.iter().filter(|(pattern, _)| fits(pattern, &path));
        fitting.map(|(pattern, open)| (pattern.len(), *open)).max().is_none_or(|(_, open)| open)
    }
}

fn is_token(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '-' || c == '_'
}

/// Whether a pattern with `*` for anything and `$` for the end fits the start of a path. Each piece is looked for
/// once, so that no pattern takes long.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = match pattern.strip_suffix('$') {
        Some(rest) => (rest, true),
        None => (pattern, false),
    };
    let mut pieces = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for piece in pieces {
        if let Some(piece) = last.replace(piece) {
            let Some(at) = rest.find(piece) else { return false };
            rest = &rest[at + piece.len()..];
        }
    }
    match last {
        None => !to_end || rest.is_empty(),
        Some(piece) if to_end => rest.ends_with(piece),
        Some(piece) => rest.contains(piece),
    }
}

/// A path in the one way of writing it: `%7e` is `~`, `é` is `%C3%A9`.
fn plain(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let bytes = path.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let hex = bytes.get(i + 1..i + 3).and_then(|h| std::str::from_utf8(h).ok());
        let coded = hex.filter(|_| bytes[i] == b'%').and_then(|h| u8::from_str_radix(h, 16).ok());
        let byte = coded.unwrap_or(bytes[i]);
        let free = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if (coded.is_some() && !free) || !byte.is_ascii() {
            out.push_str(&format!("%{byte:02X}"));
        } else {
            out.push(char::from(byte));
        }
        i += if coded.is_some() { 3 } else { 1 };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(file: &str, path: &str) -> bool {
        Robots::read(file, "tidings").allows(path)
    }

    #[test]
    fn the_longest_rule_decides_and_of_two_as_long_the_open_one() {
        let file = "User-agent: *\nDisallow: /news\nAllow: /news/world\nDisallow: /a\nAllow: /a";
        assert!(!allows(file, "/news/sport") && !allows(file, "/newsletter"));
        assert!(allows(file, "/news/world/1") && allows(file, "/a") && allows(file, "/"));
    }

    #[test]
    fn the_groups_that_name_us_hold_and_those_for_all_then_do_not() {
        let file = "User-agent: *\nDisallow: /\n\nUser-Agent: other\nUser-agent: TIDINGS/1.0\n\
            Disallow: /private\n\nUser-agent: tidings\nDisallow: /too\n";
        assert!(allows(file, "/x") && !allows(file, "/private") && !allows(file, "/too"));
        assert!(!Robots::read(file, "third").allows("/x"));
    }

    #[test]
    fn stars_and_dollars_mean_what_they_say() {
        let file = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?print=\nDisallow: /x*y*z";
        assert!(!allows(file, "/a/b.pdf") && allows(file, "/a/b.pdf?x"));
        assert!(!allows(file, "/a?print=1") && !allows(file, "/xaaybbz/") && allows(file, "/xyay"));
    }

    #[test]
    fn an_address_is_the_same_however_it_is_written() {
        let file = "User-agent: *\nDisallow: /caf\u{e9}\nDisallow: /%7Ehome";
        assert!(!allows(file, "/caf%c3%a9/1") && !allows(file, "/~home"));
    }

    #[test]
    fn no_file_and_an_empty_rule_allow_all_and_a_closed_host_nothing() {
        assert!(allows("", "/x") && allows("User-agent: *\nDisallow:\n", "/x"));
        assert!(!allows(Robots::NOTHING, "/x") && allows(Robots::NOTHING, "/robots.txt"));
        assert!(allows("<html>not found</html>", "/x"));
    }

    #[test]
    fn a_delay_is_heard_and_one_without_end_is_a_day() {
        let delay = |words: &str| {
            let file = format!("User-agent: *\nCrawl-delay: {words}\nDisallow: /x");
            Robots::read(&file, "tidings").delay
        };
        assert_eq!(delay("7"), Some(Duration::from_secs(7)));
        assert_eq!(delay("0.5"), Some(Duration::from_millis(500)));
        assert_eq!((delay("-1"), delay("soon"), delay("NaN")), (None, None, None));
        assert_eq!((delay("1e99"), delay("inf")), (Some(LONGEST_DELAY), Some(LONGEST_DELAY)));
    }

    #[test]
    fn a_hostile_file_takes_no_time() {
        let rule = format!("Disallow: /{}b$\n", "*a".repeat(100));
        let file = format!("User-agent: *\n{}", rule.repeat(20_000));
        let path = format!("/{}", "a".repeat(2000));
        let start = std::time::Instant::now();
        assert!(allows(&file, &path));
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    }
}
