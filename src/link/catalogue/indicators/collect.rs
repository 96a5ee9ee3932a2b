//! Gathers the figures of plans and of threads into indicators.

use super::indicator::{Growth, Implied, Indicator, IndicatorIndex, Level, Point};
use crate::base::source::sha256;
use crate::link::catalogue::{
    Catalogue, Figure, IndicatorId, Noted, Passage, PlaceId, Step, ThreadId,
};
use crate::plan::{NodeId, Target};
use oxc_index::IndexVec;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What tells indicators apart: what is measured, and the unit of measure without 万 and 亿.
type Key = (String, String);

/// How words name the year before.
const LAST_YEAR: [&str; 4] = ["同比", "上年", "上一年", "去年"];

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
        let yearly = growth.as_ref().filter(|own| is_from_last_year(own));
        let implied = yearly.and_then(|growth| {
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

/// Returns whether a growth counts from the year before, as far as its words say. One of each year, or since another year,
/// tells nothing of the year before.
fn is_from_last_year(growth: &Growth) -> bool {
    let against = growth.against.as_str();
    against.is_empty() || LAST_YEAR.iter().any(|words| against.contains(words))
}

fn growth_of(target: &Target) -> Option<Growth> {
    Some(Growth {
        change: target.change?,
        percent: target.value.clone(),
        against: target.against.clone(),
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
    let mut stated = Stated::new(series);
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
            .find_map(|(step, own)| stated.key_of(step.at?, own));
        let key = named.unwrap_or_else(|| (thread.title.clone(), unit.to_owned()));
        let own = series.entry(key.clone()).or_default();
        own.threads.push(id);
        for (step, figure) in figured {
            let Some(at) = step.at else { continue };
            if !stated.has(at, figure, &key) {
                own.points.push(Point {
                    level: Some(Level {
                        figure: figure.clone(),
                        bound: Default::default(),
                        raw: figure.words.clone(),
                    }),
                    ..empty(catalogue, at)
                });
                stated.add(at, figure, &key);
            }
        }
    }
}

/// The figures of each passage, each with the indicator that has it.
struct Stated(HashMap<Passage, Vec<(Figure, Key)>>);

impl Stated {
    fn new(series: &BTreeMap<Key, Series>) -> Self {
        let mut stated = Self(HashMap::new());
        for (key, own) in series {
            for point in &own.points {
                if let Some(level) = &point.level {
                    stated.add(point.at, &level.figure, key);
                }
            }
        }
        stated
    }

    fn add(&mut self, at: Passage, figure: &Figure, key: &Key) {
        let own = self.0.entry(at).or_default();
        own.push((figure.clone(), key.clone()));
    }

    /// Returns the indicators that have a figure of a passage.
    fn keys<'s>(&'s self, at: Passage, figure: &'s Figure) -> impl Iterator<Item = &'s Key> {
        let own = self.0.get(&at).into_iter().flatten();
        let same = own.filter(|(known, _)| known.is_equal(figure));
        same.map(|(_, key)| key)
    }

    /// Returns the indicator that has a figure of a passage already: of several, the first by name.
    fn key_of(&self, at: Passage, figure: &Figure) -> Option<Key> {
        self.keys(at, figure).min().cloned()
    }

    /// Returns whether an indicator has a figure of a passage.
    fn has(&self, at: Passage, figure: &Figure, key: &Key) -> bool {
        self.keys(at, figure).any(|own| own == key)
    }
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
        points: Noted::new(points),
        threads,
    })
}

/// Fills in what lies between each level and that of the plan before, of the same place; and between what that promised and
/// what the growth implies. The points stand in the order of their years.
fn compare(points: &mut [Point]) {
    let mut earlier = Earlier::default();
    for nth in 0..points.len() {
        let found = earlier.level_before(&points[nth]);
        earlier.add(&points[nth], nth);
        let Some((year, last)) = found else { continue };
        let Some(last) = points[last].level.as_ref().map(|own| own.figure.clone()) else {
            continue;
        };

        let point = &mut points[nth];
        point.since = point
            .level
            .as_ref()
            .and_then(|level| last.until(&level.figure));
        // A base is that of the year before alone.
        if let Some(implied) = &mut point.implied
            && point.year == Some(year + 1)
        {
            implied.promised = last.until(&implied.base);
        }
    }
}

/// Points by their places among all, with their years.
type Dated = Vec<(i16, usize)>;

/// The points with a level that came before, in the order of their years.
#[derive(Default)]
struct Earlier {
    /// Of a place all of them.
    all: HashMap<Option<PlaceId>, Dated>,
    /// Of a place those of one owner; those whose owner is not known stand under no name.
    by_owner: HashMap<(Option<PlaceId>, String), Dated>,
}

impl Earlier {
    fn add(&mut self, point: &Point, nth: usize) {
        let Some(year) = point.year.filter(|_| point.level.is_some()) else {
            return;
        };
        let owner = (point.place, point.whose.clone());
        self.all.entry(point.place).or_default().push((year, nth));
        self.by_owner.entry(owner).or_default().push((year, nth));
    }

    /// Returns the last level before the year of a point, with its year, of whoever may be the same owner. Of two figures of
    /// one year nobody knows which one is meant.
    fn level_before(&self, point: &Point) -> Option<(i16, usize)> {
        let year = point.year.filter(|_| point.level.is_some())?;
        let of_owner = |owner: &str| self.by_owner.get(&(point.place, owner.to_owned()));
        let lists = match point.whose.as_str() {
            "" => [self.all.get(&point.place), None],
            owner => [of_owner(owner), of_owner("")],
        };
        let before = lists.into_iter().flatten().flat_map(|list| {
            let end = list.partition_point(|(own, _)| *own < year);
            list[..end].iter().rev().take(2)
        });
        let before: Vec<(i16, usize)> = before.copied().collect();
        let last = before.iter().map(|(year, _)| *year).max()?;
        let mut of_last = before.into_iter().filter(|(year, _)| *year == last);
        of_last.next().filter(|_| of_last.next().is_none())
    }
}

/// Returns the address of an indicator: it follows from name and unit, so it stays as long as these.
fn address(name: &str, unit: &str) -> String {
    let digest = sha256(format!("{name}\n{unit}").as_bytes());
    let start: String = digest.chars().take(12).collect();
    format!("i-{start}")
}
