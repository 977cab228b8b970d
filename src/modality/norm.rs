//! What a clause lays down, told by its modal words.

use crate::text::Span;

/// What a modal word lays down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Class {
    /// 应当, 必须, shall, must.
    Duty,
    /// 宜, should: less than a duty.
    Advice,
    /// 不得, 禁止, shall not, no … may.
    Prohibition,
    /// 可以, 得, may.
    Permission,
    /// 有权, is entitled to.
    Entitlement,
    /// 无需, 不必, need not.
    Exemption,
}

impl Class {
    /// Its name in a sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duty => "a duty",
            Self::Advice => "mere advice",
            Self::Prohibition => "a prohibition",
            Self::Permission => "a permission",
            Self::Entitlement => "an entitlement",
            Self::Exemption => "an exemption",
        }
    }

    /// Whether it leaves the choice to the one addressed.
    pub fn is_choice(self) -> bool {
        matches!(self, Self::Permission | Self::Entitlement)
    }
}

/// A modal word with what it lays down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Norm {
    /// What it lays down.
    pub class: Class,
    /// The word.
    pub span: Span,
    /// Whether the word says so beyond doubt: 应当 and 可以, unlike 应 and 得.
    pub is_plain: bool,
}
