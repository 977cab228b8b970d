//! What the two sides of a bitext define, term by term.

use super::pair::Bitext;
use crate::definition::{Definition, definitions};
use crate::instrument::Instrument;
use crate::segment::Segments;
use rustc_hash::FxHashMap;

/// A term that both sides define, as each of them calls it.
#[derive(Debug, Clone, PartialEq)]
pub struct TermPair {
    /// The Chinese definition; spans are bytes of the Chinese source text.
    pub zh: Definition,
    /// The English definition; spans are bytes of the English source text.
    pub en: Definition,
    /// How sure the bead is in which both stand, 0..=1.
    pub confidence: f64,
}

impl Bitext {
    /// The instruments' own dictionary: definitions of both sides that stand in one bead, in the order of the Chinese side. Where a bead holds several,
    /// those that name each other in brackets pair first, and the rest in their order if there are as many on both sides. O(length).
    ///
    /// ```
    /// use duizhao::align::Aligner;
    /// use duizhao::parse::Parser;
    /// use duizhao::segment::Segmenter;
    /// use duizhao::text::SourceText;
    ///
    /// let zh = Parser::new().parse(&SourceText::new("第一条　本办法所称日志，是指网络运行的记录。\n第二条　日志应当留存六个月。\n"));
    /// let en = Parser::new().parse(&SourceText::new(
    ///     "Article 1 In these Measures, \"log\" means a record of the operation of a network.\nArticle 2 Logs shall be kept for six months.\n",
    /// ));
    /// let segmenter = Segmenter::new();
    /// let bitext = Aligner::new().align(&segmenter.segment(&zh), &segmenter.segment(&en));
    /// let pairs = bitext.term_pairs(&zh, &en);
    /// let terms: Vec<_> = pairs.iter().map(|pair| (pair.zh.term.slice(zh.source().as_str()), pair.en.term.slice(en.source().as_str()))).collect();
    /// assert_eq!(terms, [("日志", "log")]);
    /// ```
    pub fn term_pairs(&self, zh: &Instrument, en: &Instrument) -> Vec<TermPair> {
        let mut of_bead: Vec<(Vec<Definition>, Vec<Definition>)> = vec![Default::default(); self.beads().len()];
        let (zh_beads, en_beads) = self.bead_of_segments();
        for definition in definitions(zh) {
            home(&definition, self.zh(), &zh_beads).into_iter().for_each(|bead| of_bead[bead].0.push(definition.clone()));
        }
        for definition in definitions(en) {
            home(&definition, self.en(), &en_beads).into_iter().for_each(|bead| of_bead[bead].1.push(definition.clone()));
        }
        let mut pairs = Vec::new();
        for (bead, (zh_terms, en_terms)) in self.beads().iter().zip(of_bead) {
            let matched = matched((zh_terms, zh.source().as_str()), (en_terms, en.source().as_str()));
            pairs.extend(matched.into_iter().map(|(zh, en)| TermPair { zh, en, confidence: bead.confidence }));
        }
        pairs.sort_by_key(|pair| pair.zh.term);
        pairs
    }

    /// The bead of each segment of either side.
    fn bead_of_segments(&self) -> (FxHashMap<usize, usize>, FxHashMap<usize, usize>) {
        let (mut zh, mut en) = (FxHashMap::default(), FxHashMap::default());
        for (at, bead) in self.beads().iter().enumerate() {
            zh.extend(bead.zh.iter().map(|&segment| (segment, at)));
            en.extend(bead.en.iter().map(|&segment| (segment, at)));
        }
        (zh, en)
    }
}

/// The bead in which a term stands.
fn home(definition: &Definition, side: &Segments, beads: &FxHashMap<usize, usize>) -> Option<usize> {
    let (mut low, mut high) = (0, side.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match side.get(middle).is_some_and(|segment| segment.span().start <= definition.term.start) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    let segment = side.get(low.checked_sub(1)?).filter(|segment| segment.span().contains(definition.term))?;
    beads.get(&segment.at()).copied()
}

/// The definitions of one bead that belong together.
fn matched((mut zh, zh_text): (Vec<Definition>, &str), (mut en, en_text): (Vec<Definition>, &str)) -> Vec<(Definition, Definition)> {
    let names = |a: &Definition, a_text: &str, b: &Definition, b_text: &str| {
        a.gloss.is_some_and(|gloss| gloss.slice(a_text).eq_ignore_ascii_case(b.term.slice(b_text)))
    };
    let mut pairs = Vec::new();
    zh.retain(|own| {
        let other = en.iter().position(|other| names(own, zh_text, other, en_text) || names(other, en_text, own, zh_text));
        pairs.extend(other.map(|at| (own.clone(), en.remove(at))));
        other.is_none()
    });
    if zh.len() == en.len() {
        pairs.extend(zh.into_iter().zip(en));
    }
    pairs
}
