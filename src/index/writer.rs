//! Adding units to an index, replacing and removing them.

use super::context::Context;
use super::fields::Entry;
use super::store::{Index, failed};
use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use rustc_hash::FxHashSet;
use tantivy::{IndexWriter, TantivyDocument, Term};

/// Bytes that a writer gathers before it writes a segment.
const BUFFER: usize = 120_000_000;

/// Adds units to an index, in batches that become visible at [`Indexer::commit`]. One thread writes, so the same units give the same index. What
/// is not committed is lost when the indexer is dropped, which is how a run is cancelled.
pub struct Indexer {
    writer: IndexWriter<TantivyDocument>,
    index: Index,
    next: u64,
    context: Context,
    /// Instruments of units that were added since the last commit, in order.
    entries: Vec<Entry>,
    added: FxHashSet<String>,
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
    /// [`ErrorKind::Index`] when another writer is at work, or the folder cannot be written to.
    pub fn indexer(&self) -> Result<Indexer> {
        Indexer::new(self)
    }
}

impl Indexer {
    fn new(index: &Index) -> Result<Self> {
        let writer = index.inner().writer_with_num_threads(1, BUFFER).map_err(|error| match &error {
            tantivy::TantivyError::LockFailure(tantivy::directory::error::LockError::LockBusy, _) => {
                Error::new(ErrorKind::Index, "another writer is at work on this index").caused_by(error)
            }
            tantivy::TantivyError::LockFailure(..) => {
                Error::new(ErrorKind::Index, "the folder of the index cannot be written to").caused_by(error)
            }
            _ => failed(error),
        })?;
        Ok(Self {
            writer,
            next: next(index)?,
            context: Context::default(),
            index: index.clone(),
            entries: Vec::new(),
            added: FxHashSet::default(),
        })
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when the disk refuses.
    pub fn add(&mut self, unit: &Unit) -> Result<()> {
        let document = self.index.fields().unit(unit, json(unit)?, self.next, (self.index.analyser(), &mut self.context));
        self.writer.add_document(document).map_err(failed)?;
        self.next += 1;
        if !self.added.contains(&unit.instrument) {
            self.added.insert(unit.instrument.clone());
            self.entries.push(Entry::of(unit));
        }
        Ok(())
    }

    /// Puts units in the place of all that the index holds of their instruments.
    ///
    /// # Errors
    /// As [`Indexer::add`].
    pub fn replace<'u>(&mut self, units: impl IntoIterator<Item = &'u Unit>) -> Result<()> {
        let mut removed = FxHashSet::default();
        for unit in units {
            if removed.insert(&unit.instrument) {
                self.remove(&unit.instrument);
            }
            self.add(unit)?;
        }
        Ok(())
    }

    /// Takes out all units of an instrument.
    pub fn remove(&mut self, instrument: &str) {
        let fields = self.index.fields();
        self.writer.delete_term(Term::from_field_text(fields.instrument, instrument));
        self.writer.delete_term(Term::from_field_text(fields.entry, instrument));
        if self.added.remove(instrument) {
            self.entries.retain(|entry| entry.instrument != instrument);
        }
    }

    /// Makes what was added and removed visible, all of it or none.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when the disk refuses.
    pub fn commit(&mut self) -> Result<()> {
        let fields = *self.index.fields();
        for entry in std::mem::take(&mut self.entries) {
            self.writer.delete_term(Term::from_field_text(fields.entry, &entry.instrument));
            self.writer.add_document(fields.whole(&entry, json(&entry)?)).map_err(failed)?;
        }
        self.added.clear();
        self.writer.commit().map_err(failed)?;
        self.index.note_files();
        Ok(())
    }

    /// Commits, and waits until small parts of the index are merged into larger ones, which makes it faster to search.
    ///
    /// # Errors
    /// As [`Indexer::commit`].
    pub fn finish(mut self) -> Result<()> {
        self.commit()?;
        self.writer.wait_merging_threads().map_err(failed)?;
        self.index.note_files();
        Ok(())
    }
}

fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::new(ErrorKind::Format, "the unit cannot be written as JSON").caused_by(error))
}

/// One more than the highest order that a unit of the index has.
fn next(index: &Index) -> Result<u64> {
    let searcher = index.reader()?.searcher();
    let highest = searcher.segment_readers().iter().filter_map(|segment| {
        let order = segment.fast_fields().u64("order").ok()?;
        (segment.max_doc() > 0).then(|| order.max_value())
    });
    Ok(highest.max().map_or(0, |order| order + 1))
}
