//! Bytes to characters.

use super::declared;
use crate::error::{Error, ErrorKind, Result};
use crate::text::{SpanMap, is_han};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// The text of `bytes`, and the way from it to the bytes (to the decoded text where they are not UTF-8).
pub(super) fn decode(bytes: &[u8]) -> Result<(String, SpanMap)> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Ok((utf8(rest).map_err(|error| shifted(&error, 3))?, SpanMap::shift(3)));
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark_len)) => strictly(encoding, bytes.get(mark_len..).unwrap_or_default(), mark_len)?,
        None => match std::str::from_utf8(bytes) {
            Ok(_) if bytes.contains(&0) => utf16(bytes)?,
            Ok(_) => utf8(bytes)?,
            Err(error) => other(bytes, error.valid_up_to())?,
        },
    };
    Ok((text, SpanMap::default()))
}

fn utf8(bytes: &[u8]) -> Result<String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => without_nul(text.to_owned()),
        Err(error) => Err(undecodable(error.valid_up_to(), "UTF-8")),
    }
}

fn shifted(error: &Error, by: usize) -> Error {
    let byte = error.byte_at().unwrap_or_default();
    undecodable(byte + by, "UTF-8")
}

/// Bytes that are not UTF-8 and have no byte-order mark.
fn other(bytes: &[u8], valid_up_to: usize) -> Result<String> {
    if bytes.contains(&0) {
        return utf16(bytes);
    }
    let said = declared::encoding(bytes).and_then(|encoding| strictly(encoding, bytes, 0).ok());
    if let Some(text) = said.filter(|text| is_plausible(text)) {
        return Ok(text);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // A file in UTF-8 with one bad byte is told by what stands before that byte.
    let valid = bytes.get(..valid_up_to).unwrap_or_default().iter().filter(|byte| !byte.is_ascii()).count();
    if valid > 30 && valid * 2 > bytes.iter().filter(|byte| !byte.is_ascii()).count() || valid > 4_096 {
        return Err(undecodable(valid_up_to, "UTF-8"));
    }
    let order: [&'static Encoding; 2] = if guess == BIG5 { [BIG5, GB18030] } else { [GB18030, BIG5] };
    let guessed = if guess == GBK || guess == BIG5 || guess == GB18030 { order } else { [GB18030, BIG5] };
    let first = strictly(guessed[0], bytes, 0);
    match first {
        Ok(text) if is_plausible(&text) => Ok(text),
        _ => match strictly(guessed[1], bytes, 0) {
            Ok(text) if is_plausible(&text) => Ok(text),
            _ => Err(first.err().unwrap_or_else(|| undecodable(valid_up_to, "UTF-8, UTF-16, GB 18030 or Big5"))),
        },
    }
}

/// UTF-16 without a mark, in the order that gives more Han and ASCII characters.
fn utf16(bytes: &[u8]) -> Result<String> {
    let nul = bytes.iter().position(|byte| *byte == 0).unwrap_or_default();
    if bytes.len().is_multiple_of(2) {
        for encoding in [UTF_16LE, UTF_16BE] {
            if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes).filter(|text| is_plausible(text)) {
                return without_nul(text.into_owned());
            }
        }
    }
    Err(Error::new(ErrorKind::Encoding, "wanted text, found a NUL byte: this is a binary file").byte(nul))
}

/// Whether nearly all characters are ones that Chinese and English texts use.
fn is_plausible(text: &str) -> bool {
    let (mut usual, mut all) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        usual += usize::from(
            is_han(c)
                || c.is_ascii_graphic()
                || c.is_ascii_whitespace()
                || matches!(c, '\u{2010}'..='\u{2030}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '\u{2460}'..='\u{24ff}' | '\u{2500}'..='\u{257f}'),
        );
    }
    usual * 20 >= all * 19
}

/// Decodes without replacing anything.
fn strictly(encoding: &'static Encoding, bytes: &[u8], offset: usize) -> Result<String> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => without_nul(text),
        DecoderResult::Malformed(len, after) => Err(undecodable(offset + read - usize::from(len) - usize::from(after), encoding.name())),
        DecoderResult::OutputFull => Err(Error::new(ErrorKind::Limit, "the text does not fit into memory")),
    }
}

fn undecodable(byte: usize, encoding: &str) -> Error {
    Error::new(ErrorKind::Encoding, format!("wanted {encoding} text, found bytes that are none; convert the file to UTF-8")).byte(byte)
}

fn without_nul(text: String) -> Result<String> {
    match text.find('\0') {
        None => Ok(text),
        Some(at) => Err(Error::new(ErrorKind::Encoding, "wanted text, found a NUL byte: this is a binary file").byte(at)),
    }
}
