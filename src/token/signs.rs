//! The signs of a text, of which exact phrases are made: characters on the Chinese side, words and marks on the English side.

use crate::text::{Fold, Folded, Lang, Span, is_han};

/// Positions between two lines, so that no phrase reaches over.
const LINE: usize = 16;

/// The signs of a text in order, folded for search (width, script, case, spaces beside Han characters).
///
/// On the Chinese side every character is a sign, so a phrase is found wherever its characters stand in the folded text. On the English
/// side a run of letters and digits is one, and any other character but white space is one, so a phrase begins and ends at word bounds.
///
/// ```
/// use duizhao::text::Lang;
/// use duizhao::token::Signs;
///
/// let signs = Signs::new("租用 VPN，", Lang::Zh);
/// assert_eq!((0..signs.len()).map(|at| signs.sign(at)).collect::<Vec<_>>(), ["租", "用", "v", "p", "n", ","]);
/// let signs = Signs::new("Cross-border data", Lang::En);
/// assert_eq!((0..signs.len()).map(|at| signs.sign(at)).collect::<Vec<_>>(), ["cross", "-", "border", "data"]);
/// assert_eq!(signs.pair(2).as_deref(), Some("border data"));
/// ```
#[derive(Debug, Clone)]
pub struct Signs {
    folded: Folded,
    signs: Vec<Sign>,
}

#[derive(Debug, Clone, Copy)]
struct Sign {
    start: usize,
    end: usize,
    line: usize,
}

impl Signs {
    /// The signs of a text, cut in the way of a side. O(length).
    pub fn new(text: &str, lang: Lang) -> Self {
        let folded = Folded::new(text, Fold::SEARCH);
        let mut signs: Vec<Sign> = Vec::with_capacity(folded.as_str().len() / 3);
        let mut line = 0;
        for (start, c) in folded.as_str().char_indices() {
            let end = start + c.len_utf8();
            match c {
                '\n' => line += 1,
                '\r' => {}
                _ if lang == Lang::Zh => signs.push(Sign { start, end, line }),
                _ if c.is_whitespace() => {}
                _ if is_letter(c) => match signs.last_mut().filter(|last| last.end == start && last.line == line) {
                    Some(last) if folded.as_str().get(last.start..last.end).is_some_and(|sign| sign.chars().all(is_letter)) => {
                        last.end = end
                    }
                    _ => signs.push(Sign { start, end, line }),
                },
                _ => signs.push(Sign { start, end, line }),
            }
        }
        Self { folded, signs }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.signs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }

    /// Whether all stand on one line.
    pub fn is_one_line(&self) -> bool {
        self.signs.first().map(|sign| sign.line) == self.signs.last().map(|sign| sign.line)
    }

    /// The folded text of a sign.
    pub fn sign(&self, at: usize) -> &str {
        self.signs.get(at).and_then(|sign| self.folded.as_str().get(sign.start..sign.end)).unwrap_or_default()
    }

    /// The folded text of a sign and the next one with what stands between them, if they are on one line.
    pub fn pair(&self, at: usize) -> Option<String> {
        let (first, second) = (self.signs.get(at)?, self.signs.get(at + 1)?);
        let text = self.folded.as_str().get(first.start..second.end).filter(|_| first.line == second.line)?;
        Some(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect())
    }

    /// Where a sign stands among all; lines are set apart.
    pub fn position(&self, at: usize) -> usize {
        at + LINE * self.signs.get(at).map_or(0, |sign| sign.line)
    }

    /// From one sign to another, in bytes of the text that was cut.
    pub fn span(&self, first: usize, last: usize) -> Span {
        let place = |at: usize| self.signs.get(at).map_or((0, 0), |sign| (sign.start, sign.end));
        self.folded.span(place(first).0, place(last).1)
    }

    /// Where the signs of a phrase stand in a row on one line, as first and last place.
    pub fn find(&self, phrase: &Signs) -> Vec<(usize, usize)> {
        let len = phrase.len();
        if len == 0 || !phrase.is_one_line() {
            return Vec::new();
        }
        let same = |at: &usize| {
            let pairs = (0..len - 1).all(|next| self.pair(at + next).is_some_and(|pair| phrase.pair(next).as_deref() == Some(&pair)));
            self.sign(*at) == phrase.sign(0) && pairs
        };
        (0..(self.len() + 1).saturating_sub(len)).filter(same).map(|at| (at, at + len - 1)).collect()
    }
}

/// Whether a character goes on with a word; a Han character is a sign of its own.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_substrings_are() {
        for (lang, text, phrase, wanted) in [
            (Lang::Zh, "經營 ＩＤＣ 業務。2017年", "业务。2", vec!["業務。2"]),
            (Lang::Zh, "不得出租\n专线", "出租专线", vec![]),
            (Lang::Zh, "机关，应当", "机关应当", vec![]),
            (Lang::En, "the data-processing of data", "data", vec!["data", "data"]),
            (Lang::En, "Article 12(2) and 12 (2)", "12(2)", vec!["12(2)"]),
            (Lang::En, "persons", "person", vec![]),
            (Lang::En, "can't  be", "t be", vec!["t  be"]),
        ] {
            let (signs, wanted_signs) = (Signs::new(text, lang), Signs::new(phrase, lang));
            let found: Vec<&str> = signs.find(&wanted_signs).iter().map(|&(first, last)| signs.span(first, last).slice(text)).collect();
            assert_eq!(found, wanted, "{phrase} in {text}");
        }
    }
}
