//! Rows of line numbers: `zh lines TAB en lines`, from 1, comma separated.

use crate::bitext::{Bead, Bitext};
use crate::error::Result;
use crate::gold::Gold;
use crate::segment::Segments;
use std::io::{self, Write};

/// Writes a row a bead, in the order of the beads. Lines are those of the source texts.
///
/// # Errors
/// What the stream gives.
pub fn write(mut out: impl Write, bitext: &Bitext) -> io::Result<()> {
    let (zh, en) = (line_numbers(bitext.zh()), line_numbers(bitext.en()));
    for bead in bitext.beads() {
        writeln!(out, "{}\t{}", row(&bead.zh, &zh), row(&bead.en, &en))?;
    }
    Ok(())
}

/// Reads rows as beads of line places, from 0, each wholly sure.
///
/// # Errors
/// [`ErrorKind::Format`](crate::ErrorKind::Format) with the line for a row of another form.
pub fn read(text: &str) -> Result<Vec<Bead>> {
    Gold::read(text).map(|gold| gold.beads())
}

/// The line numbers of each segment.
fn line_numbers(side: &Segments) -> Vec<std::ops::RangeInclusive<usize>> {
    let lines = side.source().lines();
    side.iter().map(|segment| lines.numbers(segment.span())).collect()
}

fn row(places: &[usize], lines: &[std::ops::RangeInclusive<usize>]) -> String {
    let mut numbers: Vec<usize> = places.iter().filter_map(|&at| lines.get(at)).flat_map(|lines| lines.clone()).collect();
    numbers.dedup();
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}
