//! What stands around a unit: the headings over it, the unit before and the one behind.

use super::hit::{Hit, Neighbour};
use super::pattern::unread;
use super::score::Found;
use super::units::unit;
use crate::bitext::Titles;
use crate::error::Result;
use crate::index::{Fields, failed};
use crate::instrument::Level;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, DocSet, Searcher, TERMINATED, Term};

const HEADINGS: [Level; 6] = [Level::Annex, Level::Part, Level::Subpart, Level::Chapter, Level::Section, Level::Subsection];

/// Fills in what stands around a hit.
pub(super) fn fill(hit: &mut Hit, found: &Found, searcher: &Searcher, fields: &Fields) -> Result<()> {
    hit.before = neighbour(hit, found, found.order.checked_sub(1), searcher, fields)?;
    hit.after = neighbour(hit, found, found.order.checked_add(1), searcher, fields)?;
    hit.headings = headings(hit, found, searcher, fields)?;
    Ok(())
}

/// The unit of an order, if it is of the same instrument. Units that were added one after the other mostly stand so in a segment.
fn neighbour(hit: &Hit, found: &Found, order: Option<u64>, searcher: &Searcher, fields: &Fields) -> Result<Option<Neighbour>> {
    let Some(order) = order else { return Ok(None) };
    let shift = if order > found.order { 1 } else { -1 };
    let beside = found.doc.checked_add_signed(shift).filter(|&doc| doc < searcher.segment_reader(segment(found)).max_doc());
    let near = beside.map(|doc| (found.segment, doc)).into_iter();
    let others = searcher.segment_readers().iter().enumerate().map(|(at, _)| at);
    for (at, doc) in near {
        if is(searcher, at, doc, order)? {
            return mine(hit, DocAddress::new(u32::try_from(at).unwrap_or_default(), doc), searcher, fields);
        }
    }
    for at in others {
        let reader = searcher.segment_reader(u32::try_from(at).unwrap_or_default());
        let Some(orders) = reader.fast_fields().column_opt::<u64>("order").map_err(failed)? else { continue };
        if !(orders.min_value()..=orders.max_value()).contains(&order) {
            continue;
        }
        let mut docs = Vec::new();
        orders.get_docids_for_value_range(order..=order, 0..reader.max_doc(), &mut docs);
        if let Some(&doc) = docs.iter().find(|&&doc| !reader.is_deleted(doc)) {
            return mine(hit, DocAddress::new(u32::try_from(at).unwrap_or_default(), doc), searcher, fields);
        }
    }
    Ok(None)
}

fn segment(found: &Found) -> u32 {
    u32::try_from(found.segment).unwrap_or_default()
}

fn is(searcher: &Searcher, segment: usize, doc: DocId, order: u64) -> Result<bool> {
    let reader = searcher.segment_reader(u32::try_from(segment).unwrap_or_default());
    let orders = reader.fast_fields().column_opt::<u64>("order").map_err(failed)?;
    Ok(!reader.is_deleted(doc) && orders.is_some_and(|orders| orders.first(doc) == Some(order)))
}

fn mine(hit: &Hit, address: DocAddress, searcher: &Searcher, fields: &Fields) -> Result<Option<Neighbour>> {
    let unit = unit(searcher, fields, address)?;
    Ok((unit.instrument == hit.instrument).then(|| Neighbour::new(unit)))
}

/// The last heading of each level before the unit, as long as each stands within the one over it.
fn headings(hit: &Hit, found: &Found, searcher: &Searcher, fields: &Fields) -> Result<Vec<Titles>> {
    let mut last: [Option<(u64, DocAddress)>; HEADINGS.len()] = [None; HEADINGS.len()];
    for (at, reader) in searcher.segment_readers().iter().enumerate() {
        let Some(orders) = reader.fast_fields().column_opt::<u64>("order").map_err(failed)? else { continue };
        for (level, last) in HEADINGS.iter().zip(&mut last) {
            let postings = |field, name: &str| -> Result<_> {
                let index = reader.inverted_index(field).map_err(failed)?;
                index.read_postings(&Term::from_field_text(field, name), IndexRecordOption::Basic).map_err(unread)
            };
            let (Some(mut own), Some(mut all)) = (postings(fields.instrument, &hit.instrument)?, postings(fields.level, level.as_str())?)
            else {
                continue;
            };
            let mut doc = own.doc();
            while doc != TERMINATED {
                let met = if all.doc() < doc { all.seek(doc) } else { all.doc() };
                if met == doc {
                    let order = orders.first(doc).unwrap_or(u64::MAX);
                    if order < found.order && !reader.is_deleted(doc) && last.is_none_or(|(other, _)| other < order) {
                        *last = Some((order, DocAddress::new(u32::try_from(at).unwrap_or_default(), doc)));
                    }
                    doc = own.advance();
                } else {
                    doc = if met == TERMINATED { TERMINATED } else { own.seek(met) };
                }
            }
        }
    }
    let mut headings = Vec::new();
    let mut over = None;
    for (order, address) in last.into_iter().flatten() {
        // A section of an earlier chapter is no heading of this one.
        if over.is_none_or(|over| over < order) {
            let unit = unit(searcher, fields, address)?;
            headings.push(Titles { zh: unit.zh.map(|side| side.text), en: unit.en.map(|side| side.text) });
            over = Some(order);
        }
    }
    Ok(headings)
}
