//! The part of a page that is its main text, found by how much text stands where.

use super::entity::pieces;
use super::tags::{Left, Role};
use super::tree::{Element, Event, Tree};
use crate::text::Span;

/// The events that are written: first those of a heading that stands before the main text, where there is one.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub heading: Span,
    pub main: Span,
}

impl Part {
    /// Whether an event is written.
    pub fn has(&self, event: usize) -> bool {
        [self.heading, self.main].iter().any(|span| span.start <= event && event < span.end)
    }
}

/// Finds the main part.
pub(super) fn main(text: &str, tree: &Tree<'_>) -> Part {
    let kept = kept(tree);
    let at = marked(tree, &kept).unwrap_or_else(|| fullest(tree, &kept));
    let main = tree.elements.get(at).map(|element| element.events).unwrap_or_default();
    Part { heading: heading(text, tree, &kept, main).unwrap_or_default(), main }
}

/// Which elements are left out neither themselves nor with one that holds them.
fn kept(tree: &Tree<'_>) -> Vec<bool> {
    let mut kept = Vec::with_capacity(tree.elements.len());
    for (at, element) in tree.elements.iter().enumerate() {
        kept.push(element.left.is_none() && (at == 0 || kept[element.parent]));
    }
    kept
}

/// The smallest and innermost element that says it is the main part, holds half of the text of the page, and nearly all that the largest such element holds.
fn marked(tree: &Tree<'_>, kept: &[bool]) -> Option<usize> {
    let all = tree.elements.first()?.plain();
    let holds = |element: &&Element<'_>| element.is_main && element.plain() > 0 && element.plain() * 2 >= all;
    let found = || tree.elements.iter().enumerate().filter(|(at, element)| kept[*at] && holds(element));
    let most = found().map(|(_, element)| element.plain()).max()?;
    found()
        .filter(|(_, element)| element.plain() * 20 >= most * 17)
        .min_by_key(|(at, element)| (element.plain(), std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// The element with most text in no link, directly or in elements one step further in; with what stands around it, until it holds three quarters
/// of the text of the page.
fn fullest(tree: &Tree<'_>, kept: &[bool]) -> usize {
    let len = tree.elements.len();
    let all = tree.elements.first().map_or(0, Element::plain);
    if all == 0 {
        return 0;
    }
    let is_place = |element: &Element<'_>| matches!(element.role, Role::Container | Role::Cell);
    let (mut direct, mut near, mut is_leaf) = (vec![0usize; len], vec![0usize; len], vec![true; len]);
    for (at, element) in tree.elements.iter().enumerate().rev().filter(|(at, _)| kept[*at]) {
        direct[at] += element.own_plain();
        if at == 0 {
            continue;
        }
        if !is_place(element) {
            direct[element.parent] += direct[at];
            near[element.parent] += near[at];
            is_leaf[element.parent] &= is_leaf[at];
        } else if element.plain() > 0 {
            is_leaf[element.parent] = false;
            near[element.parent] += if is_leaf[at] { direct[at] } else { 0 };
        }
    }
    let score = |at: usize| if is_place(&tree.elements[at]) { direct[at] + near[at] } else { 0 };
    let mut best = (0..len).filter(|&at| kept[at]).max_by_key(|&at| (score(at), at)).unwrap_or_default();
    while best > 0 && tree.elements[best].plain() * 4 < all * 3 {
        best = tree.elements[best].parent;
    }
    best
}

/// The last heading before the main part, where the main part does not begin with it: one that the title of the page names.
fn heading(text: &str, tree: &Tree<'_>, kept: &[bool], main: Span) -> Option<Span> {
    let title = tree.elements.iter().find(|element| element.left == Some(Left::Title)).map(|element| words(text, tree, element.events))?;
    let before = tree.elements.iter().zip(kept).take_while(|(element, _)| element.events.start < main.start);
    let found = before.filter(|(element, kept)| {
        **kept && element.is_title && element.events.end <= main.start && element.plain() > 1 && element.letters < 300
    });
    let head = words(text, tree, Span::new(main.start, main.end.min(main.start + 200)));
    found
        .map(|(element, _)| (element.events, words(text, tree, element.events)))
        .filter(|(_, words)| title.contains(words) && !head.contains(words))
        .last()
        .map(|(events, _)| events)
}

/// The text of some events without white space.
fn words(text: &str, tree: &Tree<'_>, events: Span) -> String {
    let mut words = String::new();
    for event in tree.events.get(events.start..events.end).unwrap_or_default() {
        if let Event::Text(span) = event {
            for (piece, _) in pieces(span.slice(text), span.start) {
                words.extend(piece.chars().filter(|c| !c.is_whitespace()));
            }
        }
    }
    words
}
