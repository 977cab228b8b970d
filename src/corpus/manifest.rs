//! What a manifest says about each instrument.

use crate::bitext::Authentic;
use crate::error::{Error, ErrorKind, Result};
use crate::instrument::Jurisdiction;
use serde::Deserialize;

/// What is known about an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// Its folder, and its name in hits: lower-case letters, digits and hyphens.
    pub slug: String,
    /// Its titles.
    pub title: Both<String>,
    /// Short names by which it is cited.
    #[serde(default)]
    pub short: Both<Vec<String>>,
    /// law, regulation, rule, notice, interpretation, decision, standard, platform-rules, contract or ordinance.
    pub kind: String,
    /// Whose law it is.
    pub jurisdiction: Jurisdiction,
    /// What its provisions are called.
    pub scheme: Scheme,
    /// When it was adopted, as `2017-01-17`.
    pub date: String,
    /// in-force, repealed, superseded or expired.
    pub status: String,
    /// Which side is law.
    pub authentic: Authentic,
    /// Who wrote it.
    pub author: String,
    /// Under which licence.
    pub licence: String,
    /// Where it comes from, if it was published elsewhere.
    #[serde(default)]
    pub source: Option<String>,
    /// Whether it was written for a corpus and is no law.
    #[serde(default)]
    pub model: bool,
    /// What it is about.
    #[serde(default)]
    pub subjects: Vec<String>,
}

/// Something in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both<T> {
    /// In Chinese.
    pub zh: T,
    /// In English.
    pub en: T,
}

/// What the provisions of an instrument are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Scheme {
    /// 条, Article.
    Article,
    /// Sections of a Hong Kong ordinance.
    Section,
    /// 一、（一）1.
    Point,
    /// 4.1.2.
    Decimal,
    /// Clauses of a contract.
    Clause,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    instrument: Vec<Meta>,
    #[serde(default)]
    words: Option<Learned>,
}

/// What a table of learned words was made from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learned {
    /// Its file in the folder.
    pub file: String,
    /// Who learned it.
    pub author: String,
    /// From which texts.
    pub source: String,
    /// Under which licence those are.
    pub licence: String,
}

/// Reads a manifest: the instruments, and what the words were learned from.
pub(super) fn read(text: &str) -> Result<(Vec<Meta>, Option<Learned>)> {
    let manifest: Manifest = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let wrong = Error::new(ErrorKind::Format, format!("wanted a manifest of instruments: {}", error.message()));
        line.map_or_else(|| Error::new(ErrorKind::Format, error.message().to_owned()), |line| wrong.line(line))
    })?;
    for meta in &manifest.instrument {
        let plain = !meta.slug.is_empty() && meta.slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !plain {
            return Err(Error::new(
                ErrorKind::Format,
                format!("wanted a slug of lower-case letters, digits and hyphens, found `{}`", meta.slug),
            ));
        }
    }
    Ok((manifest.instrument, manifest.words))
}
