//! What a reader writes out of a file: a text, the way back to the file, and what was left out.

use crate::instrument::{Notice, NoticeKind};
use crate::text::{Span, SpanMap};

/// A text under construction. Bytes of the file are those of its text decoded to UTF-8.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub text: String,
    pub map: SpanMap,
    pub notices: Vec<Notice>,
}

impl Written {
    /// Adds a piece that stands at byte `at` of the file, letter for letter.
    pub fn push(&mut self, piece: &str, at: usize) {
        self.push_for(piece, Span::new(at, at + piece.len()));
    }

    /// Adds a piece for something else in the file: a character for its entity or escape.
    pub fn push_for(&mut self, piece: &str, original: Span) {
        let start = self.text.len();
        self.text.push_str(piece);
        self.map.push(Span::new(start, self.text.len()), original);
    }

    /// Ends the line, unless none is begun; `at` is the byte of the file at which it ends.
    pub fn end_line(&mut self, at: usize) {
        let words = self.text.trim_end_matches([' ', '\t', '\u{a0}']).len();
        if words < self.text.len() && (words == 0 || self.text.as_bytes()[words - 1] == b'\n') {
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push_for("\n", Span::new(at, at));
        }
    }

    /// Says what was left out at this place.
    pub fn leave_out(&mut self, what: impl Into<String>) {
        let at = self.text.len();
        self.notices.push(Notice::new(NoticeKind::LeftOut, what, Span::new(at, at)));
    }
}
