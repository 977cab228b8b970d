//! Opening and making indexes.

use super::analyser::Analyser;
use super::fields::Fields;
use crate::error::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use tantivy::IndexSettings;

/// The file that tells which analyser made an index.
const MARK: &str = "duizhao.txt";

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
        Ok(Self { inner: tantivy::Index::create_in_ram(schema), fields, analyser: Analyser::new()?, folder: None })
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
        // The mark is written first: a maker that is killed leaves an index that says it is damaged.
        if std::fs::read_dir(folder).map_err(|error| Error::from(error).path(folder))?.next().is_some() {
            return Err(Error::new(ErrorKind::Index, "wanted an index or an empty folder, found other files").path(folder));
        }
        std::fs::write(folder.join(MARK), Analyser::name()).map_err(|error| Error::from(error).path(folder))?;
        let (schema, fields) = Fields::schema();
        let inner = tantivy::Index::builder()
            .schema(schema)
            .settings(IndexSettings::default())
            .create_in_dir(folder)
            .map_err(|error| failed(error).path(folder))?;
        Ok(Self { inner, fields, analyser: Analyser::new()?, folder: Some(folder.to_owned()) })
    }

    /// Opens the index in a folder and checks that its files are whole. O(size of the index).
    ///
    /// # Errors
    /// [`ErrorKind::Index`] for a folder that is no index, one that another version made, and one with damaged files; the message says how to
    /// make it again.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        let wrong = |message: String| Error::new(ErrorKind::Index, message).path(folder);
        let mark = std::fs::read_to_string(folder.join(MARK))
            .map_err(|error| wrong("wanted an index, found none; make one with `index FILES --index DIR`".to_owned()).caused_by(error))?;
        if mark.trim() != Analyser::name() {
            return Err(wrong(format!(
                "wanted an index made by {}, found one made by {}; make it again with `index FILES --index DIR` in an empty folder",
                Analyser::name(),
                mark.trim()
            )));
        }
        let damaged = |error: tantivy::TantivyError| {
            wrong("the index is damaged; make it again with `index FILES --index DIR` in an empty folder".to_owned()).caused_by(error)
        };
        let inner = tantivy::Index::open_in_dir(folder).map_err(damaged)?;
        let (schema, fields) = Fields::schema();
        if inner.schema() != schema {
            return Err(wrong(
                "the index has other fields than this version writes; make it again with `index FILES --index DIR` in an empty folder"
                    .to_owned(),
            ));
        }
        let broken = inner.validate_checksum().map_err(damaged)?;
        if let Some(file) = broken.iter().min() {
            return Err(wrong(format!(
                "the file {} of the index is damaged; make the index again with `index FILES --index DIR` in an empty folder",
                file.display()
            )));
        }
        Ok(Self { inner, fields, analyser: Analyser::new()?, folder: Some(folder.to_owned()) })
    }

    /// How many units are committed.
    ///
    /// # Errors
    /// [`ErrorKind::Index`] when the files cannot be read.
    pub fn len(&self) -> Result<u64> {
        Ok(self.reader()?.searcher().num_docs())
    }

    /// Whether no unit is committed.
    ///
    /// # Errors
    /// As [`Index::len`].
    pub fn is_empty(&self) -> Result<bool> {
        self.len().map(|len| len == 0)
    }

    /// How texts and queries are cut.
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
}

/// An error of the engine.
pub(crate) fn failed(error: tantivy::TantivyError) -> Error {
    Error::new(ErrorKind::Index, format!("the index cannot be used: {error}")).caused_by(error)
}
