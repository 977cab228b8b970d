//! Ways through the tree: in order, by level, by address, by place in the text.

use super::address::Address;
use super::level::Level;
use super::provision::Provision;
use super::tree::{Instrument, NodeAt};

impl Instrument {
    /// The provision at a place.
    pub fn provision(&self, at: NodeAt) -> Option<Provision<'_>> {
        (at < self.len()).then_some(Provision::new(self, at))
    }

    /// All provisions in document order.
    pub fn provisions(&self) -> impl DoubleEndedIterator<Item = Provision<'_>> + ExactSizeIterator {
        (0..self.len()).map(|at| Provision::new(self, at))
    }

    /// The provisions of one level, in document order.
    pub fn at_level(&self, level: Level) -> impl Iterator<Item = Provision<'_>> {
        self.provisions().filter(move |provision| provision.level() == level)
    }

    /// The provision of an address. O(log provisions).
    pub fn find(&self, address: &Address) -> Option<Provision<'_>> {
        self.provision(self.place_of(address)?)
    }

    /// The innermost provision that holds byte `at` of the source text. O(log provisions).
    pub fn innermost_at(&self, at: usize) -> Option<Provision<'_>> {
        let last = self.nodes().partition_point(|node| node.span.start <= at).checked_sub(1)?;
        Provision::new(self, last).ancestors().find(|provision| at < provision.span().end)
    }
}
