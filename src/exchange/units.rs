//! JSON Lines of translation units: what an index reads.

use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use std::io::{self, Write};

/// Writes an object a unit.
///
/// # Errors
/// What the stream gives.
pub fn write<'u>(mut out: impl Write, units: impl IntoIterator<Item = &'u Unit>) -> io::Result<()> {
    for unit in units {
        serde_json::to_writer(&mut out, unit)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Reads units; blank lines are none.
///
/// # Errors
/// [`ErrorKind::Format`] with the line for a row of another form.
pub fn read(text: &str) -> Result<Vec<Unit>> {
    let rows = text.strip_prefix('\u{feff}').unwrap_or(text).lines().zip(1..).filter(|(row, _)| !row.trim().is_empty());
    rows.map(|(row, line)| read_row(row).map_err(|error| error.line(line))).collect()
}

fn read_row(row: &str) -> Result<Unit> {
    serde_json::from_str(row).map_err(|error| {
        Error::new(ErrorKind::Format, format!("wanted a translation unit, found something else: {error}")).caused_by(error)
    })
}
