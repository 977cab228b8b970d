//! Values of JSON with their places in the file, for texts that are known to be whole JSON.

use crate::error::{Error, ErrorKind, Result};
use crate::text::Span;

/// A value: its own text, and the byte of the file at which it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Value<'t> {
    /// The value that `text` is, which begins at byte `base` of its file.
    pub fn new(text: &'t str, base: usize) -> Self {
        let start = text.len() - text.trim_start().len();
        Self { text: text.trim(), at: base + start }
    }

    /// The byte behind it.
    pub fn end(self) -> usize {
        self.at + self.text.len()
    }

    /// Whether it is an array.
    pub fn is_array(self) -> bool {
        self.text.starts_with('[')
    }

    /// The values of an array; none for another value.
    pub fn items(self) -> impl Iterator<Item = Value<'t>> {
        self.inside('[')
    }

    /// The value of an object under a key, the first where the key comes again.
    pub fn get(self, key: &str) -> Option<Value<'t>> {
        let mut inside = self.inside('{');
        while let (Some(name), Some(value)) = (inside.next(), inside.next()) {
            if name.string().is_ok_and(|name| name == key) {
                return Some(value);
            }
        }
        None
    }

    /// Keys and values in turn, or items.
    fn inside(self, open: char) -> Inside<'t> {
        let rest = self.text.strip_prefix(open).unwrap_or_default();
        Inside { rest, at: self.at + 1 }
    }

    /// The characters of a string, in runs: letter for letter, or one for an escape. Nothing for another value.
    pub fn runs(self) -> impl Iterator<Item = Result<Run<'t>>> {
        let rest = self.text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
        Runs { rest, at: self.at + 1 }
    }

    fn string(self) -> Result<String> {
        self.runs().try_fold(String::new(), |mut string, run| {
            match run? {
                Run::Words(words, _) => string.push_str(words),
                Run::Escape(letter, _) => string.push(letter),
            }
            Ok(string)
        })
    }
}

/// A part of a string.
#[derive(Debug, Clone, Copy)]
pub(super) enum Run<'t> {
    /// Words, and the byte at which they begin.
    Words(&'t str, usize),
    /// A character for its escape.
    Escape(char, Span),
}

/// The values inside an array or object.
struct Inside<'t> {
    rest: &'t str,
    at: usize,
}

impl<'t> Iterator for Inside<'t> {
    type Item = Value<'t>;

    fn next(&mut self) -> Option<Value<'t>> {
        let start = self.rest.find(|c: char| !c.is_ascii_whitespace() && !matches!(c, ',' | ':'))?;
        let text = self.rest.get(start..).filter(|text| !text.starts_with([']', '}']))?;
        let len = value_len(text);
        let value = Value { text: text.get(..len)?, at: self.at + start };
        (self.rest, self.at) = (text.get(len..)?, value.end());
        Some(value)
    }
}

/// The length of the value at the head of a text.
fn value_len(text: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => {
                quoted = !quoted;
                if !quoted && depth == 0 {
                    return at + 1;
                }
            }
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

/// The runs of a string.
struct Runs<'t> {
    rest: &'t str,
    at: usize,
}

impl<'t> Iterator for Runs<'t> {
    type Item = Result<Run<'t>>;

    fn next(&mut self) -> Option<Result<Run<'t>>> {
        let at = self.at;
        let words = self.rest.find('\\').unwrap_or(self.rest.len());
        if words > 0 {
            let (run, rest) = self.rest.split_at_checked(words)?;
            (self.rest, self.at) = (rest, at + words);
            return Some(Ok(Run::Words(run, at)));
        }
        let (letter, len) = match escape(self.rest.get(1..)?) {
            _ if self.rest.is_empty() => return None,
            Some(found) => found,
            None => {
                self.rest = "";
                return Some(Err(Error::new(ErrorKind::Format, "wanted the escape of a character, found another").byte(at)));
            }
        };
        (self.rest, self.at) = (self.rest.get(len..)?, at + len);
        Some(Ok(Run::Escape(letter, Span::new(at, at + len))))
    }
}

/// The character of the escape behind a backslash, and the length of both.
fn escape(text: &str) -> Option<(char, usize)> {
    let sign = text.chars().next()?;
    let letter = match sign {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        '"' | '\\' | '/' => sign,
        'u' => return unicode(text.get(1..)?).filter(|(letter, _)| *letter != '\0').map(|(letter, len)| (letter, len + 2)),
        _ => return None,
    };
    Some((letter, 2))
}

/// The character of four hexadecimal digits, or of a pair of surrogates, and how long they are.
fn unicode(text: &str) -> Option<(char, usize)> {
    let unit = |text: &str| text.get(..4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
    let first = unit(text)?;
    if let Some(letter) = char::from_u32(first.into()) {
        return Some((letter, 4));
    }
    let second = unit(text.get(4..)?.strip_prefix("\\u")?)?;
    let letter = char::decode_utf16([first, second]).next()?.ok()?;
    Some((letter, 10))
}
