//! The addresses of a site: the only place that writes or reads the path of a page, calendar, feed or file.
//!
//! In: ids of plans, nodes, units, parks, projects; months and years. Out: paths below the site's root and
//! links from one page to another.

mod route;

pub use route::Route;
