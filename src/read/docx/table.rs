//! Tables: a line a row, or, where two languages stand side by side, paragraph after paragraph.

use super::document::Walk;
use crate::error::Result;
use crate::text::Lang;
use crate::text::numeral::{is_chinese_numeral, roman_value};

/// Lines of a cell, each with its line end.
type Cell = String;

impl Walk<'_> {
    /// Reads the table that was opened last and writes its lines.
    pub fn table(&mut self, lines: &mut String) -> Result<()> {
        let mut rows = Vec::new();
        let mut depth = 0usize;
        while let Some(tag) = self.xml.inner(&mut depth)? {
            match tag.name() {
                "tr" => rows.extend(self.row()?),
                "tblPr" | "tblGrid" | "sdtPr" | "sdtEndPr" => self.xml.skip()?,
                _ => depth += 1,
            }
        }
        write(&rows, lines);
        Ok(())
    }

    /// The cells of the row that was opened last, unless it is deleted.
    fn row(&mut self) -> Result<Option<Vec<Cell>>> {
        let mut cells = Vec::new();
        let mut is_deleted = false;
        let mut depth = 0usize;
        while let Some(tag) = self.xml.inner(&mut depth)? {
            match tag.name() {
                "tc" => {
                    let mut cell = Cell::new();
                    self.flow(&mut cell)?;
                    self.charge(cell.len())?;
                    cells.push(cell);
                    continue;
                }
                "del" => is_deleted = true,
                "tblPrEx" | "trPrChange" | "sdtPr" | "sdtEndPr" => {
                    self.xml.skip()?;
                    continue;
                }
                _ => {}
            }
            depth += 1;
        }
        if is_deleted {
            self.leave_out("deleted text");
        }
        Ok((!is_deleted).then_some(cells))
    }
}

fn write(rows: &[Vec<Cell>], lines: &mut String) {
    let pairs = is_bilingual(rows, 0);
    let is_numbered = !pairs && is_bilingual(rows, 1) && has_numbers(rows);
    for row in rows {
        if let (true, [number, words @ ..]) = (is_numbered, row.as_slice()) {
            write_numbered(&joined(number), words, lines);
            continue;
        }
        // A cell that is alone in its row is a frame around paragraphs.
        if pairs || row.len() == 1 {
            for line in row.iter().flat_map(|cell| cell.lines()).filter(|line| !line.trim().is_empty()) {
                lines.push_str(line);
                lines.push('\n');
            }
            continue;
        }
        let cells: Vec<String> = row.iter().map(|cell| joined(cell)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            lines.push_str(&cells.join("\t"));
            lines.push('\n');
        }
    }
}

/// The cells of a row, one in each language, each with the number before its words unless they begin with it.
fn write_numbered(number: &str, cells: &[Cell], lines: &mut String) {
    for cell in cells {
        let mut words = cell.lines().filter(|line| !line.trim().is_empty()).peekable();
        let repeats = words.peek().is_none_or(|first| number.is_empty() || first.trim_start().starts_with(number));
        if !repeats {
            lines.push_str(number);
            lines.push(' ');
        }
        for line in words {
            lines.push_str(line);
            lines.push('\n');
        }
    }
}

/// The lines of a cell as one.
fn joined(cell: &str) -> String {
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ").replace('\t', " ")
}

/// Whether a table has two columns from `first` on, one mostly Chinese and one mostly English.
fn is_bilingual(rows: &[Vec<Cell>], first: usize) -> bool {
    if rows.iter().any(|row| row.len() > first + 2) {
        return false;
    }
    let column = |at: usize| -> String {
        rows.iter().filter(|row| row.len() == first + 2).filter_map(|row| row.get(at)).map(String::as_str).collect()
    };
    let (left, right) = (column(first), column(first + 1));
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    has_letters(&left) && has_letters(&right) && Lang::of(&left) != Lang::of(&right)
}

/// Whether the first column of a table holds little but numbers: 1.2, 第一条, Article 1; its heading may be a word.
fn has_numbers(rows: &[Vec<Cell>]) -> bool {
    let is_number = |row: &&Vec<Cell>| {
        let words = row.first().map(|cell| joined(cell)).unwrap_or_default();
        words.is_empty()
            || words.len() <= 24
                && words.chars().any(|c| c.is_ascii_digit() || is_chinese_numeral(c) || roman_value(&c.to_string()).is_some())
    };
    rows.iter().filter(is_number).count() * 5 >= rows.len() * 4 || rows.len() > 1 && rows.iter().skip(1).all(|row| is_number(&row))
}
