//! Indicators as data.

use crate::link::catalogue::{Catalogue, IndicatorId, Point};
use crate::plan::{Bound, Change};
use crate::time::Due;
use schemars::JsonSchema;
use serde::Serialize;

/// One figure through years and places.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Indicator", deny_unknown_fields)]
pub struct IndicatorExport<'a> {
    /// Its address.
    id: &'a str,
    /// What is measured, as printed.
    name: &'a str,
    /// The unit of measure without 万 and 亿.
    unit: &'a str,
    /// What each plan states, in order of the plans' years.
    points: Vec<PointExport<'a>>,
    /// The threads whose figures it has, by their ids.
    threads: Vec<&'a str>,
    /// Its page, relative to the root of the site.
    url: String,
}

/// What a passage states of an indicator.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Point", deny_unknown_fields)]
struct PointExport<'a> {
    /// The plan.
    plan: &'a str,
    /// The address of the passage.
    node: &'a str,
    /// The year of the plan.
    year: Option<i16>,
    /// The place of the plan.
    place: Option<&'a str>,
    /// Whose figure, as printed.
    whose: &'a str,
    /// How much it is to be, with its unit of measure.
    level: Option<String>,
    /// On which side of it.
    #[schemars(with = "Option<String>")]
    bound: Option<Bound>,
    /// The words that say so.
    raw: Option<&'a str>,
    /// Whether it is to grow or to shrink.
    #[schemars(with = "Option<String>")]
    change: Option<Change>,
    /// By how many per cent.
    percent: Option<&'a str>,
    /// The words that say so.
    percent_raw: Option<&'a str>,
    /// Compared with what, as printed; empty where the words do not say it.
    against: Option<&'a str>,
    /// By when, where the sentence says it.
    due: Option<Due>,
    /// Computed from level and growth: what it started from. Whether both count the same is not known to the program.
    implied_base: Option<String>,
    /// Computed: what the plan of the year before promised.
    promised: Option<String>,
    /// Computed: by how much the implied base differs from that, with a sign.
    implied_difference: Option<String>,
    /// Computed: by how much the level is higher than in the plan before, with a sign.
    difference: Option<String>,
}

impl<'a> IndicatorExport<'a> {
    /// Returns an indicator of the catalogue.
    pub fn new(catalogue: &'a Catalogue, id: IndicatorId) -> Self {
        let own = &catalogue.indicators.all[id];
        let points = own.points.iter();
        let threads = own.threads.iter();
        Self {
            id: &own.id,
            name: &own.name,
            unit: &own.unit,
            points: points
                .map(|point| PointExport::new(catalogue, point))
                .collect(),
            threads: threads
                .map(|&thread| catalogue.threads.all[thread].id.as_str())
                .collect(),
            url: catalogue.indicator_route(id).path(),
        }
    }
}

impl<'a> PointExport<'a> {
    fn new(catalogue: &'a Catalogue, point: &'a Point) -> Self {
        let document = &catalogue.plans[point.at.plan].document;
        let (level, growth) = (point.level.as_ref(), point.growth.as_ref());
        let implied = point.implied.as_ref();
        let promised = implied.and_then(|own| own.promised.as_ref());
        Self {
            plan: &document.id,
            node: catalogue.plans[point.at.plan].node_id(point.at.node),
            year: point.year,
            place: point.place.map(|place| catalogue.places[place].id.as_str()),
            whose: &point.whose,
            level: level.map(|own| own.figure.to_string()),
            bound: level.map(|own| own.bound),
            raw: level.map(|own| own.raw.as_str()),
            change: growth.map(|own| own.change),
            percent: growth.map(|own| own.percent.as_str()),
            percent_raw: growth.map(|own| own.raw.as_str()),
            against: growth.map(|own| own.against.as_str()),
            due: point.due,
            implied_base: implied.map(|own| own.base.to_string()),
            promised: promised.map(|own| own.before.to_string()),
            implied_difference: promised.map(|own| format!("{}{}", own.difference, own.after.unit)),
            difference: point
                .since
                .as_ref()
                .map(|own| format!("{}{}", own.difference, own.after.unit)),
        }
    }
}
