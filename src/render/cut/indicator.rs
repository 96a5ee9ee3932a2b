//! What the page of an indicator lists.

use super::leaf::Key;
use super::listing::Listing;
use super::weight;
use crate::link::catalogue::{Catalogue, IndicatorId, Point};

/// The markup of a figure, with what is computed from it.
const POINT: usize = 420;

/// The figures of an indicator.
#[derive(Debug, Clone, Copy)]
pub struct IndicatorPoints(pub IndicatorId);

impl IndicatorPoints {
    fn point(self, catalogue: &Catalogue, row: usize) -> &Point {
        &catalogue.indicators.all[self.0].points[row]
    }
}

impl Listing for IndicatorPoints {
    /// The place of a figure among all.
    type Row = usize;

    fn rows(&self, catalogue: &Catalogue) -> Vec<usize> {
        (0..catalogue.indicators.all[self.0].points.len()).collect()
    }

    fn key(&self, catalogue: &Catalogue, row: usize) -> Key {
        let year = self.point(catalogue, row).year;
        year.map_or(Key::Undated, Key::Year)
    }

    fn weight(&self, catalogue: &Catalogue, _: Option<usize>, row: usize) -> usize {
        let point = self.point(catalogue, row);
        let level = point.level.as_ref().map_or(0, |own| own.raw.len());
        let growth = point.growth.as_ref().map_or(0, |own| own.raw.len());
        let at = weight::link(catalogue, point.at.plan, point.at.node);
        let plan = weight::plan(catalogue, point.at.plan);
        POINT + point.whose.len() + 2 * (level + growth) + at + plan
    }

    fn anchors(&self, _: &Catalogue, _: usize) -> Vec<String> {
        Vec::new()
    }
}
