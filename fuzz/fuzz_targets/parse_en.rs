//! `cargo +nightly fuzz run parse_en seeds/parse_en`
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code)]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::parse_en(bytes));
