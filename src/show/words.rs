//! Words of a bead that are linked to the other side, numbered so that those which belong together bear one number.

use super::cell::{Setting, Stretch};
use super::row::Row;
use crate::bitext::{Bead, Link};
use crate::text::Span;

/// The least confidence of a link that is shown.
const LEAST: f32 = 0.3;

/// The linked words of a row on both sides, as stretches of the source texts; links are in bytes of the texts of its unit.
pub(super) fn linked(row: &Row<'_>, links: &[Link]) -> [Vec<Stretch>; 2] {
    let links: Vec<&Link> = links.iter().filter(|link| link.confidence >= LEAST).collect();
    let numbers = numbers(&links);
    let bead = row.unit.bead();
    let side = |spans: &[Span], places: &[usize], words: Vec<Span>| {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (word, number) in words.into_iter().zip(&numbers) {
            let placed = placed(spans, places, word);
            stretches.extend(placed.map(|span| Stretch { span, setting: Setting::Word(*number) }));
        }
        stretches.sort_by_key(|stretch| stretch.span);
        stretches.dedup();
        stretches
    };
    let Bead { zh, en, .. } = bead;
    [side(&row.zh, zh, links.iter().map(|link| link.zh).collect()), side(&row.en, en, links.iter().map(|link| link.en).collect())]
}

/// For each link the number, from 1, that it shares with all links that it touches on either side, over others too.
fn numbers(links: &[&Link]) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..links.len()).collect();
    loop {
        let before = numbers.clone();
        for at in 0..links.len() {
            for other in 0..at {
                if links[at].zh.overlaps(links[other].zh) || links[at].en.overlaps(links[other].en) {
                    let least = numbers[at].min(numbers[other]);
                    (numbers[at], numbers[other]) = (least, least);
                }
            }
        }
        if numbers == before {
            break;
        }
    }
    let mut distinct = numbers.clone();
    distinct.sort_unstable();
    distinct.dedup();
    numbers.iter().map(|number| distinct.partition_point(|other| other < number) + 1).collect()
}

/// Where a stretch of a unit's text stands in the source text: its segments stand there as they are when they follow each other, else with one line
/// end between them.
fn placed(spans: &[Span], places: &[usize], word: Span) -> Option<Span> {
    let first = spans.first()?;
    if places.windows(2).all(|pair| pair[0] + 1 == pair[1]) {
        return Some(word.shifted(first.start));
    }
    let mut at = 0;
    for span in spans {
        if word.start >= at && word.end <= at + span.len() {
            return Some(Span::new(span.start + word.start - at, span.start + word.end - at));
        }
        at += span.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_touch_share_a_number() {
        let link = |zh: (usize, usize), en: (usize, usize)| Link { zh: Span::new(zh.0, zh.1), en: Span::new(en.0, en.1), confidence: 1.0 };
        let links = [link((0, 3), (0, 2)), link((6, 9), (5, 7)), link((3, 6), (8, 9)), link((3, 6), (5, 7))];
        assert_eq!(numbers(&links.iter().collect::<Vec<_>>()), [1, 2, 2, 2]);
    }

    #[test]
    fn words_of_segments_apart_are_found() {
        let spans = [Span::new(10, 14), Span::new(30, 36)];
        for (places, word, wanted) in [
            (vec![1, 2], Span::new(1, 3), Some(Span::new(11, 13))),
            (vec![1, 5], Span::new(1, 3), Some(Span::new(11, 13))),
            (vec![1, 5], Span::new(5, 7), Some(Span::new(30, 32))),
            (vec![1, 5], Span::new(3, 6), None),
        ] {
            assert_eq!(placed(&spans, &places, word), wanted, "{places:?} {word:?}");
        }
    }
}
