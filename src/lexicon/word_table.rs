//! Translation probabilities of single words in both directions, as learned from aligned texts.

use crate::error::{Error, ErrorKind, Result};
use rustc_hash::FxHashMap;
use std::fmt::{self, Write};

/// The first line of a file of word weights.
const HEAD: &str = "# words: zh, then for each rendering its stem, t(en|zh) and t(zh|en) in thousandths";

/// For each Chinese word the English stems that render it, and the other way round, each with its probability (IBM model 1, Brown et al.
/// 1993). Chinese words are folded (simplified, lower case), English ones stems, as [`Tokenizer`](crate::token::Tokenizer) and
/// [`stem`](crate::token::stem) give them. Made by [`Learner`](crate::align::Learner); probabilities are kept in thousandths.
///
/// ```
/// use duizhao::lexicon::WordTable;
///
/// let table = WordTable::of([("日志", "log", 0.8, 0.9), ("日志", "record", 0.1, 0.05), ("记录", "record", 0.7, 0.8)]);
/// let renderings: Vec<_> = table.renderings("日志").collect();
/// assert_eq!(renderings, [("log", 0.8), ("record", 0.1)]);
/// let originals: Vec<_> = table.originals("record").collect();
/// assert_eq!(originals, [("日志", 0.05), ("记录", 0.8)]);
/// assert_eq!(WordTable::read(&table.to_string())?, table);
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WordTable {
    zh: Side,
    en: Side,
}

/// The words of one side in order, and for each the words of the other that render it.
#[derive(Debug, Clone, PartialEq, Default)]
struct Side {
    words: Vec<Box<str>>,
    /// Where the entries of each word begin; one more than there are words.
    starts: Vec<u32>,
    /// (word of the other side, probability in thousandths).
    entries: Vec<(u32, u16)>,
}

impl Side {
    fn entries(&self, word: &str) -> &[(u32, u16)] {
        let found = self.words.binary_search_by(|own| (**own).cmp(word));
        found.map_or(&[], |at| &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize])
    }

    /// Rows of (word, word of the other side, probability), in order.
    fn of(words: Vec<Box<str>>, rows: impl Iterator<Item = (u32, u32, u16)>) -> Self {
        let mut starts = vec![0; words.len() + 1];
        let mut entries = Vec::new();
        for (word, other, probability) in rows {
            starts[word as usize + 1] += 1;
            entries.push((other, probability));
        }
        for at in 0..words.len() {
            starts[at + 1] += starts[at];
        }
        Self { words, starts, entries }
    }
}

impl WordTable {
    /// A table of rows (Chinese word, English stem, t(en|zh), t(zh|en)), in any order; of rows for one pair the last counts.
    pub fn of<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str, f32, f32)>) -> Self {
        Self::sorted(rows.into_iter().map(|(zh, en, to_en, to_zh)| (zh, en, thousandths(to_en), thousandths(to_zh))).collect())
    }

    fn sorted(mut rows: Vec<(&str, &str, u16, u16)>) -> Self {
        rows.sort_by_key(|&(zh, en, ..)| (zh, en));
        rows.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                *kept = *next;
            }
            same
        });
        let (zh, zh_places) = numbered(rows.iter().map(|row| row.0));
        let (en, en_places) = numbered(rows.iter().map(|row| row.1));
        let placed: Vec<(u32, u32, u16, u16)> =
            rows.iter().zip(zh_places.into_iter().zip(en_places)).map(|(row, (zh, en))| (zh, en, row.2, row.3)).collect();
        let mut back = placed.clone();
        back.sort_unstable_by_key(|&(zh, en, ..)| (en, zh));
        Self {
            zh: Side::of(zh, placed.into_iter().map(|(zh, en, to_en, _)| (zh, en, to_en))),
            en: Side::of(en, back.into_iter().map(|(zh, en, _, to_zh)| (en, zh, to_zh))),
        }
    }

    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the line for a row of another form.
    pub fn read(text: &str) -> Result<Self> {
        let mut rows = Vec::new();
        for (row, line) in text.lines().zip(1..).filter(|(row, _)| !row.is_empty() && !row.starts_with('#')) {
            let mut fields = row.split('\t');
            let zh = fields.next().unwrap_or_default();
            for field in fields {
                let entry = entry(field).ok_or_else(|| {
                    Error::new(ErrorKind::Format, format!("wanted a stem and two numbers up to 1000, found `{field}`")).line(line)
                })?;
                rows.push((zh, entry.0, entry.1, entry.2));
            }
        }
        Ok(Self::sorted(rows))
    }

    /// Whether a text is a file of word weights, told by its first line.
    pub fn is_in(text: &str) -> bool {
        text.starts_with("# words:")
    }

    /// The stems that render a Chinese word (folded), with t(en|zh), in the order of the alphabet. O(log words).
    pub fn renderings<'t>(&'t self, zh: &str) -> impl ExactSizeIterator<Item = (&'t str, f32)> {
        self.zh.entries(zh).iter().map(|&(en, t)| (&*self.en.words[en as usize], f32::from(t) / 1000.0))
    }

    /// The Chinese words that a stem renders, with t(zh|en), in the order of their characters. O(log words).
    pub fn originals<'t>(&'t self, en: &str) -> impl ExactSizeIterator<Item = (&'t str, f32)> {
        self.en.entries(en).iter().map(|&(zh, t)| (&*self.zh.words[zh as usize], f32::from(t) / 1000.0))
    }

    /// The rows, in order: Chinese word, English stem, t(en|zh), t(zh|en).
    pub fn rows(&self) -> impl Iterator<Item = (&str, &str, f32, f32)> {
        self.zh.words.iter().flat_map(move |zh| {
            self.renderings(zh).map(move |(en, to_en)| {
                let to_zh = self.originals(en).find(|(original, _)| *original == &**zh).map_or(0.0, |(_, t)| t);
                (&**zh, en, to_en, to_zh)
            })
        })
    }

    /// How many pairs of words there are.
    pub fn len(&self) -> usize {
        self.zh.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl fmt::Display for WordTable {
    /// A head line, then a line a Chinese word: `日志<TAB>log 800 900<TAB>record 100 50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEAD)?;
        let mut open = "";
        for (zh, en, to_en, to_zh) in self.rows() {
            if zh != open {
                write!(f, "\n{zh}")?;
                open = zh;
            }
            write!(f, "\t{en} {} {}", thousandths(to_en), thousandths(to_zh))?;
        }
        f.write_char('\n')
    }
}

/// The different words in order, and the place of each of the given ones among them.
fn numbered<'w>(words: impl Iterator<Item = &'w str>) -> (Vec<Box<str>>, Vec<u32>) {
    let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
    let mut places: Vec<u32> = words
        .map(|word| {
            let next = seen.len() as u32;
            *seen.entry(word).or_insert(next)
        })
        .collect();
    let mut sorted: Vec<(&str, u32)> = seen.into_iter().collect();
    sorted.sort_unstable();
    let mut ranks = vec![0; sorted.len()];
    sorted.iter().zip(0..).for_each(|((_, met), rank)| ranks[*met as usize] = rank);
    places.iter_mut().for_each(|place| *place = ranks[*place as usize]);
    (sorted.into_iter().map(|(word, _)| word.into()).collect(), places)
}

fn thousandths(probability: f32) -> u16 {
    (probability.clamp(0.0, 1.0) * 1000.0).round() as u16
}

fn entry(field: &str) -> Option<(&str, u16, u16)> {
    let mut parts = field.split(' ');
    let number = |part: Option<&str>| part?.parse::<u16>().ok().filter(|number| *number <= 1000);
    let entry = (parts.next().filter(|stem| !stem.is_empty())?, number(parts.next())?, number(parts.next())?);
    parts.next().is_none().then_some(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_another_form_are_errors_with_their_line() {
        for (row, wanted) in [
            ("日志\tlog", "found `log`"),
            ("日志\tlog 1 x", "found `log 1 x`"),
            ("日志\tlog 1 1001", "found `log 1 1001`"),
            ("日志\tlog 1 1 1", "found `log 1 1 1`"),
            ("日志\t 1 1", "found ` 1 1`"),
        ] {
            let error = WordTable::read(&format!("{HEAD}\n{row}\n")).expect_err("no row of words");
            assert_eq!(error.line_at(), Some(2), "{row}");
            assert!(error.to_string().contains(wanted), "{error}");
        }
    }

    #[test]
    fn a_word_without_renderings_is_none() {
        let table = WordTable::read("# words: a head\n日志\n").expect("rows");
        assert!(table.is_empty() && table.renderings("日志").len() == 0 && table.originals("log").len() == 0);
    }
}
