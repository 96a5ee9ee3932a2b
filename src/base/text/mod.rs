//! Pure functions on `&str`: numerals, widths, lists, names, brackets, titles.

mod file_name;
mod html;
mod list;
mod name;
mod numeral;
mod pinyin;
mod radicals;
mod titles;
mod width;

mod folding;

pub use file_name::{is_device, unportable_name};
pub use folding::{FoldedPlaces, Folding, is_unseen};
pub use html::escape_into;
pub use list::{closing_bracket, outside_brackets, split_list};
pub use name::is_plain_name;
pub use numeral::{parse as parse_numeral, take_digits, take_numeral};
pub use pinyin::{name_of as pinyin_name, syllables};
pub use radicals::equivalent_ideograph;
pub use titles::titles;
pub use width::{fold, fold_char, is_han, is_space, is_unprintable, pictured, squeeze};
