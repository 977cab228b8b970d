//! What stands over a unit in its instrument: the title, the headings, the words that a list entry goes on from.

use crate::bitext::Unit;
use crate::instrument::{Address, Level};
use crate::text::Lang;

/// Follows the units of an instrument in their order.
#[derive(Debug, Default)]
pub(crate) struct Context {
    instrument: String,
    title: [Vec<String>; 2],
    /// The headings that are open, the outermost first.
    headings: Vec<(Level, [Vec<String>; 2])>,
    /// The units within which the next one may lie, the outermost first.
    over: Vec<(Address, [Vec<String>; 2])>,
}

impl Context {
    /// Goes on to a unit.
    pub fn enter(&mut self, unit: &Unit, mut words: impl FnMut(&str) -> Vec<String>) {
        if self.instrument != unit.instrument {
            let title = |title: &Option<String>, words: &mut dyn FnMut(&str) -> Vec<String>| title.as_deref().map_or_else(Vec::new, words);
            let titles = [title(&unit.title.zh, &mut words), title(&unit.title.en, &mut words)];
            *self = Self { instrument: unit.instrument.clone(), title: titles, ..Self::default() };
        }
        while self.over.last().is_some_and(|(address, _)| address == &unit.address || !unit.address.is_within(address)) {
            self.over.pop();
        }
        if let Some(level) = heading(unit) {
            while self.headings.last().is_some_and(|(other, _)| *other >= level) {
                self.headings.pop();
            }
        }
    }

    /// The words over the unit on a side.
    pub fn words(&self, lang: Lang) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().flat_map(move |(_, words)| &words[lang as usize]);
        let over = self.over.iter().flat_map(move |(_, words)| &words[lang as usize]);
        self.title[lang as usize].iter().chain(headings).chain(over).map(String::as_str)
    }

    /// Leaves a unit behind, whose own words these are: what comes next may stand under it.
    pub fn leave(&mut self, unit: &Unit, words: [Vec<String>; 2]) {
        match heading(unit) {
            Some(level) => self.headings.push((level, words)),
            None if unit.address.is_empty() => {}
            None => self.over.push((unit.address.clone(), words)),
        }
    }
}

/// The level of a unit that is a heading.
fn heading(unit: &Unit) -> Option<Level> {
    unit.address.steps().last().map(|step| step.level()).filter(|level| level.is_heading() || *level == Level::Annex)
}
