//! Terms and their renderings, with weights.
//!
//! ```
//! use duizhao::lexicon::Lexicon;
//!
//! let lexicon = Lexicon::read("专线\tdedicated line|leased line\ttelecom\n")?;
//! let term = lexicon.find("专线").into_iter().next();
//! assert_eq!(term.map(|term| term.renderings()[0].en()), Some("dedicated line"));
//! # Ok::<(), duizhao::Error>(())
//! ```

mod cedict;
mod read;
mod tbx;
mod term;
mod terms;
mod word_table;

pub use term::{Rendering, Term};
pub use terms::Lexicon;
pub use word_table::WordTable;
