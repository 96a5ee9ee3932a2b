//! Indicators (指标): one figure through years and places, with what can be computed from it.
//!
//! In: the figures to be reached of all plans, and the figures of threads. Out: a series for each name and unit of measure
//! that several plans state, or whose growth tells what it started from. All that is computed is arithmetic: whether two
//! plans count the same, nobody has verified.

mod indicator;

mod said;

mod collect;

pub use indicator::{Growth, Implied, Indicator, IndicatorIndex, Level, Point};

pub(super) use collect::collect;
