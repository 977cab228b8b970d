//! An amount: a value with its unit and its bound, and whether two amounts say the same.

use crate::text::Span;

/// What an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Money, of a currency where the words name one: `CNY`, `TWD`.
    Money(Option<&'static str>),
    /// Years.
    Year,
    /// Months; also the bare 六月, which may be a month of the year.
    Month,
    /// Weeks.
    Week,
    /// Days; also the bare 十五日, which may be a day of the month.
    Day,
    /// Days on which offices work.
    WorkingDay,
    /// Hours; also the hour of the day.
    Hour,
    /// Minutes.
    Minute,
    /// Seconds.
    Second,
    /// Years of age.
    Age,
    /// Parts of a hundred: percentages and fractions.
    Share,
    /// Times as much.
    Multiple,
    /// People.
    Person,
    /// How often.
    Occasion,
    /// A date: year · 10 000 + month · 100 + day, of the common calendar, 0 for what is not named.
    Date,
    /// A place in an order: 第三, third.
    Ordinal,
    /// A measure, by its name: `metre`.
    Measure(&'static str),
    /// Anything else that is counted, or nothing.
    Count,
}

impl Unit {
    /// Whether it says by itself what is measured, so that two different ones contradict each other.
    pub fn is_telling(self) -> bool {
        !matches!(self, Self::Count | Self::Ordinal | Self::Occasion | Self::Person | Self::Minute | Self::Second)
    }

    /// Whether an amount in `self` may be one in `other` in another language.
    pub fn agrees_with(self, other: Unit) -> bool {
        use Unit::{Age, Count, Date, Day, Hour, Minute, Money, Month, Multiple, Occasion, Ordinal, Share, Year};
        let loose = |a: Unit, b: Unit| match (a, b) {
            (Money(a), Money(b)) => a.is_none() || b.is_none() || a == b,
            (Count | Ordinal, _) => true,
            (Age, Year) | (Date, Month | Day | Year) | (Occasion, Multiple) | (Hour, Minute) | (Share, Multiple) => true,
            _ => a == b,
        };
        loose(self, other) || loose(other, self)
    }
}

/// Which values an amount admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// 以上, not less than.
    AtLeast,
    /// 以下, 以内, not more than.
    AtMost,
    /// 超过, more than.
    MoreThan,
    /// 不满, less than.
    LessThan,
}

impl Bound {
    /// Whether it admits what is larger.
    pub fn is_lower(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// Whether it admits the value itself.
    pub fn is_inclusive(self) -> bool {
        matches!(self, Self::AtLeast | Self::AtMost)
    }

    /// The bound of the other direction that leaves out what this one admits: not *less than*.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::AtLeast => Self::LessThan,
            Self::AtMost => Self::MoreThan,
            Self::MoreThan => Self::AtMost,
            Self::LessThan => Self::AtLeast,
        }
    }
}

/// A number that a text states, with what it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// Its value in the unit.
    pub value: f64,
    /// What it counts.
    pub unit: Unit,
    /// Which values it admits, where the words say so.
    pub bound: Option<Bound>,
    /// The numeral with its unit.
    pub span: Span,
    /// Whether other words than a numeral carry it, or a numeral that often says no more than an article: 一, a, single, both.
    pub is_faint: bool,
}

impl Quantity {
    /// A clear amount without a bound.
    pub(super) fn new(value: f64, unit: Unit, span: Span) -> Self {
        Self { value, unit, bound: None, span, is_faint: false }
    }

    /// The same, faint.
    pub(super) fn faint(self) -> Self {
        Self { is_faint: true, ..self }
    }

    /// The same within a bound.
    pub(super) fn bounded(self, bound: Option<Bound>) -> Self {
        Self { bound, ..self }
    }

    /// Whether both state the same amount, in units that agree.
    pub fn same(&self, other: &Quantity) -> bool {
        (self.unit.agrees_with(other.unit) && (close(self.value, other.value) || self.converted(other)))
            || self.otherwise(other)
            || other.otherwise(self)
            || self.counted(other)
            || other.counted(self)
    }

    /// Two or more and more than one.
    fn counted(&self, other: &Quantity) -> bool {
        let whole = matches!(self.unit, Unit::Count | Unit::Person | Unit::Occasion) && self.unit.agrees_with(other.unit);
        whole
            && matches!(
                (self.bound, other.bound, other.value - self.value),
                (Some(Bound::AtLeast), Some(Bound::MoreThan), -1.0) | (Some(Bound::AtMost), Some(Bound::LessThan), 1.0)
            )
    }

    /// Whether the values agree, whatever is counted.
    pub fn same_value(&self, other: &Quantity) -> bool {
        close(self.value, other.value)
    }

    /// A date and the month, day or year that it is made of.
    fn converted(&self, other: &Quantity) -> bool {
        let part = |date: &Quantity, part: &Quantity| {
            let (year, month, day) = parts(date.value);
            date.unit == Unit::Date
                && match part.unit {
                    // The year may stand in the sentence before.
                    Unit::Date => {
                        (year == 0.0 || parts(part.value).0 == 0.0)
                            && (month, day) == (parts(part.value).1, parts(part.value).2)
                            && month > 0.0
                    }
                    Unit::Month => month == part.value && day == 0.0,
                    Unit::Day => day == part.value && month == 0.0,
                    Unit::Year | Unit::Count | Unit::Ordinal if month == 0.0 => year == part.value || year == part.value + 1911.0,
                    Unit::Count | Unit::Ordinal => day == part.value && month == 0.0 || month == part.value && year == 0.0 && day == 0.0,
                    _ => false,
                }
        };
        part(self, other) || part(other, self)
    }

    /// The same length or share in another unit: 半年 and six months, 一半 and 50 percent, 七日 and one week.
    fn otherwise(&self, other: &Quantity) -> bool {
        let factor = match (self.unit, other.unit) {
            (Unit::Year, Unit::Month) => 12.0,
            (Unit::Week, Unit::Day) => 7.0,
            (Unit::Day, Unit::Hour) => 24.0,
            (Unit::Hour, Unit::Minute) => 60.0,
            (Unit::Count | Unit::Multiple, Unit::Share) => 100.0,
            (Unit::Measure("kilowatt"), Unit::Measure("watt"))
            | (Unit::Measure("kilometre"), Unit::Measure("metre"))
            | (Unit::Measure("tonne"), Unit::Measure("kilogram")) => 1_000.0,
            (Unit::Measure("metre"), Unit::Measure("centimetre")) => 100.0,
            _ => return false,
        };
        // 一年 is no twelve months to a drafter; half a year and a year and a half are six and eighteen months.
        let odd = self.unit != Unit::Year || self.value.fract() != 0.0;
        odd && close(self.value * factor, other.value)
    }
}

/// Year, month and day of a date; 0 for what is not named.
pub(crate) fn parts(date: f64) -> (f64, f64, f64) {
    ((date / 10_000.0).floor(), (date / 100.0).floor() % 100.0, date % 100.0)
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()) + 1e-4_f64.min(1e-4 * a.abs())
}
