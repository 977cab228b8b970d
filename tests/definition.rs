//! Texts and the terms that they define.

mod cases;

use duizhao::definition::definitions;
use duizhao::parse::Parser;
use duizhao::text::SourceText;

#[test]
fn terms() {
    cases::compare("tests/definition", "terms", |_, text| {
        let instrument = Parser::new().parse(&SourceText::new(text));
        let row = |definition: &duizhao::definition::Definition| {
            let gloss = definition.gloss.map(|gloss| format!(" ({})", gloss.slice(text))).unwrap_or_default();
            format!(
                "{}\t{:?}\t{}{gloss}\t{}\n",
                definition.address,
                definition.manner,
                definition.term.slice(text),
                definition.meaning.slice(text)
            )
        };
        definitions(&instrument).iter().map(row).collect()
    });
}
