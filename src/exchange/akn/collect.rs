//! The text and the tree of an instrument while its document is read.

use super::eid;
use super::run::{Behind, Layout};
use crate::instrument::{Address, Instrument, Jurisdiction, Level, Node, NodeAt, Particulars, Step};
use crate::text::{Lang, SourceText, Span};
use rustc_hash::FxHashMap;

/// A run of words as it is read.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub text: String,
    /// Where the title stands in it.
    pub title: Option<Span>,
    /// How long the mark is, where signs stand behind it.
    pub mark: Option<usize>,
}

/// What has been read.
#[derive(Debug, Default)]
pub(super) struct Collected {
    text: String,
    nodes: Vec<Node>,
    /// The provisions that are open, and whether a run of theirs has come.
    open: Vec<(NodeAt, bool)>,
    behind: Behind,
    /// How often an address was given.
    given: FxHashMap<Address, u32>,
    title: Option<Span>,
    pub layout: Layout,
    /// What stands behind the last run.
    pub end: String,
    pub lang: Option<Lang>,
    pub jurisdiction: Option<Jurisdiction>,
    pub stated: Particulars,
    /// The title by its place in the text, where the document tells.
    pub stated_title: Option<Span>,
}

impl Collected {
    /// Begins a provision.
    pub fn begin(&mut self, level: Level, eid: Option<&str>) {
        let parent = self.open.last().map(|(at, _)| *at);
        let told = eid.and_then(eid::address).filter(|address| address.steps().last().is_some_and(|step| step.level() == level));
        let address = self.unique(told.unwrap_or_else(|| self.counted(level, parent)));
        let number = address.steps().last().and_then(|step| step.number());
        let here = Span::new(self.text.len(), self.text.len());
        let at = self.nodes.len();
        self.nodes.push(Node { level, number, address, span: here, mark: here, heading: None, parent, end: at + 1 });
        self.open.push((at, false));
    }

    /// The address of a provision that does not tell its number.
    fn counted(&self, level: Level, parent: Option<NodeAt>) -> Address {
        let around = parent.and_then(|at| self.nodes.get(at)).map(|node| node.address.clone()).unwrap_or_default();
        around.child(Step::unnumbered(level, 1))
    }

    /// The address, or the next copy of it.
    fn unique(&mut self, address: Address) -> Address {
        let mut address = address;
        while let Some(times) = self.given.get_mut(&address) {
            *times += 1;
            let step = address.steps().last().copied();
            let Some(step) = step else { break };
            address = address.parent().child(match step.number() {
                None if step.level() != Level::Preamble => Step::unnumbered(step.level(), *times),
                _ => step.copy(*times),
            });
        }
        self.given.insert(address.clone(), 1);
        address
    }

    /// Ends the provision that was begun last.
    pub fn finish(&mut self) {
        if let Some((at, _)) = self.open.pop() {
            let end = self.nodes.len();
            if let Some(node) = self.nodes.get_mut(at) {
                node.end = end;
                // Only what has a mark has a number of its own; others are counted by their place, and so are quotations.
                node.number = node.number.filter(|_| !node.mark.is_empty() && node.level != Level::Quote);
            }
        }
    }

    /// Adds a run of words in an element, behind white space.
    pub fn run(&mut self, element: &'static str, before: Option<&str>, words: &Words, is_mark: bool) {
        if words.text.is_empty() {
            return;
        }
        self.text.push_str(before.unwrap_or_else(|| self.layout.before(self.behind)));
        self.behind = Behind::run(element, &words.text);
        let start = self.text.len();
        self.text.push_str(&words.text);
        let span = Span::new(start, self.text.len());
        self.title = self.title.or_else(|| words.title.map(|title| title.shifted(start)));
        for (at, begun) in &mut self.open {
            let Some(node) = self.nodes.get_mut(*at) else { continue };
            if !std::mem::replace(begun, true) {
                node.span.start = start;
                node.mark = Span::new(start, start);
            }
            node.span.end = span.end;
        }
        let Some(node) = self.open.last().and_then(|(at, _)| self.nodes.get_mut(*at)) else { return };
        if element == "num" || is_mark {
            node.mark = Span::new(start, words.mark.map_or(span.end, |len| start + len));
        }
        if element == "heading" {
            node.heading = Some(span);
        }
    }

    /// The instrument.
    pub fn into_instrument(mut self) -> Instrument {
        while !self.open.is_empty() {
            self.finish();
        }
        self.text.push_str(&self.end);
        let inside = |span: Span| self.text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
        let title = self.stated_title.or(self.title).filter(|span| inside(*span));
        let mut stated = self.stated;
        stated.kind.take_if(|kind| !inside(kind.span));
        stated.issuer.take_if(|span| !inside(*span));
        stated.number.take_if(|span| !inside(*span));
        stated.adopted.take_if(|date| !inside(date.span));
        stated.effective.take_if(|date| !inside(date.span));
        stated.status.take_if(|status| !inside(status.span));
        stated.amended.take_if(|date| !inside(date.span));
        let source = SourceText::new(self.text);
        let source = match self.lang {
            Some(lang) => source.in_lang(lang),
            None => source,
        };
        let jurisdiction = self.jurisdiction.unwrap_or(Jurisdiction::Mainland);
        Instrument::new(source, jurisdiction, self.nodes).titled(title).with_particulars(stated)
    }
}
