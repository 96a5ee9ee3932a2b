//! Addresses for ever: the ledger of what was published, and where it went.
//!
//! content/permalinks.txt has a line for each page, anchor, feed, calendar, event and entry of a feed that a
//! published site has had: `kind address [id]`. Lines are only ever added. What a build would lose must be
//! declared in content/moved.toml: it went elsewhere, or it is gone for a reason, or its kind is left out.

mod promise;

mod ledger;

mod former;

mod folder;

mod moves;

mod moved_file;

mod check;

mod lost;

mod offering;

pub use folder::Folder;
pub use former::{Former, Gone, LeftOut, Moved};
pub use ledger::Ledger;
pub use moves::{AddressHistory, FormerId, Moves, WithdrawnOutlet};
pub use offering::Offering;
pub use promise::{Promise, PromiseKind};
