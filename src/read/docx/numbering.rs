//! The lists of a document as they are defined: levels with their formats, and lists that change some of them.

use super::styles::Styles;
use super::xml::{Node, Tag, Xml};
use crate::error::Result;
use std::collections::BTreeMap;

/// Levels that a list has.
pub(super) const LEVELS: usize = 9;
/// Characters that the pattern of a number may have; Word takes no more.
const PATTERN: usize = 255;

/// How one level of a list is numbered.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub start: u32,
    pub format: String,
    /// The number with what stands around it: `第%1条`.
    pub pattern: String,
    /// Whether nothing stands between number and words.
    pub is_glued: bool,
    /// Whether all numbers in the pattern are plain digits.
    pub is_plain: bool,
    /// The level, from 1, that makes this one begin anew; 0 for none, and unless told any above it.
    pub restart: Option<usize>,
    /// The paragraph style that stands for this level.
    pub style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        let (format, pattern) = ("decimal".to_owned(), String::new());
        Self { start: 1, format, pattern, is_glued: false, is_plain: false, restart: None, style: None }
    }
}

/// The levels of a list that are defined.
pub(super) type Levels = [Option<Level>; LEVELS];

/// A definition that lists share; they share the count too.
#[derive(Debug, Default)]
struct Shared {
    levels: Levels,
    /// The list style that has the levels.
    style: Option<String>,
}

/// One list.
#[derive(Debug, Default)]
struct List {
    shared: String,
    starts: [Option<u32>; LEVELS],
    levels: Levels,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    shared: BTreeMap<String, Shared>,
    lists: BTreeMap<String, List>,
}

/// Which definition is open while a part is read.
enum Open {
    None,
    Shared(String),
    List(String, usize),
}

impl Numbering {
    /// Reads a part.
    pub fn read(part: &str, text: &str, styles: &Styles) -> Result<Self> {
        let mut xml = Xml::new(part, text);
        let mut numbering = Self::default();
        let mut open = Open::None;
        loop {
            match xml.next()? {
                Node::Open(tag) => numbering.element(&tag, &mut open, &mut xml)?,
                Node::End => break,
                _ => {}
            }
        }
        numbering.follow(styles);
        Ok(numbering)
    }

    fn element(&mut self, tag: &Tag<'_>, open: &mut Open, xml: &mut Xml<'_>) -> Result<()> {
        match (tag.name(), &mut *open) {
            ("abstractNum", _) => *open = Open::Shared(tag.attribute("abstractNumId").unwrap_or_default()),
            ("num", _) => *open = Open::List(tag.attribute("numId").unwrap_or_default(), LEVELS),
            ("numStyleLink", Open::Shared(id)) => self.shared.entry(id.clone()).or_default().style = tag.value(),
            ("abstractNumId", Open::List(id, _)) => self.lists.entry(id.clone()).or_default().shared = tag.value().unwrap_or_default(),
            ("lvlOverride", Open::List(_, at)) => *at = level_of(tag),
            ("startOverride", Open::List(id, at)) => {
                if let Some(start) = self.lists.entry(id.clone()).or_default().starts.get_mut(*at) {
                    *start = tag.number();
                }
            }
            ("lvl", Open::Shared(id)) => {
                let level = Level::read(xml)?;
                if let Some(place) = self.shared.entry(id.clone()).or_default().levels.get_mut(level_of(tag)) {
                    *place = Some(level);
                }
            }
            ("lvl", Open::List(id, _)) => {
                let level = Level::read(xml)?;
                if let Some(place) = self.lists.entry(id.clone()).or_default().levels.get_mut(level_of(tag)) {
                    *place = Some(level);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Lets lists whose definition is that of a list style point to the latter.
    fn follow(&mut self, styles: &Styles) {
        let target = |shared: &Shared| {
            let list = styles.chain(Some(shared.style.as_deref()?)).find_map(|(_, style)| style.list.as_ref())?;
            Some(self.lists.get(list)?.shared.clone())
        };
        let links: BTreeMap<String, String> = self.shared.iter().filter_map(|(id, shared)| Some((id.clone(), target(shared)?))).collect();
        for list in self.lists.values_mut() {
            if let Some(other) = links.get(&list.shared) {
                list.shared.clone_from(other);
            }
        }
    }

    /// The name of the count that a list goes on with; `None` for a list that is not there.
    pub fn count(&self, list: &str) -> Option<&str> {
        self.lists.get(list).map(|list| list.shared.as_str())
    }

    /// How a level of a list is numbered.
    pub fn level(&self, list: &str, at: usize) -> Option<&Level> {
        let list = self.lists.get(list)?;
        let own = list.levels.get(at).and_then(Option::as_ref);
        own.or_else(|| self.shared.get(&list.shared)?.levels.get(at)?.as_ref())
    }

    /// The number with which a list begins a level anew, where the list itself says so.
    pub fn own_start(&self, list: &str, at: usize) -> Option<u32> {
        self.lists.get(list)?.starts.get(at).copied().flatten()
    }

    /// The level of a list that stands for a paragraph style.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        (0..LEVELS).find(|at| self.level(list, *at).and_then(|level| level.style.as_deref()) == Some(style))
    }
}

fn level_of(tag: &Tag<'_>) -> usize {
    tag.attribute("ilvl").and_then(|text| text.trim().parse().ok()).unwrap_or(LEVELS)
}

impl Level {
    /// Reads the level that was opened last.
    fn read(xml: &mut Xml<'_>) -> Result<Self> {
        let mut level = Self::default();
        let mut depth = 0usize;
        while let Some(tag) = xml.inner(&mut depth)? {
            level.take(&tag);
            depth += 1;
        }
        Ok(level)
    }

    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "start" => self.start = tag.number().unwrap_or(1),
            "numFmt" => self.format = tag.value().unwrap_or_default(),
            "lvlText" => self.pattern = tag.value().unwrap_or_default().chars().take(PATTERN).collect(),
            "suff" => self.is_glued = tag.value().as_deref() == Some("nothing"),
            "isLgl" => self.is_plain = tag.is_on(),
            "lvlRestart" => self.restart = tag.number(),
            "pStyle" => self.style = tag.value(),
            _ => {}
        }
    }
}
