//! When an instrument was last amended, by the notes under its title.

use super::dates::dates_in;
use crate::instrument::{Date, Stated};
use crate::text::{Lang, Span};
use regex::Regex;
use std::sync::LazyLock;

/// What happened, behind a Chinese date: adopted or promulgated, or amended.
static ZH: LazyLock<Regex> = LazyLock::new(|| rule(r"修正|修订|修訂|修改"));

/// What happened, before or behind an English date.
static EN: LazyLock<Regex> = LazyLock::new(|| {
    rule(r"(?i)\b(?:(?P<amends>amended|revised)|adopted|promulgated|issued|effective|published|approved|enacted|announced)\b")
});

/// Titles, whose 修改 tells of another instrument.
static TITLES: LazyLock<Regex> = LazyLock::new(|| rule(r"《[^》]*》*"));

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the rules for amendments are regular expressions")
}

/// The last date on which the notes say that the instrument was amended or revised.
pub(super) fn last(notes: &[Span], text: &str, lang: Lang) -> Option<Stated<Date>> {
    let dates = notes.iter().flat_map(|note| match lang {
        Lang::Zh => chinese(*note, text),
        Lang::En => english(*note, text),
    });
    dates.max_by_key(|date| (date.value, std::cmp::Reverse(date.span.start)))
}

/// The dates before what was amended: 根据2018年3月1日…《关于修改…的决定》第二次修正.
fn chinese(note: Span, text: &str) -> Vec<Stated<Date>> {
    let dates: Vec<Stated<Date>> = dates_in(note, text, Lang::Zh).collect();
    let ends = dates.iter().skip(1).map(|next| next.span.start).chain([note.end]);
    let amends = |(date, end): &(&Stated<Date>, usize)| {
        let words = Span::new(date.span.end, *end).slice(text);
        ZH.is_match(&TITLES.replace_all(words, ""))
    };
    dates.iter().zip(ends).filter(amends).map(|(date, _)| *date).collect()
}

/// The dates behind the word, or before it where the note begins with a date.
fn english(note: Span, text: &str) -> Vec<Stated<Date>> {
    let words = note.slice(text);
    let dates: Vec<Stated<Date>> = dates_in(note, text, Lang::En).collect();
    let events: Vec<(usize, bool)> =
        EN.captures_iter(words).filter_map(|found| Some((note.start + found.get(0)?.start(), found.name("amends").is_some()))).collect();
    let leads = dates.first().zip(events.first()).is_some_and(|(date, event)| date.span.start < event.0);
    let amends = |at: usize, date: &Stated<Date>| {
        if leads {
            return events.iter().find(|event| event.0 > date.span.start).is_some_and(|event| event.1);
        }
        // Amended by a decision that was adopted on that day.
        let after = at.checked_sub(1).and_then(|at| dates.get(at)).map_or(note.start, |before| before.span.end);
        events.iter().any(|event| event.1 && (after..date.span.start).contains(&event.0))
    };
    dates.iter().enumerate().filter(|(at, date)| amends(*at, date)).map(|(_, date)| *date).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_amendment() {
        for (note, wanted) in [
            ("2015年7月1日第十二届大会通过　根据2018年3月1日《关于修改六部法律的决定》修正", Some("2018-03-01")),
            ("2015年7月1日通过 根据2016年1月2日某会决定第一次修正 根据2019年12月3日某会决定第二次修正", Some("2019-12-03")),
            ("2019年3月1日 《关于修改部分规章的决定》公布", None),
            ("2015年7月1日 某部令第3号公布", None),
            ("中華民國一百零五年一月六日修正公布第三條條文", Some("2016-01-06")),
            ("Adopted on July 1, 2015; amended on March 1, 2018", Some("2018-03-01")),
            ("Adopted on July 1, 2015, and amended in accordance with the Decision adopted on March 1, 2018", Some("2018-03-01")),
            ("March 1, 2018 Amended", Some("2018-03-01")),
            ("Promulgated on July 1, 2015", None),
        ] {
            let found = last(&[Span::new(0, note.len())], note, Lang::of(note));
            assert_eq!(found.map(|date| date.value.to_string()).as_deref(), wanted, "{note}");
        }
    }
}
