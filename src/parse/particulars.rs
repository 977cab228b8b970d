//! Reads kind, issuing body, number and dates off the title, the front matter and the closing words.

use super::amended;
use super::dates::date_in;
use super::line::Line;
use super::status;
use crate::instrument::{Date, Kind, Particulars, Stated};
use crate::text::{Lang, Span};
use regex::Regex;
use std::sync::LazyLock;

/// Lines of the front matter that are looked at,
const FRONT: usize = 24;
/// and lines at the end.
const CLOSING: usize = 60;

/// 工信部信管函〔2017〕32号, 法释[2020]17号, 国务院令第790号, 主席令第五十三号.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    rule(
        r"[\p{Han}]{1,14}[〔\[［（(【]\d{4}[〕\]］）)】]\s*第?\d+号|[\p{Han}]{0,16}令\s*[（(]?第?\s*[0-9一二三四五六七八九十百零〇]+\s*号|(?:Decree|Order)\s+No\.\s*\d+(?:\s+of\s+the\s+[A-Z][A-Za-z' ]{2,80})?",
    )
});

static EFFECT: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        rule(r"自[^，。；]{1,30}日(?:起)?(?:施行|生效|实施|實施|执行)|(?:施行|实施|生效|實施)日期"),
        rule(
            r"(?i:(?:takes?|comes?|enters?|shall\s+take|shall\s+come|shall\s+enter|go(?:es)?)\s+(?:effect|into\s+(?:force|effect|operation)))[^.;]{0,60}",
        ),
    ]
});

/// A body that adopts or issues law, before what it did.
static ISSUER: LazyLock<Regex> = LazyLock::new(|| {
    rule(
        r"(?:日|^|[\s，（(经由])(?P<body>[\p{Han}]{2,30}?(?:代表大会常务委员会|代表大会|国务院|委员会|人民法院|人民检察院|部|局|总局|署|厅|人民政府|立法會|立法会))(?:第[^，。]{1,20}次会议|令|公布|发布|颁布|制定)",
    )
});

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the rules for front matter are regular expressions")
}

/// What the lines say about the instrument; `title` is its title, `body_at` the first line with a provision.
pub(super) fn read(lines: &[Line], title: Option<Span>, first: usize, text: &str, lang: Lang) -> Particulars {
    let front: Vec<Span> = lines.iter().map(|line| line.span).take_while(|span| span.start < first).take(FRONT).collect();
    let notes: Vec<Span> = front.iter().copied().filter(|span| Some(*span) != title && span.len() < 600).collect();
    let found = |rule: &Regex, spans: &[Span]| {
        spans
            .iter()
            .find_map(|span| rule.find(span.slice(text)).map(|found| Span::new(span.start + found.start(), span.start + found.end())))
    };
    let issuer = notes.iter().find_map(|span| {
        let body = ISSUER.captures(span.slice(text))?.name("body")?;
        Some(Span::new(span.start + body.start(), span.start + body.end()))
    });
    Particulars {
        kind: title.and_then(|title| kind(title.slice(text), lang).map(|value| Stated { value, span: title })),
        issuer,
        number: found(&NUMBER, &notes).map(|span| span.trimmed(text)),
        adopted: notes.iter().find_map(|span| date_in(*span, text, lang)).or_else(|| signed(lines, text, lang)),
        effective: effective(lines, text, lang),
        status: status::read(title, &notes, text, lang),
        amended: amended::last(&notes, text, lang),
    }
}

/// What sort of instrument a title names.
fn kind(title: &str, lang: Lang) -> Option<Kind> {
    let zh: &[(&str, Kind)] = &[
        ("通知", Kind::Notice),
        ("公告", Kind::Notice),
        ("通告", Kind::Notice),
        ("意见", Kind::Notice),
        ("解释", Kind::Interpretation),
        ("决定", Kind::Decision),
        ("修正案", Kind::Decision),
        ("批复", Kind::Reply),
        ("答复", Kind::Reply),
        ("条例", Kind::Regulation),
        ("條例", Kind::Regulation),
        ("办法", Kind::Rule),
        ("辦法", Kind::Rule),
        ("规定", Kind::Rule),
        ("規定", Kind::Rule),
        ("规则", Kind::Rule),
        ("規則", Kind::Rule),
        ("细则", Kind::Rule),
        ("細則", Kind::Rule),
        ("标准", Kind::Standard),
        ("技术要求", Kind::Standard),
        ("合同", Kind::Contract),
        ("协议", Kind::Contract),
        ("法典", Kind::Law),
        ("法", Kind::Law),
    ];
    let en: &[(&str, Kind)] = &[
        ("notice", Kind::Notice),
        ("circular", Kind::Notice),
        ("opinions", Kind::Notice),
        ("interpretation", Kind::Interpretation),
        ("decision", Kind::Decision),
        ("amendment", Kind::Decision),
        ("reply", Kind::Reply),
        ("ordinance", Kind::Ordinance),
        ("regulations", Kind::Regulation),
        ("regulation", Kind::Regulation),
        ("measures", Kind::Rule),
        ("provisions", Kind::Rule),
        ("rules", Kind::Rule),
        ("standard", Kind::Standard),
        ("requirements", Kind::Standard),
        ("contract", Kind::Contract),
        ("act", Kind::Law),
        ("law", Kind::Law),
        ("code", Kind::Law),
        ("regime", Kind::Law),
    ];
    match lang {
        // The word at the end decides, before a remark in brackets: 关于修改《条例》的决定.
        Lang::Zh => {
            let mut words = title.trim_end();
            while let Some(open) = words.ends_with(['）', ')']).then(|| words.rfind(['（', '('])).flatten() {
                words = words.get(..open).unwrap_or_default();
            }
            let words = words.trim_end_matches(['》', '〉', ' ']);
            zh.iter().find(|(word, _)| words.ends_with(*word)).map(|(_, kind)| *kind)
        }
        // The first one decides: Decision on Amending the Regulations.
        Lang::En => title
            .split(|c: char| !c.is_alphabetic())
            .find_map(|word| en.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, kind)| *kind)),
    }
}

/// The date below the signature of a notice.
fn signed(lines: &[Line], text: &str, lang: Lang) -> Option<Stated<Date>> {
    let dated = |line: &&Line| line.mark.is_none() && line.span.len() < 60;
    lines
        .iter()
        .rev()
        .take(40)
        .filter(dated)
        .find_map(|line| date_in(line.span, text, lang).filter(|date| date.span.len() + 6 >= line.span.len()))
}

/// When the instrument says that it takes effect: its own words (本条例自…起施行) before those about a part of it, the last of them.
fn effective(lines: &[Line], text: &str, lang: Lang) -> Option<Stated<Date>> {
    let clause = |line: &Line| {
        let found = EFFECT[lang as usize].find(line.span.slice(text))?;
        date_in(Span::new(line.span.start + found.start(), line.span.start + found.end()), text, lang)
    };
    let own = |line: &&Line| OWN[lang as usize].is_match(line.span.slice(text));
    // It stands among the closing words, in an ordinance among the first.
    let (head, tail) = lines.split_at(lines.len().min(FRONT * 2));
    let short = || tail.iter().rev().take(CLOSING).chain(head.iter().rev()).filter(|line| line.span.len() < 2_000);
    let mut other = None;
    let clauses = || short().filter_map(|line| Some((line, clause(line)?)));
    clauses()
        .find(|(line, date)| {
            other = other.or(Some(*date));
            own(line)
        })
        .map(|(_, date)| date)
        .or(other)
}

/// The instrument's name for itself.
static OWN: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        rule(r"本(?:法|条例|條例|办法|辦法|规定|規定|细则|細則|规则|規則|解释|決定|决定|通知|标准|文件|合同)"),
        rule(r"(?i:\bthis|\bthese)\s+[A-Z]"),
    ]
});
