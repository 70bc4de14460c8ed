//! The filters of every list and aggregate, as the command line has them.

use super::fault::Fault;
use serde::Deserialize;
use tidings_store::{Filter, Sort, parse_bbox};
use utoipa::IntoParams;

/// Which incidents.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filters {
    /// ISO 3166-1 alpha-2.
    country: Option<String>,
    /// First-order division by name.
    admin1: Option<String>,
    /// `YYYY-MM-DD`: could have happened on this day or later.
    since: Option<String>,
    /// `YYYY-MM-DD`: could have happened on this day or earlier.
    until: Option<String>,
    /// ACLED sub-event type or event type.
    kind: Option<String>,
    /// A participant's knowledge id, or words of the name.
    actor: Option<String>,
    /// One of the project's tags.
    tag: Option<String>,
    /// At least so many killed.
    min_killed: Option<u32>,
    /// Only what some report tells as its news.
    foreground: Option<bool>,
    /// How well vouched for.
    standing: Option<String>,
    /// Whether it waits for a person's look.
    review: Option<bool>,
    /// At least so many independent sources.
    min_sources: Option<u32>,
    /// Whether some of its claims cannot all be true.
    disputed: Option<bool>,
    /// `west,south,east,north` in degrees.
    bbox: Option<String>,
}

impl Filters {
    pub(crate) fn filter(&self) -> Result<Filter, Fault> {
        // A form sends empty fields; empty is no filter.
        let text = |s: &Option<String>| s.clone().filter(|s| !s.trim().is_empty());
        let bbox = text(&self.bbox)
            .map(|b| parse_bbox(&b).ok_or_else(|| Fault::bad("bbox is west,south,east,north")))
            .transpose()?;
        Ok(Filter {
            country: text(&self.country),
            admin1: text(&self.admin1),
            since: text(&self.since),
            until: text(&self.until),
            kind: text(&self.kind),
            actor: text(&self.actor),
            tag: text(&self.tag),
            min_killed: self.min_killed,
            foreground_only: self.foreground.unwrap_or(false),
            standing: text(&self.standing),
            review: self.review,
            min_sources: self.min_sources,
            disputed: self.disputed,
            bbox,
        })
    }
}

/// Which page, in which order.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// `day`, `killed`, `sources` or `confidence`; with `-` before it the other way round.
    sort: Option<String>,
    /// At most so many, 1 to 500; 50 unless said.
    limit: Option<usize>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// As the store stood at this time: a day (its end, UTC) or an RFC 3339 time.
    pub(crate) as_of: Option<String>,
}

impl Paging {
    pub(crate) fn sort(&self) -> Result<(Sort, bool), Fault> {
        let word = self.sort.as_deref().unwrap_or("day");
        let (down, word) = word.strip_prefix('-').map_or((false, word), |w| (true, w));
        let sort = match word {
            "day" => Sort::Day,
            "killed" => Sort::Killed,
            "sources" => Sort::Sources,
            "confidence" => Sort::Confidence,
            other => {
                return Err(Fault::bad(format!(
                    "there is no order `{other}`; write day, killed, sources or confidence"
                )));
            }
        };
        Ok((sort, down))
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit.unwrap_or(50).clamp(1, 500)
    }

    pub(crate) fn skip(&self) -> Result<u64, Fault> {
        match &self.cursor {
            None => Ok(0),
            Some(c) => c
                .strip_prefix("after-")
                .and_then(|n| n.parse().ok())
                .ok_or_else(|| Fault::bad("the cursor is not one that this API gave")),
        }
    }

    /// The cursor after `shown` more.
    pub(crate) fn next(skip: u64, shown: usize) -> String {
        format!("after-{}", skip + shown as u64)
    }
}
