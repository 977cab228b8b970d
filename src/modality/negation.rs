//! Negations, and which English ones can stand for which Chinese ones.

use crate::text::Span;

/// A way of denying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u16)]
pub enum Cue {
    /// Not, cannot, nor, neither, never.
    Not = 1,
    /// No, none.
    No = 1 << 1,
    /// Without.
    Without = 1 << 2,
    /// Unless, except, other than, exclude.
    Except = 1 << 3,
    /// Fail, lack, refuse, unable.
    Fail = 1 << 4,
    /// Prohibit, forbid, refrain, stop.
    Ban = 1 << 5,
    /// Unlawful, incomplete, non-profit, stateless.
    Affix = 1 << 6,
    /// Exempt, waive, free from.
    Exempt = 1 << 7,
    /// Until, before; only.
    Until = 1 << 8,
    /// Less than, under, short of: what 不足 may be.
    Less = 1 << 9,
    /// Cease, revoke, cancel, void: an end.
    End = 1 << 10,
    /// Violate, neglect, delay, false: a fault.
    Fault = 1 << 11,
}

/// One negation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Negation {
    /// The word.
    pub span: Span,
    /// The English ways that can render it, or the one that it is.
    pub cues: u16,
    /// Whether its absence on the other side matters: 不得 and not; not 不动产 or except.
    pub is_required: bool,
}

impl Negation {
    /// Whether an English negation can stand for a Chinese one.
    pub fn matches(&self, other: &Negation) -> bool {
        self.cues & other.cues != 0
    }
}
