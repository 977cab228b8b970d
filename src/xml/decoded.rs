//! A stream in UTF-8 or UTF-16 as UTF-8, a bounded number of bytes at a time.

use crate::error::{Error, ErrorKind, Result};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, BufRead, Read};

/// Bytes decoded at once.
const STEP: usize = 1 << 16;

/// The bytes with which a stream begins, and then the stream.
type Whole<R> = io::Chain<io::Cursor<Vec<u8>>, R>;

/// A stream of UTF-8, whatever came in. What goes wrong is kept, since the trait knows no error of ours.
pub(super) struct Decoded<R> {
    input: Whole<R>,
    decoder: Decoder,
    name: &'static str,
    buffer: Vec<u8>,
    /// Where the bytes not yet taken begin and end in the buffer.
    ready: (usize, usize),
    /// Bytes taken from the input.
    taken: usize,
    /// Bytes that may still be given.
    left: usize,
    most: usize,
    is_done: bool,
    fault: Option<Error>,
}

impl<R: BufRead> Decoded<R> {
    /// The stream, of which `most` bytes may be given between two calls of [`Decoded::relax`]; and the bytes of its byte-order mark.
    pub fn new(mut stream: R, most: usize) -> Result<(Self, usize)> {
        let mut head = Vec::with_capacity(4);
        stream.by_ref().take(4).read_to_end(&mut head)?;
        let (encoding, mark) = encoding(&head);
        let rest = head.get(mark..).unwrap_or_default().to_vec();
        let decoded = Self {
            input: io::Cursor::new(rest).chain(stream),
            decoder: encoding.new_decoder_without_bom_handling(),
            name: encoding.name(),
            buffer: vec![0; STEP * 3 + 16],
            ready: (0, 0),
            taken: mark,
            left: most,
            most,
            is_done: false,
            fault: None,
        };
        // Bytes of another encoding than UTF-8 count from the first letter of the text.
        Ok((decoded, if encoding == UTF_8 { mark } else { 0 }))
    }

    /// Lets as many bytes through as at first.
    pub fn relax(&mut self) {
        self.left = self.most;
    }

    /// Why the stream ended early, if it did.
    pub fn fault(&mut self) -> Option<Error> {
        self.fault.take()
    }

    fn fail(&mut self, error: Error) -> io::Error {
        self.fault = Some(error);
        io::Error::from(io::ErrorKind::InvalidData)
    }

    /// Decodes the next bytes into the empty buffer.
    fn step(&mut self) -> io::Result<()> {
        let input = self.input.fill_buf()?;
        let input = input.get(..STEP).unwrap_or(input);
        let last = input.is_empty();
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(input, &mut self.buffer, last);
        self.input.consume(read);
        self.taken += read;
        self.ready = (0, written);
        self.is_done = last;
        let DecoderResult::Malformed(len, after) = result else { return Ok(()) };
        let byte = self.taken.saturating_sub(usize::from(len) + usize::from(after));
        let message = format!("wanted {} text, found bytes that are none; convert the file to UTF-8", self.name);
        Err(self.fail(Error::new(ErrorKind::Encoding, message).byte(byte)))
    }
}

/// The encoding told by how a stream begins, and the length of its mark.
fn encoding(head: &[u8]) -> (&'static Encoding, usize) {
    match head {
        [0xef, 0xbb, 0xbf, ..] => (UTF_8, 3),
        [0xff, 0xfe, ..] => (UTF_16LE, 2),
        [0xfe, 0xff, ..] => (UTF_16BE, 2),
        [b'<', 0, ..] => (UTF_16LE, 0),
        [0, b'<', ..] => (UTF_16BE, 0),
        _ => (UTF_8, 0),
    }
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let given = self.fill_buf()?;
        let len = given.len().min(into.len());
        into.iter_mut().zip(given).for_each(|(to, from)| *to = *from);
        self.consume(len);
        Ok(len)
    }
}

impl<R: BufRead> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.ready.0 == self.ready.1 && !self.is_done {
            self.step()?;
        }
        if self.left == 0 && self.ready.0 < self.ready.1 {
            let message = format!("wanted at most {} bytes in one unit, found more", self.most);
            return Err(self.fail(Error::new(ErrorKind::Limit, message)));
        }
        let (start, end) = self.ready;
        let end = end.min(start.saturating_add(self.left));
        Ok(self.buffer.get(start..end).unwrap_or_default())
    }

    fn consume(&mut self, len: usize) {
        self.ready.0 = (self.ready.0 + len).min(self.ready.1);
        self.left = self.left.saturating_sub(len);
    }
}
