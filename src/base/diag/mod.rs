//! What went wrong, where, and what to do about it: one type for every stage, drawn by `render`.

mod diagnostic;

mod nearest;

mod utf8;

mod render;

mod github;

mod sarif;

pub use diagnostic::{Diagnostic, Place, Severity, Warned, error_count};
pub use github::github;
pub use nearest::{did_you_mean, nearest, nearly_same};
pub use render::{Renderer, json};
pub use sarif::sarif;
pub use utf8::decode_utf8;
