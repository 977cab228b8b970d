//! The two languages, and telling them apart.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A side of a bitext.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese, in either script.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language of a text: Chinese when Han characters weigh more than Latin words.
    ///
    /// A Han character counts as much as two Latin letters, since it says as much. A text with neither is English.
    ///
    /// ```
    /// use duizhao::text::Lang;
    ///
    /// assert_eq!(Lang::of("未经批准，不得租用专线（含虚拟专用网络 VPN）。"), Lang::Zh);
    /// assert_eq!(Lang::of("the right of likeness [人肖像权]"), Lang::En);
    /// ```
    pub fn of(text: &str) -> Self {
        if han_share(text) > 0.5 { Self::Zh } else { Self::En }
    }

    /// The language that a tag of a file means, if it is one of the two: `zh-TW`, `zh_CN`, `cmn`, `yue-Hant`, `en-GB`, `eng`.
    ///
    /// ```
    /// use duizhao::text::Lang;
    ///
    /// assert_eq!(Lang::of_tag("zh-Hant-HK"), Some(Lang::Zh));
    /// assert_eq!(Lang::of_tag("fr"), None);
    /// ```
    pub fn of_tag(tag: &str) -> Option<Self> {
        let main = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match main.as_str() {
            "zh" | "zho" | "chi" | "cmn" | "yue" | "lzh" => Some(Self::Zh),
            "en" | "eng" => Some(Self::En),
            _ => None,
        }
    }

    /// The other side.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// `zh` or `en`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether a character is a Han character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// The weight of Han characters among letters, 0..=1; a Han character counts as two letters, 0 for a text with no letter.
pub fn han_share(text: &str) -> f64 {
    let (mut han, mut letters) = (0usize, 0usize);
    for c in text.chars() {
        if is_han(c) {
            han += 2;
        } else if c.is_alphabetic() {
            letters += 1;
        }
    }
    if han + letters == 0 { 0.0 } else { han as f64 / (han + letters) as f64 }
}
