//! Reads the lines of a text, scheme by scheme, into the tree.

use super::builder::{Builder, Draft};
use super::front::Front;
use super::glued;
use super::line::Line;
use super::outline::Place;
use super::profile::{self, Scheme};
use super::quoted::{self, Quoted};
use super::state::State;
use super::telling::{cites, coming_articles, is_note, opens_annex, signature_len, strip_separator};
use crate::instrument::{Jurisdiction, Level, Node, Notice, NoticeKind, Number};
use crate::mark::{Form, ListMark, MarkKind};
use crate::text::{Lang, SourceText, Span};

/// The provisions of a text, and what looked odd.
pub(super) fn read(lines: &[Line], front: &Front, jurisdiction: Jurisdiction, source: &SourceText) -> (Vec<Node>, Vec<Notice>) {
    let mut body = Body {
        text: source.as_str(),
        lang: source.lang(),
        jurisdiction,
        builder: Builder::default(),
        state: State::default(),
        notices: Vec::new(),
    };
    let mut start = front.body_at;
    while start < lines.len() {
        let end =
            (start + 1..lines.len()).find(|&at| opens_annex(lines, at, body.text) && !front.contents.contains(&at)).unwrap_or(lines.len());
        let end = if start < front.contents.end && end <= front.contents.end { lines.len() } else { end };
        let region: Vec<Line> = (start..end).filter(|at| !front.contents.contains(at)).map(|at| lines[at].clone()).collect();
        body.region(region);
        start = end;
    }
    (body.builder.finish(), body.notices)
}

/// What is being read, and what came of it.
struct Body<'t> {
    text: &'t str,
    lang: Lang,
    jurisdiction: Jurisdiction,
    builder: Builder,
    state: State,
    notices: Vec<Notice>,
}

impl Body<'_> {
    /// Reads the main text, or one annex with its heading.
    fn region(&mut self, mut lines: Vec<Line>) {
        self.builder.close_to(0);
        lines.truncate(lines.len() - signature_len(&lines, self.text));
        let parted = quoted::part(lines, self.text, self.lang);
        self.state = State::of(profile::scheme(&parted.lines, self.jurisdiction), &parted.lines, self.text);
        let coming = coming_articles(&parted.lines);
        let mut quotes = parted.quotes.into_iter().peekable();
        for (at, (line, coming)) in parted.lines.into_iter().zip(coming).enumerate() {
            while let Some((_, quoted)) = quotes.next_if(|(before, _)| *before <= at) {
                self.quote(quoted);
            }
            self.unglued(line, coming);
        }
        quotes.for_each(|(_, quoted)| self.quote(quoted));
    }

    /// Reads the lines of a quotation one level down, under the provision that quotes them.
    fn quote(&mut self, quoted: Quoted) {
        if !quoted.is_closed {
            self.notices.push(Notice::new(NoticeKind::UnclosedQuote, "a quotation is opened here and not closed", quoted.sign));
        }
        self.builder.close_while(|level| level == Level::Paragraph);
        let scheme = profile::quoted_scheme(&quoted.lines, self.jurisdiction, self.text);
        let state = State { is_quoted: true, ..State::of(scheme, &quoted.lines, self.text) };
        let outer = std::mem::replace(&mut self.state, state);
        let floor = self.builder.enter_quote(quoted.sign.trimmed(self.text));
        let coming = coming_articles(&quoted.lines);
        for (line, coming) in quoted.lines.into_iter().zip(coming) {
            self.unglued(line, coming);
        }
        self.builder.leave_quote(floor, quoted.end);
        self.state = State { awaits_title: None, before: None, ..outer };
    }

    /// Reads a line, and the articles that were lost into it.
    fn unglued(&mut self, mut line: Line, coming: Option<Number>) {
        while let Some((head, tail)) = self.glued(&line, coming) {
            self.line(&head);
            self.notices.push(Notice::new(NoticeKind::GluedArticle, "an article begins inside this line", tail.span));
            line = tail;
        }
        self.line(&line);
    }

    /// The line cut in two where the next article stands inside it, if the article that comes next by line is not the expected one.
    fn glued(&self, line: &Line, coming: Option<Number>) -> Option<(Line, Line)> {
        let last = match line.kind() {
            Some(MarkKind::Article(number)) => *number,
            _ => self.state.last?,
        };
        if coming.is_some_and(|number| number.follows(last) || number < last) || self.state.scheme != Scheme::Articles {
            return None;
        }
        glued::split(line, last.main().saturating_add(1), self.text, self.lang)
    }

    fn line(&mut self, line: &Line) {
        match line.kind() {
            Some(MarkKind::Annex(number)) if self.builder.depth() == 0 => self.annex(line, *number),
            Some(MarkKind::Preamble) => {
                self.builder.close_while(|level| level != Level::Annex);
                self.open(Draft { level: Level::Preamble, number: None, mark: line.span, heading: Some(line.span) })
            }
            Some(MarkKind::Heading(Level::Section, Some(number))) if self.state.scheme == Scheme::SectionArticles => {
                self.article(line, *number)
            }
            Some(MarkKind::Heading(level, number)) => self.heading(line, *level, *number),
            Some(MarkKind::Article(number)) => self.article(line, *number),
            Some(MarkKind::List(mark)) => self.entry(line, mark),
            Some(MarkKind::Contents | MarkKind::Annex(_)) | None => self.words(line),
        }
        self.builder.reach(line.span.end);
        self.state.before = Some(line.clone());
    }

    fn open(&mut self, draft: Draft) {
        self.state.awaits_title = None;
        self.builder.open(draft);
    }

    fn annex(&mut self, line: &Line, number: Option<Number>) {
        let mark = line.mark.as_ref().map_or(line.span, |mark| mark.span);
        let title =
            Span::new(line.rest().start, line.span.end).slice(self.text).trim_start_matches([':', '：', ' ', '\u{3000}', '–', '—', '-']);
        let heading = (!title.is_empty()).then(|| Span::new(line.span.end - title.len(), line.span.end));
        self.open(Draft { level: Level::Annex, number, mark, heading });
        self.state.awaits_title = heading.is_none().then_some(Level::Annex);
    }

    fn heading(&mut self, line: &Line, level: Level, number: Option<Number>) {
        self.builder.close_while(|open| !(open == Level::Annex || open.is_heading() && open < level));
        self.state.outline.clear();
        let rest = strip_separator(line.rest(), self.text);
        let mark = line.mark.as_ref().map_or(line.span, |mark| mark.span);
        self.open(Draft { level, number, mark, heading: (!rest.is_empty()).then_some(rest) });
        self.state.awaits_title = rest.is_empty().then_some(level);
    }

    fn article(&mut self, line: &Line, number: Number) {
        let Some(mark) = line.mark.as_ref() else { return };
        if !self.believes(line, number) {
            return self.words(line);
        }
        self.state.last = Some(number);
        self.builder.close_while(|open| open != Level::Annex && !open.is_heading());
        self.state.outline.clear();
        let rest = strip_separator(line.rest(), self.text);
        let as_line = Line { span: rest, mark: None, apart: false };
        let titled = !rest.is_empty() && profile::is_title(&as_line, self.text);
        self.open(Draft { level: Level::Article, number: Some(number), mark: mark.span, heading: titled.then_some(rest) });
        if rest.is_empty() {
            self.state.awaits_title = self.state.rubrics.then_some(Level::Article);
        } else if !titled {
            self.paragraph(rest);
        }
    }

    /// Whether a mark opens the article that it names: always the expected one, and not words that cite another.
    fn believes(&mut self, line: &Line, number: Number) -> bool {
        let Some(last) = self.state.last else { return !(self.state.is_quoted && cites(line, self.text)) };
        let wrapped = self.state.before.as_ref().is_some_and(|before| before.breaks_off(self.text));
        let cites = cites(line, self.text);
        if number.follows(last) {
            return !(wrapped && cites);
        }
        // A mark alone on its line behind a heading is no citation, whatever its number.
        let headed = self.state.before.as_ref().is_some_and(|before| matches!(before.kind(), Some(MarkKind::Heading(..))));
        let alone = line.rest().is_empty() && headed;
        if cites && !alone {
            return false;
        }
        let (kind, message) = match number.main() {
            _ if number > last && number.main() - last.main() <= 100 => {
                (NoticeKind::NumberGap, format!("article {number} comes after {last}"))
            }
            1 if last.main() > 1 => (NoticeKind::NumberRepeated, format!("articles begin anew after {last}")),
            _ if alone => (NoticeKind::NumberRepeated, format!("article {number} comes after {last}")),
            _ => return false,
        };
        self.notices.push(Notice::new(kind, message, line.span));
        true
    }

    /// An entry of a list, a numbered paragraph, a section of an ordinance, or a point.
    fn entry(&mut self, line: &Line, mark: &ListMark) {
        let Some(&(form, number)) = mark.readings().first() else { return };
        if self.state.scheme == Scheme::Sections
            && form == Form::DigitDot
            && self.state.last.map_or(self.state.is_quoted || number == Number::new(1), |last| number.follows(last))
        {
            return self.article(line, number);
        }
        if form == Form::Decimal || self.state.scheme == Scheme::Decimal && matches!(form, Form::DigitSpace | Form::DigitDot) {
            let path = if mark.path().is_empty() { vec![number.main()] } else { mark.path().to_vec() };
            if self.decimal(line, &path, form) {
                return;
            }
        }
        let wrapped = self.state.before.as_ref().is_some_and(|before| before.breaks_off(self.text));
        let place = match wrapped && !self.state.outline.is_open() && number != Number::new(1) {
            true => Place::Words,
            false => self.state.outline.place(mark, self.entry_depth()),
        };
        let place = match place {
            Place::Words if self.state.is_quoted && !self.state.outline.is_open() => self.state.outline.begin(mark, self.entry_depth()),
            place => place,
        };
        let (number, depth) = match place {
            Place::Words => return self.words(line),
            Place::First { number } => (number, self.entry_depth()),
            Place::Next { number, depth, gap } => {
                if gap {
                    self.notices.push(Notice::new(
                        NoticeKind::NumberGap,
                        format!("entry {number} does not follow the one before"),
                        line.span,
                    ));
                }
                (number, depth)
            }
        };
        self.builder.close_to(depth);
        self.builder.close_while(|level| level == Level::Preamble);
        let level = self.entry_level(form);
        self.numbered(line, level, number);
    }

    /// Opens a numbered provision below the article with its words.
    fn numbered(&mut self, line: &Line, level: Level, number: Number) {
        let mark = line.mark.as_ref().map_or(line.span, |mark| mark.span);
        self.open(Draft { level, number: Some(number), mark, heading: None });
    }

    /// How many provisions stay open around a list that begins here. In texts of points a plain line is no home for a list.
    fn entry_depth(&self) -> usize {
        let plain = self.builder.innermost().is_some_and(|node| node.level == Level::Paragraph && node.number.is_none());
        let preamble = self.builder.is_open(Level::Preamble);
        self.builder.depth() - usize::from(plain && !self.is_in_article()) - usize::from(preamble)
    }

    /// Whether an article is open around the next line, or was left out of a quotation.
    fn is_in_article(&self) -> bool {
        self.state.scheme == Scheme::Inner || self.builder.is_open(Level::Article)
    }

    fn entry_level(&self, form: Form) -> Level {
        if !self.is_in_article() {
            return Level::Point;
        }
        // Alone in a quotation, (3A) is a subsection in Hong Kong; elsewhere paragraphs have no numbers.
        let first = match form {
            Form::DigitParen if self.jurisdiction == Jurisdiction::HongKong => Level::Paragraph,
            _ => Level::Subparagraph,
        };
        match self.builder.innermost().map(|node| (node.level, node.number)) {
            Some((Level::Point, None)) => Level::Subparagraph,
            Some((level, _)) if !level.is_heading() => level.below(),
            _ => first,
        }
    }

    /// 4.1.2 in a standard, 1.1 in a contract: its place is its path. False where the number is not the next one.
    fn decimal(&mut self, line: &Line, path: &[u32], form: Form) -> bool {
        let in_article = self.builder.is_open(Level::Article);
        let (path, depth) = match self.state.last.filter(|_| in_article) {
            Some(last) if path.len() > 1 && path[0] == last.main() => (&path[1..], self.article_depth()),
            Some(_) => return false,
            None => (path, usize::from(self.builder.is_open(Level::Annex))),
        };
        let at = path.len() - 1;
        let known = path[..at].iter().zip(&self.state.decimals).filter(|(number, (open, _))| *number == open).count();
        let before = self.state.decimals.get(at).map_or(0, |(number, _)| *number);
        let next = known == at && self.state.decimals.len() >= at && path[at] > before && path[at] <= before + 3;
        let entry = form == Form::DigitDot && self.state.outline.is_open();
        if !next || entry || form == Form::DigitSpace && line.breaks_off(self.text) {
            return false;
        }
        self.state.decimals.truncate(at);
        self.builder.close_to(self.state.decimals.last().map_or(depth, |(_, depth)| depth + 1));
        self.state.decimals.push((path[at], self.builder.depth()));
        self.state.outline.clear();
        let level = self.entry_level(form);
        self.numbered(line, level, Number::new(path[at]));
        true
    }

    fn article_depth(&self) -> usize {
        self.builder.depth_of(Level::Article).unwrap_or(0)
    }

    /// Says so where a mark has a number that none can have.
    fn notice_large(&mut self, line: &Line) {
        let words = line.span.slice(self.text);
        let digits = words
            .strip_prefix('第')
            .or_else(|| words.strip_prefix("Article "))
            .map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count());
        if digits > 9 {
            self.notices.push(Notice::new(NoticeKind::NumberTooLarge, "a number of more than nine digits numbers no provision", line.span));
        }
    }

    /// A line without a mark: a title that was awaited, the rest of a broken line, or a paragraph.
    fn words(&mut self, line: &Line) {
        if self.state.awaits_title.take().is_some() && profile::is_title(line, self.text) {
            return self.builder.title(line.span);
        }
        self.notice_large(line);
        if self.goes_on(line) {
            return self.builder.reach(line.span.end);
        }
        if self.is_in_article() {
            return self.article_words(line);
        }
        match self.builder.innermost().map(|node| node.level) {
            None if is_note(line, self.text) => {}
            None if self.state.scheme == Scheme::Plain => self.paragraph(line.span),
            None => {
                self.open(Draft { level: Level::Preamble, number: None, mark: Span::new(line.span.start, line.span.start), heading: None });
                self.paragraph(line.span);
            }
            Some(_) => {
                self.builder.close_while(|level| level == Level::Paragraph);
                self.paragraph(line.span);
            }
        }
    }

    /// A line without a mark inside an article: a new paragraph, or a line under a numbered paragraph.
    fn article_words(&mut self, line: &Line) {
        let numbered = self.builder.numbered_paragraph_depth();
        match numbered {
            Some(depth) => {
                self.builder.close_to(depth);
                self.open(Draft { level: Level::Point, number: None, mark: Span::new(line.span.start, line.span.start), heading: None });
            }
            None => {
                self.builder.close_while(|open| open != Level::Article && !open.is_heading());
                self.state.outline.clear();
                self.paragraph(line.span);
            }
        }
    }

    fn paragraph(&mut self, words: Span) {
        self.open(Draft { level: Level::Paragraph, number: None, mark: Span::new(words.start, words.start), heading: None });
        self.builder.reach(words.end);
    }

    /// Whether a line only goes on with the line before, which broke off inside a sentence.
    fn goes_on(&self, line: &Line) -> bool {
        let Some(before) = &self.state.before else { return false };
        let first = line.span.slice(self.text).chars().next();
        let text_before = self.builder.innermost().is_some_and(|node| !node.level.is_heading());
        text_before
            && before.breaks_off(self.text)
            && !self.closes(line, before)
            && match self.lang {
                Lang::Zh => !matches!(before.kind(), Some(MarkKind::Heading(..) | MarkKind::Annex(_))),
                // An article that was not believed is cited: in accordance with / Article 12 of these Regulations.
                Lang::En => first.is_some_and(|c| c.is_lowercase()) || matches!(line.kind(), Some(MarkKind::Article(_))),
            }
    }

    /// Whether a line set apart closes the list before it, whose last entry ends in a comma: then the Chief Executive may appoint a person.
    fn closes(&self, line: &Line, before: &Line) -> bool {
        line.apart && matches!(before.kind(), Some(MarkKind::List(_))) && before.span.slice(self.text).ends_with([',', '，'])
    }
}
