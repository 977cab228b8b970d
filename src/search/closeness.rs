//! What the texts of the first hits add to their scores: words near each other and in their order, a definition of what is asked for.

use super::highlight::Marked;
use crate::bitext::Unit;
use crate::text::{Lang, Span};

/// What all words of the query right behind each other add, as a share of the score.
const CLOSE: f32 = 0.1;
/// What a definition of the words adds.
const DEFINED: f32 = 0.3;

/// By how much the score of a unit rises, 0..=1.
pub(super) fn bonus(unit: &Unit, marked: &Marked, words: usize) -> f32 {
    let sides = [(Lang::Zh, &unit.zh), (Lang::En, &unit.en)];
    let bonus = sides.into_iter().filter_map(|(lang, side)| {
        let text = &side.as_ref()?.text;
        let places: Vec<&[Span]> = marked.places.iter().take(words).map(|places| places[lang as usize].as_slice()).collect();
        Some(near(&places, text) * CLOSE + if defines(&places, text, lang) { DEFINED } else { 0.0 })
    });
    bonus.fold(0.0, f32::max)
}

/// How near the words of a query stand to each other, 0..=1: 1 when they follow each other.
fn near(places: &[&[Span]], text: &str) -> f32 {
    let there: Vec<&[Span]> = places.iter().copied().filter(|places| !places.is_empty()).collect();
    if there.len() < 2 {
        return 0.0;
    }
    // For each place of the first word the nearest place of the next one behind or before it, and so on.
    let gap = |spans: &[Span], at: Span| {
        let gaps = spans.iter().map(|span| (span.start.saturating_sub(at.end)).max(at.start.saturating_sub(span.end)));
        gaps.min().unwrap_or(text.len())
    };
    let pairs = there.windows(2).map(|pair| {
        let gaps = pair[0].iter().map(|at| gap(pair[1], *at));
        1.0 / (1.0 + gaps.min().unwrap_or(text.len()).saturating_sub(1) as f32 / 12.0)
    });
    pairs.sum::<f32>() / (places.len() - 1) as f32
}

/// Whether a word of the query, and all of them when there are several, stands where a text says what it means.
fn defines(places: &[&[Span]], text: &str, lang: Lang) -> bool {
    let Some(last) = places.last().filter(|_| places.iter().all(|places| !places.is_empty())) else { return false };
    let signs = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '」' | '，' | ',' | '\'' | '：' | ':' | '’');
    let verbs: &[&str] = match lang {
        Lang::Zh => &["是指", "，指", "指", "：指"],
        Lang::En => &["means ", "mean ", "refers to ", "refer to "],
    };
    last.iter().any(|span| {
        let after = text.get(span.end..).unwrap_or_default();
        let told = after.trim_start_matches(signs);
        after.len() != told.len() && verbs.iter().any(|verb| told.starts_with(verb)) || lang == Lang::Zh && told.starts_with("是指")
    })
}
