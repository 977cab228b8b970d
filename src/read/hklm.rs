//! The XML of Hong Kong e-Legislation, written out a provision a line.

use super::written::Written;
use super::xml::{Piece, Pieces};
use crate::error::{Error, ErrorKind, Result};
use crate::text::{Span, is_han};
use quick_xml::events::BytesStart;

const NAMESPACE: &[u8] = b"http://www.xml.gov.hk/schemas/hklm/1.0";

/// The text of the instrument: its title first, then what a reader sees, without notes of the publisher.
pub(super) fn read(text: &str, base: usize) -> Result<Written> {
    let title = survey(text, base)?;
    let mut writer = Writer::default();
    if let Some(title) = title {
        title.iter().for_each(|(words, at)| writer.words(words, Span::new(*at, *at + words.len())));
        writer.end_line(title.last().map_or(base, |(words, at)| at + words.len()));
    }
    let mut pieces = Pieces::new(text, base);
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Open(tag, at) => writer.open(local(&tag), at),
            Piece::Close(name, at) => writer.close(&name, at),
            Piece::Words(words, at) => writer.words(words, Span::new(at, at + words.len())),
            Piece::Letter(letter, span) => writer.words(letter.encode_utf8(&mut [0; 4]), span),
        }
    }
    writer.end_line(base + text.len());
    Ok(writer.written)
}

fn local<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    std::str::from_utf8(tag.local_name().into_inner()).unwrap_or_default()
}

/// A title in its pieces, with their places.
type Title<'t> = Vec<(&'t str, usize)>;

/// Reads the whole once: that it is XML, that it is Hong Kong's, and where it names its title.
fn survey(text: &str, base: usize) -> Result<Option<Title<'_>>> {
    let (mut is_hklm, mut is_root) = (false, true);
    // The short title that the law gives itself, the title on its front, and the number of its chapter.
    let mut titles: [Option<Title<'_>>; 3] = [None, None, None];
    let mut open: Option<(usize, usize)> = None;
    let mut depth = 0usize;
    let mut pieces = Pieces::new(text, base);
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Open(tag, _) => {
                is_hklm |= std::mem::take(&mut is_root) && is_hong_kong(&tag);
                depth += 1;
                let at = ["shortTitle", "docTitle", "docName"].iter().position(|name| *name == local(&tag));
                if let Some(at) = at.filter(|&at| open.is_none() && titles[at].is_none()) {
                    open = Some((at, depth));
                    titles[at] = Some(Vec::new());
                }
            }
            Piece::Close(..) => {
                open = open.filter(|(_, inside)| *inside != depth);
                depth = depth.saturating_sub(1);
            }
            Piece::Words(words, at) => {
                if let Some(title) = open.and_then(|(nth, _)| titles[nth].as_mut()) {
                    title.push((words, at));
                }
            }
            Piece::Letter(..) => {}
        }
    }
    if !is_hklm {
        return Err(Error::new(ErrorKind::Unsupported, "XML is not read as the text of an instrument; save it as plain text"));
    }
    // 第486章 would be read as the heading of a chapter.
    let names = |title: &Title<'_>| title.iter().any(|(words, _)| !words.trim().is_empty()) && !title[0].0.trim_start().starts_with('第');
    Ok(titles.into_iter().flatten().find(names))
}

/// Whether the root stands in the namespace of e-Legislation.
fn is_hong_kong(root: &BytesStart<'_>) -> bool {
    let name = root.name();
    let wanted = name.prefix().map_or(b"xmlns".to_vec(), |prefix| [b"xmlns:".as_slice(), prefix.as_ref()].concat());
    root.attributes().flatten().any(|attribute| attribute.key.as_ref() == wanted && *attribute.value == *NAMESPACE)
}

/// What an element does to the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Its words stand in the line around it.
    Inline,
    /// It sets words apart by a space.
    Gap,
    /// The mark of a provision: begins a line, and the words behind it go on.
    Mark,
    /// Begins and ends a line; goes on behind a mark.
    Block,
    /// Begins and ends a line, whatever stands before it.
    Apart,
    /// No text of the law, and no note about it.
    Hidden,
    /// A note of the publisher.
    Note,
}

fn role(name: &str) -> Role {
    match name {
        "a" | "b" | "date" | "em" | "i" | "inline" | "ref" | "s" | "shortTitle" | "span" | "strong" | "sub" | "sup" | "term" | "u"
        | "def-term" | "del" | "ins" | "abbr" | "placeholder" | "entity" | "docTitle" => Role::Inline,
        "td" | "th" | "marker" | "img" | "figure" => Role::Gap,
        "num" => Role::Mark,
        "schedule" | "appendix" | "tr" | "br" | "continued" => Role::Apart,
        "meta" | "toc" | "style" | "script" => Role::Hidden,
        "sourceNote" | "editorialNote" => Role::Note,
        _ => Role::Block,
    }
}

/// Writes lines.
#[derive(Debug, Default)]
struct Writer {
    written: Written,
    /// Space that stands between the words written and those to come, and whether a line of the file ends in it.
    space: Option<(Span, bool)>,
    /// Whether a mark alone stands on the line.
    bare: bool,
    in_mark: bool,
    /// Whether the next words close the list before them; a blank line tells so.
    closing: bool,
    /// Whether the mark just closed is that of a schedule, whose title stands on its own line.
    schedule: bool,
    noted: bool,
    /// Elements open inside one that is left out, itself included.
    hidden: usize,
}

impl Writer {
    fn open(&mut self, name: &str, at: usize) {
        let role = role(name);
        if self.hidden > 0 || matches!(role, Role::Hidden | Role::Note) {
            self.hidden += 1;
            if role == Role::Note && self.hidden == 1 && !std::mem::replace(&mut self.noted, true) {
                self.written.leave_out("notes of the publisher on sources and edits are left out, here and below");
            }
            return;
        }
        match role {
            Role::Mark => {
                self.end_line(at);
                self.in_mark = true;
            }
            Role::Apart => {
                self.end_line(at);
                self.closing = name == "continued";
            }
            Role::Block if !self.bare || self.schedule => self.end_line(at),
            Role::Gap => self.gap(Span::new(at, at), false),
            _ => {}
        }
        if role != Role::Mark && role != Role::Inline {
            self.schedule = matches!(name, "schedule" | "appendix");
        }
    }

    fn close(&mut self, name: &str, at: usize) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        match role(name) {
            Role::Mark => {
                self.in_mark = false;
                self.bare = self.has_words();
                self.gap(Span::new(at, at), false);
            }
            Role::Block | Role::Apart => self.end_line(at),
            _ => {}
        }
    }

    /// Words that stand at a place of the file; runs of space become one.
    fn words(&mut self, words: &str, original: Span) {
        if self.hidden > 0 {
            return;
        }
        let whole = words.len() == original.len();
        let place = |start: usize, end: usize| if whole { Span::new(original.start + start, original.start + end) } else { original };
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if word > 0 {
                self.word(rest.get(..word).unwrap_or_default(), place(at, at + word));
            }
            let space = rest.get(word..).map_or(0, |rest| rest.len() - rest.trim_start().len());
            if space > 0 {
                let broken = rest.get(word..word + space).is_some_and(|space| space.contains('\n'));
                self.gap(place(at + word, at + word + space), broken);
            }
            at += word + space;
        }
    }

    fn word(&mut self, word: &str, original: Span) {
        if let Some((space, broken)) = self.space.take().filter(|_| self.has_words()) {
            // A line of the file that ends between two Han characters is layout.
            let han = |c: Option<char>| c.is_some_and(|c| is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}'));
            if !(broken && han(self.written.text.chars().next_back()) && han(word.chars().next())) {
                self.written.push_for(" ", space);
            }
        }
        if std::mem::take(&mut self.closing) && !self.has_words() && !self.written.text.is_empty() {
            self.written.push_for("\n", Span::new(original.start, original.start));
        }
        self.written.push_for(word, original);
        self.bare &= self.in_mark;
        self.schedule &= self.in_mark;
    }

    fn gap(&mut self, space: Span, broken: bool) {
        let (before, was_broken) = self.space.unwrap_or((space, false));
        self.space = Some((Span::new(before.start, space.end), broken || was_broken));
    }

    fn has_words(&self) -> bool {
        !self.written.text.is_empty() && !self.written.text.ends_with('\n')
    }

    fn end_line(&mut self, at: usize) {
        self.written.end_line(at);
        (self.space, self.bare, self.closing) = (None, false, false);
    }
}
