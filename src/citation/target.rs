//! What a citation names.

use crate::instrument::{Address, Level, Number, Step};
use crate::text::Span;
use serde::Serialize;
use std::fmt;

/// What the words point at, before the tree is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(into = "String")]
pub struct Target {
    /// For 前款 and 本条: the level counted from where the words stand, and how far back. `None` for a plain address.
    pub from_here: Option<FromHere>,
    /// The steps named, from the outside in; below the relative provision when there is one.
    pub steps: Vec<Step>,
}

/// A place relative to that of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FromHere {
    /// The level counted.
    pub level: Level,
    /// 0 for this one, 1 for the one before.
    pub back: u32,
}

impl Target {
    /// A target at these steps.
    pub fn at(steps: Vec<Step>) -> Self {
        Self { from_here: None, steps }
    }

    /// A target `back` provisions of `level` before the words.
    pub fn relative(level: Level, back: u32) -> Self {
        Self { from_here: Some(FromHere { level, back }), steps: Vec::new() }
    }

    /// The level of the innermost step.
    pub fn level(&self) -> Option<Level> {
        self.steps.last().map(|step| step.level()).or(self.from_here.map(|here| here.level))
    }

    /// Adds a step further in.
    #[must_use]
    pub fn then(mut self, level: Level, number: Number) -> Self {
        self.steps.push(Step::new(level, number));
        self
    }

    /// The level of the outermost step.
    pub fn outer_level(&self) -> Option<Level> {
        self.from_here.map(|here| here.level).or(self.steps.first().map(|step| step.level()))
    }

    /// The part of the target down to a level.
    #[must_use]
    pub fn until(&self, level: Level) -> Self {
        Self { from_here: self.from_here, steps: self.steps.iter().copied().take_while(|step| step.level() <= level).collect() }
    }

    /// The target as one below a section: what Taiwan calls 款 there is a heading.
    #[must_use]
    pub(super) fn below_section(mut self) -> Self {
        if let Some(first) = self.steps.first_mut().filter(|step| step.level() == Level::Subparagraph) {
            *first = first.number().map_or(*first, |number| Step::new(Level::Subsection, number));
        }
        self
    }

    /// What `next` means behind `self` in a list: it takes over the steps that it leaves out. An article leaves out nothing.
    #[must_use]
    pub fn inherit(&self, next: Self) -> Self {
        let Some(first) = next.steps.first().filter(|step| next.from_here.is_none() && step.level() != Level::Article) else { return next };
        let outer = self.steps.iter().take_while(|step| step.level() < first.level());
        let steps: Vec<Step> = outer.copied().chain(next.steps.iter().copied()).collect();
        let keeps = self.from_here.is_some_and(|here| here.level < first.level());
        Self { from_here: self.from_here.filter(|_| keeps), steps }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = Address::new(self.steps.clone());
        match self.from_here {
            None => write!(f, "{steps}"),
            Some(here) => {
                let sign = if here.back > 0 { format!("-{}", here.back) } else { String::new() };
                write!(f, "{}{sign}{}{steps}", here.level.prefix(), if steps.is_empty() { "" } else { "/" })
            }
        }
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        target.to_string()
    }
}

/// Words that name one provision, or a range of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The words, those that name the instrument included; targets of one list share them.
    pub span: Span,
    /// The other instrument that the words name; `None` for the one in which they stand.
    pub instrument: Option<String>,
    /// The provision, or the first of a range.
    pub target: Target,
    /// The last of a range.
    pub to: Option<Target>,
}
