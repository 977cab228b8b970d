//! A start tag with its attributes.

use super::letters::{short, value};
use crate::error::{Error, ErrorKind, Result};
use quick_xml::events::BytesStart;

/// A start tag: names without their prefix, attributes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The tag that begins at byte `at`.
    pub(super) fn new(start: &BytesStart<'_>, at: usize) -> Result<Self> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let broken = "wanted attributes as name=\"value\", each once, found others";
            let attribute = attribute.map_err(|error| Error::new(ErrorKind::Format, broken).byte(at).caused_by(error))?;
            let raw = text(&attribute.value);
            if raw.contains('<') {
                return Err(Error::new(ErrorKind::Format, "wanted no `<` in an attribute, found one").byte(at));
            }
            attributes.push((text(attribute.key.as_ref()), value(&raw, at)?));
        }
        Ok(Self { name: text(start.local_name().as_ref()), attributes })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value of an attribute, whose name is given with its prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether a namespace that begins so is declared on it.
    pub fn declares(&self, namespace: &str) -> bool {
        self.attributes.iter().any(|(name, value)| name.starts_with("xmlns") && value.starts_with(namespace))
    }

    /// Its name for a message.
    pub fn shown(&self) -> String {
        short(&self.name)
    }
}
