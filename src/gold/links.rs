//! Links between words that people made, and how close other links come to them.

use super::rows::numbers;
use crate::bitext::Link;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Span;
use std::fmt;

/// The links of one bead: which bead it is, and which fragments of its two sides say the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkedBead {
    /// The instrument's short name.
    pub instrument: String,
    /// Its Chinese lines, from 1.
    pub zh: Vec<usize>,
    /// Its English lines, from 1.
    pub en: Vec<usize>,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    zh: String,
    en: String,
    sure: bool,
    /// The line of the file.
    line: usize,
}

/// Reads blocks parted by blank lines. The first row of a block is `instrument TAB zh lines TAB en lines`; each other one is `zh fragment TAB en
/// fragment`, with a third field `possible` where the link may be argued about. A fragment stands in the text byte for byte; `#2` behind it is its
/// second place, and ` … ` parts fragments that are torn.
///
/// # Errors
/// [`ErrorKind::Format`] with the line for a row of another form.
pub fn read_links(text: &str) -> Result<Vec<LinkedBead>> {
    let mut beads: Vec<LinkedBead> = Vec::new();
    let mut inside = false;
    for (row, line) in text.lines().zip(1..).filter(|(row, _)| !row.starts_with('#')) {
        if row.is_empty() {
            inside = false;
            continue;
        }
        let fields: Vec<&str> = row.split('\t').collect();
        match (inside, fields.as_slice(), beads.last_mut()) {
            (false, [instrument, zh, en], _) => {
                beads.push(LinkedBead {
                    instrument: (*instrument).to_owned(),
                    zh: numbers(zh, line)?,
                    en: numbers(en, line)?,
                    rows: Vec::new(),
                });
                inside = true;
            }
            (true, [zh, en], Some(bead)) => bead.rows.push(Row { zh: (*zh).to_owned(), en: (*en).to_owned(), sure: true, line }),
            (true, [zh, en, "possible"], Some(bead)) => {
                bead.rows.push(Row { zh: (*zh).to_owned(), en: (*en).to_owned(), sure: false, line });
            }
            _ => return Err(Error::new(ErrorKind::Format, format!("wanted a bead or two linked fragments, found `{row}`")).line(line)),
        }
    }
    Ok(beads)
}

/// Two fragments, each in one or more parts.
#[derive(Debug, Clone, PartialEq)]
struct Wanted {
    zh: Vec<Span>,
    en: Vec<Span>,
    sure: bool,
}

impl Wanted {
    fn holds(&self, link: &Link) -> bool {
        let meets = |spans: &[Span], span: Span| spans.iter().any(|own| own.overlaps(span));
        meets(&self.zh, link.zh) && meets(&self.en, link.en)
    }
}

impl LinkedBead {
    fn wanted(&self, zh: &str, en: &str) -> Result<Vec<Wanted>> {
        let find = |fragment: &str, text: &str, line: usize| {
            places(fragment, text)
                .ok_or_else(|| Error::new(ErrorKind::Format, format!("wanted words of the bead, found `{fragment}`")).line(line))
        };
        let wanted = |row: &Row| Ok(Wanted { zh: find(&row.zh, zh, row.line)?, en: find(&row.en, en, row.line)?, sure: row.sure });
        self.rows.iter().map(wanted).collect()
    }
}

/// Where a fragment stands in a text; several places where it is torn.
fn places(fragment: &str, text: &str) -> Option<Vec<Span>> {
    let (words, nth) = match fragment.rsplit_once('#').map(|(words, nth)| (words, nth.parse::<usize>())) {
        Some((words, Ok(nth))) if nth > 0 => (words, nth),
        _ => (fragment, 1),
    };
    let mut parts = words.split(" … ");
    let first = parts.next()?;
    let at = text.match_indices(first).nth(nth - 1)?.0;
    let mut spans = vec![Span::new(at, at + first.len())];
    for part in parts {
        let end = spans.last()?.end;
        let at = end + text.get(end..)?.find(part)?;
        spans.push(Span::new(at, at + part.len()));
    }
    Some(spans)
}

/// The alignment error rate of links (Och & Ney 2003), by fragment: a found link is right where it joins two linked fragments, sure or possible,
/// and a sure link is found where some link joins its fragments. Scores of several beads add up.
///
/// ```
/// use duizhao::bitext::Link;
/// use duizhao::gold::{LinkScore, read_links};
/// use duizhao::text::Span;
///
/// let beads = read_links("a-law\t1\t1\n留存\tretain\n日志\tlogs\n")?;
/// let found = [Link { zh: Span::new(0, 6), en: Span::new(0, 6), confidence: 1.0 }];
/// let score = LinkScore::of(&beads[0], ("留存日志", "retain logs"), &found)?;
/// assert_eq!(score.to_string(), "precision 1.0000 recall 0.5000 error 0.3333 | sure 2 found 1");
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinkScore {
    sure: usize,
    recalled: usize,
    found: usize,
    right: usize,
}

impl LinkScore {
    /// The score of the links found between the two texts of a bead.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the line of the gold for a fragment that is not in its text.
    pub fn of(bead: &LinkedBead, (zh, en): (&str, &str), found: &[Link]) -> Result<Self> {
        let wanted = bead.wanted(zh, en)?;
        let sure = || wanted.iter().filter(|wanted| wanted.sure);
        Ok(Self {
            sure: sure().count(),
            recalled: sure().filter(|wanted| found.iter().any(|link| wanted.holds(link))).count(),
            found: found.len(),
            right: found.iter().filter(|link| wanted.iter().any(|wanted| wanted.holds(link))).count(),
        })
    }

    /// The error rate, 0..=1.
    pub fn error(&self) -> f64 {
        1.0 - (self.recalled + self.right) as f64 / (self.sure + self.found).max(1) as f64
    }
}

impl std::ops::AddAssign for LinkScore {
    fn add_assign(&mut self, other: Self) {
        self.sure += other.sure;
        self.recalled += other.recalled;
        self.found += other.found;
        self.right += other.right;
    }
}

impl fmt::Display for LinkScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let (precision, recall) = (ratio(self.right, self.found), ratio(self.recalled, self.sure));
        write!(f, "precision {precision:.4} recall {recall:.4} error {:.4} | sure {} found {}", self.error(), self.sure, self.found)
    }
}
