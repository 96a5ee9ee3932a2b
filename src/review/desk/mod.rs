//! A plan on the desk of its reviewer: source and reading side by side, what is doubted, and what an answer to a doubt
//! changes in the plan's file.
//!
//! In: the file of a plan and its archived source. Out: a [`DeskPlan`], its page, and the text of the file when a doubt is
//! accepted. Nothing here writes a file.

mod emended_text;

mod merge;

mod doubt;

mod plan;

mod accept;

mod page;

pub use accept::accepted;
pub use doubt::{Act, OpenDoubt};
pub use page::{Refused, overview_page, plan_page, report_page};
pub use plan::{DeskPassage, DeskPlan};
