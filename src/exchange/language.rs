//! The language tag of the Chinese side.

use crate::bitext::Unit;
use crate::text::{is_han, simplify};

/// The tag of the Chinese side of a unit: `zh-Hant` where its text or title has traditional characters, else `zh`.
pub(super) fn chinese(unit: &Unit) -> &'static str {
    let text = unit.zh.as_ref().map(|side| side.text.as_str()).into_iter().chain(unit.title.zh.as_deref());
    let (mut han, mut traditional) = (0usize, 0usize);
    for (c, simple) in text.flat_map(|text| text.chars().zip(simplify(text).chars().collect::<Vec<_>>())) {
        han += usize::from(is_han(c));
        traditional += usize::from(c != simple);
    }
    // A few characters of simplified text have a fold of their own.
    if traditional > 0 && traditional * 20 >= han { "zh-Hant" } else { "zh" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::Side;

    #[test]
    fn scripts_are_told() {
        for (text, wanted) in [("网络运营者应当留存日志。", "zh"), ("網路業者應留存紀錄。", "zh-Hant"), ("中文", "zh"), ("", "zh")]
        {
            let unit = Unit { zh: Some(Side { text: text.to_owned() }), ..Unit::default() };
            assert_eq!(chinese(&unit), wanted, "{text}");
        }
    }
}
