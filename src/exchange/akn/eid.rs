//! Addresses as eIds, and levels as elements.

use crate::instrument::{Address, Level, Step};

/// For each level its element and its part of an eId, after the Akoma Ntoso naming convention.
const NAMES: [(Level, &str, &str); 14] = [
    (Level::Annex, "attachment", "att"),
    (Level::Preamble, "preamble", "preamble"),
    (Level::Part, "part", "part"),
    (Level::Subpart, "subpart", "subpart"),
    (Level::Chapter, "chapter", "chp"),
    (Level::Section, "section", "sec"),
    (Level::Subsection, "subsection", "subsec"),
    (Level::Article, "article", "art"),
    (Level::Paragraph, "paragraph", "para"),
    (Level::Subparagraph, "point", "point"),
    (Level::Item, "indent", "indent"),
    (Level::Subitem, "alinea", "al"),
    (Level::Point, "level", "level"),
    (Level::Quote, "quotedStructure", "qstr"),
];

/// Elements that other documents use, and the level that comes nearest.
const OTHERS: [(Level, &str, &str); 9] = [
    (Level::Part, "book", "book"),
    (Level::Part, "tome", "tome"),
    (Level::Part, "title", "title"),
    (Level::Section, "division", "dvs"),
    (Level::Section, "subchapter", "subchp"),
    (Level::Subsection, "subdivision", "subdvs"),
    (Level::Paragraph, "clause", "cl"),
    (Level::Subparagraph, "subclause", "subcl"),
    (Level::Subparagraph, "subparagraph", "subpara"),
];

/// The element of a level.
pub(super) fn element(level: Level) -> &'static str {
    NAMES.iter().find(|(own, ..)| *own == level).map_or("level", |(_, element, _)| element)
}

/// The level of an element.
pub(super) fn level(element: &str) -> Option<Level> {
    NAMES.iter().chain(&OTHERS).find(|(_, own, _)| *own == element).map(|(level, ..)| *level)
}

/// The eId of an address.
pub(super) fn of(address: &Address) -> String {
    address.steps().iter().map(|step| part(*step)).collect::<Vec<_>>().join("__")
}

/// `art12-1_2` as `art_12-1_2`, `chx1` as `chp_nn_1`.
fn part(step: Step) -> String {
    let own = step.to_string();
    let level = step.level();
    let name = NAMES.iter().find(|(own, ..)| *own == level).map_or("level", |(.., name)| name);
    let rest = own.strip_prefix(level.prefix()).unwrap_or_default();
    match rest.strip_prefix('x') {
        Some(rest) => format!("{name}_nn_{rest}"),
        // The preamble has no number, and may have a count.
        None if level == Level::Preamble => format!("{name}{rest}"),
        None => format!("{name}_{rest}"),
    }
}

/// The address of an eId; `None` for one of another form. An article is told by its number alone, so the headings that hold it fall away.
pub(super) fn address(eid: &str) -> Option<Address> {
    let mut steps: Vec<Step> = eid.split("__").map(step).collect::<Option<_>>()?;
    if let Some(article) = steps.iter().rposition(|step| step.level() == Level::Article) {
        let headings = steps.iter().take(article).rev().take_while(|step| step.level().is_heading()).count();
        steps.drain(article - headings..article);
    }
    Some(Address::new(steps))
}

fn step(part: &str) -> Option<Step> {
    let (name, rest) = part.split_once('_').unwrap_or((part, ""));
    let (level, ..) = NAMES.iter().chain(&OTHERS).find(|(.., own)| *own == name)?;
    let prefix = level.prefix();
    let own = match (level, rest.strip_prefix("nn_")) {
        (Level::Preamble, _) if rest.is_empty() => prefix.to_owned(),
        (Level::Preamble, _) => format!("{prefix}_{rest}"),
        (_, Some(rest)) => format!("{prefix}x{rest}"),
        _ => format!("{prefix}{rest}"),
    };
    own.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_written() {
        for (own, wanted) in [
            ("art12/para2/sub3", "art_12__para_2__point_3"),
            ("art12-1/para1/sub2/item4/subitem1", "art_12-1__para_1__point_2__indent_4__al_1"),
            ("annex1/art1", "att_1__art_1"),
            ("annexx2/pt1/ptx3", "att_nn_2__level_1__level_nn_3"),
            ("ch2/sec1", "chp_2__sec_1"),
            ("chx1", "chp_nn_1"),
            ("pre/para1", "preamble__para_1"),
            ("art3_2/para1", "art_3_2__para_1"),
            ("chx1_2", "chp_nn_1_2"),
            ("art3/quote1/art12/para2", "art_3__qstr_1__art_12__para_2"),
        ] {
            let address: Address = own.parse().expect("an address");
            assert_eq!(of(&address), wanted);
            assert_eq!(super::address(wanted), Some(address));
        }
        assert_eq!(super::address("part_2__chp_1__art_39__para_1").map(|a| a.to_string()).as_deref(), Some("art39/para1"));
        for eid in ["", "sec_A", "art", "p_1", "art_x"] {
            assert_eq!(super::address(eid), None, "{eid}");
        }
    }
}
