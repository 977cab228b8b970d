//! A page's own words, in both languages.

use crate::finding::Severity;
use crate::text::Lang;

/// What a page says of itself.
pub(super) struct Words {
    pub tag: &'static str,
    pub skip: &'static str,
    pub outline: &'static str,
    pub articles: &'static str,
    pub terms: &'static str,
    pub columns: &'static str,
    pub both: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub stacked: &'static str,
    pub find: &'static str,
    pub none: &'static str,
    pub alone: &'static str,
    pub untitled: &'static str,
    pub margin: &'static str,
    pub sure: &'static str,
    pub likely: &'static str,
    pub doubtful: &'static str,
    pub one_sided: &'static str,
    pub moved: &'static str,
    pub coverage: &'static str,
    pub strip: &'static str,
    pub rest: &'static str,
    pub issuer: &'static str,
    pub number: &'static str,
    pub adopted: &'static str,
    pub effective: &'static str,
    pub defined_at: &'static str,
    pub other_instrument: &'static str,
    pub no_such: &'static str,
    pub unclear: &'static str,
    pub confidence: &'static str,
    pub text: &'static str,
    pub made: &'static str,
    severities: [&'static str; 3],
}

const EN: Words = Words {
    tag: "en",
    skip: "Skip to the text",
    outline: "Outline",
    articles: "Articles",
    terms: "Defined terms",
    columns: "Show",
    both: "Both",
    zh: "中文",
    en: "English",
    stacked: "One column",
    find: "Find in the text",
    none: "not found",
    alone: "not in this text",
    untitled: "Untitled",
    margin: "The margin says how sure it is that the two texts of a row translate each other:",
    sure: "sure",
    likely: "likely",
    doubtful: "doubtful",
    one_sided: "on one side only",
    moved: "moved",
    coverage: "Share of each part that has a counterpart in the other text",
    strip: "Doubt along the text: the taller, the less sure",
    rest: "before the first heading",
    issuer: "Issued by",
    number: "Number",
    adopted: "Adopted",
    effective: "In effect from",
    defined_at: "Defined:",
    other_instrument: "Another instrument:",
    no_such: "No such provision here:",
    unclear: "Leads to no one provision",
    confidence: "alignment",
    text: "Text",
    made: "Aligned by duizhao. No legal advice.",
    severities: ["Note", "Warning", "Error"],
};

const ZH: Words = Words {
    tag: "zh-Hans",
    skip: "跳到正文",
    outline: "目录",
    articles: "条文",
    terms: "术语",
    columns: "显示",
    both: "对照",
    zh: "中文",
    en: "English",
    stacked: "单栏",
    find: "在文中查找",
    none: "未找到",
    alone: "此文本中没有",
    untitled: "无标题",
    margin: "右侧边线表示两栏文字互为译文的把握：",
    sure: "确定",
    likely: "较有把握",
    doubtful: "存疑",
    one_sided: "仅见于一种文本",
    moved: "位置移动",
    coverage: "各部分在另一文本中有对应文字的比例",
    strip: "全文对齐的疑问程度：越高越无把握",
    rest: "首个标题之前",
    issuer: "发布机关",
    number: "文号",
    adopted: "通过或公布",
    effective: "施行日期",
    defined_at: "定义：",
    other_instrument: "另一文件：",
    no_such: "本文件无此条款：",
    unclear: "未能确定所指条款",
    confidence: "对齐把握",
    text: "正文",
    made: "由 duizhao 对齐。不构成法律意见。",
    severities: ["提示", "警告", "错误"],
};

impl Words {
    /// The words in a language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// What a severity is called.
    pub fn severity(&self, severity: Severity) -> &'static str {
        self.severities[severity as usize]
    }
}
