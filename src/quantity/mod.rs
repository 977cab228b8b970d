//! Numbers in running text by value, whichever way they are written: 三十, 30, thirty, 5万, 百分之五; and amounts, with their units and bounds.
//!
//! ```
//! use duizhao::quantity::values;
//! use duizhao::text::Lang;
//!
//! let zh: Vec<f64> = values("处五万元以上五十万元以下罚款", Lang::Zh).into_iter().map(|value| value.value).collect();
//! let en: Vec<f64> = values("a fine of not less than RMB 50,000 but not more than five hundred thousand yuan", Lang::En).into_iter().map(|value| value.value).collect();
//! assert_eq!(zh, en);
//! ```

mod amount;
mod en;
mod en_amount;
mod en_bound;
mod en_date;
mod en_number;
mod en_words;
mod find;
mod value;
mod zh;
mod zh_amount;
mod zh_number;

pub use amount::{Bound, Quantity, Unit};
pub use find::{quantities, values};
pub use value::Value;
