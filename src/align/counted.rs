//! The words that count as evidence: stems in English, numbers by value, and none that only serve grammar.

use crate::quantity::values;
use crate::text::Lang;
use crate::token::{Tokenizer, Word, is_function_word, stem};

/// The sign before the value of a number.
const VALUE: char = '#';

/// The words of a text that count, those that are numbers last: folded in Chinese, stems in English; a number is `#` and its value.
pub(super) fn counted(text: &str, lang: Lang, tokenizer: &Tokenizer) -> Vec<Word> {
    let values = values(text, lang);
    let mut next = 0;
    let plain = tokenizer.words(text).into_iter().filter(|word| {
        while values.get(next).is_some_and(|value| value.span.end <= word.span.start) {
            next += 1;
        }
        !values.get(next).is_some_and(|value| value.span.overlaps(word.span)) && !is_function_word(&word.text)
    });
    let form = |word: Word| match lang {
        Lang::Zh => word,
        Lang::En => Word { text: stem(&word.text).into_owned(), span: word.span },
    };
    let mut words: Vec<Word> = plain.map(form).collect();
    words.extend(values.iter().map(|value| Word { text: format!("{VALUE}{}", value.value), span: value.span }));
    words
}

/// Whether a word stands for a number.
pub(super) fn is_value(word: &str) -> bool {
    word.starts_with(VALUE)
}
