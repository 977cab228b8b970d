//! The one error of the crate: what was found, what was wanted, and where.

use std::error::Error as StdError;
use std::fmt;
use std::path::{Path, PathBuf};

/// What sort of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The operating system refused: a file is missing, a disk is full.
    Io,
    /// Bytes that are no text in any encoding that is read.
    Encoding,
    /// Text or bytes that do not keep to their own format.
    Format,
    /// A format that is known and not read.
    Unsupported,
    /// An address that a person typed and that is none.
    Address,
    /// A query that a person typed and that cannot be understood.
    Query,
    /// An index that is absent, damaged or of another version.
    Index,
    /// An input larger than what is accepted.
    Limit,
}

/// Why something could not be done.
///
/// The message says what was found and what was wanted, in lower case with no full stop; the place stands before it when it is known.
///
/// ```
/// use duizhao::{Error, ErrorKind};
///
/// let error = Error::new(ErrorKind::Format, "wanted two fields, found 1").line(3).path("gold.tsv");
/// assert_eq!(error.to_string(), "gold.tsv: line 3: wanted two fields, found 1");
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    path: Option<PathBuf>,
    line: Option<usize>,
    byte: Option<usize>,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with its message and no place.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, path: None, line: None, byte: None, message: message.into(), source: None }
    }

    /// The file in which it happened, unless one is named already.
    #[must_use]
    pub fn path(mut self, path: impl AsRef<Path>) -> Self {
        self.path.get_or_insert_with(|| path.as_ref().to_owned());
        self
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The byte, from 0.
    #[must_use]
    pub fn byte(mut self, byte: usize) -> Self {
        self.byte = Some(byte);
        self
    }

    /// The lower error that caused this one.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What sort of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The byte at which it happened, from 0, when that is known.
    pub fn byte_at(&self) -> Option<usize> {
        self.byte
    }

    /// The line on which it happened, from 1, when that is known.
    pub fn line_at(&self) -> Option<usize> {
        self.line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if let Some(byte) = self.byte {
            write!(f, "byte {byte}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        // A stream can only carry errors of its own sort, so one of ours may come wrapped in it.
        let error = match error.downcast::<Self>() {
            Ok(own) => return own,
            Err(error) => error,
        };
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => "wanted a file, found none".to_owned(),
            std::io::ErrorKind::PermissionDenied => "the file may not be opened".to_owned(),
            kind => format!("cannot be read or written: {kind}"),
        };
        Self::new(ErrorKind::Io, message).caused_by(error)
    }
}
