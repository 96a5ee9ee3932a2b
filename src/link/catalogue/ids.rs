//! What the entries of a catalogue are known by: the index of each in its list.

oxc_index::define_index_type! {
    /// A plan's index in [`Catalogue::plans`](super::Catalogue::plans).
    pub struct PlanId = u32;
}

oxc_index::define_index_type! {
    /// A task's index in [`Catalogue::tasks`](super::Catalogue::tasks).
    pub struct TaskId = u32;
}

oxc_index::define_index_type! {
    /// A deadline's index in [`Catalogue::deadlines`](super::Catalogue::deadlines).
    pub struct DeadlineId = u32;
}

oxc_index::define_index_type! {
    /// The index of a duty that comes back in [`Catalogue::series`](super::Catalogue::series).
    pub struct SeriesId = u32;
}

oxc_index::define_index_type! {
    /// A unit's index in [`Catalogue::units`](super::Catalogue::units).
    pub struct UnitId = u32;
}

oxc_index::define_index_type! {
    /// A park's index in [`Catalogue::parks`](super::Catalogue::parks).
    pub struct ParkId = u32;
}

oxc_index::define_index_type! {
    /// A project's index in [`Catalogue::projects`](super::Catalogue::projects).
    pub struct ProjectId = u32;
}

oxc_index::define_index_type! {
    /// A place's index in [`Catalogue::places`](super::Catalogue::places).
    pub struct PlaceId = u32;
}

oxc_index::define_index_type! {
    /// A thread's index in [`ThreadIndex::all`](super::ThreadIndex::all).
    pub struct ThreadId = u32;
}

oxc_index::define_index_type! {
    /// The index of a record of progress in [`ProgressIndex::all`](super::ProgressIndex::all).
    pub struct RecordId = u32;
}

oxc_index::define_index_type! {
    /// An indicator's index in [`IndicatorIndex::all`](super::IndicatorIndex::all).
    pub struct IndicatorId = u32;
}
