//! How calendars are written (iCalendar, RFC 5545), where the library leaves it to who uses it.

use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;
use std::io::{self, Write};

/// Returns an empty calendar with its name. It has no METHOD: that is for calendars that are sent, which name their ORGANIZER
/// (RFC 5546, section 3.2.1).
pub fn named(name: &str) -> Calendar {
    let mut calendar = Calendar::new();
    for property in &mut calendar.properties {
        if property.key() == "PRODID" {
            *property = Property::new("PRODID", "-//Gangmu//Gangmu//ZH");
        }
    }
    // The library does not know that NAME (RFC 7986, section 5.1) is a text.
    calendar.append_property(Property::new("NAME", escaped(name)));
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    calendar
}

/// Returns a text as the value of a property (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // It would end the line.
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

/// Folds lines to at most 75 octets (section 3.1). The library does not count the space that opens a folded line, so
/// that one in a while is longer by one.
pub fn folded(text: &str) -> String {
    const MOST: usize = 75;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive("\r\n") {
        let words = line.trim_end_matches("\r\n");

        // It is one octet too long: its last character goes on a line of its own.
        if words.len() > MOST {
            let last = words.char_indices().last().map_or(0, |(at, _)| at);
            let (first, rest) = words.split_at(last);
            out.push_str(first);
            out.push_str("\r\n ");
            out.push_str(rest);
            out.push_str("\r\n");
        } else {
            out.push_str(line);
        }
    }
    out
}

/// Writes the file of a calendar that has these events or things to do, each as it was written and folded.
///
/// # Errors
/// Fails where `out` takes no more.
pub fn write_joined<'t>(
    empty: &Calendar,
    entries: impl Iterator<Item = &'t String>,
    out: &mut impl Write,
) -> io::Result<()> {
    const END: &str = "END:VCALENDAR\r\n";
    let frame = folded(&empty.to_string());

    // What stands in a calendar stands before its last line.
    let head = frame.strip_suffix(END).unwrap_or(&frame);
    out.write_all(head.as_bytes())?;
    for entry in entries {
        out.write_all(entry.as_bytes())?;
    }
    out.write_all(END.as_bytes())
}

/// Returns the first moment of a day: 20170213T000000Z.
pub fn midnight(date: Date) -> String {
    format!("{}T000000Z", compact(date))
}

/// Returns a day without hyphens: 20170213.
fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Returns a property whose value is a day.
pub fn date_property(key: &str, date: Date) -> Property {
    Property::new(key, compact(date))
        .add_parameter("VALUE", "DATE")
        .done()
}

/// Gives an event one whole day, which is how long it lasts if it begins on a day and does not say when it ends (section
/// 3.6.1).
pub fn all_day(event: &mut Event, day: Date) {
    event.append_property(date_property("DTSTART", day));
}

#[cfg(test)]
mod tests {
    use super::{folded, named};

    #[test]
    fn a_name_is_a_text() {
        let text = folded(&named("甲,乙;丙\\方案").to_string());
        for key in ["NAME", "X-WR-CALNAME"] {
            let line = format!("\r\n{key}:甲\\,乙\\;丙\\\\方案\r\n");
            assert!(text.contains(&line), "{text}");
        }
        assert!(!text.contains("METHOD"), "{text}");
    }
}
