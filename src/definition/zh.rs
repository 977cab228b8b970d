//! Chinese definitions: 本法所称…是指, …，指, （以下简称…）.

use super::term::{Found, Manner};
use crate::text::{Span, is_han};
use regex::{Captures, Match, Regex};
use std::sync::LazyLock;

/// 本法所称个人信息，是指…; 本办法所稱…，係指…; 所称…，包括…
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    rule(
        r"(?:所称|所稱)(?:的)?[“「]?(?P<term>[^，。；：“”「」]{1,30}?)[”」]?(?:，|,)?(?:是指|係指|系指|指的是|指|(?P<open>包括))(?P<meaning>[^。；]{2,})",
    )
});

/// A line of a list of definitions: （一）个人数据，是指…; 資料使用者 (data user)，就…而言，指…; “用户”指…
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    rule(
        r"^[\s\u{3000}]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])?[“「]?(?P<term>[\p{Han}A-Za-z0-9、·]{1,24}?)[”」]?\s*(?:[（(](?P<gloss>[A-Za-z][A-Za-z ,'’-]{1,60})[）)])?(?:，|,|：|:)?\s*(?:就[^，。]{1,30}而言，)?(?:是指|係指|系指|指(?P<not>[定导導引示令派出明控数數标標纹紋])?|(?P<open>包括))(?P<meaning>[^。；]{2,})",
    )
});

/// （以下简称企业）, (下称“澳门特区”), 以下统称…
static ALIAS: LazyLock<Regex> = LazyLock::new(|| {
    rule(r"[（(](?:以下|下)?(?:简称|簡稱|统称|統稱|合称|合稱|称|稱)(?:为|為)?[“「《]?(?P<term>[^）)”」》，。]{1,20})[”」》]?[）)]")
});

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the rules for definitions are regular expressions")
}

pub(super) fn find(line: &str) -> Vec<Found> {
    let mut found: Vec<Found> = CALLED.captures_iter(line).filter_map(|found| defined(&found)).collect();
    if found.is_empty() {
        found.extend(LISTED.captures(line).filter(|found| found.name("not").is_none()).and_then(|found| defined(&found)));
    }
    found.extend(ALIAS.captures_iter(line).filter_map(|found| alias(&found, line)));
    found
}

fn defined(found: &Captures<'_>) -> Option<Found> {
    let manner = if found.name("open").is_some() { Manner::Includes } else { Manner::Means };
    let term = span(found.name("term")?);
    // 有下列情形的 and 前款 are no terms.
    let words = found.name("term")?.as_str();
    let none = words.ends_with(['的', '应', '應', '得', '可', '不']) || words.starts_with(['前', '本', '其']) && words.chars().count() <= 2;
    (!none).then(|| Found {
        term,
        meaning: span(found.name("meaning").expect("the rule has a meaning")),
        manner,
        gloss: found.name("gloss").map(span),
    })
}

/// An alias stands for the words right before its bracket, back to a sign or a word that begins a phrase.
fn alias(found: &Captures<'_>, line: &str) -> Option<Found> {
    let whole = found.get(0)?;
    let before = line.get(..whole.start())?;
    let start = match before.ends_with('》') {
        true => before.rfind('《')?,
        false => {
            let sign = |c: char| !(is_han(c) || c.is_alphanumeric() || matches!(c, '、' | '“' | '”' | '（' | '）' | '《' | '》'));
            let start =
                before.rfind(sign).map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
            let phrase = before.get(start..)?;
            let opening = ["对于", "依照", "根据", "按照", "依據", "依据", "由", "与", "和", "向", "经", "是"];
            start + opening.iter().find(|word| phrase.starts_with(**word)).map_or(0, |word| word.len())
        }
    };
    let meaning = Span::new(start, whole.start());
    (!meaning.is_empty()).then(|| Found {
        term: span(found.name("term").expect("the rule has a term")),
        meaning,
        manner: Manner::Alias,
        gloss: None,
    })
}

fn span(found: Match<'_>) -> Span {
    Span::new(found.start(), found.end())
}
