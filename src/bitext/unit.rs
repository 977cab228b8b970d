//! A translation unit on its own, with what an index needs to know about it.

use super::pair::TranslationUnit;
use crate::instrument::Address;
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// A text in both languages; either may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Titles {
    /// The Chinese title.
    #[serde(default)]
    pub zh: Option<String>,
    /// The English title.
    #[serde(default)]
    pub en: Option<String>,
}

/// One side of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Its characters.
    pub text: String,
}

/// Which side is law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Authentic {
    /// The Chinese one; the English is a translation.
    Zh,
    /// The English one.
    En,
    /// Both, as in Hong Kong.
    Both,
}

impl Authentic {
    /// `zh`, `en` or `both`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
            Self::Both => "both",
        }
    }

    /// The side of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Zh, Self::En, Self::Both].into_iter().find(|side| side.as_str() == name)
    }
}

/// Something said about a unit: a remark of a translator, a finding of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Note {
    /// What is said.
    pub text: String,
    /// What sort of note, as `error/amount`; empty for a plain remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The side that it is about; `None` for both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Lang>,
}

/// One translation unit with its instrument, as it is written to a line of JSON and read into an index.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Unit {
    /// The instrument's short name, without spaces.
    pub instrument: String,
    /// The instrument's titles.
    #[serde(default)]
    pub title: Titles,
    /// Short names by which the instrument is cited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<String>,
    /// The address of the provision.
    #[serde(default)]
    pub address: Address,
    /// The Chinese text.
    pub zh: Option<Side>,
    /// The English text.
    pub en: Option<Side>,
    /// The date of the instrument, as `2017-01-17`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Whether it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Which side is law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authentic: Option<Authentic>,
    /// Whose law it is, as `cn`; decides what the levels are called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// How sure the bead is, 0..=1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// What is said about it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl TranslationUnit<'_> {
    /// The unit on its own, of the instrument with this short name. What else is known about the instrument can be filled in.
    pub fn to_unit(self, instrument: impl Into<String>) -> Unit {
        let side = |text: &str| (!text.trim().is_empty()).then(|| Side { text: text.to_owned() });
        Unit {
            instrument: instrument.into(),
            address: self.address().clone(),
            zh: side(&self.zh()),
            en: side(&self.en()),
            confidence: Some(self.bead().confidence),
            ..Unit::default()
        }
    }
}
