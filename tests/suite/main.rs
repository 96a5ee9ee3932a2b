//! All integration tests, in one binary. Most are data: see tests/fixtures/README.md.

mod archive;
mod calendars;
mod charts;
mod content;
mod diagnostics;
mod editor;
mod fuzz;
mod import;
mod languages;
mod new;
mod output;
mod proof;
mod readings;
mod schema;
mod search;
mod serve;
mod site;
mod support;
mod themes;
mod tidy;
mod verify;
