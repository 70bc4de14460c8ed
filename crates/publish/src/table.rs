//! Cells that are safe to open in a spreadsheet.

use std::borrow::Cow;

/// The cell with a leading apostrophe when a spreadsheet would run it as a formula. Numbers keep
/// their sign.
pub(crate) fn safe(cell: &str) -> Cow<'_, str> {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if risky && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A cell for a number that may be unknown.
pub(crate) fn number(n: Option<impl ToString>) -> String {
    n.map(|n| n.to_string()).unwrap_or_default()
}

/// Each value once, in order, with `; ` between.
pub(crate) fn list<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for v in values {
        if !v.is_empty() && !seen.contains(&v) {
            seen.push(v);
        }
    }
    seen.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(safe("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(safe("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(safe("-2+3"), "'-2+3");
        assert_eq!(safe("+33 6"), "'+33 6");
        assert_eq!(safe("-2.86"), "-2.86");
        assert_eq!(safe("Kidal"), "Kidal");
    }

    #[test]
    fn a_list_names_each_once() {
        assert_eq!(list(["b", "a", "", "b"]), "b; a");
    }
}
