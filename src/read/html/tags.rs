//! What each tag of a page means to a reader of its text.

/// What an element does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Stands in a line.
    Inline,
    /// Stands in a line and leads elsewhere.
    Link,
    /// Ends the line: `br`, `hr`.
    Break,
    /// Has lines of its own, and is no place for a whole text: a list, a quotation.
    Block,
    /// Has lines of its own, and may hold a whole text: `div`.
    Container,
    Paragraph,
    Heading,
    Item,
    Term,
    /// Keeps its white space.
    Pre,
    Table,
    Row,
    Cell,
}

impl Role {
    /// Whether it has lines of its own.
    pub fn is_block(self) -> bool {
        !matches!(self, Self::Inline | Self::Link)
    }
}

/// What is left out of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Left {
    Navigation,
    Header,
    Footer,
    Aside,
    Form,
    Control,
    Script,
    Style,
    Template,
    Comment,
    Hidden,
    Embedded,
    Title,
    Around,
}

impl Left {
    /// Its name in a notice.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Navigation => "navigation was left out",
            Self::Header => "the header of the page was left out",
            Self::Footer => "the footer of the page was left out",
            Self::Aside => "an aside was left out",
            Self::Form | Self::Control => "a form was left out",
            Self::Script => "a script was left out",
            Self::Style => "a style sheet was left out",
            Self::Template => "a template was left out",
            Self::Comment => "a comment was left out",
            Self::Hidden => "a hidden element was left out",
            Self::Embedded => "a picture or another embedded object was left out",
            Self::Title => "the title of the page was left out",
            Self::Around => "text around the main text was left out",
        }
    }

    /// Whether it is left out even where it holds most of the page.
    pub fn is_certain(self) -> bool {
        !matches!(self, Self::Navigation | Self::Header | Self::Footer | Self::Aside | Self::Form)
    }
}

/// Elements that hold nothing.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "area" | "br" | "embed" | "frame" | "hr" | "img" | "input" | "keygen" | "param" | "source" | "track")
}

/// The role of an element, and why it is left out by its name; none for tags that say nothing about the text.
pub(super) fn role(name: &str) -> Option<(Role, Option<Left>)> {
    let left = |role, left| Some((role, Some(left)));
    match name {
        "html" | "head" | "body" | "thead" | "tbody" | "tfoot" | "colgroup" | "col" | "meta" | "link" | "base" | "wbr" => None,
        "nav" | "menu" => left(Role::Container, Left::Navigation),
        "header" => left(Role::Container, Left::Header),
        "footer" => left(Role::Container, Left::Footer),
        "aside" => left(Role::Container, Left::Aside),
        "form" | "fieldset" => left(Role::Container, Left::Form),
        "button" | "select" | "textarea" | "input" | "option" | "datalist" | "keygen" => left(Role::Inline, Left::Control),
        "script" | "noscript" => left(Role::Inline, Left::Script),
        "style" => left(Role::Inline, Left::Style),
        "template" => left(Role::Inline, Left::Template),
        "title" => left(Role::Block, Left::Title),
        "img" | "svg" | "video" | "audio" | "canvas" | "iframe" | "object" | "applet" | "embed" | "map" | "noembed" | "frame" => {
            left(Role::Inline, Left::Embedded)
        }
        "a" => Some((Role::Link, None)),
        "br" | "hr" => Some((Role::Break, None)),
        "p" => Some((Role::Paragraph, None)),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some((Role::Heading, None)),
        "li" => Some((Role::Item, None)),
        "dt" | "dd" => Some((Role::Term, None)),
        "pre" | "xmp" | "plaintext" | "listing" => Some((Role::Pre, None)),
        "table" => Some((Role::Table, None)),
        "tr" => Some((Role::Row, None)),
        "td" | "th" => Some((Role::Cell, None)),
        "div" | "section" | "article" | "main" | "center" => Some((Role::Container, None)),
        "address" | "blockquote" | "caption" | "details" | "dialog" | "dir" | "dl" | "figcaption" | "figure" | "hgroup" | "legend"
        | "ol" | "summary" | "ul" => Some((Role::Block, None)),
        _ => Some((Role::Inline, None)),
    }
}

/// What the attributes of a tag say.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Attributes {
    pub left: Option<Left>,
    pub is_main: bool,
    pub is_title: bool,
    pub leads: bool,
}

impl Attributes {
    /// Takes an attribute with its value in.
    pub fn take(&mut self, name: &[u8], value: &[u8]) {
        let value = String::from_utf8_lossy(value.get(..value.len().min(400)).unwrap_or_default()).to_ascii_lowercase();
        match name {
            b"hidden" => self.left = (value != "until-found").then_some(Left::Hidden),
            b"style" => {
                let style: String = value.split_whitespace().collect();
                if style.contains("display:none") || style.contains("visibility:hidden") {
                    self.left = Some(Left::Hidden);
                }
            }
            b"role" if value == "navigation" => self.left = self.left.or(Some(Left::Navigation)),
            b"role" if value == "main" => self.is_main = true,
            b"itemprop" if value == "articlebody" => self.is_main = true,
            b"id" | b"class" => self.take_words(&value),
            b"href" => self.leads = true,
            _ => {}
        }
    }

    fn take_words(&mut self, value: &str) {
        const MAIN: [&str; 9] = ["content", "article", "trs_editor", "trs_paper", "zoom", "law-text", "lawtext", "maintext", "main-text"];
        self.is_main |=
            MAIN.iter().any(|word| value.contains(word)) || value.split_whitespace().any(|word| matches!(word, "main" | "text"));
        self.is_title |= value.contains("title");
        let navigates = |word: &str| {
            matches!(
                word,
                "nav"
                    | "navbar"
                    | "navigation"
                    | "menu"
                    | "breadcrumb"
                    | "breadcrumbs"
                    | "crumb"
                    | "crumbs"
                    | "share"
                    | "sidebar"
                    | "pagination"
            )
        };
        let mut words = value.split(|c: char| !c.is_ascii_alphanumeric());
        let left = words.find_map(|word| match word {
            "footer" | "foot" => Some(Left::Footer),
            word if navigates(word) => Some(Left::Navigation),
            _ => None,
        });
        self.left = self.left.or(left);
    }
}
