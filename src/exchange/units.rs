//! JSON Lines of translation units: what an index reads.

use super::limited::line;
use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use std::io::{self, BufRead, Write};

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

/// Reads units one by one; holds one line at a time. Ends behind the first error: [`ErrorKind::Format`] for a row of another form, [`ErrorKind::Encoding`] for
/// bytes that are no UTF-8, [`ErrorKind::Limit`] for a line of more than 64 MiB; each with the line.
pub struct Reader<R> {
    file: R,
    line: usize,
    is_done: bool,
}

impl<R: BufRead> Reader<R> {
    /// A reader that has read nothing yet.
    pub fn new(file: R) -> Self {
        Self { file, line: 0, is_done: false }
    }

    fn next_unit(&mut self) -> Result<Option<Unit>> {
        loop {
            self.line += 1;
            let Some(row) = line(&mut self.file, self.line)? else { return Ok(None) };
            let row = if self.line == 1 { row.strip_prefix('\u{feff}').unwrap_or(&row) } else { row.as_str() };
            if !row.trim().is_empty() {
                return read_row(row).map(Some).map_err(|error| error.line(self.line));
            }
        }
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Result<Unit>> {
        if self.is_done {
            return None;
        }
        let next = self.next_unit().transpose();
        self.is_done = !matches!(next, Some(Ok(_)));
        next
    }
}

fn read_row(row: &str) -> Result<Unit> {
    serde_json::from_str(row).map_err(|error| {
        Error::new(ErrorKind::Format, format!("wanted a translation unit, found something else: {error}")).caused_by(error)
    })
}
