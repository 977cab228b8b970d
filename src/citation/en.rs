//! English citations: Article 12(2), paragraph 2 of Article 12, Articles 3 and 5 to 7, the preceding paragraph, section 5(1)(a).

use super::target::{Citation, Target};
use crate::instrument::{Jurisdiction, Level, Number};
use crate::mark::leading_mark;
use crate::text::numeral::{english_value, ordinal_value, roman_value};
use crate::text::{Lang, Span};
use regex::{Captures, Regex};
use std::sync::LazyLock;

const UNIT: &str =
    r"(?i:articles?|arts?\.|sections?|subsections?|paragraphs?|sub-?paragraphs?|items?|chapters?|parts?|divisions?|subdivisions?)";
const ONE: &str = r"\d+(?:-\d+)*[A-Z]{0,2}(?:\.\d{1,2}\b)?(?:\((?:\d+[A-Z]{0,2}|[a-zA-Z]|[ivx]+)\))*|(?:\((?:\d+[A-Z]{0,2}|[a-zA-Z]|[ivxIVX]+)\))+|[IVXLC]+\b|(?i:one|two|three|four|five|six|seven|eight|nine|ten)\b";
const SEPARATOR: &str = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and/or|and|or|to|through)\s+|\s*[–~-]\s*)";

/// A unit with its numbers, an ordinal with its unit, or a relative one.
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    let units = "(?i:article|section|paragraph|subsection|sub-?paragraph|item|chapter|part|division|subdivision)";
    let counts = "(?i:two|three|four|five|six)";
    let ordinals = "(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)";
    let pattern = [
        format!(r"\b(?P<unit>{UNIT})\s+(?P<list>(?:{ONE})(?:{SEPARATOR}(?:{ONE}))*)"),
        format!(r"\b(?i:the)\s+(?P<ordinal>{ordinals})\s+(?P<ordunit>(?i:paragraph|subparagraph|item))\b"),
        format!(
            r"\b(?i:the\s+)?(?:(?P<before>{counts})\s+)?(?P<rel>(?i:preceding|foregoing|previous|above(?:-mentioned)?|aforementioned|aforesaid|this|the same|that))\s+(?:(?P<count>{counts})\s+)?(?P<relunit>{units})s?\b"
        ),
    ];
    Regex::new(&pattern.join("|")).expect("the citation rules are a regular expression")
});

static ONE_OF_LIST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("(?P<range>to\\s+|through\\s+|[–~-]\\s*)?(?P<one>{ONE})")).expect("a regular expression"));

/// Another instrument named behind the citation: of the Cybersecurity Law of the People's Republic of China.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let kind = "(?:Law|Act|Regulations?|Measures|Ordinance|Code|Provisions|Rules|Constitution|Decision|Interpretation|Notice)";
    let word = r"(?:[A-Z][\w'’-]*|\([A-Z][a-z]+\))";
    let small = "(?:of|on|for|and|the|to|in|governing|concerning|against)";
    let pattern = format!(
        r#"^\s+(?:of|under)\s+(?:(?P<that>that|the same)\s+{kind}\b|(?:the\s+)?["“]?(?P<title>(?:{word}\s+(?:{small}\s+)*){{0,12}}?{kind}\b(?:\s+(?:{small}\s+)+{word}(?:\s+(?:{small}\s+)*{word}){{0,12}})?))"#
    );
    Regex::new(&pattern).expect("a regular expression")
});

/// One group of words, with the targets that it names at its own level.
struct Group {
    span: Span,
    targets: Vec<(Target, Option<Target>)>,
    /// The words mean what was named last: the same Article.
    again: bool,
}

pub(super) fn find(text: &str, jurisdiction: Jurisdiction, marks: &[usize]) -> Vec<Citation> {
    let groups = GROUP.captures_iter(text).filter_map(|found| group(&found, jurisdiction));
    let groups: Vec<Group> = groups.filter(|group| marks.binary_search(&group.span.start).is_err()).collect();
    let mut citations: Vec<Citation> = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let mut end = at + 1;
        while end < groups.len() && joins(&groups[end - 1..], text) {
            end += 1;
        }
        join(&groups[at..end], text, &mut citations);
        at = end;
    }
    neighbours(citations, text)
}

/// Article 12 and Article 15 of the Seed Law are both of that law; Article 12 to Article 15 is a range.
fn neighbours(citations: Vec<Citation>, text: &str) -> Vec<Citation> {
    let mut kept: Vec<Citation> = Vec::with_capacity(citations.len());
    for mut before in citations.into_iter().rev() {
        if let Some(here) = kept.last_mut() {
            let alike =
                before.target.level() == here.target.level() && before.target.from_here.is_none() && here.target.from_here.is_none();
            match Span::new(before.span.end, here.span.start).slice(text).trim() {
                "to" | "through" if alike && before.to.is_none() && here.to.is_none() => {
                    here.to = Some(std::mem::replace(&mut here.target, before.target));
                    here.span = Span::new(before.span.start, here.span.end);
                    continue;
                }
                "and" | "or" | "," if alike && before.instrument.is_none() => before.instrument.clone_from(&here.instrument),
                _ => {}
            }
        }
        kept.push(before);
    }
    kept.reverse();
    kept
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
        "," => outer(b) < outer(a) && b.targets.len() == 1 && (single || inner(a) > Some(Level::Paragraph)),
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
        let title = named.as_ref().and_then(|found| found.name("title")).map(|title| (own_title(title.as_str()), title.start()));
        let that = named.as_ref().filter(|found| found.name("that").is_some());
        let end = title.map(|(title, start)| start + title.len()).or(that.and_then(|found| found.get(0)).map(|found| found.end()));
        let title = match that {
            Some(_) => citations.iter().rev().find_map(|citation| citation.instrument.clone()),
            None => title.map(|(title, _)| title.to_owned()),
        };
        let span = Span::new(span.start, span.end + end.unwrap_or(0));
        for (target, to) in grown {
            let target = again(target, &ordered, citations);
            citations.push(Citation { span, instrument: title.clone(), target, to });
        }
    }
}

/// A title without the next citation: the Postal Law and Article 7 of …
fn own_title(title: &str) -> &str {
    let next = [" and ", " or "]
        .iter()
        .flat_map(|and| ["Article", "Section", "Paragraph", "Chapter", "Item", "Part"].map(|unit| format!("{and}{unit}")));
    let end = next.filter_map(|next| title.find(&next)).min().unwrap_or(title.len());
    title.get(..end).unwrap_or(title).trim_end()
}

/// Paragraph 3 of the same Article: the article that was named last.
fn again(target: Target, groups: &[&Group], citations: &[Citation]) -> Target {
    let here = target.from_here.filter(|here| here.back == 0 && groups.iter().any(|group| group.again));
    let Some(level) = here.map(|here| here.level) else { return target };
    let named = citations.iter().rev().map(|citation| citation.to.as_ref().unwrap_or(&citation.target));
    match named.into_iter().find(|last| last.steps.iter().any(|step| step.level() == level)) {
        Some(last) => Target { steps: last.until(level).steps.into_iter().chain(target.steps).collect(), from_here: last.from_here },
        None => target,
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
    let mut again = false;
    let targets = if let Some(unit) = text_of("unit") {
        listed(level(unit, jurisdiction)?, text_of("list")?, jurisdiction)
    } else if let Some(unit) = text_of("ordunit") {
        let number = Number::new(u32::try_from(ordinal_value(text_of("ordinal")?)?).ok()?);
        vec![(Target::at(Vec::new()).then(level(unit, jurisdiction)?, number), None)]
    } else {
        let level = level(text_of("relunit")?, jurisdiction)?;
        let rel = text_of("rel")?.to_ascii_lowercase();
        again = matches!(rel.as_str(), "the same" | "that");
        let back = !again && rel != "this";
        let count = text_of("count").or(text_of("before")).and_then(|count| english_value(count.trim())).unwrap_or(1) as u32;
        (1..=count).rev().map(|nth| (Target::relative(level, if back { nth } else { 0 }), None)).collect()
    };
    Some(Group { span, targets, again })
}

/// Targets of one list.
const LONGEST: usize = 64;

/// 3, 5 and 7 to 9, each at `level`; what begins with a bracket takes over the steps before it: Articles 3(1) and (2).
fn listed(level: Level, list: &str, jurisdiction: Jurisdiction) -> Vec<(Target, Option<Target>)> {
    let mut targets: Vec<(Target, Option<Target>)> = Vec::new();
    for found in ONE_OF_LIST.captures_iter(list).take(LONGEST) {
        let Some(one) = found.name("one").map(|one| one.as_str()) else { continue };
        let before = targets.last().map(|(target, to)| to.as_ref().unwrap_or(target)).filter(|_| one.starts_with('('));
        let target = match before {
            Some(before) => behind(before, one, level, jurisdiction),
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

/// What begins with a bracket behind `before` takes over the steps above its own level.
fn behind(before: &Target, one: &str, level: Level, jurisdiction: Jurisdiction) -> Option<Target> {
    let digits = one.get(1..)?.starts_with(|c: char| c.is_ascii_digit());
    let own = match before.steps.first()?.level() {
        Level::Article if digits => Level::Paragraph,
        _ if digits => level,
        _ => before.level().filter(|level| *level >= Level::Subparagraph).unwrap_or(level.max(Level::Subparagraph)),
    };
    let inner = one_target(own, one, jurisdiction)?;
    Some(Target::at(before.steps.iter().copied().filter(|step| step.level() < own).chain(inner.steps).collect()))
}

/// 12(2)(c): the brackets lead inwards.
fn one_target(level: Level, text: &str, jurisdiction: Jurisdiction) -> Option<Target> {
    let head = text.find(['(', '.']).unwrap_or(text.len());
    let mut level = level;
    let mut target = Target::at(Vec::new());
    if head > 0 {
        target = target.then(level, plain_number(text.get(..head)?)?);
        level = if level == Level::Article { Level::Paragraph } else { level.below() };
    }
    // Article 28.2 is Article 28(2).
    for inner in text.get(head..)?.split(['(', ')', '.']).filter(|inner| !inner.is_empty()) {
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
        if rest.starts_with(|c: char| c.is_ascii_uppercase()) {
            return number.lettered(rest);
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
        "subsection" | "subdivision" => Level::Subsection,
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
