//! What stands at the foot of each page: the table `[footer]` of content/site.toml.

use super::menu::LONGEST_WORDS;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::{Reader, Table};
use schemars::JsonSchema;
use serde::Serialize;

/// Lines at the foot of each page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Footer {
    /// ICP 备案号, as in 辽ICP备00000000号-1: it leads to the register of the ministry.
    pub icp: Option<String>,
    /// 公安备案号, as in 辽公网安备00000000000000号: it leads to the entry in the register of the police.
    pub police: Option<String>,
    /// Other lines, as who answers for the site.
    pub line: Vec<FooterLine>,
}

/// A line at the foot of each page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FooterLine {
    /// What is shown.
    pub name: String,
    /// An address on the web.
    pub url: Option<String>,
    /// A page of this site, as in `imprint.html`, in place of `url`.
    pub page: Option<String>,
}

/// A line with the address that it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered<'a> {
    /// What is shown.
    pub name: &'a str,
    /// The entry in the register.
    pub url: String,
}

impl Footer {
    /// Reads the table; reports numbers that no register gives.
    pub(super) fn read(reader: &Reader<'_>, mut table: Table<'_>) -> Self {
        let icp = read_number(reader, &mut table, "icp", is_icp, "辽ICP备00000000号-1");
        let police = read_number(
            reader,
            &mut table,
            "police",
            |number| !police_code(number).is_empty(),
            "辽公网安备00000000000000号",
        );
        let lines = table.tables("line").into_iter();
        let line = lines.filter_map(|line| FooterLine::read(reader, line));
        let line = line.collect();
        table.finish();
        Self { icp, police, line }
    }

    /// Returns the numbers of registers with the entries that they lead to.
    pub fn registered(&self) -> Vec<Registered<'_>> {
        let icp = self.icp.iter().map(|name| Registered {
            name,
            url: "https://beian.miit.gov.cn/".to_owned(),
        });
        let police = self.police.iter().map(|name| Registered {
            name,
            url: format!(
                "https://beian.mps.gov.cn/#/query/webSearch?code={}",
                police_code(name)
            ),
        });
        icp.chain(police).collect()
    }
}

impl FooterLine {
    fn read(reader: &Reader<'_>, mut table: Table<'_>) -> Option<Self> {
        let span = table.span();
        let name = table.need_short("name", LONGEST_WORDS);
        let url = table.web_address("url").map(|(url, _)| url.into_string());
        let page = table.take::<String>("page");
        table.finish();

        if url.is_some() && page.is_some() {
            let message = message!("a-line-of-the-footer-has-either");
            let problem =
                Diagnostic::error("bad-value", message).help(message!("take-one-of-them-out"));
            reader.report(problem, span);
            return None;
        }
        Some(Self {
            name: name?,
            url,
            page,
        })
    }
}

/// Reads a number of a register; one of another form is reported.
fn read_number(
    reader: &Reader<'_>,
    table: &mut Table<'_>,
    key: &'static str,
    is_number: impl Fn(&str) -> bool,
    example: &str,
) -> Option<String> {
    let (number, span) = table.take_at::<String>(key)?;
    if number.is_empty() {
        return None;
    }
    if !is_number(&number) {
        let message = message!("number-is-no-number-that-this-register", number);
        let help = message!("write-it-as-it-was-given", example);
        reader.report(Diagnostic::error("bad-value", message).help(help), span);
        return None;
    }
    Some(number)
}

/// Returns whether a text has the form 某ICP备…号, with or without the number of a site, or 某ICP证…号.
fn is_icp(number: &str) -> bool {
    let parts = number.split_once("ICP备").or(number.split_once("ICP证"));
    let Some((place, rest)) = parts else {
        return false;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let Some((digits, site)) = rest.split_once('号') else {
        return false;
    };
    let site_is_sound = site.is_empty() || site.strip_prefix('-').is_some_and(is_digits);
    place.chars().count() == 1 && is_digits(digits) && site_is_sound
}

/// Returns the digits of 某公网安备…号; empty where a text has another form.
fn police_code(number: &str) -> &str {
    let parts = number.split_once("公网安备");
    let digits = parts.and_then(|(place, rest)| {
        let digits = rest.trim().strip_suffix('号')?.trim();
        (place.chars().count() == 1).then_some(digits)
    });
    let is_code = |digits: &&str| digits.len() == 14 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.filter(is_code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{is_icp, police_code};

    #[test]
    fn numbers_have_the_forms_of_their_registers() {
        for number in [
            "辽ICP备05000001号",
            "京ICP备12345678号-12",
            "京ICP证000001号",
        ] {
            assert!(is_icp(number), "{number}");
        }
        for number in ["", "ICP备1号", "辽ICP备号", "辽ICP备1号-", "辽icp备1号"] {
            assert!(!is_icp(number), "{number}");
        }
        assert_eq!(police_code("辽公网安备 21110002000011号"), "21110002000011");
        assert_eq!(police_code("辽公网安备2111号"), "");
        assert_eq!(police_code("21110002000011"), "");
    }
}
