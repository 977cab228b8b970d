//! Cutting the Chinese words of a query by the words that the index holds, so that no dictionary need be loaded to ask.

use crate::index::{Analyser, Fields};
use crate::text::Lang;
use crate::token::{Word, words_of};
use tantivy::{Searcher, Term};

/// Characters of the longest word.
const LONGEST: usize = 12;
/// Han characters of one run that are cut; more are cut in pieces.
const PIECE: usize = 120;

/// Cuts queries: of all ways to cut a run of Han characters the one whose words are most frequent in the index, as jieba does with its own
/// dictionary. A term of the lexicon that the index does not hold counts as one seen once.
pub(super) struct Cutter<'i> {
    pub searcher: &'i Searcher,
    pub fields: &'i Fields,
    pub analyser: &'i Analyser,
}

impl Cutter<'_> {
    /// The words of a query, folded.
    pub fn all(&self, text: &str) -> Vec<Word> {
        words_of(text, |run| self.starts(run, LONGEST))
    }

    /// The words that make up a longer one; none where it is whole.
    pub fn parts(&self, word: &str) -> Vec<String> {
        let len = word.chars().count();
        if len < 3 {
            return Vec::new();
        }
        let starts = self.starts(word, len - 1);
        let ends = starts.iter().skip(1).copied().chain([word.len()]);
        let parts: Vec<String> = starts.iter().zip(ends).filter_map(|(&start, end)| word.get(start..end)).map(str::to_owned).collect();
        if parts.iter().all(|part| part.chars().count() > 1) { parts } else { Vec::new() }
    }

    /// The bytes at which the words of a run begin, none of them longer than `longest` characters.
    fn starts(&self, run: &str, longest: usize) -> Vec<usize> {
        let bytes: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
        let mut starts = Vec::new();
        for first in (0..bytes.len()).step_by(PIECE) {
            let last = (first + PIECE).min(bytes.len());
            starts.extend(self.piece(run, &bytes, first..last, longest));
        }
        starts
    }

    /// The cheapest way to cut characters `range` of a run, by dynamic programming from the end.
    fn piece(&self, run: &str, bytes: &[usize], range: std::ops::Range<usize>, longest: usize) -> Vec<usize> {
        let total = (self.searcher.num_docs() as f64 + 1.0).ln();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(run.len());
        let len = range.len();
        let mut best = vec![(f64::INFINITY, 1); len + 1];
        best[len] = (0.0, 0);
        for at in (0..len).rev() {
            for size in 1..=longest.min(len - at) {
                let word = run.get(byte(range.start + at)..byte(range.start + at + size)).unwrap_or_default();
                let Some(cost) = self.cost(word, size, total) else { continue };
                let whole = cost + best[at + size].0;
                if whole < best[at].0 {
                    best[at] = (whole, size);
                }
            }
        }
        let mut starts = Vec::new();
        let mut at = 0;
        while at < len {
            starts.push(byte(range.start + at));
            at += best[at].1;
        }
        starts
    }

    /// The logarithm of how rare a word is; `None` for what is no word. A single character may always stand alone, at a price.
    fn cost(&self, word: &str, size: usize, total: f64) -> Option<f64> {
        let held = self.searcher.doc_freq(&Term::from_field_text(self.fields.words(Lang::Zh), word)).unwrap_or_default();
        match held {
            0 if self.analyser.lexicon().find(word).is_some() => Some(total),
            0 => (size == 1).then_some(total + 4.0),
            held => Some(total - (held as f64).ln() + 0.5),
        }
    }
}
