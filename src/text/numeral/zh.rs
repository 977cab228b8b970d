//! Chinese numerals: 十二, 一千零一, 二〇一七, 廿三, 壹佰, 3万, and the round-bracketed and circled ones.

use super::digits::digit;

/// The value of a Chinese numeral, in words, by position (二〇一七), or of digits with Chinese units (3万); `None` for anything else.
///
/// Accepts every variant that legal texts print: 〇 ○ 零, 两, 廿 卅 卌, the forms of banking (壹貳參), full-width digits.
pub fn chinese_value(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    if text.chars().all(|c| plain_digit(c).is_some()) {
        return text.chars().try_fold(0u64, |value, c| value.checked_mul(10)?.checked_add(plain_digit(c)?));
    }
    let (mut total, mut section, mut pending) = (0u64, 0u64, None::<u64>);
    let mut last_unit = u64::MAX;
    for c in text.chars() {
        if let Some(d) = plain_digit(c) {
            pending = match pending {
                Some(before) if digit(c).is_some() => Some(before.checked_mul(10)?.checked_add(d)?),
                Some(0) | None => Some(d),
                Some(_) => return None,
            };
        } else if let Some(tens) = contracted_tens(c) {
            section = section.checked_add(tens)?;
            last_unit = 10;
        } else if let Some(unit) = small_unit(c) {
            if unit >= last_unit && section > 0 {
                return None;
            }
            section = section.checked_add(pending.take().filter(|&d| d > 0).unwrap_or(1).checked_mul(unit)?)?;
            last_unit = unit;
        } else {
            let unit = large_unit(c)?;
            let before = section.checked_add(pending.take().unwrap_or(0))?;
            total = match (total, before) {
                (0, 0) => return None,
                (_, 0) => total.checked_mul(unit)?,
                (_, _) if unit == 100_000_000 => total.checked_add(before)?.checked_mul(unit)?,
                _ => total.checked_add(before.checked_mul(unit)?)?,
            };
            (section, last_unit) = (0, u64::MAX);
        }
    }
    total.checked_add(section)?.checked_add(pending.unwrap_or(0))
}

/// How a value is written in a Chinese heading: 一百一十, 一千零一, and 十二 rather than 一十二.
pub fn chinese(value: u64) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if value < 10 {
        return DIGITS[value as usize].to_string();
    }
    if value < 20 {
        let rest = value - 10;
        return if rest == 0 { "十".to_owned() } else { format!("十{}", DIGITS[rest as usize]) };
    }
    let units = [(1_000_000_000_000_000_000, "百京"), (100_000_000, "亿"), (10_000, "万"), (1_000, "千"), (100, "百"), (10, "十")];
    let Some(&(unit, name)) = units.iter().skip(1).find(|(unit, _)| value >= *unit) else { return String::new() };
    let (head, rest) = (value / unit, value % unit);
    // Inside a longer numeral ten is written 一十.
    let head = if (10..20).contains(&head) { format!("一{}", chinese(head)) } else { chinese(head) };
    let inner = if (10..20).contains(&rest) { format!("一{}", chinese(rest)) } else { chinese(rest) };
    match rest {
        0 => format!("{head}{name}"),
        _ if rest < unit / 10 => format!("{head}{name}零{inner}"),
        _ => format!("{head}{name}{inner}"),
    }
}

/// Whether a character can stand in a Chinese numeral.
pub fn is_chinese_numeral(c: char) -> bool {
    (plain_digit(c).is_some() && digit(c).is_none()) || contracted_tens(c).is_some() || small_unit(c).is_some() || large_unit(c).is_some()
}

/// The value of a circled, bracketed or dotted number sign: ① ⑴ ⒈ ㈠ ㊀.
pub fn circled_value(c: char) -> Option<u64> {
    let c = c as u64;
    let from = |first: u64, last: u64| (first..=last).contains(&c).then(|| c - first + 1);
    from(0x2460, 0x2473)
        .or_else(|| from(0x2474, 0x2487))
        .or_else(|| from(0x2488, 0x249b))
        .or_else(|| from(0x3220, 0x3229))
        .or_else(|| from(0x3280, 0x3289))
}

fn plain_digit(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' | '○' | 'Ｏ' => 0,
        '一' | '壹' | '壱' | '弌' => 1,
        '二' | '两' | '兩' | '贰' | '貳' | '貮' => 2,
        '三' | '叁' | '參' | '叄' | '参' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return digit(c),
    })
}

/// 廿 and its kin, which are tens without a digit before them.
fn contracted_tens(c: char) -> Option<u64> {
    match c {
        '廿' | '卄' => Some(20),
        '卅' => Some(30),
        '卌' => Some(40),
        _ => None,
    }
}

fn small_unit(c: char) -> Option<u64> {
    match c {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1_000),
        _ => None,
    }
}

fn large_unit(c: char) -> Option<u64> {
    match c {
        '万' | '萬' => Some(10_000),
        '亿' | '億' => Some(100_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_back() {
        for value in (0..=99_999).chain([100_000, 123_456_789, 100_010_000, 1_000_000_000_000]) {
            assert_eq!(chinese_value(&chinese(value)), Some(value), "{}", chinese(value));
        }
    }

    #[test]
    fn variants() {
        for (numeral, wanted) in [
            ("十二", Some(12)),
            ("一百一十", Some(110)),
            ("一百十", Some(110)),
            ("一百零一", Some(101)),
            ("一百〇一", Some(101)),
            ("一千零一", Some(1001)),
            ("二〇一七", Some(2017)),
            ("二○一七", Some(2017)),
            ("两千", Some(2000)),
            ("廿三", Some(23)),
            ("壹佰貳拾", Some(120)),
            ("１２", Some(12)),
            ("3万", Some(30_000)),
            ("五十萬", Some(500_000)),
            ("一亿二千万", Some(120_000_000)),
            ("一万亿", Some(1_000_000_000_000)),
            ("三百六十五", Some(365)),
            ("", None),
            ("甲", None),
            ("百百", None),
            ("万", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(chinese_value(numeral), wanted, "{numeral:?}");
        }
    }

    #[test]
    fn signs() {
        for (sign, wanted) in [('①', 1), ('⒛', 20), ('⑴', 1), ('㈠', 1), ('㊉', 10)] {
            assert_eq!(circled_value(sign), Some(wanted), "{sign}");
        }
        assert_eq!(circled_value('一'), None);
    }
}
