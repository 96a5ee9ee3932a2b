//! BibTeX, also read by BibLaTeX and by reference managers.

use super::Work;
use jiff::civil::Date;
use std::fmt::Write as _;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

impl Work<'_> {
    /// Returns an entry, with the day of reading where it is known. Bodies as authors stand in double braces, so that they
    /// are not taken for persons.
    pub fn bibtex(&self, accessed: Option<Date>) -> String {
        let mut out = format!("@techreport{{{},\n", self.key);
        let mut field = |name: &str, value: &str| {
            let _ = writeln!(out, "  {name} = {value},");
        };
        if !self.issuers.is_empty() {
            let each = self.issuers.iter();
            let authors: Vec<String> = each.map(|name| format!("{{{}}}", escaped(name))).collect();
            field("author", &format!("{{{}}}", authors.join(" and ")));
            let together = self.issuers.join("、");
            field("institution", &format!("{{{{{}}}}}", escaped(&together)));
        }
        field(
            "title",
            &format!("{{{{{}}}}}", escaped(&self.whole_title())),
        );
        if let Some(number) = self.number {
            field("number", &format!("{{{}}}", escaped(number)));
        }
        if let Some(date) = self.dated() {
            field("year", &format!("{{{}}}", date.year()));
            field("month", MONTHS[date.month() as usize - 1]);
            field("date", &format!("{{{date}}}"));
        }
        field("url", &format!("{{{}}}", self.url));
        if let Some(day) = accessed {
            field("urldate", &format!("{{{day}}}"));
        }
        if let Some(life) = &self.life {
            field("note", &format!("{{{}}}", escaped(life)));
        }
        field("langid", "{chinese}");
        out.push('}');
        out
    }
}

/// Escapes what TeX would take for a command.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
