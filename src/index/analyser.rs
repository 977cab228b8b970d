//! How texts are cut for the index; queries are cut to match.

use crate::lexicon::Lexicon;
use crate::text::{Lang, is_han};
use crate::token::{Signs, Tokenizer, Word, is_function_word, stem};
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// The number of the form in which an index is written; one of another form is refused.
const FORMAT: u32 = 2;

/// Cuts texts into what is indexed. Cloning shares the dictionaries, which are loaded when they are first needed: jieba's by whoever adds
/// units, the lexicon by whoever asks a question in words.
#[derive(Debug, Clone, Default)]
pub struct Analyser {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    tokenizer: OnceLock<Tokenizer>,
    lexicon: OnceLock<Lexicon>,
    originals: OnceLock<FxHashMap<String, Vec<(usize, f32)>>>,
}

impl Analyser {
    /// The analyser of this version of the crate: jieba, taught the embedded terms where the feature `corpus` is on.
    pub fn new() -> Self {
        Self::default()
    }

    /// What tells this analyser, and the form of its index, from others: an index that another one made cannot be searched.
    pub fn name() -> String {
        let terms = if cfg!(feature = "corpus") { " with terms" } else { "" };
        format!("duizhao index format {FORMAT}{terms}")
    }

    /// The terms that it knows, which queries are expanded by.
    pub fn lexicon(&self) -> &Lexicon {
        self.shared.lexicon.get_or_init(embedded)
    }

    /// English renderings as stems of their telling words, with the Chinese terms that they render, the likeliest first.
    pub(crate) fn originals(&self, stems: &str) -> impl Iterator<Item = (&str, f32)> {
        let originals = self.shared.originals.get_or_init(|| originals(self.lexicon()));
        let terms = originals.get(stems).map_or(&[][..], Vec::as_slice);
        terms.iter().filter_map(|&(at, weight)| Some((self.lexicon().terms().nth(at)?.zh(), weight)))
    }

    /// The exact signs of a side.
    pub fn signs(&self, text: &str, lang: Lang) -> Signs {
        Signs::new(text, lang)
    }

    /// Words: Chinese ones folded, Latin ones as stems; those that only serve grammar left out.
    pub fn words(&self, text: &str) -> Vec<Word> {
        content(self.tokenizer().words(text))
    }

    fn tokenizer(&self) -> &Tokenizer {
        self.shared.tokenizer.get_or_init(|| Tokenizer::new().taught(self.lexicon()))
    }
}

/// Words as the index holds them: stems, without those that only serve grammar.
pub(crate) fn content(words: Vec<Word>) -> Vec<Word> {
    let words = words.into_iter().filter(|word| !is_function_word(&word.text));
    words
        .map(|word| if word.text.chars().any(is_han) { word } else { Word { text: stem(&word.text).into_owned(), span: word.span } })
        .collect()
}

/// The telling words of a rendering, as stems.
pub(crate) fn stems(rendering: &str) -> Vec<String> {
    let words = rendering.split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !is_function_word(word)).map(|word| stem(&word).into_owned()).collect()
}

fn originals(lexicon: &Lexicon) -> FxHashMap<String, Vec<(usize, f32)>> {
    let mut originals: FxHashMap<String, Vec<(usize, f32)>> = FxHashMap::default();
    for (at, term) in lexicon.terms().enumerate() {
        for rendering in term.renderings() {
            let stems = stems(rendering.en());
            if !stems.is_empty() {
                originals.entry(stems.join(" ")).or_default().push((at, rendering.weight()));
            }
        }
    }
    // The likeliest term first; terms that are as likely keep the order of the lexicon.
    originals.values_mut().for_each(|terms| terms.sort_by(|a, b| b.1.total_cmp(&a.1)));
    originals
}

#[cfg(feature = "corpus")]
fn embedded() -> Lexicon {
    crate::corpus::Corpus::embedded_lexicon().expect("the embedded lexicon keeps to its format")
}

#[cfg(not(feature = "corpus"))]
fn embedded() -> Lexicon {
    Lexicon::new()
}
