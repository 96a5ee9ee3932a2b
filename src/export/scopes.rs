//! Which deadlines, and which duties that come back, each calendar holds.

use super::{Inputs, called};
use crate::address::Route;
use crate::link::catalogue::{DeadlineId, SeriesId, TaskId};
use std::collections::HashMap;

/// What one calendar holds.
#[derive(Clone)]
pub struct Scope {
    /// Its name: the path of its page without the ending.
    pub stem: String,
    /// What it is called.
    pub title: String,
    pub deadlines: Vec<DeadlineId>,
    pub series: Vec<SeriesId>,
}

/// Every calendar that is not empty.
pub fn scopes(inputs: &Inputs<'_>) -> Vec<Scope> {
    let catalogue = inputs.catalogue;
    let mut scopes = vec![Scope {
        stem: "site".to_owned(),
        title: inputs.settings.title.clone(),
        deadlines: catalogue.deadlines.indices().collect(),
        series: catalogue.series.indices().collect(),
    }];
    let mut add = |route: Route<'_>, title: &str, deadlines, series| {
        scopes.push(Scope {
            stem: route.stem(),
            title: title.to_owned(),
            deadlines,
            series,
        });
    };
    for plan in &catalogue.plans {
        let document = &plan.document;
        add(
            Route::Plan(&document.id),
            &document.front.title,
            plan.deadlines.clone(),
            plan.series.clone(),
        );
    }
    let of_tasks = |tasks: &[TaskId]| {
        let tasks = || tasks.iter().map(|&task| &catalogue.tasks[task]);
        let deadlines = tasks().flat_map(|task| task.deadlines.iter().copied());
        let series = tasks().flat_map(|task| task.series.iter().copied());
        (deadlines.collect(), series.collect())
    };
    for entry in &catalogue.units {
        let mut tasks: Vec<TaskId> = entry.tasks.iter().map(|(task, _)| *task).collect();
        tasks.sort_unstable();
        tasks.dedup();
        let (deadlines, series) = of_tasks(&tasks);
        add(
            Route::Unit(&entry.unit.id),
            &called(inputs, entry),
            deadlines,
            series,
        );
    }
    for entry in &catalogue.parks {
        let (deadlines, series) = of_tasks(&entry.tasks);
        add(
            Route::Park(&entry.park.id),
            &entry.park.name,
            deadlines,
            series,
        );
    }
    let mut by_year: HashMap<i16, Vec<SeriesId>> = HashMap::new();
    for (id, series) in catalogue.series.iter_enumerated() {
        by_year.entry(series.year).or_default().push(id);
    }
    // A year in which nothing but such duties falls has no page, and no calendar.
    for (year, deadlines) in &catalogue.years {
        let title = inputs.strings.fill("date.year", &[("year", year)]);
        let series = by_year.remove(year).unwrap_or_default();
        add(Route::Year(*year), &title, deadlines.clone(), series);
    }
    scopes.retain(|scope| !(scope.deadlines.is_empty() && scope.series.is_empty()));
    // Who follows a page that moved goes on following it, at the calendar's old address.
    let stem = |page: &str| match page.strip_suffix(".html")? {
        "index" => Some("site".to_owned()),
        stem => Some(stem.to_owned()),
    };
    let by_stem: HashMap<&str, &Scope> = scopes
        .iter()
        .map(|scope| (scope.stem.as_str(), scope))
        .collect();
    let led = inputs.moves.moved().iter().filter_map(|moved| {
        let from = stem(&moved.from)?;
        let now = *by_stem.get(stem(&moved.to)?.as_str())?;
        let followed = inputs.moves.followed(&Route::Calendar(&from).path());
        followed.then(|| Scope {
            stem: from,
            ..now.clone()
        })
    });
    let led: Vec<Scope> = led.collect();
    scopes.extend(led);
    scopes
}
