//! What of a query stands where in a text.

use super::expand::{Alternative, Form, Wanted};
use super::hit::{Highlights, Via};
use crate::bitext::Unit;
use crate::index::content;
use crate::text::{Lang, Span, is_han};
use crate::token::{Signs, Word, words_of};

/// What matched in the texts of a unit.
pub(super) struct Marked {
    pub highlights: Highlights,
    /// What did by translation alone.
    pub via: Vec<Via>,
    /// For each word of the query where it stands itself, on each side.
    pub places: Vec<[Vec<Span>; 2]>,
}

/// Finds the words of a query in the texts of a unit.
pub(super) fn mark(unit: &Unit, wanted: &[Wanted]) -> Marked {
    let sides = [Side::new(Lang::Zh, &unit.zh), Side::new(Lang::En, &unit.en)];
    let mut spans = [Vec::new(), Vec::new()];
    let mut marked = Marked { highlights: Highlights::default(), via: Vec::new(), places: Vec::new() };
    for wanted in wanted {
        let mut own = [Vec::new(), Vec::new()];
        let mut rendering: Option<(f32, String)> = None;
        for alternative in &wanted.alternatives {
            let side = &sides[alternative.lang as usize];
            let found = side.find(alternative);
            if !alternative.translated {
                own[alternative.lang as usize].extend(found.iter().copied());
            } else if let Some(span) = found.first()
                && rendering.as_ref().is_none_or(|(weight, _)| *weight < alternative.weight)
            {
                rendering = Some((alternative.weight, span.slice(side.text).to_owned()));
            }
            spans[alternative.lang as usize].extend(found);
        }
        let via = rendering.filter(|_| own.iter().all(Vec::is_empty)).map(|(_, rendering)| Via { word: wanted.word.clone(), rendering });
        marked.via.extend(via.filter(|via| !marked.via.contains(via)));
        marked.places.push(own.map(merged));
    }
    let [zh, en] = spans.map(merged);
    marked.highlights = Highlights { zh, en };
    marked
}

/// What stands in a unit for words that it matches nearly.
pub(super) fn named(unit: &Unit, near: &[Wanted]) -> Vec<Via> {
    let marked = mark(unit, near);
    let text = |side: &Option<crate::bitext::Side>| side.as_ref().map(|side| side.text.clone()).unwrap_or_default();
    let texts = [text(&unit.zh), text(&unit.en)];
    let told = near.iter().zip(&marked.places).filter_map(|(wanted, places)| {
        let (side, spans) = places.iter().enumerate().find(|(_, spans)| !spans.is_empty())?;
        let rendering: Vec<&str> = spans.iter().take(3).map(|span| span.slice(&texts[side])).collect();
        Some(Via { word: wanted.word.clone(), rendering: rendering.join(" … ") })
    });
    told.collect()
}

/// One side, cut both ways.
struct Side<'t> {
    text: &'t str,
    signs: Signs,
    /// Latin words as stems; Chinese ones are found by their characters.
    words: Vec<Word>,
}

impl<'t> Side<'t> {
    fn new(lang: Lang, side: &'t Option<crate::bitext::Side>) -> Self {
        let text = side.as_ref().map_or("", |side| side.text.as_str());
        Self { text, signs: Signs::new(text, lang), words: content(words_of(text, |_| vec![0])) }
    }

    fn find(&self, alternative: &Alternative) -> Vec<Span> {
        match &alternative.form {
            Form::Words(words) if words.len() == 1 && words[0].chars().all(is_han) => self.exact(&words[0], alternative.lang),
            Form::Words(words) => self.row(words),
            // A single character that renders a word says too little to be lit wherever it stands.
            Form::Exact(text) if alternative.translated && text.chars().count() < 2 => Vec::new(),
            Form::Exact(text) => self.exact(text, alternative.lang),
            Form::Prefix(text) if alternative.lang == Lang::Zh => self.exact(text, alternative.lang),
            Form::Prefix(text) => {
                let prefix = Signs::new(text, Lang::En);
                let begins = |at: &usize| self.signs.sign(*at).starts_with(prefix.sign(0));
                (0..self.signs.len()).filter(begins).map(|at| self.signs.span(at, at)).collect()
            }
        }
    }

    fn exact(&self, text: &str, lang: Lang) -> Vec<Span> {
        let phrase = Signs::new(text, lang);
        self.signs.find(&phrase).into_iter().map(|(first, last)| self.signs.span(first, last)).collect()
    }

    /// Where stems follow each other.
    fn row(&self, stems: &[String]) -> Vec<Span> {
        if stems.is_empty() {
            return Vec::new();
        }
        let matches = self.words.windows(stems.len()).filter(|run| run.iter().zip(stems).all(|(word, stem)| word.text == *stem));
        matches.filter_map(|run| Some(Span::new(run.first()?.span.start, run.last()?.span.end))).collect()
    }
}

/// Spans in order; those that touch or overlap become one.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
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
