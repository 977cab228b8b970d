//! Findings that a person has looked at: rows of a file that suppress by kind, address and reason, and a baseline of what was there before.

use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Finding, Kind};
use crate::instrument::Address;
use std::collections::BTreeMap;

/// One row of a file of suppressions.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    /// `None` for all kinds.
    kind: Option<Kind>,
    /// Findings at this address and within it; the empty one is the whole instrument.
    address: Address,
    /// Words that the message must hold; empty for any.
    words: String,
}

/// Findings that are accepted, with the reasons.
///
/// ```
/// use duizhao::check::Suppressions;
///
/// let known = Suppressions::read("quantity\tart3\tthe annex was revised\n*\tart7/para2\t\n")?;
/// assert_eq!(known.len(), 2);
/// assert!(Suppressions::read("quantities\tart3\tno such kind\n").is_err());
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suppressions {
    rows: Vec<Row>,
}

impl Suppressions {
    /// Reads rows `kind<TAB>address<TAB>reason[<TAB>words of the message]`; `*` stands for every kind, an empty address for the whole instrument. Lines that begin
    /// with `#` are comments.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the line for a row of another form.
    pub fn read(text: &str) -> Result<Self> {
        let mut rows = Vec::new();
        for (row, line) in text
            .strip_prefix('\u{feff}')
            .unwrap_or(text)
            .lines()
            .zip(1..)
            .filter(|(row, _)| !row.trim().is_empty() && !row.starts_with('#'))
        {
            let wrong = |message: String| Error::new(ErrorKind::Format, message).line(line);
            let fields: Vec<&str> = row.split('\t').map(str::trim).collect();
            let (Some(kind), Some(address)) = (fields.first(), fields.get(1)) else {
                return Err(wrong(format!("wanted `kind<TAB>address<TAB>reason`, found `{row}`")));
            };
            let kind = if *kind == "*" { None } else { Some(kind.parse().map_err(wrong)?) };
            let address = address.parse().map_err(|error: Error| wrong(error.to_string()))?;
            rows.push(Row { kind, address, words: fields.get(3).map(|words| (*words).to_owned()).unwrap_or_default() });
        }
        Ok(Self { rows })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a finding is accepted.
    pub fn accept(&self, finding: &Finding) -> bool {
        self.rows.iter().any(|row| {
            row.kind.is_none_or(|kind| kind == finding.kind)
                && finding.address.is_within(&row.address)
                && finding.message.contains(&row.words)
        })
    }
}

/// What an earlier run found, by kind, address and message, however often; places in the text may have moved since.
///
/// Made of the JSON Lines that `exchange::findings` writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<(String, String, String), usize>,
}

impl Baseline {
    /// Reads the findings of an earlier run.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the line for one that is no finding.
    pub fn read(text: &str) -> Result<Self> {
        let mut counts = BTreeMap::new();
        for (row, line) in text.lines().zip(1..).filter(|(row, _)| !row.trim().is_empty()) {
            let row: serde_json::Value = serde_json::from_str(row)
                .map_err(|error| Error::new(ErrorKind::Format, "wanted a finding as JSON").line(line).caused_by(error))?;
            let field = |name: &str| row.get(name).and_then(|value| value.as_str()).map(str::to_owned);
            let (Some(kind), Some(address), Some(message)) = (field("kind"), field("address"), field("message")) else {
                return Err(Error::new(ErrorKind::Format, "wanted a finding with kind, address and message").line(line));
            };
            *counts.entry((kind, address, message)).or_default() += 1;
        }
        Ok(Self { counts })
    }

    /// The findings that the earlier run did not have, in order.
    pub fn new_among(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let mut left = self.counts.clone();
        let mut is_new = |finding: &Finding| {
            let key = (finding.kind.as_str().to_owned(), finding.address.to_string(), finding.message.clone());
            match left.get_mut(&key).filter(|count| **count > 0) {
                Some(count) => {
                    *count -= 1;
                    false
                }
                None => true,
            }
        };
        findings.into_iter().filter(|finding| is_new(finding)).collect()
    }
}
