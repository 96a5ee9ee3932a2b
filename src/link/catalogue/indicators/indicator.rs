//! An indicator as the catalogue holds it.

use crate::link::catalogue::{
    Figure, FigureDifference, IndicatorId, Noted, Passage, PlaceId, Reads, Shelf, ThreadId, Tracked,
};
use crate::plan::{Bound, Change};
use crate::time::Due;
use oxc_index::IndexVec;
use std::collections::HashMap;

/// One figure through years and places.
#[derive(Debug)]
pub struct Indicator {
    /// Its address: made of its name and its unit of measure.
    pub id: String,
    /// What is measured, as printed; of a thread whose figures no target names, what the thread is called.
    pub name: String,
    /// The unit of measure without 万 and 亿.
    pub unit: String,
    /// What each plan states, in order of the plans' years, then of places.
    pub points: Noted<Vec<Point>>,
    /// The threads whose figures it has.
    pub threads: Vec<ThreadId>,
}

/// What a passage states of an indicator.
#[derive(Debug, Clone)]
pub struct Point {
    /// The passage.
    pub at: Passage,
    /// The year of its plan.
    pub year: Option<i16>,
    /// The place of its plan.
    pub place: Option<PlaceId>,
    /// Whose figure, as printed; empty where the words do not say it.
    pub whose: String,
    /// How much it is to be.
    pub level: Option<Level>,
    /// How much it is to grow or shrink.
    pub growth: Option<Growth>,
    /// By when, where the sentence says it.
    pub due: Option<Due>,
    /// What the two together say of what it was.
    pub implied: Option<Implied>,
    /// What lies between this level and that of the plan before of the same place.
    pub since: Option<FigureDifference>,
}

/// How much something is to be.
#[derive(Debug, Clone, Hash)]
pub struct Level {
    /// How much, of what.
    pub figure: Figure,
    /// On which side of it.
    pub bound: Bound,
    /// The words that say so.
    pub raw: String,
}

/// How much something is to grow or shrink.
#[derive(Debug, Clone, Hash)]
pub struct Growth {
    /// Which of the two.
    pub change: Change,
    /// By how many per cent, as printed.
    pub percent: String,
    /// Compared with what, as printed; empty where the words do not say it.
    pub against: String,
    /// On which side of it.
    pub bound: Bound,
    /// The words that say so.
    pub raw: String,
}

/// What a level and a growth imply.
#[derive(Debug, Clone, Hash)]
pub struct Implied {
    /// What it started from, rounded.
    pub base: Figure,
    /// What lies between the level that the plan before promised and this.
    pub promised: Option<FigureDifference>,
}

/// All indicators, and which of them a figure of a passage is a part of.
#[derive(Debug)]
pub struct IndicatorIndex {
    /// The indicators, those with most plans first.
    pub all: Tracked<IndicatorId, Indicator>,
    passages: HashMap<Passage, Vec<IndicatorId>>,
}

impl IndicatorIndex {
    /// Returns no indicators.
    pub(in crate::link::catalogue) fn empty(reads: &Reads) -> Self {
        Self {
            all: Tracked::new(Shelf::Indicators, reads, IndexVec::new()),
            passages: HashMap::new(),
        }
    }

    /// Returns indicators with what each passage has of them.
    pub(super) fn new(reads: &Reads, all: IndexVec<IndicatorId, Indicator>) -> Self {
        let mut passages: HashMap<Passage, Vec<IndicatorId>> = HashMap::new();
        for (id, indicator) in all.iter_enumerated() {
            for point in &indicator.points {
                let own = passages.entry(point.at).or_default();
                if own.last() != Some(&id) {
                    own.push(id);
                }
            }
        }
        Self {
            all: Tracked::new(Shelf::Indicators, reads, all),
            passages,
        }
    }

    /// Returns whether there are none. What depends on it is made again with the whole site, so nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.all.untracked().is_empty()
    }

    /// Returns the indicators of which a passage states a figure.
    pub fn of_passage(&self, at: Passage) -> &[IndicatorId] {
        self.passages.get(&at).map_or(&[], Vec::as_slice)
    }

    /// Returns the indicator of a figure of a passage, by what is measured.
    pub fn of_target(&self, at: Passage, name: &str) -> Option<IndicatorId> {
        let own = self.of_passage(at).iter().copied();
        let mut same = own.filter(|&id| self.all[id].name == name);
        same.next()
    }
}
