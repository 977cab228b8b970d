//! The main part of a page, written line by line.

use super::entity::pieces;
use super::part::Part;
use super::tags::{Left, Role};
use super::tree::{Element, Event, Tree};
use crate::read::written::Written;
use crate::text::{Span, is_han};

/// Lines that a cell of a table of data has at most; a cell with more lays the page out.
const CELL_LINES: u32 = 8;

/// Writes the part.
pub(super) fn write(text: &str, base: usize, tree: &Tree<'_>, part: &Part) -> Written {
    let mut page = Page { base, rows: rows(tree), ..Page::default() };
    let mut at = 0;
    while let Some(&event) = tree.events.get(at) {
        let inside = part.has(at);
        match event {
            Event::Open(opened) => {
                let Some(element) = tree.elements.get(opened) else { break };
                if inside && element.role.is_block() {
                    page.open(opened, element);
                }
                if let Some(left) = element.left.or(part.leads_away(opened).then_some(Left::Navigation)) {
                    page.leave_out(left);
                    at = element.events.end;
                    continue;
                }
            }
            Event::Close(closed, end) if inside => {
                if let Some(element) = tree.elements.get(closed).filter(|element| element.role.is_block()) {
                    page.close(closed, element, end);
                }
            }
            Event::Text(span) if inside => page.text(span.slice(text), span.start),
            Event::Text(span) if span.slice(text).chars().any(char::is_alphabetic) => page.leave_out(Left::Around),
            Event::Comment => page.leave_out(Left::Comment),
            Event::Close(..) | Event::Text(_) => {}
        }
        at += 1;
    }
    if !page.written.text.is_empty() {
        page.written.end_line(base + text.len());
    }
    page.written
}

/// Which elements are rows of data, a line each: rows of two cells or more, none of which has a table, a heading or many lines in it.
fn rows(tree: &Tree<'_>) -> Vec<bool> {
    let len = tree.elements.len();
    let (mut lines, mut cells, mut lays_out) = (vec![0u32; len], vec![0u32; len], vec![false; len]);
    for (at, element) in tree.elements.iter().enumerate().skip(1).rev().filter(|(_, element)| element.left.is_none()) {
        let parent = element.parent;
        lines[parent] += lines[at] + u32::from(element.role.is_block());
        lays_out[parent] |= lays_out[at] || matches!(element.role, Role::Table | Role::Heading | Role::Pre);
        if element.role == Role::Cell && element.letters > 0 {
            cells[parent] += 1;
            lays_out[parent] |= lines[at] > CELL_LINES;
        }
    }
    let is_data = |(at, element): (usize, &Element<'_>)| element.role == Role::Row && cells[at] > 1 && !lays_out[at];
    tree.elements.iter().enumerate().map(is_data).collect()
}

/// What stands between the last word and the next.
#[derive(Debug, Default, Clone, Copy)]
enum Gap {
    #[default]
    None,
    /// White space, and whether a line of the file ends in it.
    Space(Span, bool),
    /// So many cells begin, the last at this byte.
    Cells(usize, usize),
    /// A line ends at this byte.
    Line(usize),
}

#[derive(Debug, Default)]
struct Page {
    written: Written,
    base: usize,
    gap: Gap,
    rows: Vec<bool>,
    /// The row of data that is open, and whether a cell of it was.
    row: Option<(usize, bool)>,
    /// How many `pre` are open.
    pre: usize,
    /// Whether a line feed is no text since `pre` begins.
    fresh: bool,
    said: Vec<&'static str>,
}

impl Page {
    fn leave_out(&mut self, left: Left) {
        if !self.said.contains(&left.as_str()) {
            self.said.push(left.as_str());
            self.written.leave_out(left.as_str());
        }
    }

    fn open(&mut self, at: usize, element: &Element<'_>) {
        if self.rows.get(at) == Some(&true) {
            self.gap = Gap::Line(element.at);
            self.row = Some((at, false));
        } else {
            self.end_line(element.at);
        }
        if let (Role::Cell, Some((row, begun))) = (element.role, self.row) {
            self.row = Some((row, true));
            match self.gap {
                _ if !begun => {}
                Gap::Cells(cells, _) => self.gap = Gap::Cells(cells + 1, element.at),
                _ => self.gap = Gap::Cells(1, element.at),
            }
        }
        if element.role == Role::Pre {
            self.pre += 1;
            self.fresh = true;
        }
    }

    fn close(&mut self, at: usize, element: &Element<'_>, end: usize) {
        if self.row.is_some_and(|(row, _)| row == at) {
            self.row = None;
        }
        if element.role == Role::Pre {
            self.pre = self.pre.saturating_sub(1);
        }
        self.end_line(end);
    }

    /// Ends the line; within a row of data, the words before and after it stay in the line.
    fn end_line(&mut self, at: usize) {
        match (self.row, self.gap) {
            (None, _) => self.gap = Gap::Line(at),
            (Some(_), Gap::None) => self.gap = Gap::Space(Span::new(at, at), false),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        let mut text = (text, at);
        if std::mem::take(&mut self.fresh) && self.pre > 0 {
            let rest = text.0.strip_prefix('\r').unwrap_or(text.0);
            let rest = rest.strip_prefix('\n').unwrap_or(rest);
            text = (rest, at + text.0.len() - rest.len());
        }
        for (piece, span) in pieces(text.0, text.1) {
            match self.pre > 0 {
                true => self.kept(&piece, span),
                false => self.collapsed(&piece, span),
            }
        }
    }

    /// A piece whose white space stays; each line of the file ends with a line feed.
    fn kept(&mut self, piece: &str, span: Span) {
        let mut at = 0;
        for line in piece.split_inclusive('\n') {
            let words = line.trim_end_matches(['\r', '\n']);
            if piece.len() == span.len() {
                self.put(words, Span::new(span.start + at, span.start + at + words.len()));
                at += words.len();
                if words.len() < line.len() {
                    self.put("\n", Span::new(span.start + at, span.start + at + line.len() - words.len()));
                }
                at += line.len() - words.len();
            } else {
                self.put(line, span);
            }
        }
    }

    /// A piece whose white space counts as one space.
    fn collapsed(&mut self, piece: &str, span: Span) {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        if piece.len() != span.len() {
            match piece.chars().all(is_space) {
                true => self.space(span, false),
                false => self.put(piece, span),
            }
            return;
        }
        let mut rest = (piece, span.start);
        while !rest.0.is_empty() {
            let len = rest.0.find(|c| !is_space(c)).unwrap_or(rest.0.len());
            let (space, words) = rest.0.split_at(len);
            if !space.is_empty() {
                self.space(Span::new(rest.1, rest.1 + len), space.contains(['\n', '\r']));
            }
            let (words, more) = words.split_at(words.find(is_space).unwrap_or(words.len()));
            self.put(words, Span::new(rest.1 + len, rest.1 + len + words.len()));
            rest = (more, rest.1 + len + words.len());
        }
    }

    fn space(&mut self, span: Span, ends_line: bool) {
        self.gap = match self.gap {
            Gap::None => Gap::Space(span, ends_line),
            Gap::Space(first, before) => Gap::Space(Span::new(first.start, span.end), before || ends_line),
            gap => gap,
        };
    }

    /// Writes words after what stands before them.
    fn put(&mut self, words: &str, span: Span) {
        let Some(next) = words.chars().next() else { return };
        let base = self.base;
        let last = self.written.text.chars().next_back().filter(|last| *last != '\n');
        match (std::mem::take(&mut self.gap), last) {
            (Gap::Line(at), _) => self.written.end_line(base + at),
            (_, None) | (Gap::None, _) => {}
            // A line may be broken anywhere in Chinese; the break is no space.
            (Gap::Space(_, true), Some(last)) if is_wide(last) && is_wide(next) => {}
            (Gap::Space(space, _), _) => self.written.push_for(" ", space.shifted(base)),
            (Gap::Cells(cells, at), _) => self.written.push_for(&"\t".repeat(cells), Span::new(at, at).shifted(base)),
        }
        self.written.push_for(words, span.shifted(base));
    }
}

/// Whether a character is one of those between which a line may end without a space.
fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}
