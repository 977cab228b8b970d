//! From a source text to an instrument.
//!
//! The parser reads marks line by line and believes a mark when its number is the one expected next; what it had to overlook or mend
//! comes back as a [notice](crate::instrument::Notice). It never fails: a text without any marks is an instrument of plain paragraphs.
//!
//! ```
//! use duizhao::parse::Parser;
//! use duizhao::text::SourceText;
//!
//! let law = Parser::new().parse(&SourceText::new("网络接入管理办法\n第一条　为了规范网络接入，制定本办法。\n第二条　不得有下列行为：\n（一）转租专线；\n（二）冒用资质。\n"));
//! let addresses: Vec<String> = law.provisions().map(|provision| provision.address().to_string()).collect();
//! assert_eq!(addresses, ["art1", "art1/para1", "art2", "art2/para1", "art2/para1/sub1", "art2/para1/sub2"]);
//! ```

mod amended;
mod body;
mod builder;
mod dates;
mod front;
mod glued;
mod line;
mod outline;
mod parser;
mod particulars;
mod profile;
mod quoted;
mod signs;
mod state;
mod status;
mod telling;

pub use parser::Parser;
