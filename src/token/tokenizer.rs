//! Cuts text into words.

use super::word::Word;
use crate::lexicon::Lexicon;
use crate::text::{Fold, Folded, is_han};
use jieba_rs::Jieba;
use std::sync::{Arc, OnceLock};
use unicode_segmentation::UnicodeSegmentation;

/// Cuts texts into words. Cloning shares the dictionary.
#[derive(Debug, Clone)]
pub struct Tokenizer {
    jieba: Arc<Jieba>,
}

impl Default for Tokenizer {
    fn default() -> Self {
        Self::new()
    }
}

impl Tokenizer {
    /// A tokenizer with the general dictionary of jieba, which is loaded once in a process (some 70 ms).
    pub fn new() -> Self {
        static SHARED: OnceLock<Arc<Jieba>> = OnceLock::new();
        Self { jieba: Arc::clone(SHARED.get_or_init(|| Arc::new(Jieba::new()))) }
    }

    /// A tokenizer that also knows the terms of a lexicon as words.
    #[must_use]
    pub fn taught(&self, lexicon: &Lexicon) -> Self {
        let mut jieba = Jieba::clone(&self.jieba);
        for term in lexicon.terms().map(|term| term.zh()).filter(|zh| (2..=12).contains(&zh.chars().count()) && zh.chars().all(is_han)) {
            if !jieba.has_word(term) {
                jieba.add_word(term, None, None);
            }
        }
        Self { jieba: Arc::new(jieba) }
    }

    /// The words of a text in order; signs of punctuation are none. O(length).
    pub fn words(&self, text: &str) -> Vec<Word> {
        words_of(text, |run| self.jieba.cut(run, false).iter().map(|token| token.byte_start).collect())
    }
}

/// The words of a text in order, where the Han runs are cut by a function that says at which bytes of a run its words begin.
pub fn words_of(text: &str, mut cut: impl FnMut(&str) -> Vec<usize>) -> Vec<Word> {
    let folded = Folded::new(text, Fold::TOKEN);
    let mut words = Vec::new();
    for (start, run, han) in runs(folded.as_str()) {
        let mut push = |at: usize, word: &str| {
            let at = start + at;
            words.push(Word { text: word.to_owned(), span: folded.span(at, at + word.len()) });
        };
        if han {
            let starts = cut(run);
            let ends = starts.iter().skip(1).copied().chain([run.len()]);
            starts.iter().zip(ends).for_each(|(&start, end)| push(start, run.get(start..end).unwrap_or_default()));
        } else {
            run.unicode_word_indices().for_each(|(at, word)| push(at, word));
        }
    }
    words
}

/// The runs of Han and of other characters, with where they begin.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str, bool)> {
    let mut rest = text;
    let mut at = 0;
    std::iter::from_fn(move || {
        let han = is_han(rest.chars().next()?);
        let len = rest.find(|c| is_han(c) != han).unwrap_or(rest.len());
        let (run, after) = rest.split_at(len);
        let start = at;
        (rest, at) = (after, at + len);
        Some((start, run, han))
    })
}
