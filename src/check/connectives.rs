//! And and or: inside a clause, and before the last entry of a list.

use super::pair::{Pair, regions};
use crate::finding::{Finding, Kind, Severity};
use crate::text::Span;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static OR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)(?-u:\b)(?:or|nor|either|any|whether)(?-u:\b)").expect("a regular expression"));
static AND: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)(?-u:\b)and(?-u:\b)").expect("a regular expression"));
static ZH_OR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"或者|或|抑").expect("a regular expression"));
static ZH_AND: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"以及|及|和|与|與|并|並|且|暨|同|兼|、|，|；|又").expect("a regular expression"));
static EN_ANY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)(?-u:\b)(?:any|one|either|each)(?-u:\b)").expect("a regular expression"));
static ONE_OF: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:下列|左列|以下)[^。：:，,；;]{0,30}之一[^。]{0,60}[：:]\s*$").expect("a regular expression"));
static ALL_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:应当|應當|应|應|须|須)[^。]{0,12}(?:符合|具备|具備|履行|遵守|满足|滿足)[^。]{0,10}(?:下列|左列|以下)[^。之]{0,20}[：:]\s*$",
    )
    .expect("a regular expression")
});

pub(super) fn check(pairs: &[Pair], findings: &mut Vec<Finding>) {
    for pair in pairs.iter().filter(|pair| !pair.is_one_sided()) {
        inside(pair, findings);
    }
    regions(pairs).for_each(|range| lists(pairs, range, findings));
}

/// 或 that became and: fewer or, and more and, than the Chinese can stand for.
fn inside(pair: &Pair, findings: &mut Vec<Finding>) {
    let (zh, en) = (&pair.zh.text, &pair.en.text);
    let zh_or: Vec<Span> = ZH_OR.find_iter(zh).map(|found| Span::new(found.start(), found.end())).collect();
    let en_or = OR.find_iter(en).count();
    let ands: Vec<Span> = AND.find_iter(en).map(|found| Span::new(found.start(), found.end())).collect();
    let Some(first) = zh_or.first().filter(|_| zh_or.len() > en_or) else { return };
    if ands.len() <= ZH_AND.find_iter(zh).count() || en.contains("and/or") {
        return;
    }
    let place = |at: usize, len: usize| at * 1_000 / len.max(1);
    let Some(and) = ands.iter().min_by_key(|and| place(and.start, en.len()).abs_diff(place(first.start, zh.len()))) else { return };
    let message = format!("“{}” became “{}”", around(zh, *first, 3), around(en, *and, 12));
    findings.push(pair.finding(Severity::Error, Kind::Connective, Some(*first), Some(*and), message));
}

/// A word with what stands around it.
fn around(text: &str, span: Span, reach: usize) -> String {
    let before: String =
        text.get(..span.start).unwrap_or_default().chars().rev().take(reach).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text.get(span.end..).unwrap_or_default().chars().take(reach).collect();
    format!("{before}{}{after}", span.slice(text)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The word before the last entry of a list: and under 之一, or under 应当符合下列条件.
fn lists(pairs: &[Pair], range: Range<usize>, findings: &mut Vec<Finding>) {
    let mut kind: Option<(bool, Severity)> = None;
    for at in range {
        let pair = &pairs[at];
        let zh = pair.zh.text.trim_end();
        if zh.ends_with(['：', ':']) {
            kind = match () {
                // Any one of the following says it all the same, whatever joins the entries.
                () if ONE_OF.is_match(zh) && EN_ANY.is_match(&pair.en.text) => Some((true, Severity::Note)),
                () if ONE_OF.is_match(zh) => Some((true, Severity::Error)),
                () if ALL_OF.is_match(zh) => Some((false, Severity::Error)),
                () => None,
            };
            continue;
        }
        let Some((any, severity)) = kind else { continue };
        let en = pair.en.text.trim_end();
        let (wrong, right) = if any { ("and", "or") } else { ("or", "and") };
        let tail = en.rsplit([';', ',']).next().unwrap_or_default().trim();
        if tail.eq_ignore_ascii_case(wrong) && zh.ends_with(['；', ';', '。']) {
            let span = Span::new(en.len() - wrong.len(), en.len());
            let message = if any {
                format!("any one of the entries is enough (之一), but “{wrong}” joins them; wanted “{right}”")
            } else {
                format!("all of the entries must hold, but “{wrong}” joins them; wanted “{right}”")
            };
            findings.push(pair.finding(severity, Kind::Connective, None, Some(span), message));
        }
    }
}
