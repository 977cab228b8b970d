//! Reading a lexicon from the text of its file.

use super::cedict;
use super::term::{Rendering, Term};
use super::terms::Lexicon;
use super::word_table::WordTable;
use crate::error::{Error, ErrorKind, Result};

impl Lexicon {
    /// Reads rows `zh TAB en|en2 [TAB weight, domain or the word forbidden]`, a file in the format of CC-CEDICT, learned words ([`WordTable`]), or TBX as
    /// [`Lexicon::read_tbx`]. Lines that begin with `#` are comments.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the line for a row of another form.
    pub fn read(text: &str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if WordTable::is_in(text) {
            return Ok(Self::new().with_words(WordTable::read(text)?));
        }
        if text.trim_start().starts_with('<') {
            return Self::read_tbx(text.as_bytes());
        }
        let mut lexicon = Self::new();
        let rows = text.lines().zip(1..).filter(|(row, _)| !row.trim().is_empty() && !row.starts_with('#'));
        for (row, line) in rows {
            let term = match row.split_once('\t') {
                Some((zh, rest)) => tabbed(zh, rest),
                None => cedict::term(row),
            };
            lexicon.insert(term.ok_or_else(|| {
                Error::new(ErrorKind::Format, format!("wanted `term<TAB>rendering|rendering`, found `{row}`")).line(line)
            })?);
        }
        Ok(lexicon)
    }
}

fn tabbed(zh: &str, rest: &str) -> Option<Term> {
    let (renderings, third) = rest.split_once('\t').unwrap_or((rest, ""));
    let zh = zh.trim();
    let renderings: Vec<&str> = renderings.split('|').map(str::trim).filter(|en| !en.is_empty()).collect();
    if zh.is_empty() || renderings.is_empty() {
        return None;
    }
    Some(match (third.trim(), third.trim().parse::<f32>()) {
        ("forbidden", _) => Term::ranked(zh, renderings).forbidden(),
        (_, Ok(weight)) => Term::new(zh, renderings.into_iter().map(|en| Rendering::new(en, weight)).collect()),
        _ => Term::ranked(zh, renderings),
    })
}
