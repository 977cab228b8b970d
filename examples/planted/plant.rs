//! The errors that are planted: each changes one thing in a pair of texts, by rules of its own that know nothing of the checks.

use duizhao::finding::{Kind, Severity};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A pair of texts with one error.
pub struct Planted {
    pub zh: String,
    pub en: String,
    /// What was changed.
    pub what: String,
}

/// One kind of error.
pub struct Plant {
    pub name: &'static str,
    /// The kinds of findings that name it.
    pub kinds: &'static [Kind],
    /// The least severity that is right.
    pub least: Severity,
    pub plant: fn(&str, &str, &mut Chance) -> Option<Planted>,
}

/// A row of numbers that only looks like chance (xorshift, Marsaglia 2003).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        (!from.is_empty()).then(|| from[self.next(from.len())].clone())
    }
}

pub const PLANTS: [Plant; 13] = [
    Plant { name: "quantity", kinds: &[Kind::Quantity, Kind::Date], least: Severity::Error, plant: quantity },
    Plant { name: "unit", kinds: &[Kind::Unit, Kind::Quantity], least: Severity::Error, plant: unit },
    Plant { name: "bound", kinds: &[Kind::Bound], least: Severity::Error, plant: bound },
    Plant { name: "date", kinds: &[Kind::Date], least: Severity::Error, plant: date },
    Plant { name: "citation", kinds: &[Kind::Citation], least: Severity::Error, plant: citation },
    Plant { name: "modality", kinds: &[Kind::Modality], least: Severity::Error, plant: modality },
    Plant { name: "should", kinds: &[Kind::Modality], least: Severity::Warning, plant: should },
    Plant { name: "negation", kinds: &[Kind::Negation, Kind::Modality], least: Severity::Error, plant: negation },
    Plant { name: "sentence", kinds: &[Kind::Omission, Kind::Item], least: Severity::Error, plant: sentence },
    Plant { name: "item", kinds: &[Kind::Item, Kind::Omission], least: Severity::Error, plant: item },
    Plant { name: "party", kinds: &[Kind::Party, Kind::Term, Kind::Omission], least: Severity::Warning, plant: party },
    Plant { name: "term", kinds: &[Kind::Term, Kind::Omission], least: Severity::Warning, plant: term },
    Plant { name: "connective", kinds: &[Kind::Connective], least: Severity::Error, plant: connective },
];

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a regular expression")
}

/// The English with a range of bytes in other words.
fn replaced(zh: &str, en: &str, at: Range<usize>, by: &str) -> Planted {
    let old = en.get(at.clone()).unwrap_or_default();
    let near = |range: Range<usize>| en.get(range).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let from = (at.start.saturating_sub(30)..=at.start).find(|n| en.is_char_boundary(*n)).unwrap_or(0);
    let what = format!("{} [{old} → {by}]", near(from..at.start));
    let changed = format!("{}{by}{}", en.get(..at.start).unwrap_or_default(), en.get(at.end..).unwrap_or_default());
    Planted { zh: zh.to_owned(), en: changed, what }
}

/// The English behind its heading line.
fn body_at(en: &str) -> usize {
    if en.starts_with("Article") { en.find('\n').map_or(0, |at| at + 1) } else { 0 }
}

fn matches(pattern: &Regex, en: &str) -> Vec<Range<usize>> {
    let body = body_at(en);
    pattern
        .captures_iter(en)
        .filter_map(|found| found.get(1).or(found.get(2)).or(found.get(0)))
        .map(|found| found.range())
        .filter(|found| found.start >= body)
        .collect()
}

/// The word before a byte.
fn last_word(en: &str, at: usize) -> String {
    en.get(..at)
        .unwrap_or_default()
        .trim_end_matches([' ', '(', '.', ','])
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_lowercase()
}

const WORDS: [&str; 12] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty", "thirty"];

fn quantity(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i)\b(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty)\b")
    });
    let places: Vec<Range<usize>> = matches(&NUMBER, en).into_iter().filter(|at| is_amount(en, at)).collect();
    let at = chance.pick(&places)?;
    let old = en.get(at.clone())?;
    let by = match old.replace(',', "").parse::<f64>() {
        Ok(value) => match chance.next(3) {
            0 => format!("{}", value + 1.0),
            1 => format!("{}", value * 2.0 + 1.0),
            _ => format!("{}", value * 10.0),
        },
        Err(_) => chance.pick(&WORDS.iter().filter(|word| !word.eq_ignore_ascii_case(old)).collect::<Vec<_>>())?.to_string(),
    };
    Some(replaced(zh, en, at, &by))
}

/// Whether a number is no citation, mark of a list, part of a date, or part of a longer number.
fn is_amount(en: &str, at: &Range<usize>) -> bool {
    const LABELS: [&str; 30] = [
        "article",
        "articles",
        "paragraph",
        "paragraphs",
        "subparagraph",
        "subparagraphs",
        "item",
        "items",
        "section",
        "chapter",
        "no",
        "and",
        "or",
        "to",
        "preceding",
        "foregoing",
        "previous",
        "above",
        "table",
        "form",
        "attachment",
        "appendix",
        "annex",
        "schedule",
        "class",
        "type",
        "through",
        "point",
        "figure",
        "line",
    ];
    let line = en.get(..at.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let begins = line.trim_matches([' ', '(', '（', '\u{3000}']).is_empty();
    let joined = en.get(..at.start).unwrap_or_default().ends_with(['-', '.', '/', '~', '(', '（', ','])
        || en.get(at.end..).unwrap_or_default().starts_with(['-', '/', ')', '.'])
        || en.get(at.end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic()));
    let month = static_months().is_match(snippet(en, at, 14).unwrap_or_default());
    let doubled = en.get(at.end..).unwrap_or_default().trim_start().starts_with(['(', '（']);
    let scaled = ["hundred", "thousand", "million", "billion", "-"]
        .iter()
        .any(|word| en.get(at.end..).unwrap_or_default().trim_start().starts_with(word));
    !begins && !joined && !month && !doubled && !scaled && !LABELS.contains(&last_word(en, at.start).as_str())
}

fn snippet<'e>(en: &'e str, at: &Range<usize>, around: usize) -> Option<&'e str> {
    let start = (at.start.saturating_sub(around)..=at.start).find(|n| en.is_char_boundary(*n))?;
    let end = (at.end..=(at.end + around).min(en.len())).rev().find(|n| en.is_char_boundary(*n))?;
    en.get(start..end)
}

fn static_months() -> &'static Regex {
    static MONTHS: LazyLock<Regex> =
        LazyLock::new(|| regex(r"January|February|March|April|\bMay\b|June|July|August|September|October|November|December"));
    &MONTHS
}

fn unit(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static UNIT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)(?:\d|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|sixty|ninety)(?:\s*\(\d+\))?[\s-]+(days?|months?|years?|hours?|percent|weeks?)\b",
        )
    });
    let at = chance.pick(&matches(&UNIT, en))?;
    let others: Vec<&str> = ["days", "months", "years", "hours"]
        .into_iter()
        .filter(|other| !other.starts_with(en.get(at.clone()).unwrap_or_default().trim_end_matches('s')))
        .collect();
    let by = chance.pick(&others)?;
    Some(replaced(zh, en, at, by))
}

fn bound(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static BOUND: LazyLock<Regex> = LazyLock::new(|| {
        let number = r"(?:the\s|a\s|an\s|NT\$?\s*|RMB\s*|US\$\s*|\$)*(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety|half)";
        regex(&format!(
            r"(?i)\b(not less than|no less than|not more than|no more than|not exceeding|more than|less than|at least|exceeding|over|under|up to)\s+{number}"
        ))
    });
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)(?:\d|days?|months?|years?|persons?|percent|two|three|four|five|ten)\s+(or more|or less|and above|or above|and below|or below)\b",
        )
    });
    let mut places = matches(&BOUND, en);
    places.extend(matches(&BEHIND, en));
    let at = chance.pick(&places)?;
    let before = last_word(en, at.start);
    let old = en.get(at.clone())?.to_lowercase();
    let by = match old.as_str() {
        _ if matches!(before.as_str(), "not" | "no") => return None,
        "not less than" | "no less than" | "at least" => "not more than",
        "not more than" | "no more than" | "not exceeding" | "up to" => "not less than",
        "more than" | "exceeding" | "over" => "less than",
        "less than" | "under" => "more than",
        "or more" | "or above" => "or less",
        "and above" => "and below",
        "or less" | "or below" => "or more",
        _ => "and above",
    };
    Some(replaced(zh, en, at, by))
}

fn date(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    static MONTH: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(January|February|March|April|June|July|August|September|October|November|December)\b\.?\s+\d"));
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)[^.\n]{0,12}?\b((?:19|20)\d\d)\b")
    });
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{1,2})\b"));
    let mut places = matches(&MONTH, en);
    places.extend(matches(&YEAR, en));
    places.extend(matches(&DAY, en));
    let at = chance.pick(&places)?;
    let old = en.get(at.clone())?;
    let by = match old.parse::<u32>() {
        Ok(year) if year > 31 => (year + 1).to_string(),
        Ok(day) => (day % 28 + 1).to_string(),
        Err(_) => chance.pick(&MONTHS.iter().filter(|month| **month != old).collect::<Vec<_>>())?.to_string(),
    };
    Some(replaced(zh, en, at, &by))
}

fn citation(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static CITED: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(?:Article|Paragraph|Subparagraph|paragraph|subparagraph)\s+(\d+)\b"));
    // The number of the article itself is no citation.
    let begins =
        |at: &Range<usize>| en.get(..at.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default().split_whitespace().count() < 2;
    let places: Vec<Range<usize>> = matches(&CITED, en).into_iter().filter(|at| !begins(at)).collect();
    let at = chance.pick(&places)?;
    let value: u32 = en.get(at.clone())?.parse().ok()?;
    let by = (value + 1 + chance.next(3) as u32).to_string();
    Some(replaced(zh, en, at, &by))
}

fn modality(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static SHALL: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(shall)\s+[a-z]+"));
    let places = matches(&SHALL, en)
        .into_iter()
        .filter(|at| !en.get(at.end..).unwrap_or_default().trim_start().starts_with("not") && duty(zh))
        .collect::<Vec<_>>();
    let at = chance.pick(&places)?;
    Some(replaced(zh, en, at, "may"))
}

/// Whether the Chinese states a duty: else shall may be no more than the form of a rule.
fn duty(zh: &str) -> bool {
    zh.contains(['應', '应', '須', '须'])
}

fn should(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static SHALL: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(shall)\s+[a-z]+"));
    let at = chance.pick(&matches(&SHALL, en)).filter(|_| duty(zh))?;
    Some(replaced(zh, en, at, "should"))
}

fn negation(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static NOT: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(?:shall|may|must|does|do|is|are|has|have|can|will)(\s+not)\s+[a-z]+|\b(cannot)\b"));
    let at = chance.pick(&matches(&NOT, en))?;
    let by = if en.get(at.clone()) == Some("cannot") { "can" } else { "" };
    Some(replaced(zh, en, at, by))
}

/// A line, or a sentence of the only one, that is lost.
fn sentence(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static STOP: LazyLock<Regex> = LazyLock::new(|| regex(r"[.;]\s+"));
    let body = body_at(en);
    let mut starts = vec![body];
    for stop in STOP.find_iter(en).filter(|stop| stop.start() > body) {
        starts.push(stop.end());
    }
    starts.push(en.len());
    let pieces: Vec<Range<usize>> = starts.windows(2).map(|pair| pair[0]..pair[1]).filter(|piece| piece.len() > 40).collect();
    let at = (pieces.len() > 1).then(|| chance.pick(&pieces)).flatten()?;
    Some(replaced(zh, en, at, ""))
}

/// An entry of a list that is lost.
fn item(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m)^\s*(?:\d{1,2}[.)、]|\(\d{1,2}\))[^\n]{10,}\n"));
    let at = chance.pick(&matches(&ITEM, en))?;
    Some(replaced(zh, en, at, ""))
}

/// Another party in the place of one.
fn party(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    const PARTIES: [&str; 14] = [
        "competent authority",
        "applicant",
        "operator",
        "court",
        "employer",
        "taxpayer",
        "insurer",
        "owner",
        "manufacturer",
        "importer",
        "holder",
        "insured",
        "police",
        "bank",
    ];
    static PARTY: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"(?i)\b({})\b", PARTIES.join("|"))));
    let at = chance.pick(&matches(&PARTY, en))?;
    let old = en.get(at.clone())?.to_lowercase();
    let by = chance.pick(&PARTIES.iter().filter(|other| **other != old).collect::<Vec<_>>())?;
    Some(replaced(zh, en, at, by))
}

/// A term of law in the place of another.
fn term(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    const TERMS: [&str; 18] = [
        "license",
        "permit",
        "certificate",
        "approval",
        "registration",
        "contract",
        "tax",
        "fee",
        "insurance",
        "property",
        "investment",
        "land",
        "vehicle",
        "vessel",
        "pension",
        "patent",
        "examination",
        "inspection",
    ];
    static TERM: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"(?i)\b({})\b", TERMS.join("|"))));
    let at = chance.pick(&matches(&TERM, en))?;
    let old = en.get(at.clone())?.to_lowercase();
    let by = chance.pick(
        &TERMS
            .iter()
            .filter(|other| **other != old && !(matches!(old.as_str(), "license" | "permit") && matches!(**other, "license" | "permit")))
            .collect::<Vec<_>>(),
    )?;
    Some(replaced(zh, en, at, by))
}

/// And in the place of or before the last entry of a list, and the other way round.
fn connective(zh: &str, en: &str, chance: &mut Chance) -> Option<Planted> {
    static LAST: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m);\s*(or|and)\s*$|\b[a-z]+ (or) [a-z]+\b"));
    let at = chance.pick(&matches(&LAST, en))?;
    let by = if en.get(at.clone()) == Some("or") { "and" } else { "or" };
    Some(replaced(zh, en, at, by))
}
