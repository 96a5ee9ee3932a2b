//! The table of indicators: each figure that plans state of them.

use super::column::shared::PATH;
use super::duties::POSITION;
use super::table::TableBuilder;
use super::values::{node_id, non_empty, numbered};
use super::{Column, Table, Words};
use crate::link::catalogue::Catalogue;
use crate::plan::Change;

const INDICATOR: Column = Column::text(
    "indicator_id",
    "指标的编号，也是网址的一部分",
    "The indicator, part of its address",
);
const NODE: Column = Column::text("node_id", "所在的段", "The passage").refers("nodes");
const LEVEL: Column = Column::text(
    "level",
    "数值和单位，照原文",
    "How much, of what, as printed",
);
const PERCENT: Column = Column::text("percent", "增减的百分数", "By how many per cent it changes");
const AGAINST: Column = Column::text(
    "against",
    "与什么相比，照原文；空则原文没有写",
    "Compared with what, as printed; empty where the words do not say it",
);
const BASE: Column = Column::text(
    "implied_base",
    "由程序算出：按增减倒推的基数，口径未核",
    "Computed from level and growth: what it started from; scope unverified",
);
const PROMISED: Column = Column::text(
    "promised",
    "同一地方前一年方案所定的数",
    "What the plan of the year before of the same place promised",
);
const DIFFERENCE: Column = Column::text(
    "difference",
    "由程序算出：与前一份方案所定的数之差，口径未核",
    "Computed: difference from the plan before of the same place; scope unverified",
);

/// Returns the table of what plans state of indicators.
pub fn indicators(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "指标：同一个数历年、各地怎么定，每处一行",
        en: "Indicators: one figure through years and places, one passage to a row",
    };
    let name = Column::text("name", "指标", "What is measured");
    let unit = Column::text(
        "unit",
        "计量单位，不含万、亿",
        "Unit of measure, without ten thousands and hundred millions",
    );
    let year = Column::integer("year", "方案年份", "Year of the plan");
    let change = Column::text(
        "change",
        "increase 增长、decrease 下降",
        "increase or decrease",
    );

    let all = catalogue.indicators.all.iter_enumerated();
    let rows = all.flat_map(|(id, own)| numbered((id, own), &own.points));
    TableBuilder::new("indicators", words, rows)
        .column(INDICATOR.key(), |row| &row.owner.1.id)
        .column(POSITION, |row| row.position)
        .column(name.required(), |row| &row.owner.1.name)
        .column(unit.required(), |row| &row.owner.1.unit)
        .column(NODE.required(), |row| {
            node_id(&catalogue.plans[row.item.at.plan], row.item.at.node)
        })
        .column(year, |row| row.item.year)
        .column(
            Column::text("place_id", "地方", "The place").refers("places"),
            |row| row.item.place.map(|place| &catalogue.places[place].id),
        )
        .column(
            Column::text("whose", "谁的指标", "Whose figure, where the words say it"),
            |row| non_empty(&row.item.whose),
        )
        .column(LEVEL, |row| {
            row.item.level.as_ref().map(|own| own.figure.to_string())
        })
        .column(change, |row| {
            row.item.growth.as_ref().map(|own| Change::key(own.change))
        })
        .column(PERCENT, |row| {
            row.item.growth.as_ref().map(|own| &own.percent)
        })
        .column(AGAINST, |row| non_empty(&row.item.growth.as_ref()?.against))
        .column(BASE, |row| {
            row.item.implied.as_ref().map(|own| own.base.to_string())
        })
        .column(PROMISED, |row| {
            let promised = row.item.implied.as_ref()?.promised.as_ref()?;
            Some(promised.before.to_string())
        })
        .column(DIFFERENCE, |row| {
            let since = row.item.since.as_ref()?;
            Some(format!("{}{}", since.difference, since.after.unit))
        })
        .column(PATH, |row| catalogue.indicator_route(row.owner.0).path())
        .build()
}
