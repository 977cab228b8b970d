//! Terms out of TBX, in its forms of 2008 (`martif`) and 2019 (`tbx`, with categories as attributes or as elements).

use super::term::{Rendering, Term};
use super::terms::Lexicon;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Lang;
use crate::xml::{Inline, Piece, Pieces, Tag};
use std::io::BufRead;

/// What an entry says of a term's use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Status {
    Preferred,
    #[default]
    Admitted,
    Forbidden,
}

/// One term of an entry.
#[derive(Debug, Default)]
struct Draft {
    text: String,
    status: Status,
    weight: Option<f32>,
}

impl Lexicon {
    /// Reads TBX in UTF-8 or UTF-16: the Chinese terms of each entry with its English ones, preferred ones first; deprecated and superseded English terms
    /// are [forbidden](Rendering::is_forbidden). Entries without a term on both sides are passed over.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the byte for broken XML and for document types with declarations, [`ErrorKind::Encoding`] for bytes that are no UTF-8 or UTF-16,
    /// [`ErrorKind::Unsupported`] for a file without a Chinese term that has an English one, [`ErrorKind::Limit`] for an entry of more than 64 MiB.
    pub fn read_tbx(file: impl BufRead) -> Result<Self> {
        let mut pieces = Pieces::new(file)?;
        pieces.root(&["martif", "tbx"])?;
        let (mut lexicon, mut others) = (Self::new(), 0usize);
        loop {
            pieces.relax();
            match pieces.next()? {
                None => break,
                Some(Piece::Open(tag)) => match tag.name() {
                    "text" | "body" => {}
                    "termEntry" | "conceptEntry" => {
                        let terms = entry(&mut pieces)?;
                        others += usize::from(terms.is_empty());
                        terms.into_iter().for_each(|term| lexicon.insert(term));
                    }
                    _ => pieces.skip_all()?,
                },
                Some(_) => {}
            }
        }
        match lexicon.is_empty() && others > 0 {
            true => {
                let message = format!("wanted entries with a Chinese and an English term, found {others} without");
                Err(Error::new(ErrorKind::Unsupported, message))
            }
            false => Ok(lexicon),
        }
    }
}

/// The terms of the entry that was opened last.
fn entry<R: BufRead>(pieces: &mut Pieces<R>) -> Result<Vec<Term>> {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Close => break,
            Piece::Words(_) => {}
            Piece::Open(tag) if matches!(tag.name(), "langSet" | "langSec") => match tag.get("xml:lang").and_then(Lang::of_tag) {
                Some(Lang::Zh) => terms(pieces, &mut zh)?,
                Some(Lang::En) => terms(pieces, &mut en)?,
                None => pieces.skip()?,
            },
            Piece::Open(_) => pieces.skip()?,
        }
    }
    en.sort_by_key(|term| term.status);
    let renderings = renderings(&en);
    zh.retain(|term| term.status != Status::Forbidden);
    Ok(if renderings.is_empty() { Vec::new() } else { zh.iter().map(|zh| Term::new(&zh.text, renderings.clone())).collect() })
}

/// Weights fall with the rank, as in rows; forbidden ones are ranked by themselves.
fn renderings(terms: &[Draft]) -> Vec<Rendering> {
    let mut ranks = [0u8; 2];
    let rendering = |term: &Draft| {
        let is_forbidden = term.status == Status::Forbidden;
        let rank = &mut ranks[usize::from(is_forbidden)];
        let rendering = Rendering::new(&term.text, term.weight.unwrap_or(1.0 / (1.0 + f32::from(*rank))));
        *rank = rank.saturating_add(1);
        if is_forbidden { rendering.forbidden() } else { rendering }
    };
    terms.iter().map(rendering).collect()
}

/// The terms of one language.
fn terms<R: BufRead>(pieces: &mut Pieces<R>, into: &mut Vec<Draft>) -> Result<()> {
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Close => break,
            Piece::Words(_) => {}
            Piece::Open(tag) if matches!(tag.name(), "tig" | "ntig" | "termSec") => {
                let mut draft = Draft::default();
                term(pieces, &mut draft)?;
                if !draft.text.is_empty() {
                    into.push(draft);
                }
            }
            Piece::Open(_) => pieces.skip()?,
        }
    }
    Ok(())
}

/// One term with what is said of it; groups are looked into.
fn term<R: BufRead>(pieces: &mut Pieces<R>, draft: &mut Draft) -> Result<()> {
    let mut depth = 1usize;
    while depth > 0 {
        match pieces.next()? {
            None => break,
            Some(Piece::Close) => depth -= 1,
            Some(Piece::Words(_)) => {}
            Some(Piece::Open(tag)) if matches!(tag.name(), "termGrp" | "termNoteGrp") => depth += 1,
            Some(Piece::Open(tag)) => said(pieces, &tag, draft)?,
        }
    }
    Ok(())
}

fn said<R: BufRead>(pieces: &mut Pieces<R>, tag: &Tag, draft: &mut Draft) -> Result<()> {
    let words = pieces.words(|_| Inline::Words)?;
    match (tag.name(), tag.get("type")) {
        ("term", _) => draft.text = words.split_whitespace().collect::<Vec<_>>().join(" "),
        ("termNote", Some("administrativeStatus")) | ("administrativeStatus", _) => draft.status = status(&words),
        ("note", _) => draft.weight = words.trim().strip_prefix("weight ").and_then(|weight| weight.parse().ok()).or(draft.weight),
        _ => {}
    }
    Ok(())
}

fn status(words: &str) -> Status {
    let word = words.trim().to_ascii_lowercase();
    let is = |status: &str| word.starts_with(status);
    if is("preferred") {
        Status::Preferred
    } else if is("deprecated") || is("superseded") || is("forbidden") {
        Status::Forbidden
    } else {
        Status::Admitted
    }
}
