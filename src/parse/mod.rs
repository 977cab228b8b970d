//! From a source text to an instrument.
//!
//! The parser reads marks line by line and believes a mark when its number is the one expected next; what it had to overlook or mend
//! comes back as a [notice](crate::instrument::Notice). It never fails: a text without any marks is an instrument of plain paragraphs.
//!
//! ```
//! use duizhao::parse::Parser;
//! use duizhao::text::SourceText;
//!
//! let law = Parser::new().parse(&SourceText::new("网络接入管理办法\n第一条　为了规范网络接入，制定本办法。\n第二条　不得有下列行为：\n（一）转租专线；\n（二）冒用资质。\n"));
//! let addresses: Vec<String> = law.provisions().map(|provision| provision.address().to_string()).collect();
//! assert_eq!(addresses, ["art1", "art1/para1", "art2", "art2/para1", "art2/para1/sub1", "art2/para1/sub2"]);
//! ```

mod body;
mod builder;
mod front;
mod glued;
mod line;
mod outline;
mod particulars;
mod profile;
mod telling;

use crate::instrument::{Instrument, Jurisdiction, Kind, Notice, NoticeKind};
use crate::text::{SourceText, Span};
use line::Line;

/// Reads source texts into instruments.
#[derive(Debug, Clone, Default)]
pub struct Parser {
    jurisdiction: Option<Jurisdiction>,
}

impl Parser {
    /// A parser that tells the jurisdiction from the text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says whose law the texts are.
    #[must_use]
    pub fn jurisdiction(mut self, jurisdiction: Jurisdiction) -> Self {
        self.jurisdiction = Some(jurisdiction);
        self
    }

    /// Reads one text. Never fails; O(length).
    pub fn parse(&self, source: &SourceText) -> Instrument {
        let text = source.as_str();
        let lines = Line::all(text, source.lang());
        let jurisdiction = self.jurisdiction.unwrap_or_else(|| profile::jurisdiction(text, source.lang()));
        let front = front::read(&lines, text);
        let (nodes, mut notices) = body::read(&lines, &front, jurisdiction, source);
        if text.trim().is_empty() {
            notices.push(Notice::new(NoticeKind::Empty, "the text is empty", Span::default()));
        } else if nodes.is_empty() {
            notices.push(Notice::new(NoticeKind::NoProvisions, "no provision was found", Span::new(0, text.len()).trimmed(text)));
        }
        let first = nodes.first().map_or(text.len(), |node| node.span.start);
        let mut particulars = particulars::read(&lines, front.title, first, text, source.lang());
        if let Some(kind) =
            particulars.kind.as_mut().filter(|kind| jurisdiction == Jurisdiction::HongKong && kind.value == Kind::Regulation)
        {
            kind.value = Kind::Ordinance;
        }
        Instrument::new(source.clone(), jurisdiction, nodes).titled(front.title).with_particulars(particulars).noting(notices)
    }
}
