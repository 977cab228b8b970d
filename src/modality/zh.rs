//! Chinese modal words and negations: 应当, 不得, 可以, 得, 无需; 未, 非, 无.

use super::negation::{Cue, Negation};
use super::norm::{Class, Norm};
use crate::text::{Fold, Folded, Span, is_han};
use regex::Regex;
use std::sync::LazyLock;

/// Modal words, the longest first.
const NORMS: [(&str, Class, bool); 35] = [
    ("不得不", Class::Duty, true),
    ("应当", Class::Duty, true),
    ("必须", Class::Duty, true),
    ("务必", Class::Duty, true),
    ("不得", Class::Prohibition, true),
    ("不可以", Class::Prohibition, true),
    ("不应", Class::Prohibition, false),
    ("不准", Class::Prohibition, true),
    ("不许", Class::Prohibition, true),
    ("禁止", Class::Prohibition, true),
    ("严禁", Class::Prohibition, true),
    ("得不", Class::Exemption, false),
    ("可以不", Class::Exemption, true),
    ("可不", Class::Exemption, false),
    ("无需", Class::Exemption, true),
    ("无须", Class::Exemption, true),
    ("毋须", Class::Exemption, true),
    ("毋需", Class::Exemption, true),
    ("不需", Class::Exemption, true),
    ("不须", Class::Exemption, true),
    ("不必", Class::Exemption, true),
    ("免予", Class::Exemption, true),
    ("有权", Class::Entitlement, false),
    ("可以", Class::Permission, true),
    ("方可", Class::Permission, true),
    ("始得", Class::Permission, true),
    ("不宜", Class::Advice, true),
    ("宜", Class::Advice, false),
    ("应", Class::Duty, false),
    ("须", Class::Duty, false),
    ("可", Class::Permission, false),
    ("得", Class::Permission, false),
    ("准予", Class::Permission, true),
    ("允许", Class::Permission, true),
    ("能", Class::Permission, false),
];

/// Words in which a sign of a modal word says something else: before it, and behind it.
const INSIDE: [(char, &str, &str); 5] = [
    ('应', "供相对反适回因响效呼报", "用变邀试对征募考届急收付聘诊召战援讯酬缴"),
    ('须', "无毋不", "知发"),
    ('可', "许认不无", "能行靠见否抗燃疑比视观溶转供归"),
    ('得', "所取获不应免值使心难觉懂赢舍可获购买", "到以出知标票奖失分利当主力逞"),
    ('宜', "事便不适权合", ""),
];

/// 可能 and 足以 say what may come; they permit nothing.
const POSSIBLE: [&str; 9] = ["可能", "足以", "之虞", "或许", "恐有", "不能", "功能", "机能", "能力"];

static NORM: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<&str> = NORMS.iter().map(|(word, _, _)| *word).collect();
    rule(&words.join("|"))
});

const ALL: u16 = u16::MAX;
const FORBID: u16 = Cue::Not as u16 | Cue::No as u16 | Cue::Ban as u16 | Cue::Until as u16;
const REFUSE: u16 = FORBID | Cue::Fail as u16 | Cue::Affix as u16 | Cue::Exempt as u16 | Cue::Without as u16 | Cue::Except as u16;
const LOOSE: u16 = REFUSE | Cue::Fault as u16 | Cue::End as u16;

/// Negations, those that begin with another first; whether they are required; the English ways for them.
const NEGATIONS: [(&str, bool, u16); 11] = [
    ("不得已", false, ALL),
    ("不得超过|不得逾|不得少于|不得低于|不得高于|不得超越|不得小于|不得大于", false, ALL),
    ("不得|不应|不可以|不准|不许|不宜|勿|毋", true, FORBID),
    ("禁止|严禁", false, FORBID | Cue::Affix as u16),
    ("不予|不适用|不受|不在此限|不能|无法|不须|不需|不必|无须|无需|毋须|不具|不包括|不含", true, REFUSE),
    ("不足|不满|未满|未达|未逾|不及|不超过|不少于|不低于|不高于|不逾|未超过", false, ALL),
    ("不符|不合|不履行|不遵|不依|不为|不", true, LOOSE),
    ("未", true, LOOSE | Cue::Less as u16),
    ("无|非", true, LOOSE),
    (
        "免|除|否|拒|停|缺|失|逾|仅|只|限|始|方得|方可|才|外|莫|没|禁|绝|弃|丧|废|止|欠|撤|驳|超过|以上|以下|虚伪|错误|违反|违法|过期|相反",
        false,
        ALL,
    ),
    ("另有|另行|其他|他", false, Cue::Except as u16 | Cue::Affix as u16 | Cue::Not as u16),
];

/// Words with a sign of negation that English says without one.
const WORDS: &str = "不动产|不同|不断|不但|不仅|不只|不论|不管|不法|不当|不良|不实|不利|不明|不正|不可抗力|不特定|不定期|不服|不等|不一致|不一|不久|不幸|不慎|不周|不锈|不透|不变|不平|不安|不公|不洁|不均|不以为限|不问|不时|不限|不孕|不宣|不起诉|不续|未来|未遂|未成年|未尽|未了|未婚|无线|无形|无论|无偿|无人机|无故|无效|无障碍|无关|无期|无记名|无主|无罪|无害|无息|无正当|非常|非法|非营利|非政府|非讼|非公务|非都市|非自愿|除非|无非|是否|能否|可否|莫不";

static NEGATION: LazyLock<Regex> = LazyLock::new(|| {
    let groups: Vec<String> = NEGATIONS.iter().map(|(words, _, _)| format!("({words})")).collect();
    rule(&format!("(?:{WORDS})|{}", groups.join("|")))
});

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the rules for modal words are regular expressions")
}

pub(super) fn norms(text: &str) -> Vec<Norm> {
    let folded = Folded::new(text, Fold::SCRIPT);
    let view = folded.as_str();
    let found = NORM.find_iter(view).filter_map(|found| {
        let (_, class, is_plain) = *NORMS.iter().find(|(word, _, _)| *word == found.as_str())?;
        let (before, after) = (view.get(..found.start())?, view.get(found.end()..)?);
        let sign = found.as_str().chars().next().filter(|_| found.as_str().chars().count() == 1);
        let other = sign.is_some_and(|sign| is_inside(sign, before, after));
        let other = other
            || found.as_str() == "有权"
                && (before.ends_with(['所', '具'])
                    || after.starts_with(['人', '之', '者', '移', '登', '以', '的', '益', '利', '属', '状', '、', '，', ',']));
        let possible = POSSIBLE.iter().any(|word| {
            word.find(found.as_str()).is_some_and(|at| {
                found.start().checked_sub(at).and_then(|start| view.get(start..)).is_some_and(|rest| rest.starts_with(word))
            })
        });
        (!other && !possible).then(|| Norm { class, span: folded.span(found.start(), found.end()), is_plain })
    });
    found.collect()
}

/// Whether a sign stands in another word, or behind nothing that could be a subject: 供应, 所得.
fn is_inside(sign: char, before: &str, after: &str) -> bool {
    let Some((_, heads, tails)) = INSIDE.iter().find(|(own, _, _)| *own == sign) else { return false };
    let next = after.chars().next();
    before.chars().next_back().is_some_and(|c| heads.contains(c))
        || next.is_some_and(|c| tails.contains(c))
        || next.is_none_or(|c| !is_han(c) && !matches!(c, '《' | '「' | '(' | ',' | '"') && !c.is_alphanumeric())
}

pub(super) fn negations(text: &str) -> Vec<Negation> {
    let folded = Folded::new(text, Fold::SCRIPT);
    let found = NEGATION.captures_iter(folded.as_str()).filter_map(|found| {
        let whole = found.get(0)?;
        let span: Span = folded.span(whole.start(), whole.end());
        let (is_required, cues) = match (1..=NEGATIONS.len()).find(|&group| found.get(group).is_some()) {
            Some(group) => (NEGATIONS[group - 1].1, NEGATIONS[group - 1].2),
            None => (false, ALL),
        };
        Some(Negation { span, cues, is_required })
    });
    found.collect()
}
