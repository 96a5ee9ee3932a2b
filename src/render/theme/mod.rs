//! A theme: templates, assets and words, and the engine that its templates are written for.

mod asset_links;
mod contract;
mod engine;
mod files;
mod scripts;

mod load;
mod minijinja;
mod tera;
mod words;

pub use contract::Contract;
pub use engine::{Engine, EngineName, Rendering};
pub use files::ThemeFiles;
pub use load::Theme;
