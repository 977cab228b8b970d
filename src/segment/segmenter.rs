//! Cuts instruments into segments.

use super::en;
use super::pieces;
use super::segments::{Segments, Stretch};
use super::zh;
use crate::instrument::{Address, Instrument};
use crate::mark::{Mark, leading_mark};
use crate::text::{Lang, Span};

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Units {
    /// Each line, a blank one too.
    Lines,
    /// Each sentence of each line.
    Sentences,
    /// Each sentence or list entry of each provision, put together again where lines break inside a sentence.
    #[default]
    Segments,
}

/// Cuts instruments into segments.
#[derive(Debug, Clone, Default)]
pub struct Segmenter {
    units: Units,
}

impl Segmenter {
    /// A segmenter into sentences and list entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says what a segment is.
    #[must_use]
    pub fn units(mut self, units: Units) -> Self {
        self.units = units;
        self
    }

    /// Cuts an instrument. O(length).
    pub fn segment(&self, instrument: &Instrument) -> Segments {
        let source = instrument.source();
        let spans = match self.units {
            Units::Lines => pieces::lines(source),
            Units::Sentences => sentences(&pieces::words_of_lines(source), source.as_str(), source.lang()),
            Units::Segments => sentences(&pieces::provisions(instrument), source.as_str(), source.lang()),
        };
        let stretches = spans.into_iter().map(|span| stretch(instrument, span)).collect();
        Segments::new(source.clone(), stretches)
    }
}

fn sentences(pieces: &[Span], text: &str, lang: Lang) -> Vec<Span> {
    let cut = match lang {
        Lang::Zh => zh::sentences,
        Lang::En => en::sentences,
    };
    pieces
        .iter()
        .flat_map(|piece| cut(piece.slice(text)).into_iter().map(|span| span.shifted(piece.start).trimmed(text)))
        .filter(|span| !span.is_empty())
        .collect()
}

/// A span with the address of what it holds, and its mark if it begins with one.
fn stretch(instrument: &Instrument, span: Span) -> Stretch {
    let source = instrument.source();
    let words = span.trimmed(source.as_str());
    let mark = leading_mark(span.slice(source.as_str()), source.lang()).or_else(|| quoted_mark(instrument, span));
    // The words behind a mark may open a provision of their own, as a paragraph does behind 第一条.
    let inside = mark.as_ref().map_or(words.start, |mark| (span.start + mark.text_at).min(words.end.saturating_sub(1)));
    let innermost = instrument.innermost_at(inside);
    // An article of one paragraph is named as the article.
    let whole = innermost.and_then(|provision| {
        provision.ancestors().take_while(|outer| words.contains(outer.span()) || outer.at() == provision.at()).last()
    });
    let address = whole.map_or_else(Address::default, |provision| provision.address().clone());
    Stretch { span, mark, address }
}

/// The mark behind the sign that opens a quotation, or that each line of one begins with, if a provision begins there.
fn quoted_mark(instrument: &Instrument, span: Span) -> Option<Mark> {
    let source = instrument.source();
    let words = span.slice(source.as_str());
    let inside = words.trim_start().strip_prefix(['“', '「', '"'])?.trim_start();
    let len = words.len() - inside.len();
    let provision = instrument.innermost_at(span.start + len)?;
    let opens = provision.ancestors().any(|provision| provision.span().start == span.start + len && !provision.mark().is_empty());
    let mark = leading_mark(inside, source.lang()).filter(|_| opens)?;
    Some(Mark { span: mark.span.shifted(len), text_at: mark.text_at + len, ..mark })
}
