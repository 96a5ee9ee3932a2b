//! Tables of the official notices that corrected plans, and of what they changed.

use super::column::shared::PLAN_ID;
use super::table::TableBuilder;
use super::values::{non_empty, numbered};
use super::{Column, Table, Words};
use crate::link::catalogue::Catalogue;
use crate::plan::HeadField;

/// Returns the table of notices.
pub fn notices(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "官方更正公告：改动方案的通知，每份一行",
        en: "Official notices that corrected a plan",
    };
    let position = Column::integer(
        "position",
        "次序，从 1 起",
        "Place among the plan's notices, from 1",
    );
    let title = Column::text("title", "标题", "Title");
    let number = Column::text("number", "发文字号", "Document number");
    let date = Column::date("date", "日期", "Date");
    let file = Column::text("file", "存档文件的路径", "Path of the archived file");
    let sha256 = Column::text(
        "sha256",
        "存档文件的 SHA-256",
        "SHA-256 of the archived file",
    );
    let url = Column::text("url", "发布的网址", "Address where it was published");

    let plans = catalogue.plans.iter();
    let rows = plans.flat_map(|plan| numbered(plan, plan.document.front.notices.as_raw_slice()));
    TableBuilder::new("notices", words, rows)
        .column(PLAN_ID.key(), |row| &row.owner.document.id)
        .column(position.key(), |row| row.position)
        .column(title.required(), |row| &row.item.title)
        .column(number, |row| row.item.number.as_ref())
        .column(date.required(), |row| row.item.date)
        .column(file.required(), |row| &row.item.file)
        .column(sha256.required(), |row| &row.item.sha256)
        .column(url, |row| row.item.url.as_ref())
        .build()
}

/// Returns the table of what notices changed.
pub fn amendments(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "官方更正：公告所改的每一处，旧文与新文并列",
        en: "What official notices changed, the old words beside the new",
    };
    let position = Column::integer(
        "position",
        "在方案里的次序，从 1 起",
        "Place among the plan's amendments, from 1",
    );
    let notice = Column::integer(
        "notice",
        "是该方案的第几份公告",
        "Which of the plan's notices",
    );
    let kind = Column::text(
        "kind",
        "replaced 改、deleted 删、added 增",
        "replaced, deleted or added",
    );
    let field = Column::text(
        "field",
        "改动文件头的哪一项：title 标题、number 文号、issuer 机关、addressees 主送、written 成文、published 发布；空则改动正文",
        "The field of the head that it changes; empty where it changes the text",
    );
    let first = Column::integer(
        "first_line",
        "方案原文首行；增则是所接之行",
        "First line in the plan's source; where text was added, the line before it",
    );
    let last = Column::integer(
        "last_line",
        "方案原文末行",
        "Last line in the plan's source",
    );
    let old = Column::text("old", "原作；空则无", "The words that counted before");
    let new = Column::text("new", "改作；空则删去", "The words that count now");
    let at_first = Column::integer("notice_first_line", "公告首行", "First line in the notice");
    let at_last = Column::integer("notice_last_line", "公告末行", "Last line in the notice");

    let rows = catalogue.plans.iter().flat_map(|plan| {
        let amendments = plan.document.front.amendments();
        let amendments: Vec<_> = amendments.collect();
        amendments.into_iter().map(move |own| (plan, own))
    });
    TableBuilder::new("amendments", words, rows)
        .column(PLAN_ID.key(), |(plan, _)| &plan.document.id)
        .column(position.key(), |(_, (id, _, _))| id.number())
        .column(notice.required(), |(_, (_, notice, _))| notice.number())
        .column(kind.required(), |(_, (_, _, own))| own.key())
        .column(field, |(plan, (_, _, own))| {
            let fields = plan.amended_fields(own).into_iter();
            let keys: Vec<&str> = fields.map(HeadField::key).collect();
            (!keys.is_empty()).then(|| keys.join(" "))
        })
        .column(first.required(), |(_, (_, _, own))| own.governed().first)
        .column(last.required(), |(_, (_, _, own))| own.governed().last)
        .column(old, |(plan, (_, _, own))| {
            Some(plan.old_words(own)).filter(|words| !words.is_empty())
        })
        .column(new, |(_, (_, _, own))| {
            own.new.as_deref().and_then(non_empty)
        })
        .column(at_first.required(), |(_, (_, _, own))| own.at.first)
        .column(at_last.required(), |(_, (_, _, own))| own.at.last)
        .build()
}
