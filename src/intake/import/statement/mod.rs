//! Field statements (责任单位:…, 〔牵头单位:…〕, “A牵头,B配合”, 完成时限:…): where they stand in a paragraph,
//! and what they say.
//!
//! In comes the text of a paragraph or of a cell. `cut` tells its running text from its field
//! statements, and `read_statement` reads one of them into a `Statement`: units with their roles,
//! milestones, recurring duties. It looks for labels (`labels`, made of the words in `field`), for
//! lists of names (`names`, `units`), and, where no label stands, for clauses that end with a verb
//! (`clauses`, `predicates`). Quick questions about a line that is not read yet are in `signs` and `times`.

mod brackets;
mod meaning;

mod seasons;

mod deadlines;
mod field;

mod manners;

mod predicates;
mod remarks;
mod times;
mod units;

mod names;

mod people;

mod tails;

mod bracketed_role;
mod subject;

mod clauses;
mod labels;

mod reference;

mod cut;
mod unread;

mod reading;

mod signs;

pub use cut::{PieceKind, cut};
pub use deadlines::read_deadlines;
pub use field::{Field, field_of_label};
pub use meaning::{MisspeltLabel, Statement};
pub use names::is_list_of_units;
pub use people::{OfficeHeading, duty_of_offices, read_units_and_people};
pub use reading::read_statement;
pub use reference::{Reference, pointing_down, reference};
pub use remarks::says_first_leads;
pub use seasons::{seasons, spans_from_unknown_days};
pub use signs::{
    begins_with_label, can_be_stated, ends_in_deadline_field, ends_in_label, gives_parts,
    goes_on_as_branch, is_bare_label, is_cell_of_units, is_lone_list_of_offices, is_lone_time,
    lone_offices, stated_units, statement_in_cell, states_units,
};
pub use times::is_time;
pub use units::holds_more_than_name;
pub use unread::{UnreadClause, unread_brackets, unread_clauses};
