//! Chinese citations: links put together to chains, lists and ranges; what a list leaves out it takes over from what stands before.

use super::target::{Citation, Target};
use super::zh_link::{Link, What, gives_alias, links, name_before, without_alias};
use crate::instrument::{Jurisdiction, Level, Number};
use crate::text::Span;

/// How a link goes on from the one before.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// Directly behind it.
    Chain,
    /// Behind 、 or 和.
    List,
    /// Behind 至.
    Range,
    /// Not at all.
    Break,
}

/// Targets of one list; a longer one is cut, so that its words are not repeated without end.
const LONGEST: usize = 64;

pub(super) fn find(text: &str, jurisdiction: Jurisdiction, marks: &[usize]) -> Vec<Citation> {
    let mut run = Run { text, ..Run::default() };
    for link in links(text, jurisdiction) {
        if marks.binary_search(&link.span.start).is_ok() {
            run.finish();
            run.forget();
            continue;
        }
        run.take(link);
    }
    run.finish();
    run.citations
}

fn joint(between: &str) -> Joint {
    // Nothing is cited over the end of a line.
    if between.contains(['\n', '\r']) {
        return Joint::Break;
    }
    match between.trim() {
        "" => Joint::Chain,
        "、" | "和" | "与" | "與" | "或" | "或者" | "及" | "以及" => Joint::List,
        "至" | "到" | "～" | "—" | "-" => Joint::Range,
        _ => Joint::Break,
    }
}

/// A list of citations that share their words, and what later words may refer to.
#[derive(Default)]
struct Run<'t> {
    text: &'t str,
    start: usize,
    end: Option<usize>,
    instrument: Option<String>,
    /// A name was read and no provision behind it yet.
    named: bool,
    targets: Vec<(Target, Option<Target>)>,
    /// The other instrument named last in this sentence.
    law: Option<String>,
    /// The last target, with its instrument.
    last: Option<(Target, Option<String>)>,
    /// Where the last link of any kind ended.
    seen: usize,
    citations: Vec<Citation>,
}

impl Run<'_> {
    fn take(&mut self, link: Link) {
        let between = Span::new(self.seen, link.span.start).slice(self.text);
        // A sentence forgets the instrument that was named in the one before.
        if between.contains(['。', '\n']) {
            self.law = None;
        }
        if matches!(link.what, What::Own) && gives_alias(self.text.get(..link.span.start).unwrap_or_default()) {
            return;
        }
        let joint = self.end.map_or(Joint::Break, |end| joint(Span::new(end, link.span.start).slice(self.text)));
        if matches!(link.what, What::Loose(..)) && (self.targets.is_empty() || joint == Joint::Break) {
            return;
        }
        let mut start = link.span.start;
        let names = matches!(link.what, What::Title(_) | What::Own | What::Same);
        let bare = if names || joint == Joint::Chain { None } else { self.bare_name(&link) };
        if joint == Joint::Break || names || bare.is_some() || self.named && joint != Joint::Chain || self.targets.len() >= LONGEST {
            self.finish();
            start = bare.unwrap_or(start);
            self.start = start;
            if let Some(bare) = bare {
                let name = without_alias(Span::new(bare, link.span.start).slice(self.text)).to_owned();
                (self.law, self.instrument) = (Some(name.clone()), Some(name));
            }
        }
        let fresh = self.targets.is_empty() && !self.named && bare.is_none();
        self.seen = link.span.end;
        self.end = Some(link.span.end);
        match link.what {
            What::Title(title) => (self.law, self.instrument, self.named) = (Some(title.clone()), Some(title), true),
            What::Own => (self.law, self.instrument, self.named) = (None, None, true),
            What::Same => (self.instrument, self.named) = (self.last.as_ref().and_then(|(_, law)| law.clone()).or(self.law.clone()), true),
            What::Steps(steps) => self.steps(steps, joint, fresh),
            What::Many(targets) => {
                for (at, (steps, range)) in targets.into_iter().enumerate() {
                    let joint = if at == 0 {
                        joint
                    } else if range {
                        Joint::Range
                    } else {
                        Joint::List
                    };
                    self.steps(steps, joint, fresh && at == 0);
                }
            }
            What::Loose(level, number) => self.steps(vec![(level, number)], joint, false),
            What::Relative { level, count, back } => {
                self.named = false;
                let places = (1..=count).rev().map(|nth| (Target::relative(level, if back { nth } else { 0 }), None));
                self.targets.extend(places);
            }
            What::Again(level) => self.again(level),
        }
        if let Some((target, to)) = self.targets.last() {
            self.last = Some((to.as_ref().unwrap_or(target).clone(), self.instrument.clone()));
        }
    }

    /// Where a bare name of an instrument begins right before a link to an article or a heading.
    fn bare_name(&self, link: &Link) -> Option<usize> {
        let first = match &link.what {
            What::Steps(steps) => steps.first()?.0,
            What::Many(targets) => targets.first()?.0.first()?.0,
            _ => return None,
        };
        let outer = first == Level::Article || first.is_heading();
        name_before(self.text, link.span.start).filter(|start| outer && *start >= self.seen)
    }

    fn steps(&mut self, steps: Vec<(Level, Number)>, joint: Joint, fresh: bool) {
        // An article in the same sentence is one of the instrument named there.
        if fresh && steps.first().is_some_and(|(level, _)| *level == Level::Article || level.is_heading()) {
            self.instrument = self.law.clone();
        }
        self.named = false;
        let next = steps.into_iter().fold(Target::at(Vec::new()), |target, (level, number)| target.then(level, number));
        self.add(next, joint);
    }

    fn add(&mut self, mut next: Target, joint: Joint) {
        // 第三章第二節第二款: below a section of Taiwan 款 is a heading.
        let Some((last, to)) = self.targets.last_mut() else { return self.targets.push((next, None)) };
        if joint == Joint::Range && to.is_none() {
            *to = Some(last.inherit(next));
            return;
        }
        let inner = to.as_mut().unwrap_or(last);
        if joint == Joint::Chain && inner.level() == Some(Level::Section) {
            next = next.below_section();
        }
        match joint {
            // 第十二条 第二款: one chain grows inwards.
            Joint::Chain if inner.level() < next.outer_level() => inner.steps.extend(next.steps),
            _ => {
                let next = inner.inherit(next);
                self.targets.push((next, None));
            }
        }
    }

    /// 同条, 该款: the provision of this level around the last target; this one where there was none.
    fn again(&mut self, level: Level) {
        let last = self.last.as_ref().filter(|(target, _)| target.steps.iter().any(|step| step.level() == level));
        let (target, law) = match last {
            Some((target, law)) => (target.until(level), law.clone()),
            None => (Target::relative(level, 0), None),
        };
        if self.targets.is_empty() {
            self.instrument = law;
        }
        self.named = false;
        self.targets.push((target, None));
    }

    fn finish(&mut self) {
        if let Some(end) = self.end.take() {
            for (target, to) in std::mem::take(&mut self.targets) {
                self.citations.push(Citation { span: Span::new(self.start, end), instrument: self.instrument.clone(), target, to });
            }
        }
        (self.instrument, self.named) = (None, false);
    }

    /// Forgets what was named, as at the head of a provision.
    fn forget(&mut self) {
        (self.law, self.last) = (None, None);
    }
}
