//! The links of Chinese citations: names of instruments, 第N条, 第二、三款, 第5(1)(a)條, 前两款.

use crate::instrument::{Jurisdiction, Level, Number};
use crate::mark::leading_mark;
use crate::text::numeral::{chinese_value, digits_value};
use crate::text::{Lang, Span, is_han};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A link as it stands in the text.
pub(super) struct Link {
    pub span: Span,
    pub what: What,
}

/// What a link is.
pub(super) enum What {
    /// The name of another instrument.
    Title(String),
    /// 本法, 本条例.
    Own,
    /// 同法, 该条例: the other instrument named last.
    Same,
    /// Steps that follow each other inwards.
    Steps(Vec<(Level, Number)>),
    /// Several provisions of one level: 第二、三款; the last of a range follows its first.
    Many(Vec<(Vec<(Level, Number)>, bool)>),
    /// 、五十二条 and （二）: only a link behind another of a list.
    Loose(Level, Number),
    /// 前款, 本条, 前两款.
    Relative { level: Level, count: u32, back: bool },
    /// 同条, 该款: the provision of this level named last.
    Again(Level),
}

const N: &str = "[〇○零一二三四五六七八九十百千两0-9０-９]+";
const BRACKETS: &str = r"(?:\((?:\d+[A-Z]{0,2}|[a-z]{1,5}|[A-Z])\)){1,4}";
const AND: &str = "(?:、|及|或|和|至|到)";

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    let kinds = "法律|法|条例|條例|办法|辦法|规定|規定|细则|細則|规则|規則|解释|解釋|决定|決定|通知|章程|标准|標準|准则|準則|合同|文件";
    let pattern = [
        r"(?P<title>《[^《》\n]{1,120}》)(?:[（(][^（）()\n]{1,20}[）)])?".to_owned(),
        r"(?P<numbered>第\d+/\d+號(?:法律|行政法規|法令))".to_owned(),
        format!("(?P<own>本(?:{kinds}))|(?P<same>[同该該](?:{kinds}))"),
        format!(
            r"第\s*(?P<head>{N}[A-Z]?)(?P<heads>(?:{AND}第?\s*\d+[A-Z]?)*)\s*(?P<headunit>次分部|分部|分编|分編|部分)|第\s*(?P<part>\d+[A-Z]?)\s*(?P<partunit>部)"
        ),
        format!(r"第\s*(?P<hk>\d+[A-Z]{{0,2}})?(?P<brackets>{BRACKETS})(?P<more>(?:{AND}{BRACKETS})*)\s*(?P<hkunit>[條条款段節节])"),
        format!(
            r"第\s*(?P<sections>\d+[A-Z]{{0,2}}(?:{AND}\d+[A-Z]{{0,2}})+)\s*(?P<sectionsunit>[條条])|第\s*(?P<lettered>\d+[A-Z]{{1,2}})\s*[條条]"
        ),
        format!(r"第\s*(?P<many>{N}(?:\s*{AND}\s*{N})+)\s*(?P<manyunit>[条條款项項目章节節])"),
        format!(
            r"第\s*[（(]?\s*(?P<n>{N})(?:[-－](?:(?P<dash>{N})|(?P<suffix>[A-Z])))?\s*[）)]?\s*(?P<unit>[条條款项項目编編章节節])(?P<inserted>(?:之{N})*)"
        ),
        format!(r"[（(](?P<bare>{N})[）)]\s*(?P<bareunit>[项項款目])|第\s*[（(](?P<elided>{N})[）)]|[（(](?P<loosebare>{N})[）)]"),
        format!(r"(?P<letters>{BRACKETS}(?:{AND}{BRACKETS})*)\s*(?P<lettersunit>[段節节])|(?P<letter>[a-z])(?P<letterunit>[項项])"),
        r"(?P<rel>[前上本该該同])(?P<count>[两兩二三四五六一2-9])?(?P<relunit>次分部|分部|分编|[条條款项項目编編章节節部])".to_owned(),
        format!("(?P<loose>{N})(?P<looseunit>[条條款项項目])"),
    ];
    Regex::new(&pattern.join("|")).expect("the citation rules are a regular expression")
});

static INSERTED: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!("之({N})")).expect("a regular expression"));

/// The links of a text, in order.
pub(super) fn links(text: &str, jurisdiction: Jurisdiction) -> impl Iterator<Item = Link> {
    LINK.captures_iter(text).filter_map(move |found| link(&found, text, jurisdiction))
}

fn link(found: &Captures<'_>, text: &str, jurisdiction: Jurisdiction) -> Option<Link> {
    let whole = found.get(0)?;
    let span = Span::new(whole.start(), whole.end());
    let of = |name| found.name(name).map(|m| m.as_str());
    let level = |unit| level(unit, jurisdiction);
    let what = if let Some(title) = of("title") {
        What::Title(title.trim_start_matches('《').trim_end_matches('》').to_owned())
    } else if let Some(name) = of("numbered") {
        What::Title(name.to_owned())
    } else if of("own").is_some() {
        What::Own
    } else if of("same").is_some() {
        // 劳动合同法 is no 同法.
        if text.get(..span.start)?.ends_with(['合', '共']) {
            return None;
        }
        What::Same
    } else if let Some(unit) = of("headunit").or(of("partunit")) {
        many(&format!("{}{}", of("head").or(of("part"))?, of("heads").unwrap_or_default()), level(unit)?)?
    } else if let Some(unit) = of("hkunit") {
        hong_kong(of("hk"), of("brackets")?, of("more").unwrap_or_default(), unit)?
    } else if let Some(sections) = of("sections") {
        many(sections, Level::Article)?
    } else if let Some(section) = of("lettered") {
        What::Steps(vec![(Level::Article, lettered(section)?)])
    } else if let Some(list) = of("many") {
        many(list, level(of("manyunit")?)?)?
    } else if let Some(unit) = of("unit") {
        if counts_things(unit, text.get(span.end..)?) {
            return None;
        }
        What::Steps(vec![(level(unit)?, numbered(found)?)])
    } else if let Some(unit) = of("bareunit") {
        What::Steps(vec![(level(unit)?, value(of("bare")?)?)])
    } else if let Some(number) = of("elided") {
        // 第（一）、（二）项: the unit stands behind the last.
        What::Steps(vec![(Level::Subparagraph, value(number)?)])
    } else if let Some(number) = of("loosebare") {
        What::Loose(Level::Subparagraph, value(number)?)
    } else if let Some(letters) = of("letters") {
        let (first, more) = letters.split_at(letters.find(')')? + 1);
        hong_kong(None, first, more, of("lettersunit")?)?
    } else if let Some(letter) = of("letter") {
        What::Loose(level(of("letterunit")?)?, Number::new(u32::from(letter.bytes().next()? - b'a') + 1))
    } else if let Some(number) = of("loose") {
        What::Loose(level(of("looseunit")?)?, value(number)?)
    } else {
        relative(found, span, text, jurisdiction)?
    };
    Some(Link { span, what })
}

/// The number of 第N条 with what was inserted behind it.
fn numbered(found: &Captures<'_>) -> Option<Number> {
    let mut number = value(found.name("n")?.as_str())?;
    if let Some(dash) = found.name("dash") {
        number = number.inserted(value(dash.as_str())?.main());
    }
    for nth in INSERTED.captures_iter(found.name("inserted").map_or("", |m| m.as_str())) {
        number = number.inserted(value(nth.get(1)?.as_str())?.main());
    }
    let suffix = found.name("suffix").and_then(|m| m.as_str().bytes().next());
    Some(suffix.map_or(number, |letter| number.inserted(u32::from(letter - b'A') + 1)))
}

/// Whether a unit counts things here and names no provision: 第一项目部, 第五条生产线, 第二款车型, 第三节课.
fn counts_things(unit: &str, after: &str) -> bool {
    let things: &[&str] = match unit {
        "条" | "條" => &["生产线", "線路", "线路", "街", "道路", "巷", "龙", "件", "例"],
        "款" => &["车型", "車型", "产品", "產品", "机型", "游戏", "遊戲", "应用", "手机", "项", "項", "式"],
        "项" | "項" => &["目"],
        "节" | "節" => &["课", "課", "车厢", "車廂", "目"],
        "目" => &["标", "標", "录", "錄", "的"],
        _ => &[],
    };
    things.iter().any(|thing| after.starts_with(thing))
}

/// 前款, 前两款, 本条; but not the 本条 of 本条例 or the 前款 of 以前款式.
fn relative(found: &Captures<'_>, span: Span, text: &str, jurisdiction: Jurisdiction) -> Option<What> {
    let unit = found.name("relunit")?.as_str();
    let (rel, after, before) = (found.name("rel")?.as_str(), text.get(span.end..)?, text.get(..span.start)?);
    let ambiguous = counts_things(unit, after)
        || matches!(unit, "条" | "條") && after.starts_with(['约', '約', '款', '文'])
        || matches!(unit, "章") && after.starts_with('程')
        || matches!(unit, "节" | "節") && after.starts_with(['约', '約', '假'])
        || unit == "部" && (jurisdiction != Jurisdiction::HongKong || after.starts_with(['门', '門', '分']))
        || matches!(unit, "项" | "項") && jurisdiction == Jurisdiction::HongKong
        || unit == "项" && rel == "该" && !after.starts_with(['规', '所', '第', '中'])
        || matches!(rel, "前" | "上") && before.ends_with(['以', '之', '目', '提', '年', '从', '當', '当', '面', '账', '帳'])
        || rel == "本" && before.ends_with(['基', '成', '资', '資', '根'])
        || rel == "同" && ((before.ends_with(['合', '不', '相', '共', '如']) && !before.ends_with("符合")) || after.starts_with(['件']));
    if ambiguous {
        return None;
    }
    let level = level(unit, jurisdiction)?;
    let count = found.name("count").and_then(|m| value(m.as_str())).map_or(1, Number::main);
    Some(match rel {
        "前" | "上" => What::Relative { level, count, back: true },
        _ if count > 1 => return None,
        "本" => What::Relative { level, count: 1, back: false },
        _ => What::Again(level),
    })
}

/// 5及6, 二、三, 10至14, 2A及2B: each of one level.
fn many(list: &str, level: Level) -> Option<What> {
    let mut targets = Vec::new();
    let mut rest = list;
    let mut range = false;
    loop {
        let end = rest.find(['、', '及', '或', '和', '至', '到']).unwrap_or(rest.len());
        let (one, after) = rest.split_at(end);
        let one = one.trim().trim_start_matches('第').trim();
        targets.push((vec![(level, lettered(one).or_else(|| value(one))?)], range));
        let Some(sign) = after.chars().next() else { break };
        range = matches!(sign, '至' | '到');
        rest = after.get(sign.len_utf8()..)?;
    }
    Some(What::Many(targets))
}

/// 第5(1)(a)及(b)條: what stands behind 及 takes over the steps before its own.
fn hong_kong(section: Option<&str>, brackets: &str, more: &str, unit: &str) -> Option<What> {
    let outer: Vec<(Level, Number)> = match section {
        Some(section) => vec![(Level::Article, lettered(section)?)],
        None => Vec::new(),
    };
    let lowest = if unit == "段" {
        Level::Subparagraph
    } else if matches!(unit, "節" | "节") {
        Level::Item
    } else {
        Level::Paragraph
    };
    let mut last: Vec<(Level, Number)> = outer.iter().copied().chain(bracketed(brackets, lowest)?).collect();
    let mut targets = vec![(last.clone(), false)];
    let mut rest = more;
    while let Some(sign) = rest.chars().next() {
        rest = rest.get(sign.len_utf8()..)?;
        let end = rest.find(['、', '及', '或', '和', '至', '到']).unwrap_or(rest.len());
        let digits = rest.starts_with('(') && rest.get(1..)?.starts_with(|c: char| c.is_ascii_digit());
        let first = if digits { Level::Paragraph } else { last.last()?.0.max(lowest) };
        let inner = bracketed(rest.get(..end)?, first)?;
        let outermost = inner.first()?.0;
        last.retain(|(level, _)| *level < outermost);
        last.extend(inner);
        targets.push((last.clone(), matches!(sign, '至' | '到')));
        rest = rest.get(end..)?;
    }
    Some(if targets.len() == 1 { What::Steps(last) } else { What::Many(targets) })
}

/// (1)(a)(i): subsection, paragraph, subparagraph. A letter is never a subsection; `(i)` is a letter among paragraphs and a roman number below.
fn bracketed(brackets: &str, lowest: Level) -> Option<Vec<(Level, Number)>> {
    let mut level = lowest;
    let mut steps = Vec::new();
    for inner in brackets.split(['(', ')']).filter(|inner| !inner.is_empty()) {
        if inner.starts_with(|c: char| c.is_ascii_lowercase()) {
            level = level.max(Level::Subparagraph);
        }
        let numbers = leading_mark(&format!("({inner})"), Lang::En)?.numbers();
        steps.push((level, *if level == Level::Subparagraph { numbers.last() } else { numbers.first() }?));
        level = level.below();
    }
    (!steps.is_empty()).then_some(steps)
}

/// 8A, 12ZB, 12; nothing but digits and capitals.
fn lettered(section: &str) -> Option<Number> {
    let letters = section.trim_start_matches(|c: char| c.is_ascii_digit());
    Number::new(section.strip_suffix(letters)?.parse().ok()?).lettered(letters)
}

fn level(unit: &str, jurisdiction: Jurisdiction) -> Option<Level> {
    Some(match (unit, jurisdiction) {
        ("条" | "條", _) => Level::Article,
        ("款", Jurisdiction::Taiwan) => Level::Subparagraph,
        ("款", _) => Level::Paragraph,
        ("项" | "項", Jurisdiction::Taiwan) => Level::Paragraph,
        ("段", _) | ("项" | "項", _) => Level::Subparagraph,
        ("目", _) => Level::Item,
        ("编" | "編" | "部" | "部分", _) => Level::Part,
        ("分编" | "分編", _) => Level::Subpart,
        ("章", _) => Level::Chapter,
        ("节" | "節" | "分部", _) => Level::Section,
        ("次分部", _) => Level::Subsection,
        _ => return None,
    })
}

fn value(numeral: &str) -> Option<Number> {
    let value = digits_value(numeral).or_else(|| chinese_value(numeral))?;
    u32::try_from(value).ok().map(Number::new)
}

/// Whether what stands behind `before` is a short name that it gives: 以下简称本法.
pub(super) fn gives_alias(before: &str) -> bool {
    let before = before.trim_end_matches(['“', '"', '「', '《', '为', '為']);
    ["简称", "簡稱", "下称", "下稱"].iter().any(|word| before.ends_with(word))
}

/// The words without a short name in brackets at their end: 公司法（以下簡稱本法）.
pub(super) fn without_alias(before: &str) -> &str {
    let Some(inner) = before.trim_end().strip_suffix(['）', ')']) else { return before };
    let Some(open) = inner.rfind(['（', '(']) else { return before };
    let alias = inner.get(open..).is_some_and(|alias| alias.contains(['称', '稱']));
    if alias { before.get(..open).unwrap_or(before).trim_end() } else { before }
}

/// The bare name of an instrument right before byte `at`: 刑法 of 依照刑法第十二条. Its start.
pub(super) fn name_before(text: &str, at: usize) -> Option<usize> {
    const KINDS: [&str; 12] = ["法典", "法", "条例", "條例", "办法", "辦法", "规定", "規定", "规则", "規則", "细则", "細則"];
    const NONE: [&str; 22] = [
        "方法", "做法", "办法", "辦法", "规定", "規定", "规则", "規則", "无法", "依法", "司法", "执法", "违法", "合法", "非法", "用法",
        "条例", "條例", "细则", "細則", "本法", "同法",
    ];
    const TIES: [&str; 34] = [
        "依照", "按照", "根据", "根據", "依据", "依據", "违反", "違反", "符合", "属于", "屬於", "适用", "適用", "准用", "準用", "参照",
        "參照", "对照", "具有", "触犯", "构成", "援引", "以及", "或者", "的", "之", "和", "与", "與", "或", "及", "、", "由", "向",
    ];
    let before = without_alias(text.get(..at)?);
    let at = before.len();
    let run_len: usize = before.chars().rev().take(24).take_while(|c| is_han(*c)).map(char::len_utf8).sum();
    let run = before.get(at - run_len..)?;
    KINDS.iter().find(|kind| run.ends_with(**kind))?;
    // The 和 of 共和国 ties nothing.
    let ties = run.replace("共和国", "共同国").replace("共和國", "共同國");
    let tied = TIES.iter().filter_map(|tie| ties.rfind(tie).map(|at| at + tie.len())).max().unwrap_or(0);
    let name = run.get(tied..)?;
    let name = ["依", "按", "除", "有", "经", "对", "在", "因", "如"].iter().find_map(|tie| name.strip_prefix(tie)).unwrap_or(name);
    // 本辦法依公司法第七條 is made under that law.
    let name = if name.starts_with('本') { name.rsplit_once(['依', '按']).map_or(name, |(_, name)| name) } else { name };
    let sure = !NONE.contains(&name) && !name.starts_with(['本', '同', '该', '該']) && name.chars().count() >= 2;
    sure.then_some(at - name.len())
}
