//! What of a query stands where in a text.

use super::expand::{Alternative, Form, Wanted};
use super::hit::{Highlights, Via};
use super::query::Query;
use crate::bitext::Unit;
use crate::index::Analyser;
use crate::text::{Lang, Span};
use crate::token::Word;

/// What matched in the texts of a unit, on both sides, and what did by translation alone.
pub(super) fn mark(unit: &Unit, query: &Query, wanted: &[Wanted], analyser: &Analyser) -> (Highlights, Vec<Via>) {
    let sides = [
        Side::new(Lang::Zh, unit.zh.as_ref().map_or("", |side| &side.text), analyser),
        Side::new(Lang::En, unit.en.as_ref().map_or("", |side| &side.text), analyser),
    ];
    let mut spans = [Vec::new(), Vec::new()];
    let mut via = Vec::new();
    for phrase in query.phrases() {
        let tokens: Vec<String> = analyser.grams(phrase).into_iter().map(|gram| gram.text).filter(|gram| !gram.is_empty()).collect();
        for side in &sides {
            spans[side.lang as usize].extend(side.find(Form::Grams, &tokens));
        }
    }
    for wanted in wanted {
        let mut direct = false;
        let mut rendering = None;
        for alternative in &wanted.alternatives {
            let found = sides[alternative.lang as usize].of(alternative);
            direct |= !found.is_empty() && !alternative.translated;
            if let Some(span) = found.first().filter(|_| alternative.translated && rendering.is_none()) {
                rendering = Some(span.slice(sides[alternative.lang as usize].text).to_owned());
            }
            spans[alternative.lang as usize].extend(found);
        }
        if let (false, Some(rendering)) = (direct, rendering) {
            via.push(Via { word: wanted.word.clone(), rendering });
        }
    }
    let [zh, en] = spans.map(merged);
    (Highlights { zh, en }, via)
}

/// One side, cut both ways.
struct Side<'t> {
    lang: Lang,
    text: &'t str,
    words: Vec<Word>,
    grams: Vec<Word>,
}

impl<'t> Side<'t> {
    fn new(lang: Lang, text: &'t str, analyser: &Analyser) -> Self {
        Self { lang, text, words: analyser.words(text), grams: analyser.grams(text) }
    }

    fn of(&self, alternative: &Alternative) -> Vec<Span> {
        self.find(alternative.form, &alternative.tokens)
    }

    /// Where tokens follow each other.
    fn find(&self, form: Form, tokens: &[String]) -> Vec<Span> {
        let words = match form {
            Form::Words => &self.words,
            Form::Grams => &self.grams,
        };
        if tokens.is_empty() {
            return Vec::new();
        }
        let matches = words.windows(tokens.len()).filter(|run| run.iter().zip(tokens).all(|(word, token)| word.text == *token));
        matches.filter_map(|run| Some(Span::new(run.first()?.span.start, run.last()?.span.end))).collect()
    }
}

/// Spans in order; those that touch or overlap become one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}
