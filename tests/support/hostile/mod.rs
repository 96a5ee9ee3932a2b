//! Hostile input for whatever reads what people give us: texts, files, requests.

pub mod bytes;
pub mod readers;
pub mod requests;
pub mod sites;
pub mod texts;
