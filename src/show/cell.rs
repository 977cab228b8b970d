//! The text of one side of a bead with what is set off in it: links outside, then remarks, then linked words.

use super::plain::flowing;
use crate::text::{Lang, Span};
use maud::{PreEscaped, html};

/// What a stretch of the text is set off as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Setting {
    /// The number of a provision.
    Number,
    /// A link to a place of the page, and what stands there.
    Link { class: &'static str, href: String, title: String },
    /// A citation that leads to no place of the page.
    Nowhere { title: String },
    /// A term where it is defined.
    Definition { id: String },
    /// Words that a remark is about.
    Remark { class: &'static str, id: String },
    /// Words with a link to the other side, by the number that both bear.
    Word(usize),
}

/// A stretch and its setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub span: Span,
    pub setting: Setting,
}

/// The stretches of one layer of a text: in order and without overlap.
#[derive(Debug, Clone, Default)]
pub(super) struct Layer(Vec<Stretch>);

impl Layer {
    /// Adds stretches; one that overlaps an earlier one is left out.
    pub fn add(&mut self, mut more: Vec<Stretch>) {
        more.retain(|stretch| !stretch.span.is_empty() && self.within(stretch.span).next().is_none());
        more.sort_by_key(|stretch| (stretch.span.start, std::cmp::Reverse(stretch.span.end)));
        let mut end = 0;
        more.retain(|stretch| {
            let apart = stretch.span.start >= end;
            end = end.max(stretch.span.end);
            apart
        });
        self.0.append(&mut more);
        self.0.sort_by_key(|stretch| stretch.span);
    }

    /// The stretches that share a byte with a span.
    fn within(&self, span: Span) -> impl Iterator<Item = &Stretch> {
        let first = self.0.partition_point(|stretch| stretch.span.end <= span.start);
        self.0.iter().skip(first).take_while(move |stretch| stretch.span.start < span.end)
    }
}

/// A text and its layers, the outermost first.
pub(super) struct Layered<'t> {
    pub text: &'t str,
    pub lang: Lang,
    pub layers: [Layer; 3],
}

/// Markup as it grows, with where its linked words stand among its characters.
#[derive(Default)]
pub(super) struct Written {
    pub html: String,
    /// Units of UTF-16 so far, as scripts count them.
    len: usize,
    /// Beginning, length and number of each word.
    words: Vec<[usize; 3]>,
}

impl Written {
    /// A line end, or a space.
    pub fn gap(&mut self, is_break: bool) {
        self.html.push_str(if is_break { "<br>" } else { " " });
        self.len += usize::from(!is_break);
    }

    fn text(&mut self, text: &str) {
        self.html.push_str(&html! { (text) }.into_string());
        self.len += text.encode_utf16().count();
    }

    /// The linked words for the script, which sets them off when the row is looked at: for each the gap before it, its length and its number. As elements
    /// they would be a third of the page.
    pub fn words(&self) -> Option<String> {
        let ends = std::iter::once(0).chain(self.words.iter().map(|[start, len, _]| start + len));
        let word = |([start, len, number], end): (&[usize; 3], usize)| format!("{}.{len}.{number}", start - end);
        let words: Vec<String> = self.words.iter().zip(ends).map(word).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

impl Layered<'_> {
    /// Writes a span.
    pub fn write(&self, out: &mut Written, span: Span) {
        self.layer(out, span, 0);
    }

    fn layer(&self, out: &mut Written, span: Span, depth: usize) {
        let Some(layer) = self.layers.get(depth) else { return out.text(&flowing(self.text, span, self.lang)) };
        let mut at = span.start;
        for stretch in layer.within(span) {
            let inner = Span::new(stretch.span.start.max(span.start), stretch.span.end.min(span.end));
            self.layer(out, Span::new(at, inner.start), depth + 1);
            let (before, start) = (std::mem::take(&mut out.html), out.len);
            self.layer(out, inner, depth + 1);
            let inside = std::mem::replace(&mut out.html, before);
            match &stretch.setting {
                Setting::Word(number) => {
                    out.words.push([start, out.len - start, *number]);
                    out.html.push_str(&inside);
                }
                setting => out.html.push_str(&wrapped(setting, PreEscaped(inside))),
            }
            at = inner.end;
        }
        if at < span.end {
            self.layer(out, Span::new(at, span.end), depth + 1);
        }
    }
}

fn wrapped(setting: &Setting, inside: PreEscaped<String>) -> String {
    let markup = match setting {
        Setting::Number => html! { b { (inside) } },
        Setting::Link { class, href, title } => html! { a class=(class) href=(href) title=(title) { (inside) } },
        Setting::Nowhere { title } => html! { span class="x" title=(title) { (inside) } },
        Setting::Definition { id } => html! { dfn id=(id) { (inside) } },
        Setting::Remark { class, id } => html! { mark class=(class) aria-details=(id) { (inside) } },
        Setting::Word(_) => inside,
    };
    markup.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(start: usize, end: usize, setting: Setting) -> Stretch {
        Stretch { span: Span::new(start, end), setting }
    }

    #[test]
    fn layers_nest_and_texts_are_escaped() {
        let mut layers: [Layer; 3] = Default::default();
        let link = Setting::Link { class: "q", href: "#art1".to_owned(), title: "<第一条>".to_owned() };
        let remark = |id: &str| Setting::Remark { class: "f", id: id.to_owned() };
        layers[0].add(vec![stretch(2, 6, link.clone()), stretch(4, 8, link)]);
        layers[1].add(vec![stretch(0, 4, remark("a")), stretch(5, 9, remark("b"))]);
        let layered = Layered { text: "ab<d&fghi", lang: Lang::En, layers };
        let mark = |id: &str, text: &str| format!("<mark class=\"f\" aria-details=\"{id}\">{text}</mark>");
        let wanted = format!(
            "{}<a class=\"q\" href=\"#art1\" title=\"&lt;第一条&gt;\">{}&amp;{}</a>{}",
            mark("a", "ab"),
            mark("a", "&lt;d"),
            mark("b", "f"),
            mark("b", "ghi")
        );
        let written = |start, end| {
            let mut out = Written::default();
            layered.write(&mut out, Span::new(start, end));
            out
        };
        assert_eq!(written(0, 9).html, wanted);
        assert_eq!(written(8, 9).html, mark("b", "i"));
        assert_eq!(written(0, 9).words(), None);
    }

    #[test]
    fn words_are_counted_as_scripts_count() {
        let mut layers: [Layer; 3] = Default::default();
        layers[0].add(vec![stretch(4, 9, Setting::Number)]);
        layers[2].add(vec![stretch(4, 5, Setting::Word(1)), stretch(8, 10, Setting::Word(12))]);
        let layered = Layered { text: "𠀀ab\n cdef", lang: Lang::En, layers };
        let mut out = Written::default();
        layered.write(&mut out, Span::new(0, 12));
        assert_eq!(out.html, "𠀀<b>ab c</b>def");
        assert_eq!(out.words().as_deref(), Some("2.1.1 2.1.12 0.1.12"));
    }
}
