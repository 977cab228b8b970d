//! The bodies of the fuzz targets over their stored seeds.
#![cfg(all(feature = "search", feature = "corpus"))]

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::fs;

#[test]
fn seeds_pass() {
    for (name, body) in bodies::TARGETS {
        let seeds: Vec<_> = fs::read_dir(format!("fuzz/seeds/{name}")).expect("seeds").map(|entry| entry.expect("a seed").path()).collect();
        assert!(!seeds.is_empty(), "{name} has no seed");
        for seed in seeds {
            let bytes = fs::read(&seed).expect("a seed");
            body(&bytes);
            // Cut and turned bytes are inputs too.
            body(&bytes[..bytes.len() / 2]);
            body(&bytes.iter().rev().copied().collect::<Vec<u8>>());
        }
    }
}
