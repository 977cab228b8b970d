//! Beads made or checked by people, and how close other beads come to them.
//!
//! ```
//! use duizhao::gold::{Gold, Score};
//!
//! let gold = Gold::read("1\t1\n2\t2,3\n")?;
//! let found = Gold::read("1\t1\n2\t2\n\t3\n")?;
//! let score = Score::of(&gold, &found);
//! assert_eq!(score.to_string(), "strict P 0.3333 R 0.5000 F1 0.4000 | lax P 0.6667 R 1.0000 F1 0.8000 | gold 2 predicted 3");
//! # Ok::<(), duizhao::Error>(())
//! ```

use crate::bitext::Bead;
use crate::error::{Error, ErrorKind, Result};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt;

/// A row of lines on both sides, from 1, rising.
type Row = (Vec<usize>, Vec<usize>);

/// Rows of line numbers: `zh lines TAB en lines`, from 1, comma separated; either side may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gold {
    rows: Vec<Row>,
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
    fn fine(&self) -> (FxHashSet<&Row>, [FxHashSet<usize>; 2]) {
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

fn is_empty(row: &Row) -> bool {
    row.0.is_empty() && row.1.is_empty()
}

fn numbers(field: &str, line: usize) -> Result<Vec<usize>> {
    let number = |text: &str| {
        let found = text.trim().parse().ok().filter(|number| *number > 0);
        found
            .ok_or_else(|| Error::new(ErrorKind::Format, format!("wanted line numbers from 1, comma separated, found `{text}`")).line(line))
    };
    let mut numbers = field.split(',').filter(|text| !text.trim().is_empty()).map(number).collect::<Result<Vec<usize>>>()?;
    numbers.sort_unstable();
    Ok(numbers)
}

/// Precision and recall of beads against gold, strict (the same row) and lax (a row that shares a pair of lines), as in the scorers of
/// Vecalign (Thompson & Koehn 2019) and Bertalign (Liu & Zhu 2022). Scores of several documents add up.
///
/// A found row with an empty side counts in precision and is right only if gold has the same; such rows are left out of recall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    strict_right: usize,
    lax_right: usize,
    found: usize,
    strict_recalled: usize,
    lax_recalled: usize,
    wanted: usize,
}

impl Score {
    /// The score of `found` against `gold`.
    pub fn of(gold: &Gold, found: &Gold) -> Self {
        let (wanted, [coarse_zh, coarse_en]) = gold.fine();
        let in_coarse = |row: &Row| row.0.iter().all(|line| coarse_zh.contains(line)) && row.1.iter().all(|line| coarse_en.contains(line));
        let found: FxHashSet<&Row> = found.rows.iter().filter(|row| !is_empty(row) && !in_coarse(row)).collect();
        let paired = |rows: &FxHashSet<&'_ Row>| {
            rows.iter().copied().filter(|row| !row.0.is_empty() && !row.1.is_empty()).cloned().collect::<FxHashSet<Row>>()
        };
        let (wanted_pairs, found_pairs) = (paired(&wanted), paired(&found));
        let (strict_right, lax_right) = hits(found.iter().copied(), &wanted.iter().copied().cloned().collect());
        let (strict_recalled, lax_recalled) = hits(wanted_pairs.iter(), &found_pairs);
        Self { strict_right, lax_right, found: found.len(), strict_recalled, lax_recalled, wanted: wanted_pairs.len() }
    }

    /// Strict F1, 0..=1.
    pub fn strict_f1(&self) -> f64 {
        f1(ratio(self.strict_right, self.found), ratio(self.strict_recalled, self.wanted))
    }

    /// Lax F1, 0..=1.
    pub fn lax_f1(&self) -> f64 {
        f1(ratio(self.lax_right, self.found), ratio(self.lax_recalled, self.wanted))
    }

    /// How many rows of gold have both sides.
    pub fn wanted(&self) -> usize {
        self.wanted
    }

    /// How many rows were found.
    pub fn found(&self) -> usize {
        self.found
    }
}

impl std::ops::AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.strict_right += other.strict_right;
        self.lax_right += other.lax_right;
        self.found += other.found;
        self.strict_recalled += other.strict_recalled;
        self.lax_recalled += other.lax_recalled;
        self.wanted += other.wanted;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ps, rs) = (ratio(self.strict_right, self.found), ratio(self.strict_recalled, self.wanted));
        let (pl, rl) = (ratio(self.lax_right, self.found), ratio(self.lax_recalled, self.wanted));
        let (strict, lax) = (f1(ps, rs), f1(pl, rl));
        write!(
            f,
            "strict P {ps:.4} R {rs:.4} F1 {strict:.4} | lax P {pl:.4} R {rl:.4} F1 {lax:.4} | gold {} predicted {}",
            self.wanted, self.found
        )
    }
}

/// Rows that stand in `other`, and rows that share a pair of lines with one of it.
fn hits<'r>(rows: impl Iterator<Item = &'r Row>, other: &FxHashSet<Row>) -> (usize, usize) {
    let mut linked: FxHashMap<usize, FxHashSet<usize>> = FxHashMap::default();
    for (zh, en) in other {
        zh.iter().for_each(|line| linked.entry(*line).or_default().extend(en));
    }
    let shares = |row: &Row| row.0.iter().filter_map(|zh| linked.get(zh)).any(|lines| row.1.iter().any(|en| lines.contains(en)));
    rows.fold((0, 0), |(strict, lax), row| {
        let same = other.contains(row);
        (strict + usize::from(same), lax + usize::from(same || shares(row)))
    })
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}
