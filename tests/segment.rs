//! Texts and the segments that they are cut into.

mod cases;

use duizhao::parse::Parser;
use duizhao::segment::Segmenter;
use duizhao::text::SourceText;

#[test]
fn segments() {
    cases::compare("tests/segment", "segments", |_, text| {
        let segments = Segmenter::new().segment(&Parser::new().parse(&SourceText::new(text)));
        segments.iter().map(|segment| format!("{}\t{}\n", segment.address(), segment.as_str().replace('\n', "⏎"))).collect()
    });
}
