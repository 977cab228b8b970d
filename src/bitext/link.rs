//! Which words of a bead render which.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A Chinese and an English word that say the same, in bytes of the two texts that were linked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The Chinese word.
    pub zh: Span,
    /// The English word.
    pub en: Span,
    /// How sure the link is, 0..=1.
    pub confidence: f32,
}

/// The English stretches that render a Chinese phrase, in order: words linked to it, those that stand side by side or with only small words
/// between them (at most `gap` bytes) as one.
pub fn english_of(links: &[Link], zh: Span, gap: usize) -> Vec<Span> {
    stretches(links.iter().filter(|link| link.zh.overlaps(zh)).map(|link| link.en).collect(), gap)
}

/// The Chinese stretches that an English phrase renders, as [`english_of`] does the other way round.
pub fn chinese_of(links: &[Link], en: Span, gap: usize) -> Vec<Span> {
    stretches(links.iter().filter(|link| link.en.overlaps(en)).map(|link| link.zh).collect(), gap)
}

fn stretches(mut spans: Vec<Span>, gap: usize) -> Vec<Span> {
    spans.sort_unstable();
    let mut stretches: Vec<Span> = Vec::new();
    for span in spans {
        match stretches.last_mut() {
            Some(last) if span.start <= last.end + gap => last.end = last.end.max(span.end),
            _ => stretches.push(span),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_side_by_side_are_one_stretch() {
        let link = |zh: (usize, usize), en: (usize, usize)| Link { zh: Span::new(zh.0, zh.1), en: Span::new(en.0, en.1), confidence: 1.0 };
        let links = [link((0, 6), (20, 28)), link((0, 6), (4, 12)), link((0, 6), (13, 19)), link((6, 9), (40, 45))];
        assert_eq!(english_of(&links, Span::new(0, 3), 1), [Span::new(4, 28)]);
        assert_eq!(english_of(&links, Span::new(0, 3), 0), [Span::new(4, 12), Span::new(13, 19), Span::new(20, 28)]);
        assert_eq!(chinese_of(&links, Span::new(41, 42), 0), [Span::new(6, 9)]);
        assert_eq!(chinese_of(&links, Span::new(50, 52), 0), []);
    }
}
