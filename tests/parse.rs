//! Texts and the trees that the parser makes of them.

mod cases;

use duizhao::parse::Parser;
use duizhao::text::SourceText;
use std::fmt::Write;

#[test]
fn trees() {
    cases::compare("tests/parse", "tree", |_, text| {
        let source = SourceText::new(text);
        let instrument = Parser::new().parse(&source);
        let mut tree = format!("{} {} {}\n", source.lang(), instrument.jurisdiction().as_str(), instrument.title().unwrap_or("–"));
        for provision in instrument.provisions() {
            let depth = provision.ancestors().count() * 2;
            let heading = provision.heading().map(|heading| format!("  “{heading}”")).unwrap_or_default();
            let own: String = provision.own_str().chars().take(24).collect::<String>().replace('\n', "⏎");
            writeln!(tree, "{:depth$}{}  [{}]{heading}  {own}", "", provision.address(), provision.mark()).expect("memory");
        }
        for notice in instrument.notices() {
            writeln!(
                tree,
                "! {} {}: {}",
                notice.kind.as_str(),
                notice.message,
                notice.span.slice(text).chars().take(16).collect::<String>()
            )
            .expect("memory");
        }
        tree
    });
}
