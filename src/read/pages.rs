//! Pages as `pdftotext` writes them, made one text: without page numbers, running heads and feet, and the form feeds between pages.
//!
//! Words are kept otherwise, and line ends stay. No blank line stays where a page ends, unless a sentence ends there and the next page begins
//! indented, as a paragraph does.

use super::written::Written;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Pages on which a line must stand first or last to be a running head or foot.
const PAGES: usize = 3;
/// Lines of a running head or foot.
const LINES: usize = 4;

/// Reads pages; none where there is no form feed. `base` is the byte of the file at which `text` begins.
pub(super) fn read(text: &str, base: usize) -> Option<Written> {
    text.contains('\u{c}').then(|| {
        let mut pages: Vec<Page<'_>> = pages(text);
        let said: Vec<Said> = (0..LINES).flat_map(|_| [peel(&mut pages, Side::First), peel(&mut pages, Side::Last)]).collect();
        write(&pages, base, said.iter().fold(Said::default(), |all, said| all.and(*said)))
    })
}

/// A page: its lines, each with the byte at which it begins.
struct Page<'t> {
    lines: Vec<(&'t str, usize)>,
    kept: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Last,
}

/// What was left out.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    numbers: bool,
    heads: bool,
}

impl Said {
    fn and(self, other: Self) -> Self {
        Self { numbers: self.numbers | other.numbers, heads: self.heads | other.heads }
    }
}

impl<'t> Page<'t> {
    /// The lines that are left, blank ones at both ends aside.
    fn lines(&self) -> &[(&'t str, usize)] {
        self.lines.get(self.kept.start..self.kept.end).unwrap_or_default()
    }

    fn trim(&mut self) {
        let is_blank = |(line, _): &(&str, usize)| line.trim().is_empty();
        let first = self.lines().iter().take_while(|line| is_blank(line)).count();
        self.kept = Span::new((self.kept.start + first).min(self.kept.end), self.kept.end);
        let last = self.lines().iter().rev().take_while(|line| is_blank(line)).count();
        self.kept.end -= last;
    }

    fn line(&self, side: Side) -> Option<&'t str> {
        let line = match side {
            Side::First => self.lines().first(),
            Side::Last => self.lines().last(),
        };
        line.map(|(line, _)| line.trim())
    }

    fn drop(&mut self, side: Side) {
        match side {
            Side::First => self.kept.start += 1,
            Side::Last => self.kept.end -= 1,
        }
        self.trim();
    }
}

fn pages(text: &str) -> Vec<Page<'_>> {
    let mut at = 0;
    let mut pages = Vec::new();
    for page in text.split('\u{c}') {
        let mut lines = Vec::new();
        for line in page.split_inclusive('\n') {
            lines.push((line, at));
            at += line.len();
        }
        at += 1;
        let kept = Span::new(0, lines.len());
        pages.push(Page { lines, kept });
    }
    pages.iter_mut().for_each(Page::trim);
    pages
}

/// Takes the outermost line of each page off where it is a page number or runs through the pages.
fn peel(pages: &mut [Page<'_>], side: Side) -> Said {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for line in pages.iter().filter_map(|page| page.line(side)) {
        *counts.entry(key(line)).or_default() += 1;
    }
    let all = pages.iter().filter(|page| !page.lines().is_empty()).count();
    let mut said = Said::default();
    for page in pages {
        let Some(line) = page.line(side) else { continue };
        // What ends like a sentence is the end of a paragraph, unless it stands on more than half of the pages.
        let least = if line.ends_with(['.', ';', ',', ':', '。', '；', '，', '：', '、']) { PAGES.max(all / 2 + 1) } else { PAGES };
        let key = key(line);
        let runs = key.chars().filter(|c| c.is_alphabetic()).count() > 1 && counts.get(&key).is_some_and(|count| *count >= least);
        if is_number(line) {
            said.numbers = true;
        } else if runs {
            said.heads = true;
        } else {
            continue;
        }
        page.drop(side);
    }
    said
}

/// By what running heads are known as the same: their characters without digits and white space; a line that may begin a provision is known by
/// all its characters.
fn key(line: &str) -> String {
    let mut words = line.split(|c: char| c.is_whitespace() || c.is_ascii_digit());
    let first = words.next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let is_level = matches!(
        first.as_str(),
        "article"
            | "art"
            | "section"
            | "sec"
            | "chapter"
            | "part"
            | "division"
            | "annex"
            | "appendix"
            | "schedule"
            | "rule"
            | "clause"
            | "paragraph"
    );
    let is_mark = line.starts_with(|c: char| c.is_numeric() || matches!(c, '(' | '（' | '§' | '第' | '附'));
    let is_numbered = line.chars().any(char::is_numeric) && (is_level || is_mark && !line.contains('页') && !line.contains('頁'));
    line.chars().filter(|c| !c.is_whitespace() && (is_numbered || !c.is_numeric())).collect()
}

/// Whether a line is a page number and nothing else: 12, - 12 -, Page 3 of 10, 3/10, 第 3 页, iv.
fn is_number(line: &str) -> bool {
    let is_dash = |c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–' | '―' | '－' | '~' | '·' | '|' | '[' | ']' | '*');
    let bare = line.trim_matches(is_dash);
    if bare.len() > 40 || bare.is_empty() {
        return false;
    }
    let digits = |text: &str| {
        let text = text.trim();
        (1..=4).contains(&text.chars().count()) && text.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
    };
    let numeral =
        |text: &str| digits(text) || !text.trim().is_empty() && text.trim().chars().all(|c| "〇零一二三四五六七八九十百".contains(c));
    let of = |text: &str| match text.split_once(['/', '／']).or_else(|| text.split_once("of")) {
        Some((page, all)) => digits(page) && digits(all),
        None => digits(text),
    };
    let lower = bare.to_ascii_lowercase();
    if let Some(rest) = ["page", "pg.", "p."].iter().find_map(|word| lower.strip_prefix(word)) {
        return of(rest.trim_start_matches('.'));
    }
    if bare.contains(['页', '頁']) {
        let mut parts = bare.split(['页', '頁']);
        let part = |text: &str| {
            let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '／' | ',' | '，' | '(' | ')' | '（' | '）'));
            text.is_empty() || numeral(text.trim_start_matches(['第', '共', '总', '總', '/']))
        };
        return parts.all(part);
    }
    let is_roman = bare.len() <= 6 && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let is_year = digits(bare) && bare.chars().count() == 4;
    (of(bare) && !is_year) || is_roman
}

fn write(pages: &[Page<'_>], base: usize, said: Said) -> Written {
    let mut written = Written::default();
    let mut notes = vec![(true, "form feeds between pages were left out")];
    notes.push((said.numbers, "page numbers were left out"));
    notes.push((said.heads, "running heads and feet of pages were left out"));
    let mut last = "";
    for page in pages.iter().filter(|page| !page.lines().is_empty()) {
        let indent = |line: &str| line.chars().take_while(|c| c.is_whitespace()).count();
        let first = page.lines().first().map_or("", |(line, _)| line);
        let least = page.lines().iter().map(|(line, _)| line).filter(|line| !line.trim().is_empty()).map(|line| indent(line)).min();
        let ends = last.trim_end().ends_with(['.', ';', ':', '。', '；', '：', '！', '？', '”', '"']);
        let at = page.lines().first().map_or(0, |(_, at)| *at);
        if !last.is_empty() {
            written.end_line(base + at);
            if ends && least.is_some_and(|least| indent(first) > least) {
                written.push_for("\n", Span::new(base + at, base + at));
            }
        }
        for (line, at) in page.lines() {
            written.push(line, base + at);
            last = line;
        }
    }
    if !written.text.is_empty() && !written.text.ends_with('\n') {
        let end = pages.last().and_then(|page| page.lines.last()).map_or(0, |(line, at)| at + line.len());
        written.end_line(base + end);
    }
    notes.into_iter().filter(|(said, _)| *said).for_each(|(_, note)| written.leave_out(note));
    written
}
