//! Finds the values and the amounts in a text.

use super::amount::Quantity;
use super::en;
use super::en_amount;
use super::value::Value;
use super::zh;
use super::zh_amount;
use crate::text::Lang;

/// The numbers of a text, in order. O(length).
pub fn values(text: &str, lang: Lang) -> Vec<Value> {
    match lang {
        Lang::Zh => zh::values(text),
        Lang::En => en::values(text),
    }
}

/// The amounts of a text, in order: value, unit and bound. Numbers of provisions and marks of lists are none. O(length).
///
/// ```
/// use duizhao::quantity::{Bound, Unit, quantities};
/// use duizhao::text::Lang;
///
/// let zh = quantities("处五万元以上五十万元以下罚款", Lang::Zh);
/// let en = quantities("fines of not less than RMB 50,000 but not more than five hundred thousand yuan", Lang::En);
/// assert_eq!((zh[0].value, zh[0].bound), (50_000.0, Some(Bound::AtLeast)));
/// assert!(zh.iter().zip(&en).all(|(zh, en)| zh.same(en) && zh.bound == en.bound));
/// assert_eq!(en[0].unit, Unit::Money(Some("CNY")));
/// ```
pub fn quantities(text: &str, lang: Lang) -> Vec<Quantity> {
    match lang {
        Lang::Zh => zh_amount::quantities(text),
        Lang::En => en_amount::quantities(text),
    }
}
