//! The addresses of a site: the only place that writes or reads the path of a page, calendar, feed or file.
//!
//! In: ids of plans, nodes, units, parks, projects; months and years. Out: paths below the site's root and
//! links from one page to another. The other way round, a path in a file of people becomes an [`Address`].
//!
//! A [`Pattern`] such as `plans/{plan}/{node}.html` is the form of all addresses of one kind; a [`Route`] is one
//! of them. What belongs to a page, its feed or its card, is a [`Companion`] and derives its path from the
//! page's. An [`Address`] is any of them, or a place on a page.

mod slug;

mod leaf;

mod path;

mod pattern;

mod companion;

mod route;

mod leaf_route;

mod parsed;

pub use companion::{Companion, task_pointer};
pub use leaf::{LeafName, LeafSubject};
pub use parsed::{Address, CARD_PLACE, card_path, card_place};
pub use path::PagePath;
pub use pattern::{Pattern, Value};
pub use route::Route;
pub use slug::{is_anchor, is_id, is_unlisted_unit_id, unlisted_unit_id};
