//! Queries that name a provision: straight to it.

use super::gate::Gate;
use crate::citation::find;
use crate::error::Result;
use crate::index::Fields;
use crate::instrument::{Address, Jurisdiction};
use crate::text::{Lang, Span};

const JURISDICTIONS: [Jurisdiction; 4] = [Jurisdiction::Mainland, Jurisdiction::Taiwan, Jurisdiction::HongKong, Jurisdiction::Macau];

/// Whether a text names a provision and nothing else but, perhaps, an instrument.
pub(super) fn is_citation(text: &str) -> bool {
    JURISDICTIONS.iter().any(|&jurisdiction| [Lang::Zh, Lang::En].into_iter().any(|lang| provisions(text, lang, jurisdiction).is_some()))
}

/// What a unit must be to lie in a provision that a text names, if the text names nothing else but an instrument.
///
/// What 第二項 means depends on the law it is in, so each jurisdiction reads the words in its own way. `named` gives the instruments of a name.
pub(super) fn gate(text: &str, fields: &Fields, named: impl Fn(&str) -> Result<Vec<String>>) -> Result<Option<Gate>> {
    let mut readings = Vec::new();
    for jurisdiction in JURISDICTIONS {
        let Some((addresses, name)) = [Lang::Zh, Lang::En].into_iter().find_map(|lang| provisions(text, lang, jurisdiction)) else {
            continue;
        };
        let mut all = vec![
            Gate::Names(fields.jurisdiction, vec![jurisdiction.as_str().to_owned()]),
            Gate::Names(fields.address, addresses.iter().map(Address::to_string).collect()),
        ];
        if !name.is_empty() {
            all.push(Gate::Names(fields.instrument, named(&name)?));
        }
        readings.push(Gate::All(all));
    }
    Ok((!readings.is_empty()).then_some(Gate::Any(readings)))
}

/// The addresses that a text names in a language, and what is left of it: the name of an instrument.
fn provisions(text: &str, lang: Lang, jurisdiction: Jurisdiction) -> Option<(Vec<Address>, String)> {
    let written = if lang == Lang::En { written_out(text) } else { text.to_owned() };
    let text = written.as_str();
    let found = find(text, lang, jurisdiction);
    let first = found.first()?;
    let span = Span::new(first.span.start, found.last()?.span.end);
    let addresses: Vec<Address> = found
        .iter()
        .filter(|citation| citation.target.from_here.is_none())
        .map(|citation| Address::new(citation.target.steps.clone()))
        .collect();
    // Levels that stand in another order are those of another jurisdiction.
    let falls = |address: &Address| address.steps().windows(2).any(|pair| pair[0].level() >= pair[1].level());
    let parted = ['、', '，', ',', '和', '及', '与', '與', '或', '至', '到', '；', '~', '～', '-', '—'];
    let torn = lang == Lang::Zh && found.len() > 1 && !span.slice(text).contains(parted);
    if torn || addresses.iter().any(falls) {
        return None;
    }
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    let name = first.instrument.clone().unwrap_or_else(|| plain(before).to_owned() + plain(after));
    (!addresses.is_empty()).then(|| (addresses, plain(&name).to_owned()))
}

/// A name without the words and signs that tie it to a citation.
fn plain(name: &str) -> &str {
    let signs = |c: char| c.is_whitespace() || matches!(c, '《' | '》' | ',' | '，' | '的' | '“' | '”' | '"');
    let name = name.trim_matches(signs);
    let name = ["of the ", "of ", "in the ", "under the ", "the "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    name.trim_matches(signs)
}

/// `s 16(1)` and `ss. 3` with the word that they are short for.
fn written_out(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let short = |at: usize| {
        let next = words.get(at + 1).and_then(|next| next.chars().next());
        matches!(words[at], "s" | "s." | "ss" | "ss." | "S" | "S.") && next.is_some_and(|c| c.is_ascii_digit())
    };
    let written: Vec<&str> = (0..words.len()).map(|at| if short(at) { "section" } else { words[at] }).collect();
    written.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_stand_in_the_order_of_their_jurisdiction() {
        for (text, jurisdiction, wanted) in [
            ("第五條第一項第五款第二目", Jurisdiction::Taiwan, Some("art5/para1/sub5/item2")),
            ("第五條第一項第五款第二目", Jurisdiction::Mainland, None),
            ("第五条第一款第（二）项", Jurisdiction::Mainland, Some("art5/para1/sub2")),
        ] {
            let found = provisions(text, Lang::Zh, jurisdiction)
                .map(|(addresses, _)| addresses.iter().map(Address::to_string).collect::<Vec<_>>().join(" "));
            assert_eq!(found.as_deref(), wanted, "{text}");
        }
    }
}
