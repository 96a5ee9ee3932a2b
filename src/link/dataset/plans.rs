//! Tables of the plans themselves: their heads, and what was corrected, revised and left out.

use super::column::shared::{PATH, PLAN_ID};
use super::table::TableBuilder;
use super::values::{Numbered, lines, non_empty, numbered, paragraphs};
use super::{Column, Table, Words};
use crate::address::Route;
use crate::link::catalogue::{Catalogue, Plan};
use crate::plan::{Front, Revision, Status};

/// Returns the table of plans.
pub fn plans(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "方案，每份一行",
        en: "Plans, one to a row",
    };
    let table = TableBuilder::new("plans", words, &catalogue.plans);

    let table = with_title(table);
    let table = with_bodies(table, catalogue);
    let table = with_dates(table, catalogue);
    let table = with_status(table, catalogue);
    let table = with_text(table);
    with_origin(table).build()
}

fn with_title<'a>(table: TableBuilder<'a, &'a Plan>) -> TableBuilder<'a, &'a Plan> {
    let id = Column::text(
        "id",
        "方案编号，也是网址的一部分",
        "Identifier, part of its address",
    );
    let title = Column::text("title", "标题", "Title");
    let number = Column::text("number", "发文字号", "Document number");

    table
        .column(id.key(), |plan| &plan.document.id)
        .column(title.required(), |plan| &plan.document.front.title)
        .column(number, |plan| plan.document.front.number.as_ref())
}

fn with_bodies<'a>(
    table: TableBuilder<'a, &'a Plan>,
    catalogue: &'a Catalogue,
) -> TableBuilder<'a, &'a Plan> {
    let issuer = Column::text("issuer", "发文机关", "Issuer");
    let place = Column::text(
        "place",
        "所属地方，照方案所写",
        "Place that it governs, as the plan's file names it",
    );
    let place_id =
        Column::text("place_id", "所属地方的编号", "Identifier of the place").refers("places");
    let addressees = Column::text("addressees", "主送机关", "Addressees");
    let passed_by = Column::text("passed_by", "通过方案的会议", "Meeting that passed it");

    table
        .column(issuer, |plan| plan.document.front.issuer.as_ref())
        .column(place, |plan| plan.document.front.place.as_ref())
        .column(place_id, |plan| {
            plan.place.map(|place| &catalogue.places[place].id)
        })
        .column(addressees, |plan| plan.document.front.addressees.as_ref())
        .column(passed_by, |plan| plan.document.front.passed_by.as_ref())
}

fn with_dates<'a>(
    table: TableBuilder<'a, &'a Plan>,
    catalogue: &'a Catalogue,
) -> TableBuilder<'a, &'a Plan> {
    let written = Column::date("written", "成文日期", "Date of the document");
    let published = Column::date("published", "发布日期", "Date of publication");
    let year = Column::integer("year", "方案年度", "Year that it is for");
    let passed = Column::integer(
        "passed_when_published",
        "发布之前已经到期的时限数；空则发布日期不详",
        "How many of its deadlines had passed when it was published; empty where that day is not known",
    );

    table
        .column(written, |plan| plan.document.front.written)
        .column(published, |plan| plan.document.front.published)
        .column(year, |plan| plan.document.front.year)
        .column(passed, move |plan| catalogue.passed_when_published(plan))
}

fn with_status<'a>(
    table: TableBuilder<'a, &'a Plan>,
    catalogue: &'a Catalogue,
) -> TableBuilder<'a, &'a Plan> {
    let state = Column::text(
        "status",
        "效力：in-force 现行有效、repealed 已废止、lapsed 已失效、replaced 已被替代",
        "in-force, repealed, lapsed or replaced",
    );
    let date = Column::date("status_date", "该状态的起始日期", "Since when");
    let source = Column::text("status_source", "载明该状态的文件", "Document that says so");
    let url = Column::text("status_url", "该文件的网址", "Address of that document");
    let by =
        Column::text("replaced_by", "替代它的方案", "Plan that took its place").refers("plans");

    fn status(plan: &Plan) -> Option<&Status> {
        plan.document.front.status.as_ref()
    }
    table
        .column(state.required(), |plan| plan.document.front.state().key())
        .column(date, |plan| status(plan).map(|status| status.date))
        .column(source, |plan| status(plan).map(|status| &status.source))
        .column(url, |plan| {
            status(plan).and_then(|status| status.url.as_ref())
        })
        .column(by, |plan| {
            plan.replaced_by.map(|by| &catalogue.plans[by].document.id)
        })
}

fn with_text<'a>(table: TableBuilder<'a, &'a Plan>) -> TableBuilder<'a, &'a Plan> {
    let opening = Column::text(
        "opening",
        "第一个编号之前的正文，逐段换行",
        "Text before the first number, a line to a paragraph",
    );
    let closing = Column::text(
        "closing",
        "最后一个编号之后的正文，逐段换行",
        "Text behind the last numbered passage, a line to a paragraph",
    );

    table
        .column(opening, |plan| paragraphs(&plan.text.outline.opening))
        .column(closing, |plan| paragraphs(&plan.text.outline.closing))
}

fn with_origin<'a>(table: TableBuilder<'a, &'a Plan>) -> TableBuilder<'a, &'a Plan> {
    let file = Column::text(
        "source_file",
        "存档原文的路径",
        "Path of the archived source",
    );
    let sha256 = Column::text(
        "source_sha256",
        "存档原文的 SHA-256",
        "SHA-256 of the archived source",
    );
    let url = Column::text(
        "source_url",
        "原文发布的网址",
        "Address where it was published",
    );

    table
        .column(file.required(), |plan| &plan.text.source.file)
        .column(sha256.required(), |plan| &plan.text.source.sha256)
        .column(url, |plan| plan.text.source.url.as_ref())
        .column(PATH, |plan| Route::plan(&plan.document.id).path())
}

/// Returns a row for each item of a list in the heads of the plans.
fn in_heads<'a, Item>(
    catalogue: &'a Catalogue,
    list: fn(&'a Front) -> &'a [Item],
) -> impl Iterator<Item = Numbered<&'a Plan, &'a Item>> + Clone {
    let plans = catalogue.plans.iter();
    plans.flat_map(move |plan| numbered(plan, list(&plan.document.front)))
}

/// Returns the table of corrections.
pub fn emendations(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "校正：存档原文有损坏、由编者订正的地方",
        en: "Declared corrections of damaged text",
    };
    let position = Column::integer(
        "position",
        "在方案里的次序，从 1 起",
        "Place among the plan's corrections, from 1",
    );
    let line = Column::integer("line", "原文行号", "Line of the source");
    let found = Column::text("found", "原文作", "What stands there");
    let reading = Column::text(
        "reading",
        "读作；空则删去，不读",
        "What is read instead; empty where nothing is",
    );
    let certainty = Column::text(
        "certainty",
        "把握：certain 确定、conjecture 推测、lost 失落",
        "certain, conjecture or lost",
    );
    let note = Column::text("note", "依据", "Why");
    let nth = Column::integer(
        "nth",
        "行内第几处；空则各处皆是",
        "Which occurrence on the line; empty for all",
    );

    let rows = in_heads(catalogue, |front| front.emendations.as_raw_slice());
    TableBuilder::new("emendations", words, rows)
        .column(PLAN_ID.key(), |row| &row.owner.document.id)
        .column(position.key(), |row| row.position)
        .column(line.required(), |row| row.item.line)
        .column(found.required(), |row| &row.item.found)
        .column(reading, |row| non_empty(&row.item.reading))
        .column(certainty.required(), |row| row.item.certainty.key())
        .column(note.required(), |row| &row.item.note)
        .column(nth, |row| row.item.nth)
        .build()
}

/// Returns the table of revisions.
pub fn revisions(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "修订：方案在本站收录后的改动",
        en: "Revisions: what changed on this site since a plan was taken up",
    };
    let position = Column::integer(
        "position",
        "次序，从 1 起",
        "Place among the plan's revisions, from 1",
    );
    let date = Column::date("date", "日期", "Date");
    let note = Column::text("note", "改了什么，为什么", "What changed, and why");
    let at = Column::text(
        "at",
        "所改的条目在方案里的地址，一行一个；没有注明则空",
        "Addresses in the plan of the passages that changed, one a line; empty where it does not say",
    );

    let rows = in_heads(catalogue, |front| -> &[Revision] { &front.revisions });
    TableBuilder::new("revisions", words, rows)
        .column(PLAN_ID.key(), |row| &row.owner.document.id)
        .column(position.key(), |row| row.position)
        .column(date.required(), |row| row.item.date)
        .column(note.required(), |row| &row.item.note)
        .column(at, |row| lines(&row.item.at))
        .build()
}

/// Returns the table of lines that the plans leave out.
pub fn skips(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "略去：存档原文里不属于方案的各行",
        en: "Lines of the archived sources that are no part of the plans",
    };
    let position = Column::integer(
        "position",
        "次序，从 1 起",
        "Place among what the plan leaves out, from 1",
    );
    let first = Column::integer("first_line", "原文首行", "First line in the source");
    let last = Column::integer("last_line", "原文末行", "Last line in the source");
    let why = Column::text("why", "是什么", "What they are");

    let plans = catalogue.plans.iter();
    let rows = plans.flat_map(|plan| numbered(plan, plan.text.source.skip.as_slice()));
    TableBuilder::new("skips", words, rows)
        .column(PLAN_ID.key(), |row| &row.owner.document.id)
        .column(position.key(), |row| row.position)
        .column(first.required(), |row| row.item.lines.first)
        .column(last.required(), |row| row.item.lines.last)
        .column(why.required(), |row| &row.item.why)
        .build()
}
