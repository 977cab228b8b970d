//! Reading units back from an index.

use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Fields, failed};
use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, TantivyDocument};

/// The unit at a place of the index.
pub(super) fn unit(searcher: &Searcher, fields: &Fields, address: DocAddress) -> Result<Unit> {
    let document: TantivyDocument = searcher.doc(address).map_err(failed)?;
    let json = document.get_first(fields.json).and_then(|value| value.as_str()).unwrap_or_default();
    serde_json::from_str(json)
        .map_err(|error| Error::new(ErrorKind::Index, "the index holds a unit that cannot be read; make it again").caused_by(error))
}
