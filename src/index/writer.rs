//! Adding units to an index.

use super::analyser::Analyser;
use super::fields::Fields;
use super::store::{Index, failed};
use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use tantivy::{IndexWriter, TantivyDocument, Term};

/// Bytes that a writer gathers before it writes a segment.
const BUFFER: usize = 50_000_000;

/// One more than the highest order that a unit of the index has.
fn next(index: &Index) -> Result<u64> {
    let searcher = index.reader()?.searcher();
    let highest = searcher.segment_readers().iter().filter_map(|segment| {
        let order = segment.fast_fields().u64("order").ok()?;
        (segment.max_doc() > 0).then(|| order.max_value())
    });
    Ok(highest.max().map_or(0, |order| order + 1))
}

/// Adds units to an index, in batches that become visible at [`Indexer::commit`]. One thread writes, so the same units give the same index.
pub struct Indexer {
    writer: IndexWriter<TantivyDocument>,
    fields: Fields,
    analyser: Analyser,
    next: u64,
}

impl std::fmt::Debug for Indexer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Indexer").field("next", &self.next).finish_non_exhaustive()
    }
}

impl Index {
    /// A writer. There can be one at a time.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when another writer is at work.
    pub fn indexer(&self) -> Result<Indexer> {
        Indexer::new(self)
    }
}

impl Indexer {
    fn new(index: &Index) -> Result<Self> {
        let writer = index.inner().writer_with_num_threads(1, BUFFER).map_err(|error| match error {
            tantivy::TantivyError::LockFailure(..) => {
                Error::new(ErrorKind::Index, "another writer is at work on this index").caused_by(error)
            }
            error => failed(error),
        })?;
        Ok(Self { writer, fields: *index.fields(), analyser: index.analyser().clone(), next: next(index)? })
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when the disk refuses.
    pub fn add(&mut self, unit: &Unit) -> Result<()> {
        let json = serde_json::to_string(unit)
            .map_err(|error| Error::new(ErrorKind::Format, "the unit cannot be written as JSON").caused_by(error))?;
        self.writer.add_document(self.fields.document(unit, json, self.next, &self.analyser)).map_err(failed)?;
        self.next += 1;
        Ok(())
    }

    /// Takes out all units of an instrument.
    pub fn remove(&mut self, instrument: &str) {
        self.writer.delete_term(Term::from_field_text(self.fields.instrument, instrument));
    }

    /// Makes what was added visible, all of it or none.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when the disk refuses.
    pub fn commit(&mut self) -> Result<()> {
        self.writer.commit().map(drop).map_err(failed)
    }
}
