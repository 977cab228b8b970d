//! Signs of quotation in a line, and how deep they stand.

use crate::text::Span;

/// One sign of quotation, with how many quotations are open behind it; below 0 where more are closed than were opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    pub span: Span,
    pub depth: i32,
    pub opens: bool,
}

/// Reads the signs of quotation of a text in order: “” 「」 and the straight one, which opens behind a space or a colon and closes before a space.
pub(super) struct Signs<'t> {
    text: &'t str,
    at: usize,
    depth: i32,
}

impl<'t> Signs<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// The quotations that stand in no other: where each opens and, if it is closed, its closing sign.
    pub fn outermost(self) -> impl Iterator<Item = (usize, Option<Span>)> {
        let mut signs = self.peekable();
        std::iter::from_fn(move || {
            let start = signs.find(|sign| sign.opens && sign.depth == 1)?;
            let close = signs.find(|sign| !sign.opens && sign.depth == 0);
            Some((start.span.start, close.map(|sign| sign.span)))
        })
    }

    /// Whether a straight sign between these two characters opens a quotation.
    fn straight_opens(&self, before: Option<char>, after: Option<char>) -> bool {
        match (before, after) {
            (None, _) => true,
            (_, None) => false,
            (Some(before), _) if before.is_whitespace() || matches!(before, '(' | '（' | '[' | ':' | '：' | '—' | '–') => true,
            (Some(before), Some(after)) => {
                let closes = after.is_whitespace() || matches!(before, '.' | '。' | ';' | '；' | ',' | '!' | '！') || self.depth > 0;
                !closes
            }
        }
    }
}

impl Iterator for Signs<'_> {
    type Item = Sign;

    fn next(&mut self) -> Option<Sign> {
        let rest = self.text.get(self.at..)?;
        let at = self.at + rest.find(['“', '”', '「', '」', '"'])?;
        let sign = self.text.get(at..)?.chars().next()?;
        let span = Span::new(at, at + sign.len_utf8());
        let opens = match sign {
            '“' | '「' => true,
            '"' => self.straight_opens(
                self.text.get(..at).and_then(|before| before.chars().next_back()),
                self.text.get(span.end..).and_then(|after| after.chars().next()),
            ),
            _ => false,
        };
        // One closed too often does not make the next one deeper.
        self.depth = if opens { self.depth.max(0) + 1 } else { self.depth.max(0) - 1 };
        self.at = span.end;
        Some(Sign { span, depth: self.depth, opens })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outermost_quotations() {
        for (text, wanted) in [
            ("修改为：“甲“乙”丙", vec![(12, None)]),
            ("“甲”和“乙”", vec![(0, Some(6)), (12, Some(18))]),
            ("甲”乙：“丙", vec![(12, None)]),
            ("read: \"No one may", vec![(6, None)]),
            ("the \"Law\" and the \"Rules\"", vec![(4, Some(8)), (18, Some(24))]),
            ("将\"甲\"改为\"乙\"。", vec![(3, Some(7)), (14, Some(18))]),
            ("no sign", vec![]),
        ] {
            let found: Vec<_> = Signs::of(text).outermost().map(|(at, close)| (at, close.map(|close| close.start))).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
