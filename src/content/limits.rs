//! How much may stand in one place: more than any plan has, and little enough that nothing takes long.

/// The longest title or other field of a head, in characters.
pub const LONGEST_TITLE: usize = 1_000;

/// The longest name of a unit, a place, a park or a project, in characters.
pub const LONGEST_NAME: usize = 1_000;

/// How many other names an entry of the gazetteer may have.
pub const MOST_NAMES: usize = 1_000;

/// How many units may have one part in a task.
pub const MOST_UNITS: usize = 2_000;

/// How many lists and quotations may lie in each other on a line. Official text has none: even one is reported.
pub const DEEPEST_LIST: usize = 16;
