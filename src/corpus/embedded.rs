//! The files of the folder `corpus`, as part of the crate. A test compares this list with the folder.

/// A file of an instrument.
macro_rules! files {
    ($wanted:expr; $($slug:literal: $($file:literal)*;)*) => {
        match $wanted {
            $($(($slug, $file) => Some(include_str!(concat!("../../corpus/instruments/", $slug, "/", $file))),)*)*
            _ => None,
        }
    };
}

/// The manifest.
pub(super) const MANIFEST: &str = include_str!("../../corpus/manifest.toml");

/// The terms, and the learned words.
pub(super) const LEXICON: [&str; 2] = [include_str!("../../corpus/lexicon/terms.tsv"), include_str!("../../corpus/lexicon/words.tsv")];

/// The text of a file of an instrument.
pub(super) fn file(slug: &str, file: &str) -> Option<&'static str> {
    files! { (slug, file);
        "miit-notice-2017-32": "zh.txt" "en.txt" "gold.tsv";
        "personal-data-protection-law": "zh.txt" "en.txt" "gold.tsv";
        "outbound-data-transfer-regulations": "zh.txt" "en.txt" "gold.tsv";
        "cybersecurity-regulations": "zh.txt" "en.txt" "gold.tsv";
        "cybersecurity-amendment-decision": "zh.txt" "en.txt" "gold.tsv";
        "network-access-notice": "zh.txt" "en.txt" "gold.tsv";
        "linjiang-generative-services-regulations": "zh.txt" "en.txt" "gold.tsv";
        "platform-labour-interpretation": "zh.txt" "en.txt" "gold.tsv";
        "log-retention-standard": "zh.txt" "en.txt" "gold.tsv";
        "game-platform-rules": "zh.txt" "en.txt" "gold.tsv";
        "platform-service-contract": "mixed.txt" "gold.tsv";
        "food-labelling-regulations-tw": "zh.txt" "en.txt" "gold.tsv";
        "electronic-payments-ordinance-hk": "zh.txt" "en.txt" "gold.tsv";
        "telecommunications-law-macau": "zh.txt" "en.txt" "gold.tsv";
    }
}
