//! Reads source texts into instruments.

use super::body;
use super::front;
use super::line::Line;
use super::particulars;
use super::profile;
use crate::instrument::{Instrument, Jurisdiction, Kind, Notice, NoticeKind};
use crate::text::{SourceText, Span};

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
