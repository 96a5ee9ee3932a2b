//! The names of things: units, parks, projects, plans, places, threads, indicators, years and months.

use super::corpus::{Name, NameId};
use super::kind::ResultKind;
use crate::base::text::pictured;
use crate::link::catalogue::{
    Catalogue, DeadlineId, Indicator, ParkEntry, PlaceId, Plan, ProjectEntry, Thread, UnitEntry,
};
use crate::plan::HeadField;
use crate::render::strings::Strings;
use crate::time::{Due, Month};
use oxc_index::IndexVec;
use std::borrow::Cow;
use std::cmp::Reverse;

/// Returns everything with a page and names, by kind, then by how many tasks it has that no official notice deleted.
pub fn names<'a>(catalogue: &'a Catalogue, strings: &Strings) -> IndexVec<NameId, Name<'a>> {
    let units = catalogue.units.iter();
    let parks = catalogue.parks.iter();
    let projects = catalogue.projects.iter();
    let plans = catalogue.plans.iter();
    let months = catalogue.months.iter();
    let years = catalogue.years.iter();
    let threads = catalogue.threads.all.iter();
    let due = |deadlines: &[DeadlineId]| catalogue.count_deadlines(deadlines.iter().copied());

    let mut names: Vec<Name<'a>> = units
        .map(|entry| unit(catalogue, entry))
        .chain(parks.map(|entry| park(catalogue, entry)))
        .chain(projects.map(|entry| project(catalogue, entry)))
        .chain(plans.map(|entry| plan(catalogue, entry, strings)))
        .chain(threads.map(thread))
        .chain(catalogue.indicators.all.iter().map(indicator))
        .chain(months.map(|(own, deadlines)| month(*own, due(deadlines), strings)))
        .chain(catalogue.places.indices().map(|own| place(catalogue, own)))
        .chain(years.map(|(own, deadlines)| year(*own, due(deadlines), strings)))
        .collect();

    // Stable: what is equal stays in the catalogue's order.
    names.sort_by_key(|name| (name.kind, Reverse(name.count)));
    IndexVec::from_vec(names)
}

fn unit<'a>(catalogue: &'a Catalogue, entry: &'a UnitEntry) -> Name<'a> {
    let unit = &entry.unit;
    let place = catalogue.place_by_id(unit.place.as_deref());

    let mut names = distinct(
        unit.aliases
            .iter()
            .chain([&unit.name])
            .chain(&unit.nameplates),
    );
    let place_name = place.map(|place| catalogue.places[place].name.as_str());
    let whole = place_name.and_then(|place| with_place(place, entry.short()));
    names.extend(whole.filter(|whole| *whole != unit.name).map(Cow::from));

    let tasks = entry.tasks.iter().map(|(task, _)| *task);
    let groups = entry.groups.iter();
    let groups = groups.map(|&group| catalogue.units[group].unit.id.as_str());
    let groups: Vec<&str> = groups.collect();

    Name {
        kind: ResultKind::Unit,
        id: unit.id.clone(),
        label: entry.short().to_owned(),
        names,
        place,
        year: None,
        number: None,
        ended: None,
        count: catalogue.count_tasks(tasks),
        groups,
    }
}

fn park<'a>(catalogue: &Catalogue, entry: &'a ParkEntry) -> Name<'a> {
    let park = &entry.park;
    Name {
        kind: ResultKind::Park,
        id: park.id.clone(),
        label: park.name.clone(),
        names: distinct([&park.name].into_iter().chain(&park.aliases)),
        place: catalogue.place_by_id(park.place.as_deref()),
        year: None,
        number: None,
        ended: None,
        count: catalogue.count_tasks(entry.tasks.iter().copied()),
        groups: Vec::new(),
    }
}

fn project<'a>(catalogue: &Catalogue, entry: &'a ProjectEntry) -> Name<'a> {
    let project = &entry.project;
    Name {
        kind: ResultKind::Project,
        id: project.id.clone(),
        label: project.name.clone(),
        names: distinct([&project.name].into_iter().chain(&project.aliases)),
        place: catalogue.place_by_id(project.place.as_deref()),
        year: None,
        number: None,
        ended: None,
        count: catalogue.count_tasks(entry.tasks.iter().copied()),
        groups: Vec::new(),
    }
}

fn plan<'a>(catalogue: &Catalogue, plan: &'a Plan, strings: &Strings) -> Name<'a> {
    let front = &plan.document.front;
    let printed = [
        Some(&front.title),
        front.number.as_ref(),
        front.issuer.as_ref(),
    ];
    let printed = printed.into_iter().flatten().map(Cow::from);
    let printed = printed.chain(former_heads(plan));
    let written = front.written.map(|date| Cow::from(strings.date(date)));

    Name {
        kind: ResultKind::Plan,
        id: plan.document.id.clone(),
        label: front.title.clone(),
        names: printed.chain(written).collect(),
        place: plan.place,
        year: front.year,
        number: front.number.as_deref(),
        ended: Some(front.state())
            .filter(|state| state.has_ended())
            .map(|state| strings.get(&format!("status.{}", state.key())).to_owned()),
        count: catalogue.count_tasks(plan.tasks.iter().copied()),
        groups: Vec::new(),
    }
}

/// Returns the titles, numbers and issuers that a plan was published with and that official notices changed.
fn former_heads(plan: &Plan) -> Vec<Cow<'_, str>> {
    let amendments = plan.document.front.amendments();
    let named = amendments.filter(|(_, _, own)| {
        let fields = plan.amended_fields(own);
        let is_name = |field: &HeadField| {
            matches!(
                field,
                HeadField::Title | HeadField::Number | HeadField::Issuer
            )
        };
        fields.iter().any(is_name)
    });
    let lines = named.filter_map(|(_, _, own)| own.line);
    lines
        .map(|line| pictured(plan.text.archived.line(line).trim()))
        .collect()
}

fn place(catalogue: &Catalogue, id: PlaceId) -> Name<'_> {
    let place = &catalogue.places[id];
    let entry = &catalogue.place_entries[id];
    let former = place.former.iter().map(|former| &former.name);
    let printed = [&place.name].into_iter().chain(&place.aliases);
    let title = [&entry.title].into_iter();
    let all = printed.chain(title).chain(former).chain(&place.english);
    let tasks = entry.plans.iter();
    let tasks = tasks.flat_map(|&plan| catalogue.plans[plan].tasks.iter().copied());

    Name {
        kind: ResultKind::Place,
        id: place.id.clone(),
        label: entry.title.clone(),
        names: distinct(all),
        place: entry.parent,
        year: None,
        number: None,
        ended: None,
        count: catalogue.count_tasks(tasks),
        groups: Vec::new(),
    }
}

fn thread(thread: &Thread) -> Name<'_> {
    Name {
        kind: ResultKind::Thread,
        id: thread.id.clone(),
        label: thread.title.clone(),
        names: vec![Cow::from(&thread.title)],
        place: thread.place,
        year: None,
        number: None,
        ended: None,
        count: thread.tasks().len(),
        groups: Vec::new(),
    }
}

fn indicator(own: &Indicator) -> Name<'_> {
    Name {
        kind: ResultKind::Indicator,
        id: own.id.clone(),
        label: own.name.clone(),
        names: vec![Cow::from(&own.name)],
        place: None,
        year: None,
        number: None,
        ended: None,
        count: own.points.len(),
        groups: Vec::new(),
    }
}

fn month(month: Month, deadlines: usize, strings: &Strings) -> Name<'static> {
    let name = strings.month(month);
    Name {
        kind: ResultKind::Month,
        id: month.to_string(),
        label: strings.fill("month.title", &[("month", &name)]),
        names: vec![name.into(), month.to_string().into()],
        place: None,
        year: None,
        number: None,
        ended: None,
        count: deadlines,
        groups: Vec::new(),
    }
}

fn year(year: i16, deadlines: usize, strings: &Strings) -> Name<'static> {
    let name = strings.due(Due::Year(year));
    Name {
        kind: ResultKind::Year,
        id: year.to_string(),
        label: strings.fill("year.title", &[("year", &name)]),
        names: vec![name.into()],
        place: None,
        year: None,
        number: None,
        ended: None,
        count: deadlines,
        groups: Vec::new(),
    }
}

/// Returns each name once, in order.
fn distinct<'a>(names: impl Iterator<Item = &'a String>) -> Vec<Cow<'a, str>> {
    let mut distinct: Vec<Cow<'a, str>> = Vec::new();
    for name in names {
        if !distinct.iter().any(|known| known == name) {
            distinct.push(name.into());
        }
    }
    distinct
}

/// Returns a unit's everyday name as strangers say it: 市财政局 of 甲市 is 甲市财政局.
fn with_place(place: &str, short: &str) -> Option<String> {
    let level = short
        .chars()
        .next()
        .filter(|c| matches!(c, '市' | '县' | '区' | '省'))?;
    let bare = place.strip_suffix(level)?;
    Some(format!("{bare}{short}"))
}
