//! Signs out of the symbol fonts of Word, as the characters that they look like.

/// Greek letters in the order of the Latin ones that stand for them in Symbol.
const GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
const CAPITAL_GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

const SYMBOL: &[(u32, char)] = &[
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xd7, '·'),
    (0xe5, '∑'),
];

const WINGDINGS: &[(u32, char)] = &[
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xd8, '➢'),
    (0xe0, '→'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

const WINGDINGS_2: &[(u32, char)] =
    &[(0x4f, '✗'), (0x50, '✓'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0x97, '●'), (0xa3, '□'), (0xae, '◆')];

/// The character that a sign of a symbol font looks like; `None` for a font or a sign that is not known.
pub(super) fn meant(font: &str, code: u32) -> Option<char> {
    // U+F000 is added to the characters of fonts that have an order of their own.
    let code = if (0xf020..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let listed = |list: &[(u32, char)]| list.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign);
    match font {
        "Symbol" => listed(SYMBOL).or_else(|| letter(code)),
        "Wingdings" => listed(WINGDINGS).or_else(|| counted(code)),
        "Wingdings 2" => listed(WINGDINGS_2),
        _ => None,
    }
}

/// Letters of Symbol are Greek; its digits and signs up to there are those of ASCII.
fn letter(code: u32) -> Option<char> {
    match char::from_u32(code)? {
        c @ 'a'..='z' => GREEK.chars().nth(c as usize - 'a' as usize),
        c @ 'A'..='Z' => CAPITAL_GREEK.chars().nth(c as usize - 'A' as usize),
        c if c.is_ascii_digit()
            || matches!(c, '!' | '%' | '&' | '(' | ')' | '+' | ',' | '.' | '/' | ':' | ';' | '<' | '=' | '>' | '[' | ']') =>
        {
            Some(c)
        }
        _ => None,
    }
}

/// ① to ⑩ and ❶ to ❿.
fn counted(code: u32) -> Option<char> {
    match code {
        0x81..=0x8a => char::from_u32(code - 0x81 + u32::from('①')),
        0x8c..=0x95 => char::from_u32(code - 0x8c + u32::from('❶')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs() {
        for (font, code, wanted) in [
            ("Symbol", 0xf0b7, Some('•')),
            ("Symbol", 0x62, Some('β')),
            ("Symbol", 0x57, Some('Ω')),
            ("Wingdings", 0xf0fc, Some('✓')),
            ("Wingdings", 0xf082, Some('②')),
            ("Wingdings 2", 0x52, Some('☑')),
            ("Wingdings", 0x41, None),
            ("Webdings", 0x41, None),
        ] {
            assert_eq!(meant(font, code), wanted, "{font} {code:x}");
        }
        assert_eq!((GREEK.chars().count(), CAPITAL_GREEK.chars().count()), (26, 26));
    }
}
