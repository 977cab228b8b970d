//! Where a citation leads inside the instrument in which it stands.

use super::find::find_beside;
use super::target::{Citation, Target};
use crate::instrument::{Address, Instrument, Level, Provision, Step};

/// Where a citation leads, or why it leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resolution {
    /// To this provision of the instrument.
    Found(Address),
    /// To this address, at which the instrument has no provision.
    NoSuchProvision(Address),
    /// To another instrument.
    OtherInstrument,
    /// To one of several: 第五条第三项 in an article with two lists.
    Ambiguous,
    /// Nowhere: 前款 in a first paragraph.
    Nowhere,
}

impl Resolution {
    /// Why the citation leads to no provision of the instrument: `no-such-provision`, `other-instrument`, `ambiguous` or `nowhere`.
    pub fn why_not(&self) -> Option<&'static str> {
        match self {
            Self::Found(_) => None,
            Self::NoSuchProvision(_) => Some("no-such-provision"),
            Self::OtherInstrument => Some("other-instrument"),
            Self::Ambiguous => Some("ambiguous"),
            Self::Nowhere => Some("nowhere"),
        }
    }
}

impl Instrument {
    /// Where a citation of this instrument's text leads, or why it leads nowhere.
    ///
    /// ```
    /// use duizhao::citation::Resolution;
    /// use duizhao::parse::Parser;
    /// use duizhao::text::SourceText;
    ///
    /// let law = Parser::new().parse(&SourceText::new("第一条　前款和第九条、《数据条例》第二条。\n第二条　依照第一条处理。"));
    /// let why: Vec<_> = law.citations().iter().map(|citation| law.follow(citation).why_not()).collect();
    /// assert_eq!(why, [Some("nowhere"), Some("no-such-provision"), Some("other-instrument"), None]);
    /// ```
    pub fn follow(&self, citation: &Citation) -> Resolution {
        if citation.instrument.is_some() {
            return Resolution::OtherInstrument;
        }
        match self.resolve(&citation.target, citation.span.start) {
            None if quote_of(self.innermost_at(citation.span.start)).is_some() => Resolution::OtherInstrument,
            None => Resolution::Nowhere,
            Some(address) if self.find(&address).is_some() => Resolution::Found(address),
            Some(address) if self.has_many_lists(&address) => Resolution::Ambiguous,
            // The words of a quotation are those of the instrument that is amended.
            Some(address) if address.steps().iter().any(|step| step.level() == Level::Quote) => Resolution::OtherInstrument,
            Some(address) => Resolution::NoSuchProvision(address),
        }
    }

    /// Whether an address leaves out the paragraph of an article with several lists.
    fn has_many_lists(&self, address: &Address) -> bool {
        let steps = address.steps();
        let left_out = steps.windows(2).position(|pair| pair[0].level() == Level::Article && pair[1].level() == Level::Subparagraph);
        let article = left_out.and_then(|at| self.find(&Address::new(&steps[..=at])));
        article.is_some_and(|article| article.children().filter(|paragraph| paragraph.children().next().is_some()).count() > 1)
    }

    /// The citations of the text, in order, without the marks of its own provisions. O(length).
    pub fn citations(&self) -> Vec<Citation> {
        let source = self.source();
        let mut marks: Vec<usize> = self.nodes().iter().filter(|node| !node.mark.is_empty()).map(|node| node.mark.start).collect();
        marks.dedup();
        let mut citations = find_beside(source.as_str(), source.lang(), self.jurisdiction(), &marks);
        for citation in citations.iter_mut().filter(|citation| citation.instrument.is_none()) {
            let words = citation.span.slice(source.as_str());
            citation.instrument = self.parent_named(words).filter(|_| quote_of(self.innermost_at(citation.span.start)).is_none());
        }
        citations
    }

    /// 本法 in the rules that carry out a law: the law, since the rules call themselves 本細則.
    fn parent_named(&self, words: &str) -> Option<String> {
        let named = ["本法", "本条例", "本條例"].into_iter().find(|name| words.starts_with(name))?;
        let title = self.title()?.trim_end_matches(|c: char| matches!(c, '》' | '〉' | ' '));
        let title = title.rfind(['（', '(']).filter(|_| title.ends_with(['）', ')'])).and_then(|at| title.get(..at)).unwrap_or(title);
        let rules = ["细则", "細則", "办法", "辦法", "规则", "規則", "标准", "標準", "准则", "準則", "规程", "規程"];
        rules.iter().any(|kind| title.ends_with(kind)).then(|| named.to_owned())
    }

    /// The address that a target names from byte `at` of the text; whether it is there is another question ([`Instrument::find`]).
    ///
    /// `None` where the words stand nowhere, as 前款 in a first paragraph.
    pub fn resolve(&self, target: &Target, at: usize) -> Option<Address> {
        let here = self.innermost_at(at);
        let base = match target.from_here {
            None => match target.steps.first()?.level() {
                level if level.is_inner() => self.base(here, level)?,
                Level::Article => outer_of(here).map(|outer| outer.address().clone()).unwrap_or_default(),
                _ => quote_of(here).map(|quote| quote.address().clone()).unwrap_or_default(),
            },
            Some(relative) => self.before(here?, relative.level, relative.back)?.address().clone(),
        };
        let base = self.with_list(base, target);
        let address = self.with_entry(self.with_paragraph(target.steps.iter().fold(base, |address, step| address.child(*step))));
        // From within an annex an article may be one of the main text: 本办法第三条.
        let main = self.with_paragraph(Address::new(target.steps.clone()));
        let outside = quote_of(here).is_none()
            && target.from_here.is_none()
            && target.steps.first().is_some_and(|step| step.level() == Level::Article);
        Some(if outside && self.find(&address).is_none() && self.find(&main).is_some() { main } else { address })
    }

    /// The paragraph with the list that 第（二）项 names in a later paragraph: the nearest before it, if its own has none.
    fn with_list(&self, base: Address, target: &Target) -> Address {
        let entry = target.from_here.is_none() && target.steps.first().is_some_and(|step| step.level() == Level::Subparagraph);
        let paragraph = self.find(&base).filter(|base| entry && base.level() == Level::Paragraph && base.children().next().is_none());
        let listed = paragraph.and_then(|own| {
            let mut earlier = self.siblings_back(own)?.skip(1);
            earlier.find(|other| other.children().next().is_some())
        });
        listed.map_or(base, |listed| listed.address().clone())
    }

    /// The provision around the words in which a step of `level` is counted.
    fn base<'i>(&'i self, here: Option<Provision<'i>>, level: Level) -> Option<Address> {
        around(here?)
            .find(|provision| provision.level() < level && (provision.level() == Level::Article || provision.level().is_inner()))
            .or_else(|| quote_of(here))
            .map(|provision| provision.address().clone())
    }

    /// The provision of `level` that is `back` before the one around the words, in the same article for what is inside one.
    fn before<'i>(&'i self, here: Provision<'i>, level: Level, back: u32) -> Option<Provision<'i>> {
        let own = around(here).find(|provision| provision.level() == level)?;
        let quote = quote_of(Some(here)).map_or(0, |quote| quote.at());
        match self.siblings_back(own).filter(|_| level != Level::Article && !level.is_heading()) {
            Some(mut earlier) => earlier.nth(back as usize),
            None => (quote..=own.at())
                .rev()
                .filter_map(|at| self.provision(at))
                .filter(|provision| provision.level() == level && quote_of(Some(*provision)).map_or(0, |quote| quote.at()) == quote)
                .nth(back as usize),
        }
    }

    /// The provision and those of its level before it in the same parent, backwards; `None` where it has no parent.
    fn siblings_back<'i>(&'i self, own: Provision<'i>) -> Option<impl Iterator<Item = Provision<'i>>> {
        let parent = own.parent()?.at();
        let earlier = (parent + 1..=own.at()).rev().filter_map(|at| self.provision(at));
        Some(earlier.filter(move |other| other.level() == own.level() && other.parent().is_some_and(|other| other.at() == parent)))
    }

    /// Item 3 of paragraph 1, where the entries of the paragraph are subparagraphs: translators call them either.
    fn with_entry(&self, address: Address) -> Address {
        let steps = address.steps();
        let swaps = steps.windows(2).position(|pair| pair[0].level() == Level::Paragraph && pair[1].level() == Level::Item);
        let Some((at, number)) = swaps.and_then(|at| Some((at + 1, steps.get(at + 1)?.number()?))) else { return address };
        if self.find(&address).is_some() {
            return address;
        }
        let mut other = steps.to_vec();
        other[at] = Step::new(Level::Subparagraph, number);
        let other = Address::new(other);
        if self.find(&other).is_some() { other } else { address }
    }

    /// 第五条第三项 leaves out the paragraph: the one that has a list, if there is just one.
    fn with_paragraph(&self, address: Address) -> Address {
        if self.find(&address).is_some() {
            return address;
        }
        let steps = address.steps();
        let Some(at) = steps.windows(2).position(|pair| pair[0].level() == Level::Article && pair[1].level() == Level::Subparagraph) else {
            return address;
        };
        let (head, tail) = steps.split_at(at + 1);
        let Some(article) = self.find(&Address::new(head)) else { return address };
        let mut listed = article.children().filter(|paragraph| paragraph.children().next().is_some());
        match (listed.next(), listed.next()) {
            (Some(paragraph), None) => tail.iter().fold(paragraph.address().clone(), |address, step: &Step| address.child(*step)),
            _ => address,
        }
    }
}

/// The annex or the quotation around a provision, in which articles count anew.
fn outer_of(here: Option<Provision<'_>>) -> Option<Provision<'_>> {
    here?.ancestors().find(|provision| matches!(provision.level(), Level::Annex | Level::Quote))
}

/// The quotation around a provision.
fn quote_of(here: Option<Provision<'_>>) -> Option<Provision<'_>> {
    here?.ancestors().find(|provision| provision.level() == Level::Quote)
}

/// The provisions around one, from itself outwards, as far as the quotation in which it stands.
fn around(here: Provision<'_>) -> impl Iterator<Item = Provision<'_>> {
    here.ancestors().take_while(|provision| provision.level() != Level::Quote)
}
