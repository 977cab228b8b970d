//! Opening, making and checking indexes.

use super::analyser::Analyser;
use super::fields::Fields;
use super::stamp;
use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use tantivy::schema::Value;
use tantivy::store::Compressor;
use tantivy::{IndexSettings, TantivyDocument};

/// The file that tells which analyser made an index, and in which form.
const MARK: &str = "duizhao.txt";

/// What to do about an index that cannot be used.
const AGAIN: &str = "make it again with `index FILES --index DIR` in an empty folder";

/// An index of translation units. Many may read while one writes.
#[derive(Clone)]
pub struct Index {
    inner: tantivy::Index,
    fields: Fields,
    analyser: Analyser,
    folder: Option<PathBuf>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Index {
    /// An empty index in memory.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when memory cannot be had.
    pub fn in_memory() -> Result<Self> {
        let (schema, fields) = Fields::schema();
        let inner = tantivy::Index::builder().schema(schema).settings(settings()).create_in_ram().map_err(failed)?;
        Ok(Self { inner, fields, analyser: Analyser::new(), folder: None })
    }

    /// Opens the index in a folder, or makes one where there is none; the folder is made too.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where the folder cannot be written; [`ErrorKind::Index`] as in [`Index::open`], and for a folder that holds other files.
    pub fn create(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        if folder.join(MARK).exists() {
            return Self::open(folder);
        }
        std::fs::create_dir_all(folder).map_err(|error| Error::from(error).path(folder))?;
        if std::fs::read_dir(folder).map_err(|error| Error::from(error).path(folder))?.next().is_some() {
            return Err(Error::new(ErrorKind::Index, "wanted an index or an empty folder, found other files").path(folder));
        }
        // The mark is written first: a maker that is killed leaves an index that says it is damaged.
        std::fs::write(folder.join(MARK), Analyser::name()).map_err(|error| Error::from(error).path(folder))?;
        let (schema, fields) = Fields::schema();
        let inner = tantivy::Index::builder().schema(schema).settings(settings()).create_in_dir(folder);
        let inner = inner.map_err(|error| failed(error).path(folder))?;
        Ok(Self { inner, fields, analyser: Analyser::new(), folder: Some(folder.to_owned()) })
    }

    /// Opens the index in a folder and makes sure that its files are whole: by their checksums, O(size of the index), or, where the index is large
    /// and no file has changed since that was last done, by name, length and time of change.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] for a folder that is no index, one of another form or made by another analyser, and one with damaged files; the
    /// message says how to make it again.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        let wrong = |message: String| Error::new(ErrorKind::Index, message).path(folder);
        let mark = std::fs::read_to_string(folder.join(MARK))
            .map_err(|error| wrong("wanted an index, found none; make one with `index FILES --index DIR`".to_owned()).caused_by(error))?;
        if mark.trim() != Analyser::name() {
            return Err(wrong(format!("wanted a {}, found one made by {}; {AGAIN}", Analyser::name(), mark.trim())));
        }
        let inner = tantivy::Index::open_in_dir(folder).map_err(|error| damaged(folder).caused_by(error))?;
        let (schema, fields) = Fields::schema();
        if inner.schema() != schema {
            return Err(wrong(format!("the index has other fields than this version writes; {AGAIN}")));
        }
        let index = Self { inner, fields, analyser: Analyser::new(), folder: Some(folder.to_owned()) };
        if !stamp::holds(folder) {
            index.check_files()?;
            stamp::note(folder);
        }
        index.check_counts()?;
        Ok(index)
    }

    /// Reads all of the index: the checksum of every file, and every unit. How many units there are. O(size of the index).
    ///
    /// # Errors
    /// [`ErrorKind::Index`] that names what is damaged and says how to make the index again.
    pub fn verify(&self) -> Result<u64> {
        self.check_files()?;
        self.check_counts()?;
        let searcher = self.reader()?.searcher();
        let mut read = 0;
        for segment in searcher.segment_readers() {
            let store = segment.get_store_reader(8).map_err(|error| self.damaged().caused_by(error))?;
            for document in store.iter::<TantivyDocument>(segment.alive_bitset()) {
                let document = document.map_err(|error| self.damaged().caused_by(error))?;
                let json = document.get_first(self.fields.json).and_then(|value| value.as_str()).unwrap_or_default();
                serde_json::from_str::<Unit>(json).map_err(|error| self.damaged().caused_by(error))?;
                read += 1;
            }
        }
        if read != searcher.num_docs() {
            return Err(self.damaged());
        }
        self.len()
    }

    fn check_files(&self) -> Result<()> {
        let broken = self.inner.validate_checksum().map_err(|error| self.damaged().caused_by(error))?;
        match broken.iter().min() {
            None => Ok(()),
            Some(file) => {
                let message = format!("the file {} of the index is damaged; {AGAIN}", file.display());
                Err(Error::new(ErrorKind::Index, message).path(self.folder.as_deref().unwrap_or(Path::new("the index in memory"))))
            }
        }
    }

    /// Whether the list of segments agrees with what they hold; the list alone has no checksum.
    fn check_counts(&self) -> Result<()> {
        let searcher = self.reader().map_err(|error| self.damaged().caused_by(error))?.searcher();
        for segment in searcher.segment_readers() {
            let orders = segment.fast_fields().column_opt::<u64>("order").map_err(|error| self.damaged().caused_by(error))?;
            if orders.is_some_and(|orders| orders.num_docs() != segment.max_doc()) {
                return Err(self.damaged());
            }
        }
        Ok(())
    }

    fn damaged(&self) -> Error {
        damaged(self.folder.as_deref().unwrap_or(Path::new("the index in memory")))
    }

    /// How many units are committed.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when the files cannot be read.
    pub fn len(&self) -> Result<u64> {
        let searcher = self.reader()?.searcher();
        let entries = tantivy::query::TermQuery::new(
            tantivy::Term::from_field_text(self.fields.entry, ""),
            tantivy::schema::IndexRecordOption::Basic,
        );
        let entries = searcher.search(&entries, &tantivy::collector::Count).map_err(failed)?;
        Ok(searcher.num_docs().saturating_sub(entries as u64))
    }

    /// Whether no unit is committed.
    ///
    /// # Errors
    /// As [`Index::len`].
    pub fn is_empty(&self) -> Result<bool> {
        self.len().map(|len| len == 0)
    }

    /// How texts are cut.
    pub fn analyser(&self) -> &Analyser {
        &self.analyser
    }

    pub(crate) fn inner(&self) -> &tantivy::Index {
        &self.inner
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(crate) fn reader(&self) -> Result<tantivy::IndexReader> {
        self.inner.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into().map_err(failed)
    }

    /// Notes that the files are whole, as they are right after they were written.
    pub(super) fn note_files(&self) {
        if let Some(folder) = &self.folder {
            stamp::note(folder);
        }
    }
}

fn settings() -> IndexSettings {
    IndexSettings { docstore_compression: Compressor::Lz4, ..IndexSettings::default() }
}

fn damaged(folder: &Path) -> Error {
    Error::new(ErrorKind::Index, format!("the index is damaged; {AGAIN}")).path(folder)
}

/// An error of the engine.
pub(crate) fn failed(error: tantivy::TantivyError) -> Error {
    Error::new(ErrorKind::Index, format!("the index cannot be used: {error}")).caused_by(error)
}
