//! SHA-256 of the style and the script, in base 64, for the policy of a page; written by `UPDATE=1 cargo test --test show`.

pub(super) const STYLE_HASH: &str = "BSzLSmxBhgsMSDhjdxw5XzNvhmK4ibD5U9X5q0YAy1A=";
pub(super) const SCRIPT_HASH: &str = "yaPdd5crpeCi7Vn69GVxyTun/rwgDZAKWOFQxu8bNAY=";
