//! Texts in which both languages stand mixed.

use super::evidence::Layout;
use crate::segment::Segments;

/// Where the segments of both sides stand among all.
pub(super) fn layout(zh: &Segments, en: &Segments) -> Layout {
    let starts = |side: &Segments| side.iter().map(|segment| segment.span().start).collect::<Vec<_>>();
    let (zh, en) = (starts(zh), starts(en));
    let mut all: Vec<usize> = zh.iter().chain(&en).copied().collect();
    all.sort_unstable();
    let places = |side: &[usize]| side.iter().map(|start| all.partition_point(|other| other < start)).collect();
    Layout { zh: places(&zh), en: places(&en) }
}
