//! What a lawyer calls a provision: 第十二条第二款, Article 12(2), 第5(1)(a)條, section 5(1)(a).

use super::address::{Address, Step};
use super::jurisdiction::Jurisdiction;
use super::level::Level;
use crate::text::Lang;
use crate::text::numeral::{chinese, roman};

impl Address {
    /// The words by which the provision is cited in a language; empty for the instrument itself.
    ///
    /// ```
    /// use duizhao::instrument::{Address, Jurisdiction};
    /// use duizhao::text::Lang;
    ///
    /// let address: Address = "art12/para2/sub3".parse()?;
    /// assert_eq!(address.label(Lang::Zh, Jurisdiction::Mainland), "第十二条第二款第（三）项");
    /// assert_eq!(address.label(Lang::Zh, Jurisdiction::Taiwan), "第12條第2項第3款");
    /// assert_eq!(address.label(Lang::En, Jurisdiction::Mainland), "Article 12(2)(3)");
    /// assert_eq!(address.label(Lang::En, Jurisdiction::HongKong), "section 12(2)(c)");
    ///
    /// let quoted: Address = "art3/quote1/art12".parse()?;
    /// assert_eq!(quoted.label(Lang::En, Jurisdiction::Mainland), "Article 3, Quote 1, Article 12");
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn label(&self, lang: Lang, jurisdiction: Jurisdiction) -> String {
        label(self.steps(), lang, jurisdiction)
    }
}

/// The words for steps; those in a quotation count anew, and its own word stands before them.
fn label(steps: &[Step], lang: Lang, jurisdiction: Jurisdiction) -> String {
    if let Some(at) = steps.iter().position(|step| step.level() == Level::Quote) {
        let (outer, inner) = (label(&steps[..at], lang, jurisdiction), label(&steps[at + 1..], lang, jurisdiction));
        let nth = steps[at].number().map_or(1, |number| number.main());
        let (quote, joint) = match lang {
            Lang::Zh => (format!("引文{}", chinese(u64::from(nth))), ""),
            Lang::En => (format!("Quote {nth}"), ", "),
        };
        return [outer, quote, inner].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(joint);
    }
    match (lang, jurisdiction) {
        (Lang::Zh, Jurisdiction::HongKong) => hong_kong(steps, true),
        (Lang::En, Jurisdiction::HongKong) => hong_kong(steps, false),
        (Lang::Zh, Jurisdiction::Taiwan) => steps.iter().map(|step| taiwan(*step)).collect(),
        (Lang::Zh, place) => points(steps, |step| mainland(step, place == Jurisdiction::Macau)),
        (Lang::En, place) => english(steps, place),
    }
}

/// Joins the labels of steps; points that follow each other read 4.1.2.
fn points(steps: &[Step], word: impl Fn(Step) -> String) -> String {
    let mut label = String::new();
    let mut last = None;
    for step in steps {
        match (last, step.level(), step.number()) {
            (Some(Level::Point), Level::Point, Some(number)) => label.push_str(&format!(".{number}")),
            (_, Level::Point, Some(number)) => label.push_str(&number.to_string()),
            _ => label.push_str(&word(*step)),
        }
        last = Some(step.level());
    }
    label
}

fn mainland(step: Step, macau: bool) -> String {
    let Some(number) = step.number() else {
        return match step.level() {
            Level::Preamble => "序言".to_owned(),
            Level::Annex => "附件".to_owned(),
            _ => String::new(),
        };
    };
    let main = chinese(u64::from(number.main()));
    let inserted: String =
        number.to_string().split('-').skip(1).filter_map(|nth| nth.parse().ok()).map(|nth| format!("之{}", chinese(nth))).collect();
    let unit = match (step.level(), macau) {
        (Level::Part, false) => "编",
        (Level::Part, true) => "編",
        (Level::Subpart, _) => "分编",
        (Level::Chapter, _) => "章",
        (Level::Section, false) => "节",
        (Level::Section, true) => "節",
        (Level::Article, false) => "条",
        (Level::Article, true) => "條",
        (Level::Annex, _) => return format!("附件{main}"),
        (Level::Subparagraph, false) => return format!("第（{main}）项"),
        (Level::Subparagraph, true) => return format!("（{main}）項"),
        (Level::Paragraph, _) => "款",
        _ => return format!("第{}目", number.main()),
    };
    format!("第{main}{unit}{inserted}")
}

fn taiwan(step: Step) -> String {
    let Some(number) = step.number() else { return String::new() };
    let unit = match step.level() {
        Level::Part => "編",
        Level::Chapter => "章",
        Level::Section => "節",
        Level::Article => "條",
        Level::Paragraph => "項",
        Level::Subparagraph => "款",
        Level::Item => "目",
        Level::Annex => return format!("附件{number}"),
        _ => return format!("{number}"),
    };
    format!("第{number}{unit}")
}

/// 第5(1)(a)條 and section 5(1)(a); a Part or a Schedule stands before it.
fn hong_kong(steps: &[Step], chinese: bool) -> String {
    let (mut before, mut inner) = (String::new(), String::new());
    for step in steps {
        let Some(number) = step.number() else { continue };
        let text = match step.level() {
            Level::Part if chinese => format!("第{number}部"),
            Level::Part => format!("Part {number}"),
            Level::Section if chinese => format!("第{number}分部"),
            Level::Section => format!("Division {number}"),
            Level::Annex if chinese => format!("附表{number}"),
            Level::Annex => format!("Schedule {number}"),
            Level::Article | Level::Point if inner.is_empty() => {
                inner = if number.is_inserted() { lettered(number.to_string()) } else { number.to_string() };
                continue;
            }
            Level::Subparagraph => {
                inner.push_str(&format!("({})", letter(number.main())));
                continue;
            }
            Level::Item => {
                inner.push_str(&format!("({})", roman(u64::from(number.main())).to_lowercase()));
                continue;
            }
            _ => {
                inner.push_str(&format!("({number})"));
                continue;
            }
        };
        before.push_str(&text);
        before.push_str(if chinese { "" } else { ", " });
    }
    match (inner.is_empty(), chinese) {
        (true, _) => before.trim_end_matches(", ").to_owned(),
        (false, true) => format!("{before}第{inner}條"),
        (false, false) => format!("{before}section {inner}"),
    }
}

/// 8-1 as 8A.
fn lettered(number: String) -> String {
    let mut parts = number.split('-');
    let main = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|nth| nth.parse().ok()).fold(main, |label, nth: u32| label + &letter(nth).to_uppercase())
}

/// The nth small letter; the number itself past 26.
fn letter(nth: u32) -> String {
    u8::try_from(nth).ok().filter(|nth| (1..=26).contains(nth)).map_or(nth.to_string(), |nth| char::from(b'a' + nth - 1).to_string())
}

fn english(steps: &[Step], place: Jurisdiction) -> String {
    let mut label = String::new();
    for step in steps {
        let Some(number) = step.number() else {
            match step.level() {
                Level::Preamble => label.push_str("Preamble"),
                Level::Annex => label.push_str("Annex"),
                _ => {}
            }
            continue;
        };
        let inside = !label.is_empty();
        let (text, apart) = match step.level() {
            Level::Annex => (format!("Annex {number}"), true),
            Level::Part => (format!("Part {number}"), true),
            Level::Subpart => (format!("Subpart {number}"), true),
            Level::Chapter => (format!("Chapter {number}"), true),
            Level::Section => (format!("Section {number}"), true),
            Level::Subsection => (format!("Subsection {number}"), true),
            Level::Article => (format!("Article {number}"), true),
            Level::Point if inside && label.ends_with(|c: char| c.is_ascii_digit()) && !label.contains('A') => {
                (format!(".{number}"), false)
            }
            Level::Point if !inside => (format!("{number}"), false),
            Level::Point => (format!("({number})"), false),
            _ if !inside || label == "Preamble" => (format!("{}{} {number}", if inside { ", " } else { "" }, step.level().as_str()), false),
            Level::Subparagraph if place == Jurisdiction::Macau => (format!(" {number})"), false),
            _ => (format!("({number})"), false),
        };
        if inside && apart {
            label.push_str(", ");
        }
        label.push_str(&text);
    }
    label
}
