//! What each word of a query may look like in the texts: itself, and its renderings in the other language.

use super::cut::Cutter;
use super::query::{Clause, Sides};
use crate::index::{Analyser, content, stems};
use crate::text::{Lang, Span, is_han};
use crate::token::{Word, is_function_word};
use tantivy::Term;

/// How an alternative is looked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// Words that follow each other, folded and stemmed.
    Words(Vec<String>),
    /// Exact characters, or words of English.
    Exact(String),
    /// Words that begin so.
    Prefix(String),
}

/// One way in which a word may stand in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alternative {
    pub lang: Lang,
    pub form: Form,
    /// How much it counts, 0..=1.
    pub weight: f32,
    /// Whether it is a rendering of what was typed.
    pub translated: bool,
    /// Whether it was typed in quotes.
    pub quoted: bool,
}

/// A word or a phrase of the query with its alternatives, of which one is enough.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    pub word: String,
    pub alternatives: Vec<Alternative>,
    /// How much it counts among the others, 0..=1.
    pub weight: f32,
}

/// A word inside a term counts this much of the term.
const PART: f32 = 0.3;
/// Renderings of a term that are tried.
const RENDERINGS: usize = 6;
/// The share of a learned rendering that counts beside the word itself.
const BESIDE: f32 = 0.3;
/// Learned renderings of a word that are tried, and the least likely of them.
const LEARNED: usize = 12;
const UNLIKELY: f32 = 0.02;
/// Words of an English term.
const LONGEST: usize = 6;
/// Words of a query that are looked for; those behind are left out.
const WORDS: usize = 64;

/// Knows terms in both directions.
pub(super) struct Expander<'i> {
    pub cutter: Cutter<'i>,
    pub analyser: &'i Analyser,
}

impl Expander<'_> {
    /// What the words and phrases of a query may look like; what it leaves out is not wanted.
    pub fn wanted(&self, clause: &Clause, sides: Sides) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        self.gather(clause, sides, &mut wanted);
        wanted
    }

    fn gather(&self, clause: &Clause, sides: Sides, wanted: &mut Vec<Wanted>) {
        let found = match clause {
            Clause::Words(text) | Clause::Near(text, _) => self.words(text),
            Clause::Phrase(text) => vec![exact(text)],
            Clause::Prefix(text) => vec![prefix(text)],
            Clause::On(lang, inner) => {
                if sides.holds(*lang) {
                    self.gather(inner, Sides::from(*lang), wanted);
                }
                return;
            }
            Clause::All(clauses) | Clause::Any(clauses) | Clause::List(clauses) => {
                return clauses.iter().for_each(|clause| self.gather(clause, sides, wanted));
            }
            Clause::Is(_) | Clause::Not(_) => Vec::new(),
        };
        let held = |mut found: Wanted| {
            found.alternatives.retain(|alternative| sides.holds(alternative.lang));
            found
        };
        wanted.extend(found.into_iter().map(held));
    }

    /// What running words may look like.
    pub fn words(&self, text: &str) -> Vec<Wanted> {
        let all = self.cutter.all(text);
        let says = |word: &&Word| !is_function_word(word.span.slice(text).to_lowercase().as_str()) && !is_function_word(&word.text);
        let mut telling = content(all.iter().filter(says).cloned().collect());
        if telling.is_empty() {
            telling = all;
        }
        telling.truncate(WORDS);
        let mut wanted: Vec<Wanted> = telling.iter().map(|word| self.word(word, word.span.slice(text))).collect();
        for len in 2..=LONGEST.min(telling.len()) {
            for (at, run) in telling.windows(len).enumerate() {
                self.term(run, text, &mut wanted[at..at + len]);
            }
        }
        for word in &telling {
            wanted.extend(self.parts(word));
        }
        wanted
    }

    fn word(&self, word: &Word, typed: &str) -> Wanted {
        let alternatives = if word.text.chars().any(is_han) { self.chinese(&word.text) } else { self.english(&word.text) };
        Wanted { word: typed.to_owned(), alternatives, weight: 1.0 }
    }

    /// The words inside a term, which count less than the term: 未经 and 批准 of 未经批准.
    fn parts(&self, word: &Word) -> Vec<Wanted> {
        let parts = self.cutter.parts(&word.text);
        let len = parts.len().max(1) as f32;
        parts.into_iter().map(|part| Wanted { alternatives: self.chinese(&part), word: part, weight: PART / len }).collect()
    }

    fn chinese(&self, word: &str) -> Vec<Alternative> {
        let own = |lang, weight| Alternative { lang, form: Form::Exact(word.to_owned()), weight, translated: false, quoted: false };
        let mut alternatives = vec![own(Lang::Zh, 1.0), own(Lang::En, 1.0)];
        if let Some(term) = self.analyser.lexicon().find(word) {
            let renderings = term.renderings().iter().take(RENDERINGS).map(|rendering| (stems(rendering.en()), rendering.weight()));
            let told = renderings.filter(|(stems, _)| !stems.is_empty());
            alternatives.extend(told.map(|(stems, weight)| rendering(Lang::En, Form::Words(stems), weight)));
        }
        let words = self.analyser.lexicon().words();
        let learned = words.renderings(word).map(|(en, t)| {
            let back = words.originals(en).find(|(zh, _)| *zh == word).map_or(0.0, |(_, t)| t);
            (en, (t, back))
        });
        alternatives.extend(learned_of(learned, Lang::En, self.beside(word, Lang::Zh)));
        alternatives
    }

    fn english(&self, stem: &str) -> Vec<Alternative> {
        let own = |lang| Alternative { lang, form: Form::Words(vec![stem.to_owned()]), weight: 1.0, translated: false, quoted: false };
        let mut alternatives = vec![own(Lang::En), own(Lang::Zh)];
        alternatives.extend(self.terms_of(stem));
        let words = self.analyser.lexicon().words();
        let learned = words.originals(stem).map(|(zh, t)| {
            let back = words.renderings(zh).find(|(en, _)| *en == stem).map_or(0.0, |(_, t)| t);
            (zh, (t, back))
        });
        alternatives.extend(learned_of(learned, Lang::Zh, self.beside(stem, Lang::En)));
        alternatives
    }

    /// What learned renderings of a word count: little where the index holds the word itself, since they stray further from it than it does.
    fn beside(&self, word: &str, lang: Lang) -> f32 {
        let term = Term::from_field_text(self.cutter.fields.words(lang), word);
        if self.cutter.searcher.doc_freq(&term).is_ok_and(|held| held > 0) { BESIDE } else { 1.0 }
    }

    /// A run of words that is a known rendering of a term as a whole: the term stands for each of them, before the renderings of single words.
    fn term(&self, run: &[Word], text: &str, wanted: &mut [Wanted]) {
        let stems: Vec<&str> = run.iter().map(|word| word.text.as_str()).collect();
        let terms = self.terms_of(&stems.join(" "));
        let (Some(first), Some(last), false) = (run.first(), run.last(), terms.is_empty()) else { return };
        for wanted in wanted {
            for alternative in wanted.alternatives.iter_mut().filter(|alternative| alternative.translated) {
                alternative.weight *= 0.5;
            }
            wanted.alternatives.extend(terms.iter().cloned());
            wanted.word = Span::new(first.span.start, last.span.end).slice(text).to_owned();
        }
    }

    /// The terms that English words render.
    fn terms_of(&self, stems: &str) -> Vec<Alternative> {
        let terms = self.analyser.originals(stems).take(RENDERINGS);
        terms.map(|(zh, weight)| rendering(Lang::Zh, Form::Exact(zh.to_owned()), weight)).collect()
    }
}

fn rendering(lang: Lang, form: Form, weight: f32) -> Alternative {
    Alternative { lang, form, weight, translated: true, quoted: false }
}

/// A phrase in quotes: itself on either side.
pub(super) fn exact(text: &str) -> Wanted {
    let on = |lang| Alternative { lang, form: Form::Exact(text.to_owned()), weight: 1.0, translated: false, quoted: true };
    Wanted { word: text.to_owned(), alternatives: vec![on(Lang::Zh), on(Lang::En)], weight: 1.0 }
}

/// The beginning of words; Chinese has no bounds of words, so there any text that holds it.
fn prefix(text: &str) -> Wanted {
    let on = |lang| Alternative { lang, form: Form::Prefix(text.to_owned()), weight: 1.0, translated: false, quoted: false };
    Wanted { word: format!("{text}*"), alternatives: vec![on(Lang::Zh), on(Lang::En)], weight: 1.0 }
}

/// The learned renderings of a word, each with t(rendering | word) and t(word | rendering): the likeliest by both.
fn learned_of<'t>(learned: impl Iterator<Item = (&'t str, (f32, f32))>, lang: Lang, share: f32) -> Vec<Alternative> {
    let mut weighed: Vec<(&str, f32)> =
        learned.map(|(text, (to, back))| (text, (to * back).sqrt())).filter(|(_, t)| *t >= UNLIKELY).collect();
    weighed.sort_by(|a, b| b.1.total_cmp(&a.1));
    weighed.truncate(LEARNED);
    weighed.into_iter().map(|(text, weight)| rendering(lang, Form::Words(vec![text.to_owned()]), weight * share)).collect()
}
