//! Finds the definitions of an instrument.

use super::en;
use super::term::Definition;
use super::zh;
use crate::instrument::{Address, Instrument};
use crate::text::Lang;

/// The definitions of an instrument, in the order of the text. O(length).
pub fn definitions(instrument: &Instrument) -> Vec<Definition> {
    let source = instrument.source();
    let find = match source.lang() {
        Lang::Zh => zh::find,
        Lang::En => en::find,
    };
    let mut definitions = Vec::new();
    for line in source.lines().spans() {
        for found in find(line.slice(source.as_str())) {
            let at = found.term.start + line.start;
            definitions.push(Definition {
                term: found.term.shifted(line.start),
                meaning: found.meaning.shifted(line.start),
                manner: found.manner,
                gloss: found.gloss.map(|gloss| gloss.shifted(line.start)),
                address: instrument.innermost_at(at).map_or_else(Address::default, |provision| provision.address().clone()),
            });
        }
    }
    definitions.sort_by_key(|definition| definition.term);
    definitions.dedup_by_key(|definition| definition.term);
    definitions
}
