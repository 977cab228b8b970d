//! Rows of line numbers that people made or checked.

use crate::bitext::Bead;
use crate::error::{Error, ErrorKind, Result};
use rustc_hash::FxHashSet;

/// A row of lines on both sides, from 1, rising.
pub(super) type Row = (Vec<usize>, Vec<usize>);

/// Rows of line numbers: `zh lines TAB en lines`, from 1, comma separated; either side may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gold {
    pub(super) rows: Vec<Row>,
    /// Places of rows that are right but not fine.
    coarse: FxHashSet<usize>,
}

impl Gold {
    /// Reads rows.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the line for a row of another form.
    pub fn read(text: &str) -> Result<Self> {
        let mut rows = Vec::new();
        for (row, line) in text.lines().zip(1..) {
            let (zh, en) = row.split_once('\t').unwrap_or((row, ""));
            rows.push((numbers(zh, line)?, numbers(en, line)?));
        }
        Ok(Self { rows, coarse: FxHashSet::default() })
    }

    /// Says which rows are right but not fine, as their numbers from 1, one a line; they are left out of scores.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the line for anything but a number.
    pub fn coarse(mut self, text: &str) -> Result<Self> {
        for (row, line) in text.lines().zip(1..).filter(|(row, _)| !row.trim().is_empty()) {
            self.coarse.extend(numbers(row, line)?);
        }
        Ok(self)
    }

    /// The rows with as many lines on each side as `wanted` says.
    #[must_use]
    pub fn only(&self, wanted: impl Fn(usize, usize) -> bool) -> Self {
        let kept = self.rows.iter().zip(1..).filter(|((zh, en), _)| wanted(zh.len(), en.len()));
        let mut only = Self::default();
        for (row, nth) in kept {
            only.rows.push(row.clone());
            if self.coarse.contains(&nth) {
                only.coarse.insert(only.rows.len());
            }
        }
        only
    }

    /// Rows of the places of beads, in their order.
    pub fn of(beads: &[Bead]) -> Self {
        let lines = |places: &[usize]| {
            let mut lines: Vec<usize> = places.iter().map(|place| place + 1).collect();
            lines.sort_unstable();
            lines
        };
        Self { rows: beads.iter().map(|bead| (lines(&bead.zh), lines(&bead.en))).collect(), coarse: FxHashSet::default() }
    }

    /// For each of the rows found, whether it is right; `None` for one that only coarse rows could judge.
    pub(super) fn judge(&self, found: &Self) -> Vec<Option<bool>> {
        let (wanted, coarse) = self.fine();
        let in_coarse = |(zh, en): &Row| zh.iter().all(|line| coarse[0].contains(line)) && en.iter().all(|line| coarse[1].contains(line));
        found.rows.iter().map(|row| (!in_coarse(row)).then(|| wanted.contains(row))).collect()
    }

    /// The rows as they are written, in order: `zh lines TAB en lines`.
    pub fn rows(&self) -> impl Iterator<Item = String> {
        let lines = |lines: &[usize]| lines.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        self.rows.iter().map(move |(zh, en)| format!("{}\t{}", lines(zh), lines(en)))
    }

    /// The rows as beads of places, from 0, each wholly sure.
    pub fn beads(&self) -> Vec<Bead> {
        let places = |lines: &[usize]| lines.iter().map(|line| line - 1).collect::<Vec<_>>();
        self.rows
            .iter()
            .filter(|(zh, en)| !(zh.is_empty() && en.is_empty()))
            .map(|(zh, en)| Bead::new(places(zh), places(en), 1.0))
            .collect()
    }

    /// The rows that are fine, without repetition, and the lines of both sides that only coarse rows hold.
    pub(super) fn fine(&self) -> (FxHashSet<&Row>, [FxHashSet<usize>; 2]) {
        let mut lines = [FxHashSet::default(), FxHashSet::default()];
        let mut fine = FxHashSet::default();
        for (row, nth) in self.rows.iter().zip(1..) {
            if self.coarse.contains(&nth) {
                lines[0].extend(&row.0);
                lines[1].extend(&row.1);
            } else if !(row.0.is_empty() && row.1.is_empty()) {
                fine.insert(row);
            }
        }
        (fine, lines)
    }
}

pub(super) fn is_empty(row: &Row) -> bool {
    row.0.is_empty() && row.1.is_empty()
}

pub(super) fn numbers(field: &str, line: usize) -> Result<Vec<usize>> {
    let number = |text: &str| {
        let found = text.trim().parse().ok().filter(|number| *number > 0);
        found
            .ok_or_else(|| Error::new(ErrorKind::Format, format!("wanted line numbers from 1, comma separated, found `{text}`")).line(line))
    };
    let mut numbers = field.split(',').filter(|text| !text.trim().is_empty()).map(number).collect::<Result<Vec<usize>>>()?;
    numbers.sort_unstable();
    Ok(numbers)
}
