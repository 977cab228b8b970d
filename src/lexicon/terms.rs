//! Terms that are looked up by their characters.

use super::term::Term;
use super::word_table::WordTable;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Terms with their renderings, and what was learned about single words. Look-up by the Chinese term is exact, in simplified characters.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    terms: Vec<Term>,
    by_zh: FxHashMap<Box<str>, usize>,
    words: Arc<WordTable>,
}

impl Lexicon {
    /// A lexicon with no term.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a term; renderings of a term that is there already are added behind its own.
    pub fn insert(&mut self, term: Term) {
        match self.by_zh.get(term.zh()) {
            Some(&at) => self.terms[at].extend(term),
            None => {
                self.by_zh.insert(term.zh().into(), self.terms.len());
                self.terms.push(term);
            }
        }
    }

    /// Adds all terms of another lexicon, and its words; of pairs of words that both have, the other's count.
    pub fn extend(&mut self, other: &Lexicon) {
        other.terms.iter().cloned().for_each(|term| self.insert(term));
        match (self.words.is_empty(), other.words.is_empty()) {
            (_, true) => {}
            (true, false) => self.words = Arc::clone(&other.words),
            (false, false) => self.words = Arc::new(WordTable::of(self.words.rows().chain(other.words.rows()))),
        }
    }

    /// Puts learned words in the place of those that are there.
    #[must_use]
    pub fn with_words(mut self, words: WordTable) -> Self {
        self.words = Arc::new(words);
        self
    }

    /// What was learned about single words.
    pub fn words(&self) -> &WordTable {
        &self.words
    }

    /// The terms, in the order in which they came.
    pub fn terms(&self) -> impl ExactSizeIterator<Item = &Term> {
        self.terms.iter()
    }

    /// The term of these characters.
    pub fn find(&self, zh: &str) -> Option<&Term> {
        self.by_zh.get(zh).map(|&at| &self.terms[at])
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is no term.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}
