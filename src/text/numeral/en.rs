//! English numerals: words, ordinals, and roman numbers.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(u64, &str); 3] = [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")];

/// The value of a number in English words, such as `two hundred and sixty-one`, in any letter case; `None` for anything else.
pub fn english_value(text: &str) -> Option<u64> {
    let (mut total, mut section, mut any) = (0u64, 0u64, false);
    for word in text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()) {
        let word = word.to_ascii_lowercase();
        if word == "and" && any {
            continue;
        }
        if let Some(value) = small_value(&word) {
            section = section.checked_add(value)?;
        } else if word == "hundred" {
            section = section.max(1).checked_mul(100)?;
        } else {
            let &(scale, _) = SCALES.iter().find(|(_, name)| *name == word)?;
            total = total.checked_add(section.max(1).checked_mul(scale)?)?;
            section = 0;
        }
        any = true;
    }
    any.then_some(())?;
    total.checked_add(section)
}

/// How a value is written in English words.
pub fn english(value: u64) -> String {
    if value < 20 {
        return ONES[value as usize].to_owned();
    }
    if value < 100 {
        let (tens, ones) = (TENS[(value / 10) as usize], value % 10);
        return if ones == 0 { tens.to_owned() } else { format!("{tens}-{}", ONES[ones as usize]) };
    }
    let (unit, name) = SCALES.iter().copied().find(|(unit, _)| value >= *unit).unwrap_or((100, "hundred"));
    let (head, rest) = (english(value / unit), value % unit);
    if rest == 0 { format!("{head} {name}") } else { format!("{head} {name} {}", english(rest)) }
}

/// Whether a word, in lower case, can stand in a number written in words.
pub fn is_number_word(word: &str) -> bool {
    word.split('-').all(|word| small_value(word).is_some() || word == "hundred" || SCALES.iter().any(|(_, name)| *name == word))
}

/// The value of an ordinal in words or digits: `third`, `twenty-first`, `3rd`.
pub fn ordinal_value(text: &str) -> Option<u64> {
    let text = text.to_ascii_lowercase();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return matches!(text.get(digits.len()..), Some("st" | "nd" | "rd" | "th")).then(|| digits.parse().ok()).flatten();
    }
    let (head, last) = text.rsplit_once(['-', ' ']).unwrap_or(("", &text));
    let last = match last {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fifth" => 5,
        "eighth" => 8,
        "ninth" => 9,
        "twelfth" => 12,
        _ => match last.strip_suffix("ieth") {
            Some(tens) => small_value(&format!("{tens}y"))?,
            None => small_value(last.strip_suffix("th")?)?,
        },
    };
    if head.is_empty() { Some(last) } else { english_value(head)?.checked_add(last) }
}

/// The value of a roman number in one letter case, written as rules have it, up to 3,999; also the single signs Ⅰ to Ⅻ.
pub fn roman_value(text: &str) -> Option<u64> {
    if let (Some(sign), 1) = (text.chars().next(), text.chars().count()) {
        match sign {
            'Ⅰ'..='Ⅻ' => return Some(u64::from(sign as u32 - 'Ⅰ' as u32) + 1),
            'ⅰ'..='ⅻ' => return Some(u64::from(sign as u32 - 'ⅰ' as u32) + 1),
            _ => {}
        }
    }
    if text.is_empty() || text.len() > 15 || text.chars().any(|c| c.is_ascii_lowercase()) && text.chars().any(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    let mut value = 0;
    let mut rest = upper.as_str();
    for (sign, worth) in ROMAN {
        while let Some(after) = rest.strip_prefix(sign) {
            (value, rest) = (value + worth, after);
        }
    }
    (rest.is_empty() && roman(value) == upper).then_some(value)
}

const ROMAN: [(&str, u64); 13] = [
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

/// A value as a roman number in capitals; empty for 0 and past 3,999.
pub fn roman(value: u64) -> String {
    let mut rest = if value > 3_999 { 0 } else { value };
    let mut text = String::new();
    for (sign, worth) in ROMAN {
        while rest >= worth {
            text.push_str(sign);
            rest -= worth;
        }
    }
    text
}

fn small_value(word: &str) -> Option<u64> {
    let of = |words: &[&str]| words.iter().position(|w| *w == word && !w.is_empty()).map(|at| at as u64);
    of(&ONES).or_else(|| of(&TENS).map(|at| at * 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_back() {
        for value in 0..=99_999 {
            assert_eq!(english_value(&english(value)), Some(value), "{}", english(value));
        }
        for value in 1..=3_999 {
            assert_eq!(roman_value(&roman(value)), Some(value), "{}", roman(value));
        }
    }

    #[test]
    fn forms() {
        for (text, wanted) in
            [("Two hundred and sixty-one", Some(261)), ("one million", Some(1_000_000)), ("and", None), ("", None), ("law", None)]
        {
            assert_eq!(english_value(text), wanted, "{text:?}");
        }
        for (text, wanted) in [
            ("third", Some(3)),
            ("twenty-first", Some(21)),
            ("thirtieth", Some(30)),
            ("3rd", Some(3)),
            ("tenth", Some(10)),
            ("month", None),
            ("3x", None),
        ] {
            assert_eq!(ordinal_value(text), wanted, "{text:?}");
        }
        for (text, wanted) in
            [("XIV", Some(14)), ("iv", Some(4)), ("Ⅻ", Some(12)), ("IIII", None), ("Iv", None), ("", None), ("MIX", Some(1009))]
        {
            assert_eq!(roman_value(text), wanted, "{text:?}");
        }
    }
}
