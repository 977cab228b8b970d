//! SHA-256 of the style and the script, in base 64, for the policy of a page; written by `UPDATE=1 cargo test --test show`.

pub(super) const STYLE_HASH: &str = "eUjXCxzI6Ue16bj9xEv/EyeMN//uyU5zKLvfgnNnxBA=";
pub(super) const SCRIPT_HASH: &str = "wtgQ1qiIORGf+j3MrLy2gryGBqUGQRG3sfr1jy5wB9s=";
