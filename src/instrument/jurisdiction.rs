//! Whose law it is, which decides what the levels are called.

use serde::{Deserialize, Serialize};

/// A place with legislation of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Jurisdiction {
    /// The mainland of the People's Republic of China.
    #[serde(rename = "cn")]
    Mainland,
    /// Taiwan.
    #[serde(rename = "tw")]
    Taiwan,
    /// Hong Kong.
    #[serde(rename = "hk")]
    HongKong,
    /// Macau.
    #[serde(rename = "mo")]
    Macau,
}

impl Jurisdiction {
    /// Its code: `cn`, `tw`, `hk` or `mo`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mainland => "cn",
            Self::Taiwan => "tw",
            Self::HongKong => "hk",
            Self::Macau => "mo",
        }
    }

    /// The jurisdiction of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Mainland, Self::Taiwan, Self::HongKong, Self::Macau].into_iter().find(|j| j.as_str() == code)
    }
}
