//! The printed number of a heading (序号), in the styles of GB/T 9704—2012 7.3.3 and those that
//! portals make of them: 一、 (一) 1. (1) ① ——, 附件1, and the row numbers of a flattened table; in long
//! plans also 第一章, 第一节 and 1.1.

use crate::base::text::{fold_char, is_han, is_space, parse_numeral, take_digits};
use serde::Serialize;

/// The style of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelKind {
    /// 附件1
    Attachment,
    /// 第一章, 第一篇, 第一部分
    Chapter,
    /// 第一节
    Part,
    /// 一、
    Section,
    /// (一)
    Subsection,
    /// 1.
    Item,
    /// `1 ` at the start of a table row
    Row,
    /// 1.1
    Decimal,
    /// (1)
    Subitem,
    /// ①
    Circled,
    /// ——
    Bullet,
}

impl LabelKind {
    /// Depth in a document that uses every style: smaller stands above.
    pub fn rank(self) -> u8 {
        match self {
            LabelKind::Attachment => 0,
            LabelKind::Chapter => 1,
            LabelKind::Part => 2,
            LabelKind::Section => 3,
            LabelKind::Subsection => 4,
            LabelKind::Item | LabelKind::Row => 5,
            LabelKind::Decimal => 6,
            LabelKind::Subitem => 7,
            LabelKind::Circled => 8,
            LabelKind::Bullet => 9,
        }
    }
}

/// A number with its style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// How it is printed.
    pub kind: LabelKind,
    /// What it counts to; 0 for a bullet, which is counted among its siblings, and for 附件 alone.
    pub number: u32,
    /// Bytes that it takes at the start of its text, separators included.
    pub len: usize,
    /// How it is cited: 第一章, 三, (一), 9, (1), ①, 附件1; empty for a bullet.
    pub text: String,
}

impl Label {
    /// Reads the label that a text begins with; the text has no leading white space.
    pub fn read(text: &str) -> Option<Label> {
        bracketed(text)
            .or_else(|| enclosed(text))
            .or_else(|| attachment(text))
            .or_else(|| chapter(text))
            .or_else(|| circled(text))
            .or_else(|| bullet(text))
            .or_else(|| section(text))
            .or_else(|| decimal(text))
            .or_else(|| item(text))
    }

    /// Reads a label that has lost its separator: `1继续深化`, `一 总体要求`. Only the numbers around
    /// it can tell that it is one.
    pub fn bare(text: &str) -> Option<Label> {
        if let Some((number, rest)) = take_digits(text) {
            if rest.is_empty() && number > 0 && number < 1000 {
                return Some(make(
                    LabelKind::Item,
                    number,
                    text,
                    rest,
                    number.to_string(),
                ));
            }
            let after = rest
                .strip_prefix([',', '\u{FF0C}'])
                .map(|after| after.trim_start_matches(is_space));
            let rest = after.unwrap_or(rest);
            let clear = rest.starts_with(is_han);
            return ((1..200).contains(&number) && clear)
                .then(|| make(LabelKind::Item, number, text, rest, number.to_string()));
        }
        let end = text.find(|c| !NUMERALS.contains(c)).unwrap_or(text.len());
        let (numeral, rest) = text.split_at(end);
        let number = parse_numeral(numeral)?;
        let marked = rest.strip_prefix([',', '\u{FF0C}', ':', '\u{FF1A}']);
        (rest.is_empty() || rest.starts_with(is_space) || marked.is_some()).then(|| {
            let rest = marked.unwrap_or(rest);
            make(LabelKind::Section, number, text, rest, numeral.to_owned())
        })
    }

    /// The ASCII form that stands in addresses: 3, a1, b2.
    pub fn slug(&self, sibling: u32) -> String {
        match self.kind {
            LabelKind::Attachment if self.number == 0 => "a".to_owned(),
            LabelKind::Attachment => format!("a{}", self.number),
            LabelKind::Bullet => format!("b{sibling}"),
            _ => self.number.to_string(),
        }
    }

    /// Returns the address of a node with this label under the node at `above`: 3-1-b2. `sibling` is the
    /// number of a bullet among its siblings.
    pub fn address_below(&self, above: Option<&str>, sibling: u32) -> String {
        let own = self.slug(sibling);
        match above {
            Some(above) => format!("{above}-{own}"),
            None => own,
        }
    }
}

const NUMERALS: &str = "一二三四五六七八九十百";

fn make(kind: LabelKind, number: u32, whole: &str, rest: &str, text: String) -> Label {
    let gap = rest.len() - rest.trim_start_matches(is_space).len();
    Label {
        kind,
        number,
        len: whole.len() - rest.len() + gap,
        text,
    }
}

/// (一) and (1), also 1) without an opening bracket.
fn bracketed(text: &str) -> Option<Label> {
    let body = text.trim_start_matches(|c| fold_char(c) == '(');
    let opened = body.len() < text.len();
    let body = body.trim_start_matches(is_space);
    // A number is short; a bracket that closes far away is none.
    let end = body
        .char_indices()
        .take(8)
        .find(|(_, c)| fold_char(*c) == ')')?
        .0;
    let inner = body[..end].trim_matches(is_space);
    let rest = body[end..].trim_start_matches(|c| fold_char(c) == ')');
    // A bracketed year is part of a title, not a number: (2017年本).
    let number = parse_numeral(inner).filter(|n| *n < 200)?;
    let arabic = inner.starts_with(|c| fold_char(c).is_ascii_digit());
    let kind = match (arabic, opened) {
        (true, _) => LabelKind::Subitem,
        (false, true) => LabelKind::Subsection,
        (false, false) => return None,
    };
    let rest = rest.strip_prefix(['、', '.', '\u{FF0E}']).unwrap_or(rest);
    let inner: String = inner.chars().map(fold_char).collect();
    Some(make(kind, number, text, rest, format!("({inner})")))
}

/// ㈠ ⑴ ⒈: a number and its marks in one character.
fn enclosed(text: &str) -> Option<Label> {
    let c = text.chars().next()?;
    let nth = |first: char, count: u32| {
        (c as u32)
            .checked_sub(first as u32)
            .filter(|n| *n < count)
            .map(|n| n + 1)
    };
    let rest = &text[c.len_utf8()..];
    if let Some(number) = nth('㈠', 10) {
        let numeral = "一二三四五六七八九十".chars().nth(number as usize - 1)?;
        return Some(make(
            LabelKind::Subsection,
            number,
            text,
            rest,
            format!("({numeral})"),
        ));
    }
    if let Some(number) = nth('⑴', 20) {
        return Some(make(
            LabelKind::Subitem,
            number,
            text,
            rest,
            format!("({number})"),
        ));
    }
    let number = nth('⒈', 20)?;
    Some(make(
        LabelKind::Item,
        number,
        text,
        rest,
        number.to_string(),
    ))
}

/// 附件, 附件1, 附件一, also with a colon behind when nothing but the colon follows.
fn attachment(text: &str) -> Option<Label> {
    let rest = text
        .strip_prefix("附件")
        .or_else(|| text.strip_prefix("附表"))?;
    let inner = rest.trim_start_matches(is_space);
    let end = inner
        .find(|c: char| !(fold_char(c).is_ascii_digit() || "一二三四五六七八九十".contains(c)))
        .unwrap_or(inner.len());
    // 附件 2016年…: a title that begins with a year.
    let number = parse_numeral(&inner[..end]).filter(|number| *number < 100);
    let (digits, rest) = match number {
        Some(_) => inner.split_at(end),
        None => ("", rest),
    };
    let number = number.unwrap_or(0);
    let after = rest.strip_prefix([':', '\u{FF1A}']).unwrap_or(rest);
    // “附件1中的指标” is a sentence; a label is followed by nothing, a colon or a space.
    let clear = after.len() < rest.len() || rest.is_empty() || rest.starts_with(is_space);
    clear.then(|| {
        let shown = digits.chars().map(fold_char).collect::<String>();
        make(
            LabelKind::Attachment,
            number,
            text,
            after,
            format!("附件{shown}"),
        )
    })
}

/// 第一章 总则, 第2节、, 第三部分: a line of its own, not the beginning of a sentence.
fn chapter(text: &str) -> Option<Label> {
    const LONGEST: usize = 40;
    let inner = text.strip_prefix('第')?.trim_start_matches(is_space);
    let end = inner
        .find(|c: char| !(fold_char(c).is_ascii_digit() || NUMERALS.contains(c)))
        .unwrap_or(inner.len());
    let number = parse_numeral(&inner[..end]).filter(|number| (1..100).contains(number))?;
    let rest = inner[end..].trim_start_matches(is_space);
    let (kind, mark) = [
        (LabelKind::Chapter, "章"),
        (LabelKind::Chapter, "篇"),
        (LabelKind::Chapter, "编"),
        (LabelKind::Chapter, "部分"),
        (LabelKind::Part, "节"),
    ]
    .into_iter()
    .find(|(_, mark)| rest.starts_with(mark))?;
    let rest = &rest[mark.len()..];
    let after = rest
        .strip_prefix(['、', ':', '\u{FF1A}', '.', '\u{FF0E}'])
        .unwrap_or(rest);
    let parted = after.len() < rest.len() || rest.is_empty() || rest.starts_with(is_space);
    let sentence = rest.contains(['。', ',', '\u{FF0C}', ';', '\u{FF1B}']);
    let line = !sentence && text.chars().count() <= LONGEST;
    let cited = format!("第{}{mark}", &inner[..end]);
    (parted || line).then(|| make(kind, number, text, after, cited))
}

/// ① to ⑳.
fn circled(text: &str) -> Option<Label> {
    let c = text.chars().next()?;
    let number = (c as u32).checked_sub('①' as u32).filter(|n| *n < 20)? + 1;
    Some(make(
        LabelKind::Circled,
        number,
        text,
        &text[c.len_utf8()..],
        c.to_string(),
    ))
}

/// —— and its look-alikes.
fn bullet(text: &str) -> Option<Label> {
    let rest = text.trim_start_matches(['—', '–', '―', '─', '-']);
    let dashes = text[..text.len() - rest.len()].chars().count();
    let long = dashes >= 2 || text.starts_with(['●', '•', '◆', '■', '▪']);
    if !long {
        return None;
    }
    let rest = rest.trim_start_matches(['●', '•', '◆', '■', '▪']);
    Some(make(LabelKind::Bullet, 0, text, rest, String::new()))
}

/// 一、 with its separators.
fn section(text: &str) -> Option<Label> {
    let end = text.find(|c| !NUMERALS.contains(c))?;
    let (numeral, rest) = text.split_at(end);
    let number = parse_numeral(numeral)?;
    let rest = rest.trim_start_matches(is_space);
    let after = rest.strip_prefix(['、', '.', '\u{FF0E}', '\u{FF64}', '\u{FE52}', '﹑', '。'])?;
    Some(make(
        LabelKind::Section,
        number,
        text,
        after,
        numeral.to_owned(),
    ))
}

/// 1.1 and 2.1.3 with a space behind; not 1.8 万吨. Counted by its last number.
fn decimal(text: &str) -> Option<Label> {
    const MEASURES: &str = "万亿千百个项家户名位人条元吨米公里亩级类次届期批套座辆台所处件天周季年月日时分秒岁倍%\u{FF05}";
    let end = text.find(|c: char| !(fold_char(c).is_ascii_digit() || fold_char(c) == '.'))?;
    let rest = &text[end..];
    let spaced = rest.trim_start_matches(is_space);
    let numbers: Vec<u32> = text[..end]
        .split(['.', '\u{FF0E}'])
        .map(|part| parse_numeral(part).filter(|number| (1..100).contains(number)))
        .collect::<Option<_>>()?;
    let clear =
        spaced.len() < rest.len() && spaced.starts_with(|c| is_han(c) && !MEASURES.contains(c));
    let cited: String = text[..end].chars().map(fold_char).collect();
    let last = *numbers.last()?;
    ((2..=3).contains(&numbers.len()) && clear)
        .then(|| make(LabelKind::Decimal, last, text, rest, cited))
}

/// 1. 1、 1﹒ and the bare number of a table row.
fn item(text: &str) -> Option<Label> {
    let (number, rest) = take_digits(text)?;
    if number == 0 || number >= 1000 {
        return None;
    }
    let spaced = rest.trim_start_matches(is_space);
    let label = number.to_string();
    if let Some(after) = spaced.strip_prefix(['.', '\u{FF0E}', '、', '\u{FE52}', '·', '﹑', '。'])
    {
        // 1.8万吨 is a figure, 1、8万吨 is not; 1.2018年… is item 1 of what begins with a year.
        let is_figure = !spaced.starts_with(['、', '。'])
            && match take_digits(after) {
                // 1.5G基站: a word of its own.
                Some((_, tail)) if tail.starts_with(|c: char| c.is_ascii_alphabetic()) => false,
                Some((year, tail)) => !(tail.starts_with('年') && (1900..2200).contains(&year)),
                None => false,
            };
        return (!is_figure).then(|| make(LabelKind::Item, number, text, after, label));
    }
    let gap = spaced.len() < rest.len() && !spaced.is_empty();
    gap.then(|| make(LabelKind::Row, number, text, rest, label))
}

#[cfg(test)]
mod tests {
    use super::{Label, LabelKind};

    #[test]
    fn labels() {
        for (text, kind, cited, rest) in [
            ("三、工作任务", LabelKind::Section, "三", "工作任务"),
            ("十二、 工作", LabelKind::Section, "十二", "工作"),
            ("(一)全力", LabelKind::Subsection, "(一)", "全力"),
            (
                "\u{FF08}一\u{FF09}全力",
                LabelKind::Subsection,
                "(一)",
                "全力",
            ),
            ("( 二 )全力", LabelKind::Subsection, "(二)", "全力"),
            ("9.推进", LabelKind::Item, "9", "推进"),
            ("9\u{FF0E}推进", LabelKind::Item, "9", "推进"),
            ("9 ﹒推进", LabelKind::Item, "9", "推进"),
            ("9、推进", LabelKind::Item, "9", "推进"),
            ("1、10万亩", LabelKind::Item, "1", "10万亩"),
            ("1.2018年全市", LabelKind::Item, "1", "2018年全市"),
            ("(1)加快", LabelKind::Subitem, "(1)", "加快"),
            ("①加快", LabelKind::Circled, "①", "加快"),
            ("——坚持", LabelKind::Bullet, "", "坚持"),
            ("附件1", LabelKind::Attachment, "附件1", ""),
            ("附件:", LabelKind::Attachment, "附件", ""),
            (
                "附件 2016年任务表",
                LabelKind::Attachment,
                "附件",
                "2016年任务表",
            ),
            ("5\u{A0}开展", LabelKind::Row, "5", "开展"),
            ("3。强化督导", LabelKind::Item, "3", "强化督导"),
            ("第一章 总体要求", LabelKind::Chapter, "第一章", "总体要求"),
            ("第二节重点任务", LabelKind::Part, "第二节", "重点任务"),
            ("第 3 章", LabelKind::Chapter, "第3章", ""),
            ("第三部分、保障", LabelKind::Chapter, "第三部分", "保障"),
            ("1.2 摸底调查", LabelKind::Decimal, "1.2", "摸底调查"),
            ("2.1.3 制定计划", LabelKind::Decimal, "2.1.3", "制定计划"),
        ] {
            let label = Label::read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (label.kind, label.text.as_str(), &text[label.len..]),
                (kind, cited, rest),
                "{text}"
            );
        }
        for text in [
            "2017年,坚持",
            "1.8万吨",
            "一是加强",
            "—",
            "(2017年本)",
            "附件1中的指标",
            "正文",
            "(见附件1)",
            "30万吨级",
            "第三部分资金用于管网改造,由财政局统筹。",
            "1.8 万吨",
            "1.2.2018",
            "第一条",
            "第一季度",
            "第二批项目",
        ] {
            assert_eq!(Label::read(text), None, "{text}");
        }
    }
}
