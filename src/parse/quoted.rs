//! Finds the new text that an amendment quotes, line by line: where it opens, which lines go on with it, where it closes.

use super::line::Line;
use super::signs::Signs;
use crate::mark::MarkKind;
use crate::text::{Lang, Span};
use regex::Regex;
use std::sync::LazyLock;

/// Lines that a quotation may run over where its later lines do not begin with a sign of their own.
const REACH: usize = 200;

/// A quotation of whole paragraphs.
#[derive(Debug, Clone)]
pub(super) struct Quoted {
    /// The sign that opens it.
    pub sign: Span,
    /// Its lines without the signs around them, with the marks that these hide.
    pub lines: Vec<Line>,
    /// The end of its last line, closing sign included.
    pub end: usize,
    /// Whether a sign closes it.
    pub is_closed: bool,
}

/// The lines of an instrument itself, and the quotations between them, each with how many of the lines stand before it.
#[derive(Debug, Default)]
pub(super) struct Parted {
    pub lines: Vec<Line>,
    pub quotes: Vec<(usize, Quoted)>,
}

/// Parts the quotations of a run of lines from the lines of the instrument itself.
pub(super) fn part(lines: Vec<Line>, text: &str, lang: Lang) -> Parted {
    let Some(first) = (0..lines.len()).find(|&at| opening(&lines, at, text, lang).is_some()) else {
        return Parted { lines, quotes: Vec::new() };
    };
    let mut parted = Parted { lines: lines[..first].to_vec(), quotes: Vec::new() };
    let mut at = first;
    while at < lines.len() {
        match opening(&lines, at, text, lang) {
            Some(sign) => at = parted.quote(&lines, at, sign, (text, lang)),
            None => {
                parted.lines.push(lines[at].clone());
                at += 1;
            }
        }
    }
    parted
}

impl Parted {
    /// Adds the quotation that opens in a line, and the words around it; gives the line to go on with.
    fn quote(&mut self, lines: &[Line], at: usize, sign: Span, (text, lang): (&str, Lang)) -> usize {
        let head = Line { span: Span::new(lines[at].span.start, sign.start).trimmed(text), ..lines[at].clone() };
        if !head.span.is_empty() {
            self.lines.push(head);
        }
        let (last, close) = extent(lines, at, sign, (text, lang));
        let inner = lines[at..=last].iter().enumerate().map(|(nth, line)| {
            let start = if nth == 0 { sign.end } else { line.span.start + sign_len(line.span.slice(text)) };
            let end = close.filter(|close| line.span.contains(*close)).map_or(line.span.end, |close| close.start);
            let span = Span::new(start, end.max(start)).trimmed(text);
            if span.start == line.span.start {
                Line { span, ..line.clone() }
            } else {
                Line::marked(span, text, lang, line.apart && nth > 0)
            }
        });
        let after = close.map_or(lines[last].span.end, |close| close.end);
        let tail = Span::new(after, lines[last].span.end).slice(text);
        let bare = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = if bare.is_empty() { lines[last].span.end } else { after };
        let quoted = Quoted { sign, lines: inner.filter(|line| !line.span.is_empty()).collect(), end, is_closed: close.is_some() };
        self.quotes.push((self.lines.len(), quoted));
        if !bare.is_empty() {
            let end = lines[last].span.end;
            self.lines.push(Line { span: Span::new(end - bare.len(), end), mark: None, apart: false });
        }
        last + 1
    }
}

/// A sign that may open a quotation.
static OPENS: LazyLock<Regex> = LazyLock::new(|| rule("[“「\"]"));

/// Words that bring in new text.
static AMENDS_ZH: LazyLock<Regex> =
    LazyLock::new(|| rule(r"(?:改为|改為|增加|作为|作為|修正为|修正為|代以|表述为)[^。；“”「」]{0,40}[：:]\s*$"));
static AMENDS_EN: LazyLock<Regex> = LazyLock::new(|| {
    rule(
        r#"(?i:amended|revised|modified|added|inserted|replaced|substituted|changed|adding|inserting|substituting|reads?)[^.;“”"]{0,80}:\s*$"#,
    )
});

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the rules for quotations are regular expressions")
}

/// The sign that opens a quotation of whole paragraphs in a line: at its head behind words that bring it in, or behind a colon in it.
fn opening(lines: &[Line], at: usize, text: &str, lang: Lang) -> Option<Span> {
    let line = &lines[at];
    let words = line.span.slice(text);
    let len = sign_len(words);
    if len > 0 {
        let sign = Span::new(line.span.start, line.span.start + len);
        let inside = words.get(len..).unwrap_or_default();
        let brought = at > 0 && ends_in_colon(lines[at - 1].span.slice(text)) || is_marked(inside, lang);
        let closes_early = closing(inside).is_some_and(|close| has_words(inside.get(close.end..).unwrap_or_default()));
        return (brought && !closes_early).then_some(sign);
    }
    let (start, close) = last_quote(words)?;
    let sign = Span::new(line.span.start + start, line.span.start + start + sign_len(words.get(start..)?));
    let before = words.get(..start)?;
    let Some(close) = close else { return ends_in_colon(before).then_some(sign) };
    // A quotation on one line with what brings it in: only a whole sentence of an amendment is a text of its own.
    let inside = words.get(sign.end - line.span.start..close.start)?;
    let amends = match lang {
        Lang::Zh => AMENDS_ZH.is_match(before),
        Lang::En => AMENDS_EN.is_match(before),
    };
    let whole = inside.trim_end().ends_with(['。', '；', '.', ';']) && !has_words(words.get(close.end..)?);
    (amends && whole && sole(before)).then_some(sign)
}

/// Whether no other quotation is brought in before.
fn sole(before: &str) -> bool {
    let last = Signs::of(before).outermost().last();
    last.is_none_or(|(start, _)| !ends_in_colon(before.get(..start).unwrap_or_default()))
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

fn ends_in_colon(words: &str) -> bool {
    words.trim_end().ends_with(['：', ':', '—', '–'])
}

fn is_marked(inside: &str, lang: Lang) -> bool {
    let mark = crate::mark::leading_mark(inside, lang);
    mark.is_some_and(|mark| matches!(mark.kind, MarkKind::Article(_) | MarkKind::Heading(..) | MarkKind::List(_)))
}

/// The bytes of the opening sign at the head of words, spaces behind it included; 0 where there is none.
pub(super) fn sign_len(words: &str) -> usize {
    let rest = words.strip_prefix(['“', '「', '"', '\u{201f}']);
    rest.map_or(0, |rest| words.len() - rest.trim_start().len())
}

/// The last quotation of a line: where it opens and, if it does, the sign that closes it.
fn last_quote(words: &str) -> Option<(usize, Option<Span>)> {
    if !OPENS.is_match(words) {
        return None;
    }
    Signs::of(words).outermost().last()
}

/// The first sign that closes more than is opened in these words, which stand inside a quotation.
fn closing(inside: &str) -> Option<Span> {
    Signs::of(inside).find(|sign| sign.depth < 0).map(|sign| sign.span)
}

/// The last line of the quotation that opens in line `at`, and its closing sign. One that is never closed holds its first line and those
/// behind it that begin with the sign again.
fn extent(lines: &[Line], at: usize, sign: Span, (text, lang): (&str, Lang)) -> (usize, Option<Span>) {
    let inside = |nth: usize| {
        let span = lines[nth].span;
        let start = if nth == at { sign.end } else { span.start + sign_len(span.slice(text)) };
        Span::new(start.min(span.end), span.end)
    };
    let signed = |nth: usize| sign_len(lines[nth].span.slice(text)) > 0;
    let run = (at + 1..lines.len()).find(|&nth| !signed(nth) || opens_anew(lines, nth, text)).unwrap_or(lines.len());
    let outer = lines[..=at].iter().rev().take(REACH).find_map(numbered);
    let own = |nth: usize| lines[at + 1..nth].iter().filter_map(numbered).chain(numbered(&Line::marked(inside(at), text, lang, false)));
    for nth in at..lines.len().min(at + REACH) {
        // Once a second line has the sign, each line of the quotation has it.
        let left = nth > at && !signed(nth) && run > at + 1;
        let returns = nth > at
            && numbered(&lines[nth]).zip(outer).is_some_and(|(here, outer)| here.follows(outer) && !own(nth).any(|own| own.0 == here.0));
        if left || returns || nth > at && opens_anew(lines, nth, text) {
            break;
        }
        if let Some(close) = closing(inside(nth).slice(text)) {
            return (nth, Some(close.shifted(inside(nth).start)));
        }
    }
    (run - 1, None)
}

/// Whether a line inside a quotation opens another: its sign stands behind words that bring one in.
fn opens_anew(lines: &[Line], nth: usize, text: &str) -> bool {
    let words = lines[nth].span.slice(text);
    let start = last_quote(words).filter(|_| sign_len(words) == 0).map(|(start, _)| start);
    start.is_some_and(|start| ends_in_colon(words.get(..start).unwrap_or_default()))
}

/// The kind of a line's number, told by the form of its mark, and the number.
fn numbered(line: &Line) -> Option<Numbered> {
    match line.kind()? {
        MarkKind::Article(number) => Some(Numbered(None, *number)),
        MarkKind::List(list) => list.readings().first().map(|&(form, number)| Numbered(Some(form), number)),
        _ => None,
    }
}

/// A number with the form of its mark; articles have none.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Numbered(Option<crate::mark::Form>, crate::instrument::Number);

impl Numbered {
    fn follows(self, other: Self) -> bool {
        self.0 == other.0 && self.1.follows(other.1)
    }
}
