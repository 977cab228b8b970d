//! Runs queries against an index.

use super::around;
use super::cited;
use super::closeness;
use super::cut::Cutter;
use super::expand::{Expander, Wanted};
use super::gate::Planner;
use super::highlight;
use super::hit::Hit;
use super::names;
use super::query::{Clause, Query};
use super::score::{Best, Found, Plan};
use super::units;
use crate::bitext::Unit;
use crate::error::Result;
use crate::index::{Entry, Index, failed};
use tantivy::DocAddress;

/// So many of the first hits are ranked anew by what their texts tell. It is the same for every limit, so that pages fit together.
const POOL: usize = 40;

/// Searches what an index held when the searcher was made. Many threads may share one.
pub struct Searcher<'i> {
    pub(super) index: &'i Index,
    pub(super) inner: tantivy::Searcher,
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
    /// [`ErrorKind::Index`](crate::ErrorKind::Index) when the files cannot be read.
    pub fn new(index: &'i Index) -> Result<Self> {
        Ok(Self { index, inner: index.reader()?.searcher() })
    }

    /// The best `limit` units for a query, the best first; equal scores keep the order in which the units were added. A query that only
    /// names a provision gives that provision, in the order of the instruments.
    ///
    /// # Errors
    /// [`ErrorKind::Index`](crate::ErrorKind::Index) when the files cannot be read.
    pub fn search(&self, query: &Query, limit: usize) -> Result<Vec<Hit>> {
        self.page(query, 0, limit)
    }

    /// As [`Searcher::search`], without the first `skip` hits.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn page(&self, query: &Query, skip: usize, limit: usize) -> Result<Vec<Hit>> {
        let (plan, cites) = self.plan(query)?;
        let most = usize::try_from(self.inner.num_docs()).unwrap_or(usize::MAX);
        let wanted = skip.saturating_add(limit).min(most);
        if limit == 0 || most == 0 {
            return Ok(Vec::new());
        }
        let mut best = Best::new(wanted.max(POOL));
        plan.run(&mut best, |_, _| {})?;
        let ranked = self.reranked(best.ranked(), &plan, cites)?;
        ranked.into_iter().skip(skip).take(limit).map(|(found, unit)| self.hit(&found, unit, &plan.wanted)).collect()
    }

    /// The places of all units that a query finds, in the order in which units were added to the index, from 0.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn places(&self, query: &Query) -> Result<Vec<u64>> {
        let (plan, _) = self.plan(query)?;
        let mut found = Vec::new();
        plan.run(&mut Best::new(0), |segment, doc| found.push((segment, doc)))?;
        let mut places = Vec::with_capacity(found.len());
        for (segment, doc) in found {
            let reader = self.inner.segment_reader(u32::try_from(segment).unwrap_or_default());
            let orders = reader.fast_fields().u64("order").map_err(failed)?;
            places.extend(orders.first(doc));
        }
        places.sort_unstable();
        Ok(places)
    }

    /// The instruments of the index, by their short names.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn instruments(&self) -> Result<Vec<Entry>> {
        names::all(&self.inner, self.index.fields())
    }

    /// What a query comes to, and whether it is a citation that leads somewhere.
    pub(super) fn plan(&self, query: &Query) -> Result<(Plan<'_>, bool)> {
        let (fields, sides) = (self.index.fields(), query.searched());
        let plan = |wanted, gates, needs_word| Plan { searcher: &self.inner, fields, wanted, gates, needs_word };
        let named = |words: &str| Ok(names::holding(words, &self.inner, fields)?.into_iter().map(|entry| entry.instrument).collect());
        let expander = self.expander();
        let planner = Planner { expander: &expander, fields, named: &named };
        if let Some((text, filters)) = citation(query.clause())
            && let Some(gate) = cited::gate(text, fields, |name| names::meant(name, &self.inner, fields))?
        {
            let mut gates = vec![gate];
            for filter in filters {
                gates.push(planner.gate(filter, sides)?);
            }
            let plan = plan(Vec::new(), gates, false);
            let mut best = Best::new(1);
            plan.run(&mut best, |_, _| {})?;
            if best.total > 0 {
                return Ok((plan, true));
            }
        }
        let (gates, needs_word) = planner.list(query.clause(), sides)?;
        Ok((plan(expander.wanted(query.clause(), sides), gates, needs_word), false))
    }

    pub(super) fn expander(&self) -> Expander<'_> {
        let (fields, analyser) = (self.index.fields(), self.index.analyser());
        Expander { cutter: Cutter { searcher: &self.inner, fields, analyser }, analyser }
    }

    /// The first hits anew in order of what their texts tell; scores only rise, so the rest stays behind them.
    fn reranked(&self, found: Vec<Found>, plan: &Plan<'_>, cites: bool) -> Result<Vec<(Found, Option<Unit>)>> {
        let words = plan.wanted.iter().filter(|wanted| wanted.weight >= 1.0).count();
        let mut ranked: Vec<(Found, Option<Unit>)> = Vec::with_capacity(found.len());
        for (at, mut found) in found.into_iter().enumerate() {
            let mut read = None;
            if at < POOL && !cites && words > 0 {
                let unit = self.unit(&found)?;
                found.score *= 1.0 + closeness::bonus(&unit, &highlight::mark(&unit, &plan.wanted), words);
                read = Some(unit);
            }
            ranked.push((found, read));
        }
        ranked.sort_by(|(a, _), (b, _)| b.score.total_cmp(&a.score).then(a.order.cmp(&b.order)));
        Ok(ranked)
    }

    pub(super) fn unit(&self, found: &Found) -> Result<Unit> {
        units::unit(&self.inner, self.index.fields(), DocAddress::new(u32::try_from(found.segment).unwrap_or_default(), found.doc))
    }

    fn hit(&self, found: &Found, unit: Option<Unit>, wanted: &[Wanted]) -> Result<Hit> {
        let unit = unit.map_or_else(|| self.unit(found), Ok)?;
        let marked = highlight::mark(&unit, wanted);
        let mut hit = Hit::new(unit, found.score, marked.highlights, marked.via);
        around::fill(&mut hit, found, &self.inner, self.index.fields())?;
        Ok(hit)
    }
}

/// The words of a query that may be a citation, with the filters beside them.
fn citation(clause: &Clause) -> Option<(&str, Vec<&Clause>)> {
    match clause {
        Clause::Words(text) => Some((text, Vec::new())),
        Clause::List(items) => {
            let (words, filters): (Vec<&Clause>, Vec<&Clause>) = items.iter().partition(|item| matches!(item, Clause::Words(_)));
            match words.as_slice() {
                [Clause::Words(text)] if filters.iter().all(|item| matches!(item, Clause::Is(_) | Clause::Not(_))) => Some((text, filters)),
                _ => None,
            }
        }
        _ => None,
    }
}
