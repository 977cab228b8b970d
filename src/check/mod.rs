//! From a bitext to findings: where a translation says something else than the law.
//!
//! Each family of checks stands in a file of its own and looks at the beads one by one, at the beads of one article, or at the whole. Findings are graded,
//! placed on both sides, and explained in a sentence.
//!
//! ```
//! use duizhao::align::Aligner;
//! use duizhao::check::Checker;
//! use duizhao::finding::{Kind, Severity};
//! use duizhao::parse::Parser;
//! use duizhao::segment::Segmenter;
//! use duizhao::text::SourceText;
//!
//! let parse = |text: &str| Parser::new().parse(&SourceText::new(text));
//! let zh = parse("第一条　网络运营者应当留存日志不少于六个月。\n");
//! let en = parse("Article 1 Network operators shall keep logs for at least nine months.\n");
//! let bitext = Aligner::new().align(&Segmenter::new().segment(&zh), &Segmenter::new().segment(&en));
//! let findings = Checker::new().check(&bitext, &zh, &en);
//! assert_eq!((findings[0].severity, findings[0].kind), (Severity::Error, Kind::Quantity));
//! assert_eq!(findings[0].message, "“六个月” became “nine months”");
//! ```

mod checker;
mod citations;
mod connectives;
mod coverage;
mod definitions;
mod drift;
mod known;
mod layout;
mod lists;
mod modality;
mod negations;
mod omissions;
mod pair;
mod parties;
mod quantities;
mod terms;

pub use checker::Checker;
pub use known::{Baseline, Suppressions};
