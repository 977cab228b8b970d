//! The tree itself: provisions in document order, each knowing how far its inside reaches.

use super::address::Address;
use super::jurisdiction::Jurisdiction;
use super::level::Level;
use super::notice::Notice;
use super::number::Number;
use super::particulars::Particulars;
use crate::text::{Lang, SourceText, Span};
use serde::{Deserialize, Serialize};

/// The place of a provision in document order, from 0.
pub type NodeAt = usize;

/// One provision as the tree stores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
///
/// Written with serde, it holds its text, language, jurisdiction, title, particulars, provisions and notices; read back, it is equal, but does not know
/// where its text stood in a file.
///
/// ```
/// use duizhao::instrument::Instrument;
/// use duizhao::parse::Parser;
/// use duizhao::text::SourceText;
///
/// let law = Parser::new().parse(&SourceText::new("示范办法\n第一条　为了规范网络接入，制定本办法。"));
/// let json = serde_json::to_string(&law).expect("a tree is JSON");
/// assert_eq!(serde_json::from_str::<Instrument>(&json).expect("what was written"), law);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
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

/// An instrument as it is written.
#[derive(Serialize, Deserialize)]
struct Stored {
    text: String,
    lang: Lang,
    jurisdiction: Jurisdiction,
    title: Option<Span>,
    particulars: Particulars,
    provisions: Vec<Node>,
    notices: Vec<Notice>,
}

impl From<Instrument> for Stored {
    fn from(instrument: Instrument) -> Self {
        Self {
            text: instrument.source.as_str().to_owned(),
            lang: instrument.source.lang(),
            jurisdiction: instrument.jurisdiction,
            title: instrument.title,
            particulars: instrument.particulars,
            provisions: instrument.nodes,
            notices: instrument.notices,
        }
    }
}

impl TryFrom<Stored> for Instrument {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let nodes = &stored.provisions;
        let inside = |span: Span| stored.text.get(span.start..span.end).is_some();
        let whole = nodes.iter().enumerate().all(|(at, node)| {
            inside(node.span)
                && inside(node.mark)
                && node.heading.is_none_or(inside)
                && node.end > at
                && node.end <= nodes.len()
                && node.parent.is_none_or(|parent| parent < at)
        });
        if !whole || !stored.title.is_none_or(inside) {
            return Err("wanted provisions that lie inside their text and nest");
        }
        let source = SourceText::new(stored.text).in_lang(stored.lang);
        Ok(Self::new(source, stored.jurisdiction, stored.provisions)
            .titled(stored.title)
            .with_particulars(stored.particulars)
            .noting(stored.notices))
    }
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
