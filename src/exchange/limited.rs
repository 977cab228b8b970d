//! A stream of which one unit may take so many bytes and no more.

use crate::error::{Error, ErrorKind};
use std::io::{self, BufRead, Read};

/// Bytes that one row or line may have.
const MOST: usize = 1 << 26;

/// A stream that fails where it gave too many bytes since it was last relaxed.
pub(super) struct Limited<R> {
    inner: R,
    left: usize,
}

impl<R> Limited<R> {
    pub fn new(inner: R) -> Self {
        Self { inner, left: MOST }
    }

    /// Begins a row: what came before no longer counts.
    pub fn relax(&mut self) {
        self.left = MOST;
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            let message = format!("wanted at most {MOST} bytes in one row, found more");
            return Err(io::Error::new(io::ErrorKind::InvalidData, Error::new(ErrorKind::Limit, message)));
        }
        let len = self.inner.read(into)?;
        self.left = self.left.saturating_sub(len);
        Ok(len)
    }
}

/// The next line of a stream without its end, `None` behind the last.
pub(super) fn line(stream: &mut impl BufRead, nth: usize) -> crate::error::Result<Option<String>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MOST).unwrap_or(u64::MAX);
    if stream.by_ref().take(limit).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() == MOST && bytes.last() != Some(&b'\n') {
        return Err(Error::new(ErrorKind::Limit, format!("wanted at most {MOST} bytes in one line, found more")).line(nth));
    }
    let text =
        String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::Encoding, "wanted UTF-8, found bytes that are none").line(nth))?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Ok(Some(text.strip_suffix('\r').unwrap_or(text).to_owned()))
}
