//! What a line is by itself, whatever stands around it.

use super::{docnumber, portal, signature};
use crate::base::text::squeeze;
use crate::intake::lexicon::{Lexicon, Titles};
use crate::plan::{Label, LabelKind};
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// How long a title is, in characters, or its last line.
const TITLE_LENGTH: RangeInclusive<usize> = 6..=90;
/// From so many characters on, any kind of document ends a title; a shorter one must name one of `titles.short`.
const CLEAR_TITLE: usize = 8;
/// The longest line, in characters, that addresses a notice.
const LONGEST_SALUTATION: usize = 200;

/// What a line is by itself. What it means, a line between others can tell alone: a title may be that
/// of a notice, and an office may sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Class {
    /// Who may see the document: (此件公开发布).
    Disclosure,
    /// What a portal prints at the foot of its pages: 上一篇, 版权所有.
    Footer,
    /// What a portal prints anywhere on its pages: 索引号: 113/2020-1, 打印本页.
    Furniture,
    /// A line of the imprint (版记): 抄送:…, 甲市人民政府办公室 2018年5月10日印发.
    Imprint,
    /// The number of a printed page: — 3 —.
    PageNumber,
    /// A date and nothing else.
    Date(Date),
    /// An office and a date: who signed, and when.
    Signature(signature::Signature),
    /// One office or several, and nothing else.
    Offices,
    /// The number of a document (发文字号) and nothing else.
    DocumentNumber,
    /// Whom a notice addresses: 各县、区人民政府,市政府各部门:.
    Salutation,
    /// What reads like the title of a document, or like its last line.
    Title,
    /// Anything else.
    Text,
}

impl Class {
    /// Whether it belongs to a portal's page, not to a document.
    pub fn is_portal(&self) -> bool {
        matches!(self, Class::Furniture | Class::Footer)
    }

    /// Returns the date, where a line is one and nothing else.
    pub fn date(&self) -> Option<Date> {
        match self {
            Class::Date(date) => Some(*date),
            _ => None,
        }
    }
}

/// Returns what a line is; where it could be several things, the one that Gangmu is surer of.
pub fn classify(text: &str, lexicon: &Lexicon) -> Class {
    let words = &lexicon.portal;
    if portal::is_disclosure(text, words) {
        return Class::Disclosure;
    }
    // Before the furniture, among which most footers are: a footer also ends the document.
    if portal::is_footer(text, words) {
        return Class::Footer;
    }
    if portal::is_furniture(text, words) {
        return Class::Furniture;
    }
    if portal::is_imprint(text, words) {
        return Class::Imprint;
    }
    if portal::is_page_number(text) {
        return Class::PageNumber;
    }

    if let Some(date) = signature::lone_date(text) {
        return Class::Date(date);
    }
    if let Some(signature) = signature::signature(text, &lexicon.offices) {
        return Class::Signature(signature);
    }
    // After the signature, for that begins with an office, too.
    if !signature::offices(text, &lexicon.offices).is_empty() {
        return Class::Offices;
    }
    if docnumber::is_number_alone(text, &lexicon.metadata) {
        return Class::DocumentNumber;
    }

    let text = squeeze(text);
    // A numbered line may read like a salutation or a title, but it belongs to the text.
    let number_style = Label::read(&text).map(|label| label.kind);
    if number_style.is_none() && is_salutation(&text, &lexicon.titles) {
        return Class::Salutation;
    }
    if matches!(number_style, None | Some(LabelKind::Row)) && is_title(&text, &lexicon.titles) {
        return Class::Title;
    }
    Class::Text
}

/// Whether a text without white space addresses a notice: 各县、区人民政府,市政府各部门:.
fn is_salutation(text: &str, words: &Titles) -> bool {
    text.ends_with([':', '\u{FF1A}'])
        && text.chars().count() <= LONGEST_SALUTATION
        && words.salutation_openings.begin(text)
        && words.addressees.occur_in(text)
        && !text.contains('。')
}

/// Whether a text without white space reads like the title of a document, or like its last line.
fn is_title(text: &str, words: &Titles) -> bool {
    let length = text.chars().count();
    if !TITLE_LENGTH.contains(&length)
        || text.contains('。')
        || text.ends_with([':', '\u{FF1A}', ';', ',', '\u{FF0C}'])
    {
        return false;
    }

    // 方案(2018—2020年), 办法(试行): what is in brackets behind the kind belongs to the title.
    let mut bare = text;
    if bare.ends_with([')', '\u{FF09}'])
        && let Some(open) = bare.rfind(['(', '\u{FF08}'])
    {
        bare = &bare[..open];
    }
    let bare = bare.trim_end_matches(['》', '”']);

    let clear = length >= CLEAR_TITLE || words.short.occur_in(bare);
    clear && words.endings.end(bare)
}

#[cfg(test)]
mod tests {
    use super::{Class, classify};
    use crate::intake::lexicon::Lexicon;

    fn class(text: &str) -> Class {
        classify(text, &Lexicon::bundled())
    }

    #[test]
    fn titles_and_salutations() {
        for text in [
            "甲市推进沿海经济带建设2018年工作实施方案",
            "甲市三年行动计划(2018—2020年)",
            "任务分解和责任分工方案",
        ] {
            assert_eq!(class(text), Class::Title, "{text}");
        }
        for text in [
            "现提出如下意见。",
            "一、总体要求和工作方案",
            "现提出如下实施方案:",
        ] {
            assert_eq!(class(text), Class::Text, "{text}");
        }
        let salutation = "各县(市)区人民政府,市政府各部门:";
        assert_eq!(class(salutation), Class::Salutation);
    }

    #[test]
    fn lines_of_a_portal() {
        for text in [
            "索 引 号: 主题分类: 市政府办文件",
            "标 题: 甲市工作方案",
            "• 附件:",
            "首页 > 政务公开 > 政府文件",
        ] {
            assert_eq!(class(text), Class::Furniture, "{text}");
        }
        for text in [
            "附件:1.分解表",
            "一、总体要求",
            "分别落实",
            "(五)推进政务公开",
        ] {
            assert_eq!(class(text), Class::Text, "{text}");
        }
        assert_eq!(class("辽ICP备05023109号"), Class::Footer);
        assert_eq!(class("【打印本页】 【关闭窗口】"), Class::Footer);
        assert_eq!(class("— 3 —"), Class::PageNumber);
        assert_eq!(class("第3页 共10页"), Class::PageNumber);
        assert_eq!(class("3"), Class::Text);
        assert_eq!(class("(此件公开发布)"), Class::Disclosure);
        let imprint = "盘江市人民政府办公室 2018年5月10日印发";
        assert_eq!(class(imprint), Class::Imprint);
        assert_eq!(class("甲政发〔2020〕1号"), Class::DocumentNumber);
    }
}
