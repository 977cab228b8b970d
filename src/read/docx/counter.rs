//! Counting through the lists of a document: the number that stands before each of its paragraphs.

use super::format;
use super::numbering::{LEVELS, Level, Numbering};
use std::collections::{BTreeMap, BTreeSet};

/// Where the lists stand.
pub(super) struct Counter<'n> {
    numbering: &'n Numbering,
    /// The last number of each level, by the definition that lists share.
    counts: BTreeMap<&'n str, [Option<u32>; LEVELS]>,
    /// The lists and levels that have begun anew, as their own definition says.
    begun: BTreeSet<(String, usize)>,
}

impl<'n> Counter<'n> {
    /// At the head of the document.
    pub fn new(numbering: &'n Numbering) -> Self {
        Self { numbering, counts: BTreeMap::new(), begun: BTreeSet::new() }
    }

    /// The number of the next paragraph at a level of a list, with what stands between it and the words; empty for none.
    pub fn next(&mut self, list: &str, at: usize) -> String {
        let at = at.min(LEVELS - 1);
        let Some(count) = self.numbering.count(list) else { return String::new() };
        let starts: [u32; LEVELS] = std::array::from_fn(|level| self.start(list, level));
        let begins = self.numbering.own_start(list, at).is_some() && self.begun.insert((list.to_owned(), at));
        let counts = self.counts.entry(count).or_default();
        counts[at] = match counts[at] {
            Some(last) if !begins => Some(last.saturating_add(1)),
            _ => Some(starts[at]),
        };
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = self.numbering.level(list, below).and_then(|level| level.restart).unwrap_or(below);
            if at < restart {
                *count = None;
            }
        }
        let values = std::array::from_fn(|level| counts[level].unwrap_or(starts[level]));
        self.numbering.level(list, at).map(|level| self.written(list, level, values)).unwrap_or_default()
    }

    fn start(&self, list: &str, at: usize) -> u32 {
        self.numbering.own_start(list, at).unwrap_or_else(|| self.numbering.level(list, at).map_or(1, |level| level.start))
    }

    fn written(&self, list: &str, level: &Level, values: [u32; LEVELS]) -> String {
        let mut text = if level.format == "bullet" { bullet(&level.pattern) } else { self.filled(list, level, values) };
        if !text.is_empty() && !level.is_glued && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        text
    }

    /// The pattern with the numbers of the levels in it.
    fn filled(&self, list: &str, level: &Level, values: [u32; LEVELS]) -> String {
        let mut text = String::new();
        let mut rest = level.pattern.chars();
        while let Some(c) = rest.next() {
            let at = rest.clone().next().filter(|_| c == '%').and_then(|c| c.to_digit(10)).filter(|at| *at > 0);
            let Some(at) = at.map(|at| at as usize - 1) else {
                text.push(c);
                continue;
            };
            rest.next();
            let format = self.numbering.level(list, at).map_or("decimal", |level| level.format.as_str());
            let format = if level.is_plain && format != "none" { "decimal" } else { format };
            text.push_str(&format::number(format, values[at]));
        }
        text
    }
}

/// A bullet; those out of symbol fonts, which are letters or have no meaning of their own, as a plain one.
fn bullet(pattern: &str) -> String {
    let is_strange = |c: char| c.is_alphanumeric() || matches!(c, '\u{e000}'..='\u{f8ff}');
    if pattern.chars().any(is_strange) { "•".to_owned() } else { pattern.to_owned() }
}
