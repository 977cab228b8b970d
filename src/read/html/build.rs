//! Makes a tree of a page, with broken tags mended as browsers do.

use super::entity::letters;
use super::tags::{Attributes, Left, Role, is_void, role};
use super::tree::{Element, Event, Tree};
use crate::error::{Error, ErrorKind, Result};
use crate::text::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;

/// Elements within elements; deeper ones stand beside each other, as in browsers.
const DEPTH: usize = 512;

/// Cuts a page into elements and text.
pub(super) fn tree(text: &str) -> Result<Tree<'_>> {
    let mut builder =
        Builder { text, tree: Tree { elements: Vec::new(), events: Vec::new() }, open: Vec::new(), links: 0, at: 0, ended: false };
    builder.push("", Role::Container, 0);
    // A carriage return before a line feed would be taken together with it and move the positions. The comment at the end tells whether the page
    // ends within a tag.
    let page = text.replace('\r', " ") + "<!---->";
    let mut tag: Option<(usize, usize, Attributes)> = None;
    let mut attribute = Vec::new();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag = Some((span.start, name.len(), Attributes::default()));
                attribute.clear();
            }
            CallbackEvent::AttributeName { name } => {
                attribute = name.to_vec();
                if let Some((_, _, attributes)) = tag.as_mut() {
                    attributes.take(name, b"");
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, _, attributes)) = tag.as_mut() {
                    attributes.take(&attribute, value);
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                if let Some((at, len, attributes)) = tag.take() {
                    builder.text_until(at, span.end);
                    let name = builder.text.get(at + 1..at + 1 + len).unwrap_or_default();
                    builder.start(name, at, attributes);
                }
            }
            CallbackEvent::EndTag { name } => {
                tag = None;
                builder.text_until(span.start, span.end);
                builder.end(&String::from_utf8_lossy(name), span.start);
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                tag = None;
                builder.text_until(span.start, span.end);
                if matches!(event, CallbackEvent::Comment { .. }) && span.start < text.len() {
                    builder.tree.events.push(Event::Comment);
                }
                builder.ended |= span.start == text.len();
            }
            CallbackEvent::String { .. } | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    let done = Tokenizer::new_with_emitter(page.as_str(), emitter).finish();
    done.map_err(|_: Infallible| Error::new(ErrorKind::Format, "wanted an HTML page"))?;
    Ok(builder.finish())
}

struct Builder<'t> {
    text: &'t str,
    tree: Tree<'t>,
    open: Vec<usize>,
    /// Open links.
    links: usize,
    /// The end of the last tag.
    at: usize,
    ended: bool,
}

impl<'t> Builder<'t> {
    /// Adds the text between the last tag and this one, which ends at `next`.
    fn text_until(&mut self, at: usize, next: usize) {
        let span = Span::new(self.at, at.min(self.text.len()));
        self.at = next.max(self.at);
        if span.is_empty() {
            return;
        }
        self.tree.events.push(Event::Text(span));
        let letters = letters(span.slice(self.text));
        let links = self.links;
        if let Some(element) = self.open.last().and_then(|&top| self.tree.elements.get_mut(top)) {
            element.own.0 += letters;
            element.own.1 += if links > 0 { letters } else { 0 };
        }
    }

    fn start(&mut self, name: &'t str, at: usize, attributes: Attributes) {
        let lower = name.to_ascii_lowercase();
        let Some((mut role, mut left)) = role(&lower) else { return };
        self.imply_ends(role, at);
        if role == Role::Cell && self.find(|role| role == Role::Row, |role| role == Role::Table).is_none() {
            self.push("tr", Role::Row, at);
        }
        if role == Role::Link && !attributes.leads {
            role = Role::Inline;
        }
        let within_article = || self.open.iter().any(|&open| self.is_named(open, "article") || self.is_named(open, "main"));
        if left == Some(Left::Header) && within_article() {
            left = None;
        }
        self.push(name, role, at);
        if let Some(element) = self.tree.elements.last_mut() {
            // Hidden comes before other reasons.
            element.left = if attributes.left == Some(Left::Hidden) { attributes.left } else { left.or(attributes.left) };
            element.is_main =
                (attributes.is_main || matches!(&*lower, "main" | "article")) && matches!(role, Role::Container | Role::Cell | Role::Block);
            element.is_title = attributes.is_title || lower == "h1";
        }
        if is_void(&lower) {
            self.pop(at);
        }
    }

    /// Ends what a tag of this role ends without saying so.
    fn imply_ends(&mut self, role: Role, at: usize) {
        let scope = |role: Role| matches!(role, Role::Cell | Role::Table);
        if role.is_block() && !matches!(role, Role::Break | Role::Row | Role::Cell) {
            self.pop_to(self.find(|role| role == Role::Paragraph, scope), at);
        }
        let list = |role: Role| matches!(role, Role::Block | Role::Cell | Role::Table);
        let found = match role {
            Role::Item => self.find(|role| role == Role::Item, list),
            Role::Term => self.find(|role| role == Role::Term, list),
            Role::Heading => self.find(|role| role == Role::Heading, Role::is_block),
            Role::Link => self.find(|role| role == Role::Link, Role::is_block),
            Role::Cell => self.find(|role| role == Role::Cell, |role| matches!(role, Role::Row | Role::Table)),
            Role::Row => self.find(|role| role == Role::Row, |role| role == Role::Table),
            _ => None,
        };
        self.pop_to(found, at);
    }

    fn end(&mut self, name: &str, at: usize) {
        let Some((wanted, left)) = role(name) else { return };
        let named = |open: &usize| self.is_named(*open, name);
        let stops = |open: &usize| match (self.role(*open), wanted) {
            (role, Role::Inline | Role::Link) if left.is_none() => role.is_block(),
            (_, Role::Table) => false,
            (role, Role::Cell | Role::Row) => role == Role::Table,
            (role, _) => matches!(role, Role::Cell | Role::Table),
        };
        let fits = |open: &usize| named(open) || wanted == Role::Heading && self.role(*open) == Role::Heading;
        let found = self.open.iter().enumerate().skip(1).rev().find(|(_, open)| fits(open) || stops(open));
        match found.filter(|(_, open)| fits(open)).map(|(depth, _)| depth) {
            // A paragraph or line that ends without a beginning ends the line.
            None if matches!(wanted, Role::Paragraph | Role::Break) => {
                self.push("br", Role::Break, at);
                self.pop(at);
            }
            // A link that ends within another element leads no further, though it stays open.
            None if wanted == Role::Link && self.links > 0 => {
                self.links = 0;
                for &open in &self.open {
                    if let Some(element) = self.tree.elements.get_mut(open).filter(|element| element.role == Role::Link) {
                        element.role = Role::Inline;
                    }
                }
            }
            depth => self.pop_to(depth, at),
        }
    }

    /// The depth of the innermost open element of a role, unless one that stops the search lies within it.
    fn find(&self, fits: impl Fn(Role) -> bool, stops: impl Fn(Role) -> bool) -> Option<usize> {
        let roles = self.open.iter().enumerate().skip(1).rev().map(|(depth, &open)| (depth, self.role(open)));
        roles.into_iter().find(|(_, role)| fits(*role) || stops(*role)).filter(|(_, role)| fits(*role)).map(|(depth, _)| depth)
    }

    fn role(&self, element: usize) -> Role {
        self.tree.elements.get(element).map_or(Role::Inline, |element| element.role)
    }

    fn is_named(&self, element: usize, name: &str) -> bool {
        self.tree.elements.get(element).is_some_and(|element| element.name.eq_ignore_ascii_case(name))
    }

    fn push(&mut self, name: &'t str, role: Role, at: usize) {
        if self.open.len() == DEPTH {
            self.pop(at);
        }
        let parent = self.open.last().copied().unwrap_or_default();
        self.links += usize::from(role == Role::Link);
        self.open.push(self.tree.elements.len());
        let event = self.tree.events.len();
        self.tree.events.push(Event::Open(self.tree.elements.len()));
        self.tree.elements.push(Element {
            name,
            role,
            left: None,
            is_main: false,
            is_title: false,
            parent,
            at,
            events: Span::new(event, event),
            letters: 0,
            linked: 0,
            own: (0, 0),
        });
    }

    fn pop_to(&mut self, depth: Option<usize>, at: usize) {
        while depth.is_some_and(|depth| self.open.len() > depth) {
            self.pop(at);
        }
    }

    fn pop(&mut self, at: usize) {
        let Some(top) = self.open.pop() else { return };
        if let Some(element) = self.tree.elements.get_mut(top) {
            element.events.end = self.tree.events.len() + 1;
            self.links -= usize::from(element.role == Role::Link);
        }
        self.tree.events.push(Event::Close(top, at));
    }

    fn finish(mut self) -> Tree<'t> {
        if !self.ended {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let mut cuts = rest.match_indices('<').map(|(cut, _)| cut);
            let starts_tag =
                |cut: &usize| rest.as_bytes().get(cut + 1).is_none_or(|byte| byte.is_ascii_alphabetic() || b"/!?".contains(byte));
            let end = self.at + cuts.find(starts_tag).unwrap_or(rest.len());
            self.text_until(end, self.text.len());
        }
        self.pop_to(Some(0), self.text.len());
        self.tree.measure(Left::is_certain);
        self.tree.decide();
        self.tree.measure(|_| true);
        self.tree
    }
}
