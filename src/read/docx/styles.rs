//! The styles of a document, as far as they number paragraphs or hide words.

use super::xml::{Node, Xml};
use crate::error::Result;
use std::collections::BTreeMap;

/// Styles upon styles that are followed.
const CHAIN: usize = 32;

/// One style as it is written.
#[derive(Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    pub list: Option<String>,
    pub level: Option<usize>,
    pub hidden: Option<bool>,
}

/// All styles by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    usual: Option<String>,
}

impl Styles {
    /// Reads a part.
    pub fn read(part: &str, text: &str) -> Result<Self> {
        let mut xml = Xml::new(part, text);
        let mut styles = Self::default();
        let mut open: Option<Style> = None;
        let mut name = String::new();
        loop {
            let tag = match xml.next()? {
                Node::Open(tag) => tag,
                Node::End => break,
                _ => continue,
            };
            if tag.name() == "style" {
                styles.keep(&mut name, open.replace(Style::default()));
                name = tag.attribute("styleId").unwrap_or_default();
                let usual = tag.attribute("default").is_some_and(|on| on != "0" && on != "false");
                if usual && tag.attribute("type").as_deref() == Some("paragraph") {
                    styles.usual = Some(name.clone());
                }
                continue;
            }
            let Some(style) = open.as_mut() else { continue };
            match tag.name() {
                "basedOn" => style.based_on = tag.value(),
                "numId" => style.list = tag.value(),
                "ilvl" => style.level = tag.number(),
                "vanish" => style.hidden = Some(tag.is_on()),
                // What stands behind these is another version, or only for parts of a table.
                "pPrChange" | "rPrChange" | "tblStylePr" => xml.skip()?,
                _ => {}
            }
        }
        styles.keep(&mut name, open);
        Ok(styles)
    }

    fn keep(&mut self, name: &mut String, style: Option<Style>) {
        if let Some(style) = style {
            self.styles.insert(std::mem::take(name), style);
        }
    }

    /// The style of that name (of paragraphs without one if there is none), then the one that it is based on, and so on.
    pub fn chain<'s>(&'s self, name: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let find = |name: &'s str| self.styles.get(name).map(|style| (name, style));
        let first = name.or(self.usual.as_deref()).and_then(find);
        std::iter::successors(first, move |(_, style)| style.based_on.as_deref().and_then(find)).take(CHAIN)
    }

    /// Whether a paragraph style hides its words.
    pub fn hides(&self, name: Option<&str>) -> bool {
        self.chain(name).find_map(|(_, style)| style.hidden).unwrap_or_default()
    }

    /// Whether a character style says that words are hidden or shown.
    pub fn hidden(&self, name: &str) -> Option<bool> {
        self.chain(Some(name)).find_map(|(_, style)| style.hidden)
    }
}
