//! Indicators in lists, and what their plans state.

use super::at::At;
use super::computed::ComputedPart;
use super::link::{Link, PlanLink};
use crate::link::catalogue::{FigureDifference, Growth, IndicatorId, Level, Point};
use crate::plan::Change;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Display;

/// An indicator in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IndicatorLink {
    /// Its page.
    pub href: String,
    /// What is measured, as printed.
    pub name: String,
    /// Of what unit of measure.
    pub unit: String,
    /// How many figures plans state of it.
    pub points: usize,
    /// The years of its plans, each once.
    pub years: Vec<i16>,
    /// The names of its places, each once.
    pub places: Vec<String>,
    /// Whether a growth tells what it was.
    pub implied: bool,
}

/// What a passage states of an indicator.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointView {
    /// The plan.
    pub plan: PlanLink,
    /// Its year.
    pub year: Option<i16>,
    /// Its place.
    pub place: Option<String>,
    /// The passage by its number and title.
    pub passage: Link,
    /// Whose figure, as printed.
    pub whose: String,
    /// How much it is to be.
    pub level: Option<LevelView>,
    /// How much it is to grow or shrink.
    pub growth: Option<GrowthView>,
    /// By when, where the sentence says it.
    pub due: Option<String>,
    /// What was computed, in words of the interface: sentences in parts.
    pub computed: Vec<Vec<ComputedPart>>,
}

/// How much something is to be.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LevelView {
    /// How much, of what.
    pub value: String,
    /// exactly, at-least, at-most or about.
    pub bound: &'static str,
    /// The words that say so.
    pub raw: String,
}

/// How much something is to grow or shrink.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GrowthView {
    /// increase or decrease.
    pub change: Change,
    /// By how much, with its sign for per cent.
    pub value: String,
    /// exactly, at-least, at-most or about.
    pub bound: &'static str,
    /// Compared with what, where the words say it.
    pub against: String,
    /// The words that say so.
    pub raw: String,
}

impl LevelView {
    fn new(level: &Level) -> Self {
        Self {
            value: level.figure.to_string(),
            bound: level.bound.key(),
            raw: level.raw.clone(),
        }
    }
}

impl GrowthView {
    fn new(growth: &Growth) -> Self {
        Self {
            change: growth.change,
            value: format!("{}%", growth.percent),
            bound: growth.bound.key(),
            against: growth.against.clone(),
            raw: growth.raw.clone(),
        }
    }
}

impl At<'_> {
    /// Returns a link to an indicator.
    pub fn indicator(&self, id: IndicatorId) -> IndicatorLink {
        let own = &self.catalogue.indicators.all[id];
        let mut years: Vec<i16> = own.points.iter().filter_map(|point| point.year).collect();
        years.dedup();
        let mut places: Vec<String> = Vec::new();
        for place in own.points.iter().filter_map(|point| point.place) {
            let name = self.catalogue.place_title(place);
            if !places.iter().any(|known| known == name) {
                places.push(name.to_owned());
            }
        }
        IndicatorLink {
            href: self.here.href(&self.catalogue.indicator_route(id)),
            name: own.name.clone(),
            unit: own.unit.clone(),
            points: own.points.len(),
            years,
            places,
            implied: own.points.iter().any(|point| point.implied.is_some()),
        }
    }

    /// Returns what a passage states of an indicator.
    pub fn point(&self, point: &Point) -> PointView {
        PointView {
            plan: self.plan(point.at.plan),
            year: point.year,
            place: self.catalogue.place_name(point.place).map(str::to_owned),
            passage: self.passage(point.at.plan, point.at.node),
            whose: point.whose.clone(),
            level: point.level.as_ref().map(LevelView::new),
            growth: point.growth.as_ref().map(GrowthView::new),
            due: point.due.map(|due| self.due(due).text),
            computed: self.computed_of(point),
        }
    }

    /// Returns what was computed of a point, in words of the interface.
    fn computed_of(&self, point: &Point) -> Vec<Vec<ComputedPart>> {
        let mut lines = Vec::new();
        lines.extend(
            point
                .since
                .as_ref()
                .map(|own| self.figure_line("thread.figure", own)),
        );
        let Some(implied) = &point.implied else {
            return lines;
        };
        let percent = point.growth.as_ref().map(|own| own.percent.as_str());
        let values: [(&str, &dyn Display); 3] = [
            (
                "level",
                &point
                    .level
                    .as_ref()
                    .map_or("", |own| own.figure.words.as_str()),
            ),
            ("percent", &percent.unwrap_or_default()),
            ("base", &implied.base),
        ];
        let key = match point.growth.as_ref().map(|own| own.change) {
            Some(Change::Decrease) => "indicator.implied_decrease",
            _ => "indicator.implied",
        };
        lines.push(self.computed(key, &values, &["level", "base"]));
        if let Some(promised) = &implied.promised {
            lines.push(self.figure_line("indicator.promised", promised));
        }
        lines
    }

    fn figure_line(&self, key: &str, own: &FigureDifference) -> Vec<ComputedPart> {
        let difference = format!("{}{}", own.difference, own.after.unit);
        let values: [(&str, &dyn Display); 3] = [
            ("before", &own.before),
            ("after", &own.after),
            ("difference", &difference),
        ];
        self.computed(key, &values, &["before", "after", "difference"])
    }
}
