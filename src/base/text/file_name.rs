//! Names of files that every system can write, as a project is checked out on many.

use super::width::is_unprintable;
use crate::base::message::{Message, message};

/// The longest name that the usual disks take, in bytes.
const LONGEST: usize = 255;

/// What Windows keeps for devices, whatever ending follows.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// Returns why some system cannot write a file or folder of this name, as the end of a sentence: “it …”. `None` where all
/// can.
pub fn unportable_name(name: &str) -> Option<Message> {
    if name.contains(['\\', '/', ':', '*', '?', '"', '<', '>', '|']) {
        Some(message!("has-one"))
    } else if name.contains(|c: char| is_unprintable(c) || c.is_control()) {
        Some(message!("has-a-character-in-it-that-cannot"))
    } else if name.is_empty() {
        Some(message!("is-empty"))
    } else if name.ends_with(['.', ' ']) {
        Some(message!("ends-in-a-full-stop"))
    } else if is_device(name) {
        Some(message!("means-a-device-on-windows"))
    } else if name.len() > LONGEST {
        Some(message!("is-longer-than-bytes"))
    } else {
        None
    }
}

/// Returns whether Windows takes a name for a device: con, NUL.txt, com1.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let stem = stem.to_ascii_lowercase();
    let has_number = |rest: &str| {
        let mut digits = rest.chars();
        let number = digits.next().is_some_and(|c| "0123456789¹²³".contains(c));
        number && digits.next().is_none()
    };

    let port = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str()) || port.is_some_and(has_number)
}

#[cfg(test)]
mod tests {
    use super::unportable_name;

    #[test]
    fn names_that_some_systems_cannot_write() {
        for name in [
            "a\\b.txt",
            "a:b.txt",
            "a?",
            "a.",
            "a ",
            "",
            "con",
            "NUL.txt",
            "com1.html",
            "LPT9",
            "a\u{202E}b",
            "a\nb",
        ] {
            assert!(unportable_name(name).is_some(), "{name}");
        }
        for name in [
            "盘政办发〔2017〕17号.txt",
            "con-1.md",
            "comb",
            "com10",
            ".a",
            "a b",
        ] {
            assert_eq!(unportable_name(name), None, "{name}");
        }
    }
}
