//! A defined term and the manner of its definition.

use crate::instrument::Address;
use crate::text::Span;
use serde::Serialize;

/// How a term is given its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Manner {
    /// 所称…是指, means.
    Means,
    /// 包括, includes: the meaning is not closed.
    Includes,
    /// 以下简称, hereinafter: another name for the words before it.
    Alias,
}

/// A term with its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// The term, without quotes.
    pub term: Span,
    /// The words that explain it, or those that it stands for.
    pub meaning: Span,
    /// How.
    pub manner: Manner,
    /// The term in the other language, where it stands in brackets behind: 資料使用者 (data user).
    pub gloss: Option<Span>,
    /// The provision in which it stands.
    pub address: Address,
}

/// What a rule found in a line.
pub(super) struct Found {
    pub(super) term: Span,
    pub(super) meaning: Span,
    pub(super) manner: Manner,
    pub(super) gloss: Option<Span>,
}
