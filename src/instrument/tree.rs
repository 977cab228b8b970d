//! The tree itself: provisions in document order, each knowing how far its inside reaches.

use super::address::Address;
use super::jurisdiction::Jurisdiction;
use super::level::Level;
use super::notice::Notice;
use super::number::Number;
use super::particulars::Particulars;
use crate::text::{SourceText, Span};

/// The place of a provision in document order, from 0.
pub type NodeAt = usize;

/// One provision as the tree stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its level.
    pub level: Level,
    /// Its number, if it has one.
    pub number: Option<Number>,
    /// Its address.
    pub address: Address,
    /// From its mark to the end of its last child.
    pub span: Span,
    /// The mark: 第十二条, (三), Article 12. Empty where there is none.
    pub mark: Span,
    /// The words that stand as its title, if any.
    pub heading: Option<Span>,
    /// The provision that holds it.
    pub parent: Option<NodeAt>,
    /// The place after its last descendant.
    pub end: NodeAt,
}

/// One law, regulation, rule or notice in one language. Cloning shares the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    source: SourceText,
    jurisdiction: Jurisdiction,
    title: Option<Span>,
    particulars: Particulars,
    nodes: Vec<Node>,
    /// The places of the provisions in the order of their addresses.
    by_address: Vec<NodeAt>,
    notices: Vec<Notice>,
}

impl Instrument {
    /// An instrument of these provisions, which stand in document order, nest, and name their parents by place.
    pub fn new(source: SourceText, jurisdiction: Jurisdiction, nodes: Vec<Node>) -> Self {
        let mut by_address: Vec<NodeAt> = (0..nodes.len()).collect();
        by_address.sort_by(|&a, &b| nodes[a].address.cmp(&nodes[b].address));
        Self { source, jurisdiction, title: None, particulars: Particulars::default(), nodes, by_address, notices: Vec::new() }
    }

    /// Says where its title stands.
    #[must_use]
    pub fn titled(mut self, title: Option<Span>) -> Self {
        self.title = title;
        self
    }

    /// Says what the text states about itself.
    #[must_use]
    pub fn with_particulars(mut self, particulars: Particulars) -> Self {
        self.particulars = particulars;
        self
    }

    /// Adds what looked odd.
    #[must_use]
    pub fn noting(mut self, notices: Vec<Notice>) -> Self {
        self.notices = notices;
        self
    }

    /// The text that it was read from.
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// Whose law it is, as far as the text tells.
    pub fn jurisdiction(&self) -> Jurisdiction {
        self.jurisdiction
    }

    /// The title, without marks of quotation or layout.
    pub fn title(&self) -> Option<&str> {
        self.title.map(|span| span.slice(self.source.as_str()))
    }

    /// Where the title stands.
    pub fn title_span(&self) -> Option<Span> {
        self.title
    }

    /// Kind, issuing body, number and dates, as far as the text states them.
    pub fn particulars(&self) -> &Particulars {
        &self.particulars
    }

    /// What looked odd, in the order of the text.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// How many provisions there are, at all levels.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether no provision was found.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The stored provisions, in document order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The place of the provision of an address. O(log provisions).
    pub fn place_of(&self, address: &Address) -> Option<NodeAt> {
        let found = self.by_address.binary_search_by(|&at| self.nodes[at].address.cmp(address));
        found.ok().map(|at| self.by_address[at])
    }
}
