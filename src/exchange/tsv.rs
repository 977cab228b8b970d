//! Rows of line numbers: `zh lines TAB en lines`, from 1, comma separated.

use crate::bitext::{Bead, Bitext};
use crate::error::{Error, ErrorKind, Result};
use crate::gold::Gold;
use crate::segment::Segments;
use rustc_hash::FxHashMap;
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
/// [`ErrorKind::Format`] with the line for a row of another form.
pub fn read(text: &str) -> Result<Vec<Bead>> {
    Gold::read(text).map(|gold| gold.beads())
}

/// Reads rows as beads of the segments that stand on their lines, each wholly sure.
///
/// # Errors
/// [`ErrorKind::Format`] with the line for a row of another form, and for one that holds only a part of a segment's lines.
pub fn read_onto(text: &str, zh: &Segments, en: &Segments) -> Result<Vec<Bead>> {
    let (zh, en) = (segments_of_lines(zh), segments_of_lines(en));
    let rows = Gold::read(text)?.beads().into_iter().zip(1..);
    rows.map(|(bead, line)| {
        let wrong = || {
            Error::new(ErrorKind::Format, "wanted all lines of each segment in one row, found a part of them, or a line that is not there")
                .line(line)
        };
        let side = |places: &[usize], side: &SegmentsOfLines| segments_on(places, side).ok_or_else(wrong);
        Ok(Bead::new(side(&bead.zh, &zh)?, side(&bead.en, &en)?, 1.0))
    })
    .collect()
}

/// For each segment its lines, from 0, and for each line its segments.
type SegmentsOfLines = (Vec<std::ops::RangeInclusive<usize>>, FxHashMap<usize, Vec<usize>>);

fn segments_of_lines(side: &Segments) -> SegmentsOfLines {
    let lines: Vec<_> = line_numbers(side).into_iter().map(|lines| lines.start() - 1..=lines.end() - 1).collect();
    let mut segments: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (at, lines) in lines.iter().enumerate() {
        lines.clone().for_each(|line| segments.entry(line).or_default().push(at));
    }
    (lines, segments)
}

/// The segments on lines, if they stand on no other ones.
fn segments_on(lines: &[usize], (lines_of, segments): &SegmentsOfLines) -> Option<Vec<usize>> {
    let mut found: Vec<usize> = Vec::new();
    for line in lines {
        found.extend(segments.get(line)?);
    }
    found.sort_unstable();
    found.dedup();
    found.iter().all(|&at| lines_of[at].clone().all(|line| lines.contains(&line))).then_some(found)
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
