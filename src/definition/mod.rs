//! An instrument's own terms: what it defines, and what it calls things for short.
//!
//! ```
//! use duizhao::definition::definitions;
//! use duizhao::parse::Parser;
//! use duizhao::text::SourceText;
//!
//! let text = "第二条　本办法所称专线，是指专供特定用户使用的线路。\n第三条　基础电信企业（以下简称企业）应当备案。\n";
//! let found = definitions(&Parser::new().parse(&SourceText::new(text)));
//! let terms: Vec<&str> = found.iter().map(|definition| definition.term.slice(text)).collect();
//! assert_eq!(terms, ["专线", "企业"]);
//! assert_eq!(found[1].meaning.slice(text), "基础电信企业");
//! ```

mod en;
mod zh;

use crate::instrument::{Address, Instrument};
use crate::text::{Lang, Span};
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
struct Found {
    term: Span,
    meaning: Span,
    manner: Manner,
    gloss: Option<Span>,
}

/// The definitions of an instrument, in the order of the text. O(length).
pub fn definitions(instrument: &Instrument) -> Vec<Definition> {
    let source = instrument.source();
    let find = match source.lang() {
        Lang::Zh => zh::find,
        Lang::En => en::find,
    };
    let mut definitions = Vec::new();
    for line in source.lines().spans() {
        for found in find(line.slice(source.as_str())) {
            let at = found.term.start + line.start;
            definitions.push(Definition {
                term: found.term.shifted(line.start),
                meaning: found.meaning.shifted(line.start),
                manner: found.manner,
                gloss: found.gloss.map(|gloss| gloss.shifted(line.start)),
                address: instrument.innermost_at(at).map_or_else(Address::default, |provision| provision.address().clone()),
            });
        }
    }
    definitions.sort_by_key(|definition| definition.term);
    definitions.dedup_by_key(|definition| definition.term);
    definitions
}
