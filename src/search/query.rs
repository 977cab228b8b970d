//! What a person typed.

use crate::error::{Error, ErrorKind, Result};

/// The sides that are searched; hits show both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Sides {
    /// The Chinese one.
    Zh,
    /// The English one.
    En,
    /// Both.
    #[default]
    Both,
}

impl Sides {
    /// Whether a side is searched.
    pub fn holds(self, lang: crate::text::Lang) -> bool {
        match self {
            Self::Zh => lang == crate::text::Lang::Zh,
            Self::En => lang == crate::text::Lang::En,
            Self::Both => true,
        }
    }
}

/// Words, of which each is an alternative and more rank higher, and exact phrases in double quotes, each of which must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    text: String,
    words: String,
    phrases: Vec<String>,
    sides: Sides,
}

impl Query {
    /// Reads what was typed. Quotes may be straight, curved or 「」.
    ///
    /// # Errors
    /// [`ErrorKind::Query`] with the byte for a quote that is not closed, and for a query with nothing to look for.
    pub fn parse(text: &str) -> Result<Self> {
        let (mut words, mut phrases) = (String::new(), Vec::new());
        let mut rest = text;
        while let Some(open) = rest.find(['"', '“', '「']) {
            let (before, quoted) = rest.split_at(open);
            words.push_str(before);
            words.push(' ');
            let mut inner = quoted.chars();
            let close: &[char] = if inner.next() == Some('「') { &['」'] } else { &['"', '”', '“'] };
            let inner = inner.as_str();
            let end = inner
                .find(close)
                .ok_or_else(|| Error::new(ErrorKind::Query, "a quote is opened here and not closed").byte(text.len() - quoted.len()))?;
            let (phrase, after) = inner.split_at(end);
            if phrase.chars().any(char::is_alphanumeric) {
                phrases.push(phrase.to_owned());
            }
            rest = after.get(after.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        }
        words.push_str(rest);
        if phrases.is_empty() && !words.chars().any(char::is_alphanumeric) {
            return Err(Error::new(ErrorKind::Query, "wanted words to look for, found none").byte(0));
        }
        Ok(Self { text: text.to_owned(), words: words.trim().to_owned(), phrases, sides: Sides::Both })
    }

    /// Says which sides are searched.
    #[must_use]
    pub fn sides(mut self, sides: Sides) -> Self {
        self.sides = sides;
        self
    }

    /// What was typed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The words outside of quotes.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The exact phrases, in order.
    pub fn phrases(&self) -> &[String] {
        &self.phrases
    }

    /// Which sides are searched.
    pub fn searched(&self) -> Sides {
        self.sides
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases() {
        for (text, words, phrases) in [
            ("VPN approval", "VPN approval", vec![]),
            ("\"代表大会\" 会议", "会议", vec!["代表大会"]),
            ("“a b” c", "c", vec!["a b"]),
            ("「專線」", "", vec!["專線"]),
        ] {
            let query = Query::parse(text).map(|query| (query.words, query.phrases)).ok();
            assert_eq!(query, Some((words.to_owned(), phrases.iter().map(|p| (*p).to_owned()).collect())), "{text}");
        }
        for (text, byte) in [("日志 \"专线", 7), ("", 0), ("。，", 0), ("\"\"", 0)] {
            assert_eq!(Query::parse(text).err().and_then(|error| error.byte_at()), Some(byte), "{text}");
        }
    }
}
