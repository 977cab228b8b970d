//! The language tag of the Chinese side: `zh-Hant` where its characters are traditional, else `zh`.

use crate::bitext::Unit;
use crate::text::{is_han, simplify};

/// Units that are looked at before the first is written.
pub(super) const AHEAD: usize = 64;

/// Han characters without a traditional one among them that make a text simplified.
const ENOUGH: usize = 20;

/// The script of units that follow each other: what a unit does not tell is as the one before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Script {
    is_traditional: bool,
}

impl Script {
    /// Takes over what the first of these units that tells its script tells.
    pub fn look_ahead(&mut self, units: &[&Unit]) {
        if let Some(told) = units.iter().find_map(|unit| is_traditional(unit)) {
            self.is_traditional = told;
        }
    }

    /// The tag of the next unit.
    pub fn tag(&mut self, unit: &Unit) -> &'static str {
        self.is_traditional = is_traditional(unit).unwrap_or(self.is_traditional);
        if self.is_traditional { "zh-Hant" } else { "zh" }
    }
}

/// Whether the text and title of a unit are in traditional characters; `None` where they are short and could be either.
fn is_traditional(unit: &Unit) -> Option<bool> {
    let text = unit.zh.as_ref().map(|side| side.text.as_str()).into_iter().chain(unit.title.zh.as_deref());
    let (mut han, mut traditional) = (0usize, 0usize);
    for text in text {
        for (c, simple) in text.chars().zip(simplify(text).chars()) {
            han += usize::from(is_han(c));
            traditional += usize::from(c != simple);
        }
    }
    // A few characters of simplified text have a fold of their own.
    if traditional > 0 && traditional * 20 >= han { Some(true) } else { (han >= ENOUGH).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::Side;

    #[test]
    fn scripts_are_told() {
        let mut script = Script::default();
        for (text, wanted) in [
            ("中文", "zh"),
            ("網路業者應留存紀錄。", "zh-Hant"),
            ("中文", "zh-Hant"),
            ("网络运营者应当留存日志，保存期限不少于六个月。", "zh"),
            ("中文", "zh"),
            ("", "zh"),
        ] {
            let unit = Unit { zh: Some(Side { text: text.to_owned() }), ..Unit::default() };
            assert_eq!(script.tag(&unit), wanted, "{text}");
        }
        let unit = Unit { zh: Some(Side { text: "網路".to_owned() }), ..Unit::default() };
        script.look_ahead(&[&Unit::default(), &unit]);
        assert_eq!(script.tag(&Unit::default()), "zh-Hant");
    }
}
