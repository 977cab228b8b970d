//! Counts as bars: how often a term has each of its renderings.

use super::picture::{Picture, fitted, number, width};
use maud::html;

const LEFT: f64 = 260.0;
const WIDE: f64 = 460.0;
const TOP: f64 = 56.0;
const EACH: f64 = 26.0;

/// Draws counts under a name, as those of a term's renderings.
///
/// ```
/// use duizhao::show::Bars;
///
/// let svg = Bars::new("个人信息").bar("personal information", 812).bar("personal data", 31).to_svg();
/// assert!(svg.contains(">personal data</text>") && svg.contains(">31</text>"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    title: String,
    bars: Vec<(String, u64)>,
}

impl Bars {
    /// No bars yet, under a name.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), bars: Vec::new() }
    }

    /// Adds a bar below the others.
    #[must_use]
    pub fn bar(mut self, name: impl Into<String>, count: u64) -> Self {
        self.bars.push((name.into(), count));
        self
    }

    /// An SVG file.
    pub fn to_svg(&self) -> String {
        self.picture().to_svg()
    }

    /// The SVG without its style, for a page that has [`STYLE`](super::STYLE).
    pub fn to_fragment(&self) -> String {
        self.picture().to_fragment()
    }

    fn picture(&self) -> Picture {
        let most = self.bars.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as f64;
        let named = self.bars.iter().map(|(name, _)| width(name, 12.0)).fold(40.0, f64::max).min(LEFT - 30.0);
        let left = named + 30.0;
        let inside = html! {
            text class="head" x="20" y="30" { (fitted(&self.title, 15.0, WIDE)) }
            @for (at, (name, count)) in self.bars.iter().enumerate() {
                @let (y, wide) = (TOP + at as f64 * EACH, *count as f64 / most * WIDE);
                text class="quiet end" x=(number(left - 10.0)) y=(number(y + 12.0)) { (fitted(name, 12.0, LEFT - 30.0)) }
                rect class="zh" x=(number(left)) y=(number(y)) width=(number(wide.max(1.0))) height="16" {}
                text x=(number(left + wide + 8.0)) y=(number(y + 12.0)) { (count) }
            }
        };
        let words: Vec<String> = self.bars.iter().map(|(name, count)| format!("{name}: {count}")).collect();
        Picture {
            width: left + WIDE + 80.0,
            height: TOP + self.bars.len() as f64 * EACH + 10.0,
            title: self.title.clone(),
            words: words.join(", "),
            inside,
        }
    }
}
