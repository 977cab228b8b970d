//! Lines that were broken at a width: whether a side has them, and which lines go on in the next.

use super::side::is_open;
use crate::segment::Segments;
use crate::text::Lang;
use std::ops::Range;

/// Columns by which a line may fall short of the width because a sign may not stand at the head of the next.
const SLACK: usize = 4;
/// Sides with fewer lines are too short to tell.
const FEWEST: usize = 8;
/// A width beyond this is none.
const WIDEST: usize = 200;

/// For each line whether it is full, so that the text may go on in the next, if one line in three or more is, as on paper; else none.
pub(super) fn full_lines(side: &Segments) -> Option<Vec<bool>> {
    let widths: Vec<usize> = side.iter().map(|line| columns(line.as_str().trim_end())).collect();
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    // A few lines that could not be broken may be longer.
    let width = *sorted.get(sorted.len().checked_sub(1 + sorted.len() / 50)?)?;
    if side.len() < FEWEST || width > WIDEST {
        return None;
    }
    let lang = side.source().lang();
    let next = |at: usize| side.get(at + 1).map_or(0, |line| first_word(line.as_str().trim_start(), lang));
    let full: Vec<bool> = widths.iter().enumerate().map(|(at, own)| at + 1 < side.len() && own + next(at) > width).collect();
    (full.iter().filter(|full| **full).count() * 3 >= side.len()).then_some(full)
}

/// Lines that go on put together: a full line that ends in no sign that ends anything, with the next, unless that has a mark of its own.
pub(super) fn groups(side: &Segments, full: &[bool]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, line) in side.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| side.get(before));
        let goes_on = line.mark().is_none() && before.is_some_and(|before| full[at - 1] && is_open(before.as_str()));
        match groups.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = at + 1,
            None => groups.push(at..at + 1),
        }
    }
    groups
}

/// The columns that the first word of a line would need at the end of the one before.
fn first_word(line: &str, lang: Lang) -> usize {
    match lang {
        Lang::Zh => SLACK,
        Lang::En => 1 + columns(line.split(' ').next().unwrap_or_default()),
    }
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
