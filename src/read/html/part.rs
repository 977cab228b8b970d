//! The part of a page that is its main text, found by how much text stands where.

use super::entity::pieces;
use super::tags::{Left, Role};
use super::tree::{Element, Event, Tree};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Letters that an element beside the main part has at least to be a part of the text, such as an annex.
const LETTERS: usize = 200;

/// Links of a list that is navigation, at least, and their letters on average, at most.
const LINKS: (usize, usize) = (6, 80);

/// The events that are written, and within them lists of links that are not, in rising order.
#[derive(Debug, Default)]
pub(super) struct Part {
    events: Vec<Span>,
    lists: Vec<usize>,
}

impl Part {
    /// Whether an event is written.
    pub fn has(&self, event: usize) -> bool {
        let next = self.events.partition_point(|events| events.start <= event);
        next > 0 && self.events.get(next - 1).is_some_and(|events| event < events.end)
    }

    /// Whether an element is a list of links that lead elsewhere.
    pub fn leads_away(&self, element: usize) -> bool {
        self.lists.binary_search(&element).is_ok()
    }
}

/// Finds the main part, a heading before it, and long texts beside it.
pub(super) fn main(text: &str, tree: &Tree<'_>) -> Part {
    let kept = kept(tree);
    let marked = marked(tree, &kept);
    let at = marked.unwrap_or_else(|| fullest(tree, &kept));
    let Some(main) = tree.elements.get(at) else { return Part::default() };
    let mut events = vec![main.events];
    let mut end = 0;
    for (element, _) in tree.elements.iter().zip(&kept).filter(|(_, kept)| **kept) {
        let is_apart = element.events.start >= end && !element.events.overlaps(main.events);
        let is_long = element.plain() >= LETTERS && element.plain() * 20 >= main.plain() && element.linked * 2 <= element.letters;
        if is_apart && is_long && is_place(element) {
            events.push(element.events);
            end = element.events.end;
        }
    }
    if let Some(heading) = heading(text, tree, &kept, main.events).filter(|heading| !events.iter().any(|events| events.contains(*heading)))
    {
        events.push(heading);
    }
    events.sort_unstable();
    // What says that it is the main part has no navigation in it, but may list annexes as links.
    let mut lists = if marked.is_none() { lists(tree) } else { Vec::new() };
    lists.extend(controls(text, tree));
    lists.sort_unstable();
    Part { events, lists }
}

/// What pages of ministries and congresses print beside a text for their readers: 打印, 关闭, 分享到微信, 扫一扫在手机打开当前页.
static CONTROLS: LazyLock<Regex> = LazyLock::new(|| {
    let word = "打印(?:本页|此页|正文)?|关闭(?:本页|窗口|页面)?|收藏|分享(?:到(?:微信|微博|新浪微博|QQ空间|朋友圈)?)?|微信|微博|QQ空间|朋友圈|字号|字体|大|中|小|返回(?:顶部|首页|列表)|扫一扫[^，。；]{0,20}";
    Regex::new(&format!(r"^(?:[\[【（(|]*(?:{word})[\]】）)|:：]*)+$")).expect("a regular expression")
});

/// Letters of an element that is one of these, at most.
const CONTROL: usize = 40;

/// Elements with lines of their own that hold controls of the page and nothing else.
fn controls(text: &str, tree: &Tree<'_>) -> Vec<usize> {
    let is_control = |element: &Element<'_>| {
        let small = element.role.is_block() && (1..=CONTROL).contains(&element.letters);
        small && CONTROLS.is_match(&words(text, tree, element.events))
    };
    (1..tree.elements.len()).filter(|&at| is_control(&tree.elements[at])).collect()
}

/// Elements that hold little else than many short links, on a page that holds other text.
fn lists(tree: &Tree<'_>) -> Vec<usize> {
    let mut links: Vec<usize> = tree.elements.iter().map(|element| usize::from(element.role == Role::Link)).collect();
    for (at, element) in tree.elements.iter().enumerate().skip(1).rev() {
        links[element.parent] += links[at];
    }
    let is_list = |element: &Element<'_>, links: usize| {
        let may_be = is_place(element) || matches!(element.role, Role::Block | Role::Table);
        may_be && links >= LINKS.0 && element.linked <= links * LINKS.1 && element.linked * 10 >= element.letters * 9
    };
    let has_text = tree.elements.first().is_some_and(|page| page.plain() > 0);
    (1..tree.elements.len()).filter(|&at| has_text && is_list(&tree.elements[at], links[at])).collect()
}

fn is_place(element: &Element<'_>) -> bool {
    matches!(element.role, Role::Container | Role::Cell)
}

/// Which elements are left out neither themselves nor with one that holds them.
fn kept(tree: &Tree<'_>) -> Vec<bool> {
    let mut kept = Vec::with_capacity(tree.elements.len());
    for (at, element) in tree.elements.iter().enumerate() {
        kept.push(element.left.is_none() && (at == 0 || kept[element.parent]));
    }
    kept
}

/// The smallest and innermost element that says it is the main part, holds half of the text of the page, and nearly all that the largest such element holds.
fn marked(tree: &Tree<'_>, kept: &[bool]) -> Option<usize> {
    let all = tree.elements.first()?.plain();
    let holds = |element: &&Element<'_>| element.is_main && element.plain() > 0 && element.plain() * 2 >= all;
    let found = || tree.elements.iter().enumerate().filter(|(at, element)| kept[*at] && holds(element));
    let most = found().map(|(_, element)| element.plain()).max()?;
    found()
        .filter(|(_, element)| element.plain() * 20 >= most * 17)
        .min_by_key(|(at, element)| (element.plain(), std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// The element with most text in no link, directly or in elements one step further in; with what stands around it, until it holds three quarters
/// of the text of the page.
fn fullest(tree: &Tree<'_>, kept: &[bool]) -> usize {
    let len = tree.elements.len();
    let all = tree.elements.first().map_or(0, Element::plain);
    if all == 0 {
        return 0;
    }
    let (mut direct, mut near, mut is_leaf) = (vec![0usize; len], vec![0usize; len], vec![true; len]);
    for (at, element) in tree.elements.iter().enumerate().rev().filter(|(at, _)| kept[*at]) {
        direct[at] += element.own_plain();
        if at == 0 {
            continue;
        }
        if !is_place(element) {
            direct[element.parent] += direct[at];
            near[element.parent] += near[at];
            is_leaf[element.parent] &= is_leaf[at];
        } else if element.plain() > 0 {
            is_leaf[element.parent] = false;
            near[element.parent] += if is_leaf[at] { direct[at] } else { 0 };
        }
    }
    let score = |at: usize| if is_place(&tree.elements[at]) { direct[at] + near[at] } else { 0 };
    let mut best = (0..len).filter(|&at| kept[at]).max_by_key(|&at| (score(at), at)).unwrap_or_default();
    while best > 0 && tree.elements[best].plain() * 4 < all * 3 {
        best = tree.elements[best].parent;
    }
    best
}

/// The last heading before the main part, where the main part does not begin with it: one that the title of the page names.
fn heading(text: &str, tree: &Tree<'_>, kept: &[bool], main: Span) -> Option<Span> {
    let title = tree.elements.iter().find(|element| element.left == Some(Left::Title)).map(|element| words(text, tree, element.events))?;
    let before = tree.elements.iter().zip(kept).take_while(|(element, _)| element.events.start < main.start);
    let found = before.filter(|(element, kept)| {
        **kept && element.is_title && element.events.end <= main.start && element.plain() > 1 && element.letters < 300
    });
    let head = words(text, tree, Span::new(main.start, main.end.min(main.start + 200)));
    found
        .map(|(element, _)| (element.events, words(text, tree, element.events)))
        .filter(|(_, words)| title.contains(words) && !head.contains(words))
        .last()
        .map(|(events, _)| events)
}

/// The text of some events without white space.
fn words(text: &str, tree: &Tree<'_>, events: Span) -> String {
    let mut words = String::new();
    for event in tree.events.get(events.start..events.end).unwrap_or_default() {
        if let Event::Text(span) = event {
            for (piece, _) in pieces(span.slice(text), span.start) {
                words.extend(piece.chars().filter(|c| !c.is_whitespace()));
            }
        }
    }
    words
}
