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
            (a.id.clone(), ActorNames { acled: a.acled.clone(), ucdp: a.ucdp.clone() })
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

    pub(crate) fn acled(&self, actor: Option<&str>) -> Option<&str> {
        self.actors.get(actor?)?.acled.as_deref()
    }

    pub(crate) fn ucdp(&self, actor: Option<&str>) -> Option<&str> {
        self.actors.get(actor?)?.ucdp.as_deref()
    }
}
