//! The instruments of an index, and those that a name means.

use super::pattern::Pattern;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Entry, Fields, failed};
use crate::text::{Fold, Folded, Lang};
use crate::token::Signs;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};

/// All instruments, by their short names.
pub(super) fn all(searcher: &Searcher, fields: &Fields) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let every = Term::from_field_text(fields.entry, "");
    for (at, segment) in searcher.segment_readers().iter().enumerate() {
        let index = segment.inverted_index(fields.entry).map_err(failed)?;
        let Some(mut blocks) = index.read_block_postings(&every, IndexRecordOption::Basic).map_err(super::pattern::unread)? else {
            continue;
        };
        while blocks.block_len() > 0 {
            for &doc in blocks.docs().iter().filter(|&&doc| !segment.is_deleted(doc)) {
                entries.push(entry(searcher, fields, DocAddress::new(u32::try_from(at).unwrap_or_default(), doc))?);
            }
            blocks.advance();
        }
    }
    entries.sort_by(|a: &Entry, b| a.instrument.cmp(&b.instrument));
    Ok(entries)
}

/// The instruments one of whose titles or short names holds these words.
pub(super) fn holding(words: &str, searcher: &Searcher, fields: &Fields) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        let Some(pattern) = Pattern::title(&Signs::new(words.trim(), lang), fields) else { continue };
        for (at, segment) in searcher.segment_readers().iter().enumerate() {
            let mut docs = Vec::new();
            pattern.rows(segment, |doc, _| docs.push(doc))?;
            for doc in docs.into_iter().filter(|&doc| !segment.is_deleted(doc)) {
                entries.push(entry(searcher, fields, DocAddress::new(u32::try_from(at).unwrap_or_default(), doc))?);
            }
        }
    }
    entries.sort_by(|a, b| a.instrument.cmp(&b.instrument));
    entries.dedup_by(|a, b| a.instrument == b.instrument);
    Ok(entries)
}

/// The instruments that a name in a citation means: those called exactly so, else all whose names hold it.
pub(super) fn meant(name: &str, searcher: &Searcher, fields: &Fields) -> Result<Vec<String>> {
    let found = holding(name, searcher, fields)?;
    let wanted = bare(name);
    let exact: Vec<&Entry> = found.iter().filter(|entry| entry.names().any(|own| bare(own) == wanted)).collect();
    let meant: Vec<&Entry> = if exact.is_empty() { found.iter().collect() } else { exact };
    Ok(meant.into_iter().map(|entry| entry.instrument.clone()).collect())
}

/// A name folded, without what stands in brackets at its end.
fn bare(name: &str) -> String {
    let folded = Folded::new(name.trim(), Fold::SEARCH);
    let name = folded.as_str();
    let cut = name.strip_suffix(')').and_then(|inner| inner.rfind('(')).filter(|&at| at > 0);
    cut.and_then(|at| name.get(..at)).unwrap_or(name).trim().to_owned()
}

fn entry(searcher: &Searcher, fields: &Fields, address: DocAddress) -> Result<Entry> {
    let document: TantivyDocument = searcher.doc(address).map_err(failed)?;
    let json = document.get_first(fields.json).and_then(|value| value.as_str()).unwrap_or_default();
    serde_json::from_str(json)
        .map_err(|error| Error::new(ErrorKind::Index, "the index holds an entry that cannot be read; make it again").caused_by(error))
}
