//! Builds the tree in document order: opens provisions, closes them, gives each its address.

use crate::instrument::{Address, Level, Node, NodeAt, Number, Step};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A provision about to be opened.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub level: Level,
    pub number: Option<Number>,
    /// Its mark, or an empty span where its words begin.
    pub mark: Span,
    pub heading: Option<Span>,
}

/// The tree under construction.
#[derive(Debug, Default)]
pub(super) struct Builder {
    nodes: Vec<Node>,
    /// The open provisions, from the outside in.
    open: Vec<NodeAt>,
    /// How many of them stand around the quotation that is being read: none of them is seen or closed.
    floor: usize,
    /// How often a step has been given under a provision.
    given: FxHashMap<(Option<NodeAt>, Step), u32>,
    /// How many children without a number a provision has, by level.
    unnumbered: FxHashMap<(Option<NodeAt>, Level), u32>,
    /// The end of the last words seen.
    end: usize,
}

impl Builder {
    /// Opens a provision inside the innermost open one.
    pub fn open(&mut self, draft: Draft) -> NodeAt {
        let parent = self.open.last().copied();
        let base = self.base(draft.level);
        let step = self.step(parent, &draft);
        let copies = self.given.entry((base, step)).or_insert(0);
        *copies += 1;
        let step = step.copy(*copies);
        let address = base.map_or_else(|| Address::new([step]), |base| self.nodes[base].address.child(step));
        let at = self.nodes.len();
        self.nodes.push(Node {
            level: draft.level,
            number: draft.number,
            address,
            span: draft.mark,
            mark: draft.mark,
            heading: draft.heading,
            parent,
            end: at + 1,
        });
        self.open.push(at);
        self.reach(draft.mark.end);
        if let Some(heading) = draft.heading {
            self.reach(heading.end);
        }
        at
    }

    /// Opens a quotation and steps into it; gives what [`Builder::leave_quote`] takes.
    pub fn enter_quote(&mut self, sign: Span) -> usize {
        self.open(Draft { level: Level::Quote, number: None, mark: sign, heading: None });
        std::mem::replace(&mut self.floor, self.open.len())
    }

    /// Steps out of a quotation, which ends at byte `end`.
    pub fn leave_quote(&mut self, floor: usize, end: usize) {
        let quote = self.floor;
        self.close_to(quote);
        self.floor = floor;
        self.reach(end);
        self.close_to(quote - 1);
    }

    /// The provision under whose address one of this level stands: an article's has no headings in it, only the annex or the quotation.
    fn base(&self, level: Level) -> Option<NodeAt> {
        match level {
            Level::Annex => None,
            Level::Article => self.open.iter().copied().rev().find(|&at| matches!(self.nodes[at].level, Level::Annex | Level::Quote)),
            _ => self.open.last().copied(),
        }
    }

    /// The step of a provision: its number, or how many of its level stand before it. Paragraphs and quotations are named by their place.
    fn step(&mut self, parent: Option<NodeAt>, draft: &Draft) -> Step {
        match draft.number {
            Some(number) => Step::new(draft.level, number),
            None => {
                let nth = self.unnumbered.entry((parent, draft.level)).or_insert(0);
                *nth += 1;
                match draft.level {
                    Level::Preamble => Step::unnumbered(Level::Preamble, 1),
                    Level::Paragraph | Level::Quote => Step::new(draft.level, Number::new(*nth)),
                    level => Step::unnumbered(level, *nth),
                }
            }
        }
    }

    /// Says that words reach to byte `end`.
    pub fn reach(&mut self, end: usize) {
        self.end = self.end.max(end);
    }

    /// Gives the innermost open provision a title.
    pub fn title(&mut self, heading: Span) {
        if let Some(&at) = self.open.last() {
            self.nodes[at].heading = Some(heading);
        }
        self.reach(heading.end);
    }

    /// Closes provisions until `depth` are open, or only those around a quotation.
    pub fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth.max(self.floor) {
            if let Some(at) = self.open.pop() {
                let nodes_len = self.nodes.len();
                let node = &mut self.nodes[at];
                node.span.end = self.end.max(node.span.end);
                node.end = nodes_len;
            }
        }
    }

    /// Closes provisions from the inside out for as long as their level is one of `wanted`.
    pub fn close_while(&mut self, wanted: impl Fn(Level) -> bool) {
        while self.innermost().is_some_and(|node| wanted(node.level)) {
            self.close_to(self.open.len() - 1);
        }
    }

    /// How many provisions are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The open provisions, from the outside in; within a quotation those inside it.
    fn seen(&self) -> &[NodeAt] {
        self.open.get(self.floor..).unwrap_or_default()
    }

    /// The innermost open provision.
    pub fn innermost(&self) -> Option<&Node> {
        self.seen().last().map(|&at| &self.nodes[at])
    }

    /// Whether a provision of this level is open.
    pub fn is_open(&self, level: Level) -> bool {
        self.seen().iter().any(|&at| self.nodes[at].level == level)
    }

    /// How many provisions are open down to the innermost of this level.
    pub fn depth_of(&self, level: Level) -> Option<usize> {
        self.seen().iter().rposition(|&at| self.nodes[at].level == level).map(|at| self.floor + at + 1)
    }

    /// How many provisions are open down to the paragraph, if that is a numbered one.
    pub fn numbered_paragraph_depth(&self) -> Option<usize> {
        let depth = self.depth_of(Level::Paragraph)?;
        self.nodes[self.open[depth - 1]].number.map(|_| depth)
    }

    /// Closes all and gives the provisions.
    pub fn finish(mut self) -> Vec<Node> {
        self.floor = 0;
        self.close_to(0);
        self.nodes
    }
}
