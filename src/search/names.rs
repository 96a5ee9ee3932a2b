//! The names of things: units, parks, projects, plans, years and months.

use super::corpus::Name;
use super::kind::Kind;
use crate::link::catalogue::{Catalogue, PlaceId};
use crate::plan::Due;
use crate::render::strings::Strings;

/// A unit's everyday name as strangers say it: 市财政局 of 甲市 is 甲市财政局.
fn with_place(place: &str, short: &str) -> Option<String> {
    let level = short
        .chars()
        .next()
        .filter(|c| matches!(c, '市' | '县' | '区' | '省'))?;
    let bare = place.strip_suffix(level)?;
    Some(format!("{bare}{short}"))
}

/// Everything with a page and names, by kind, then by how many tasks it has.
pub fn of<'a>(catalogue: &'a Catalogue, strings: &Strings) -> Vec<Name<'a>> {
    let place = |id: Option<&str>| {
        let id = id?;
        catalogue.places.position(|place| place.id == id)
    };
    let all = |first: &'a [String], name: &'a str, more: &'a [String]| {
        let mut names: Vec<std::borrow::Cow<'a, str>> = Vec::new();
        let every = first.iter().map(String::as_str).chain([name]);
        for name in every.chain(more.iter().map(String::as_str)) {
            if !names.iter().any(|known| known == name) {
                names.push(name.into());
            }
        }
        names
    };
    let mut names = Vec::new();
    for entry in &catalogue.units {
        let unit = &entry.unit;
        let mut tasks: Vec<_> = entry.tasks.iter().map(|(task, _)| task).collect();
        tasks.dedup();
        names.push(Name {
            kind: Kind::Unit,
            id: unit.id.clone(),
            label: entry.short().to_owned(),
            names: {
                let mut names = all(&unit.aliases, &unit.name, &unit.nameplates);
                let place = place(unit.place.as_deref()).map(|place| &catalogue.places[place].name);
                let whole = place.and_then(|place| with_place(place, entry.short()));
                names.extend(whole.filter(|whole| *whole != unit.name).map(Into::into));
                names
            },
            place: place(unit.place.as_deref()).map(PlaceId::index),
            year: None,
            number: None,
            count: tasks.len(),
        });
    }
    for entry in &catalogue.parks {
        let park = &entry.park;
        names.push(Name {
            kind: Kind::Park,
            id: park.id.clone(),
            label: park.name.clone(),
            names: all(&[], &park.name, &park.aliases),
            place: place(park.place.as_deref()).map(PlaceId::index),
            year: None,
            number: None,
            count: entry.tasks.len(),
        });
    }
    for entry in &catalogue.projects {
        let project = &entry.project;
        names.push(Name {
            kind: Kind::Project,
            id: project.id.clone(),
            label: project.name.clone(),
            names: all(&[], &project.name, &project.aliases),
            place: place(project.place.as_deref()).map(PlaceId::index),
            year: None,
            number: None,
            count: entry.tasks.len(),
        });
    }
    for plan in &catalogue.plans {
        let front = &plan.document.front;
        let number = front.number.as_deref();
        names.push(Name {
            kind: Kind::Plan,
            id: plan.document.id.clone(),
            label: front.title.clone(),
            names: {
                let head = [number, front.issuer.as_deref()];
                let head = std::iter::once(front.title.as_str()).chain(head.into_iter().flatten());
                let written = front.written.map(|date| strings.date(date).into());
                head.map(Into::into).chain(written).collect()
            },
            place: plan.place.map(PlaceId::index),
            year: front.year,
            number,
            count: plan.tasks.len(),
        });
    }
    for (&month, deadlines) in &catalogue.months {
        let name = strings.month(month);
        names.push(Name {
            kind: Kind::Month,
            id: month.to_string(),
            label: strings.fill("month.title", &[("month", &name)]),
            names: vec![name.into(), month.to_string().into()],
            place: None,
            year: None,
            number: None,
            count: deadlines.len(),
        });
    }
    for (&year, deadlines) in &catalogue.years {
        let name = strings.due(Due::Year(year));
        names.push(Name {
            kind: Kind::Year,
            id: year.to_string(),
            label: strings.fill("year.title", &[("year", &name)]),
            names: vec![name.into()],
            place: None,
            year: None,
            number: None,
            count: deadlines.len(),
        });
    }
    // Stable: what is equal stays in the catalogue's order.
    names.sort_by_key(|name| (name.kind, std::cmp::Reverse(name.count)));
    names
}
