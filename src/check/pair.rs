//! A bead as the checks see it: both texts without marks, the way back to the sources, and the citations in them.

use crate::bitext::{Bitext, TranslationUnit};
use crate::citation::{Citation, find};
use crate::finding::{Finding, Kind, Severity};
use crate::instrument::{Address, Jurisdiction, Level};
use crate::segment::Segments;
use crate::text::{Lang, Span};

/// The words of one side of a bead.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The segments without their marks, joined by line ends.
    pub text: String,
    /// Where each segment begins in `text` and in the source.
    pieces: Vec<(usize, usize)>,
    /// The provisions that it cites, in bytes of `text`.
    pub citations: Vec<Citation>,
}

impl Words {
    fn of(segments: &Segments, places: &[usize], jurisdiction: Jurisdiction) -> Self {
        let mut words = Self::default();
        for segment in places.iter().filter_map(|&at| segments.get(at)) {
            if !words.text.is_empty() {
                words.text.push('\n');
            }
            let own = segment.words();
            words.pieces.push((words.text.len(), segment.span().end - own.len()));
            words.text.push_str(own);
        }
        words.citations = find(&words.text, segments.source().lang(), jurisdiction);
        words
    }

    /// Where a span of `text` stands in the source.
    pub fn source(&self, span: Span) -> Span {
        let back = |at: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            self.pieces.get(piece).map_or(at, |(start, source)| source + (at - start))
        };
        Span::new(back(span.start), back(span.end.saturating_sub(1)) + usize::from(!span.is_empty()))
    }

    /// All of it.
    pub fn whole(&self) -> Option<Span> {
        (!self.text.is_empty()).then(|| self.source(Span::new(0, self.text.len())))
    }

    /// Whether a span lies in a citation.
    pub fn is_cited(&self, span: Span) -> bool {
        self.citations.iter().any(|citation| citation.span.overlaps(span))
    }
}

/// One bead.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub zh: Words,
    pub en: Words,
    pub address: Address,
    /// The article or the outermost point that it stands in.
    pub region: Address,
}

impl Pair {
    /// The beads of a bitext, in order.
    pub fn all(bitext: &Bitext, jurisdiction: Jurisdiction) -> Vec<Self> {
        bitext.units().map(|unit| Self::of(bitext, unit, jurisdiction)).collect()
    }

    fn of(bitext: &Bitext, unit: TranslationUnit<'_>, jurisdiction: Jurisdiction) -> Self {
        let bead = unit.bead();
        Self {
            zh: Words::of(bitext.zh(), &bead.zh, jurisdiction),
            en: Words::of(bitext.en(), &bead.en, jurisdiction),
            address: unit.address().clone(),
            region: region(unit.address()),
        }
    }

    /// Whether one side has no words.
    pub fn is_one_sided(&self) -> bool {
        self.zh.text.trim().is_empty() || self.en.text.trim().is_empty()
    }

    /// The words of a side.
    pub fn side(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// A finding here; spans are bytes of the words of each side.
    pub fn finding(&self, severity: Severity, kind: Kind, zh: Option<Span>, en: Option<Span>, message: String) -> Finding {
        Finding {
            severity,
            kind,
            address: self.address.clone(),
            zh: zh.map_or_else(|| self.zh.whole(), |span| Some(self.zh.source(span))),
            en: en.map_or_else(|| self.en.whole(), |span| Some(self.en.source(span))),
            message,
        }
    }
}

/// An address down to the article; the first step where there is none.
fn region(address: &Address) -> Address {
    let steps = address.steps();
    let article = steps.iter().position(|step| step.level() == Level::Article).unwrap_or(0);
    Address::new(steps.get(..(article + 1).min(steps.len())).unwrap_or_default())
}

/// Beads of one article that are looked at together.
const TOGETHER: usize = 40;

/// The runs of beads of one article.
pub(super) fn regions(pairs: &[Pair]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = pairs.get(start)?;
        let rest = pairs[start..].iter().take(TOGETHER);
        let len = rest.take_while(|pair| pair.region == first.region).count();
        start += len;
        Some(start - len..start)
    })
}

/// Characters behind a Chinese word that a message quotes.
const QUOTED: usize = 12;

/// A Chinese word with what stands behind it up to the next sign, in quotes.
pub(super) fn quoted(text: &str, span: Span) -> String {
    let next: String = text.get(span.end..).unwrap_or_default().chars().take_while(|c| c.is_alphanumeric()).collect();
    let short: String = next.chars().take(QUOTED).collect();
    format!("“{}{short}{}”", span.slice(text), if short.len() < next.len() { "…" } else { "" })
}
