//! The levels of provisions.

use serde::{Deserialize, Serialize};

/// A level of the tree, from the outside in. Which words name it depends on the jurisdiction (see “Levels and addresses” in `ARCHITECTURE.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Level {
    /// 附件, 附表, Schedule.
    Annex,
    /// 序言 and what stands before the first article.
    Preamble,
    /// 编, 部, Part.
    Part,
    /// 分编.
    Subpart,
    /// 章, Chapter.
    Chapter,
    /// 节, 分部, Section as a heading, Division.
    Section,
    /// 款 as a heading in Taiwan, 次分部, Subdivision.
    Subsection,
    /// 条, 條, Article, a section of a Hong Kong ordinance.
    Article,
    /// 款 in the mainland, 項 in Taiwan, subsection (1) in Hong Kong.
    Paragraph,
    /// 项 （一） in the mainland, 款 一、 in Taiwan, paragraph (a) in Hong Kong.
    Subparagraph,
    /// 目, subparagraph (i) in Hong Kong.
    Item,
    /// The level below 目.
    Subitem,
    /// 一、 （一） 1. (1) in texts without 条, and 4.1.2 in standards; nests in itself.
    Point,
    /// New text that an amendment quotes: what stands in it is numbered anew.
    Quote,
}

impl Level {
    const ALL: [(Self, &'static str, &'static str); 14] = [
        (Self::Annex, "annex", "annex"),
        (Self::Preamble, "preamble", "pre"),
        (Self::Part, "part", "part"),
        (Self::Subpart, "subpart", "subpart"),
        (Self::Chapter, "chapter", "ch"),
        (Self::Section, "section", "sec"),
        (Self::Subsection, "subsection", "subsec"),
        (Self::Article, "article", "art"),
        (Self::Paragraph, "paragraph", "para"),
        (Self::Subparagraph, "subparagraph", "sub"),
        (Self::Item, "item", "item"),
        (Self::Subitem, "subitem", "subitem"),
        (Self::Point, "point", "pt"),
        (Self::Quote, "quote", "quote"),
    ];

    /// The word for it: `article`.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// What it is called in an address: `art`.
    pub fn prefix(self) -> &'static str {
        Self::ALL[self as usize].2
    }

    /// The level that an address calls `prefix`.
    pub fn from_prefix(prefix: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, _, p)| *p == prefix).map(|(level, _, _)| *level)
    }

    /// The level that is called `name`: `article`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n, _)| *n == name).map(|(level, _, _)| *level)
    }

    /// Whether it is a heading that groups articles: part, subpart, chapter, section or subsection.
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Part | Self::Subpart | Self::Chapter | Self::Section | Self::Subsection)
    }

    /// Whether it stands inside an article or a point: paragraph, subparagraph, item or subitem.
    pub fn is_inner(self) -> bool {
        matches!(self, Self::Paragraph | Self::Subparagraph | Self::Item | Self::Subitem)
    }

    /// The next level down inside an article; a subitem holds points.
    #[must_use]
    pub fn below(self) -> Self {
        match self {
            Self::Article => Self::Paragraph,
            Self::Paragraph => Self::Subparagraph,
            Self::Subparagraph => Self::Item,
            Self::Item => Self::Subitem,
            _ => Self::Point,
        }
    }
}
