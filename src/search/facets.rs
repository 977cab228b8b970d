//! Counts of what a query finds, by instrument, jurisdiction, kind, status, level and year.

use super::query::Query;
use super::score::Best;
use super::searcher::Searcher;
use crate::error::Result;
use crate::index::failed;
use rustc_hash::FxHashMap;
use serde::Serialize;
use tantivy::columnar::{Column, StrColumn};

/// How many of the units that a query finds have a value, the most frequent first; values that are as frequent by their names.
pub type Counts = Vec<(String, u64)>;

/// What a query finds, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Facets {
    /// All units that are found.
    pub total: u64,
    /// By instrument.
    pub instrument: Counts,
    /// By jurisdiction.
    pub jurisdiction: Counts,
    /// By kind of instrument.
    pub kind: Counts,
    /// By status of the instrument.
    pub status: Counts,
    /// By innermost level of the address.
    pub level: Counts,
    /// By year of the instrument.
    pub year: Counts,
}

const NAMES: [&str; 5] = ["instrument", "jurisdiction", "kind", "status", "level"];

impl Searcher<'_> {
    /// Counts what a query finds. O(units found).
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn facets(&self, query: &Query) -> Result<Facets> {
        let (plan, _) = self.plan(query)?;
        let columns = self.inner.segment_readers().iter().map(|segment| {
            let fast = segment.fast_fields();
            let names = NAMES.map(|name| fast.str(name).map_err(failed));
            let [a, b, c, d, e] = names;
            Ok((([a?, b?, c?, d?, e?]), fast.column_opt::<u64>("date").map_err(failed)?))
        });
        let columns = columns.collect::<Result<Vec<([Option<StrColumn>; 5], Option<Column<u64>>)>>>()?;
        let mut best = Best::new(0);
        let mut counts: Vec<[FxHashMap<u64, u64>; 5]> = vec![Default::default(); columns.len()];
        let mut years: FxHashMap<u64, u64> = FxHashMap::default();
        plan.run(&mut best, |at, doc| {
            let Some((names, dates)) = columns.get(at) else { return };
            for (column, counts) in names.iter().zip(&mut counts[at]) {
                let values = column.iter().filter_map(|column| column.ords().first(doc));
                values.for_each(|value| *counts.entry(value).or_default() += 1);
            }
            let date = dates.iter().filter_map(|dates| dates.first(doc));
            date.for_each(|date| *years.entry(date / 10_000).or_default() += 1);
        })?;
        let mut named: [FxHashMap<String, u64>; 5] = Default::default();
        for ((names, _), counts) in columns.iter().zip(&counts) {
            for ((column, counts), named) in names.iter().zip(counts).zip(&mut named) {
                for (value, count) in counts {
                    let mut name = String::new();
                    if let Some(column) = column {
                        column.ord_to_str(*value, &mut name).map_err(super::pattern::unread)?;
                    }
                    *named.entry(name).or_default() += count;
                }
            }
        }
        let [instrument, jurisdiction, kind, status, level] = named.map(ordered);
        let year = ordered(years.into_iter().map(|(year, count)| (year.to_string(), count)).collect());
        Ok(Facets { total: best.total, instrument, jurisdiction, kind, status, level, year })
    }
}

fn ordered(counts: FxHashMap<String, u64>) -> Counts {
    let mut counts: Counts = counts.into_iter().collect();
    counts.sort_by(|(a, often), (b, less)| less.cmp(often).then(a.cmp(b)));
    counts
}
