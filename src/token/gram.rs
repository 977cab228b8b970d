//! Single characters of Chinese text and whole Latin words, for exact phrases.

use super::word::Word;
use crate::text::{Fold, Folded, is_han};
use unicode_segmentation::UnicodeSegmentation;

/// The characters of the Han runs of a text, each a [`Word`] of one grapheme; Latin words stand whole. Lines are told apart by an empty word.
///
/// Folded for search: spaces beside Han characters are dropped, so 经营 IDC 业务 and 经营IDC业务 give the same.
pub fn grams(text: &str) -> Vec<Word> {
    let folded = Folded::new(text, Fold::SEARCH);
    let mut grams = Vec::new();
    for (at, word) in folded.as_str().split_word_bound_indices() {
        let mut push = |at: usize, gram: &str| grams.push(Word { text: gram.to_owned(), span: folded.span(at, at + gram.len()) });
        if word.contains('\n') {
            push(at, "");
        } else if word.chars().any(is_han) {
            word.grapheme_indices(true).for_each(|(inner, gram)| push(at + inner, gram));
        } else if word.chars().any(char::is_alphanumeric) {
            push(at, word);
        }
    }
    grams
}
