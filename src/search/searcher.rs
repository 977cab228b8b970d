//! Runs queries against an index.

use super::expand::{Expander, Wanted};
use super::hit::Hit;
use super::query::Query;
use super::{cited, highlight, plan};
use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Index, failed};
use tantivy::collector::TopDocs;
use tantivy::query::Query as EngineQuery;
use tantivy::schema::Value;
use tantivy::{DocId, Score, SegmentReader, TantivyDocument};

/// Searches what an index held when the searcher was made. Many threads may share one.
pub struct Searcher<'i> {
    index: &'i Index,
    expander: Expander<'i>,
    inner: tantivy::Searcher,
}

impl std::fmt::Debug for Searcher<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").field("index", &self.index).finish_non_exhaustive()
    }
}

impl<'i> Searcher<'i> {
    /// A searcher over what is committed now.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when the files cannot be read.
    pub fn new(index: &'i Index) -> Result<Self> {
        Ok(Self { index, expander: Expander::new(index.analyser()), inner: index.reader()?.searcher() })
    }

    /// The best `limit` units for a query, the best first; equal scores keep the order in which the units were added. A query that only
    /// names a provision gives that provision, in the order of the instruments.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when the files cannot be read.
    pub fn search(&self, query: &Query, limit: usize) -> Result<Vec<Hit>> {
        if query.phrases().is_empty()
            && let Some(plan) = cited::plan(query.words(), self.index.analyser(), self.index.fields())
        {
            let hits = self.run(plan.as_ref(), limit, |_| 1.0, |unit, score| Hit::new(unit, score, Default::default(), Vec::new()))?;
            if !hits.is_empty() {
                return Ok(hits);
            }
        }
        let wanted: Vec<Wanted> = self.expander.wanted(query.words());
        let plan = plan::plan(query, &wanted, self.index.analyser(), self.index.fields());
        self.run(
            plan.as_ref(),
            limit,
            |score| score,
            |unit, score| {
                let (highlights, via) = highlight::mark(&unit, query, &wanted, self.index.analyser());
                Hit::new(unit, score, highlights, via)
            },
        )
    }

    fn run(&self, plan: &dyn EngineQuery, limit: usize, score: fn(Score) -> Score, hit: impl Fn(Unit, f32) -> Hit) -> Result<Vec<Hit>> {
        let limit = limit.min(usize::try_from(self.inner.num_docs()).unwrap_or(usize::MAX));
        if limit == 0 {
            return Ok(Vec::new());
        }
        // Scores are not negative, so their bits are in their order; of equal ones the unit that was added first comes first.
        let collector = TopDocs::with_limit(limit).tweak_score(move |segment: &SegmentReader| {
            let order = segment.fast_fields().u64("order").ok();
            move |doc: DocId, found: Score| {
                let order = order.as_ref().and_then(|order| order.first(doc)).unwrap_or(u64::MAX);
                (score(found).max(0.0).to_bits(), u64::MAX - order)
            }
        });
        let found = self.inner.search(plan, &collector).map_err(failed)?;
        found.into_iter().map(|((bits, _), address)| Ok(hit(self.unit(address)?, f32::from_bits(bits)))).collect()
    }

    fn unit(&self, address: tantivy::DocAddress) -> Result<Unit> {
        let document: TantivyDocument = self.inner.doc(address).map_err(failed)?;
        let json = document.get_first(self.index.fields().unit).and_then(|value| value.as_str()).unwrap_or_default();
        serde_json::from_str(json)
            .map_err(|error| Error::new(ErrorKind::Index, "the index holds a unit that cannot be read; make it again").caused_by(error))
    }
}
