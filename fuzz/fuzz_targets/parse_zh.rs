//! `cargo +nightly fuzz run parse_zh seeds/parse_zh`
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code)]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::parse_zh(bytes));
