//! Terms that are looked up by their characters.

use super::term::Term;
use rustc_hash::FxHashMap;

/// Terms with their renderings. Look-up by the Chinese term is exact, in simplified characters.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    terms: Vec<Term>,
    by_zh: FxHashMap<Box<str>, usize>,
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

    /// Adds all terms of another lexicon.
    pub fn extend(&mut self, other: &Lexicon) {
        other.terms.iter().cloned().for_each(|term| self.insert(term));
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

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}
