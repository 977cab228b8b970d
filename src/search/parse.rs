//! From what was typed to a tree.

use super::cited;
use super::field;
use super::query::{Clause, Query};
use crate::error::{Error, ErrorKind, Result};

/// Bytes of a query that are read; a whole clause pasted in is far shorter.
const LONGEST: usize = 64 * 1024;
/// Brackets within each other.
const DEEPEST: usize = 64;

impl Query {
    /// Reads what was typed: words are alternatives, double quotes (straight, curved, or 「」) mean the exact phrase, and there are `AND`, `OR`,
    /// `NOT`, brackets, prefixes (`person*`), words near each other (`"a b"~5`) and fields (`zh:`, `en:`, `title:`, `instrument:`,
    /// `jurisdiction:`, `kind:`, `status:`, `level:`, `address:`, `date:`, `confidence:`). A citation is one as a whole.
    ///
    /// # Errors
    /// [`ErrorKind::Query`](crate::ErrorKind::Query) with the byte of what is wrong.
    pub fn parse(text: &str) -> Result<Self> {
        query(text).map(Self::new)
    }
}

/// The tree of a query.
fn query(text: &str) -> Result<Clause> {
    if text.len() > LONGEST {
        let at = (0..=LONGEST).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
        return Err(wrong(at, format!("wanted a query of at most {LONGEST} bytes, found {}", text.len())));
    }
    if !text.contains(['"', '“', '「', ':', '*'])
        && !text.split_whitespace().any(|word| operator(word).is_some())
        && cited::is_citation(text)
    {
        return Ok(Clause::Words(text.trim().to_owned()));
    }
    let mut parser = Parser { text, at: 0, depth: 0 };
    let clause = parser.any()?;
    match parser.peek() {
        Some(')') => Err(wrong(parser.at, "a bracket is closed here and was not opened".to_owned())),
        _ => clause.ok_or_else(|| wrong(0, "wanted words to look for, found none".to_owned())),
    }
}

fn wrong(at: usize, message: String) -> Error {
    Error::new(ErrorKind::Query, message).byte(at)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Operator {
    And,
    Or,
    Not,
}

fn operator(word: &str) -> Option<Operator> {
    match word {
        "AND" => Some(Operator::And),
        "OR" => Some(Operator::Or),
        "NOT" => Some(Operator::Not),
        _ => None,
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character that is no white space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().chars().next()
    }

    /// The word that comes next, up to white space.
    fn word(&mut self) -> &'t str {
        self.peek();
        self.rest().split(|c: char| c.is_whitespace() || matches!(c, '(' | ')')).next().unwrap_or_default()
    }

    fn take(&mut self, wanted: Operator) -> bool {
        let word = self.word();
        let found = operator(word) == Some(wanted);
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Parts between OR.
    fn any(&mut self) -> Result<Option<Clause>> {
        self.parts(Operator::Or, Self::all, Clause::Any)
    }

    /// Parts between AND.
    fn all(&mut self) -> Result<Option<Clause>> {
        self.parts(Operator::And, Self::list, Clause::All)
    }

    fn parts(
        &mut self,
        between: Operator,
        part: fn(&mut Self) -> Result<Option<Clause>>,
        whole: fn(Vec<Clause>) -> Clause,
    ) -> Result<Option<Clause>> {
        let name = if between == Operator::And { "AND" } else { "OR" };
        let Some(first) = part(self)? else {
            let at = self.at;
            return match self.take(between) {
                true => Err(wrong(at, format!("wanted something to look for before `{name}`, found nothing"))),
                false => Ok(None),
            };
        };
        let mut clauses = vec![first];
        loop {
            self.peek();
            let at = self.at;
            if !self.take(between) {
                break;
            }
            let next = part(self)?.ok_or_else(|| wrong(at, format!("wanted something to look for after `{name}`, found nothing")))?;
            clauses.push(next);
        }
        Ok(Some(if clauses.len() == 1 { clauses.remove(0) } else { whole(clauses) }))
    }

    /// What stands beside each other.
    fn list(&mut self) -> Result<Option<Clause>> {
        let mut items: Vec<Clause> = Vec::new();
        while let Some(c) = self.peek() {
            if c == ')' || matches!(operator(self.word()), Some(Operator::And | Operator::Or)) {
                break;
            }
            match (self.item()?, items.last_mut()) {
                (Some(Clause::Words(word)), Some(Clause::Words(words))) => {
                    words.push(' ');
                    words.push_str(&word);
                }
                (Some(item), _) => items.push(item),
                (None, _) => {}
            }
        }
        let says = |item: &Clause| !matches!(item, Clause::Words(words) if !words.chars().any(char::is_alphanumeric));
        items.retain(says);
        Ok(match items.len() {
            0 => None,
            1 => items.pop(),
            _ => Some(Clause::List(items)),
        })
    }

    fn item(&mut self) -> Result<Option<Clause>> {
        let at = self.at;
        if self.take(Operator::Not) {
            let item = match self.peek() {
                Some(c) if c != ')' && operator(self.word()).is_none() => self.item()?,
                _ => None,
            };
            let item = item.ok_or_else(|| wrong(at, "wanted something to leave out after `NOT`, found nothing".to_owned()))?;
            return Ok(Some(Clause::Not(Box::new(item))));
        }
        match self.peek() {
            Some('(') => self.bracket(),
            Some('"' | '“' | '”' | '「') => self.quote(),
            _ => self.plain(),
        }
    }

    fn bracket(&mut self) -> Result<Option<Clause>> {
        let at = self.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(wrong(at, format!("wanted at most {DEEPEST} brackets within each other")));
        }
        self.at += 1;
        let inner = self.any()?;
        if self.peek() != Some(')') {
            return Err(wrong(at, "a bracket is opened here and not closed".to_owned()));
        }
        self.at += 1;
        self.depth -= 1;
        Ok(inner)
    }

    fn quote(&mut self) -> Result<Option<Clause>> {
        let at = self.at;
        let open = self.rest().chars().next().unwrap_or('"');
        let close: &[char] = if open == '「' { &['」'] } else { &['"', '”', '“'] };
        self.at += open.len_utf8();
        let inner = self.rest();
        let end = inner.find(close).ok_or_else(|| wrong(at, "a quote is opened here and not closed".to_owned()))?;
        let phrase = inner.get(..end).unwrap_or_default();
        self.at += end + inner.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let near = self.within()?;
        if phrase.trim().is_empty() {
            return Ok(None);
        }
        let phrase = phrase.trim().to_owned();
        Ok(Some(match near {
            Some(within) if phrase.chars().any(char::is_alphanumeric) => Clause::Near(phrase, within),
            _ => Clause::Phrase(phrase),
        }))
    }

    /// `~5` behind a quote.
    fn within(&mut self) -> Result<Option<u32>> {
        let Some(rest) = self.rest().strip_prefix('~') else { return Ok(None) };
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number = rest.get(..digits).and_then(|digits| digits.parse::<u32>().ok());
        let number = number.ok_or_else(|| wrong(self.at, "wanted a number behind `~`, as in \"a b\"~5".to_owned()))?;
        self.at += 1 + digits;
        Ok(Some(number))
    }

    /// A word, a prefix or a field.
    fn plain(&mut self) -> Result<Option<Clause>> {
        let (at, rest) = (self.at, self.rest());
        if let Some((name, inner)) = field::name(rest) {
            self.at += inner;
            return self.field(name, at).map(Some);
        }
        let end = end_of_word(rest);
        let word = rest.get(..end).unwrap_or_default();
        self.at += end;
        match word.strip_suffix('*') {
            Some(prefix) if prefix.chars().any(char::is_alphanumeric) && !prefix.contains('*') => {
                Ok(Some(Clause::Prefix(prefix.to_owned())))
            }
            Some(_) => Err(wrong(at, "wanted letters before `*`, as in person*".to_owned())),
            None => Ok(Some(Clause::Words(word.to_owned()))),
        }
    }

    fn field(&mut self, name: field::Name, at: usize) -> Result<Clause> {
        let missing = || wrong(at, format!("wanted something behind `{}:`, found nothing", name.as_str()));
        if name != field::Name::Unknown && self.rest().chars().next().is_none_or(|c| c.is_whitespace() || c == ')') {
            return Err(missing());
        }
        if let Some(lang) = name.side() {
            return Ok(Clause::On(lang, Box::new(self.item()?.ok_or_else(missing)?)));
        }
        if name == field::Name::Unknown {
            return name.filter("").map(Clause::Is).map_err(|message| wrong(at, message));
        }
        let value_at = self.at;
        let quoted = self.rest().starts_with(['"', '“', '「']);
        let value = match quoted {
            true => match self.quote()? {
                Some(Clause::Phrase(phrase)) => phrase,
                _ => return Err(missing()),
            },
            false => {
                let end = end_of_word(self.rest());
                let value = self.rest().get(..end).unwrap_or_default().to_owned();
                self.at += end;
                value
            }
        };
        name.filter(&value).map(Clause::Is).map_err(|message| wrong(value_at, message))
    }
}

/// Where a word ends: at white space, a quote, or a bracket that closes none of its own. Brackets inside belong to it: 12(2).
fn end_of_word(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            '"' | '“' | '「' if at > 0 => return at,
            _ if c.is_whitespace() => return at,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::super::query::Filter;
    use super::*;

    fn words(text: &str) -> Clause {
        Clause::Words(text.to_owned())
    }

    fn phrase(text: &str) -> Clause {
        Clause::Phrase(text.to_owned())
    }

    #[test]
    fn trees() {
        let not = |clause| Clause::Not(Box::new(clause));
        for (text, wanted) in [
            ("VPN approval", words("VPN approval")),
            ("\"代表大会\" 会议", Clause::List(vec![phrase("代表大会"), words("会议")])),
            ("“a b” c", Clause::List(vec![phrase("a b"), words("c")])),
            ("「專線」", phrase("專線")),
            ("a AND b OR c", Clause::Any(vec![Clause::All(vec![words("a"), words("b")]), words("c")])),
            ("a AND (b OR c)", Clause::All(vec![words("a"), Clause::Any(vec![words("b"), words("c")])])),
            ("a NOT b", Clause::List(vec![words("a"), not(words("b"))])),
            ("person*", Clause::Prefix("person".to_owned())),
            ("\"a b\"~5", Clause::Near("a b".to_owned(), 5)),
            ("zh:日志", Clause::On(crate::text::Lang::Zh, Box::new(words("日志")))),
            ("status:in-force x", Clause::List(vec![Clause::Is(Filter::Status("in-force".to_owned())), words("x")])),
            ("Art. 12 (2)", words("Art. 12 (2)")),
            ("section 5(1)(a)", words("section 5(1)(a)")),
            ("a, b", words("a, b")),
        ] {
            assert_eq!(query(text).ok(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn faults_are_pointed_at() {
        let deep = "(".repeat(100);
        for (text, byte) in [
            ("日志 \"专线", 7),
            ("", 0),
            ("。，", 0),
            ("\"\"", 0),
            ("AND", 0),
            ("a AND", 2),
            ("a OR OR b", 2),
            ("NOT", 0),
            ("a (b", 2),
            ("a) b", 1),
            ("*", 0),
            ("a **", 2),
            ("level:clause", 6),
            ("date:soon", 5),
            ("confidence:>high", 11),
            ("titel:x", 0),
            ("\"a b\"~x", 5),
            ("zh:", 0),
            (deep.as_str(), 64),
        ] {
            assert_eq!(query(text).err().and_then(|error| error.byte_at()), Some(byte), "{text}");
        }
        assert_eq!(query(&"字".repeat(1_000_000)).err().and_then(|error| error.byte_at()), Some(65_535));
    }
}
