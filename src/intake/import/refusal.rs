//! Texts that are no plan, and why.

use super::outline::Built;
use super::title;
use crate::base::source::Source;
use crate::base::text::{is_han, is_space};
use crate::plan::Block;

/// Kinds of documents that promise work, as titles name them.
const KINDS: [&str; 22] = [
    "方案",
    "计划",
    "行动",
    "要点",
    "分工",
    "任务",
    "意见",
    "措施",
    "清单",
    "分解",
    "规划",
    "安排",
    "举措",
    "攻坚",
    "实事",
    "工程",
    "台账",
    "目标",
    "整治",
    "纲要",
    "路线图",
    "推进",
];

/// Kinds of texts that are none, whatever numbers stand in them.
const OTHERS: [&str; 23] = [
    "解读",
    "招聘",
    "录用",
    "公示",
    "公告",
    "任免",
    "启事",
    "新闻",
    "简报",
    "座谈会",
    "会议的通知",
    "培训的通知",
    "放假",
    "条例",
    "管理办法",
    "实施细则",
    "暂行办法",
    "管理规定",
    "暂行规定",
    "总结",
    "报道",
    "统计公报",
    "情况的通报",
];

/// Why a text is no plan; `None` if it may be one.
pub fn reason(source: &Source, title: &str, built: &Built) -> Option<(&'static str, &'static str)> {
    let text = source.text();
    if text.trim_matches(is_space).is_empty() {
        return Some(("this text is empty", "is this the right file?"));
    }
    let (mut chinese, mut letters) = (0usize, 0usize);
    for c in text.chars() {
        chinese += usize::from(is_han(c));
        letters += usize::from(c.is_alphanumeric());
    }
    if chinese * 5 < letters * 2 {
        return Some((
            "most of this text is not Chinese",
            "is this the right file, and was it decoded with the right character set?",
        ));
    }
    let nodes = &built.outline.nodes;
    if nodes.is_empty() {
        return Some((
            "no numbered heading was found in this text",
            "a plan has headings such as 一、 (一) 1.; is this the right file?",
        ));
    }
    let articles = articles(text);
    let tasks = nodes.iter().filter(|node| node.task.is_some()).count();
    let units = nodes
        .iter()
        .filter(|node| {
            node.task
                .as_ref()
                .is_some_and(|task| !task.assignments.is_empty())
        })
        .count();
    if articles >= 3 && articles > tasks {
        return Some((
            "this text is made of articles (第一条, 第二条), as rules are, not of tasks",
            "a regulation promises no work; import the plan that carries it out",
        ));
    }
    if units > 0 {
        return None;
    }
    // Without a single unit, only its kind can tell a plan from any other numbered text.
    let other = OTHERS.iter().any(|word| title.contains(word)) && !title.contains("方案");
    let kind = KINDS.iter().any(|word| title.contains(word)) || title::announces(source);
    let dated = nodes.iter().any(|node| {
        !node.goals.is_empty()
            || node
                .task
                .as_ref()
                .is_some_and(|task| !task.milestones.is_empty())
    });
    let official = [
        "政府",
        "办公室",
        "委员会",
        "部门",
        "县",
        "市",
        "区",
        "各单位",
        "管委会",
    ]
    .iter()
    .filter(|word| text.contains(**word))
    .count();
    let promising = kind || dated && official >= 4 && nodes.len() >= 8;
    if other || !promising || official == 0 {
        let blocks: usize = nodes
            .iter()
            .map(|node| {
                node.blocks
                    .iter()
                    .filter(|block| !matches!(block, Block::Field(_)))
                    .count()
            })
            .sum();
        return Some((
            if blocks == 0 {
                "this is a numbered list without text: no unit owes anything in it"
            } else {
                "no unit owes anything in this text, and its title names no plan"
            },
            "a plan says who does what (责任单位, 牵头单位, …牵头) or calls itself 方案, 计划, 意见, …; write it by hand if it is one",
        ));
    }
    None
}

/// Lines that begin with 第…条.
fn articles(text: &str) -> usize {
    text.lines()
        .filter(|line| {
            line.trim_start_matches(is_space)
                .strip_prefix('第')
                .and_then(|rest| rest.find('条').map(|at| &rest[..at]))
                .is_some_and(|number| {
                    !number.is_empty()
                        && number.chars().count() <= 5
                        && number
                            .chars()
                            .all(|c| "零一二三四五六七八九十百".contains(c) || c.is_ascii_digit())
                })
        })
        .count()
}
