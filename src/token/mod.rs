//! Words of both languages with their spans: Chinese by jieba, Latin by Unicode word bounds.
//!
//! A word's text is folded (width, script, case); its span points into the text as it came. The same cut serves aligning, indexing and
//! querying, without the hidden Markov model for unknown words, which would cut one phrase in two ways.
//!
//! ```
//! use duizhao::token::Tokenizer;
//!
//! let text = "租用專線（含 VPNs）";
//! let words = Tokenizer::new().words(text);
//! let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
//! assert_eq!(texts, ["租用", "专线", "含", "vpns"]);
//! assert_eq!(words[1].span.slice(text), "專線");
//! ```

mod gram;
mod stem;

pub use gram::grams;
pub use stem::{is_function_word, stem};

use crate::lexicon::Lexicon;
use crate::text::{Fold, Folded, Span, is_han};
use jieba_rs::Jieba;
use std::sync::{Arc, OnceLock};
use unicode_segmentation::UnicodeSegmentation;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The folded characters.
    pub text: String,
    /// Its bytes in the text that was cut.
    pub span: Span,
}

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
        let folded = Folded::new(text, Fold::TOKEN);
        let mut words = Vec::new();
        for (start, run, han) in runs(folded.as_str()) {
            let mut push = |at: usize, word: &str| {
                let at = start + at;
                words.push(Word { text: word.to_owned(), span: folded.span(at, at + word.len()) });
            };
            if han {
                self.jieba.cut(run, false).iter().for_each(|token| push(token.byte_start, token.word));
            } else {
                run.unicode_word_indices().for_each(|(at, word)| push(at, word));
            }
        }
        words
    }
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
