//! Words that stand near each other, by their positions in the index.

use super::expand::{Form, Wanted};
use super::pattern::Pattern;
use super::set::Set;
use crate::error::Result;
use crate::index::Fields;
use crate::text::Lang;
use crate::token::Signs;
use rustc_hash::FxHashMap;
use tantivy::{DocId, SegmentReader};

/// The documents in which all words stand on one side with at most `within` others between the first and the last: words that tell something in
/// English, characters in Chinese.
pub(super) fn set(wanted: &[Wanted], within: u32, lang: Lang, segment: &SegmentReader, fields: &Fields) -> Result<Set> {
    let mut set = Set::none(segment.max_doc());
    let mut found: FxHashMap<DocId, Vec<Vec<(u32, u32)>>> = FxHashMap::default();
    for (nth, wanted) in wanted.iter().enumerate() {
        for (len, pattern) in
            wanted.alternatives.iter().filter(|other| other.lang == lang).filter_map(|other| pattern(&other.form, lang, fields))
        {
            pattern.rows(segment, |doc, positions| {
                let places = match nth {
                    0 => Some(found.entry(doc).or_default()),
                    _ => found.get_mut(&doc),
                };
                if let Some(places) = places.filter(|places| places.len() >= nth) {
                    places.resize(nth + 1, Vec::new());
                    places[nth].extend(positions.iter().map(|&at| (at, at + len)));
                }
            })?;
        }
    }
    for (doc, places) in found {
        if places.len() == wanted.len() && smallest(&places).is_some_and(|others| others <= within) {
            set.insert(doc);
        }
    }
    Ok(set)
}

/// A pattern with positions, and how many of them a match takes.
fn pattern(form: &Form, lang: Lang, fields: &Fields) -> Option<(u32, Pattern)> {
    match (form, lang) {
        (Form::Words(words), Lang::En) => Some((u32::try_from(words.len()).ok()?, Pattern::words(words, fields, lang)?)),
        (Form::Words(words), Lang::Zh) => latin(words, fields),
        (Form::Exact(text), Lang::Zh) => {
            let signs = Signs::new(text, lang);
            (signs.len() > 1).then_some((u32::try_from(signs.len()).ok()?, Pattern::exact(&signs, fields, lang)?))
        }
        _ => None,
    }
}

/// A Latin word in Chinese text: its letters.
fn latin(words: &[String], fields: &Fields) -> Option<(u32, Pattern)> {
    let signs = Signs::new(&words.concat(), Lang::Zh);
    (signs.len() > 1).then_some((u32::try_from(signs.len()).ok()?, Pattern::exact(&signs, fields, Lang::Zh)?))
}

/// Over all choices of one place for each word, the fewest positions from the first to the last that none of them takes.
fn smallest(places: &[Vec<(u32, u32)>]) -> Option<u32> {
    let mut all: Vec<(u32, u32, usize)> =
        places.iter().enumerate().flat_map(|(word, places)| places.iter().map(move |&(start, end)| (start, end, word))).collect();
    all.sort_unstable();
    let mut latest: Vec<Option<(u32, u32)>> = vec![None; places.len()];
    let mut smallest: Option<u32> = None;
    for (start, end, word) in all {
        latest[word] = Some((start, end));
        if let Some(chosen) = latest.iter().copied().collect::<Option<Vec<_>>>() {
            let first = chosen.iter().map(|(start, _)| *start).min().unwrap_or_default();
            let last = chosen.iter().map(|(_, end)| *end).max().unwrap_or_default();
            let taken: u32 = chosen.iter().map(|(start, end)| end - start).sum();
            let others = (last - first).saturating_sub(taken);
            smallest = Some(smallest.map_or(others, |smallest| smallest.min(others)));
        }
    }
    smallest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_window() {
        for (places, wanted) in [
            (vec![vec![(0, 1)], vec![(1, 2)]], Some(0)),
            (vec![vec![(0, 1), (9, 10)], vec![(5, 6), (12, 13)]], Some(2)),
            (vec![vec![(4, 6)], vec![(0, 2)]], Some(2)),
            (vec![vec![(4, 6)], vec![]], None),
        ] {
            assert_eq!(smallest(&places), wanted, "{places:?}");
        }
    }
}
