//! Tells the plan itself from what a portal and a covering notice (印发通知) put around it.

use crate::diag::Diagnostic;
use crate::plan::{Label, LabelKind, LineRange, Skip};
use crate::source::Source;
use crate::text::{fold, is_space, squeeze};

/// A line of the source that is part of the plan.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number in the source.
    pub number: u32,
    /// Its text without leading white space; trailing white space can mean an empty table cell.
    pub text: String,
}

impl Line {
    /// The text without white space at either end.
    pub fn trimmed(&self) -> &str {
        self.text.trim_end_matches(is_space)
    }
}

/// A source taken apart.
#[derive(Debug, Default)]
pub struct Stripped {
    /// The lines of the plan, its title left out.
    pub body: Vec<Line>,
    /// The line or lines of the title.
    pub title: Vec<u32>,
    /// The lines before the title, and the signature behind the text.
    pub around: Vec<u32>,
    /// Everything that is not part of the plan.
    pub skip: Vec<Skip>,
}

/// Words that begin a line of portal furniture.
const FURNITURE: [&str; 45] = [
    "您现在",
    "当前位置",
    "您的位置",
    "你的位置",
    "所在位置",
    "首页",
    "索引号",
    "主题分类",
    "主题词",
    "发文机关",
    "发文字号",
    "发文日期",
    "成文日期",
    "发布日期",
    "发布时间",
    "发布机构",
    "公开日期",
    "生成日期",
    "标题",
    "名称",
    "文号",
    "有效性",
    "来源",
    "作者",
    "信息来源",
    "浏览次数",
    "点击数",
    "【字号",
    "字号",
    "字体",
    "分享",
    "打印",
    "关闭",
    "扫一扫",
    "上一篇",
    "下一篇",
    "相关链接",
    "主办单位",
    "承办单位",
    "版权所有",
    "网址",
    "地址",
    "邮编",
    "通用网址",
    "责任编辑",
];

fn is_furniture(text: &str) -> bool {
    let text = squeeze(text);
    let bare = text.trim_start_matches(['•', '·', '【', '[']);
    let icp = text.contains("ICP备") || text.contains("公网安备");
    let empty_link = ["附件:", "视频:", "图片:", "附件\u{FF1A}", "视频\u{FF1A}"].contains(&bare)
        && bare.len() < text.len();
    icp || empty_link || FURNITURE.iter().any(|word| bare.starts_with(word))
}

fn is_disclosure(text: &str) -> bool {
    let text = fold(&squeeze(text));
    text.trim_matches(['(', ')']).ends_with("公开发布")
        || text == "(此件主动公开)"
        || text == "(此件依申请公开)"
}

/// An office's name and nothing else, as a signature has it.
pub fn is_office(text: &str) -> bool {
    let text = squeeze(text);
    let length = text.chars().count();
    let ends = [
        "人民政府",
        "政府办公室",
        "人民政府办公厅",
        "办公室",
        "委员会",
        "管理委员会",
        "领导小组",
        "局",
        "厅",
        "管委会",
    ];
    (4..=30).contains(&length)
        && text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
        && ends.iter().any(|end| text.ends_with(end))
}

/// The date that a line consists of: 2017年2月13日, also with its marks lost (20171229).
pub fn lone_date(text: &str) -> Option<jiff::civil::Date> {
    let text = fold(&squeeze(text));
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .collect();
    let rest: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parse = |y: &str, m: &str, d: &str| {
        jiff::civil::Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok()
    };
    match (numbers.as_slice(), rest.as_str()) {
        ([y, m, d], "年月日" | "--" | "..") if y.len() == 4 => parse(y, m, d),
        ([run], "" | "日") if run.len() == 8 => parse(&run[..4], &run[4..6], &run[6..]),
        _ => None,
    }
}

/// Takes a source apart.
pub fn strip(source: &Source, doubts: &mut Vec<Diagnostic>) -> Stripped {
    let lines: Vec<Line> = (1..=source.line_count())
        .map(|number| Line {
            number,
            text: source.line(number).trim_start_matches(is_space).to_owned(),
        })
        .filter(|line| !line.text.is_empty())
        .collect();
    let mut stripped = Stripped::default();
    let (title, start) = find_title(&lines);
    if title.is_empty() {
        doubts.push(
            Diagnostic::warning("no-title", "the title of the plan was not found")
                .at_line(source, lines.first().map_or(1, |line| line.number))
                .help("write it into the front matter, and its line into source.fields"),
        );
    }
    let end = find_end(&lines, start);
    let skip_line = |index: usize, stripped: &mut Stripped, why: &str| {
        let number = lines[index].number;
        stripped.around.push(number);
        match stripped.skip.last_mut() {
            Some(last) if last.why == why && joined(&lines, last.lines.last, number) => {
                last.lines.last = number;
            }
            _ => stripped.skip.push(Skip {
                lines: LineRange {
                    first: number,
                    last: number,
                },
                why: why.to_owned(),
            }),
        }
    };
    stripped.title = title.iter().map(|&i| lines[i].number).collect();
    let mut in_notice = false;
    for index in 0..lines.len() {
        let line = &lines[index];
        if title.contains(&index) {
            continue;
        }
        if index < start {
            let why = if is_disclosure(&line.text) {
                "公开属性"
            } else if !in_notice && !is_salutation(&line.text) {
                "门户网站页眉"
            } else {
                in_notice = true;
                "印发通知"
            };
            skip_line(index, &mut stripped, why);
        } else if index >= end {
            let signed = is_office(&line.text) || lone_date(&line.text).is_some();
            let why = if is_disclosure(&line.text) {
                "公开属性"
            } else if signed {
                "落款"
            } else {
                "门户网站页脚"
            };
            skip_line(index, &mut stripped, why);
        } else if is_disclosure(&line.text) {
            skip_line(index, &mut stripped, "公开属性");
        } else if is_signature(&lines, index) {
            skip_line(index, &mut stripped, "落款");
        } else {
            stripped.body.push(line.clone());
        }
    }
    stripped
}

/// Whether no line of text stands between two lines.
fn joined(lines: &[Line], last: u32, next: u32) -> bool {
    !lines
        .iter()
        .any(|line| line.number > last && line.number < next)
}

/// 各县、区人民政府,市政府各部门: — the line that addresses a notice.
fn is_salutation(text: &str) -> bool {
    let text = squeeze(text);
    text.ends_with([':', '\u{FF1A}'])
        && text.starts_with(['各', '市', '县', '区', '局', '有'])
        && ["政府", "部门", "单位", "机构", "委", "局", "办"]
            .iter()
            .any(|word| text.contains(word))
}

fn is_signature(lines: &[Line], index: usize) -> bool {
    let office = |i: usize| lines.get(i).is_some_and(|line| is_office(&line.text));
    let dated = |i: usize| {
        lines
            .get(i)
            .is_some_and(|line| lone_date(&line.text).is_some())
    };
    (office(index) && dated(index + 1)) || (dated(index) && index > 0 && office(index - 1))
}

/// The lines of the title, and the line at which the plan begins.
fn find_title(lines: &[Line]) -> (Vec<usize>, usize) {
    let first_section = lines
        .iter()
        .position(|line| {
            Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Section)
        })
        .unwrap_or(lines.len());
    let head = &lines[..first_section];
    let names: Vec<String> = head.iter().flat_map(|line| announced(&line.text)).collect();
    // The last match: an earlier one is the heading of the portal or the notice itself.
    let mut best: Option<(f64, Vec<usize>)> = None;
    for name in &names {
        for index in 0..head.len() {
            for width in 1..=3usize.min(head.len() - index) {
                let indexes: Vec<usize> = (index..index + width).collect();
                let joined: String = indexes.iter().map(|&i| squeeze(&head[i].text)).collect();
                let score = strsim::normalized_levenshtein(&joined, name);
                if score >= 0.88
                    && best
                        .as_ref()
                        .is_none_or(|(s, b)| score > *s || (score == *s && b[0] < index))
                {
                    best = Some((score, indexes));
                }
            }
        }
    }
    if let Some((_, title)) = best {
        let start = title[title.len() - 1] + 1;
        return (title, start);
    }
    // No notice carries it: the text follows its own heading, with or without a salutation.
    let titled = head.iter().position(|line| {
        let text = squeeze(&line.text);
        !is_furniture(&line.text)
            && text.chars().count() >= 8
            && !text.ends_with(['。', ':', '\u{FF1A}', ';'])
            && [
                "意见", "方案", "计划", "通知", "办法", "要点", "规划", "措施", "行动", "分工",
                "清单",
            ]
            .iter()
            .any(|word| {
                text.trim_end_matches(['(', ')', '\u{FF08}', '\u{FF09}', '稿', '试', '行'])
                    .ends_with(word)
            })
    });
    let Some(title) = titled else {
        let prose = head
            .iter()
            .position(|line| line.text.chars().count() > 40 && !is_furniture(&line.text));
        return (Vec::new(), prose.unwrap_or(first_section));
    };
    let salutation = head.iter().rposition(|line| is_salutation(&line.text));
    let mut start = salutation
        .filter(|&i| i > title)
        .map_or(title + 1, |i| i + 1);
    while start < head.len()
        && (is_furniture(&head[start].text)
            || number_alone(&head[start].text)
            || lone_date(&head[start].text).is_some())
    {
        start += 1;
    }
    (vec![title], start)
}

/// A line that holds a document number and nothing else.
fn number_alone(text: &str) -> bool {
    let text = squeeze(text);
    super::head::document_number(&text).is_some_and(|range| range.len() == text.len())
}

/// The names of plans that a line announces: 关于印发…的通知, 现将《…》印发给你们.
fn announced(text: &str) -> Vec<String> {
    let text = squeeze(text);
    let mut names = Vec::new();
    if let Some(at) = text.find("印发")
        && let Some(end) = text.rfind("的通知")
        && at < end
    {
        let name = &text[at + "印发".len()..end];
        names.push(
            name.trim_start_matches('《')
                .trim_end_matches('》')
                .to_owned(),
        );
    }
    if text.contains("印发") {
        for (open, _) in text.match_indices('《') {
            let close = text[open..].find('》').map(|end| open + end);
            if let Some(close) = close {
                names.push(text[open + '《'.len_utf8()..close].to_owned());
            }
        }
    }
    names.retain(|name| name.chars().count() >= 6);
    names
}

/// The index behind the last line of the plan.
fn find_end(lines: &[Line], start: usize) -> usize {
    // A signature with a date, behind which no numbered heading follows, ends the text.
    for index in start..lines.len().saturating_sub(1) {
        if is_office(&lines[index].text) && lone_date(&lines[index + 1].text).is_some() {
            let more = lines[index + 2..].iter().any(|line| {
                Label::read(&line.text)
                    .is_some_and(|l| l.kind != LabelKind::Row && l.kind != LabelKind::Bullet)
            });
            if !more {
                return index;
            }
        }
    }
    let mut end = lines.len();
    let empty_label =
        |text: &str| matches!(squeeze(text).as_str(), "附件:" | "附件\u{FF1A}" | "附件");
    while end > start
        && (is_furniture(&lines[end - 1].text)
            || is_disclosure(&lines[end - 1].text)
            || (end < lines.len() && empty_label(&lines[end - 1].text)))
    {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{is_furniture, is_salutation, lone_date};

    #[test]
    fn dates_of_a_signature() {
        for (text, date) in [
            ("2017年2月13日 ", "2017-02-13"),
            ("20171229", "2017-12-29"),
            ("2018-01-05", "2018-01-05"),
        ] {
            assert_eq!(
                lone_date(text).map(|d| d.to_string()).as_deref(),
                Some(date)
            );
        }
        for text in [
            "2017年2月",
            "20171329",
            "12月底",
            "2017年2月13日起",
            "发布时间:2018-01-05",
        ] {
            assert_eq!(lone_date(text), None, "{text}");
        }
    }

    #[test]
    fn furniture_and_salutations() {
        assert!(is_furniture("索 引 号: 主题分类: 市政府办文件"));
        assert!(is_furniture("• 附件:"));
        assert!(!is_furniture("附件:1.分解表"));
        assert!(is_salutation("各县(市)区人民政府,市政府各部门:"));
        assert!(!is_salutation("现提出如下实施方案:"));
    }
}
