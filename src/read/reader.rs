//! Reads bytes, streams and files, each by the reader for its format.

use super::decode;
use super::docx;
use super::hklm;
use super::html;
use super::pages;
use super::sniff;
use super::sniff::Format;
use super::taiwan;
use super::written::Written;
use crate::error::{Error, ErrorKind, Result};
use crate::instrument::Notice;
use crate::text::{Lang, SourceText, Span};
use std::io::Read;
use std::path::Path;

/// Reads files and bytes into source texts.
#[derive(Debug, Clone)]
pub struct Reader {
    lang: Option<Lang>,
    limit: u64,
}

impl Default for Reader {
    fn default() -> Self {
        Self { lang: None, limit: 1 << 30 }
    }
}

impl Reader {
    /// A reader that tells the language from the script and takes at most 1 GiB.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says which language the texts are in.
    #[must_use]
    pub fn lang(mut self, lang: Lang) -> Self {
        self.lang = Some(lang);
        self
    }

    /// The most bytes that a text may have.
    #[must_use]
    pub fn limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// Reads bytes.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`] with the byte for bytes that are no text; [`ErrorKind::Format`] with line or byte for broken XML, JSON or
    /// ZIP; [`ErrorKind::Unsupported`] for formats that must be converted first; [`ErrorKind::Limit`] for too many bytes.
    pub fn read(&self, bytes: &[u8]) -> Result<SourceText> {
        Ok(self.read_noting(bytes)?.0)
    }

    /// Reads bytes, and says what of the file is no text of the instrument; spans of the notices count in the source text.
    ///
    /// ```
    /// use duizhao::read::Reader;
    ///
    /// let json = "{\"法規名稱\": \"網路接入管理辦法\", \"法規內容\": [{\"條號\": \"第 1 條\", \"條文內容\": \"不得轉租專線。\"}]}";
    /// let (source, notices) = Reader::new().read_noting(json.as_bytes())?;
    /// assert_eq!(source.as_str(), "網路接入管理辦法\n第 1 條\n不得轉租專線。\n");
    /// assert!(notices.is_empty());
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub fn read_noting(&self, bytes: &[u8]) -> Result<(SourceText, Vec<Notice>)> {
        if bytes.len() as u64 > self.limit {
            return Err(self.too_long());
        }
        let written = self.written(bytes)?;
        if written.text.len() as u64 > self.limit {
            return Err(self.too_long());
        }
        let source = SourceText::new(written.text).from_file(written.map);
        let source = match self.lang {
            Some(lang) => source.in_lang(lang),
            None => source,
        };
        Ok((source, written.notices))
    }

    /// What the reader for the format of the bytes writes out of them.
    fn written(&self, bytes: &[u8]) -> Result<Written> {
        sniff::refuse_container(bytes)?;
        if sniff::is_zip(bytes) {
            return docx::read(bytes);
        }
        let (text, map) = decode::decode(bytes)?;
        let base = map.original(Span::default()).start;
        match sniff::format(&text) {
            Format::Plain => Ok(pages::read(&text, base).unwrap_or(Written { text, map, notices: Vec::new() })),
            Format::Html => html::read(&text, base),
            Format::Xml => hklm::read(&text, base),
            Format::Json => taiwan::read(&text, base),
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// As [`Reader::read`], and [`ErrorKind::Io`] for a file that is absent or a folder; the error names the path.
    pub fn open(&self, path: impl AsRef<Path>) -> Result<SourceText> {
        Ok(self.open_noting(path)?.0)
    }

    /// Reads a file, and says what of it is no text of the instrument.
    ///
    /// # Errors
    /// As [`Reader::open`].
    pub fn open_noting(&self, path: impl AsRef<Path>) -> Result<(SourceText, Vec<Notice>)> {
        let path = path.as_ref();
        self.open_unnamed(path).map_err(|error| error.path(path))
    }

    fn open_unnamed(&self, path: &Path) -> Result<(SourceText, Vec<Notice>)> {
        if path.is_dir() {
            return Err(Error::new(ErrorKind::Io, "wanted a file, found a folder"));
        }
        self.read_noting(&self.bytes(std::fs::File::open(path)?)?)
    }

    /// Reads all that a stream gives.
    ///
    /// # Errors
    /// As [`Reader::read`], and [`ErrorKind::Io`] when the stream fails.
    pub fn read_from(&self, stream: impl Read) -> Result<SourceText> {
        self.read(&self.bytes(stream)?)
    }

    /// All bytes of a stream, and one more than the limit where it has more.
    fn bytes(&self, stream: impl Read) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        stream.take(self.limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn too_long(&self) -> Error {
        Error::new(ErrorKind::Limit, format!("wanted at most {} bytes, found more", self.limit))
    }
}
