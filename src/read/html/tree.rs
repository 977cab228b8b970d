//! A page as elements and text in their order, with the measures by which its main part is found.

use super::tags::{Left, Role};
use crate::text::Span;

/// An element of the page, or the page itself.
#[derive(Debug)]
pub(super) struct Element<'t> {
    pub name: &'t str,
    pub role: Role,
    /// Why it is left out.
    pub left: Option<Left>,
    pub is_main: bool,
    pub is_title: bool,
    pub parent: usize,
    /// Its byte in the page.
    pub at: usize,
    /// Its events, from the one that opens it to the one that closes it.
    pub events: Span,
    /// Letters in it that are kept, first its own alone, then with those of its elements.
    pub letters: usize,
    /// Letters of these that stand in links.
    pub linked: usize,
    /// Letters in it and in no other element, and those of these that stand in links.
    pub own: (usize, usize),
}

impl Element<'_> {
    /// Letters in it that stand in no link.
    pub fn plain(&self) -> usize {
        self.letters - self.linked
    }

    /// Letters in it that stand in no link and in no other element.
    pub fn own_plain(&self) -> usize {
        self.own.0 - self.own.1
    }
}

/// What happens along the page.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    Text(Span),
    Open(usize),
    /// The element that ends, and the byte at which it does.
    Close(usize, usize),
    Comment,
}

/// A page; the first element is the page itself.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    pub elements: Vec<Element<'t>>,
    pub events: Vec<Event>,
}

impl Tree<'_> {
    /// Adds the letters of elements up, without those in elements that are `out`.
    pub fn measure(&mut self, out: impl Fn(Left) -> bool) {
        self.elements.iter_mut().for_each(|element| (element.letters, element.linked) = element.own);
        for at in (1..self.elements.len()).rev() {
            let element = &self.elements[at];
            if !element.left.is_some_and(&out) {
                let (parent, letters, linked) = (element.parent, element.letters, element.linked);
                self.elements[parent].letters += letters;
                self.elements[parent].linked += linked;
            }
        }
    }

    /// Keeps what would be left out by its name but holds half of the text of the page or more: a form around the whole page.
    pub fn decide(&mut self) {
        let all = self.elements.first().map_or(0, Element::plain);
        self.elements.iter_mut().filter(|element| element.plain() * 2 >= all && element.plain() > 0).for_each(|element| {
            element.left = element.left.filter(|left| left.is_certain());
        });
    }
}
