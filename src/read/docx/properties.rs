//! The properties of paragraphs and runs that decide what is shown.

use super::document::Walk;
use crate::error::Result;

/// The properties of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    /// Whether the mark at its end is deleted or hidden, so that the next paragraph goes on with it.
    pub goes_on: bool,
}

impl Walk<'_> {
    /// Reads the properties of a paragraph, whose element was opened last.
    pub fn properties(&mut self) -> Result<Properties> {
        let mut found = Properties::default();
        let mut depth = 0usize;
        while let Some(tag) = self.xml.inner(&mut depth)? {
            match tag.name() {
                "pStyle" => found.style = tag.value(),
                "numId" => found.list = tag.value(),
                "ilvl" => found.level = tag.number(),
                "del" | "moveFrom" => found.goes_on = true,
                "vanish" => found.goes_on |= tag.is_on(),
                // The properties that the paragraph had before a change that is tracked.
                "pPrChange" | "rPrChange" | "sectPrChange" => {
                    self.xml.skip()?;
                    continue;
                }
                name => self.note(name),
            }
            depth += 1;
        }
        Ok(found)
    }

    /// Reads the properties of a run; whether they hide it, where `hidden` is what holds unless they say otherwise.
    pub fn hides(&mut self, hidden: bool) -> Result<bool> {
        let (mut own, mut styled) = (None, None);
        let mut depth = 0usize;
        while let Some(tag) = self.xml.inner(&mut depth)? {
            match tag.name() {
                "vanish" => own = Some(tag.is_on()),
                "rStyle" => styled = tag.value().and_then(|style| self.styles.hidden(&style)),
                "rPrChange" => {
                    self.xml.skip()?;
                    continue;
                }
                _ => {}
            }
            depth += 1;
        }
        Ok(own.or(styled).unwrap_or(hidden))
    }

    /// The number before a paragraph with these properties; the lists go on by one.
    pub fn label(&mut self, properties: &Properties) -> String {
        let style = properties.style.as_deref();
        let chain = || self.styles.chain(style);
        let list = properties.list.as_deref().or_else(|| chain().find_map(|(_, style)| style.list.as_deref()));
        let Some(list) = list.filter(|list| *list != "0") else { return String::new() };
        let level = properties.level.or_else(|| {
            let linked = chain().find_map(|(name, _)| self.numbering.level_of_style(list, name));
            linked.or_else(|| chain().find_map(|(_, style)| style.level))
        });
        self.counter.next(list, level.unwrap_or_default())
    }
}
