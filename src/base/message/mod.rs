//! What the program says to people, in the language that they read.
//!
//! A [`Message`] is an id with named arguments. It becomes words only when it is said: in English where programs read
//! it, else in the reader's [`Language`]. The words stand in `en/*.ftl` and `zh/*.ftl`, in the syntax of Fluent;
//! tests/suite/messages.rs keeps code and catalogues together.

mod language;

mod said;

mod arguments;

mod catalogue;

mod either;

mod trouble;

pub use arguments::ToArgument;
#[cfg(test)]
pub(crate) use catalogue::help_ids;
pub(crate) use catalogue::help_words;
pub use catalogue::{CATALOGUES, CatalogueFile};
pub use language::Language;
pub use said::{Argument, Message};
pub use trouble::{Explain, Trouble, explained, trouble};

/// Makes a [`Message`]: `message!("two-sentences", one = near, other = help)`.
macro_rules! message {
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::base::message::Message::new(
            $id,
            vec![$($crate::base::message::argument!($name $(= $value)?)),*],
        )
    };
}

/// Names an argument of a message; without a value the variable of that name is it.
macro_rules! argument {
    ($name:ident) => {
        $crate::base::message::argument!($name = $name)
    };
    ($name:ident = $value:expr) => {
        (
            stringify!($name),
            $crate::base::message::ToArgument::to_argument(&$value),
        )
    };
}

pub(crate) use argument;
pub(crate) use message;
