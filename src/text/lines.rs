//! Where the lines of a text begin.

use super::span::Span;

/// The lines of a text: numbers from 1, spans without the line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    spans: Vec<Span>,
}

impl Lines {
    /// The lines of `text`. A line ends at LF, CRLF or CR; a last line end opens no further line. O(length).
    ///
    /// ```
    /// use duizhao::text::Lines;
    ///
    /// let lines = Lines::new("第一条\r\n\r\n第二条\n");
    /// assert_eq!(lines.len(), 3);
    /// assert_eq!(lines.number_at(13), 3);
    /// ```
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut spans, mut start, mut at) = (Vec::new(), 0, 0);
        while at < bytes.len() {
            if matches!(bytes[at], b'\n' | b'\r') {
                spans.push(Span::new(start, at));
                at += if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                start = at;
            } else {
                at += 1;
            }
        }
        if start < bytes.len() {
            spans.push(Span::new(start, bytes.len()));
        }
        Self { spans }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether the text was empty.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The spans of the lines, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The number, from 1, of the line that holds byte `at`; the last line for a byte past the end.
    pub fn number_at(&self, at: usize) -> usize {
        self.spans.partition_point(|line| line.start <= at).max(1)
    }

    /// The line and the column, both from 1, of byte `at`; columns count characters. O(log lines + length of the line).
    ///
    /// ```
    /// use duizhao::text::Lines;
    ///
    /// let text = "总则\n第一条　保密";
    /// assert_eq!(Lines::new(text).place(text, 19), (2, 5));
    /// ```
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.number_at(at);
        let start = self.spans.get(line - 1).map_or(0, |span| span.start);
        (line, Span::new(start, at).slice(text).chars().count() + 1)
    }

    /// The numbers of the lines that a span touches, in order.
    pub fn numbers(&self, span: Span) -> std::ops::RangeInclusive<usize> {
        self.number_at(span.start)..=self.number_at(span.end.saturating_sub(1).max(span.start))
    }
}
