//! Where a plan begins: its title, behind the page's own heading and the notice that carries it.

use super::docnumber::document_number;
use super::furniture::{is_disclosure, is_furniture, is_office, lone_date};
use super::lines::Line;
use crate::base::source::Source;
use crate::base::text::{fold, is_space, squeeze};
use crate::plan::{Label, LabelKind};

/// How far into a text its title is searched for, in lines.
const REACH: usize = 4000;
/// How like what a notice announces a title must be; copies lose a character or two.
const LIKENESS: f64 = 0.88;

/// Kinds of documents, as titles end.
const KINDS: [&str; 34] = [
    "意见",
    "方案",
    "计划",
    "通知",
    "办法",
    "要点",
    "规划",
    "措施",
    "行动",
    "分工",
    "清单",
    "安排",
    "细则",
    "分解表",
    "任务",
    "任务书",
    "目标",
    "决定",
    "举措",
    "实事",
    "台账",
    "责任制",
    "工程",
    "攻坚战",
    "通告",
    "纲要",
    "政策",
    "工作",
    "任务分解",
    "责任分解",
    "责任清单",
    "路线图",
    "一览表",
    "表",
];

/// A title and where the text behind it begins.
#[derive(Debug, Default)]
pub struct Title {
    /// Its lines.
    pub lines: Vec<usize>,
    /// The first line of the text.
    pub start: usize,
}

/// 各县、区人民政府,市政府各部门: — the line that addresses a notice.
pub fn is_salutation(text: &str) -> bool {
    let text = squeeze(text);
    text.ends_with([':', '\u{FF1A}'])
        && text.chars().count() <= 200
        && text.starts_with([
            '各', '市', '县', '区', '局', '有', '机', '省', '州', '镇', '乡', '经', '高',
        ])
        && [
            "政府", "部门", "单位", "机构", "委", "局", "办", "科室", "街道", "乡镇", "公司",
            "中心",
        ]
        .iter()
        .any(|word| text.contains(word))
        && Label::read(&text).is_none()
        && !text.contains('。')
}

/// Finds the title among the lines before the first numbered heading, or behind a notice with
/// numbers of its own.
pub fn find(lines: &[Line], from: usize) -> Title {
    let lines = &lines[..lines.len().min(REACH)];
    let first_section = lines
        .iter()
        .skip(from)
        .position(is_section)
        .map_or(lines.len(), |at| from + at);
    let head = &lines[..first_section];
    // A copy may have broken the name: 关于印发《甲市2014年… / 实施方案》的通知.
    let pairs = head
        .windows(2)
        .map(|pair| format!("{}{}", pair[0].trimmed(), pair[1].trimmed()));
    let mut names: Vec<String> = head
        .iter()
        .flat_map(|line| announced(line.trimmed()))
        .collect();
    names.extend(pairs.flat_map(|pair| announced(&pair)));
    if let Some(title) = carried(lines, &names) {
        let start = title[title.len() - 1] + 1;
        return Title {
            lines: title,
            start,
        };
    }
    if let Some(title) = behind_notice(lines, first_section) {
        return title;
    }
    let Some(title) = own(head) else {
        // No title is there to be found; what reads like prose begins the text.
        let prose = head
            .iter()
            .skip(from)
            .position(|line| line.text.chars().count() > 40 && !is_furniture(&line.text))
            .map(|at| from + at);
        return Title {
            lines: Vec::new(),
            start: prose.unwrap_or(first_section),
        };
    };
    let last = title[title.len() - 1];
    let mut start = head
        .iter()
        .rposition(|line| is_salutation(&line.text))
        .filter(|&at| at > last)
        .unwrap_or(last)
        + 1;
    while start < head.len()
        && (is_furniture(&head[start].text)
            || is_disclosure(&head[start].text)
            || number_alone(&head[start].text)
            || lone_date(&head[start].text).is_some()
            || is_office(&head[start].text))
    {
        start += 1;
    }
    Title {
        lines: title,
        start,
    }
}

fn is_section(line: &Line) -> bool {
    Label::read(&line.text).is_some_and(|label| {
        (LabelKind::Chapter..=LabelKind::Subsection).contains(&label.kind)
            || label.kind == LabelKind::Item && line.text.chars().count() > label.text.len() + 4
    })
}

/// The lines that carry a title which a notice announces. The last match counts: an earlier one is
/// the heading of the portal or of the notice itself.
fn carried(lines: &[Line], names: &[String]) -> Option<Vec<usize>> {
    let mut best: Option<(f64, Vec<usize>)> = None;
    let squeezed: Vec<String> = lines
        .iter()
        .map(|line| fold(&squeeze(&line.text)))
        .collect();
    for name in names {
        let wanted = name.chars().count();
        for index in 0..lines.len() {
            let mut joined = String::new();
            for width in 1..=3usize.min(lines.len() - index) {
                joined.push_str(&squeezed[index + width - 1]);
                let length = joined.chars().count();
                if length > wanted + wanted / 4 + 2 {
                    break;
                }
                if length + wanted / 4 + 2 < wanted || joined.starts_with("附件") {
                    continue;
                }
                // Numbered lines and furniture speak of the plan, they are not its title.
                let speaks = lines[index..index + width].iter().any(|line| {
                    is_furniture(&line.text)
                        || Label::read(&line.text).is_some_and(|l| l.kind != LabelKind::Row)
                });
                let score = strsim::normalized_levenshtein(&joined, name);
                if !speaks
                    && score >= LIKENESS
                    && best
                        .as_ref()
                        .is_none_or(|(s, b)| score > *s || (score == *s && b[0] < index))
                {
                    best = Some((score, (index..index + width).collect()));
                }
            }
        }
    }
    best.map(|(_, title)| title)
}

/// The title that stands behind a signed notice, though the notice does not name it: 关于下达…任务的通知
/// with its office and date, then 任务分解表.
fn behind_notice(lines: &[Line], first_section: usize) -> Option<Title> {
    let first = lines.iter().position(|line| titled(&line.text))?;
    if !squeeze(&lines[first].text).ends_with("通知") {
        return None;
    }
    let signed = (first..first_section.min(lines.len()).saturating_sub(1))
        .find(|&at| is_office(&lines[at].text) && lone_date(&lines[at + 1].text).is_some())?;
    let next = (signed + 2..lines.len()).find(|&at| {
        let bare = squeeze(&lines[at].text);
        !is_disclosure(&lines[at].text)
            && !bare.trim_end_matches([':', '\u{FF1A}']).starts_with("附件")
    })?;
    let wide = usize::from(!titled(&lines[next].text) && breaks_off(&lines[next].text));
    (titled(&lines.get(next + wide)?.text) && next <= first_section).then(|| Title {
        lines: (next..=next + wide).collect(),
        start: next + wide + 1,
    })
}

/// The title of a text that no notice carries.
fn own(head: &[Line]) -> Option<Vec<usize>> {
    // 实施方案 alone is the end of a title that began on the line above.
    let first = (0..head.len()).find(|&at| {
        titled(&head[at].text)
            || at > 0
                && breaks_off(&head[at - 1].text)
                && squeeze(&head[at].text).chars().count() < 8
                && KINDS
                    .iter()
                    .any(|word| squeeze(&head[at].text).ends_with(word))
    })?;
    let text = squeeze(&head[first].text);
    // A page prints it as its heading, and the text begins with it again.
    let at = head
        .iter()
        .rposition(|line| squeeze(&line.text) == text)
        .unwrap_or(first);
    let mut title = vec![at];
    while let Some(above) = title[0].checked_sub(1)
        && title.len() < 3
        && !stands_alone(&head[title[0]].text)
        && breaks_off(&head[above].text)
    {
        title.insert(0, above);
    }
    Some(title)
}

/// Whether the head of a text announces a plan.
pub fn announces(source: &Source) -> bool {
    (1..=source.line_count().min(60))
        .map(|number| source.line(number))
        .filter(|line| line.chars().count() < 400)
        .any(|line| {
            announced(line).iter().any(|name| {
                [
                    "方案", "计划", "要点", "意见", "分工", "措施", "清单", "分解",
                ]
                .iter()
                .any(|kind| name.contains(kind))
            })
        })
}

/// Whether a line reads like the title of a document, or its last line.
fn titled(line: &str) -> bool {
    let text = squeeze(line);
    let length = text.chars().count();
    // 方案(2018—2020年), 办法(试行).
    let mut bare = text.as_str();
    if bare.ends_with([')', '\u{FF09}'])
        && let Some(open) = bare.rfind(['(', '\u{FF08}'])
    {
        bare = &bare[..open];
    }
    let bare = bare.trim_end_matches(['》', '”']);
    (6..=90).contains(&length)
        && !is_furniture(line)
        && !is_salutation(line)
        && Label::read(&text).is_none_or(|label| label.kind == LabelKind::Row)
        && !text.contains('。')
        && !text.ends_with([':', '\u{FF1A}', ';', ',', '\u{FF0C}'])
        && KINDS.iter().any(|word| bare.ends_with(word))
        && (length >= 8 || bare.contains("方案") || bare.contains("计划"))
}

/// A title that names an office or a place needs no line above it.
fn stands_alone(line: &str) -> bool {
    let text = squeeze(line);
    let opening: String = text.chars().take(12).collect();
    opening.contains(['市', '县', '区', '省', '州', '旗', '镇', '局', '《', '委'])
        || opening.starts_with("关于")
        || opening.starts_with("20")
}

/// The first line of a title that goes on below it.
fn breaks_off(line: &str) -> bool {
    let text = squeeze(line);
    let opening: String = text.chars().take(14).collect();
    (5..=60).contains(&text.chars().count())
        && !is_furniture(line)
        && !is_office(line)
        && !is_salutation(line)
        && !is_disclosure(line)
        && lone_date(line).is_none()
        && !number_alone(line)
        && !titled(line)
        && !text.ends_with(['。', ':', '\u{FF1A}', ';'])
        && (opening.contains(['市', '县', '区', '省', '州', '旗', '镇', '年', '局'])
            || text.starts_with("关于"))
}

/// A line that holds a document number and nothing else.
pub fn number_alone(text: &str) -> bool {
    let text = squeeze(text);
    let outer = |c: char| matches!(c, '(' | ')' | '\u{FF08}' | '\u{FF09}');
    document_number(&text).is_some_and(|range| range.len() == text.trim_matches(outer).len())
}

/// The names of plans that a line announces: 关于印发…的通知, 现将《…》印发给你们.
fn announced(text: &str) -> Vec<String> {
    let text = fold(&text.chars().filter(|c| !is_space(*c)).collect::<String>());
    let mut names = Vec::new();
    if let Some(at) = text.find("印发")
        && let Some(end) = text.rfind("的通知")
        && at < end
    {
        let name = &text[at + "印发".len()..end];
        names.push(
            name.trim_start_matches(['《', '〈', '<'])
                .trim_end_matches(['》', '〉', '>'])
                .to_owned(),
        );
    }
    if ["印发", "制定", "同意", "发给"]
        .iter()
        .any(|word| text.contains(word))
    {
        let mut open = None;
        for (at, c) in text.char_indices() {
            match c {
                '《' if open.is_none() => open = Some(at + c.len_utf8()),
                '》' => {
                    if let Some(start) = open.take() {
                        names.push(text[start..at].to_owned());
                    }
                }
                _ => {}
            }
        }
    }
    names.retain(|name| (6..=90).contains(&name.chars().count()));
    names.truncate(12);
    names
}

#[cfg(test)]
mod tests {
    use super::{is_salutation, titled};

    #[test]
    fn titles_and_salutations() {
        for text in [
            "甲市推进沿海经济带建设2018年工作实施方案",
            "甲市三年行动计划(2018—2020年)",
            "任务分解和责任分工方案",
        ] {
            assert!(titled(text), "{text}");
        }
        for text in [
            "现提出如下意见。",
            "一、总体要求和工作方案",
            "标 题: 甲市工作方案",
        ] {
            assert!(!titled(text), "{text}");
        }
        assert!(is_salutation("各县(市)区人民政府,市政府各部门:"));
        assert!(!is_salutation("现提出如下实施方案:"));
    }
}
