//! SHA-256 of the style and the script, in base 64, for the policy of a page; written by `UPDATE=1 cargo test --test show`.

pub(super) const STYLE_HASH: &str = "4gSUI3sRvs09FtDtsqa/H69bJTOaUIBEJcoOsAS5wHo=";
pub(super) const SCRIPT_HASH: &str = "yaPdd5crpeCi7Vn69GVxyTun/rwgDZAKWOFQxu8bNAY=";
