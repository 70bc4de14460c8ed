//! Administrative units from a spreadsheet: COD-AB gazetteers come as XLSX with one sheet for each
//! level.

use crate::unit_columns::{CountryNames, UnitColumns, UnitLine};
use calamine::{Data, Reader as _, Xlsx};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Longest workbook: it is held in memory. Gazetteers have some hundred kilobytes.
const LONGEST: u64 = 64 << 20;
/// Most that its parts may unpack to.
const UNPACKED_MOST: u128 = 1 << 30;

/// Calls `each` with line and unit of every row of every sheet that has P-codes, or with what is
/// wrong with the row. The error says what is wrong with the file.
pub(crate) fn read_units(
    from: impl Read,
    countries: &CountryNames,
    mut each: impl FnMut(u64, Result<UnitLine, String>),
) -> Result<(), String> {
    const ADVICE: &str = "save its sheet of units as `CSV UTF-8` and give that";
    let mut bytes = Vec::new();
    from.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    let bytes = Cursor::new(bytes);
    let unpacked = ZipArchive::new(bytes.clone()).ok().and_then(|z| z.decompressed_size());
    if bytes.get_ref().len() as u64 > LONGEST || unpacked.is_some_and(|n| n > UNPACKED_MOST) {
        return Err(format!("it is too long a workbook; {ADVICE}"));
    }
    let mut book: Xlsx<_> = Xlsx::new(bytes)
        .map_err(|e| format!("it is no workbook that can be read ({e}); {ADVICE}"))?;
    let mut wrong = None;
    let mut any = false;
    for sheet in book.sheet_names() {
        let range = book
            .worksheet_range(&sheet)
            .map_err(|e| format!("its sheet `{sheet}` cannot be read ({e}); {ADVICE}"))?;
        let mut rows = range.rows();
        let header = cells(rows.next().unwrap_or_default());
        match UnitColumns::of(&header) {
            None => {}
            Some(Err(what)) => wrong = wrong.or(Some(format!("sheet `{sheet}`: {what}"))),
            Some(Ok(columns)) => {
                any = true;
                let first = u64::from(range.start().map_or(0, |s| s.0)) + 2;
                for (line, row) in (first..).zip(rows) {
                    let row = cells(row);
                    if row.iter().any(|c| !c.trim().is_empty()) {
                        each(line, columns.read(&row, countries));
                    }
                }
            }
        }
    }
    match wrong {
        Some(what) if !any => Err(what),
        None if !any => {
            Err(format!("none of its sheets has a column such as `ADM1_PCODE`; {ADVICE}"))
        }
        _ => Ok(()),
    }
}

fn cells(row: &[Data]) -> Vec<String> {
    row.iter().map(ToString::to_string).collect()
}
