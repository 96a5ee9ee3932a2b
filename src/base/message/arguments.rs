//! The arguments of messages.

use super::said::{Argument, Message};
use std::borrow::Cow;
use std::path::Display;

/// What can be an argument.
pub trait ToArgument {
    /// Returns it as an argument.
    fn to_argument(&self) -> Argument;
}

impl<T: ToArgument + ?Sized> ToArgument for &T {
    fn to_argument(&self) -> Argument {
        (**self).to_argument()
    }
}

impl<T: ToArgument> ToArgument for [T] {
    fn to_argument(&self) -> Argument {
        Argument::List(self.iter().map(ToArgument::to_argument).collect())
    }
}

impl<T: ToArgument> ToArgument for Vec<T> {
    fn to_argument(&self) -> Argument {
        self.as_slice().to_argument()
    }
}

/// An argument that is not there leaves its place empty.
impl<T: ToArgument> ToArgument for Option<T> {
    fn to_argument(&self) -> Argument {
        let there = self.as_ref().map(ToArgument::to_argument);
        there.unwrap_or_else(|| Argument::Text(String::new()))
    }
}

impl ToArgument for Argument {
    fn to_argument(&self) -> Argument {
        self.clone()
    }
}

impl ToArgument for Message {
    fn to_argument(&self) -> Argument {
        Argument::Message(self.clone())
    }
}

/// Makes types texts, as they are printed.
macro_rules! texts {
    ($($kind:ty),*) => {
        $(impl ToArgument for $kind {
            fn to_argument(&self) -> Argument {
                Argument::Text(self.to_string())
            }
        })*
    };
}

/// Makes types numbers; one that is larger than all that can be counted is a text.
macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl ToArgument for $kind {
            fn to_argument(&self) -> Argument {
                match i64::try_from(*self) {
                    Ok(number) => Argument::Number(number),
                    Err(_) => Argument::Text(self.to_string()),
                }
            }
        })*
    };
}

texts!(str, String, Cow<'_, str>, char, Display<'_>);
numbers!(i16, i32, i64, u8, u16, u32, u64, usize);
