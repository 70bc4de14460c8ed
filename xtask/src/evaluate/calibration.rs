//! Whether confidence means what it says: right cases by confidence, the expected calibration error, and how
//! precise the surest are.

/// A found event: its confidence and whether it is right.
pub(crate) type Judged = (f64, bool);

/// Shares of the events found at which precision is told, surest first.
const COVERAGES: [usize; 3] = [50, 80, 90];

/// Name, value and number of cases of each row; confidence in ten bins of equal width.
pub(crate) fn rows(judged: &[Judged]) -> Vec<(String, f64, usize)> {
    if judged.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut error = 0.0;
    for bin in (0..10_u8).rev() {
        let (from, to) = (f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0);
        let inside: Vec<&Judged> =
            judged.iter().filter(|(c, _)| *c >= from && (*c < to || bin == 9)).collect();
        if inside.is_empty() {
            continue;
        }
        let n = inside.len() as f64;
        let right = inside.iter().filter(|(_, right)| *right).count() as f64 / n;
        let said = inside.iter().map(|(c, _)| c).sum::<f64>() / n;
        error += n * (right - said).abs();
        let bin = format!("confidence {from:.1} to {to:.1}");
        out.push((format!("{bin}: said"), said, inside.len()));
        out.push((format!("{bin}: right"), right, inside.len()));
    }
    out.push(("expected calibration error".to_owned(), error / judged.len() as f64, judged.len()));
    let mut sorted = judged.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    for coverage in COVERAGES {
        let n = (sorted.len() * coverage).div_ceil(100);
        let right = sorted[..n].iter().filter(|(_, right)| *right).count() as f64;
        out.push((format!("precision of the surest {coverage}%"), right / n as f64, n));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_distance_of_said_and_right_by_bin() {
        let judged =
            [(0.95, true), (0.95, true), (0.95, true), (0.95, false), (0.25, false), (0.25, true)];
        let rows = rows(&judged);
        let value = |name: &str| rows.iter().find(|(n, ..)| n.starts_with(name)).unwrap().1;
        assert!((value("confidence 0.9 to 1.0: right") - 0.75).abs() < 1e-9);
        assert!((value("expected") - (4.0 * 0.2 + 2.0 * 0.25) / 6.0).abs() < 1e-9);
        assert!((value("precision of the surest 50%") - 1.0).abs() < 1e-9);
        assert_eq!(super::rows(&[]).len(), 0);
    }
}
