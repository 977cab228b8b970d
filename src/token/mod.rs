//! Words of both languages with their spans: Chinese by jieba, Latin by Unicode word bounds.
//!
//! A word's text is folded (width, script, case); its span points into the text as it came. The same cut serves aligning, indexing and
//! querying, without the hidden Markov model for unknown words, which would cut one phrase in two ways.
//!
//! ```
//! use duizhao::token::Tokenizer;
//!
//! let text = "租用專線（含 VPNs）";
//! let words = Tokenizer::new().words(text);
//! let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
//! assert_eq!(texts, ["租用", "专线", "含", "vpns"]);
//! assert_eq!(words[1].span.slice(text), "專線");
//! ```

mod signs;
mod stem;
mod tokenizer;
mod word;

pub use signs::Signs;
pub use stem::{is_function_word, stem};
pub use tokenizer::{Tokenizer, words_of};
pub use word::Word;
