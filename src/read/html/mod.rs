//! HTML pages as ministries publish law: the main text a line a block, without what stands around it.
//!
//! The page is cut into tags and text (`build`, `tree`), its main part found by content (`part`), and that part written (`write`). Tags may be broken as
//! browsers bear them; elements stand at most 512 deep, deeper ones beside each other. Memory is linear in the page.

mod build;
mod entity;
mod page;
mod part;
mod tags;
mod tree;
mod write;

pub(in crate::read) use page::read;
