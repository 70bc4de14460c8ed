//! Names and numbers of countries and actors that the export forms need, taken from the knowledge.

use std::collections::BTreeMap;
use tidings_knowledge::Knowledge;

/// A country in the codes of the export forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountryCodes {
    /// ACLED's name.
    pub name: String,
    /// ACLED's region.
    pub region: String,
    /// ISO 3166-1 numeric.
    pub iso_num: Option<u16>,
    /// Gleditsch-Ward number, as UCDP uses it.
    pub gwno: Option<u16>,
}

/// An actor in the names of the export forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorNames {
    /// ACLED's name.
    pub acled: Option<String>,
    /// UCDP's name.
    pub ucdp: Option<String>,
    /// Ids of those it belongs to, is allied with, or came from.
    pub kin: Vec<String>,
}

/// What the forms look up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lookups {
    /// By ISO 3166-1 alpha-2.
    pub countries: BTreeMap<String, CountryCodes>,
    /// By knowledge id.
    pub actors: BTreeMap<String, ActorNames>,
}

impl Lookups {
    /// Those of the knowledge in use.
    pub fn of(knowledge: &Knowledge) -> Self {
        let country = |c: &tidings_knowledge::Country| {
            let name = c.acled_name.as_ref().or_else(|| c.names_en.first());
            let codes = CountryCodes {
                name: name.cloned().unwrap_or_default(),
                region: c.acled_region.clone().unwrap_or_default(),
                iso_num: c.iso_num,
                gwno: c.gwno,
            };
            (c.iso2.clone(), codes)
        };
        let actor = |a: &tidings_knowledge::ActorRow| {
            let kin = a.ties.iter().filter(|t| t.relation != "fights");
            let kin = kin.map(|t| t.other.clone()).collect();
            (a.id.clone(), ActorNames { acled: a.acled.clone(), ucdp: a.ucdp.clone(), kin })
        };
        Self {
            countries: knowledge.countries.all().iter().map(country).collect(),
            actors: knowledge.actors.all().iter().map(actor).collect(),
        }
    }

    pub(crate) fn country(&self, iso2: Option<&str>) -> Option<&CountryCodes> {
        self.countries.get(iso2?)
    }

    /// ACLED's name of a country, else its two letters, else nothing.
    pub(crate) fn country_name<'a>(&'a self, iso2: Option<&'a str>) -> &'a str {
        match self.country(iso2) {
            Some(c) if !c.name.is_empty() => &c.name,
            _ => iso2.unwrap_or_default(),
        }
    }

    /// True unless both are known organisations with no tie between them.
    pub(crate) fn belong(&self, one: Option<&str>, two: Option<&str>) -> bool {
        let (Some(one), Some(two)) = (one, two) else { return true };
        let tied = |a: &str, b: &str| {
            self.actors.get(a).is_some_and(|names| names.kin.iter().any(|k| k == b))
        };
        one == two || tied(one, two) || tied(two, one)
    }

    pub(crate) fn acled(&self, actor: Option<&str>) -> Option<&str> {
        self.actors.get(actor?)?.acled.as_deref()
    }

    pub(crate) fn ucdp(&self, actor: Option<&str>) -> Option<&str> {
        self.actors.get(actor?)?.ucdp.as_deref()
    }
}
