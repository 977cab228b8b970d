//! Chinese numerals in running text, in a folded view: digits with 万 and 亿, words with a point, 百分之五, 三分之二.

use crate::text::numeral::{chinese_value, is_chinese_numeral};

/// A numeral as it was read.
pub(super) struct Number {
    /// Its value; for a share that of its last numeral.
    pub value: f64,
    /// Parts of a hundred, for 百分之五 and 三分之二.
    pub share: Option<f64>,
    /// The byte behind it.
    pub end: usize,
    /// Whether it is one Chinese digit.
    pub is_single: bool,
    /// How many signs it has.
    pub digits: usize,
}

/// The numeral that begins at byte `start`, if one does.
pub(super) fn number(view: &str, start: usize) -> Option<Number> {
    let first = plain(view, start)?;
    if let Some(under) = view.get(first.end..)?.strip_prefix('/').filter(|_| first.digits > 0).and_then(|_| plain(view, first.end + 1)) {
        let ascii = view.as_bytes().get(start).is_some_and(u8::is_ascii_digit)
            && view.as_bytes().get(first.end + 1).is_some_and(u8::is_ascii_digit);
        if ascii && under.value > first.value && !view.get(under.end..)?.starts_with('/') {
            return Some(Number { share: Some(first.value * 100.0 / under.value), ..under });
        }
    }
    let Some(rest) = view.get(first.end..)?.strip_prefix("分之") else { return usable(first, view, start) };
    let at = first.end + "分之".len();
    // 百分之 is read as the numeral 100, 三分之 as 3.
    let Some(part) = plain(view, at).filter(|_| !rest.is_empty() && first.value >= 2.0) else { return usable(first, view, start) };
    let share = part.value * 100.0 / first.value;
    Some(Number { share: Some(share), ..part })
}

/// 百 and 万 alone are no numerals: 百货, 万一.
fn usable(number: Number, view: &str, start: usize) -> Option<Number> {
    let text = view.get(start..number.end)?;
    let bare = text.chars().all(|c| matches!(c, '百' | '千' | '万' | '亿'));
    (!bare).then_some(number)
}

fn plain(view: &str, start: usize) -> Option<Number> {
    let rest = view.get(start..)?;
    match rest.chars().next()? {
        c if c.is_ascii_digit() => digits(rest, start),
        c if is_chinese_numeral(c) => words(rest, start),
        _ => None,
    }
}

/// 1,000,000 and 3.5万 and 1亿2千万.
fn digits(rest: &str, start: usize) -> Option<Number> {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = (0..).find(|&at| !digit(at))?;
    let head = end;
    while bytes.get(end) == Some(&b',') && (1..=3).all(|at| digit(end + at)) && !digit(end + 4) && head <= 3 {
        end += 4;
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        end = (end + 1..).find(|&at| !digit(at))?;
    }
    let mut value: f64 = rest.get(..end)?.replace(',', "").parse().ok()?;
    let signs: usize = rest.get(end..)?.chars().take_while(|c| scale(*c).is_some()).map(char::len_utf8).sum();
    // The 千 of 千瓦 and 千克 belongs to the unit.
    let after = rest.get(end + signs..)?;
    let signs = if rest.get(end..end + signs)?.ends_with('千') && after.starts_with(['瓦', '克', '米', '伏']) {
        signs - '千'.len_utf8()
    } else {
        signs
    };
    value *= rest.get(end..end + signs)?.chars().filter_map(scale).product::<f64>();
    end += signs;
    if let Some(more) = (signs > 0).then(|| plain(rest, end)).flatten().filter(|more| more.value < value && !more.is_single) {
        value += more.value;
        end = more.end;
    }
    Some(Number { value, share: None, end: start + end, is_single: false, digits: head })
}

fn scale(c: char) -> Option<f64> {
    Some(match c {
        '百' => 1e2,
        '千' => 1e3,
        '万' => 1e4,
        '亿' => 1e8,
        _ => return None,
    })
}

/// 十二万, 二〇一七, 一点五.
fn words(rest: &str, start: usize) -> Option<Number> {
    let mut end: usize = rest.chars().take_while(|c| is_chinese_numeral(*c)).map(char::len_utf8).sum();
    let run = rest.get(..end)?;
    // The 千 of 十千瓦 belongs to the unit.
    if run.ends_with('千') && run.chars().count() > 1 && rest.get(end..)?.starts_with(['瓦', '克', '伏']) {
        end -= '千'.len_utf8();
    }
    let run = rest.get(..end)?;
    let count = run.chars().count();
    // 万分之五 begins with a scale that is no numeral by itself.
    let mut value = if run == "万" { 1e4 } else { chinese_value(run)? as f64 };
    let point = rest.get(end..)?.chars().next().filter(|c| matches!(c, '点' | '.' | '·' | '‧' | '•'));
    if let Some(point) = point {
        let fraction = rest.get(end + point.len_utf8()..)?;
        let len: usize = fraction.chars().take_while(|c| unit_digit(*c).is_some()).map(char::len_utf8).sum();
        if len > 0 {
            let digits: Vec<u64> = fraction.get(..len)?.chars().filter_map(unit_digit).collect();
            value += digits.iter().rev().fold(0.0, |part, digit| (part + *digit as f64) / 10.0);
            let signs: usize = fraction.get(len..)?.chars().take_while(|c| matches!(c, '万' | '亿')).map(char::len_utf8).sum();
            value *= fraction.get(len..len + signs)?.chars().filter_map(scale).product::<f64>();
            end += point.len_utf8() + len + signs;
            return Some(Number { value, share: None, end: start + end, is_single: false, digits: count });
        }
    }
    Some(Number { value, share: None, end: start + end, is_single: count == 1, digits: count })
}

fn unit_digit(c: char) -> Option<u64> {
    chinese_value(c.encode_utf8(&mut [0; 4])).filter(|digit| *digit < 10)
}
