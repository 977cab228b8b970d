//! Amounts in Chinese text: 五万元以上, 三十日内, 百分之五, 一百零五年七月一日, 不满十八周岁.

use super::amount::{Bound, Quantity, Unit};
use super::zh_number::{Number, number};
use crate::text::{Fold, Folded, Span};

/// Units behind a numeral, the longest first where one begins another.
const UNITS: [(&str, Unit); 84] = [
    ("个工作日", Unit::WorkingDay),
    ("个工作天", Unit::WorkingDay),
    ("个营业日", Unit::WorkingDay),
    ("个交易日", Unit::WorkingDay),
    ("工作日", Unit::WorkingDay),
    ("工作天", Unit::WorkingDay),
    ("营业日", Unit::WorkingDay),
    ("交易日", Unit::WorkingDay),
    ("上班日", Unit::WorkingDay),
    ("个月", Unit::Month),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("周岁", Unit::Age),
    ("足岁", Unit::Age),
    ("岁", Unit::Age),
    ("周年", Unit::Year),
    ("年", Unit::Year),
    ("月", Unit::Month),
    ("周", Unit::Week),
    ("日", Unit::Day),
    ("天", Unit::Day),
    ("个小时", Unit::Hour),
    ("小时", Unit::Hour),
    ("分钟", Unit::Minute),
    ("时", Unit::Hour),
    ("秒", Unit::Second),
    ("美元", Unit::Money(Some("USD"))),
    ("美金", Unit::Money(Some("USD"))),
    ("港元", Unit::Money(Some("HKD"))),
    ("港币", Unit::Money(Some("HKD"))),
    ("欧元", Unit::Money(Some("EUR"))),
    ("日元", Unit::Money(Some("JPY"))),
    ("日圆", Unit::Money(Some("JPY"))),
    ("英镑", Unit::Money(Some("GBP"))),
    ("澳门元", Unit::Money(Some("MOP"))),
    ("元", Unit::Money(None)),
    ("圆", Unit::Money(None)),
    ("倍", Unit::Multiple),
    ("人次", Unit::Count),
    ("人", Unit::Person),
    ("名", Unit::Person),
    ("位", Unit::Count),
    ("次", Unit::Occasion),
    ("回", Unit::Occasion),
    ("%", Unit::Share),
    ("平方公尺", Unit::Measure("square metre")),
    ("平方米", Unit::Measure("square metre")),
    ("平方公里", Unit::Measure("square kilometre")),
    ("立方公尺", Unit::Measure("cubic metre")),
    ("立方米", Unit::Measure("cubic metre")),
    ("公尺", Unit::Measure("metre")),
    ("米", Unit::Measure("metre")),
    ("公里", Unit::Measure("kilometre")),
    ("海里", Unit::Measure("nautical mile")),
    ("浬", Unit::Measure("nautical mile")),
    ("公分", Unit::Measure("centimetre")),
    ("厘米", Unit::Measure("centimetre")),
    ("公厘", Unit::Measure("millimetre")),
    ("毫米", Unit::Measure("millimetre")),
    ("公顷", Unit::Measure("hectare")),
    ("公斤", Unit::Measure("kilogram")),
    ("千克", Unit::Measure("kilogram")),
    ("公克", Unit::Measure("gram")),
    ("毫克", Unit::Measure("milligram")),
    ("公吨", Unit::Measure("tonne")),
    ("公升", Unit::Measure("litre")),
    ("毫升", Unit::Measure("millilitre")),
    ("千瓦", Unit::Measure("kilowatt")),
    ("瓩", Unit::Measure("kilowatt")),
    ("分贝", Unit::Measure("decibel")),
    ("马力", Unit::Measure("horsepower")),
    ("吨", Unit::Count),
    ("部分", Unit::Count),
    ("个", Unit::Count),
    ("家", Unit::Count),
    ("份", Unit::Count),
    ("种", Unit::Count),
    ("类", Unit::Count),
    ("件", Unit::Count),
    ("级", Unit::Count),
    ("张", Unit::Count),
    ("分", Unit::Count),
    ("届", Unit::Count),
    ("股", Unit::Count),
];

/// Currencies named before a numeral.
const CURRENCIES: [(&str, &str); 10] = [
    ("新台币", "TWD"),
    ("新臺币", "TWD"),
    ("台币", "TWD"),
    ("人民币", "CNY"),
    ("美金", "USD"),
    ("美元", "USD"),
    ("港币", "HKD"),
    ("澳门币", "MOP"),
    ("日币", "JPY"),
    ("欧元", "EUR"),
];

/// Words behind an amount that bound it.
const BEHIND: [(&str, Bound); 9] = [
    ("以上", Bound::AtLeast),
    ("及以上", Bound::AtLeast),
    ("或以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("及以下", Bound::AtMost),
    ("或以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("内", Bound::AtMost),
];

/// Words before an amount that bound it, the longest first where one ends another.
const BEFORE: [(&str, Bound); 37] = [
    ("不得少于", Bound::AtLeast),
    ("不得低于", Bound::AtLeast),
    ("不应低于", Bound::AtLeast),
    ("不得超过", Bound::AtMost),
    ("不得高于", Bound::AtMost),
    ("不得逾", Bound::AtMost),
    ("不应超过", Bound::AtMost),
    ("不少于", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("不高于", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("不超过", Bound::AtMost),
    ("未超过", Bound::AtMost),
    ("未逾", Bound::AtMost),
    ("不逾", Bound::AtMost),
    ("不满", Bound::LessThan),
    ("未满", Bound::LessThan),
    ("不足", Bound::LessThan),
    ("未达", Bound::LessThan),
    ("不及", Bound::LessThan),
    ("超过", Bound::MoreThan),
    ("超逾", Bound::MoreThan),
    ("大于", Bound::MoreThan),
    ("高于", Bound::MoreThan),
    ("多于", Bound::MoreThan),
    ("低于", Bound::LessThan),
    ("少于", Bound::LessThan),
    ("小于", Bound::LessThan),
    ("至少", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("最多", Bound::AtMost),
    ("最低", Bound::AtLeast),
    ("最高", Bound::AtMost),
    ("最长", Bound::AtMost),
    ("逾", Bound::MoreThan),
];

pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let folded = Folded::new(text, Fold::SEARCH);
    let view = folded.as_str();
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_numeral(view, at) {
        let Some(read) = number(view, start) else {
            at = start + view.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            continue;
        };
        at = read.end;
        if let Some((amount, end)) = amount(view, start, &read) {
            at = end.max(at);
            found.push(Quantity { span: folded.span(amount.span.start, amount.span.end), ..amount });
        }
    }
    halves(view, &folded, &mut found);
    ranges(&mut found, text);
    found
}

fn next_numeral(view: &str, at: usize) -> Option<usize> {
    let rest = view.get(at..)?;
    rest.char_indices().find(|(_, c)| c.is_ascii_digit() || crate::text::numeral::is_chinese_numeral(*c)).map(|(found, _)| at + found)
}

/// The amount of a numeral and where it ends; `None` where the numeral counts nothing.
fn amount(view: &str, start: usize, read: &Number) -> Option<(Quantity, usize)> {
    let (before, after) = (view.get(..start)?, view.get(read.end..)?);
    if is_label(view, before, after, read) {
        return None;
    }
    let ordinal = before.ends_with('第');
    if let Some((date, end)) = date(view, before, read).filter(|_| !ordinal) {
        return Some((Quantity::new(date, Unit::Date, Span::new(start, end)), end));
    }
    if let Some(share) = read.share {
        return Some((bounded(Quantity::new(share, Unit::Share, Span::new(start, read.end)), before, after), read.end));
    }
    let skipped = ["余", "多", "几"].iter().find_map(|about| after.strip_prefix(about).map(|_| about.len())).unwrap_or(0);
    let (len, unit) = unit(before, view.get(read.end + skipped..)?, read).unwrap_or((0, None));
    let end = read.end + if len > 0 { skipped + len } else { 0 };
    let after = view.get(end..)?;
    if ordinal {
        let unit = if matches!(unit, Some(Unit::Year | Unit::Day | Unit::Month)) { unit } else { Some(Unit::Ordinal) };
        return Some((Quantity::new(read.value, unit?, Span::new(start, end)), end));
    }
    let unit = match (unit, currency(before)) {
        (None | Some(Unit::Money(None)), Some(currency)) => Some(Unit::Money(Some(currency))),
        (unit, _) => unit,
    };
    let (unit, value) = match unit {
        None if is_tenths(after) => (Some(Unit::Share), read.value * 10.0),
        unit => (unit, read.value),
    };
    if unit.is_none() && read.is_single && !is_bounded(before, after) {
        return None;
    }
    let half = after.starts_with('半') && unit.is_some();
    let value = if half { value + 0.5 } else { value };
    let end = if half { end + '半'.len_utf8() } else { end };
    let unit = unit.unwrap_or(Unit::Count);
    let quantity = Quantity::new(value, unit, Span::new(start, end));
    let faint =
        read.value == 1.0 && (!unit.is_telling() || !is_bounded(before, after) && unit != Unit::Age) && !matches!(unit, Unit::Money(_));
    let quantity = if faint { quantity.faint() } else { quantity };
    Some((bounded(quantity, before, view.get(end..)?), end))
}

/// Whether a numeral numbers something that other checks look at, or stands in a word: 第五条, （一）, 之一, 统一.
fn is_label(view: &str, before: &str, after: &str, read: &Number) -> bool {
    let filler = view.get(start_of(before)..read.end).is_some_and(|run| run.chars().all(|c| matches!(c, '○' | '〇' | '零')));
    let bracketed = before.ends_with('(') && after.starts_with(')');
    let level = after.starts_with(['条', '款', '项', '目', '章', '节', '编']) && !after.starts_with("项目");
    let cited = level && (before.ends_with(['第', '前', '、', '至', '及', '或', '(']) || after.starts_with("条之"));
    let listed =
        after.starts_with('、') && before.chars().next_back().is_none_or(|c| matches!(c, '\n' | ':' | ';' | '。')) && view.len() > 8;
    let one_of = before.ends_with('之') && (read.value < 40.0) && read.share.is_none();
    let word = read.is_single
        && (before.ends_with(['统', '唯', '同', '单', '任', '划', '万', '逐', '不', '进', '另', '专', '均']) && read.value == 1.0
            || [
                "年级", "手", "时", "次性", "般", "定", "切", "致", "律", "并", "经", "旦", "部或", "部分", "体", "方面", "面", "氧",
                "日游", "条龙",
            ]
            .iter()
            .any(|rest| after.starts_with(rest) && read.value == 1.0));
    filler || bracketed || cited || listed || one_of || word
}

/// Where a numeral begins, told by what stands before it.
fn start_of(before: &str) -> usize {
    before.len()
}

/// The length and the unit of the words behind a numeral.
fn unit(before: &str, after: &str, read: &Number) -> Option<(usize, Option<Unit>)> {
    let (word, unit) = UNITS.iter().find(|(word, _)| after.starts_with(word))?;
    // 五时 is five o'clock, 一时 and 二时 before other words are none; 十名义 and 三位一体 are other words.
    let other = match *word {
        "时" => !is_clock(before, after, read),
        "周" => read.value == 4.0 && bound(before, after.get("周".len()..)?).is_none(),
        "名" => after.starts_with("名义"),
        "家" => after.starts_with("家庭"),
        "部分" => false,
        "人" => after.starts_with("人民") || after.starts_with("人类"),
        _ => false,
    };
    (!other).then_some((word.len(), Some(*unit)))
}

/// 上午九时, 九时至: an hour of the day; not 两时 of other words.
fn is_clock(before: &str, after: &str, read: &Number) -> bool {
    let rest = after.strip_prefix('时').unwrap_or_default();
    let around = before.ends_with(['午', '至', '晨', '晚', '间', '日', '自', '于', '每'])
        || rest.starts_with(['至', '前', '后', '起', '止', '分', '以', '三', '整', '。', ',', '、']);
    read.value <= 24.0 && around && !rest.starts_with(['间', '候'])
}

fn currency(before: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(word, _)| before.ends_with(word)).map(|(_, code)| *code)
}

/// 三成 of a whole; not 三成立.
fn is_tenths(after: &str) -> bool {
    after.strip_prefix('成').is_some_and(|rest| rest.is_empty() || rest.starts_with(['以', '之', '的', ',', '。', '者', '计', '、', ';']))
}

fn is_bounded(before: &str, after: &str) -> bool {
    bound(before, after).is_some()
}

fn bound(before: &str, after: &str) -> Option<Bound> {
    let after = after.trim_start_matches(['(', '含', ')']);
    let before = CURRENCIES.iter().find_map(|(word, _)| before.strip_suffix(word)).unwrap_or(before);
    BEHIND
        .iter()
        .find(|(word, _)| after.starts_with(word) && !after.starts_with("内部") && !after.starts_with("内容"))
        .or_else(|| BEFORE.iter().find(|(word, _)| before.ends_with(word)))
        .map(|(_, bound)| *bound)
        .or_else(|| after.starts_with("为限").then_some(Bound::AtMost))
        .or_else(|| (before.ends_with('满') && !before.ends_with("期满") && !before.ends_with("届满")).then_some(Bound::AtLeast))
        .or_else(|| (before.ends_with('达') && !before.ends_with("未达")).then_some(Bound::AtLeast))
        .or_else(|| in_clause(before))
}

/// 不得超过资本额…, 至少应置护理人员…: a bound earlier in the clause, with no other number between.
fn in_clause(before: &str) -> Option<Bound> {
    let sign = |c: char| {
        matches!(c, ',' | '。' | ';' | ':' | '、' | '\n' | '(' | ')') || c.is_ascii_digit() || crate::text::numeral::is_chinese_numeral(c)
    };
    let clause: usize = before.chars().rev().take(24).take_while(|c| !sign(*c)).map(char::len_utf8).sum();
    let clause = before.get(before.len() - clause..)?;
    let found = BEFORE
        .iter()
        .filter(|(word, _)| !matches!(*word, "超过" | "逾" | "不足" | "不及" | "未达"))
        .find(|(word, _)| clause.contains(word));
    found.map(|(_, bound)| *bound).filter(|_| !clause.contains(['者', '时']))
}

fn bounded(quantity: Quantity, before: &str, after: &str) -> Quantity {
    quantity.bounded(bound(before, after))
}

/// 二〇一七年六月一日, 民国一百零五年七月, 六月一日: the date and where it ends.
fn date(view: &str, before: &str, read: &Number) -> Option<(f64, usize)> {
    let after = view.get(read.end..)?;
    let whole = |value: f64, most: f64| (value.fract() == 0.0 && value >= 1.0 && value <= most).then_some(value);
    if after.starts_with('年') {
        let republic = before.ends_with("民国");
        let common = !republic && (1800.0..2200.0).contains(&read.value) && read.digits >= 4;
        let end = read.end + '年'.len_utf8();
        let month = number(view, end).filter(|month| whole(month.value, 12.0).is_some() && starts(view, month.end, '月'));
        let days = month.as_ref().is_some_and(|month| {
            let at = month.end + '月'.len_utf8();
            number(view, at).is_some_and(|day| whole(day.value, 31.0).is_some() && starts(view, day.end, '日'))
        });
        let year = match () {
            () if republic || !common && days && (30.0..200.0).contains(&read.value) => read.value + 1911.0,
            () if common => read.value,
            () => return None,
        };
        let Some(month) = month else { return Some((year * 10_000.0, end)) };
        let (rest, end) = month_day(view, &month)?;
        return Some((year * 10_000.0 + rest, end));
    }
    let (date, end) = after.starts_with('月').then(|| month_day(view, read))??;
    (whole(read.value, 12.0).is_some() && date % 100.0 > 0.0).then_some((date, end))
}

/// The month, and the day if it follows.
fn month_day(view: &str, month: &Number) -> Option<(f64, usize)> {
    let end = month.end + '月'.len_utf8();
    let day = number(view, end).filter(|day| (1.0..=31.0).contains(&day.value) && starts(view, day.end, '日'));
    Some(match day {
        Some(day) => (month.value * 100.0 + day.value, day.end + '日'.len_utf8()),
        None => (month.value * 100.0, end),
    })
}

fn starts(view: &str, at: usize, sign: char) -> bool {
    view.get(at..).is_some_and(|rest| rest.starts_with(sign))
}

/// 半年, 一半, 过半数, 半数: halves without a numeral.
fn halves(view: &str, folded: &Folded, found: &mut Vec<Quantity>) {
    for (at, sign) in view.match_indices('半') {
        let (before, after) = (view.get(..at).unwrap_or_default(), view.get(at + sign.len()..).unwrap_or_default());
        let amount = match () {
            () if after.starts_with('年') && !before.ends_with(['上', '下', '前', '后']) => (0.5, Unit::Year),
            () if after.starts_with("个月") => (0.5, Unit::Month),
            () if after.starts_with('数') || before.ends_with(['一', '过', '减', '折']) => (50.0, Unit::Share),
            () => continue,
        };
        let span = folded.span(at, at + sign.len());
        let bound = match () {
            () if before.ends_with('过') => Some(Bound::MoreThan),
            () => bound(before, after.strip_prefix('数').unwrap_or(after)),
        };
        found.push(Quantity::new(amount.0, amount.1, span).faint().bounded(bound));
    }
    found.sort_by_key(|quantity| quantity.span);
}

/// 三至五年, 一万元到五万元: the first of a range counts what the last does.
fn ranges(found: &mut [Quantity], text: &str) {
    for at in (1..found.len()).rev() {
        let between = Span::new(found[at - 1].span.end, found[at].span.start).slice(text);
        if found[at - 1].unit == Unit::Count && matches!(between.trim(), "至" | "到" | "-" | "~" | "～" | "—" | "、" | "或") {
            found[at - 1].unit = found[at].unit;
        }
    }
}
