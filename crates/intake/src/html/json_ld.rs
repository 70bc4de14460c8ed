//! What a page's JSON-LD says of its article.

use serde_json::{Map, Value};

/// Levels of objects within objects that are looked into.
const DEPTH: usize = 12;
/// schema.org types of a report.
const ARTICLES: &[&str] = &[
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "Article", "BlogPosting",
    "LiveBlogPosting", "SocialMediaPosting", "Report", "Interview",
];

/// Values as the page writes them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Article {
    pub headline: Option<String>,
    pub byline: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
}

/// The article told of in these scripts: the first whose address is `canonical`, else the first.
pub(crate) fn article<'a>(
    scripts: impl Iterator<Item = &'a str>,
    canonical: Option<&str>,
) -> Article {
    let values: Vec<Value> = scripts.filter_map(parse).collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, DEPTH, &mut objects);
    }
    let articles: Vec<Article> =
        objects.iter().filter(|o| is_article(o)).map(|o| read(o, &objects)).collect();
    let wanted = canonical.and_then(|c| {
        articles.iter().position(|a| {
            a.url.as_deref().and_then(crate::address::canonical).as_deref() == Some(c)
        })
    });
    articles.into_iter().nth(wanted.unwrap_or(0)).unwrap_or_default()
}

/// Sites wrap JSON-LD in comment marks and leave raw line ends in strings.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim();
    let script = script.strip_prefix("<!--").unwrap_or(script);
    let script = script.strip_suffix("-->").unwrap_or(script);
    let script = script.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim();
    serde_json::from_str(script).ok().or_else(|| {
        let calm: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(calm.trim_end_matches([';', ' '])).ok()
    })
}

fn collect<'v>(value: &'v Value, depth: usize, into: &mut Vec<&'v Map<String, Value>>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|v| collect(v, depth - 1, into)),
        Value::Object(map) => {
            into.push(map);
            map.values().for_each(|v| collect(v, depth - 1, into));
        }
        _ => {}
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let named = |v: &Value| {
        v.as_str().is_some_and(|t| ARTICLES.contains(&t.rsplit(['/', ':']).next().unwrap_or(t)))
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}

fn read(article: &Map<String, Value>, all: &[&Map<String, Value>]) -> Article {
    let text = |key| article.get(key).and_then(Value::as_str).map(str::to_owned);
    let people: Vec<String> = names(article.get("author"), all);
    Article {
        headline: text("headline").or_else(|| text("name")),
        byline: (!people.is_empty()).then(|| people.join(", ")),
        publisher: names(article.get("publisher"), all).into_iter().next(),
        published: text("datePublished").or_else(|| text("dateCreated")),
        language: text("inLanguage"),
        url: text("url").or_else(|| match article.get("mainEntityOfPage") {
            Some(Value::String(url)) => Some(url.clone()),
            Some(Value::Object(page)) => page.get("@id").and_then(Value::as_str).map(str::to_owned),
            _ => None,
        }),
    }
}

/// Names in a value that may be a name, an object, a reference to one, or a list of these.
fn names(value: Option<&Value>, all: &[&Map<String, Value>]) -> Vec<String> {
    match value {
        Some(Value::String(name)) if !name.contains("://") => vec![name.clone()],
        Some(Value::Array(list)) => list.iter().flat_map(|v| names(Some(v), all)).collect(),
        Some(Value::Object(map)) => {
            let own = map.get("name").and_then(Value::as_str);
            let referred = || {
                let id = map.get("@id")?;
                all.iter()
                    .filter(|o| o.get("@id") == Some(id))
                    .find_map(|o| o.get("name")?.as_str())
            };
            own.or_else(referred).map(str::to_owned).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_in_a_graph_and_its_publisher_by_reference() {
        let script = r##"{"@graph":[{"@type":"WebSite","name":"W"},
            {"@type":["Article","NewsArticle"],"headline":"H","datePublished":"2024-08-02",
             "author":[{"name":"A"},{"name":"B"}],"publisher":{"@id":"#o"},"inLanguage":"en-NG"},
            {"@id":"#o","@type":"Organization","name":"Courier"}]}"##;
        let a = article([script].into_iter(), None);
        assert_eq!(a.headline.as_deref(), Some("H"));
        assert_eq!(a.publisher.as_deref(), Some("Courier"));
        assert_eq!(a.byline.as_deref(), Some("A, B"));
    }

    #[test]
    fn the_article_of_this_address_wins_over_the_first() {
        let script = r#"[{"@type":"NewsArticle","headline":"other","url":"https://a.example/1"},
            {"@type":"NewsArticle","headline":"this","url":"https://a.example/2/"}]"#;
        let a = article([script].into_iter(), Some("https://a.example/2"));
        assert_eq!(a.headline.as_deref(), Some("this"));
    }

    #[test]
    fn broken_json_ld_is_no_obstacle() {
        let broken = [
            "{\"@type\":\"NewsArticle\"",
            "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"a\nb\"} -->",
        ];
        assert_eq!(article(broken.into_iter(), None).headline.as_deref(), Some("a b"));
    }
}
