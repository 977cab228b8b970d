//! What each unit of a segment has of a query, a cell a unit.

use super::set::Set;
use std::sync::Mutex;
use tantivy::DocId;

/// How soon more of a word counts no more.
const K: f32 = 0.8;
/// The share of a score that stays when next to nothing of the query is covered.
const BASE: f32 = 0.1;
/// What units keep of their score in which no word of the query stands itself.
const RENDERED: f32 = 0.4;
/// What a word adds by standing there at all, before how often it does.
const OWN: f32 = 0.5;

/// Where a word may match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Itself in the text.
    Own,
    /// A rendering of it in the text.
    Rendered,
    /// Itself over the text, in a title, a heading or the beginning of a list.
    Over,
}

/// Boards that wait for the next query, so that none need be made and cleared as a whole each time.
#[derive(Debug, Default)]
pub(super) struct Boards(Mutex<Vec<Board>>);

impl Boards {
    /// An empty board for `len` units, where all words together tell `whole`.
    pub fn take(&self, len: usize, whole: f32) -> Board {
        let waiting = self.0.lock().ok().and_then(|mut boards| boards.pop());
        let mut board = waiting.unwrap_or_default();
        board.cells.resize(board.cells.len().max(len), Cell::default());
        board.held = Set::none(u32::try_from(len).unwrap_or(u32::MAX));
        board.whole = whole;
        board
    }

    /// Clears a board and keeps it for the next query.
    pub fn put(&self, mut board: Board) {
        board.clear();
        if let Ok(mut boards) = self.0.lock() {
            boards.push(board);
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    sum: f32,
    /// Whether one of the words stands there itself.
    own: bool,
    covered: f32,
    /// What the word at hand adds: itself, by its renderings, and from over the unit.
    ways: [f32; 3],
}

/// A cell for each unit of a segment.
#[derive(Debug)]
pub(super) struct Board {
    cells: Vec<Cell>,
    whole: f32,
    touched: Vec<DocId>,
    held: Set,
    found: Vec<DocId>,
    /// Units that have something over them and, so far, nothing in them.
    over: Vec<DocId>,
}

impl Default for Board {
    fn default() -> Self {
        Self { cells: Vec::new(), whole: 0.0, touched: Vec::new(), held: Set::none(0), found: Vec::new(), over: Vec::new() }
    }
}

impl Board {
    /// Counts a match of the word at hand.
    pub fn see(&mut self, doc: DocId, count: f32, way: Way) {
        let Some(cell) = self.cells.get_mut(doc as usize) else { return };
        if cell.ways == [0.0; 3] {
            self.touched.push(doc);
        }
        cell.ways[way as usize] += count.max(f32::MIN_POSITIVE);
    }

    /// Adds what the word at hand tells, and makes ready for the next one. A word that stands there itself counts more than any rendering; one
    /// that only stands over a unit adds to it and does not find it.
    pub fn close(&mut self, idf: f32, weight: f32) {
        for doc in self.touched.drain(..) {
            let Some(cell) = self.cells.get_mut(doc as usize) else { continue };
            let [own, rendered, over] = std::mem::take(&mut cell.ways);
            let all = own + rendered + over;
            let part = all / (K + all);
            let told = if own > 0.0 { OWN + part } else { part };
            if own + rendered <= 0.0 {
                self.over.push(doc);
            } else if !self.held.holds(doc) {
                self.held.insert(doc);
                self.found.push(doc);
            }
            cell.own |= own > 0.0 && weight >= 1.0;
            cell.sum += weight * idf * told.max(1e-6);
            if weight >= 1.0 {
                cell.covered += idf * if own > 0.0 { 1.0 } else { (2.0 * part).min(0.9) };
            }
        }
    }

    /// The units in which something was found.
    pub fn found(&self) -> &[DocId] {
        &self.found
    }

    /// The score of a unit: the sum of what its words tell, by the share of the query that they cover.
    pub fn score(&self, doc: DocId) -> f32 {
        let cell = self.cells.get(doc as usize).copied().unwrap_or_default();
        let share = if self.whole > 0.0 { cell.covered / self.whole } else { 1.0 };
        // What is found by renderings alone is weighed by them: a share that is not rendered says little.
        cell.sum * if cell.own { BASE + (1.0 - BASE) * share * share } else { RENDERED }
    }

    fn clear(&mut self) {
        for doc in self.found.drain(..).chain(self.over.drain(..)).chain(self.touched.drain(..)) {
            if let Some(cell) = self.cells.get_mut(doc as usize) {
                *cell = Cell::default();
            }
        }
    }
}
