//! A view of one provision.

use super::address::Address;
use super::level::Level;
use super::number::Number;
use super::tree::{Instrument, Node, NodeAt};
use crate::text::Span;

/// One provision, a view that is free to copy.
#[derive(Debug, Clone, Copy)]
pub struct Provision<'i> {
    instrument: &'i Instrument,
    at: NodeAt,
}

impl<'i> Provision<'i> {
    pub(crate) fn new(instrument: &'i Instrument, at: NodeAt) -> Self {
        Self { instrument, at }
    }

    /// Its place in document order, from 0.
    pub fn at(self) -> NodeAt {
        self.at
    }

    pub(crate) fn node(self) -> &'i Node {
        &self.instrument.nodes()[self.at]
    }

    /// Its level.
    pub fn level(self) -> Level {
        self.node().level
    }

    /// Its number, if it has one.
    pub fn number(self) -> Option<Number> {
        self.node().number
    }

    /// Its address.
    pub fn address(self) -> &'i Address {
        &self.node().address
    }

    /// From its mark to the end of its last child, in bytes of the source text.
    pub fn span(self) -> Span {
        self.node().span
    }

    /// Its mark as printed: 第十二条, (三), Article 12; empty where it has none.
    pub fn mark(self) -> &'i str {
        self.node().mark.slice(self.instrument.source().as_str())
    }

    /// The words that stand as its title, if any.
    pub fn heading(self) -> Option<&'i str> {
        self.node().heading.map(|span| span.slice(self.instrument.source().as_str()))
    }

    /// Its characters, children included.
    pub fn as_str(self) -> &'i str {
        self.span().slice(self.instrument.source().as_str())
    }

    /// Its own span: up to its first child, without the sign that each line of a quotation begins with.
    pub fn own_span(self) -> Span {
        let text = self.instrument.source().as_str();
        let Some(child) = self.children().next() else { return self.span().trimmed(text) };
        let own = Span::new(self.span().start, child.span().start).trimmed(text);
        let line = own.slice(text).rfind('\n').map_or(own.end, |at| own.start + at);
        let is_sign = Span::new(line, own.end).slice(text).trim_start().chars().all(|c| matches!(c, '“' | '「' | '"'));
        if is_sign { Span::new(own.start, line).trimmed(text) } else { own }
    }

    /// Its own characters, without those of its children.
    pub fn own_str(self) -> &'i str {
        self.own_span().slice(self.instrument.source().as_str())
    }

    /// The provision that holds it.
    pub fn parent(self) -> Option<Self> {
        self.node().parent.map(|at| Self::new(self.instrument, at))
    }

    /// The provisions that it holds directly, in order.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let (instrument, end) = (self.instrument, self.node().end);
        let first = self.at + 1;
        std::iter::successors((first < end).then_some(first), move |&at| {
            let next = instrument.nodes()[at].end;
            (next < end).then_some(next)
        })
        .map(move |at| Self::new(instrument, at))
    }

    /// The provisions around it, from itself outwards.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |provision| provision.parent())
    }
}
