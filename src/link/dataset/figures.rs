//! Tables of figures: those to be reached, and those broken down by county or unit.

use super::column::shared::{MEASURE, RAW, VALUE};
use super::duties::{NODE_ID, POSITION, in_nodes};
use super::table::TableBuilder;
use super::values::non_empty;
use super::{Column, Table, Words};
use crate::link::catalogue::Catalogue;
use crate::plan::{Allotment, Change, Node};

/// Returns the table of figures to be reached.
pub fn targets(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "量化指标，每个数值一行",
        en: "Figures to be reached, one to a row",
    };
    let indicator = Column::text("indicator", "指标", "What is measured");
    let change = Column::text(
        "change",
        "increase 增长、decrease 下降；空则是水平值",
        "increase or decrease; empty for a level",
    );
    let bound = Column::text(
        "bound",
        "exactly、at-least 以上、at-most 以下、about 左右",
        "exactly, at-least, at-most or about",
    );
    let whose = Column::text(
        "whose",
        "谁的指标，如 全市；空则原文没有写",
        "Whose figure; empty where the words do not say it",
    );
    let against = Column::text(
        "against",
        "与什么相比，照原文，如 同比；空则原文没有写",
        "Compared with what, as printed; empty where the words do not say it",
    );
    let due = Column::text(
        "due",
        "时限，写到原文的精度",
        "By when, as precise as printed",
    );

    let rows = in_nodes(catalogue, |node| &node.targets);
    TableBuilder::new("targets", words, rows)
        .column(NODE_ID, |row| row.owner.id())
        .column(POSITION, |row| row.position)
        .column(indicator.required(), |row| &row.item.indicator)
        .column(change, |row| row.item.change.map(Change::key))
        .column(bound.required(), |row| row.item.bound.key())
        .column(VALUE, |row| &row.item.value)
        .column(MEASURE, |row| &row.item.unit)
        .column(whose, |row| non_empty(&row.item.whose))
        .column(against, |row| non_empty(&row.item.against))
        .column(due, |row| row.item.due)
        .column(RAW, |row| &row.item.raw)
        .build()
}

/// Returns the table of figures that are broken down.
pub fn allotments(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "分解指标：一个数归各县区、各单位的份额",
        en: "Figures broken down by county or unit",
    };
    let entity = Column::text("entity", "归谁", "Whose");
    let counted = Column::text(
        "of",
        "所计之物，一项任务分解几个数时才有",
        "What is counted, where one task breaks down several figures",
    );

    let rows = in_nodes(catalogue, allotments_in);
    TableBuilder::new("allotments", words, rows)
        .column(NODE_ID, |row| row.owner.id())
        .column(POSITION, |row| row.position)
        .column(entity.required(), |row| &row.item.entity)
        .column(VALUE, |row| &row.item.value)
        .column(MEASURE, |row| &row.item.unit)
        .column(counted, |row| non_empty(&row.item.of))
        .build()
}

fn allotments_in(node: &Node) -> &[Allotment] {
    node.task.as_ref().map_or(&[], |task| &task.allotments)
}
