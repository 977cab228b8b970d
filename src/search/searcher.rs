//! Runs queries against an index.

use super::around;
use super::board::Boards;
use super::cited;
use super::closeness;
use super::cut::Cutter;
use super::expand::{Expander, Wanted};
use super::gate::Planner;
use super::highlight;
use super::hit::Hit;
use super::names;
use super::near;
use super::query::{Clause, Query};
use super::score::{Best, Found, Plan};
use super::units;
use crate::bitext::Unit;
use crate::error::Result;
use crate::index::{Entry, Index, failed};
use crate::text::Lang;
use tantivy::{DocAddress, DocId};

/// So many of the first hits are ranked anew by what their texts tell. It is the same for every limit, so that pages fit together.
const POOL: usize = 40;

/// With fewer hits than these near matches are offered too.
const FEW: usize = 3;

/// A hit with its unit, where that was read, and the words that it matches nearly.
type Ranked = (Found, Option<Unit>, Option<Vec<Wanted>>);

/// Searches what an index held when the searcher was made. Many threads may share one.
pub struct Searcher<'i> {
    pub(super) index: &'i Index,
    pub(super) inner: tantivy::Searcher,
    pub(super) boards: Boards,
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
        Ok(Self { index, inner: index.reader()?.searcher(), boards: Boards::default() })
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
        let few = ranked.len() < FEW.min(wanted);
        let near = if few && !cites { self.near(query, &plan, &ranked, wanted - ranked.len())? } else { Vec::new() };
        let hits = ranked.into_iter().map(|(found, unit)| (found, unit, None)).chain(near);
        let shown = hits.skip(skip).take(limit);
        shown.map(|(found, unit, near)| self.hit(&found, unit, (&plan.wanted, near))).collect()
    }

    /// What matches only nearly, below what was found: other spellings of words that the index does not hold, English phrases in other endings, Chinese
    /// ones that share most of their pairs.
    fn near(&self, query: &Query, plan: &Plan<'_>, found: &[(Found, Option<Unit>)], keep: usize) -> Result<Vec<Ranked>> {
        let (fields, sides) = (self.index.fields(), query.searched());
        let phrases = near::phrases(query.clause(), sides);
        let mut wanted = near::spellings(&plan.wanted, &self.inner, fields, sides)?;
        wanted.extend(phrases.iter().filter(|(_, sides)| sides.holds(Lang::En)).filter_map(|(phrase, _)| near::endings(phrase)));
        let mut below = found.last().map_or(1.0, |(found, _)| found.score);
        let mut ranked: Vec<Ranked> = Vec::new();
        let mut push = |found_at: (usize, DocId), order: u64, unit: Option<Unit>, told: &[Wanted]| {
            let known = found.iter().any(|(other, _)| (other.segment, other.doc) == found_at)
                || ranked.iter().any(|(other, ..)| (other.segment, other.doc) == found_at);
            if !known && ranked.len() < keep {
                below *= 0.9;
                ranked.push((Found { score: below, order, segment: found_at.0, doc: found_at.1 }, unit, Some(told.to_vec())));
            }
        };
        if !wanted.is_empty() {
            let near = Plan { wanted: wanted.clone(), gates: Vec::new(), needs_word: true, ..*plan };
            let mut best = Best::new(keep);
            near.run(&mut best, |_, _| {})?;
            best.ranked().into_iter().for_each(|found| push((found.segment, found.doc), found.order, None, &wanted));
        }
        for (phrase, _) in phrases.iter().filter(|(_, sides)| sides.holds(Lang::Zh)) {
            for (_, segment, doc) in near::sharing(phrase, &self.inner, fields, keep)? {
                push((segment, doc), u64::MAX, None, &near::pairs(phrase));
            }
        }
        Ok(ranked)
    }

    /// The places of all units that a query finds, in the order in which units were added to the index, from 0.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn places(&self, query: &Query) -> Result<Vec<u64>> {
        let (plan, _) = self.plan(query)?;
        let mut found = Vec::new();
        plan.run(&mut Best::new(0), |segment, doc| found.push((segment, doc)))?;
        let mut places = self.orders(&found)?;
        places.sort_unstable();
        Ok(places)
    }

    /// When units were added, in the order in which they are given.
    pub(super) fn orders(&self, found: &[(usize, DocId)]) -> Result<Vec<u64>> {
        let columns = self.inner.segment_readers().iter().map(|segment| segment.fast_fields().column_opt::<u64>("order").map_err(failed));
        let columns = columns.collect::<Result<Vec<_>>>()?;
        let order = |&(segment, doc): &(usize, DocId)| columns.get(segment)?.as_ref()?.first(doc);
        Ok(found.iter().map(|found| order(found).unwrap_or(u64::MAX)).collect())
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
        let plan = |wanted, gates, needs_word| Plan { searcher: &self.inner, fields, boards: &self.boards, wanted, gates, needs_word };
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

    fn hit(&self, found: &Found, unit: Option<Unit>, (wanted, near): (&[Wanted], Option<Vec<Wanted>>)) -> Result<Hit> {
        let unit = unit.map_or_else(|| self.unit(found), Ok)?;
        let marked = highlight::mark(&unit, near.as_deref().unwrap_or(wanted));
        let named = near.map(|near| highlight::named(&unit, &near));
        let mut hit = Hit::new(unit, found.score, marked.highlights, marked.via);
        hit.near = named.unwrap_or_default();
        let order = self.orders(&[(found.segment, found.doc)])?.first().copied().unwrap_or(u64::MAX);
        let found = &Found { order, ..*found };
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
