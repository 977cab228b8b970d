//! In what state an instrument says it is: draft, on trial, amended, repealed.

use super::amended;
use crate::instrument::{Stated, Status};
use crate::text::{Lang, Span};
use regex::Regex;
use std::sync::LazyLock;

/// What the title says: the status, and the words for it in Chinese and in English.
static TITLED: LazyLock<[(Status, Regex, Regex); 4]> = LazyLock::new(|| {
    let kind = "(?:条例|條例|办法|辦法|规定|規定|规则|規則|细则|細則|规程|規程|规范|標準|标准|制度|要求|通则|章程|法)";
    [
        (
            Status::Repealed,
            rule(r"[（(【\[][^（）()【】\[\]]{0,24}(?:废止|廢止|失效)[^（）()【】\[\]]{0,6}[）)】\]]\s*$"),
            rule(r"(?i)[(\[][^()\[\]]{0,24}(?:repealed|abolished|abrogated|expired)[^()\[\]]{0,24}[)\]]\s*$"),
        ),
        (
            Status::Draft,
            rule(
                r"[（(【\[][^（）()【】\[\]]*(?:草案|(?:征求意见|徵求意見|送审|送審|审议|審議|讨论|討論)稿)[^（）()【】\[\]]*[）)】\]]\s*$|(?:草案|(?:征求意见|徵求意見|送审|送審|审议|審議|讨论|討論)稿)\s*$",
            ),
            rule(
                r"(?i)[(\[][^()\[\]]*\b(?:draft|for (?:public )?comments?|for (?:public )?consultation)\b[^()\[\]]*[)\]]\s*$|\bdraft for (?:public )?(?:comments?|consultation)\b|^(?:the )?(?:revised )?(?:exposure )?draft\b",
            ),
        ),
        (
            Status::Trial,
            rule(&format!(r"[（(【\[](?:试行|試行|暂行|暫行)[）)】\]]|(?:试行|試行|暂行|暫行){kind}\s*(?:[（(【\[]|$)")),
            rule(
                r"(?i)[(\[][^()\[\]]*\b(?:interim|provisional|tentative|trial)\b[^()\[\]]*[)\]]|^(?:the )?(?:interim|provisional|tentative|trial)\b|\b(?:interim|provisional|tentative|trial) (?:administrative )?(?:regulations?|measures|provisions|rules|procedures)\b",
            ),
        ),
        (
            Status::Amended,
            rule(r"[（(【\[][^（）()【】\[\]]{0,12}(?:修正|修订|修訂|修改)(?:版|本)?[）)】\]]\s*$"),
            rule(r"(?i)[(\[][^()\[\]]{0,24}(?:amended|amendment|revised|revision)\b[^()\[\]]{0,24}[)\]]\s*$"),
        ),
    ]
});

/// A note of the front matter that tells the end of the instrument itself.
static ENDED: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        rule(r"(?:废止|廢止|失效|停止执行|停止適用|停止适用)[。）)】\]]{0,2}\s*$"),
        rule(
            r"(?i)^[(\[]?(?:(?:this|the|these)\b[^.;]{0,60}\b(?:is|are|was|were|has been|have been)\s+)?(?:repealed|abolished|abrogated|no longer in force)\b|\b(?:repealed|abolished|abrogated)\s+(?:on|by|as of|with effect from)\b[^.;]{0,60}[.)\]]?$",
        ),
    ]
});

/// A note of the front matter that is no more than a status: （征求意见稿）.
static ALONE: LazyLock<Regex> = LazyLock::new(|| rule(r"^[（(【\[].{1,40}[）)】\]]$"));

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the rules for the status are regular expressions")
}

/// What the title and the notes of the front matter say of the status, with the words that say it.
pub(super) fn read(title: Option<Span>, notes: &[Span], text: &str, lang: Lang) -> Option<Stated<Status>> {
    let noted_date = || amended::last(notes, text, lang).map(|date| date.span);
    let alone = notes.iter().copied().filter(|note| ALONE.is_match(note.slice(text)));
    let named: Vec<Span> = title.into_iter().chain(alone).collect();
    let titled = |wanted: Status| {
        let (_, zh, en) = TITLED.iter().find(|(status, ..)| *status == wanted)?;
        let rule = if lang == Lang::Zh { zh } else { en };
        named.iter().find_map(|span| find(rule, *span, text))
    };
    let ended = || notes.iter().find_map(|note| find(&ENDED[lang as usize], *note, text));
    let stated = |status, span: Option<Span>| span.map(|span| Stated { value: status, span });
    stated(Status::Repealed, titled(Status::Repealed).or_else(ended))
        .or_else(|| stated(Status::Draft, titled(Status::Draft)))
        .or_else(|| stated(Status::Trial, titled(Status::Trial)))
        .or_else(|| stated(Status::Amended, titled(Status::Amended).or_else(noted_date)))
}

fn find(rule: &Regex, span: Span, text: &str) -> Option<Span> {
    rule.find(span.slice(text)).map(|found| Span::new(span.start + found.start(), span.start + found.end()).trimmed(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_titles_and_notes_say() {
        for (title, note, wanted) in [
            ("网络接入管理办法", "2020年1月1日 某部令第3号公布", None),
            ("网络接入管理办法（试行）", "", Some(Status::Trial)),
            ("网络接入管理暂行办法", "", Some(Status::Trial)),
            ("网络接入管理暂行条例实施细则", "", None),
            ("关于废止《网络接入管理暂行办法》的决定", "", None),
            ("网络接入管理条例（修订草案征求意见稿）", "", Some(Status::Draft)),
            ("网络接入管理条例", "（征求意见稿）", Some(Status::Draft)),
            ("关于《网络接入法（草案）》的说明", "", None),
            ("网络接入法草案", "", Some(Status::Draft)),
            ("網路接入管理辦法（試行）", "", Some(Status::Trial)),
            ("网络接入管理办法（2019年修正）", "", Some(Status::Amended)),
            ("网络接入管理办法", "根据2019年3月1日《关于修改部分规章的决定》修正", Some(Status::Amended)),
            ("网络接入管理暂行办法", "（2021年5月1日《关于废止部分规章的决定》废止）", Some(Status::Repealed)),
            ("网络接入管理办法（已废止）", "", Some(Status::Repealed)),
            ("网络接入管理办法", "2019年3月1日《关于废止、修改部分规章的决定》修订", Some(Status::Amended)),
            ("关于修改《网络接入管理办法》的决定", "2019年3月1日 某部公布", None),
            ("Interim Measures on Network Access", "", Some(Status::Trial)),
            ("Measures on Network Access (for Trial Implementation)", "", Some(Status::Trial)),
            ("Measures on Network Access (Draft for Comment)", "", Some(Status::Draft)),
            ("Measures on Network Access (2019 Amendment)", "", Some(Status::Amended)),
            ("Measures on Network Access", "Amended on March 1, 2019", Some(Status::Amended)),
            ("Measures on Network Access (Repealed)", "", Some(Status::Repealed)),
            ("Measures on Network Access", "Repealed on March 1, 2021", Some(Status::Repealed)),
            ("Decision on Amending the Measures on Network Access", "Adopted on March 1, 2019", None),
            ("Law on the Trial of Cases", "", None),
        ] {
            let text = format!("{title}\n{note}");
            let notes = [Span::new(title.len() + 1, text.len())];
            let found = read(Some(Span::new(0, title.len())), &notes, &text, Lang::of(title));
            assert_eq!(found.map(|found| found.value), wanted, "{text}");
        }
    }
}
