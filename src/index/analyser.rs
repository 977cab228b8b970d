//! How texts and queries are cut for the index: one way for both.

use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::text::is_han;
use crate::token::{Tokenizer, Word, grams, is_function_word, stem};

/// Cuts texts into what is indexed. Cloning shares the dictionary.
#[derive(Debug, Clone)]
pub struct Analyser {
    tokenizer: Tokenizer,
    lexicon: std::sync::Arc<Lexicon>,
}

impl Analyser {
    /// The analyser of this version of the crate: jieba, taught the embedded terms where the feature `corpus` is on.
    ///
    /// # Errors
    /// None in a crate whose tests pass.
    pub fn new() -> Result<Self> {
        let lexicon = embedded()?;
        Ok(Self { tokenizer: Tokenizer::new().taught(&lexicon), lexicon: std::sync::Arc::new(lexicon) })
    }

    /// What tells this analyser from others: an index that another one made cannot be searched.
    pub fn name() -> &'static str {
        if cfg!(feature = "corpus") {
            concat!("duizhao ", env!("CARGO_PKG_VERSION"), " with terms")
        } else {
            concat!("duizhao ", env!("CARGO_PKG_VERSION"))
        }
    }

    /// The terms that it knows, which queries are expanded by.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Single Han characters and Latin words, folded; an empty word parts lines.
    pub fn grams(&self, text: &str) -> Vec<Word> {
        grams(text)
    }

    /// Words: Chinese ones folded, Latin ones as stems; those that only serve grammar left out.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let words = self.tokenizer.words(text).into_iter().filter(|word| !is_function_word(&word.text));
        words.map(|word| Word { text: stem(&word.text).into_owned(), span: word.span }).collect()
    }

    /// The words of which a Chinese term is made, if it is made of several.
    pub fn parts(&self, term: &str) -> Vec<Word> {
        let parts: Vec<Word> = Tokenizer::new().words(term).into_iter().filter(|word| !is_function_word(&word.text)).collect();
        if parts.len() > 1 && term.chars().all(is_han) { parts } else { Vec::new() }
    }

    /// As [`Analyser::words`], with those that only serve grammar.
    pub fn all_words(&self, text: &str) -> Vec<Word> {
        self.tokenizer.words(text).into_iter().map(|word| Word { text: stem(&word.text).into_owned(), span: word.span }).collect()
    }
}

#[cfg(feature = "corpus")]
fn embedded() -> Result<Lexicon> {
    crate::corpus::Corpus::embedded_lexicon()
}

#[cfg(not(feature = "corpus"))]
fn embedded() -> Result<Lexicon> {
    Ok(Lexicon::new())
}
