//! Tables of the documents themselves: plans, their nodes and tasks, what was corrected and revised.

use super::{Cell, Column, Kind, Table, Words, filled, integer, node_id, optional, text};
use crate::address::Route;
use crate::link::catalogue::Catalogue;
use crate::plan::Block;

/// A line to a paragraph.
fn paragraphs(blocks: &[Block]) -> Cell<'_> {
    let words: Vec<&str> = blocks.iter().map(Block::text).collect();
    if words.is_empty() {
        Cell::Null
    } else {
        text(words.join("\n"))
    }
}

pub fn plans(catalogue: &Catalogue) -> Table<'_> {
    let date = |name, zh, en| Column::new(name, Kind::Date, zh, en);
    Table {
        name: "plans",
        words: Words {
            zh: "方案，每份一行",
            en: "Plans, one to a row",
        },
        columns: vec![
            Column::text(
                "id",
                "方案编号，也是网址的一部分",
                "Identifier, part of its address",
            )
            .key(),
            Column::text("title", "标题", "Title").required(),
            Column::text("number", "发文字号", "Document number"),
            Column::text("issuer", "发文机关", "Issuing body"),
            Column::text(
                "place",
                "所属地方，照方案所写",
                "Place that it governs, as the plan's file names it",
            ),
            Column::text("place_id", "所属地方的编号", "Identifier of the place").refers("places"),
            Column::text("addressees", "主送机关", "Bodies that it is addressed to"),
            Column::text("passed_by", "通过方案的会议", "Meeting that passed it"),
            date("written", "成文日期", "Date of the document"),
            date("published", "发布日期", "Date of publication"),
            Column::integer("year", "方案年度", "Year that it is for"),
            Column::text(
                "opening",
                "第一个编号之前的正文，逐段换行",
                "Text before the first number, a line to a paragraph",
            ),
            Column::text(
                "closing",
                "最后一个编号之后的正文，逐段换行",
                "Text behind the last numbered passage, a line to a paragraph",
            ),
            Column::text(
                "source_file",
                "存档原文的路径",
                "Path of the archived source",
            )
            .required(),
            Column::text(
                "source_sha256",
                "存档原文的 SHA-256",
                "SHA-256 of the archived source",
            )
            .required(),
            Column::text(
                "source_url",
                "原文发布的网址",
                "Address where it was published",
            ),
            Column::text(
                "path",
                "本站页面，相对站点根目录",
                "Page, relative to the root of the site",
            )
            .required(),
        ],
        rows: catalogue
            .plans
            .iter()
            .map(|plan| {
                let front = &plan.document.front;
                vec![
                    text(&plan.document.id),
                    text(&front.title),
                    optional(front.number.as_deref()),
                    optional(front.issuer.as_deref()),
                    optional(front.place.as_deref()),
                    optional(plan.place.map(|place| catalogue.places[place].id.as_str())),
                    optional(front.addressees.as_deref()),
                    optional(front.passed_by.as_deref()),
                    optional(front.written.map(|date| date.to_string())),
                    optional(front.published.map(|date| date.to_string())),
                    front.year.map_or(Cell::Null, integer),
                    paragraphs(&plan.document.outline.opening),
                    paragraphs(&plan.document.outline.closing),
                    text(&front.source.file),
                    text(&front.source.sha256),
                    optional(front.source.url.as_deref()),
                    text(Route::Plan(&plan.document.id).path()),
                ]
            })
            .collect(),
    }
}

pub fn nodes(catalogue: &Catalogue) -> Table<'_> {
    let mut rows = Vec::new();
    for plan in &catalogue.plans {
        let outline = &plan.document.outline;
        for (index, node) in outline.nodes.iter_enumerated() {
            let lines = plan.lines(index);
            rows.push(vec![
                text(node_id(plan, index)),
                text(&plan.document.id),
                optional(plan.parents[index].map(|parent| node_id(plan, parent))),
                integer(index.index() + 1),
                integer(node.depth),
                text(&plan.numbers[index]),
                text(node.name(80)),
                text(&node.heading),
                paragraphs(&node.blocks),
                paragraphs(&node.tail),
                lines.map_or(Cell::Null, |lines| integer(lines.first)),
                lines.map_or(Cell::Null, |lines| integer(lines.last)),
            ]);
        }
    }
    Table {
        name: "nodes",
        words: Words {
            zh: "方案里有编号的每一段，按原文顺序",
            en: "Every numbered passage of the plans, in printed order",
        },
        columns: vec![
            Column::text("id", "编号：方案/节点", "Identifier: plan/node").key(),
            Column::text("plan_id", "所在方案", "Its plan")
                .required()
                .refers("plans"),
            Column::text("parent_id", "上一级", "The passage that it stands under").refers("nodes"),
            Column::integer(
                "position",
                "在方案里的次序，从 1 起",
                "Place in the plan, from 1",
            )
            .required(),
            Column::integer("depth", "层次，从 1 起", "Depth, from 1").required(),
            Column::text(
                "number",
                "全编号，如 三(一)9(1)",
                "Whole number, as it is cited",
            )
            .required(),
            Column::text(
                "title",
                "标题，或正文开头",
                "Heading, or the beginning of its text",
            )
            .required(),
            Column::text(
                "heading",
                "原文的标题行，含编号",
                "Heading as printed, number included",
            )
            .required(),
            Column::text(
                "text",
                "本段正文，校正后，逐段换行；不含下级",
                "Its own text with corrections applied, a line to a paragraph",
            ),
            Column::text(
                "tail",
                "排在所有下级之后、却是说本段的正文，如〔责任单位：…〕",
                "Text of its own that is printed behind all passages below it",
            ),
            Column::integer("first_line", "原文首行", "First line in the source"),
            Column::integer("last_line", "原文末行", "Last line in the source"),
        ],
        rows,
    }
}

pub fn tasks(catalogue: &Catalogue) -> Table<'_> {
    Table {
        name: "tasks",
        words: Words {
            zh: "任务，每项一行：有责任单位或时限的最小一段",
            en: "Tasks, one to a row: the smallest passages that say who or by when",
        },
        columns: vec![
            Column::text("id", "任务编号：方案/节点", "Identifier: plan/node")
                .key()
                .refers("nodes"),
            Column::text("plan_id", "所在方案", "Its plan")
                .required()
                .refers("plans"),
            Column::text(
                "number",
                "全编号，如 三(一)9(1)",
                "Whole number, as it is cited",
            )
            .required(),
            Column::text(
                "title",
                "标题，或正文开头",
                "Heading, or the beginning of its text",
            )
            .required(),
            Column::new(
                "inherited",
                Kind::Boolean,
                "单位或时限取自上方合并的单元格",
                "Who or when was read from a merged table cell above",
            )
            .required(),
            Column::text(
                "path",
                "本站页面，相对站点根目录",
                "Page, relative to the root of the site",
            )
            .required(),
        ],
        rows: catalogue
            .tasks
            .iter()
            .map(|task| {
                let plan = &catalogue.plans[task.plan];
                let node = &plan.document.outline.nodes[task.node];
                vec![
                    text(node_id(plan, task.node)),
                    text(&plan.document.id),
                    text(&plan.numbers[task.node]),
                    text(node.name(80)),
                    Cell::Boolean(node.task.as_ref().is_some_and(|task| task.inherited)),
                    text(Route::Task(&plan.document.id, &node.id).path()),
                ]
            })
            .collect(),
    }
}

pub fn emendations(catalogue: &Catalogue) -> Table<'_> {
    let mut rows = Vec::new();
    for plan in &catalogue.plans {
        for (index, emendation) in plan.document.front.emendations.iter().enumerate() {
            rows.push(vec![
                text(&plan.document.id),
                integer(index + 1),
                integer(emendation.line),
                text(&emendation.found),
                filled(&emendation.reading),
                text(emendation.certainty.key()),
                text(&emendation.note),
                emendation.nth.map_or(Cell::Null, integer),
            ]);
        }
    }
    Table {
        name: "emendations",
        words: Words {
            zh: "校正：存档原文有损坏、由编者订正的地方",
            en: "Declared corrections of damaged text",
        },
        columns: vec![
            Column::text("plan_id", "所在方案", "Its plan")
                .key()
                .refers("plans"),
            Column::integer(
                "position",
                "在方案里的次序，从 1 起",
                "Place among the plan's corrections, from 1",
            )
            .key(),
            Column::integer("line", "原文行号", "Line of the source").required(),
            Column::text("found", "原文作", "What stands there").required(),
            Column::text(
                "reading",
                "读作；空则删去，不读",
                "What is read instead; empty where nothing is",
            ),
            Column::text(
                "certainty",
                "把握：certain 确定、conjecture 推测、lost 失落",
                "certain, conjecture or lost",
            )
            .required(),
            Column::text("note", "依据", "Why").required(),
            Column::integer(
                "nth",
                "行内第几处；空则各处皆是",
                "Which occurrence on the line; empty for all",
            ),
        ],
        rows,
    }
}

pub fn revisions(catalogue: &Catalogue) -> Table<'_> {
    let mut rows = Vec::new();
    for plan in &catalogue.plans {
        for (index, revision) in plan.document.front.revisions.iter().enumerate() {
            rows.push(vec![
                text(&plan.document.id),
                integer(index + 1),
                text(revision.date.to_string()),
                text(&revision.note),
            ]);
        }
    }
    Table {
        name: "revisions",
        words: Words {
            zh: "修订：方案在本站收录后的改动",
            en: "Revisions: what changed on this site since a plan was taken up",
        },
        columns: vec![
            Column::text("plan_id", "所在方案", "Its plan")
                .key()
                .refers("plans"),
            Column::integer(
                "position",
                "次序，从 1 起",
                "Place among the plan's revisions, from 1",
            )
            .key(),
            Column::new("date", Kind::Date, "日期", "Date").required(),
            Column::text("note", "改了什么，为什么", "What changed, and why").required(),
        ],
        rows,
    }
}

pub fn skips(catalogue: &Catalogue) -> Table<'_> {
    let mut rows = Vec::new();
    for plan in &catalogue.plans {
        for (index, skip) in plan.document.front.source.skip.iter().enumerate() {
            rows.push(vec![
                text(&plan.document.id),
                integer(index + 1),
                integer(skip.lines.first),
                integer(skip.lines.last),
                text(&skip.why),
            ]);
        }
    }
    Table {
        name: "skips",
        words: Words {
            zh: "略去：存档原文里不属于方案的各行",
            en: "Lines of the archived sources that are no part of the plans",
        },
        columns: vec![
            Column::text("plan_id", "所在方案", "Its plan")
                .key()
                .refers("plans"),
            Column::integer(
                "position",
                "次序，从 1 起",
                "Place among what the plan leaves out, from 1",
            )
            .key(),
            Column::integer("first_line", "原文首行", "First line in the source").required(),
            Column::integer("last_line", "原文末行", "Last line in the source").required(),
            Column::text("why", "是什么", "What they are").required(),
        ],
        rows,
    }
}
