//! Which script a Chinese text is in, for the tags of a page.

use crate::text::{is_han, simplify};

/// The language tag of a Chinese text: `zh-Hant` where one Han character in fifty or more has a simplified form of its own, else `zh-Hans`.
///
/// ```
/// assert_eq!(duizhao::show::tag("未經批准，不得租用專線。"), "zh-Hant");
/// ```
pub fn tag(text: &str) -> &'static str {
    let (mut all, mut traditional) = (0usize, 0usize);
    for (c, folded) in text.chars().zip(simplify(text).chars()) {
        all += usize::from(is_han(c));
        traditional += usize::from(c != folded);
    }
    if traditional * 50 > all { "zh-Hant" } else { "zh-Hans" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_is_told() {
        for (text, wanted) in [("未经批准，不得租用专线。", "zh-Hans"), ("未經批准，不得租用專線。", "zh-Hant"), ("", "zh-Hans")]
        {
            assert_eq!(tag(text), wanted, "{text}");
        }
    }
}
