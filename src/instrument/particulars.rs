//! What an instrument says about itself: kind, status, issuing body, number, dates.

use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What sort of instrument, by its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// 法, 法典, 宪法, Law, Act, Code.
    Law,
    /// 条例, Regulations.
    Regulation,
    /// 规定, 办法, 规则, 细则, Measures, Provisions, Rules.
    Rule,
    /// 通知, 公告, 意见, Notice, Circular.
    Notice,
    /// 解释, Interpretation.
    Interpretation,
    /// 决定, 修正案, Decision.
    Decision,
    /// 批复, 答复, Reply.
    Reply,
    /// 标准, 技术要求, Standard.
    Standard,
    /// 合同, 协议, Contract.
    Contract,
    /// 條例 of Hong Kong, Ordinance.
    Ordinance,
}

/// In what state an instrument says it is; of several the first in this order is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Status {
    /// 废止, 失效, repealed: in a note about the instrument itself.
    Repealed,
    /// 草案, 征求意见稿, 送审稿, draft for comment.
    Draft,
    /// 试行, 暂行, for trial implementation, interim.
    Trial,
    /// 修正, 修订, amended, revised.
    Amended,
}

impl Status {
    /// Its name: `draft`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Repealed => "repealed",
            Self::Draft => "draft",
            Self::Trial => "trial",
            Self::Amended => "amended",
        }
    }
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day, if there is one of this number in the month.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(())?;
        Some(Self { year: u16::try_from(year).ok()?, month: month as u8, day: day as u8 })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
        let mut next = || parts.next().flatten();
        let date = (|| Self::new(next()?, next()?, next()?))();
        date.ok_or("wanted a date such as 2017-01-17")
    }
}

/// Something that the text states, with the words that state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated<T> {
    /// What is stated.
    pub value: T,
    /// The words, in bytes of the source text.
    pub span: Span,
}

/// What the front matter and the closing provisions say; what they do not say is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Particulars {
    /// What sort of instrument.
    pub kind: Option<Stated<Kind>>,
    /// Who issued it.
    pub issuer: Option<Span>,
    /// Its number: 工信部信管函〔2017〕32号, 国务院令第790号.
    pub number: Option<Span>,
    /// When it was first adopted or promulgated.
    pub adopted: Option<Stated<Date>>,
    /// When it takes effect.
    pub effective: Option<Stated<Date>>,
    /// In what state it is.
    pub status: Option<Stated<Status>>,
    /// When it was last amended or revised.
    pub amended: Option<Stated<Date>>,
}
