//! What is asked for, as a tree that is built or parsed.

use crate::instrument::{Address, Level};
use crate::text::Lang;

/// The sides that are searched; hits show both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Sides {
    /// The Chinese one.
    Zh,
    /// The English one.
    En,
    /// Both.
    #[default]
    Both,
}

impl Sides {
    /// Whether a side is searched.
    pub fn holds(self, lang: Lang) -> bool {
        match self {
            Self::Zh => lang == Lang::Zh,
            Self::En => lang == Lang::En,
            Self::Both => true,
        }
    }
}

impl From<Lang> for Sides {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Order {
    /// Less than it.
    Below,
    /// It or less.
    AtMost,
    /// Exactly it.
    Equal,
    /// It or more.
    AtLeast,
    /// More than it.
    Above,
}

impl Order {
    /// Whether `found` stands so to `wanted`.
    pub fn holds<T: PartialOrd>(self, found: T, wanted: T) -> bool {
        match self {
            Self::Below => found < wanted,
            Self::AtMost => found <= wanted,
            Self::Equal => found == wanted,
            Self::AtLeast => found >= wanted,
            Self::Above => found > wanted,
        }
    }
}

/// What a unit must be, apart from its words.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Filter {
    /// Of this instrument, by its short name without spaces.
    Instrument(String),
    /// Of an instrument whose title or short name holds these words.
    Title(String),
    /// Of this jurisdiction, as `cn`.
    Jurisdiction(String),
    /// Of an instrument of this kind, as `regulation`.
    Kind(String),
    /// Of an instrument of this status, as `in-force`.
    Status(String),
    /// With an innermost step of this level.
    Level(Level),
    /// At this address or within it.
    Address(Address),
    /// Of a date within these, as 20170117, both included.
    Date(u64, u64),
    /// With a confidence that stands so to a number.
    Confidence(Order, f64),
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Clause {
    /// Words, of which one is enough; more rank higher. They may be a citation.
    Words(String),
    /// These exact characters, or words of English, after folding of width, script and case.
    Phrase(String),
    /// Words that begin so.
    Prefix(String),
    /// All of these words, with at most so many words (characters on the Chinese side) between the first and the last of them that are not asked for.
    Near(String, u32),
    /// On one side only.
    On(Lang, Box<Clause>),
    /// What is not about words.
    Is(Filter),
    /// All of these.
    All(Vec<Clause>),
    /// At least one of these.
    Any(Vec<Clause>),
    /// As typed beside each other: what is not words must hold; words rank, and are needed where there is nothing else to find.
    List(Vec<Clause>),
    /// Not this.
    Not(Box<Clause>),
}

/// A question to an index.
///
/// ```
/// use duizhao::search::{Clause, Filter, Query};
///
/// let typed = Query::parse("jurisdiction:cn AND (日志 OR \"log retention\") NOT status:repealed")?;
/// let built = Query::new(Clause::All(vec![
///     Clause::Is(Filter::Jurisdiction("cn".into())),
///     Clause::List(vec![
///         Clause::Any(vec![Clause::Words("日志".into()), Clause::Phrase("log retention".into())]),
///         Clause::Not(Box::new(Clause::Is(Filter::Status("repealed".into())))),
///     ]),
/// ]));
/// assert_eq!(typed.clause(), built.clause());
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    clause: Clause,
    sides: Sides,
}

impl Query {
    /// A query of this tree.
    pub fn new(clause: Clause) -> Self {
        Self { clause, sides: Sides::Both }
    }

    /// Says which sides are searched.
    #[must_use]
    pub fn sides(mut self, sides: Sides) -> Self {
        self.sides = sides;
        self
    }

    /// The tree.
    pub fn clause(&self) -> &Clause {
        &self.clause
    }

    /// Which sides are searched.
    pub fn searched(&self) -> Sides {
        self.sides
    }
}
