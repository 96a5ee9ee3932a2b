//! Reads the number that a heading begins with, in every form in which documents print it.

use super::rare_label::{article, letter};
use super::{Label, LabelKind};
use crate::base::text::{
    equivalent_ideograph, fold_char, is_han, is_space, parse_numeral, take_digits,
};

/// The longest label of numbers with points between them, in characters.
const LONGEST_DECIMAL: usize = 16;
/// Chinese numerals up to 99.
const NUMERALS: &str = "一二三四五六七八九十百";

impl Label {
    /// Reads the label that a text begins with; the text has no leading white space.
    pub fn read(text: &str) -> Option<Label> {
        bracketed(text)
            .or_else(|| enclosed(text))
            .or_else(|| attachment(text))
            .or_else(|| chapter(text))
            .or_else(|| ordinal(text))
            .or_else(|| circled(text))
            .or_else(|| bullet(text))
            .or_else(|| section(text))
            .or_else(|| decimal(text))
            .or_else(|| item(text))
            .or_else(|| {
                let rare = article(text).or_else(|| letter(text))?;
                let (kind, number) = (rare.kind, rare.number);
                Some(Label::before(rare.rest, text, kind, number, rare.cited))
            })
    }

    /// Reads a label that has lost its separator: `1继续深化`, `一 总体要求`. Only the numbers around
    /// it can tell that it is one.
    pub fn bare(text: &str) -> Option<Label> {
        match take_digits(text) {
            Some((number, rest)) => bare_digits(text, number, rest),
            None => bare_numeral(text),
        }
        .or_else(|| before_figure(text))
    }

    /// Reads the label of a heading in a plan's file, where it may stand alone: 1, 一, 1.1.
    pub fn of_heading(heading: &str) -> Option<Label> {
        let start = heading.char_indices().nth(LONGEST_LABEL);
        let start = start.map_or(heading.len(), |(at, _)| at);
        // ⼀、 looks like 一、, but its character is a radical.
        let usual: String = heading[..start].chars().map(usual_char).collect();
        if usual != heading[..start] {
            let label = Label::of_usual_heading(&format!("{usual}{}", &heading[start..]))?;
            let behind = usual.get(..label.len).unwrap_or(&usual).chars().count();
            let len = heading
                .char_indices()
                .nth(behind)
                .map_or(heading.len(), |(at, _)| at);
            return Some(Label { len, ..label });
        }
        Label::of_usual_heading(heading)
    }

    fn of_usual_heading(heading: &str) -> Option<Label> {
        Label::read(heading)
            .or_else(|| Label::bare(heading))
            .or_else(|| decimal_alone(heading))
    }

    /// Returns the label that takes up all of `whole` before `rest`, and the white space behind it.
    fn before(rest: &str, whole: &str, kind: LabelKind, number: u32, text: String) -> Label {
        let gap = rest.len() - rest.trim_start_matches(is_space).len();
        Label {
            kind,
            number,
            len: whole.len() - rest.len() + gap,
            text,
        }
    }
}

/// The longest label, in characters, with the white space behind it.
const LONGEST_LABEL: usize = 24;

/// Returns a character of a label in its usual form: radicals, and what is traditional in words such as 第一節.
fn usual_char(c: char) -> char {
    match equivalent_ideograph(c) {
        '節' => '节',
        '編' => '编',
        c => c,
    }
}

/// Reads 1继续深化 as item 1; `rest` is what stands behind the digits.
fn bare_digits(text: &str, number: u32, rest: &str) -> Option<Label> {
    let label = |rest| Label::before(rest, text, LabelKind::Item, number, number.to_string());
    if rest.is_empty() && number > 0 && number < 1000 {
        return Some(label(rest));
    }

    let after_comma = rest
        .strip_prefix([',', '\u{FF0C}'])
        .map(|after| after.trim_start_matches(is_space));
    let rest = after_comma.unwrap_or(rest);
    let goes_on_in_chinese = rest.starts_with(is_han);
    ((1..200).contains(&number) && goes_on_in_chinese).then(|| label(rest))
}

/// Reads 3.108国道驿站 as item 3: a point and a word that begins with a figure. Only the numbers around it can tell that it is
/// no figure itself, as in 2.5公里.
fn before_figure(text: &str) -> Option<Label> {
    let (number, rest) = take_digits(text).filter(|(number, _)| (1..200).contains(number))?;
    let word = rest.strip_prefix(['.', '\u{FF0E}'])?;
    let (_, behind) = take_digits(word)?;
    // 6.2.5公里步道: the figure may have a point itself.
    let behind = match behind.strip_prefix(['.', '\u{FF0E}']).and_then(take_digits) {
        Some((_, decimals)) => decimals,
        None => behind,
    };
    // 3.100%完成检测, 4.5G基站
    let goes_on = |c: char| is_han(c) || c.is_ascii_alphabetic() || fold_char(c) == '%';
    behind
        .starts_with(goes_on)
        .then(|| Label::before(word, text, LabelKind::Item, number, number.to_string()))
}

/// Reads 一 总体要求 and 一:总体要求 as section 一.
fn bare_numeral(text: &str) -> Option<Label> {
    let end = text.find(|c| !NUMERALS.contains(c)).unwrap_or(text.len());
    let (numeral, rest) = text.split_at(end);
    let number = parse_numeral(numeral)?;

    let after_mark = rest.strip_prefix([',', '\u{FF0C}', ':', '\u{FF1A}']);
    let is_label = rest.is_empty() || rest.starts_with(is_space) || after_mark.is_some();
    is_label.then(|| {
        let rest = after_mark.unwrap_or(rest);
        Label::before(rest, text, LabelKind::Section, number, numeral.to_owned())
    })
}

/// Reads (一) and (1), and 1) without an opening bracket.
fn bracketed(text: &str) -> Option<Label> {
    let body = text.trim_start_matches(|c| fold_char(c) == '(');
    let is_opened = body.len() < text.len();
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
    let is_arabic = inner.starts_with(|c| fold_char(c).is_ascii_digit());
    let kind = match (is_arabic, is_opened) {
        (true, _) => LabelKind::Subitem,
        (false, true) => LabelKind::Subsection,
        (false, false) => return None,
    };

    let rest = rest.strip_prefix(['、', '.', '\u{FF0E}']).unwrap_or(rest);
    let inner: String = inner.chars().map(fold_char).collect();
    Some(Label::before(
        rest,
        text,
        kind,
        number,
        format!("({inner})"),
    ))
}

/// Reads ㈠ ⑴ ⒈: a number and its marks in one character.
fn enclosed(text: &str) -> Option<Label> {
    let c = text.chars().next()?;
    let rest = &text[c.len_utf8()..];
    // Each series is a run of consecutive characters.
    let number_from = |first: char, count: u32| {
        let place = (c as u32).checked_sub(first as u32)?;
        (place < count).then_some(place + 1)
    };

    let (kind, number, cited) = if let Some(number) = number_from('㈠', 10) {
        let numeral = NUMERALS.chars().nth(number as usize - 1)?;
        (LabelKind::Subsection, number, format!("({numeral})"))
    } else if let Some(number) = number_from('⑴', 20) {
        (LabelKind::Subitem, number, format!("({number})"))
    } else {
        let number = number_from('⒈', 20)?;
        (LabelKind::Item, number, number.to_string())
    };
    Some(Label::before(rest, text, kind, number, cited))
}

/// Reads 附件, 附件1, 附件一 and 附表, each with nothing, a colon or a space behind.
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

    // “附件1中的指标” is a sentence.
    let after = rest.strip_prefix([':', '\u{FF1A}']).unwrap_or(rest);
    let is_parted = after.len() < rest.len() || rest.is_empty() || rest.starts_with(is_space);
    is_parted.then(|| {
        let digits: String = digits.chars().map(fold_char).collect();
        let (kind, number) = (LabelKind::Attachment, number.unwrap_or(0));
        Label::before(after, text, kind, number, format!("附件{digits}"))
    })
}

/// Reads 第一章 总则, 第2节、 and 第三部分: a line of its own, not the beginning of a sentence.
fn chapter(text: &str) -> Option<Label> {
    const LONGEST: usize = 40;
    const MARKS: [(LabelKind, &str); 5] = [
        (LabelKind::Chapter, "章"),
        (LabelKind::Chapter, "篇"),
        (LabelKind::Chapter, "编"),
        (LabelKind::Chapter, "部分"),
        (LabelKind::Part, "节"),
    ];

    let inner = text.strip_prefix('第')?.trim_start_matches(is_space);
    let end = inner
        .find(|c: char| !(fold_char(c).is_ascii_digit() || NUMERALS.contains(c)))
        .unwrap_or(inner.len());
    let number = parse_numeral(&inner[..end]).filter(|number| (1..100).contains(number))?;

    let rest = inner[end..].trim_start_matches(is_space);
    let (kind, mark) = MARKS.into_iter().find(|(_, mark)| rest.starts_with(mark))?;
    let rest = &rest[mark.len()..];
    let after = rest
        .strip_prefix(['、', ':', '\u{FF1A}', '.', '\u{FF0E}'])
        .unwrap_or(rest);

    // 第三部分资金用于…: without anything between, only a short line without marks of a sentence is a heading.
    let is_parted = after.len() < rest.len() || rest.is_empty() || rest.starts_with(is_space);
    let is_sentence = rest.contains(['。', ',', '\u{FF0C}', ';', '\u{FF1B}']);
    let is_heading = !is_sentence && text.chars().count() <= LONGEST;
    let cited = format!("第{}{mark}", &inner[..end]);
    (is_parted || is_heading).then(|| Label::before(after, text, kind, number, cited))
}

/// Reads 第一, and 第二、 with the mark behind it; 第一、二产业 counts nothing.
fn ordinal(text: &str) -> Option<Label> {
    let inner = text.strip_prefix('第')?;
    let end = inner
        .char_indices()
        .take(4)
        .find(|(_, c)| !NUMERALS.contains(*c))?
        .0;
    let number = parse_numeral(&inner[..end]).filter(|number| (1..=30).contains(number))?;
    let rest = inner[end..].trim_start_matches(is_space);
    let after = rest.strip_prefix([',', '\u{FF0C}', '、', ':', '\u{FF1A}'])?;
    let next = after.trim_start_matches(is_space);
    let counts_on = next.starts_with(|c| NUMERALS.contains(c) || c == '第');
    let kind = LabelKind::Subitem;
    let cited = format!("第{}", &inner[..end]);
    (!counts_on && !next.is_empty()).then(|| Label::before(after, text, kind, number, cited))
}

/// Reads ① to ⑳.
fn circled(text: &str) -> Option<Label> {
    let c = text.chars().next()?;
    let number = (c as u32).checked_sub('①' as u32).filter(|n| *n < 20)? + 1;
    let rest = &text[c.len_utf8()..];
    let kind = LabelKind::Circled;
    Some(Label::before(rest, text, kind, number, c.to_string()))
}

/// The longest row of dashes that is a bullet, and of numerals that is a number: a longer row of dashes is a line across
/// the page, and nobody walks to the end of one for each of its dashes.
const LONGEST_ROW: usize = 8;

/// Reads —— and its look-alikes. A single dash is no label.
fn bullet(text: &str) -> Option<Label> {
    let is_dash = |c: &char| ['—', '–', '―', '─', '-'].contains(c);
    let row = text.chars().take_while(is_dash).take(LONGEST_ROW + 1);
    let (dashes, length) = row.fold((0, 0), |(dashes, length), c| {
        (dashes + 1, length + c.len_utf8())
    });
    if dashes > LONGEST_ROW {
        return None;
    }

    let rest = &text[length..];
    let is_bullet = dashes >= 2 || text.starts_with(['●', '•', '◆', '■', '▪']);
    if !is_bullet {
        return None;
    }

    let rest = rest.trim_start_matches(['●', '•', '◆', '■', '▪']);
    Some(Label::before(
        rest,
        text,
        LabelKind::Bullet,
        0,
        String::new(),
    ))
}

/// Reads 一、 with its separators.
fn section(text: &str) -> Option<Label> {
    // No number is longer, and nobody walks to the end of a row of numerals for each of them.
    let mut start = text.char_indices().take(LONGEST_ROW + 1);
    let end = start.find(|(_, c)| !NUMERALS.contains(*c))?.0;
    let (numeral, rest) = text.split_at(end);
    let number = parse_numeral(numeral)?;

    let rest = rest.trim_start_matches(is_space);
    let after = rest.strip_prefix(['、', '.', '\u{FF0E}', '\u{FF64}', '\u{FE52}', '﹑', '。'])?;
    let kind = LabelKind::Section;
    Some(Label::before(after, text, kind, number, numeral.to_owned()))
}

/// The numbers of 1.1 or 2.1.3, and what stands behind them.
struct DecimalNumbers<'t> {
    printed: &'t str,
    last: u32,
    rest: &'t str,
}

/// Reads two or three numbers with points between them.
fn decimal_numbers(text: &str) -> Option<DecimalNumbers<'_>> {
    let is_part = |c: char| fold_char(c).is_ascii_digit() || fold_char(c) == '.';
    // A longer row of digits and points is no label; nobody walks to the end of one for each of its characters.
    let mut parts = text.char_indices().take(LONGEST_DECIMAL + 1);
    let end = match parts.find(|(_, c)| !is_part(*c)) {
        Some((end, _)) => end,
        None if text.chars().nth(LONGEST_DECIMAL).is_none() => text.len(),
        None => return None,
    };
    let (printed, rest) = text.split_at(end);
    let numbers: Vec<u32> = printed
        .split(['.', '\u{FF0E}'])
        .map(|part| parse_numeral(part).filter(|number| (1..100).contains(number)))
        .collect::<Option<_>>()?;

    let last = *numbers.last()?;
    (2..=3).contains(&numbers.len()).then_some(DecimalNumbers {
        printed,
        last,
        rest,
    })
}

/// What counts or measures: a figure goes on with it.
const MEASURES: &str =
    "万亿千百个项家户名位人条元吨米公里亩级类次届期批套座辆台所处件天周季年月日时分秒岁倍%\u{FF05}";

/// Reads 1.1 and 2.1.3 with a space behind, not 1.8 万吨. The label counts by its last number.
fn decimal(text: &str) -> Option<Label> {
    let DecimalNumbers {
        printed,
        last,
        rest,
    } = decimal_numbers(text)?;
    let spaced = rest.trim_start_matches(is_space);
    let is_figure = !spaced.starts_with(|c| is_han(c) && !MEASURES.contains(c));
    if spaced.len() == rest.len() || is_figure {
        return None;
    }

    let cited: String = printed.chars().map(fold_char).collect();
    Some(Label::before(rest, text, LabelKind::Decimal, last, cited))
}

/// Reads 1.1 with nothing behind. Only a heading that import made can tell that this is no figure.
fn decimal_alone(text: &str) -> Option<Label> {
    let numbers = decimal_numbers(text).filter(|numbers| numbers.rest.trim().is_empty())?;
    let cited: String = numbers.printed.chars().map(fold_char).collect();
    let (kind, last) = (LabelKind::Decimal, numbers.last);
    Some(Label::before(numbers.rest, text, kind, last, cited))
}

/// Reads 1. 1、 1﹒ as an item, and a number with nothing but a space behind as that of a table's row.
fn item(text: &str) -> Option<Label> {
    let (number, rest) = take_digits(text)?;
    if number == 0 || number >= 1000 {
        return None;
    }

    let spaced = rest.trim_start_matches(is_space);
    let cited = number.to_string();
    if let Some(after) = spaced.strip_prefix(['.', '\u{FF0E}', '、', '\u{FE52}', '·', '﹑', '。'])
    {
        // 1.8万吨 is a figure, 1、8万吨 is not.
        let may_be_figure = !spaced.starts_with(['、', '。']);
        let is_figure = may_be_figure && continues_figure(after);
        return (!is_figure).then(|| Label::before(after, text, LabelKind::Item, number, cited));
    }

    let is_row = spaced.len() < rest.len() && !spaced.is_empty();
    is_row.then(|| Label::before(rest, text, LabelKind::Row, number, cited))
}

/// Returns whether the text behind a point goes on with the decimals of a figure.
fn continues_figure(after: &str) -> bool {
    match take_digits(after) {
        // 1.5G基站: item 1, about a word of its own.
        Some((_, tail)) if tail.starts_with(|c: char| c.is_ascii_alphabetic()) => false,
        // 1.2018年…: item 1, about what begins with a year.
        Some((year, tail)) => !(tail.starts_with('年') && (1900..2200).contains(&year)),
        None => false,
    }
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
            (
                "第十二条 铺设步道",
                LabelKind::Section,
                "第十二条",
                "铺设步道",
            ),
            ("A.清理河道", LabelKind::Circled, "A", "清理河道"),
            ("b）修整岸坡", LabelKind::Circled, "b", "修整岸坡"),
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
            "第一条规定的事项",
            "A、B两类企业",
            "A级景区",
            "第一季度",
            "第二批项目",
        ] {
            assert_eq!(Label::read(text), None, "{text}");
        }
    }
}
