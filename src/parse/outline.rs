//! Where an entry belongs in the lists that are open, told by the number that is expected next.

use crate::instrument::Number;
use crate::mark::{Form, ListMark};

/// An open list: the form of its marks, its last number, and how many provisions were open around the entry.
#[derive(Debug, Clone, Copy)]
struct Open {
    form: Form,
    last: Number,
    depth: usize,
}

/// The lists that are open, from the outside in.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    open: Vec<Open>,
}

/// What a mark turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The next entry of an open list; the entry before it stood inside `depth` provisions.
    Next { number: Number, depth: usize, gap: bool },
    /// The first entry of a list inside the current provision.
    First { number: Number },
    /// No entry: words that happen to look like a mark.
    Words,
}

impl Outline {
    /// Forgets all lists.
    pub fn clear(&mut self) {
        self.open.clear();
    }

    /// Whether a list is open.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Finds the place of a mark and notes it; `depth` is how many provisions are open now.
    pub fn place(&mut self, mark: &ListMark, depth: usize) -> Place {
        let next = |open: &Open, same: bool| {
            let found = mark
                .readings()
                .iter()
                .find(|(form, number)| number.follows(open.last) && (if same { *form == open.form } else { kin(*form, open.form) }));
            found.copied()
        };
        for same in [true, false] {
            for at in (0..self.open.len()).rev() {
                if let Some((form, number)) = next(&self.open[at], same) {
                    return self.go_on(at, form, number, false);
                }
            }
        }
        if let Some(&(form, number)) = mark.readings().iter().find(|(_, number)| *number == Number::new(1)) {
            if let Some(at) = self.open.iter().position(|open| open.form == form) {
                return self.go_on(at, form, number, false);
            }
            self.open.push(Open { form, last: number, depth });
            return Place::First { number };
        }
        for at in (0..self.open.len()).rev() {
            let open = self.open[at];
            let ahead = |number: &Number| number.main() > open.last.main() && number.main() - open.last.main() <= 5;
            if let Some(&(form, number)) = mark.readings().iter().find(|(form, number)| *form == open.form && ahead(number)) {
                return self.go_on(at, form, number, true);
            }
        }
        Place::Words
    }

    /// Begins a list with any number: an amendment quotes one entry of it.
    pub fn begin(&mut self, mark: &ListMark, depth: usize) -> Place {
        let Some(&(form, number)) = mark.readings().first() else { return Place::Words };
        self.open.push(Open { form, last: number, depth });
        Place::First { number }
    }

    fn go_on(&mut self, at: usize, form: Form, number: Number, gap: bool) -> Place {
        self.open.truncate(at + 1);
        let open = &mut self.open[at];
        (open.form, open.last) = (form, number);
        Place::Next { number, depth: open.depth, gap }
    }
}

/// Forms that are mixed up within one list: brackets lost, a dot for a comma.
fn kin(a: Form, b: Form) -> bool {
    let family = |form| match form {
        Form::HanDot | Form::HanParen => 1,
        Form::DigitDot | Form::DigitParen | Form::DigitClose | Form::DigitSpace | Form::ItemWord => 2,
        Form::LetterDot | Form::LetterParen | Form::LetterClose => 3,
        Form::CapitalDot | Form::CapitalParen => 4,
        Form::RomanDot | Form::RomanParen => 5,
        Form::CapitalRomanDot | Form::CapitalRomanParen => 6,
        Form::Circled => 7,
        Form::Decimal => 8,
    };
    family(a) == family(b)
}
