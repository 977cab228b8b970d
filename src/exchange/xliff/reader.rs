//! XLIFF of either version to units.

use super::unit::{Direction, Draft, read_fields};
use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use crate::xml::{Piece, Pieces, Tag};
use std::collections::VecDeque;
use std::io::BufRead;

/// Reads all units of a file in UTF-8 or UTF-16, of version 1 or 2.
///
/// # Errors
/// As [`Reader`].
pub fn read(file: impl BufRead) -> Result<Vec<Unit>> {
    Reader::new(file)?.collect()
}

/// Reads units one by one; holds those of one `unit` at a time. Ends behind the first error: [`ErrorKind::Format`] with the byte for broken XML, a
/// document type with declarations, or a value of another form, [`ErrorKind::Encoding`] for bytes that are no UTF-8 or UTF-16, [`ErrorKind::Limit`] for a
/// unit of more than 64 MiB, [`ErrorKind::Unsupported`] for another version and for other languages.
pub struct Reader<R> {
    pieces: Pieces<R>,
    /// The direction, which version 2 tells once and version 1 for each file.
    direction: Option<Direction>,
    /// What the units of the file have in common.
    common: Unit,
    /// Units that were read with others.
    waiting: VecDeque<Unit>,
    is_done: bool,
}

impl<R: BufRead> Reader<R> {
    /// A reader that has read the root.
    ///
    /// # Errors
    /// As the reader gives.
    pub fn new(file: R) -> Result<Self> {
        let mut pieces = Pieces::new(file)?;
        let root = pieces.root(&["xliff"])?;
        let version = root.get("version").unwrap_or_default();
        let direction = match version.split('.').next() {
            Some("1") => None,
            Some("2") => Some(Direction::new(root.get("srcLang"), root.get("trgLang"))?),
            _ => {
                let shown: String = version.chars().take(20).collect();
                return Err(Error::new(ErrorKind::Unsupported, format!("wanted XLIFF of version 1 or 2, found version `{shown}`")));
            }
        };
        Ok(Self { pieces, direction, common: Unit::default(), waiting: VecDeque::new(), is_done: false })
    }

    fn next_unit(&mut self) -> Result<Option<Unit>> {
        while self.waiting.is_empty() {
            self.pieces.relax();
            let Some(piece) = self.pieces.next()? else { break };
            let Piece::Open(tag) = piece else { continue };
            match tag.name() {
                "file" => self.begin_file(&tag)?,
                "body" | "group" => {}
                "context-group" | "metadata" => {
                    read_fields(&mut self.common, "instrument", &tag, &mut self.pieces)?;
                }
                "trans-unit" => self.unit_1()?,
                "unit" => self.unit_2()?,
                _ => self.pieces.skip_all()?,
            }
        }
        Ok(self.waiting.pop_front())
    }

    fn begin_file(&mut self, tag: &Tag) -> Result<()> {
        self.common = Unit { instrument: tag.get("original").unwrap_or_default().to_owned(), ..Unit::default() };
        if tag.get("source-language").is_some() {
            self.direction = Some(Direction::new(tag.get("source-language"), tag.get("target-language"))?);
        }
        Ok(())
    }

    fn draft(&self) -> Result<Draft> {
        let direction = self.direction.ok_or_else(|| self.pieces.wrong("wanted a file with its source-language, found none"))?;
        Ok(Draft::new(self.common.clone(), direction))
    }

    fn unit_1(&mut self) -> Result<()> {
        let mut draft = self.draft()?;
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close => break,
                Piece::Words(_) => {}
                Piece::Open(tag) => match tag.name() {
                    "source" | "target" => draft.text(tag.name() == "source", &mut self.pieces)?,
                    "note" => draft.note(&tag, &mut self.pieces)?,
                    "context-group" => draft.fields("unit", &tag, &mut self.pieces)?,
                    _ => self.pieces.skip()?,
                },
            }
        }
        self.waiting.push_back(draft.finish());
        Ok(())
    }

    fn unit_2(&mut self) -> Result<()> {
        let mut about = self.draft()?;
        let mut segments = Vec::new();
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close => break,
                Piece::Words(_) => {}
                Piece::Open(tag) => match tag.name() {
                    "metadata" => about.fields("unit", &tag, &mut self.pieces)?,
                    "notes" => self.notes(&mut about)?,
                    "segment" => segments.push(self.segment()?),
                    _ => self.pieces.skip()?,
                },
            }
        }
        for segment in segments {
            let mut draft = self.draft()?;
            draft.unit = Unit { zh: segment.zh, en: segment.en, ..about.unit.clone() };
            draft.empty.clone_from(&about.empty);
            self.waiting.push_back(draft.finish());
        }
        Ok(())
    }

    fn notes(&mut self, about: &mut Draft) -> Result<()> {
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close => break,
                Piece::Words(_) => {}
                Piece::Open(tag) if tag.name() == "note" => about.note(&tag, &mut self.pieces)?,
                Piece::Open(_) => self.pieces.skip()?,
            }
        }
        Ok(())
    }

    /// The texts of a segment.
    fn segment(&mut self) -> Result<Unit> {
        let mut draft = self.draft()?;
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close => break,
                Piece::Words(_) => {}
                Piece::Open(tag) => match tag.name() {
                    "source" | "target" => draft.text(tag.name() == "source", &mut self.pieces)?,
                    _ => self.pieces.skip()?,
                },
            }
        }
        Ok(draft.unit)
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Result<Unit>> {
        if self.is_done {
            return None;
        }
        let next = self.next_unit().transpose();
        self.is_done = !matches!(next, Some(Ok(_)));
        next
    }
}
