//! Remarks on places of a bitext, each with a sentence.

use crate::text::Span;

/// How grave a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know.
    Note,
    /// Looks wrong.
    Warning,
    /// Changes the law.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A remark on a place; spans are bytes of the source texts. It stands under the first bead that one of them touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How grave it is.
    pub severity: Severity,
    /// What sort, as `quantity`.
    pub kind: String,
    /// The words on the Chinese side.
    pub zh: Option<Span>,
    /// The words on the English side.
    pub en: Option<Span>,
    /// A sentence for a person.
    pub message: String,
}
