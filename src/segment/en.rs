//! Where English sentences end.

use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations that end in a full stop and no sentence.
static ABBREVIATION: LazyLock<Regex> = LazyLock::new(|| {
    let words = "Arts?|Nos?|Secs?|paras?|subparas?|ch|Cap|Reg|Co|Ltd|Inc|Corp|Depts?|Bur|Min|Doc|cl|Sch|sub|leg|ss?|rr?|pp?|vs?|cf|al|viz|approx|figs?|vol|eds?|St|Dr|Mrs?|Ms|Prof|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|i\\.e|e\\.g|a\\.m|p\\.m|[A-Z](?:\\.[A-Z])*";
    Regex::new(&format!(r"(?:^|[\s(\[“‘])(?i:{words})\.$")).expect("a regular expression")
});

/// The mark of an entry at the end, whose words are still to come: `as follows: 1.`
static OPENED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:[:;,]|[a-z)]{4}\.)(?:\s+(?:and|or))?\s*\d{1,2}\.$").expect("a regular expression"));

/// An entry of a list that was run into a line: `: (1) …; (2) …`.
static ENTRY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[:;.](?:\s+(?:and|or))?\s*(?:\(\d{1,2}\)|\d{1,2}\.)\s*[A-Z]").expect("a regular expression"));

/// The sentences of a stretch of English text; together they cover it.
///
/// Bounds are those of Unicode Standard Annex 29, less those behind abbreviations, before lower case, and inside brackets and quotes,
/// and those before the entries of a list that was run into one line.
pub(super) fn sentences(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let last_closing = text.rfind([')', ']', '”']).unwrap_or(0);
    let (mut open, mut depths) = (false, Depths::default());
    for (at, piece) in text.split_sentence_bound_indices() {
        let span = Span::new(at, at + piece.len());
        match spans.last_mut() {
            Some(last) if open => last.end = span.end,
            _ => {
                spans.push(span);
                depths = Depths::default();
            }
        }
        depths.take(piece);
        let start = spans.last().map_or(0, |span| span.start);
        // An opening sign that nothing closes holds nothing together.
        let nested = depths.is_inside() && last_closing >= span.end;
        open = nested || !closes(tail(Span::new(start, span.end), text), text.get(span.end..).unwrap_or_default());
    }
    let spans = spans.into_iter().flat_map(|span| entries(span, text)).collect::<Vec<_>>();
    spans.into_iter().filter(|span| !span.slice(text).trim().is_empty()).collect()
}

/// The last bytes of a sentence, which tell whether it ends there; all of a short one.
fn tail(span: Span, text: &str) -> &str {
    let words = span.slice(text).trim_end();
    let from = (words.len().saturating_sub(32)..words.len()).find(|&at| words.is_char_boundary(at)).unwrap_or(0);
    words.get(from..).unwrap_or_default()
}

/// How deep inside brackets and quotes a sentence stands.
#[derive(Default)]
struct Depths([usize; 3]);

impl Depths {
    fn take(&mut self, piece: &str) {
        for c in piece.chars() {
            for (depth, (open, close)) in self.0.iter_mut().zip([('(', ')'), ('[', ']'), ('“', '”')]) {
                match c {
                    _ if c == open => *depth += 1,
                    _ if c == close => *depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }

    fn is_inside(&self) -> bool {
        self.0.iter().any(|depth| *depth > 0)
    }
}

/// Whether a sentence that ends with `words` ends there indeed.
fn closes(words: &str, rest: &str) -> bool {
    let starts_low = rest.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() && words.ends_with("No."));
    let only_mark = words.len() <= 6 && words.ends_with(['.', ')']) && !words.contains(' ');
    !(starts_low || only_mark || OPENED.is_match(words) || ABBREVIATION.is_match(words))
}

/// Cuts a sentence before the entries of a list inside it, if there are at least two.
fn entries(span: Span, text: &str) -> Vec<Span> {
    let words = span.slice(text);
    let cuts: Vec<usize> = ENTRY
        .find_iter(words)
        .map(|found| found.start() + found.as_str().find(['(', '1', '2', '3', '4', '5', '6', '7', '8', '9']).unwrap_or(1))
        .collect();
    if cuts.len() < 2 {
        return vec![span];
    }
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain(std::iter::once(words.len()));
    starts.zip(ends).map(|(start, end)| Span::new(span.start + start, span.start + end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_law() {
        for (text, wanted) in [
            ("A shall. B may.", vec!["A shall.", "B may."]),
            ("See Art. 5 of No. 32. It applies.", vec!["See Art. 5 of No. 32.", "It applies."]),
            ("Keep logs (see p. 3. Also p. 4) for 6 months. Next.", vec!["Keep logs (see p. 3. Also p. 4) for 6 months.", "Next."]),
            ("the following: (1) Logs; (2) Keys.", vec!["the following:", "(1) Logs;", "(2) Keys."]),
            ("1. Short title", vec!["1. Short title"]),
            ("The U.S. Treasury pays 5.5 yuan. End.", vec!["The U.S. Treasury pays 5.5 yuan.", "End."]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = sentences(text).into_iter().map(|span| span.trimmed(text).slice(text)).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
