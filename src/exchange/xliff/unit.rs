//! One unit of XLIFF as it is read: texts by direction, notes, fields.

use super::super::control;
use super::super::fields;
use crate::bitext::{Note, Side, Unit};
use crate::error::{Error, ErrorKind, Result};
use crate::text::Lang;
use crate::xml::{Inline, Piece, Pieces, Tag};
use std::io::BufRead;

/// The sides of source and target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Direction {
    pub source: Lang,
}

impl Direction {
    /// The direction between two tags; a target that is not named is the other side.
    pub fn new(source: Option<&str>, target: Option<&str>) -> Result<Self> {
        let sides = [source, target].map(|tag| tag.map(Lang::of_tag));
        match sides {
            [Some(Some(source)), None] => Ok(Self { source }),
            [Some(Some(source)), Some(Some(target))] if source != target => Ok(Self { source }),
            _ => {
                let shown = |tag: Option<&str>| tag.unwrap_or_default().chars().take(20).collect::<String>();
                let found = format!("wanted XLIFF between Chinese and English, found `{}` to `{}`", shown(source), shown(target));
                Err(Error::new(ErrorKind::Unsupported, found))
            }
        }
    }

    /// The side that a note is about.
    fn side(self, word: Option<&str>) -> Option<Lang> {
        match word? {
            "source" => Some(self.source),
            "target" => Some(self.source.other()),
            _ => None,
        }
    }
}

/// What of a unit has been read.
pub(super) struct Draft {
    pub unit: Unit,
    /// The sides that are there without a letter.
    pub empty: String,
    direction: Direction,
}

impl Draft {
    pub fn new(unit: Unit, direction: Direction) -> Self {
        Self { unit, empty: String::new(), direction }
    }

    /// Takes a text, `source` or `target`.
    pub fn text<R: BufRead>(&mut self, is_source: bool, pieces: &mut Pieces<R>) -> Result<()> {
        let text = pieces.words(inline)?;
        let side = if is_source { self.direction.source } else { self.direction.source.other() };
        let own = if side == Lang::Zh { &mut self.unit.zh } else { &mut self.unit.en };
        *own = Some(Side { text });
        Ok(())
    }

    /// Takes a note.
    pub fn note<R: BufRead>(&mut self, tag: &Tag, pieces: &mut Pieces<R>) -> Result<()> {
        let kind = tag.get("from").or_else(|| tag.get("category")).unwrap_or_default().to_owned();
        let side = self.direction.side(tag.get("annotates").or_else(|| tag.get("appliesTo")));
        let text = pieces.words(|_| Inline::Words)?;
        self.unit.notes.push(Note { text, kind, side });
        Ok(())
    }

    /// Takes the fields of a group with this name.
    pub fn fields<R: BufRead>(&mut self, name: &str, group: &Tag, pieces: &mut Pieces<R>) -> Result<()> {
        if let Some(empty) = read_fields(&mut self.unit, name, group, pieces)? {
            self.empty = empty;
        }
        Ok(())
    }

    /// The unit.
    pub fn finish(mut self) -> Unit {
        fields::remove_absent(&mut self.unit, &self.empty);
        self.unit
    }
}

/// Reads what stands in the contexts or the metadata that were opened last, where they have this name; the value of `empty`, if there is one.
pub(super) fn read_fields<R: BufRead>(unit: &mut Unit, name: &str, group: &Tag, pieces: &mut Pieces<R>) -> Result<Option<String>> {
    let mut empty = None;
    let mut is_ours = group.get("name") == Some(name);
    let mut depth = 1usize;
    while depth > 0 {
        match pieces.next()? {
            None => break,
            Some(Piece::Words(_)) => {}
            Some(Piece::Close) => depth -= 1,
            Some(Piece::Open(tag)) => {
                match (tag.name(), tag.get("context-type").and_then(|sort| sort.strip_prefix("x-")).or_else(|| tag.get("type"))) {
                    ("context" | "meta", Some(field)) if is_ours => {
                        let value = pieces.words(|_| Inline::Words)?;
                        match field {
                            "empty" => empty = Some(value),
                            _ => fields::set(unit, field, &value).map_err(|wrong| pieces.wrong(wrong))?,
                        }
                    }
                    ("metaGroup", _) => {
                        is_ours = tag.get("category") == Some(name);
                        depth += 1;
                    }
                    _ => pieces.skip()?,
                }
            }
        }
    }
    Ok(empty)
}

/// Words that are set off count; codes of the original file do not.
fn inline(tag: &Tag) -> Inline {
    let letter = match tag.name() {
        "x" => tag.get("ctype").and_then(|sort| sort.strip_prefix("x-cp-")),
        "cp" => tag.get("hex"),
        _ => None,
    };
    match (letter.and_then(control::letter), tag.name()) {
        (Some(letter), _) => Inline::Letter(letter),
        (None, "g" | "mrk" | "pc") => Inline::Words,
        _ => Inline::Nothing,
    }
}
