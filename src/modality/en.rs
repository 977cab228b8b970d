//! English modal words and negations: shall, must not, no person may, is entitled to, need not; unless, without, fails to.

use super::negation::{Cue, Negation};
use super::norm::{Class, Norm};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

static NORM: LazyLock<Regex> = LazyLock::new(|| {
    rule(&[
        r"(?P<exempt>need\s+not|needn't|(?:is|are|be)\s+not\s+(?:required|obliged|obligated|necessary)|(?:does|do|shall|will)\s+not\s+(?:need|have)\s+to|(?:shall|may|is|are)\s+(?:also\s+)?(?:be\s+)?exempt(?:ed)?)",
        r"(?P<ban>(?:shall|must|may|can|should|could|will)\s+(?:also\s+|in\s+no\s+case\s+|under\s+no\s+circumstances\s+)?(?:not|never)\b|cannot|(?:is|are|be|shall\s+be|strictly)\s+(?:strictly\s+)?(?:prohibited|forbidden|banned|barred)|prohibit(?:s|ed)?|(?:is|are)\s+not\s+(?:allowed|permitted|authorized|entitled))",
        r"(?P<nobody>(?:\bno|\bneither|\bnone)\b[^.;:\n]{0,90}?\b(?:shall|may|can|must|is\s+allowed|are\s+allowed))",
        r"(?P<entitled>(?:is|are|be)\s+entitled|(?:has|have|shall\s+have)\s+the\s+right)",
        r"(?P<advice>should|ought)",
        r"(?P<may>may|can|could|might|(?:is|are|be)\s+(?:allowed|permitted|authorized|empowered|eligible)|at\s+(?:its|his|her|their)\s+(?:own\s+)?(?:discretion|option))",
        r"(?P<duty>shall|must|(?:is|are|be)\s+(?:required|obliged|obligated|to)\b|(?:has|have|needs?)\s+to|will)",
    ])
});

/// Verbs behind a may that says what can come, and permits nothing.
const EPISTEMIC: [&str; 22] = [
    "have",
    "involve",
    "be involved",
    "exist",
    "result",
    "arise",
    "endanger",
    "cause",
    "affect",
    "occur",
    "lead",
    "contain",
    "vary",
    "be affected",
    "be caused",
    "harm",
    "impair",
    "constitute",
    "be necessary",
    "be required",
    "be deemed",
    "be regarded",
];

static NEGATION: LazyLock<Regex> = LazyLock::new(|| {
    rule(&[
        r"(?P<none>not\s+only|without\s+(?:further\s+|undue\s+|any\s+)?delay|without\s+prejudice|no\s*\.|whether\s+or\s+not|no\s+matter|nos?\.\s*\d|under(?:lying|stand\w*|tak\w*|go\w*|writ\w*|signed|cut|cover|ground|graduate\w*|water)|uni(?:t|on|v|f|q|l|o)\w*|unanim\w*|unde|until\s+now|non-?banking)",
        r"(?P<bound>(?:not|no|without)\s+(?:(?:be|to|have|any)\s+)*(?:less|more|later|fewer|earlier|lower|higher|greater|longer|over|under|exceed\w*|older|younger|smaller|larger|shorter|above|below|sooner)\b)",
        r"(?P<not>not|cannot|n't|nor|neither|never)",
        r"(?P<no>no|none|nobody|nothing)",
        r"(?P<without>without)",
        r"(?P<except>unless|except\w*|other\s+than|exclu\w*|excepting|apart\s+from|rather\s+than|instead\s+of|otherwise|save\s+for|regardless|irrespective)",
        r"(?P<fail>fail\w*|lack\w*|absen(?:t|ce)|unable|inab\w*|refus\w*|reject\w*|den(?:y|ies|ied|ial)|declin\w*|disapprov\w*|deprive\w*)",
        r"(?P<fault>default\w*|dismiss\w*|miss(?:ing|ed)|los[te]\w*|overdue|neglect\w*|omit\w*|omission|delay\w*|evad\w*|violat\w*|breach\w*|minors?|bankrupt\w*|false\w*|wrong\w*|vacan\w*|expire\w*|different|unlike|mis[a-z]{4,})",
        r"(?P<ban>prohibit\w*|forbid\w*|bann?ed|barred|refrain\w*|preclud\w*|disqualif\w*|barring)",
        r"(?P<end>cease\w*|stop\w*|restrict\w*|prevent\w*|avoid\w*|suspend\w*|revok\w*|void\w*|terminat\w*|cancel\w*|withdraw\w*|abolish\w*|limit\w*)",
        r"(?P<exempt>exempt\w*|waiv\w*|free|relie[fv]\w*|immun\w*|spared?|released?)",
        r"(?P<until>until|only|solely)",
        r"(?P<less>less|under|below|short\w*|insufficien\w*|inadequa\w*|beyond|exceed\w*|over)",
        r"(?P<affix>un[a-z]{4,}|non-?[a-z]*|in(?:valid|capab|suffic|complet|accura|correct|consist|elig|approp|solven|compet|depend|adequa|applic|defin|direct|effect|activ|valid|volunt|disp|flex|formal|frequent|secur|separ|toler|vis|just)\w*|im(?:proper|poss|mov|mature|partial|permiss|practic)\w*|il(?:legal|licit|legible)\w*|ir(?:reg|rel|revoc|repara|respons)\w*|dis(?:agre|satisf|contin|honest|honou?r|obe|comfort|abled|putes?|regard|similar|proportion|charg|clos)\w*|\w+less|stateless)",
    ])
});

fn rule(groups: &[&str]) -> Regex {
    Regex::new(&format!(r"(?i)(?-u:\b)(?:{})(?-u:\b)", groups.join("|"))).expect("the rules for modal words are regular expressions")
}

pub(super) fn norms(text: &str) -> Vec<Norm> {
    let found = NORM.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        let class = match () {
            () if found.name("exempt").is_some() => Class::Exemption,
            () if found.name("ban").is_some() || found.name("nobody").is_some() => Class::Prohibition,
            () if found.name("entitled").is_some() => Class::Entitlement,
            () if found.name("advice").is_some() => Class::Advice,
            () if found.name("may").is_some() => Class::Permission,
            () => Class::Duty,
        };
        // May the month, and should that opens a condition, lay down nothing.
        let word = whole.as_str();
        let opens = word == "Should" || word == "May";
        let next = text.get(whole.end()..).unwrap_or_default().trim_start();
        let epistemic = EPISTEMIC.iter().any(|verb| next.starts_with(verb));
        let plain = !epistemic
            && !matches!(word.to_ascii_lowercase().as_str(), "will" | "can" | "could" | "might")
            && !word.contains(char::is_whitespace);
        (!opens).then_some(Norm { class, span: Span::new(whole.start(), whole.end()), is_plain: plain })
    });
    found.collect()
}

pub(super) fn negations(text: &str) -> Vec<Negation> {
    let found = NEGATION.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        let span = Span::new(whole.start(), whole.end());
        let named = |name| found.name(name).is_some();
        let (cue, is_required) = match () {
            () if named("none") => return None,
            () if named("bound") => (Cue::Not as u16 | Cue::No as u16 | Cue::Less as u16, false),
            () if named("not") => (Cue::Not as u16, true),
            () if named("no") => (Cue::No as u16, true),
            () if named("without") => (Cue::Without as u16, true),
            () if named("except") => (Cue::Except as u16, false),
            () if named("fail") => (Cue::Fail as u16, false),
            () if named("fault") => (Cue::Fault as u16, false),
            () if named("ban") => (Cue::Ban as u16, false),
            () if named("end") => (Cue::End as u16, false),
            () if named("exempt") => (Cue::Exempt as u16, false),
            () if named("until") => (Cue::Until as u16, false),
            () if named("less") => (Cue::Less as u16, false),
            () => (Cue::Affix as u16, false),
        };
        Some(Negation { span, cues: cue, is_required })
    });
    found.collect()
}
