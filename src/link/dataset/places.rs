//! Tables of places, and of what lies in them: parks and projects.

use super::column::shared::{ALIASES, ID, MENTIONS, NAME, NOTE, PATH, TASKS};
use super::table::TableBuilder;
use super::values::lines;
use super::{Column, Table, Words};
use crate::address::Route;
use crate::content::gazetteer::{ParkKind, ParkLevel, Place, PlaceLevel};
use crate::link::catalogue::Catalogue;

/// Returns the table of places.
pub fn places(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "地方",
        en: "Places",
    };
    let id = Column::text("id", "编号", "Identifier");
    let parent = Column::text("parent_id", "上级地方", "The place it lies in").refers("places");
    let level = Column::text(
        "level",
        "层级：nation、province、prefecture、county、township",
        "nation, province, prefecture, county or township",
    );

    let code = Column::text("code", "区划代码（GB/T 2260）", "Code (GB/T 2260)");
    let english = Column::text("english", "英文名称", "English name");
    let former = Column::text(
        "former_names",
        "曾用名及改名年份，一行一个",
        "Names that it had, each with the year in which it got another, a line each",
    );
    let ended = Column::integer("ended", "撤销年份", "The year in which it ended");

    TableBuilder::new("places", words, &catalogue.places)
        .column(id.key(), |place| &place.id)
        .column(NAME, |place| &place.name)
        .column(ALIASES, |place| lines(&place.aliases))
        .column(parent, |place| place.parent.as_ref())
        .column(level, |place| place.level.map(PlaceLevel::key))
        .column(code, |place| place.code.as_ref())
        .column(english, |place| place.english.as_ref())
        .column(former, |place| former_names(place).join("\n"))
        .column(ended, |place| place.ended)
        .build()
}

/// Returns the names that a place had before, each with the year in which it got another.
fn former_names(place: &Place) -> Vec<String> {
    let names = place.former.iter().map(|former| match former.until {
        Some(year) => format!("{} {year}", former.name),
        None => former.name.clone(),
    });
    names.collect()
}

/// Returns the table of industrial parks.
pub fn parks(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "园区",
        en: "Industrial parks",
    };
    let place = Column::text("place_id", "所在地方", "The place it lies in").refers("places");
    let parent = Column::text("parent_id", "所在的园区", "The park it lies in").refers("parks");
    let level = Column::text(
        "level",
        "级别：national、provincial、municipal",
        "national, provincial or municipal",
    );
    let kind = Column::text(
        "kind",
        "类别：new-area、economic-zone、high-tech、industrial、bonded、free-trade、other",
        "new-area, economic-zone, high-tech, industrial, bonded, free-trade or other",
    );

    TableBuilder::new("parks", words, &catalogue.parks)
        .column(ID, |entry| &entry.park.id)
        .column(NAME, |entry| &entry.park.name)
        .column(ALIASES, |entry| lines(&entry.park.aliases))
        .column(place, |entry| entry.park.place.as_ref())
        .column(parent, |entry| entry.park.parent.as_ref())
        .column(level, |entry| entry.park.level.map(ParkLevel::key))
        .column(kind, |entry| entry.park.kind.map(ParkKind::key))
        .column(TASKS, |entry| entry.tasks.len())
        .column(MENTIONS, |entry| entry.mentioned.len())
        .column(NOTE, |entry| entry.park.note.as_ref())
        .column(PATH, |entry| Route::park(&entry.park.id).path())
        .build()
}

/// Returns the table of named projects.
pub fn projects(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "有名称的项目",
        en: "Named projects",
    };
    let place = Column::text("place_id", "所在地方", "The place it lies in").refers("places");
    let park = Column::text("park_id", "所在园区", "The park it stands in").refers("parks");

    TableBuilder::new("projects", words, &catalogue.projects)
        .column(ID, |entry| &entry.project.id)
        .column(NAME, |entry| &entry.project.name)
        .column(ALIASES, |entry| lines(&entry.project.aliases))
        .column(place, |entry| entry.project.place.as_ref())
        .column(park, |entry| entry.project.park.as_ref())
        .column(TASKS, |entry| entry.tasks.len())
        .column(MENTIONS, |entry| entry.mentioned.len())
        .column(NOTE, |entry| entry.project.note.as_ref())
        .column(PATH, |entry| Route::project(&entry.project.id).path())
        .build()
}
