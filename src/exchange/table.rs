//! Tables of units with a header: CSV (RFC 4180), and the same with tabs.
//!
//! The columns are `instrument`, `address`, `zh`, `en`, `confidence`, `title_zh`, `title_en`, `short`, `date`, `status`, `authentic`, `kind`, `jurisdiction` and
//! `notes`; `short` and `notes` are lists in JSON. Fields with the separator, quotes or line ends stand in quotes. A table has one sign for what is empty and what is
//! not there, so both are read as not there. A reader asks for a column `zh` or `en`, in any order with others, and passes over columns it does not know.
//! A text that begins with `=` is written as it is: a spreadsheet may take it for a formula.

use super::fields;
use super::limited::Limited;
use crate::bitext::{Note, Side, Unit};
use crate::error::{Error, ErrorKind, Result};
use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use std::io::{self, BufRead, Write};

const COLUMNS: [&str; 14] = [
    "instrument",
    "address",
    "zh",
    "en",
    "confidence",
    "title_zh",
    "title_en",
    "short",
    "date",
    "status",
    "authentic",
    "kind",
    "jurisdiction",
    "notes",
];

/// What stands between fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Separator {
    /// A comma, with lines ended as RFC 4180 wants.
    Comma,
    /// A tab.
    Tab,
}

/// Writes units, a row each.
///
/// ```
/// use duizhao::exchange::table::{self, Separator};
/// use duizhao::exchange::units;
///
/// let units = units::read(r#"{"instrument":"notice","address":"art2","zh":{"text":"不得出租专线。"},"en":null}"#)?;
/// let mut file = Vec::new();
/// table::write(&mut file, &units, Separator::Comma)?;
/// assert!(file.starts_with(b"instrument,address,zh,en,"));
/// assert_eq!(table::read(file.as_slice())?, units);
/// # Ok::<(), duizhao::Error>(())
/// ```
///
/// # Errors
/// What the stream gives.
pub fn write<'u>(out: impl Write, units: impl IntoIterator<Item = &'u Unit>, separator: Separator) -> io::Result<()> {
    let mut builder = WriterBuilder::new();
    match separator {
        Separator::Comma => builder.terminator(Terminator::CRLF),
        Separator::Tab => builder.delimiter(b'\t'),
    };
    let mut rows = builder.from_writer(out);
    rows.write_record(COLUMNS)?;
    for unit in units {
        rows.write_record(row(unit)?)?;
    }
    rows.flush()
}

fn row(unit: &Unit) -> io::Result<[String; COLUMNS.len()]> {
    let known: Vec<fields::Field> = fields::of_instrument(unit).into_iter().chain(fields::of_unit(unit)).collect();
    let field = |column: &str| {
        let name = column.replace('_', "-");
        known.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut cells = COLUMNS.map(field);
    for (cell, column) in cells.iter_mut().zip(COLUMNS) {
        match column {
            "zh" => *cell = unit.zh.as_ref().map(|side| side.text.clone()).unwrap_or_default(),
            "en" => *cell = unit.en.as_ref().map(|side| side.text.clone()).unwrap_or_default(),
            "short" if unit.short.is_empty() => {}
            "short" => *cell = serde_json::to_string(&unit.short)?,
            "notes" if unit.notes.is_empty() => {}
            "notes" => *cell = serde_json::to_string(&unit.notes)?,
            _ => {}
        }
    }
    Ok(cells)
}

/// Reads all units of a table in UTF-8; the header tells whether commas or tabs part the fields.
///
/// # Errors
/// As [`Reader`].
pub fn read(file: impl BufRead) -> Result<Vec<Unit>> {
    Reader::new(file)?.collect()
}

/// Reads units one by one; holds one row at a time. Ends behind the first error: [`ErrorKind::Format`] with the line for a row of another length or a value of
/// another form, [`ErrorKind::Encoding`] for bytes that are no UTF-8, [`ErrorKind::Limit`] for a row of more than 64 MiB.
pub struct Reader<R> {
    rows: csv::Reader<Limited<R>>,
    header: Vec<String>,
    row: StringRecord,
    is_done: bool,
}

impl<R: BufRead> Reader<R> {
    /// A reader that has read the header.
    ///
    /// # Errors
    /// As the reader gives, and [`ErrorKind::Format`] for a header without a column `zh` or `en`.
    pub fn new(mut file: R) -> Result<Self> {
        let first = file.fill_buf()?;
        let tab = first.iter().take_while(|byte| **byte != b'\n').any(|byte| *byte == b'\t');
        let mut rows = ReaderBuilder::new().delimiter(if tab { b'\t' } else { b',' }).from_reader(Limited::new(file));
        let name = |name: &str| name.trim_start_matches('\u{feff}').trim().to_owned();
        let header: Vec<String> = rows.headers().map_err(failed)?.iter().map(name).collect();
        if !header.iter().any(|name| matches!(name.as_str(), "zh" | "en")) {
            return Err(Error::new(ErrorKind::Format, "wanted a header with a column zh or en, found none").line(1));
        }
        Ok(Self { rows, header, row: StringRecord::new(), is_done: false })
    }

    fn next_unit(&mut self) -> Result<Option<Unit>> {
        self.rows.get_mut().relax();
        if !self.rows.read_record(&mut self.row).map_err(failed)? {
            return Ok(None);
        }
        let mut unit = Unit::default();
        for (name, value) in self.header.iter().zip(&self.row).filter(|(_, value)| !value.is_empty()) {
            cell(&mut unit, name, value).map_err(|wrong| {
                let line = self.row.position().map_or(0, |place| usize::try_from(place.line()).unwrap_or(usize::MAX));
                Error::new(ErrorKind::Format, wrong).line(line)
            })?;
        }
        Ok(Some(unit))
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

fn cell(unit: &mut Unit, name: &str, value: &str) -> std::result::Result<(), String> {
    let list = |error: serde_json::Error| format!("wanted a list in JSON under {name}, found something else: {error}");
    match name {
        "zh" => unit.zh = Some(Side { text: value.to_owned() }),
        "en" => unit.en = Some(Side { text: value.to_owned() }),
        "short" => unit.short = serde_json::from_str::<Vec<String>>(value).map_err(list)?,
        "notes" => unit.notes = serde_json::from_str::<Vec<Note>>(value).map_err(list)?,
        _ => fields::set(unit, &name.replace('_', "-"), value)?,
    }
    Ok(())
}

/// An error of the table, with the line where it stands.
fn failed(error: csv::Error) -> Error {
    let line = error.position().map(|place| usize::try_from(place.line()).unwrap_or(usize::MAX));
    let failure = match error.into_kind() {
        csv::ErrorKind::Io(error) => return Error::from(error),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            Error::new(ErrorKind::Format, format!("wanted {expected_len} fields, found {len}"))
        }
        csv::ErrorKind::Utf8 { .. } => Error::new(ErrorKind::Encoding, "wanted UTF-8, found bytes that are none"),
        _ => Error::new(ErrorKind::Format, "wanted rows of fields, found something else"),
    };
    match line {
        Some(line) => failure.line(line),
        None => failure,
    }
}
