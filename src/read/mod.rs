//! From bytes to a source text: encodings told by content, formats that are no plain text refused with advice.
//!
//! Plain text and Markdown are read as they are. Bytes that are not UTF-8 are decoded from UTF-16, GB 18030 or Big5; spans then count in
//! the decoded text. Out of HTML pages the main text is written, out of the pages of `pdftotext` the words between running heads, out of the XML of
//! Hong Kong e-Legislation and the JSON of Taiwan's Ministry of Justice a provision a line; their spans lead back into the file. Word documents are
//! unpacked, a paragraph a line, with the numbers of their lists; spans count in that text. PDF, old Word files, other containers, XML and JSON are
//! refused with advice.
//!
//! ```
//! use duizhao::read::Reader;
//!
//! let gb18030 = [0xB5, 0xDA, 0xD2, 0xBB, 0xCC, 0xF5, 0xA1, 0xA1, 0xCE, 0xAA, 0xC1, 0xCB, 0xB9, 0xE6, 0xB7, 0xB6, 0xA1, 0xA3];
//! assert_eq!(Reader::new().read(&gb18030)?.as_str(), "第一条　为了规范。");
//! # Ok::<(), duizhao::Error>(())
//! ```

mod declared;
mod decode;
mod docx;
mod hklm;
mod html;
mod json;
mod pages;
mod reader;
mod sniff;
mod taiwan;
mod written;
mod xml;

pub use reader::Reader;
