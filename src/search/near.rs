//! Near matches, for half-remembered words: offered below the exact ones when little is found, and named as such.

use super::expand::{Alternative, Form, Wanted};
use super::gate::patterns;
use super::pattern::{Pattern, unread};
use super::query::{Clause, Sides};
use crate::error::Result;
use crate::index::{Fields, content, failed};
use crate::text::{Lang, is_han};
use crate::token::{Signs, words_of};
use rustc_hash::FxHashMap;
use tantivy::{DocId, Searcher};

/// Words of the index that are tried in the place of one that it does not hold.
const SPELLINGS: usize = 5;
/// A Chinese phrase is near when at least so many of its pairs stand in a text, and 7 of 10.
const PAIRS: usize = 3;

/// Other spellings for the words of a query that the index does not hold, as words to look for.
pub(super) fn spellings(wanted: &[Wanted], searcher: &Searcher, fields: &Fields, sides: Sides) -> Result<Vec<Wanted>> {
    let mut found = Vec::new();
    for wanted in wanted.iter().filter(|wanted| sides.holds(Lang::En) && is_word(&wanted.word)) {
        if !held(wanted, searcher, fields)? {
            let own: Vec<Alternative> = nearest(&wanted.word.to_lowercase(), searcher, fields)?
                .into_iter()
                .map(|word| Alternative { lang: Lang::En, form: Form::Exact(word), weight: 1.0, translated: false, quoted: true })
                .collect();
            found.extend((!own.is_empty()).then(|| Wanted { word: wanted.word.clone(), alternatives: own, weight: 1.0 }));
        }
    }
    Ok(found)
}

fn is_word(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(|c| c.is_alphanumeric() && !is_han(c))
}

fn held(wanted: &Wanted, searcher: &Searcher, fields: &Fields) -> Result<bool> {
    let Some(segment) = searcher.segment_readers().first() else { return Ok(true) };
    for alternative in &wanted.alternatives {
        for pattern in patterns(alternative, segment, fields)? {
            if pattern.most(searcher)? > 0 {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The words of the index within two edits (one for short words) of a word, the nearest and most frequent first.
fn nearest(word: &str, searcher: &Searcher, fields: &Fields) -> Result<Vec<String>> {
    let wanted: Vec<char> = word.chars().collect();
    let most = if wanted.len() < 5 { 1 } else { 2 };
    let mut found: FxHashMap<String, (usize, u64)> = FxHashMap::default();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(fields.singles(Lang::En)).map_err(failed)?;
        let mut words = index.terms().stream().map_err(unread)?;
        while words.advance() {
            let Ok(other) = std::str::from_utf8(words.key()) else { continue };
            if other.len().abs_diff(word.len()) <= 3 * most
                && let Some(edits) = edits(&wanted, other, most)
            {
                found.entry(other.to_owned()).or_insert((edits, 0)).1 += u64::from(words.value().doc_freq);
            }
        }
    }
    let mut found: Vec<(String, (usize, u64))> = found.into_iter().collect();
    found.sort_by(|(a, (near, often)), (b, (other, less))| near.cmp(other).then(less.cmp(often)).then(a.cmp(b)));
    Ok(found.into_iter().take(SPELLINGS).map(|(word, _)| word).collect())
}

/// How many characters must be changed, added or left out, if at most `most` (Levenshtein 1966).
fn edits(wanted: &[char], other: &str, most: usize) -> Option<usize> {
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (at, c) in other.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (nth, own) in wanted.iter().enumerate() {
            let changed = diagonal + usize::from(*own != c);
            diagonal = row[nth + 1];
            row[nth + 1] = changed.min(row[nth] + 1).min(diagonal + 1);
        }
        if row.iter().min().is_none_or(|least| *least > most) {
            return None;
        }
    }
    row.last().copied().filter(|edits| *edits <= most)
}

/// The exact phrases of a query, with the sides on which they are looked for.
pub(super) fn phrases(clause: &Clause, sides: Sides) -> Vec<(&str, Sides)> {
    match clause {
        Clause::Phrase(text) => vec![(text, sides)],
        Clause::On(lang, inner) if sides.holds(*lang) => phrases(inner, Sides::from(*lang)),
        Clause::All(clauses) | Clause::Any(clauses) | Clause::List(clauses) => {
            clauses.iter().flat_map(|clause| phrases(clause, sides)).collect()
        }
        _ => Vec::new(),
    }
}

/// An English phrase in whatever endings its words have, as words to look for.
pub(super) fn endings(phrase: &str) -> Option<Wanted> {
    let stems: Vec<String> = content(words_of(phrase, |_| vec![0])).into_iter().map(|word| word.text).collect();
    let latin = stems.len() > 1 && !phrase.chars().any(is_han);
    let form = Form::Words(stems);
    latin.then(|| Wanted {
        word: phrase.to_owned(),
        alternatives: vec![Alternative { lang: Lang::En, form, weight: 1.0, translated: false, quoted: true }],
        weight: 1.0,
    })
}

/// The units that share most pairs of characters with a Chinese phrase, with the share, the most first.
pub(super) fn sharing(phrase: &str, searcher: &Searcher, fields: &Fields, keep: usize) -> Result<Vec<(f32, usize, DocId)>> {
    let signs = Signs::new(phrase, Lang::Zh);
    let pairs: Vec<String> = (0..signs.len()).filter_map(|at| signs.pair(at)).collect();
    if pairs.len() <= PAIRS || !phrase.chars().all(is_han) {
        return Ok(Vec::new());
    }
    let least = PAIRS.max((pairs.len() * 7).div_ceil(10));
    let mut found = Vec::new();
    for (at, segment) in searcher.segment_readers().iter().enumerate() {
        let mut shared: FxHashMap<DocId, usize> = FxHashMap::default();
        for pair in &pairs {
            if let Some(pattern) = Pattern::exact(&Signs::new(pair, Lang::Zh), fields, Lang::Zh) {
                pattern.each(segment, |doc, _| *shared.entry(doc).or_default() += 1)?;
            }
        }
        let near = shared.into_iter().filter(|(doc, shared)| *shared >= least && !segment.is_deleted(*doc));
        found.extend(near.map(|(doc, shared)| (shared as f32 / pairs.len() as f32, at, doc)));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    found.truncate(keep);
    Ok(found)
}

/// The pairs of a Chinese phrase, as what a unit that shares most of them matches.
pub(super) fn pairs(phrase: &str) -> Vec<Wanted> {
    let signs = Signs::new(phrase, Lang::Zh);
    let form = |at| signs.pair(at).map(Form::Exact);
    let forms = (0..signs.len()).filter_map(form);
    let pairs = forms.map(|form| Alternative { lang: Lang::Zh, form, weight: 1.0, translated: false, quoted: true });
    vec![Wanted { word: phrase.to_owned(), alternatives: pairs.collect(), weight: 1.0 }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (word, other, most, wanted) in [
            ("privacy", "privcy", 2, Some(1)),
            ("personal", "persnoal", 2, Some(2)),
            ("vpn", "vpns", 1, Some(1)),
            ("data", "date", 1, Some(1)),
            ("a", "xyz", 2, None),
        ] {
            assert_eq!(edits(&word.chars().collect::<Vec<_>>(), other, most), wanted, "{word} {other}");
        }
    }
}
