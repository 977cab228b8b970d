//! Tables: a line a row, or, where two languages stand side by side, paragraph after paragraph.

use super::document::Walk;
use crate::error::Result;
use crate::text::Lang;

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
    let is_bilingual = is_bilingual(rows);
    for row in rows {
        // A cell that is alone in its row is a frame around paragraphs.
        if is_bilingual || row.len() == 1 {
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

/// The lines of a cell as one.
fn joined(cell: &str) -> String {
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ").replace('\t', " ")
}

/// Whether a table has two columns, one mostly Chinese and one mostly English.
fn is_bilingual(rows: &[Vec<Cell>]) -> bool {
    if rows.iter().any(|row| row.len() > 2) {
        return false;
    }
    let column =
        |at: usize| -> String { rows.iter().filter(|row| row.len() == 2).filter_map(|row| row.get(at)).map(String::as_str).collect() };
    let (left, right) = (column(0), column(1));
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    has_letters(&left) && has_letters(&right) && Lang::of(&left) != Lang::of(&right)
}
