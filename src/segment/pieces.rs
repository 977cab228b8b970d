//! The stretches of a text within which sentences are looked for.

use crate::instrument::{Instrument, NodeAt};
use crate::mark::layout_len;
use crate::text::{SourceText, Span};

/// Every line, blank ones too.
pub(super) fn lines(source: &SourceText) -> Vec<Span> {
    source.lines().spans().to_vec()
}

/// The words of every line that has any.
pub(super) fn words_of_lines(source: &SourceText) -> Vec<Span> {
    let text = source.as_str();
    let words = source
        .lines()
        .spans()
        .iter()
        .map(|line| Span::new(line.start + layout_len(line.slice(text)), line.end).trimmed(text))
        .collect::<Vec<_>>();
    words.into_iter().filter(|words| !words.is_empty()).collect()
}

/// The words of the text, cut where a provision begins, and put together where a line only goes on with the provision of the line before.
pub(super) fn provisions(instrument: &Instrument) -> Vec<Span> {
    let mut pieces: Vec<(Span, Option<NodeAt>)> = Vec::new();
    let text = instrument.source().as_str();
    let mut starts = instrument.nodes().iter().map(|node| node.span.start).peekable();
    for line in words_of_lines(instrument.source()) {
        let mut start = line.start;
        while starts.next_if(|&at| at <= start).is_some() {}
        while let Some(at) = starts.next_if(|&at| at < line.end) {
            // A paragraph that begins behind its article's mark is one piece with it.
            if opens_behind_mark(instrument, at) || !Span::new(start, at).slice(text).contains(char::is_alphanumeric) {
                continue;
            }
            push(&mut pieces, instrument, Span::new(start, at));
            start = at;
        }
        push(&mut pieces, instrument, Span::new(start, line.end));
    }
    pieces.into_iter().map(|(span, _)| span.trimmed(instrument.source().as_str())).filter(|span| !span.is_empty()).collect()
}

fn push(pieces: &mut Vec<(Span, Option<NodeAt>)>, instrument: &Instrument, span: Span) {
    let last = span.trimmed(instrument.source().as_str()).end.saturating_sub(1);
    let inside = |at| instrument.innermost_at(at).map(|provision| provision.at());
    let begins = instrument
        .innermost_at(span.start)
        .is_some_and(|provision| provision.span().start == span.start || provision.own_span().start == span.start);
    let goes_on = inside(span.start).filter(|_| !begins && holds_words(instrument, span.start));
    match pieces.last_mut() {
        Some((piece, Some(provision))) if goes_on == Some(*provision) => piece.end = span.end,
        _ => pieces.push((span, inside(last))),
    }
}

/// Whether the provision at a byte has words of its own beyond a title.
fn holds_words(instrument: &Instrument, at: usize) -> bool {
    instrument.innermost_at(at).is_some_and(|provision| {
        (provision.level().is_inner() || provision.level() == crate::instrument::Level::Point) && provision.heading().is_none()
    })
}

/// Whether the provision that begins at a byte has no mark and its parent's mark stands right before it.
fn opens_behind_mark(instrument: &Instrument, at: usize) -> bool {
    let Some(provision) = instrument.innermost_at(at) else { return false };
    let Some(parent) = provision.parent() else { return false };
    let mark = instrument.nodes()[parent.at()].mark;
    provision.mark().is_empty() && !mark.is_empty() && mark.end <= at && {
        let between = Span::new(mark.end, at).slice(instrument.source().as_str());
        !between.contains('\n') && between.chars().all(|c| !c.is_alphanumeric())
    }
}
