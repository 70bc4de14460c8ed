//! Addresses in one canonical form, so that one page has one name.

/// Query keys that say how a reader came to the page, not which page it is.
const TRACKING: &[&str] = &[
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src",
    "smid", "cmpid", "ncid", "ocid", "spm", "share", "xtor", "at_medium", "at_campaign", "amp",
    "outputtype", "_ga", "_gl",
];

/// Canonical form of an absolute http(s) address: scheme and host in lower case, default port,
/// fragment, tracking keys and trailing slash dropped. `None` for anything else.
pub(crate) fn canonical(url: &str) -> Option<String> {
    let url = url.trim();
    if url.len() > 4096 || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let default_port = match scheme.as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => return None,
    };
    let rest = rest.split('#').next().unwrap_or("");
    let host_end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_end);
    let host = host.rsplit('@').next().unwrap_or("").to_lowercase();
    let host = host.strip_suffix(default_port).unwrap_or(&host).trim_end_matches('.');
    if host.is_empty() || host.starts_with(':') {
        return None;
    }
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_tracking(pair)).collect();
    let mut out = format!("{scheme}://{host}{}", path.trim_end_matches('/'));
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    Some(out)
}

fn is_tracking(pair: &str) -> bool {
    let key = pair.split('=').next().unwrap_or("").to_ascii_lowercase();
    key.is_empty() || key.starts_with("utm_") || TRACKING.contains(&key.as_str())
}

/// `link` as seen from `base`: absolute as it is, `//host/…` and `/…` completed. A relative path
/// is not guessed at.
pub(crate) fn resolve(link: &str, base: Option<&str>) -> Option<String> {
    let link = link.trim();
    if link.contains("://") {
        return canonical(link);
    }
    let (scheme, rest) = base?.trim().split_once("://")?;
    if let Some(other) = link.strip_prefix("//") {
        return canonical(&format!("{scheme}://{other}"));
    }
    let host = rest.split(['/', '?', '#']).next()?;
    link.starts_with('/').then(|| canonical(&format!("{scheme}://{host}{link}"))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_address() {
        for url in [
            "https://A.Example/2024/raid/",
            "HTTPS://a.example:443/2024/raid?utm_source=x&fbclid=1#comments",
            " https://user:pw@a.example/2024/raid?#top ",
        ] {
            assert_eq!(canonical(url).as_deref(), Some("https://a.example/2024/raid"), "{url}");
        }
        let id = "http://a.example/story.php?id=7&utm_medium=rss";
        assert_eq!(canonical(id).as_deref(), Some("http://a.example/story.php?id=7"));
    }

    #[test]
    fn what_is_no_web_address_is_none() {
        for url in ["", "raid.html", "javascript:print()", "file:///etc/x", "https://", "ht tp://x"]
        {
            assert_eq!(canonical(url), None, "{url}");
        }
    }

    #[test]
    fn a_link_is_completed_from_its_base_and_never_guessed() {
        let base = Some("https://a.example/news/");
        assert_eq!(resolve("/raid", base).as_deref(), Some("https://a.example/raid"));
        assert_eq!(resolve("//b.example/x", base).as_deref(), Some("https://b.example/x"));
        assert_eq!(resolve("raid", base), None);
        assert_eq!(resolve("/raid", None), None);
    }
}
