//! Duties, prohibitions, permissions and exemptions in running text, and the negations in it.
//!
//! ```
//! use duizhao::modality::{Class, negations, norms};
//! use duizhao::text::Lang;
//!
//! let classes = |text: &str, lang| norms(text, lang).into_iter().map(|norm| norm.class).collect::<Vec<_>>();
//! assert_eq!(classes("未经批准，不得租用专线；企业应当备案", Lang::Zh), [Class::Prohibition, Class::Duty]);
//! assert_eq!(classes("No one shall rent a line; an operator may apply", Lang::En), [Class::Prohibition, Class::Permission]);
//! assert_eq!(negations("未经批准，不得租用专线", Lang::Zh).len(), 2);
//! ```

mod en;
mod find;
mod negation;
mod norm;
mod zh;

pub use find::{negations, norms};
pub use negation::{Cue, Negation};
pub use norm::{Class, Norm};
