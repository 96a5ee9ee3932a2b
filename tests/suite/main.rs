//! All integration tests, in one binary. Most are data: see tests/fixtures/README.md.

mod content;
mod diagnostics;
mod editor;
mod import;
mod output;
mod proof;
mod schema;
mod serve;
mod site;
mod support;
mod tidy;
mod verify;
