//! English citations: Article 12(2), paragraph 2 of Article 12, Articles 3 and 5 to 7, the preceding paragraph, section 5(1)(a).

use super::target::{Citation, Target};
use crate::instrument::{Jurisdiction, Level, Number};
use crate::mark::leading_mark;
use crate::text::numeral::{english_value, ordinal_value, roman_value};
use crate::text::{Lang, Span};
use regex::{Captures, Regex};
use std::sync::LazyLock;

const UNIT: &str = r"(?i:articles?|arts?\.|sections?|subsections?|paragraphs?|sub-?paragraphs?|items?|chapters?|parts?|divisions?)";
const ONE: &str = r"\d+(?:-\d+)*[A-Z]?(?:\((?:\d+[A-Z]?|[a-zA-Z]|[ivx]+)\))*|(?:\((?:\d+[A-Z]?|[a-zA-Z]|[ivxIVX]+)\))+|[IVXLC]+\b|(?i:one|two|three|four|five|six|seven|eight|nine|ten)\b";
const SEPARATOR: &str = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and/or|and|or|to|through)\s+|\s*[–~-]\s*)";

/// A unit with its numbers, an ordinal with its unit, or a relative one.
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"\b(?P<unit>{UNIT})\s+(?P<list>(?:{ONE})(?:{SEPARATOR}(?:{ONE}))*)|\bthe\s+(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?P<ordunit>(?i:paragraph|subparagraph|item))\b|\b(?i:the\s+)?(?P<rel>(?i:preceding|foregoing|previous|this|the same))\s+(?P<count>(?i:two|three|four|five|six)\s+)?(?P<relunit>(?i:article|section|paragraph|subsection|sub-?paragraph|item|chapter|part|division))s?\b"
    );
    Regex::new(&pattern).expect("the citation rules are a regular expression")
});

static ONE_OF_LIST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("(?P<range>to\\s+|through\\s+|[–~-]\\s*)?(?P<one>{ONE})")).expect("a regular expression"));

/// Another instrument named behind the citation: of the Cybersecurity Law of the People's Republic of China.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^\s+(?:of|under)\s+(?:the\s+)?["“]?(?P<title>(?:(?:[A-Z][\w'’-]*|of|on|for|and|the|to|in|\(|\))[\s)"”]+){0,14}?(?:Law|Act|Regulations?|Measures|Ordinance|Code|Provisions|Rules|Constitution)\b(?:\s\((?:Model Text|Trial|Interim)\))?)"#).expect("a regular expression")
});

/// One group of words, with the targets that it names at its own level.
struct Group {
    span: Span,
    targets: Vec<(Target, Option<Target>)>,
}

pub(super) fn find(text: &str, jurisdiction: Jurisdiction, marks: &[usize]) -> Vec<Citation> {
    let groups = GROUP.captures_iter(text).filter_map(|found| group(&found, jurisdiction));
    let groups: Vec<Group> = groups.filter(|group| marks.binary_search(&group.span.start).is_err()).collect();
    let mut citations = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let mut end = at + 1;
        while end < groups.len() && joins(&groups[end - 1..], text) {
            end += 1;
        }
        join(&groups[at..end], text, &mut citations);
        at = end;
    }
    citations
}

/// Whether the first two groups are one citation: paragraph 2 *of* Article 12, Article 12*,* paragraph 2, Subparagraph 2*,* Paragraph 1 of Article 3.
fn joins(groups: &[Group], text: &str) -> bool {
    let [a, b, rest @ ..] = groups else { return false };
    let inner = |group: &Group| group.targets.last().and_then(|(target, _)| target.level());
    let outer = |group: &Group| {
        group
            .targets
            .first()
            .and_then(|(target, _)| target.from_here.map(|here| here.level).or(target.steps.first().map(|step| step.level())))
    };
    let between = |a: &Group, b: &Group| Span::new(a.span.end, b.span.start).slice(text).to_owned();
    let single = a.targets.len() == 1 && b.targets.len() == 1;
    match between(a, b).trim_matches(' ') {
        "of" | "in" | "under" => outer(b) < outer(a),
        // What is of something else belongs to that, not to what stands before.
        "," if inner(a) < outer(b) => !rest.first().is_some_and(|c| between(b, c).trim() == "of" && outer(c) < outer(b)),
        "," => outer(b) < outer(a) && single,
        "" => inner(a) < outer(b),
        _ => false,
    }
}

/// Puts the groups of one citation together, the outermost level first.
fn join(groups: &[Group], text: &str, citations: &mut Vec<Citation>) {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return };
    let mut ordered: Vec<&Group> = groups.iter().collect();
    ordered.sort_by_key(|group| group.targets.first().and_then(|(target, _)| target.level()));
    let mut outer: Option<Target> = None;
    for (at, group) in ordered.iter().enumerate() {
        let grown: Vec<(Target, Option<Target>)> = group
            .targets
            .iter()
            .map(|(target, to)| (within(outer.as_ref(), target), to.as_ref().map(|to| within(outer.as_ref(), to))))
            .collect();
        if at + 1 < ordered.len() {
            outer = grown.into_iter().next().map(|(target, _)| target);
            continue;
        }
        let span = Span::new(first.span.start, last.span.end);
        let named = NAMED.captures(text.get(span.end..).unwrap_or_default());
        let title = named.as_ref().and_then(|found| found.name("title")).map(|title| title.as_str().trim().to_owned());
        let span = Span::new(span.start, named.and_then(|found| found.get(0)).map_or(span.end, |found| span.end + found.end()));
        citations.extend(grown.into_iter().map(|(target, to)| Citation { span, instrument: title.clone(), target, to }));
    }
}

fn within(outer: Option<&Target>, inner: &Target) -> Target {
    match outer {
        Some(outer) if inner.from_here.is_none() => {
            Target { from_here: outer.from_here, steps: outer.steps.iter().chain(&inner.steps).copied().collect() }
        }
        _ => inner.clone(),
    }
}

fn group(found: &Captures<'_>, jurisdiction: Jurisdiction) -> Option<Group> {
    let whole = found.get(0)?;
    let span = Span::new(whole.start(), whole.end());
    let text_of = |name| found.name(name).map(|m| m.as_str());
    let targets = if let Some(unit) = text_of("unit") {
        listed(level(unit, jurisdiction)?, text_of("list")?, jurisdiction)
    } else if let Some(unit) = text_of("ordunit") {
        let number = Number::new(u32::try_from(ordinal_value(text_of("ordinal")?)?).ok()?);
        vec![(Target::at(Vec::new()).then(level(unit, jurisdiction)?, number), None)]
    } else {
        let level = level(text_of("relunit")?, jurisdiction)?;
        let back = !matches!(text_of("rel")?.to_ascii_lowercase().as_str(), "this" | "the same");
        let count = text_of("count").and_then(|count| english_value(count.trim())).unwrap_or(1) as u32;
        (1..=count).rev().map(|nth| (Target::relative(level, if back { nth } else { 0 }), None)).collect()
    };
    Some(Group { span, targets })
}

/// Targets of one list.
const LONGEST: usize = 64;

/// 3, 5 and 7 to 9, each at `level`; what begins with a bracket takes over the steps before it: Articles 3(1) and (2).
fn listed(level: Level, list: &str, jurisdiction: Jurisdiction) -> Vec<(Target, Option<Target>)> {
    let mut targets: Vec<(Target, Option<Target>)> = Vec::new();
    for found in ONE_OF_LIST.captures_iter(list).take(LONGEST) {
        let Some(one) = found.name("one").map(|one| one.as_str()) else { continue };
        let before = targets
            .last()
            .map(|(target, to)| to.as_ref().unwrap_or(target))
            .filter(|before| one.starts_with('(') && before.steps.len() > 1);
        let target = match before {
            Some(before) => one_target(Level::Paragraph, one, jurisdiction)
                .map(|inner| Target::at(vec![before.steps[0]].into_iter().chain(inner.steps).collect())),
            None => one_target(level, one, jurisdiction),
        };
        let Some(target) = target else { continue };
        match targets.last_mut() {
            Some((_, to @ None)) if found.name("range").is_some() => *to = Some(target),
            _ => targets.push((target, None)),
        }
    }
    targets
}

/// 12(2)(c): the brackets lead inwards.
fn one_target(level: Level, text: &str, jurisdiction: Jurisdiction) -> Option<Target> {
    let head = text.find('(').unwrap_or(text.len());
    let mut level = level;
    let mut target = Target::at(Vec::new());
    if head > 0 {
        target = target.then(level, plain_number(text.get(..head)?)?);
        level = if level == Level::Article { Level::Paragraph } else { level.below() };
    }
    for inner in text.get(head..)?.split(['(', ')']).filter(|inner| !inner.is_empty()) {
        let numbers = leading_mark(&format!("({inner})"), Lang::En)?.numbers();
        let lettered = jurisdiction == Jurisdiction::HongKong && level == Level::Subparagraph;
        // Article 12(a) leaves out the paragraph.
        if level == Level::Paragraph && inner.starts_with(|c: char| c.is_ascii_alphabetic()) && head > 0 {
            level = Level::Subparagraph;
        }
        target = target.then(level, *if lettered { numbers.last() } else { numbers.first() }?);
        level = level.below();
    }
    Some(target)
}

fn plain_number(text: &str) -> Option<Number> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        let number = Number::new(text.get(..digits)?.parse().ok()?);
        let rest = text.get(digits..)?;
        if let Some(letter) = rest.bytes().next().filter(u8::is_ascii_uppercase) {
            return Some(number.inserted(u32::from(letter - b'A') + 1));
        }
        return rest.split('-').filter(|part| !part.is_empty()).try_fold(number, |number, part| Some(number.inserted(part.parse().ok()?)));
    }
    let value = roman_value(text).or_else(|| english_value(text))?;
    u32::try_from(value).ok().map(Number::new)
}

fn level(unit: &str, jurisdiction: Jurisdiction) -> Option<Level> {
    let unit = unit.to_ascii_lowercase().replace('-', "");
    let hong_kong = jurisdiction == Jurisdiction::HongKong;
    Some(match unit.trim_end_matches(['s', '.']) {
        "article" | "art" => Level::Article,
        "section" if hong_kong => Level::Article,
        "section" | "division" => Level::Section,
        "subsection" if hong_kong => Level::Paragraph,
        "subsection" => Level::Subsection,
        "paragraph" if hong_kong => Level::Subparagraph,
        "paragraph" => Level::Paragraph,
        "subparagraph" if hong_kong => Level::Item,
        "subparagraph" => Level::Subparagraph,
        "item" if matches!(jurisdiction, Jurisdiction::Taiwan | Jurisdiction::HongKong) => Level::Item,
        "item" => Level::Subparagraph,
        "chapter" => Level::Chapter,
        "part" => Level::Part,
        _ => return None,
    })
}
