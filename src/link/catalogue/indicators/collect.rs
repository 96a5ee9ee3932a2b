//! Gathers the figures of plans and of threads into indicators.

use super::indicator::{Growth, Implied, Indicator, IndicatorIndex, Level, Point};
use crate::base::source::sha256;
use crate::link::catalogue::{Catalogue, Figure, IndicatorId, Passage, Step, ThreadId};
use crate::plan::{NodeId, Target};
use oxc_index::IndexVec;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What tells indicators apart: what is measured, and the unit of measure without 万 and 亿.
type Key = (String, String);

/// The unit of measure of growth.
const PER_CENT: [&str; 2] = ["%", "\u{FF05}"];

/// Collects the indicators that several plans state, or whose growth tells what they started from.
pub(in crate::link::catalogue) fn collect(catalogue: &mut Catalogue) {
    let mut series: BTreeMap<Key, Series> = BTreeMap::new();
    for (plan_id, plan) in catalogue.plans.iter_enumerated() {
        for (node, own) in plan.text.outline.nodes.iter_enumerated() {
            let at = Passage {
                plan: plan_id,
                node,
            };
            for (key, point) in points_of(catalogue, at, &own.targets) {
                series.entry(key).or_default().points.push(point);
            }
        }
    }
    add_threads(catalogue, &mut series);

    let mut all: Vec<Indicator> = series
        .into_iter()
        .filter_map(|(key, series)| indicator(key, series))
        .collect();
    let plans = |own: &Indicator| {
        let plans: BTreeSet<_> = own.points.iter().map(|point| point.at.plan).collect();
        plans.len()
    };
    // Stable: of as many plans, by name.
    all.sort_by_key(|own| Reverse(plans(own)));
    let all: IndexVec<IndicatorId, Indicator> = all.into_iter().collect();
    catalogue.indicators = IndicatorIndex::new(&catalogue.reads.clone(), all);
}

/// What belongs to one name and unit.
#[derive(Default)]
struct Series {
    points: Vec<Point>,
    threads: Vec<ThreadId>,
}

/// Returns what the figures of a passage state, each level together with its growth.
fn points_of(catalogue: &Catalogue, at: Passage, targets: &[Target]) -> Vec<(Key, Point)> {
    let mut points: Vec<(Key, Point)> = Vec::new();
    for target in targets.iter().filter(|own| own.change.is_none()) {
        let words = format!("{}{}", target.value, target.unit);
        let Some(figure) = Figure::parse(&words) else {
            continue;
        };
        let key = (target.indicator.clone(), figure.base_unit().to_owned());
        let level = Level {
            figure,
            bound: target.bound,
            raw: target.raw.clone(),
        };
        let growth = targets.iter().filter(|own| {
            own.change.is_some()
                && PER_CENT.contains(&own.unit.as_str())
                && own.indicator == target.indicator
                && own.due == target.due
                && (own.whose == target.whose || own.whose.is_empty())
        });
        let mut growth = growth.filter_map(growth_of);
        let first = growth.next();
        // Of two growths nobody knows which one it is.
        let growth = first.filter(|_| growth.next().is_none());
        let implied = growth.as_ref().and_then(|growth| {
            let base = level.figure.before_growth(&growth.percent, growth.change)?;
            Some(Implied {
                base,
                promised: None,
            })
        });
        points.push((
            key,
            Point {
                whose: target.whose.clone(),
                level: Some(level),
                growth,
                due: target.due,
                implied,
                ..empty(catalogue, at)
            },
        ));
    }

    let alone = targets.iter().filter(|own| {
        let mut levels = points.iter();
        !levels.any(|((name, _), point)| *name == own.indicator && point.growth.is_some())
    });
    let alone: Vec<(Key, Point)> = alone
        .filter(|own| PER_CENT.contains(&own.unit.as_str()))
        .filter_map(|own| {
            let point = Point {
                whose: own.whose.clone(),
                growth: Some(growth_of(own)?),
                due: own.due,
                ..empty(catalogue, at)
            };
            Some(((own.indicator.clone(), PER_CENT[0].to_owned()), point))
        })
        .collect();
    points.extend(alone);
    points
}

fn growth_of(target: &Target) -> Option<Growth> {
    Some(Growth {
        change: target.change?,
        percent: target.value.clone(),
        bound: target.bound,
        raw: target.raw.clone(),
    })
}

/// Returns a point that states nothing yet.
fn empty(catalogue: &Catalogue, at: Passage) -> Point {
    let plan = &catalogue.plans[at.plan];
    Point {
        at,
        year: plan.document.front.year,
        place: plan.place,
        whose: String::new(),
        level: None,
        growth: None,
        due: None,
        implied: None,
        since: None,
    }
}

/// Adds the figures of threads to the indicators that one of them is of; a thread none of whose figures a target has is an
/// indicator by itself.
fn add_threads(catalogue: &Catalogue, series: &mut BTreeMap<Key, Series>) {
    for (id, thread) in catalogue.threads.all.iter_enumerated() {
        let figured: Vec<(&Step, &Figure)> = thread
            .steps
            .iter()
            .filter_map(|step| Some((step, step.figure.as_ref()?)))
            .collect();
        let Some((_, first)) = figured.first() else {
            continue;
        };
        let unit = first.base_unit();
        let is_comparable = figured.iter().all(|(_, own)| own.base_unit() == unit);
        if figured.len() < 2 || !is_comparable {
            continue;
        }

        let named = figured
            .iter()
            .find_map(|(step, own)| key_of(series, step.at?, own));
        let key = named.unwrap_or_else(|| (thread.title.clone(), unit.to_owned()));
        let own = series.entry(key).or_default();
        own.threads.push(id);
        for (step, figure) in figured {
            let Some(at) = step.at else { continue };
            let known = own.points.iter().any(|point| is_same(point, at, figure));
            if !known {
                own.points.push(Point {
                    level: Some(Level {
                        figure: figure.clone(),
                        bound: Default::default(),
                        raw: figure.words.clone(),
                    }),
                    ..empty(catalogue, at)
                });
            }
        }
    }
}

/// Returns the indicator that has a figure of a passage already.
fn key_of(series: &BTreeMap<Key, Series>, at: Passage, figure: &Figure) -> Option<Key> {
    let mut all = series.iter();
    let found = all.find(|(_, own)| own.points.iter().any(|point| is_same(point, at, figure)));
    found.map(|(key, _)| key.clone())
}

fn is_same(point: &Point, at: Passage, figure: &Figure) -> bool {
    let level = point.level.as_ref();
    point.at == at && level.is_some_and(|own| own.figure.is_equal(figure))
}

/// Returns an indicator, its points in order, with what can be computed; `None` where one plan states it and no growth tells
/// what it was.
fn indicator((name, unit): Key, series: Series) -> Option<Indicator> {
    let Series {
        mut points,
        threads,
    } = series;
    let plans: BTreeSet<_> = points.iter().map(|point| point.at.plan).collect();
    let implies = points.iter().any(|point| point.implied.is_some());
    if plans.len() < 2 && !implies {
        return None;
    }

    let place = |point: &Point| (point.place.is_none(), point.place);
    let node = |point: &Point| -> (Reverse<_>, NodeId) { (Reverse(point.at.plan), point.at.node) };
    points.sort_by_key(|point| (point.year, place(point), node(point)));
    compare(&mut points);
    Some(Indicator {
        id: address(&name, &unit),
        name,
        unit,
        points,
        threads,
    })
}

/// Fills in what lies between each level and that of the plan before, of the same place; and between what that promised and
/// what the growth implies.
fn compare(points: &mut [Point]) {
    for nth in 0..points.len() {
        let (before, rest) = points.split_at_mut(nth);
        let point = &mut rest[0];
        let Some(level) = &point.level else { continue };
        let earlier = before.iter().rev().filter(|own| {
            let is_earlier = own.year.is_some() && own.year < point.year;
            let is_whose =
                own.whose == point.whose || own.whose.is_empty() || point.whose.is_empty();
            own.place == point.place && is_earlier && is_whose && own.level.is_some()
        });
        let mut earlier = earlier.peekable();
        let year = earlier.peek().and_then(|own| own.year);
        let mut same_year = earlier.take_while(|own| own.year == year);
        let last = same_year.next().and_then(|own| own.level.as_ref());
        // Of two figures of one year nobody knows which one is meant.
        let Some(last) = last.filter(|_| same_year.next().is_none()) else {
            continue;
        };
        point.since = last.figure.until(&level.figure);
        // A base is that of the year before alone.
        if let Some(implied) = &mut point.implied
            && year.zip(point.year).is_some_and(|(a, b)| a + 1 == b)
        {
            implied.promised = last.figure.until(&implied.base);
        }
    }
}

/// Returns the address of an indicator: it follows from name and unit, so it stays as long as these.
fn address(name: &str, unit: &str) -> String {
    let digest = sha256(format!("{name}\n{unit}").as_bytes());
    let start: String = digest.chars().take(12).collect();
    format!("i-{start}")
}
