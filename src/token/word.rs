//! A word with the place where it stands.

use crate::text::Span;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The folded characters.
    pub text: String,
    /// Its bytes in the text that was cut.
    pub span: Span,
}
