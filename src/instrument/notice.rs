//! What looked odd in a text and was worked around.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What sort of oddity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoticeKind {
    /// A number is missing in a series.
    NumberGap,
    /// A number comes again, or comes too early.
    NumberRepeated,
    /// A mark inside a line was taken for the article that was missing.
    GluedArticle,
    /// A number too large to be one.
    NumberTooLarge,
    /// A quotation is opened and not closed.
    UnclosedQuote,
    /// No provision was found.
    NoProvisions,
    /// A part of the file is no text of the instrument and was left out: navigation, a page number.
    LeftOut,
    /// The text is empty.
    Empty,
    /// The two sides are in one language.
    SameLanguage,
    /// The two sides say different things; hardly a bead is sure.
    Unrelated,
}

impl NoticeKind {
    /// Its name: `number-gap`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NumberGap => "number-gap",
            Self::NumberRepeated => "number-repeated",
            Self::GluedArticle => "glued-article",
            Self::NumberTooLarge => "number-too-large",
            Self::UnclosedQuote => "unclosed-quote",
            Self::NoProvisions => "no-provisions",
            Self::LeftOut => "left-out",
            Self::Empty => "empty",
            Self::SameLanguage => "same-language",
            Self::Unrelated => "unrelated",
        }
    }
}

/// Something odd that was met and did not stop the work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What sort.
    pub kind: NoticeKind,
    /// A sentence for a person.
    pub message: String,
    /// Where, in bytes of the source text.
    pub span: Span,
}

impl Notice {
    /// A notice about a span.
    pub fn new(kind: NoticeKind, message: impl Into<String>, span: Span) -> Self {
        Self { kind, message: message.into(), span }
    }
}
