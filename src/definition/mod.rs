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
mod find;
mod term;
mod zh;

pub use find::definitions;
pub use term::{Definition, Manner};
