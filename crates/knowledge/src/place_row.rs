//! One place as the tables under `data/places` write it, and its reading from a line.
//!
//! Columns, separated by tabs: id, country, class, code, lat, lon, population, admin1, admin2, pcode,
//! names; names are separated by `|` and the first is the standard name.

/// One place before it is indexed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// `g…`, `w…` or `o…`.
    pub id: String,
    /// ISO 3166-1 alpha-2 in capitals; two spaces where a region spans countries.
    pub country: [u8; 2],
    /// GeoNames feature class.
    pub class: u8,
    /// GeoNames feature code.
    pub code: String,
    /// Latitude in degrees, WGS 84.
    pub lat: f64,
    /// Longitude in degrees, WGS 84.
    pub lon: f64,
    /// Inhabitants; 0 where the source has none.
    pub population: u32,
    /// Name of the first-order division.
    pub admin1: Option<String>,
    /// Name of the second-order division.
    pub admin2: Option<String>,
    /// OCHA P-code.
    pub pcode: Option<String>,
    /// The standard name, then its other names.
    pub names: Vec<String>,
    /// From the tables of places that matter in reports of conflict.
    pub curated: bool,
    /// Whether its names may be found by their loose keys.
    pub loose: bool,
    /// Whether its point is that of the division it lies in: its own is not known.
    pub borrowed: bool,
}

impl Row {
    /// Reads one line of a table. The error says which column is wrong.
    pub(crate) fn parse(line: &str) -> Result<Self, String> {
        let mut columns = line.split('\t');
        let mut next = |name: &str| columns.next().ok_or_else(|| format!("has no column `{name}`"));
        let row = Self {
            id: parse_id(next("id")?)?,
            country: parse_country(next("country")?)?,
            class: next("class")?.bytes().next().ok_or("has an empty `class`")?,
            code: next("code")?.to_owned(),
            lat: parse_degrees(next("lat")?, 90.0)?,
            lon: parse_degrees(next("lon")?, 180.0)?,
            population: parse_population(next("population")?)?,
            admin1: some(next("admin1")?),
            admin2: some(next("admin2")?),
            pcode: some(next("pcode")?),
            names: split_names(next("names")?, '|'),
            curated: false,
            loose: true,
            borrowed: false,
        };
        if row.names.is_empty() { Err("has no name".to_owned()) } else { Ok(row) }
    }

    /// Takes over the names of another row of the same id, and what this row does not know.
    pub(crate) fn absorb(&mut self, other: Self) {
        for name in other.names {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
        self.admin1 = self.admin1.take().or(other.admin1);
        self.admin2 = self.admin2.take().or(other.admin2);
        self.pcode = self.pcode.take().or(other.pcode);
        self.population = self.population.max(other.population);
        self.curated |= other.curated;
        self.loose |= other.loose;
    }
}

/// `None` for an empty column.
pub(crate) fn some(column: &str) -> Option<String> {
    let column = column.trim();
    (!column.is_empty()).then(|| column.to_owned())
}

/// An id: a letter that says whose it is, then letters, digits, `-`, `_` or `.`.
pub(crate) fn parse_id(id: &str) -> Result<String, String> {
    let ok = id.len() > 1
        && id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    ok.then(|| id.to_owned()).ok_or_else(|| {
        format!("has the id `{id}`, which is not `g` + GeoNames id, `w` + Who's On First id or `o` + own id")
    })
}

/// Two capital letters; an empty column stands for a region of several countries.
pub(crate) fn parse_country(country: &str) -> Result<[u8; 2], String> {
    match country.as_bytes() {
        [] => Ok(*b"  "),
        [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok([*a, *b]),
        _ => Err(format!("has the country `{country}`, which is not two capital letters")),
    }
}

/// Degrees within ±`limit`.
pub(crate) fn parse_degrees(text: &str, limit: f64) -> Result<f64, String> {
    text.trim().parse().ok().filter(|d: &f64| d.abs() <= limit).ok_or_else(|| {
        format!("has the coordinate `{text}`, which is not a number within ±{limit}")
    })
}

/// A count of people; empty is 0, and so is GeoNames' -1.
pub(crate) fn parse_population(text: &str) -> Result<u32, String> {
    match text.trim() {
        "" | "-1" => Ok(0),
        t => t
            .parse::<u64>()
            .map(|n| u32::try_from(n).unwrap_or(u32::MAX))
            .map_err(|_| format!("has the population `{t}`, which is not a whole number")),
    }
}

/// The parts of a list of names, without empty ones and repetitions, in their order.
pub(crate) fn split_names(list: &str, separator: char) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in list.split(separator).map(str::trim).filter(|n| !n.is_empty()) {
        if !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
    }
    names
}
