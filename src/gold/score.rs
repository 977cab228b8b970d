//! How close rows come to gold.

use super::rows::{Gold, Row, is_empty};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt;

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
