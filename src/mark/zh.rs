//! Chinese marks: 第一章 总则, 第 12-1 條, 附件二, 目录, 序言.

use super::form::inserted_roman;
use super::kind::MarkKind;
use crate::instrument::{Level, Number};
use crate::text::numeral::{chinese_value, digits_value, roman_value};
use regex::{Captures, Regex};
use std::sync::LazyLock;

const N: &str = "[〇○零一二三四五六七八九十百千两兩廿卅壹貳參肆伍陸柒捌玖拾0-9０-９]+";
const SPACE: &str = r"[\s\u{3000}]*";

/// 第一章 总则, 第二分编, 第 16 章之一, 第1部 導言; the title is short and has no punctuation of a sentence.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    rule(&format!(
        "^第{SPACE}({N})(?:[-－—]({N}))?{SPACE}(次分部|分编|分編|分部|部分|[编編篇卷部章节節])((?:{SPACE}之{SPACE}{N})*){SPACE}(?:[^，。；,;]{{0,60}}|[^，。；,;的规規所]{{0,10}}。)$"
    ))
});

/// Taiwan's 款 and 目 as headings, always printed apart from their title.
static SUBHEADING: LazyLock<Regex> = LazyLock::new(|| rule(&format!(r"^第\s+({N})\s+([款目])\s+[^，。；：,;]{{1,40}}$")));

/// 第IVA部, 第2A分部, 第1AA部, as Hong Kong prints Parts and Divisions.
static LETTERED: LazyLock<Regex> = LazyLock::new(|| {
    rule(&format!(r"^第{SPACE}(?:([IVXLC]+[A-Z]?)|(\d+)([A-Z]{{1,2}})){SPACE}(次分部|分部|部){SPACE}[^，。；,;]{{0,60}}$"))
});

static INSERTED: LazyLock<Regex> = LazyLock::new(|| rule(&format!("之{SPACE}({N})")));

static ANNEX: LazyLock<Regex> =
    LazyLock::new(|| rule(&format!("^附{SPACE}(?:件|表|录|錄|图|圖){SPACE}({N}|[A-Z])?{SPACE}(?:[：:]|$|{SPACE}[^，。；,;]{{1,50}}$)")));

static UNNUMBERED: LazyLock<Regex> = LazyLock::new(|| rule(r"^(?:[总總附][\s\u{3000}]*[则則])$"));
static CONTENTS: LazyLock<Regex> = LazyLock::new(|| rule(r"^目[\s\u{3000}]*[录錄次]$"));
static PREAMBLE: LazyLock<Regex> = LazyLock::new(|| rule(r"^[序前][\s\u{3000}]*言$"));

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the marker rules are regular expressions")
}

/// The Chinese mark at the head of `text`, and its length in bytes.
pub(super) fn mark(text: &str, first: char) -> Option<(MarkKind, usize)> {
    match first {
        '第' => article(text).or_else(|| heading(text)),
        '附' | '总' | '總' | '目' | '序' | '前' => titled(text),
        _ => None,
    }
}

/// 第十二条, 第十二条之一, 第 12 條, 第 12-1 條, 第12A條. Nearly every line that begins with 第 is asked, so this is no regular expression.
fn article(text: &str) -> Option<(MarkKind, usize)> {
    let (main, mut rest) = numeral(text.strip_prefix('第')?)?;
    let mut number = Number::new(value(main)?);
    if let Some(dashed) = rest.strip_prefix(['-', '－', '—']) {
        let (dashed, after) = numeral(dashed)?;
        (number, rest) = (number.inserted(value(dashed)?), after);
    }
    let letters = rest.find(|c: char| !c.is_ascii_uppercase()).and_then(|len| rest.get(..len)).unwrap_or_default();
    (number, rest) = (number.lettered(letters)?, rest.get(letters.len()..)?);
    rest = rest.trim_start().strip_prefix(['条', '條'])?;
    while let Some((nth, after)) = rest.trim_start().strip_prefix('之').and_then(numeral) {
        (number, rest) = (number.inserted(value(nth)?), after);
    }
    Some((MarkKind::Article(number), text.len() - rest.len()))
}

/// The numeral at the head of `text`, behind spaces, and what stands behind it.
fn numeral(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let digit = |c: char| matches!(c, '0'..='9' | '０'..='９' | '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '两' | '兩' | '廿' | '卅' | '壹' | '貳' | '參' | '肆' | '伍' | '陸' | '柒' | '捌' | '玖' | '拾');
    let len = text.find(|c| !digit(c)).unwrap_or(text.len());
    (len > 0).then(|| text.split_at(len))
}

fn heading(text: &str) -> Option<(MarkKind, usize)> {
    if let Some(found) = SUBHEADING.captures(text) {
        let level = if found.get(2)?.as_str() == "款" { Level::Subsection } else { Level::Item };
        let level = if level == Level::Item { Level::Subsection } else { level };
        return Some((MarkKind::Heading(level, Some(Number::new(value(found.get(1)?.as_str())?))), found.get(2)?.end()));
    }
    if let Some(found) = LETTERED.captures(text) {
        let number = match found.get(1) {
            Some(roman) => inserted_roman(roman.as_str()).or_else(|| roman_value(roman.as_str()).and_then(small)),
            None => value(found.get(2)?.as_str()).map(Number::new)?.lettered(found.get(3)?.as_str()),
        };
        let level = match found.get(4)?.as_str() {
            "部" => Level::Part,
            "分部" => Level::Section,
            _ => Level::Subsection,
        };
        return Some((MarkKind::Heading(level, Some(number?)), found.get(4)?.end()));
    }
    let found = HEADING.captures(text)?;
    let level = match found.get(3)?.as_str() {
        "编" | "編" | "篇" | "卷" | "部" | "部分" => Level::Part,
        "分编" | "分編" => Level::Subpart,
        "章" => Level::Chapter,
        "次分部" => Level::Subsection,
        _ => Level::Section,
    };
    let end = found.get(4).filter(|m| !m.is_empty()).or(found.get(3))?.end();
    Some((MarkKind::Heading(level, Some(number(&found, 1, 2, 4)?)), end))
}

fn small(value: u64) -> Option<Number> {
    u32::try_from(value).ok().map(Number::new)
}

/// The number of a mark: its main part, the part behind a dash, and those behind 之.
fn number(found: &Captures<'_>, main: usize, dashed: usize, inserted: usize) -> Option<Number> {
    let mut number = Number::new(value(found.get(main)?.as_str())?);
    if let Some(dashed) = found.get(dashed) {
        number = number.inserted(value(dashed.as_str())?);
    }
    for nth in INSERTED.captures_iter(found.get(inserted).map_or("", |m| m.as_str())) {
        number = number.inserted(value(nth.get(1)?.as_str())?);
    }
    Some(number)
}

fn value(numeral: &str) -> Option<u32> {
    digits_value(numeral).or_else(|| chinese_value(numeral)).and_then(|value| u32::try_from(value).ok())
}

fn titled(text: &str) -> Option<(MarkKind, usize)> {
    if text.len() > 200 {
        return None;
    }
    if let Some(found) = ANNEX.captures(text) {
        let number = found.get(1).and_then(|m| value(m.as_str()).or_else(|| letter(m.as_str()))).map(Number::new);
        let mark = found.get(1).map_or_else(|| found.get(0).map_or(0, |_| 6), |m| m.end());
        return Some((MarkKind::Annex(number), mark.min(text.len())));
    }
    let kind = if UNNUMBERED.is_match(text) {
        return Some((MarkKind::Heading(Level::Chapter, None), 0));
    } else if CONTENTS.is_match(text) {
        MarkKind::Contents
    } else if PREAMBLE.is_match(text) {
        MarkKind::Preamble
    } else {
        return None;
    };
    Some((kind, text.len()))
}

/// 附录A counts as the first.
fn letter(text: &str) -> Option<u32> {
    text.bytes().next().filter(u8::is_ascii_uppercase).map(|letter| u32::from(letter - b'A') + 1)
}
