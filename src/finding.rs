//! What a check of a translation reports.

use crate::instrument::Address;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How much a finding matters, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Note,
    /// Likely wrong, or right in a way that a reader may mistake.
    Warning,
    /// The translation says something else than the law.
    Error,
}

impl Severity {
    const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// A number that differs or is missing.
    Quantity,
    /// A number that counts something else: days and months, yuan and dollars.
    Unit,
    /// 以上 and *not more than*; 不满 and *not exceeding*.
    Bound,
    /// A date that differs or is missing.
    Date,
    /// Duty, prohibition, permission, exemption.
    Modality,
    /// A negation that is missing or was added.
    Negation,
    /// A provision cited that is another one, or none.
    Citation,
    /// A term that is defined on one side only.
    Definition,
    /// A term in other words than it is known by.
    Term,
    /// One term in several words.
    Consistency,
    /// Who must, may or must not.
    Party,
    /// An entry of a list that is missing, added or in another place.
    Item,
    /// And in the place of or, or the other way round.
    Connective,
    /// What the translation leaves out.
    Omission,
    /// What the translation adds.
    Addition,
    /// Many differences with one cause: another version.
    Drift,
    /// Words that the translator put into brackets.
    Bracket,
    /// Signs and layout.
    Punctuation,
    /// A name or an acronym that one side does not have.
    Name,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 19] = [
        Self::Quantity,
        Self::Unit,
        Self::Bound,
        Self::Date,
        Self::Modality,
        Self::Negation,
        Self::Citation,
        Self::Definition,
        Self::Term,
        Self::Consistency,
        Self::Party,
        Self::Item,
        Self::Connective,
        Self::Omission,
        Self::Addition,
        Self::Drift,
        Self::Bracket,
        Self::Punctuation,
        Self::Name,
    ];

    /// Its name, as `quantity`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Unit => "unit",
            Self::Bound => "bound",
            Self::Date => "date",
            Self::Modality => "modality",
            Self::Negation => "negation",
            Self::Citation => "citation",
            Self::Definition => "definition",
            Self::Term => "term",
            Self::Consistency => "consistency",
            Self::Party => "party",
            Self::Item => "item",
            Self::Connective => "connective",
            Self::Omission => "omission",
            Self::Addition => "addition",
            Self::Drift => "drift",
            Self::Bracket => "bracket",
            Self::Punctuation => "punctuation",
            Self::Name => "name",
        }
    }

    /// What findings of this kind are about, in a sentence.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Quantity => "A number differs or is missing.",
            Self::Unit => "A number counts something else.",
            Self::Bound => "A limit runs the other way, or includes what it should not.",
            Self::Date => "A date differs or is missing.",
            Self::Modality => "A duty, prohibition, permission or exemption became another.",
            Self::Negation => "A negation is missing or was added.",
            Self::Citation => "Another provision is cited, or one that is not there.",
            Self::Definition => "A term is defined on one side only.",
            Self::Term => "A term is not rendered as it is known.",
            Self::Consistency => "One term is rendered in several ways.",
            Self::Party => "The party that must, may or must not is another.",
            Self::Item => "An entry of a list is missing, added or in another place.",
            Self::Connective => "And stands for or, or the other way round.",
            Self::Omission => "The translation leaves something out.",
            Self::Addition => "The translation adds something.",
            Self::Drift => "The translation is of another version.",
            Self::Bracket => "The translator put words into brackets.",
            Self::Punctuation => "Signs or layout are odd.",
            Self::Name => "A name or an acronym stands on one side only.",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|severity| severity.as_str() == text)
            .ok_or_else(|| format!("wanted note, warning or error, found `{text}`"))
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let names = || Self::ALL.map(Self::as_str).join(", ");
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| format!("wanted one of {}, found `{text}`", names()))
    }
}

/// One thing that a check reports, with its places on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub kind: Kind,
    /// The provision.
    pub address: Address,
    /// The Chinese words, in bytes of the source text.
    pub zh: Option<Span>,
    /// The English words, in bytes of the source text.
    pub en: Option<Span>,
    /// A sentence for the reader.
    pub message: String,
}
