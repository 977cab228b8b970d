//! What each word of a query may look like in the texts: itself, and its renderings in the other language.

use crate::index::Analyser;
use crate::lexicon::Lexicon;
use crate::text::{Lang, is_han};
use crate::token::{Word, is_function_word, stem};
use rustc_hash::FxHashMap;

/// How an alternative is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As words, which are folded and stemmed.
    Words,
    /// As exact characters and Latin words.
    Grams,
}

/// One way in which a word may stand in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alternative {
    pub lang: Lang,
    pub form: Form,
    /// What follows each other.
    pub tokens: Vec<String>,
    /// How much it counts, 0..=1.
    pub weight: f32,
    /// Whether it is a rendering of what was typed.
    pub translated: bool,
}

/// A word or a term of the query with its alternatives, of which one is enough.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    pub word: String,
    pub alternatives: Vec<Alternative>,
}

/// Renderings count this much of the word itself.
const TRANSLATED: f32 = 0.35;
/// A word inside a term counts this much of the term.
const PART: f32 = 0.4;
/// Renderings of a term that are tried.
const RENDERINGS: usize = 6;
/// Words of an English term.
const LONGEST: usize = 6;

/// Knows terms in both directions.
#[derive(Debug)]
pub(super) struct Expander<'a> {
    analyser: &'a Analyser,
    originals: Originals<'a>,
}

/// English renderings, as stems, with the terms that they render.
type Originals<'a> = FxHashMap<String, Vec<(&'a str, f32)>>;

impl<'a> Expander<'a> {
    pub fn new(analyser: &'a Analyser) -> Self {
        Self { analyser, originals: originals(analyser.lexicon()) }
    }

    /// What the words of a query may look like.
    pub fn wanted(&self, text: &str) -> Vec<Wanted> {
        let all = self.analyser.all_words(text);
        let says = |word: &&Word| !is_function_word(word.span.slice(text).to_lowercase().as_str()) && !is_function_word(&word.text);
        let telling: Vec<Word> = all.iter().filter(says).cloned().collect();
        let words = if telling.is_empty() { all } else { telling };
        let mut wanted: Vec<Wanted> = words.iter().map(|word| self.word(word, word.span.slice(text))).collect();
        for word in &words {
            wanted.extend(self.parts(word));
        }
        for len in 2..=LONGEST.min(words.len()) {
            wanted.extend(words.windows(len).filter_map(|run| self.term(run, text)));
        }
        wanted
    }

    fn word(&self, word: &Word, typed: &str) -> Wanted {
        let alternatives = if word.text.chars().any(is_han) { self.chinese(&word.text) } else { self.english(&word.text) };
        Wanted { word: typed.to_owned(), alternatives }
    }

    /// The words inside a term, which count less than the term: 未经 and 批准 of 未经批准.
    fn parts(&self, word: &Word) -> Vec<Wanted> {
        let parts = self.analyser.parts(&word.text);
        let part = |part: Word| {
            let alternatives =
                self.chinese(&part.text).into_iter().map(|alternative| Alternative { weight: alternative.weight * PART, ..alternative });
            Wanted { word: part.text.clone(), alternatives: alternatives.collect() }
        };
        parts.into_iter().map(part).collect()
    }

    fn chinese(&self, word: &str) -> Vec<Alternative> {
        let characters: Vec<String> = self.analyser.grams(word).into_iter().map(|gram| gram.text).collect();
        let own = |lang, form, tokens: Vec<String>, weight| Alternative { lang, form, tokens, weight, translated: false };
        let mut alternatives = vec![
            own(Lang::Zh, Form::Words, vec![word.to_owned()], 1.0),
            own(Lang::Zh, Form::Grams, characters.clone(), 0.9),
            own(Lang::En, Form::Grams, characters, 0.8),
        ];
        if let Some(term) = self.analyser.lexicon().find(word) {
            let renderings = term.renderings().iter().take(RENDERINGS).map(|rendering| (stems(rendering.en()), rendering.weight()));
            alternatives.extend(
                renderings
                    .filter(|(tokens, _)| !tokens.is_empty())
                    .map(|(tokens, weight)| rendering(Lang::En, Form::Words, tokens, weight)),
            );
        }
        alternatives
    }

    fn english(&self, stem: &str) -> Vec<Alternative> {
        let own = |lang, weight| Alternative { lang, form: Form::Words, tokens: vec![stem.to_owned()], weight, translated: false };
        let mut alternatives = vec![own(Lang::En, 1.0), own(Lang::Zh, 1.0)];
        alternatives.extend(self.originals_of(stem));
        alternatives
    }

    /// A run of words that is a known rendering of a term as a whole.
    fn term(&self, run: &[Word], text: &str) -> Option<Wanted> {
        let stems: Vec<String> = run.iter().map(|word| word.text.clone()).collect();
        let (first, last) = (run.first()?, run.last()?);
        let originals = self.originals_of(&stems.join(" "));
        if originals.is_empty() {
            return None;
        }
        let mut alternatives = vec![Alternative { lang: Lang::En, form: Form::Words, tokens: stems, weight: 1.0, translated: false }];
        // A whole term says more than one of its words.
        alternatives.extend(
            originals
                .into_iter()
                .map(|alternative| Alternative { weight: (alternative.weight * run.len() as f32).min(1.0), ..alternative }),
        );
        Some(Wanted { word: crate::text::Span::new(first.span.start, last.span.end).slice(text).to_owned(), alternatives })
    }

    fn originals_of(&self, stems: &str) -> Vec<Alternative> {
        let terms = self.originals.get(stems).map_or(&[][..], Vec::as_slice);
        let characters = |zh: &str| self.analyser.grams(zh).into_iter().map(|gram| gram.text).collect();
        terms.iter().take(RENDERINGS).map(|(zh, weight)| rendering(Lang::Zh, Form::Grams, characters(zh), *weight)).collect()
    }
}

fn rendering(lang: Lang, form: Form, tokens: Vec<String>, weight: f32) -> Alternative {
    Alternative { lang, form, tokens, weight: TRANSLATED * weight, translated: true }
}

fn originals(lexicon: &Lexicon) -> Originals<'_> {
    let mut originals: Originals<'_> = FxHashMap::default();
    for term in lexicon.terms() {
        for rendering in term.renderings() {
            let stems = stems(rendering.en());
            if !stems.is_empty() {
                originals.entry(stems.join(" ")).or_default().push((term.zh(), rendering.weight()));
            }
        }
    }
    // The likeliest term first; terms that are as likely keep the order of the lexicon.
    originals.values_mut().for_each(|terms| terms.sort_by(|a, b| b.1.total_cmp(&a.1)));
    originals
}

/// The telling words of a rendering, as stems.
fn stems(rendering: &str) -> Vec<String> {
    let words = rendering.split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !is_function_word(word)).map(|word| stem(&word).into_owned()).collect()
}
