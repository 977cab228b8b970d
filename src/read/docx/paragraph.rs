//! A paragraph: its runs joined, without what is deleted, hidden or code.

use super::document::Walk;
use super::properties::Properties;
use super::symbols;
use super::xml::Tag;
use crate::error::Result;

/// A paragraph under construction.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// The lines of text boxes that are anchored in it.
    boxes: String,
    properties: Properties,
    /// Whether its style hides it, and whether the run that is being read is hidden.
    is_hidden: bool,
    run_is_hidden: bool,
}

impl Walk<'_> {
    /// Reads the paragraph that was opened last and writes its lines, or holds its words for the next.
    pub fn paragraph(&mut self, held: &mut String, lines: &mut String) -> Result<()> {
        let mut paragraph = Paragraph { is_hidden: self.styles.hides(None), ..Paragraph::default() };
        let mut depth = 0usize;
        while let Some(tag) = self.xml.inner(&mut depth)? {
            depth += usize::from(self.element(&tag, &mut paragraph)?);
        }
        self.end_codes();
        held.push_str(&paragraph.text);
        if paragraph.properties.goes_on {
            return self.charge(paragraph.text.len());
        }
        let label = self.label(&paragraph.properties);
        self.charge(label.len() + held.len() + paragraph.boxes.len())?;
        for piece in [label.as_str(), held.trim_matches('\n'), "\n", &paragraph.boxes] {
            lines.push_str(piece);
        }
        held.clear();
        Ok(())
    }

    /// Reads an element within a paragraph; whether it stays open.
    fn element(&mut self, tag: &Tag<'_>, paragraph: &mut Paragraph) -> Result<bool> {
        let sign = match tag.name() {
            "pPr" => {
                paragraph.properties = self.properties()?;
                paragraph.is_hidden = self.styles.hides(paragraph.properties.style.as_deref());
                return Ok(false);
            }
            "rPr" => {
                paragraph.run_is_hidden = self.hides(paragraph.is_hidden)?;
                return Ok(false);
            }
            "t" => {
                let text = self.xml.text()?;
                let is_kept = tag.attribute("space").as_deref() == Some("preserve");
                let text = text.replace(['\n', '\r', '\t'], " ");
                self.put(if is_kept { &text } else { text.trim_matches(' ') }, paragraph);
                return Ok(false);
            }
            "txbxContent" => {
                self.flow(&mut paragraph.boxes)?;
                return Ok(false);
            }
            "del" | "moveFrom" => {
                self.leave_out("deleted text");
                self.xml.skip()?;
                return Ok(false);
            }
            // Codes of fields, readings above characters, properties of forms.
            "instrText" | "delText" | "delInstrText" | "rt" | "sdtPr" | "sdtEndPr" | "fldData" => {
                self.xml.skip()?;
                return Ok(false);
            }
            "r" => {
                paragraph.run_is_hidden = paragraph.is_hidden;
                return Ok(true);
            }
            "fldChar" => {
                self.field(tag);
                return Ok(true);
            }
            "tab" | "ptab" => "\t".to_owned(),
            "br" | "cr" => "\n".to_owned(),
            "noBreakHyphen" => "-".to_owned(),
            "sym" => self.symbol(tag),
            name => {
                self.note(name);
                return Ok(true);
            }
        };
        self.put(&sign, paragraph);
        Ok(true)
    }

    /// Adds words, if they are shown.
    fn put(&mut self, text: &str, paragraph: &mut Paragraph) {
        if paragraph.run_is_hidden {
            self.leave_out("hidden words");
        } else if self.codes == 0 {
            paragraph.text.push_str(text);
        }
    }

    fn field(&mut self, tag: &Tag<'_>) {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => {
                self.fields.push(true);
                self.codes += 1;
            }
            Some("separate") => {
                if let Some(is_code) = self.fields.last_mut() {
                    self.codes -= usize::from(std::mem::take(is_code));
                }
            }
            Some("end") => self.codes -= usize::from(self.fields.pop().unwrap_or_default()),
            _ => {}
        }
    }

    /// Ends the codes that are open, since a code stands in one paragraph: one that is never ended must not take the rest of the text.
    fn end_codes(&mut self) {
        if self.codes > 0 {
            self.fields.fill(false);
            self.codes = 0;
        }
    }

    /// The character that is meant, unless it is one of a symbol font alone.
    fn symbol(&mut self, tag: &Tag<'_>) -> String {
        let code = tag.attribute("char").and_then(|text| u32::from_str_radix(text.trim(), 16).ok()).unwrap_or_default();
        let font = tag.attribute("font").unwrap_or_default();
        let is_symbol_font = ["Symbol", "Wingdings", "Webdings"].iter().any(|name| font.starts_with(name));
        // U+F000 is added to the characters of fonts that have an order of their own.
        let plain = match is_symbol_font {
            true => symbols::meant(&font, code),
            false => char::from_u32(if (0xf020..0xf07f).contains(&code) { code - 0xf000 } else { code }),
        };
        match plain.filter(|c| !c.is_control() && !matches!(c, '\u{e000}'..='\u{f8ff}')) {
            Some(c) => c.to_string(),
            None => {
                self.leave_out("signs out of symbol fonts");
                String::new()
            }
        }
    }
}
