//! Plans proved against their sources and linked with everything else that is known.
//!
//! In: documents with their archived sources, and the gazetteer. `proof` compares each plan with its source,
//! `catalogue` links plans, tasks, units, parks, projects and deadlines both ways. Out: the `Catalogue`, the
//! tables that say the same to other programs, and which pages have a calendar or a feed.

pub mod proof;

pub mod catalogue;

pub mod dataset;

pub mod own_pages;

pub mod outlets;

pub mod lists;

pub mod partition;
