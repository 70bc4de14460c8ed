//! Map tiles of the house's own: where they are asked for, whom to thank, and the one origin that pages may then ask.

use super::guard::is_loopback;
use axum::http::Uri;
use axum::http::uri::Scheme;

/// What stands for a tile in an address.
const HOLES: [&str; 3] = ["{z}", "{x}", "{y}"];
const EXAMPLE: &str = "write an address such as https://tiles.example.org/{z}/{x}/{y}.png";

/// Tiles to draw under the incidents.
#[derive(Clone, Debug)]
pub struct Tiles {
    /// Where they are.
    pub url: TileUrl,
    /// Whom the map names for them.
    pub credit: String,
}

/// An address with `{z}`, `{x}` and `{y}` where a tile's zoom, column and row go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileUrl {
    template: String,
    origin: String,
}

impl TileUrl {
    /// Reads what was typed.
    ///
    /// # Errors
    /// What to write instead: the address names one server, by https or on this machine, in words that a browser's
    /// policy can hold.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let template = typed.trim();
        if let Some(hole) = HOLES.iter().find(|hole| !template.contains(**hole)) {
            return Err(format!("{hole} is missing; {EXAMPLE}"));
        }
        let filled = HOLES.iter().fold(template.to_owned(), |url, hole| url.replace(hole, "0"));
        if filled.contains(['{', '}', '#']) {
            return Err(format!("only {{z}}, {{x}} and {{y}} are filled in; {EXAMPLE}"));
        }
        let uri: Uri = filled.parse().map_err(|e| format!("{e}; {EXAMPLE}"))?;
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(format!("the server is missing; {EXAMPLE}"));
        };
        let host = authority.host();
        if *scheme != Scheme::HTTPS && !(*scheme == Scheme::HTTP && is_loopback(host)) {
            return Err(format!("only https, or http on this machine, is asked; {EXAMPLE}"));
        }
        let origin = format!("{scheme}://{authority}");
        // A hole in the server's name would be another server for each tile.
        if !nameable(host, authority.as_str(), uri.port_u16())
            || !template.starts_with(&format!("{origin}/"))
        {
            return Err(format!(
                "the server is a name or an IPv4 address, perhaps a port; {EXAMPLE}"
            ));
        }
        Ok(Self { template: template.to_owned(), origin })
    }

    /// As it was typed.
    pub(super) fn template(&self) -> &str {
        &self.template
    }

    /// `https://tiles.example.org`: what the policy of the pages lets them ask.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }
}

/// Whether this server can stand in a policy and is all that stands before the path: no user, no wildcard, no sign that
/// would end a directive. Addresses in brackets no policy can name.
fn nameable(host: &str, authority: &str, port: Option<u16>) -> bool {
    let whole = port.map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    !host.is_empty() && host.bytes().all(plain) && whole == authority
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_on_the_web_or_on_this_machine_is_taken_and_its_origin_known() {
        for (typed, origin) in [
            ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org"),
            (" https://a.example:8443/t?z={z}&x={x}&y={y} ", "https://a.example:8443"),
            ("http://127.0.0.1:8080/{z}/{y}/{x}.webp", "http://127.0.0.1:8080"),
            ("http://localhost/{z}/{x}/{y}", "http://localhost"),
        ] {
            let url = TileUrl::parse(typed).unwrap();
            assert_eq!((url.template(), url.origin()), (typed.trim(), origin));
        }
    }

    #[test]
    fn an_odd_address_is_refused_with_what_to_write() {
        for (typed, why) in [
            ("", "{z} is missing"),
            ("https://a.example/{z}/{x}.png", "{y} is missing"),
            ("https://{s}.a.example/{z}/{x}/{y}.png", "only {z}, {x} and {y}"),
            ("https://a.example/#{z}/{x}/{y}", "only {z}, {x} and {y}"),
            ("http://a.example/{z}/{x}/{y}.png", "only https"),
            ("http://192.168.1.5/{z}/{x}/{y}.png", "only https"),
            ("ftp://a.example/{z}/{x}/{y}.png", "only https"),
            ("/{z}/{x}/{y}.png", "the server is missing"),
            ("https://a.example /{z}/{x}/{y}.png", "invalid uri"),
            ("https://{z}.a.example/{z}/{x}/{y}.png", "the server is"),
            ("https://a.example;script-src/{z}/{x}/{y}", "the server is"),
            ("https://a.example,b/{z}/{x}/{y}", "the server is"),
            ("https://*.example/{z}/{x}/{y}", "the server is"),
            ("https://*/{z}/{x}/{y}", "the server is"),
            ("https://me@a.example/{z}/{x}/{y}", "the server is"),
            ("https://[2001:db8::1]/{z}/{x}/{y}", "the server is"),
            ("http://[::1]/{z}/{x}/{y}", "the server is"),
            ("https://a.example:*/{z}/{x}/{y}", ""),
            ("https:///{z}/{x}/{y}", ""),
        ] {
            let refused = TileUrl::parse(typed).expect_err(typed);
            assert!(refused.contains(why), "{typed}: {refused}");
            assert!(refused.contains("write an address such as https://"), "{typed}: {refused}");
        }
    }
}
