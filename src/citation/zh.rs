//! Chinese citations: chains of 第N条第N款第N项, lists and ranges of them, 前款 and its kin, 第5(1)(a)條 of Hong Kong.

use super::target::{Citation, Target};
use crate::instrument::{Jurisdiction, Level, Number};
use crate::text::Span;
use crate::text::numeral::{chinese_value, digits_value};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// One link of a chain, or the name of an instrument.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    const N: &str = "[〇○零一二三四五六七八九十百千两0-9０-９]+";
    let pattern = format!(
        r"(?P<title>《[^《》\n]{{1,120}}》)(?:[（(][^（）()\n]{{1,20}}[）)])?|(?P<own>本(?:法律|法|条例|條例|办法|辦法|规定|規定|细则|細則|规则|規則|解释|解釋|决定|決定|通知|章程|标准|標準|准则|準則|合同|文件))|第\s*(?P<lettered>\d+[A-Z]{{1,2}})\s*[條条]|第\s*(?P<hk>\d+[A-Z]{{0,2}})?(?P<brackets>(?:\((?:\d+[A-Z]?|[a-z]+|[A-Z])\)){{1,4}})\s*(?P<hkunit>[條条款段節节])|第\s*[（(]?\s*(?P<n>{N})(?:[-－](?P<dash>{N}))?\s*[）)]?\s*(?P<unit>[条條款项項目编編章节節])(?P<inserted>(?:之{N})*)|[（(](?P<bare>{N})[）)]\s*(?P<bareunit>[项項款目])|第\s*[（(](?P<elided>{N})[）)]|(?P<rel>[前上本该該])(?P<count>[两兩二三四五六]|[一2-9])?(?P<relunit>[条條款项項目章节節])"
    );
    Regex::new(&pattern).expect("the citation rules are a regular expression")
});

static INSERTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("之([〇○零一二三四五六七八九十百千两0-9０-９]+)").expect("a regular expression"));

/// A link as it stands in the text.
struct Link {
    span: Span,
    what: What,
}

enum What {
    Title(String),
    Own,
    Steps(Vec<(Level, Number)>),
    Relative { level: Level, count: u32, back: bool },
}

/// How a link goes on from the one before.
#[derive(PartialEq)]
enum Joint {
    /// Directly behind it.
    Chain,
    /// Behind 、 or 和.
    List,
    /// Behind 至.
    Range,
    /// Not at all.
    Break,
}

/// Targets of one list; a longer one is cut, so that its words are not repeated without end.
const LONGEST: usize = 64;

pub(super) fn find(text: &str, jurisdiction: Jurisdiction, marks: &[usize]) -> Vec<Citation> {
    let mut citations = Vec::new();
    let mut run = Run::default();
    for link in LINK.captures_iter(text).filter_map(|found| link(&found, text, jurisdiction)) {
        if marks.binary_search(&link.span.start).is_ok() || run.targets.len() >= LONGEST {
            run.finish(&mut citations);
        }
        if marks.binary_search(&link.span.start).is_ok() {
            continue;
        }
        let joint = run.end.map_or(Joint::Break, |end| joint(Span::new(end, link.span.start).slice(text)));
        run.take(link, joint, &mut citations);
    }
    run.finish(&mut citations);
    citations
}

fn joint(between: &str) -> Joint {
    // Nothing is cited over the end of a line.
    if between.contains(['\n', '\r']) {
        return Joint::Break;
    }
    match between.trim() {
        "" => Joint::Chain,
        "、" | "和" | "与" | "與" | "或" | "或者" | "及" | "以及" | "，" | ",第" => Joint::List,
        "至" | "到" | "～" | "—" | "-" => Joint::Range,
        _ => Joint::Break,
    }
}

/// A list of citations that share their words.
#[derive(Default)]
struct Run {
    start: usize,
    end: Option<usize>,
    instrument: Option<String>,
    /// A name was read and no provision behind it yet.
    named: bool,
    targets: Vec<(Target, Option<Target>)>,
}

impl Run {
    fn take(&mut self, link: Link, joint: Joint, citations: &mut Vec<Citation>) {
        let (start, end) = (link.span.start, link.span.end);
        let names = matches!(link.what, What::Title(_) | What::Own);
        if joint == Joint::Break || names || self.named && joint != Joint::Chain {
            self.finish(citations);
            self.start = start;
        }
        match link.what {
            What::Title(title) => (self.instrument, self.named) = (Some(title), true),
            What::Own => (self.instrument, self.named) = (None, true),
            What::Steps(steps) => {
                self.named = false;
                let next = steps.into_iter().fold(Target::at(Vec::new()), |target, (level, number)| target.then(level, number));
                self.add(next, &joint);
            }
            What::Relative { level, count, back } => {
                self.named = false;
                for nth in (1..=count).rev() {
                    self.targets.push((Target::relative(level, if back { nth } else { 0 }), None));
                }
            }
        }
        self.end = Some(end);
    }

    fn add(&mut self, next: Target, joint: &Joint) {
        let Some((last, to)) = self.targets.last_mut() else { return self.targets.push((next, None)) };
        if *joint == Joint::Range && to.is_none() {
            *to = Some(last.inherit(next));
            return;
        }
        let inner = to.as_mut().unwrap_or(last);
        match joint {
            // 第十二条 第二款: one chain grows inwards.
            Joint::Chain if inner.level() < next.steps.first().map(|step| step.level()) => inner.steps.extend(next.steps),
            _ => {
                let next = inner.inherit(next);
                self.targets.push((next, None));
            }
        }
    }

    fn finish(&mut self, citations: &mut Vec<Citation>) {
        if let Some(end) = self.end {
            for (target, to) in std::mem::take(&mut self.targets) {
                citations.push(Citation { span: Span::new(self.start, end), instrument: self.instrument.clone(), target, to });
            }
        }
        *self = Self::default();
    }
}

fn link(found: &Captures<'_>, text: &str, jurisdiction: Jurisdiction) -> Option<Link> {
    let whole = found.get(0)?;
    let span = Span::new(whole.start(), whole.end());
    let text_of = |name| found.name(name).map(|m| m.as_str());
    let what = if let Some(title) = text_of("title") {
        What::Title(title.trim_start_matches('《').trim_end_matches('》').to_owned())
    } else if text_of("own").is_some() {
        What::Own
    } else if let Some(section) = text_of("lettered") {
        What::Steps(vec![(Level::Article, lettered(section)?)])
    } else if let Some(unit) = text_of("hkunit") {
        What::Steps(hong_kong(text_of("hk"), text_of("brackets")?, unit)?)
    } else if let Some(unit) = text_of("unit") {
        let level = level(unit, jurisdiction)?;
        let mut number = value(text_of("n")?)?;
        if let Some(dash) = text_of("dash") {
            number = number.inserted(value(dash)?.main());
        }
        for nth in INSERTED.captures_iter(text_of("inserted").unwrap_or_default()) {
            number = number.inserted(value(nth.get(1)?.as_str())?.main());
        }
        What::Steps(vec![(level, number)])
    } else if let Some(number) = text_of("elided") {
        // 第（一）、（二）项: the unit stands behind the last.
        What::Steps(vec![(Level::Subparagraph, value(number)?)])
    } else if let Some(unit) = text_of("bareunit") {
        What::Steps(vec![(level(unit, jurisdiction)?, value(text_of("bare")?)?)])
    } else {
        relative(found, span, text, jurisdiction)?
    };
    Some(Link { span, what })
}

/// 前款, 前两款, 本条; but not the 本条 of 本条例 or the 前款 of 以前款.
fn relative(found: &Captures<'_>, span: Span, text: &str, jurisdiction: Jurisdiction) -> Option<What> {
    let unit = found.name("relunit")?.as_str();
    let after = text.get(span.end..)?;
    let before = text.get(..span.start)?;
    let rel = found.name("rel")?.as_str();
    let ambiguous = matches!(unit, "条" | "條") && after.starts_with(['例', '件', '约', '約', '款', '文'])
        || matches!(unit, "目" | "項" | "项") && after.starts_with(['标', '標', '目', '的'])
        || matches!(unit, "款") && after.starts_with(['项', '項'])
        || before.ends_with(['以', '之', '提', '年', '根', '基', '成', '资', '應', '应'])
        || matches!(unit, "章") && after.starts_with('程')
        || matches!(unit, "节" | "節") && after.starts_with(['约', '約', '假']);
    if ambiguous {
        return None;
    }
    let count = found.name("count").and_then(|m| value(m.as_str())).map_or(1, Number::main);
    let back = matches!(rel, "前" | "上");
    if !back && count > 1 {
        return None;
    }
    Some(What::Relative { level: level(unit, jurisdiction)?, count, back })
}

/// 第5(1)(a)條: section, subsection, paragraph, subparagraph; the brackets of 第(2)(a)款 begin at the subsection, those of 第(a)段 at the paragraph.
fn hong_kong(section: Option<&str>, brackets: &str, unit: &str) -> Option<Vec<(Level, Number)>> {
    let mut steps = Vec::new();
    if let Some(section) = section {
        steps.push((Level::Article, lettered(section)?));
    }
    let mut level = match unit {
        _ if section.is_some() => Level::Paragraph,
        "段" => Level::Subparagraph,
        "節" | "节" => Level::Item,
        _ => Level::Paragraph,
    };
    for inner in brackets.split(['(', ')']).filter(|inner| !inner.is_empty()) {
        let number = crate::mark::leading_mark(&format!("({inner})"), crate::text::Lang::En)?.numbers();
        // (i) is a letter among paragraphs and a roman number below them.
        let number = if level == Level::Subparagraph { number.last() } else { number.first() };
        steps.push((level, *number?));
        level = level.below();
    }
    Some(steps)
}

/// 8A, 12ZB; a number alone stays itself.
fn lettered(section: &str) -> Option<Number> {
    let letters = section.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = Number::new(section.strip_suffix(letters)?.parse().ok()?);
    Some(letters.bytes().fold(number, |number, letter| number.inserted(u32::from(letter.saturating_sub(b'A')) + 1)))
}

fn level(unit: &str, jurisdiction: Jurisdiction) -> Option<Level> {
    Some(match (unit, jurisdiction) {
        ("条" | "條", _) => Level::Article,
        ("款", Jurisdiction::Taiwan) => Level::Subparagraph,
        ("款", _) => Level::Paragraph,
        ("项" | "項", Jurisdiction::Taiwan) => Level::Paragraph,
        ("项" | "項", _) => Level::Subparagraph,
        ("目", _) => Level::Item,
        ("编" | "編", _) => Level::Part,
        ("章", _) => Level::Chapter,
        ("节" | "節", _) => Level::Section,
        _ => return None,
    })
}

fn value(numeral: &str) -> Option<Number> {
    let value = digits_value(numeral).or_else(|| chinese_value(numeral))?;
    u32::try_from(value).ok().map(Number::new)
}
