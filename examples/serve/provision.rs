//! The provisions before and behind one.

use crate::library::Shelved;
use duizhao::instrument::{Address, Instrument, Level, Provision};

/// The articles, outer points or headings on either side of the one around an address.
pub fn neighbours(shelved: &Shelved, address: &Address) -> (Option<Address>, Option<Address>) {
    let side = if shelved.zh.find(address).is_some() { &shelved.zh } else { &shelved.en };
    let Some(found) = side.find(address) else { return (None, None) };
    let own = found.ancestors().find(|outer| is_step(*outer)).unwrap_or(found);
    let alike = |other: &Provision<'_>| if is_step(own) { is_step(*other) } else { other.level() == own.level() };
    let before = all(side).take(own.at()).filter(alike).last();
    let behind = all(side).skip(own.at() + 1).find(alike);
    (before.map(|other| other.address().clone()), behind.map(|other| other.address().clone()))
}

fn all(side: &Instrument) -> impl Iterator<Item = Provision<'_>> {
    side.provisions()
}

/// Whether a reader steps from one such provision to the next.
fn is_step(provision: Provision<'_>) -> bool {
    provision.level() == Level::Article
        || provision.level() == Level::Point
            && provision
                .parent()
                .is_none_or(|outer| outer.level() != Level::Point && outer.level() != Level::Article && !outer.level().is_inner())
}
