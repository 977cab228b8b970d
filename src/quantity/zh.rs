//! Numbers in Chinese text.

use super::value::Value;
use crate::text::Span;
use crate::text::numeral::{chinese_value, digit, digits_value, is_chinese_numeral};
use regex::Regex;
use std::sync::LazyLock;

/// Digits with an optional Chinese multiplier, a fraction in words, or a numeral in words.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<digits>[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9０-９]+)?)(?P<times>[万萬亿億千百]{0,2})|(?P<part>百|千|万|萬)分之(?P<of>[一二三四五六七八九十百千两點点〇零0-9.]+)|(?P<words>[〇○零一二三四五六七八九十百千万萬亿億两兩廿卅壹貳參肆伍陸柒捌玖拾佰仟]+)").expect("a regular expression")
});

/// Signs behind a single numeral that make it a number; without one, 一 and its kin are part of another word (一般, 三角).
const UNITS: &str = "年月日天周週岁歲小时時分秒元个個名人次倍项項条條款章节節编編件份级級类類种種家位年%％成类届屆号號期";

pub(super) fn values(text: &str) -> Vec<Value> {
    NUMBER
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let span = Span::new(whole.start(), whole.end());
            let value = if let Some(digits) = found.name("digits") {
                decimal(digits.as_str())? * times(found.name("times").map_or("", |m| m.as_str()))
            } else if let Some(of) = found.name("of") {
                decimal(of.as_str()).or_else(|| spoken(of.as_str()))? / per(found.name("part")?.as_str())
            } else {
                let words = whole.as_str();
                let after = text.get(span.end..)?.chars().next();
                let ordinal = text.get(..span.start)?.ends_with(['第', '（', '(']);
                let alone = words.chars().count() == 1 && !ordinal && after.is_none_or(|c| !UNITS.contains(c));
                if alone {
                    return None;
                }
                chinese_value(words)? as f64
            };
            Some(Value { value, span })
        })
        .collect()
}

/// The value of digits with a decimal point.
fn decimal(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '，'))
        .map(|c| digit(c).map_or(if c == '．' { '.' } else { c }, |d| char::from(b'0' + d as u8)))
        .collect();
    if plain.contains(is_chinese_numeral) {
        return None;
    }
    digits_value(&plain).map(|value| value as f64).or_else(|| plain.parse().ok())
}

/// 五点五, or a numeral without a point.
fn spoken(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once(['点', '點']).unwrap_or((text, ""));
    let digits =
        part.chars().map(|c| chinese_value(c.encode_utf8(&mut [0; 4])).filter(|digit| *digit < 10)).collect::<Option<Vec<u64>>>()?;
    let part = digits.iter().rev().fold(0.0, |part, digit| (part + *digit as f64) / 10.0);
    Some(chinese_value(whole)? as f64 + part)
}

/// What a value in 百分之, 千分之 or 万分之 is divided by to be one of a hundred.
fn per(unit: &str) -> f64 {
    match unit {
        "百" => 1.0,
        "千" => 10.0,
        _ => 100.0,
    }
}

fn times(signs: &str) -> f64 {
    signs
        .chars()
        .map(|c| match c {
            '万' | '萬' => 1e4,
            '亿' | '億' => 1e8,
            '千' => 1e3,
            _ => 1e2,
        })
        .product()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_law() {
        for (text, wanted) in [
            ("五万元以上五十万元以下", vec![50_000.0, 500_000.0]),
            ("百分之五点五", vec![5.5]),
            ("千分之五", vec![0.5]),
            ("万分之五", vec![0.05]),
            ("３０日", vec![30.0]),
            ("3.5米，1,000元", vec![3.5, 1_000.0]),
            ("三十日内；一年", vec![30.0, 1.0]),
            ("一般规定，统一标准", vec![]),
            ("3亿元", vec![300_000_000.0]),
        ] {
            let found: Vec<f64> = values(text).into_iter().map(|value| value.value).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
