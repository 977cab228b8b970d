//! Folding of width, script, case and spaces, with the way back.

use super::lang::is_han;
use super::offsets::SpanMap;
use super::span::Span;
use std::sync::OnceLock;

/// What a [`Folded`] view makes equal. Width is always folded: `，（Ａ１` become `,(A1`, and characters of no width are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fold {
    script: bool,
    case: bool,
    spaces: bool,
}

impl Fold {
    /// Full width and half width alone.
    pub const WIDTH: Self = Self { script: false, case: false, spaces: false };
    /// Width and script: traditional characters become simplified, one for one.
    pub const SCRIPT: Self = Self { script: true, case: false, spaces: false };
    /// Width, script and letter case; spaces stay, since they part words.
    pub const TOKEN: Self = Self { script: true, case: true, spaces: false };
    /// Width, script, letter case, and white space beside Han characters, which is dropped.
    pub const SEARCH: Self = Self { script: true, case: true, spaces: true };
}

/// A text rewritten for comparison, which knows where each of its bytes came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    text: String,
    map: SpanMap,
}

impl Folded {
    /// Folds `text`. O(length).
    pub fn new(text: &str, fold: Fold) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), map: SpanMap::default() };
        let mut last = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, original)) = chars.next() {
            let Some(c) = narrow(original) else { continue };
            let next = chars.peek().and_then(|&(_, next)| narrow(next));
            if fold.spaces && is_loose_space(c, last, next) {
                continue;
            }
            let c = if fold.script { simplified(c) } else { c };
            let start = folded.text.len();
            folded.text.push(if fold.case { lower(c) } else { c });
            folded.map.push(Span::new(start, folded.text.len()), Span::new(at, at + original.len_utf8()));
            last = Some(c);
        }
        folded
    }

    /// The folded characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The span of the original that bytes `start..end` of the view came from.
    pub fn span(&self, start: usize, end: usize) -> Span {
        self.map.original(Span::new(start, end))
    }
}

/// Whether a space stands beside a Han character, or before another space, and so says nothing.
fn is_loose_space(c: char, last: Option<char>, next: Option<char>) -> bool {
    let space = |c: char| c.is_whitespace() && c != '\n';
    space(c) && (beside_han(last) || beside_han(next) || next.is_some_and(space))
}

fn beside_han(c: Option<char>) -> bool {
    c.is_some_and(|c| is_han(c) || ('\u{3001}'..='\u{303f}').contains(&c))
}

/// The half-width form of a character; `None` for one of no width.
fn narrow(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '\t' | '\u{3000}' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => Some(' '),
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => None,
        '\u{ffe5}' => Some('¥'),
        '\u{2018}' | '\u{2019}' => Some('\''),
        '\u{201c}' | '\u{201d}' => Some('"'),
        _ => Some(c),
    }
}

fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The simplified form of a Chinese text; equal in number of characters.
///
/// ```
/// assert_eq!(duizhao::text::simplify("電信業務經營許可證"), "电信业务经营许可证");
/// ```
pub fn simplify(text: &str) -> String {
    text.chars().map(simplified).collect()
}

/// The simplified form of a character, itself when it has none.
fn simplified(c: char) -> char {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    const FIRST: usize = 0x3400;
    let table = TABLE.get_or_init(|| {
        let mut table = vec![0u16; 0x10000 - FIRST];
        let rows = include_str!("../../corpus/folding/simplified.txt").lines().filter(|line| !line.starts_with('#'));
        for pair in rows.flat_map(str::split_whitespace) {
            let mut pair = pair.chars();
            let (from, to) = (pair.next().unwrap_or_default(), pair.next().unwrap_or_default());
            if let Some(cell) = (from as usize).checked_sub(FIRST).and_then(|at| table.get_mut(at)) {
                *cell = to as u16;
            }
        }
        table
    });
    match (c as usize).checked_sub(FIRST).and_then(|at| table.get(at)) {
        Some(&to) if to != 0 => char::from_u32(u32::from(to)).unwrap_or(c),
        _ => c,
    }
}
