//! How Word writes the number of a list entry in each of its formats.

use crate::text::numeral::{chinese, english, roman};

/// A number in a format, by the name that Office Open XML (ECMA-376, 17.18.59) gives it; in plain digits for formats that are not known.
pub(super) fn number(format: &str, value: u32) -> String {
    let digits = value.to_string();
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{value:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => digits.chars().map(|c| shifted(c, '0', '０')).collect(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => sign(value, &[('①', 20), ('㉑', 15), ('㊱', 15)]).unwrap_or(digits),
        "decimalEnclosedFullstop" => sign(value, &[('⒈', 20)]).unwrap_or_else(|| format!("{value}.")),
        "decimalEnclosedParen" => sign(value, &[('⑴', 20)]).unwrap_or_else(|| format!("({value})")),
        "ideographEnclosedCircle" => sign(value, &[('㊀', 10)]).unwrap_or(digits),
        "numberInDash" => format!("- {value} -"),
        "lowerLetter" => letters(value).unwrap_or(digits),
        "upperLetter" => letters(value).map(|text| text.to_ascii_uppercase()).unwrap_or(digits),
        "lowerRoman" => Some(roman(u64::from(value)).to_ascii_lowercase()).filter(|text| !text.is_empty()).unwrap_or(digits),
        "upperRoman" => Some(roman(u64::from(value))).filter(|text| !text.is_empty()).unwrap_or(digits),
        "ordinal" => format!("{value}{}", ordinal_ending(value)),
        "cardinalText" => capitalised(&english(u64::from(value))),
        "ideographTraditional" => one_of("甲乙丙丁戊己庚辛壬癸", value).unwrap_or(digits),
        "ideographZodiac" => one_of("子丑寅卯辰巳午未申酉戌亥", value).unwrap_or(digits),
        "chineseCountingThousand" => chinese(u64::from(value)),
        "taiwaneseCountingThousand" => chinese(u64::from(value)).replace('万', "萬"),
        // From a hundred on these two put digit after digit.
        "chineseCounting" | "taiwaneseCounting" if value < 100 => chinese(u64::from(value)),
        "chineseCounting" | "taiwaneseCounting" => replaced(&digits, "0123456789", "○一二三四五六七八九"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => replaced(&digits, "0123456789", "〇一二三四五六七八九"),
        "japaneseCounting" => japanese(value),
        "chineseLegalSimplified" => legal(value, "壹贰叁肆伍陆柒捌玖拾佰仟万"),
        "ideographLegalTraditional" => legal(value, "壹貳參肆伍陸柒捌玖拾佰仟萬"),
        _ => digits,
    }
}

fn shifted(c: char, from: char, to: char) -> char {
    char::from_u32(u32::from(c) - u32::from(from) + u32::from(to)).unwrap_or(c)
}

/// The sign for a value out of rows of signs that follow each other.
fn sign(value: u32, rows: &[(char, u32)]) -> Option<String> {
    let mut at = value.checked_sub(1)?;
    for &(first, len) in rows {
        if at < len {
            return char::from_u32(u32::from(first) + at).map(String::from);
        }
        at -= len;
    }
    None
}

/// a to z, then aa, bb and so on, up to thirty letters.
fn letters(value: u32) -> Option<String> {
    let at = value.checked_sub(1).filter(|at| *at < 780)?;
    let letter = char::from(b'a' + u8::try_from(at % 26).ok()?);
    Some(std::iter::repeat_n(letter, at as usize / 26 + 1).collect())
}

fn ordinal_ending(value: u32) -> &'static str {
    match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

fn one_of(signs: &str, value: u32) -> Option<String> {
    signs.chars().nth(value.checked_sub(1)? as usize).map(String::from)
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    text.chars().map(|c| from.chars().zip(to.chars()).find(|(f, _)| *f == c).map_or(c, |(_, t)| t)).collect()
}

/// Without 零, and without 一 before 十, 百 and 千: 百一.
fn japanese(value: u32) -> String {
    let text = chinese(u64::from(value));
    if value == 0 { text } else { text.replace('零', "").replace("一十", "十").replace("一百", "百").replace("一千", "千") }
}

fn legal(value: u32, signs: &str) -> String {
    let text = chinese(u64::from(value));
    let text = if text.starts_with('十') { format!("一{text}") } else { text };
    replaced(&text, "一二三四五六七八九十百千万", signs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        for (format, value, wanted) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircle", 36, "㊱"),
            ("decimalEnclosedCircle", 50, "㊿"),
            ("decimalEnclosedCircle", 51, "51"),
            ("decimalEnclosedCircle", 0, "0"),
            ("lowerLetter", 26, "z"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 3, "C"),
            ("lowerLetter", 4_000_000, "4000000"),
            ("lowerRoman", 4, "iv"),
            ("upperRoman", 14, "XIV"),
            ("upperRoman", 4_000, "4000"),
            ("chineseCounting", 12, "十二"),
            ("chineseCounting", 99, "九十九"),
            ("chineseCounting", 101, "一○一"),
            ("taiwaneseCounting", 20, "二十"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("taiwaneseCountingThousand", 10_000, "一萬"),
            ("japaneseCounting", 12, "十二"),
            ("japaneseCounting", 111, "百十一"),
            ("ideographTraditional", 2, "乙"),
            ("ideographTraditional", 11, "11"),
            ("ideographDigital", 20, "二〇"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographLegalTraditional", 203, "貳佰零參"),
            ("cardinalText", 21, "Twenty-one"),
            ("ordinal", 112, "112th"),
            ("none", 3, ""),
            ("hindiVowels", 3, "3"),
        ] {
            assert_eq!(number(format, value), wanted, "{format} {value}");
        }
    }
}
