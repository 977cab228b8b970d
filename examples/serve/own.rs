//! The site's own words in both languages, and which of them a reader wants.

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use duizhao::text::Lang;
use std::convert::Infallible;

/// What the site says.
pub struct Words {
    pub tag: &'static str,
    pub name: &'static str,
    pub skip: &'static str,
    pub search: &'static str,
    pub placeholder: &'static str,
    pub sides: &'static str,
    pub both: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub instruments: &'static str,
    pub compare: &'static str,
    pub api: &'static str,
    pub other: &'static str,
    pub nothing: &'static str,
    pub next: &'static str,
    pub previous: &'static str,
    pub via: &'static str,
    pub no_text: &'static str,
    pub whole: &'static str,
    pub downloads: &'static str,
    pub pictures: &'static str,
    pub not_found: &'static str,
    pub busy: &'static str,
    pub late: &'static str,
    pub wrong: &'static str,
    pub large: &'static str,
    pub upload_zh: &'static str,
    pub upload_en: &'static str,
    pub upload_how: &'static str,
    pub upload_form: &'static str,
    pub upload_page: &'static str,
    pub go: &'static str,
    pub about: &'static str,
    pub try_these: &'static str,
    pub help: &'static str,
}

pub const EN: Words = Words {
    tag: "en",
    name: "duizhao 对照",
    skip: "Skip to the content",
    search: "Search",
    placeholder: "Words, \"an exact phrase\", 第十二条, Article 12(2)",
    sides: "Search in",
    both: "both",
    zh: "中文",
    en: "English",
    instruments: "Instruments",
    compare: "Compare",
    api: "API",
    other: "中文版",
    nothing: "Nothing was found. Words are alternatives; quotes ask for the exact phrase.",
    next: "Next page",
    previous: "Previous page",
    via: "matched by translation",
    no_text: "no text on this side",
    whole: "The whole text",
    downloads: "Download",
    pictures: "Pictures",
    not_found: "There is nothing at this address.",
    busy: "Too much at once. Please try again in a moment.",
    late: "This took too long and was stopped.",
    wrong: "This could not be read",
    large: "The files are larger than what is accepted.",
    upload_zh: "Chinese text",
    upload_en: "English text",
    upload_how: "Two files: plain text, Markdown, HTML, Word (.docx), e-Legislation XML or Ministry of Justice JSON, 8 MB together. They are aligned and shown, and nothing is kept.",
    upload_form: "Answer as",
    upload_page: "page",
    go: "Align",
    about: "Chinese regulations and their English translations, clause by clause.",
    try_these: "For example:",
    help: "Words in either language find both. \"Quotes\" ask for the exact phrase, a citation leads to the provision.",
};

pub const ZH: Words = Words {
    tag: "zh-Hans",
    name: "对照 duizhao",
    skip: "跳到内容",
    search: "查找",
    placeholder: "词语、“精确短语”、第十二条、Article 12(2)",
    sides: "查找范围",
    both: "双语",
    zh: "中文",
    en: "English",
    instruments: "文件",
    compare: "比对",
    api: "接口",
    other: "English",
    nothing: "未找到。多个词语之间为“或”的关系；加引号则查找精确短语。",
    next: "下一页",
    previous: "上一页",
    via: "按译文匹配",
    no_text: "此语言无对应文字",
    whole: "全文",
    downloads: "下载",
    pictures: "图",
    not_found: "此地址没有内容。",
    busy: "请求过多，请稍后再试。",
    late: "处理时间过长，已停止。",
    wrong: "无法读取",
    large: "文件超过允许的大小。",
    upload_zh: "中文文本",
    upload_en: "英文文本",
    upload_how: "请选择两个文件：纯文本、Markdown、HTML、Word（.docx）、电子版香港法例 XML 或法务部 JSON，合计不超过 8 MB。对齐后即显示，不作任何保存。",
    upload_form: "输出为",
    upload_page: "网页",
    go: "对齐",
    about: "中国法规及其英文译本，逐条对照。",
    try_these: "例如：",
    help: "用任一语言的词语都能找到两种文本。“引号”查找精确短语，条款编号直达该条款。",
};

/// The language in which a reader wants the site, and where the reader is.
#[derive(Clone)]
pub struct Reader {
    pub lang: Lang,
    pub here: String,
}

impl Reader {
    pub fn words(&self) -> &'static Words {
        words(self.lang)
    }
}

pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let chosen = header(COOKIE).split(';').find_map(|pair| pair.trim().strip_prefix("words="));
        let lang = chosen.and_then(code).unwrap_or_else(|| accepted(header(ACCEPT_LANGUAGE)));
        let here = parts.uri.path_and_query().map_or("/", |here| here.as_str()).to_owned();
        Ok(Self { lang, here })
    }
}

pub fn code(code: &str) -> Option<Lang> {
    match code.split('-').next().unwrap_or_default().trim() {
        code if code.eq_ignore_ascii_case("zh") => Some(Lang::Zh),
        code if code.eq_ignore_ascii_case("en") => Some(Lang::En),
        _ => None,
    }
}

/// The language that a list such as `fr, zh-CN;q=0.9, en;q=0.5` likes best, English where it names neither.
fn accepted(list: &str) -> Lang {
    let mut best = (0.0, Lang::En);
    for entry in list.split(',') {
        let (tag, weight) = entry.split_once(";q=").unwrap_or((entry, "1"));
        let weight = weight.trim().parse::<f32>().unwrap_or(0.0);
        if let Some(lang) = code(tag).filter(|_| weight > best.0) {
            best = (weight, lang);
        }
    }
    best.1
}
