//! Whose law a text is, and in which way it numbers its provisions.

use super::line::Line;
use super::telling::cites;
use crate::instrument::{Jurisdiction, Level};
use crate::mark::{Form, MarkKind};
use crate::text::{Lang, is_han, simplify};
use regex::Regex;
use std::sync::LazyLock;

/// How a text numbers its main provisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Scheme {
    /// 第一条, Article 1.
    Articles,
    /// English `Section 1` where there is no article.
    SectionArticles,
    /// 1. Short title, as in Hong Kong.
    Sections,
    /// 4.1.2.
    Decimal,
    /// 一、 （一） 1.
    Points,
    /// No numbers at all.
    #[default]
    Plain,
    /// What stands inside an article, quoted without it.
    Inner,
}

/// Bytes from which the jurisdiction is told.
const SAMPLE: usize = 30_000;

/// Whose law it is, from script and from words that only one place uses.
pub(super) fn jurisdiction(text: &str, lang: Lang) -> Jurisdiction {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let sample = text.get(..end).unwrap_or(text);
    let count = |words: &[&str]| words.iter().map(|word| sample.matches(word).count()).sum::<usize>();
    match lang {
        Lang::Zh if !is_traditional(sample) => Jurisdiction::Mainland,
        Lang::Zh => {
            let own_law = count(&["本法"]) - count(&["本法律"]);
            let headed = HEADED.find_iter(sample).count();
            let tw = 10 * headed
                + own_law
                + count(&["中華民國", "臺灣", "新臺幣", "行政院", "主管機關", "本辦法", "本規則", "準用", "本條例", "本標準"]);
            let hk = count(&["香港", "憲報", "法律公告", "章)", "第(1)款", "處長", "——"])
                + 3 * count(&["第1部"])
                + 2 * count(&["\n(a) ", "\n(1) "]);
            let mo = 3 * count(&["澳門特別行政區", "澳門元", "行政長官"]) + count(&["本法律", "行政法規"]);
            likeliest([(Jurisdiction::Taiwan, tw.max(1)), (Jurisdiction::HongKong, hk), (Jurisdiction::Macau, mo)])
        }
        Lang::En => {
            let peoples = count(&["People's Republic of China", "People’s Republic of China"]);
            let tw = count(&["Republic of China"]) - peoples + count(TAIWAN);
            let hk = 2 * count(&["Ordinance", "Hong Kong", "L.N.", "Gazette"]);
            let mo = 3 * count(&["Macao Special", "Macau", "MOP"]);
            let cn = 1 + 2 * (peoples + count(MAINLAND)) + count(&["this Law", "these Measures", "ormulated", "the State "]);
            likeliest([(Jurisdiction::Mainland, cn), (Jurisdiction::Taiwan, tw), (Jurisdiction::HongKong, hk), (Jurisdiction::Macau, mo)])
        }
    }
}

/// What English translations of Taiwan's law say and those of the mainland hardly do,
const TAIWAN: &[&str] = &[
    "Taiwan",
    "R.O.C.",
    " ROC",
    "(ROC)",
    "NT$",
    "Executive Yuan",
    "Legislative Yuan",
    "Judicial Yuan",
    "Control Yuan",
    "Examination Yuan",
    " Act ",
    " Act.",
    " Act,",
    "Act\n",
    "ubparagraph",
    "he preceding Paragraph",
    "he preceding Article",
    "ompetent authority",
    "pursuant to Article",
    "pursuant to Paragraph",
    "pursuant to the ",
    "promulgat",
    "ounty (city)",
    "pecial municipal",
];

/// and the other way round.
const MAINLAND: &[&str] = &[
    "State Council",
    "eople's government",
    "eople’s government",
    "eople's Government",
    "eople’s Government",
    "eople's Congress",
    "eople’s Congress",
    "eople's Court",
    "eople’s Court",
    "county level",
];

/// Articles as Taiwan prints their heads: 第 12-1 條 alone on its line.
static HEADED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^第\s?\d+(?:-\d+)?\s?條").expect("a regular expression"));

/// The one with the most; of equal ones the first.
fn likeliest<const N: usize>(places: [(Jurisdiction, usize); N]) -> Jurisdiction {
    let first = (Jurisdiction::Mainland, 0);
    places.into_iter().fold(first, |best, place| if place.1 > best.1 { place } else { best }).0
}

/// Whether a text is written in traditional characters.
fn is_traditional(sample: &str) -> bool {
    let head: String = sample.chars().filter(|c| is_han(*c)).take(1_000).collect();
    let changed = head.chars().zip(simplify(&head).chars()).filter(|(a, b)| a != b).count();
    changed * 60 > head.len()
}

/// How a run of lines numbers its provisions.
pub(super) fn scheme(lines: &[Line], jurisdiction: Jurisdiction) -> Scheme {
    let (mut articles, mut sections, mut decimals, mut dotted, mut headings) = (0, 0, 0, 0, 0);
    for kind in lines.iter().filter_map(Line::kind) {
        match kind {
            MarkKind::Article(_) => articles += 1,
            MarkKind::Heading(level, Some(_)) => {
                headings += 1;
                sections += usize::from(*level == Level::Section);
            }
            MarkKind::List(list) => match list.readings().first() {
                Some((Form::Decimal, _)) => decimals += 1,
                Some((Form::DigitDot, _)) => dotted += 1,
                _ => {}
            },
            _ => {}
        }
    }
    match () {
        () if articles > 0 => Scheme::Articles,
        () if jurisdiction == Jurisdiction::HongKong && dotted > 0 => Scheme::Sections,
        () if sections > 1 && sections == headings => Scheme::SectionArticles,
        () if decimals > 2 => Scheme::Decimal,
        () if lines.iter().any(|line| matches!(line.kind(), Some(MarkKind::List(_) | MarkKind::Heading(..)))) => Scheme::Points,
        () => Scheme::Plain,
    }
}

/// How quoted lines number their provisions: as articles, or as what stands inside one.
pub(super) fn quoted_scheme(lines: &[Line], jurisdiction: Jurisdiction, text: &str) -> Scheme {
    let article = |line: &Line| matches!(line.kind(), Some(MarkKind::Article(_))) && !cites(line, text);
    let first = lines.first().and_then(Line::kind);
    let section = matches!(first, Some(MarkKind::List(list)) if list.readings().first().is_some_and(|(form, _)| *form == Form::DigitDot));
    match () {
        () if lines.iter().any(article) => Scheme::Articles,
        () if jurisdiction == Jurisdiction::HongKong && section => Scheme::Sections,
        () => Scheme::Inner,
    }
}

/// Whether most articles of a run stand alone on their line with a short title on the next.
pub(super) fn has_rubrics(lines: &[Line], text: &str) -> bool {
    let (mut alone, mut titled) = (0usize, 0usize);
    for pair in lines.windows(2) {
        if matches!(pair[0].kind(), Some(MarkKind::Article(_))) && pair[0].rest().is_empty() {
            alone += 1;
            titled += usize::from(is_title(&pair[1], text));
        }
    }
    alone > 1 && titled * 2 > alone
}

/// Whether a line has the look of a title: short, no mark, no sign that ends a sentence.
pub(super) fn is_title(line: &Line, text: &str) -> bool {
    let words = line.span.slice(text);
    // No character is narrower than three quarters of its bytes.
    if line.mark.is_some() || words.len() > 120 {
        return false;
    }
    let width: usize = words.chars().map(|c| if c.is_ascii() { 1 } else { 3 }).sum();
    let first = words.chars().next();
    width <= 90
        && !words.contains(['，', '。', '：', '；', ';'])
        && !(words.contains(is_han) && words.contains([',', ':']))
        && (!words.ends_with(['.', ':', ',']) || words.ends_with("etc."))
        && first.is_some_and(|c| !c.is_lowercase() && !matches!(c, '（' | '(' | '[' | '“' | '"' | '—'))
        && is_titled(words)
}

/// Whether English words are set as a title: few, or mostly with capitals. Other words always are.
fn is_titled(words: &str) -> bool {
    let long: Vec<&str> = words.split_whitespace().filter(|word| word.len() > 3 && word.is_ascii()).collect();
    let capitals = long.iter().filter(|word| word.starts_with(|c: char| !c.is_lowercase())).count();
    words.split_whitespace().count() <= 6 || capitals * 2 > long.len() || long.is_empty()
}
