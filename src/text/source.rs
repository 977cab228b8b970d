//! A text as it came: one language, unchanged characters, and its place in the file.

use super::lang::Lang;
use super::lines::Lines;
use super::offsets::SpanMap;
use super::span::Span;
use std::sync::Arc;

/// One text in one language. Cloning is cheap: the characters are shared.
///
/// ```
/// use duizhao::text::{Lang, SourceText};
///
/// let source = SourceText::new("第一条　为了规范网络接入，制定本办法。");
/// assert_eq!(source.lang(), Lang::Zh);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    text: Arc<str>,
    lang: Lang,
    file: Arc<SpanMap>,
}

impl SourceText {
    /// A text whose language is told from its script.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let lang = Lang::of(&text);
        Self { text, lang, file: Arc::default() }
    }

    /// Says which language the text is in.
    #[must_use]
    pub fn in_lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// Says where the bytes of the text stand in the file that it was read from.
    #[must_use]
    pub fn from_file(mut self, map: SpanMap) -> Self {
        self.file = Arc::new(map);
        self
    }

    /// The same text with spaces in the place of every line that is not in `lang`, for texts in which both languages stand mixed; bytes and
    /// lines stay where they are. A line without letters belongs to English.
    ///
    /// ```
    /// use duizhao::text::{Lang, SourceText};
    ///
    /// let mixed = SourceText::new("第一条　保密\nArticle 1 Secrecy\n");
    /// assert_eq!(mixed.only(Lang::En).as_str().trim(), "Article 1 Secrecy");
    /// ```
    #[must_use]
    pub fn only(&self, lang: Lang) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        for line in self.lines().spans() {
            text.push_str(Span::new(at, line.start).slice(&self.text));
            match Lang::of(line.slice(&self.text)) == lang {
                true => text.push_str(line.slice(&self.text)),
                false => text.extend(std::iter::repeat_n(' ', line.len())),
            }
            at = line.end;
        }
        text.push_str(Span::new(at, self.text.len()).slice(&self.text));
        Self { text: text.into(), lang, file: Arc::clone(&self.file) }
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The characters, shared.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Where a span of the text stands in the file, in bytes of the file (of its text decoded to UTF-8 when it was in another encoding).
    pub fn file_span(&self, span: Span) -> Span {
        self.file.original(span)
    }

    /// Where the lines begin; O(length).
    pub fn lines(&self) -> Lines {
        Lines::new(&self.text)
    }
}
