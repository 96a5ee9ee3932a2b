//! What the style sheets of a page say of its elements, as far as it changes what a reader sees of the text: what is
//! hidden, struck out, above or below the line, how items are numbered, what is printed in front of elements.
//!
//! In come the texts of `<style>` elements and `style` attributes, whatever is wrong with them. Out comes, for each
//! element in the order of the page, the `Properties` that hold for it. Style sheets that lie beside the page are not
//! there to be read.

mod properties;

mod value;

mod declarations;

mod counter_style;

mod selector;

mod sheet;

mod cascade;

pub use cascade::Cascade;
pub use counter_style::{CounterStyle, CounterStyles};
pub use properties::{Content, CounterChange, Display, Properties};
pub use selector::Part;
