//! Values that are more than TOML knows: words, addresses, days.

use super::table::Table;
use super::web_address::{is_mail_address, mail_help, parse_web_address, web_address_problem};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use fluent_uri::Uri;
use jiff::civil::Date;
use std::ops::Range;

impl Table<'_> {
    /// Takes words for readers, which must be there; empty ones are reported.
    pub fn need_words(&mut self, key: &'static str) -> Option<String> {
        let (words, span) = self.need_at::<String>(key)?;
        if words.trim().is_empty() {
            let problem = Diagnostic::error("bad-value", message!("key-is-empty", key))
                .help(message!("write-why-in-words-for-the-reader"));
            self.reader.report(problem, span);
        }
        Some(words)
    }

    /// Takes a text that may be missing; one of more than `most` characters or several lines is
    /// reported.
    pub fn take_short(&mut self, key: &'static str, most: usize) -> Option<String> {
        let (text, span) = self.take_at::<String>(key)?;
        self.check_line(key, &text, most, span);
        Some(text)
    }

    /// Takes a text that must be there; one of more than `most` characters or several lines is
    /// reported.
    pub fn need_short(&mut self, key: &'static str, most: usize) -> Option<String> {
        let (text, span) = self.need_at::<String>(key)?;
        self.check_line(key, &text, most, span);
        Some(text)
    }

    /// Takes a list of at most `most` texts of at most `longest` characters each; what is beyond is reported.
    pub fn short_list(&mut self, key: &'static str, most: usize, longest: usize) -> Vec<String> {
        let mut texts = self.list::<String>(key);
        if let Some((_, span)) = texts.get(most) {
            let message = message!("key-has-texts-items-most", key, texts = texts.len(), most);
            let problem =
                Diagnostic::error("too-many", message).help(message!("see-what-wrote-into"));
            self.reader.report(problem, span.clone());
        }

        // What was reported once needs no further reports.
        texts.truncate(most);
        let texts = texts.into_iter().inspect(|(text, span)| {
            self.check_line(key, text, longest, span.clone());
        });
        texts.map(|(text, _)| text).collect()
    }

    /// Reports a text of more than `most` characters or several lines.
    fn check_line(&self, key: &str, text: &str, most: usize, span: Range<usize>) {
        // A character has a byte at least.
        if text.len() > most && text.chars().count() > most {
            let message = message!("key-has-more-than-most-characters", key, most);
            let problem =
                Diagnostic::error("too-long", message).help(message!("see-what-wrote-into"));
            self.reader.report(problem, span);
        } else if text.contains('\n') {
            let message = message!("key-has-several-lines", key);
            let problem =
                Diagnostic::error("bad-value", message).help(message!("write-it-on-one-line"));
            self.reader.report(problem, span);
        }
    }

    /// Takes an address on the web, with its place; it may be missing or empty. Anything else is
    /// reported.
    pub fn web_address(&mut self, key: &'static str) -> Option<(Uri<String>, Range<usize>)> {
        let (text, span) = self.take_at::<String>(key)?;
        if text.is_empty() {
            return None;
        }

        match parse_web_address(&text) {
            Ok(address) => Some((address, span)),
            Err(fault) => {
                let problem = web_address_problem(key, &text, fault);
                self.reader.report(problem, span);
                None
            }
        }
    }

    /// Takes an address of mail (RFC 6068) or on the web; it may be missing or empty. Anything else is
    /// reported.
    pub fn contact(&mut self, key: &'static str) -> Option<String> {
        let (text, span) = self.take_at::<String>(key)?;
        if text.is_empty() {
            return None;
        }

        if !is_mail_address(&text) && parse_web_address(&text).is_err() {
            let message = message!("key-is-neither-an-address-of-mail", key);
            let problem = Diagnostic::error("bad-value", message).help(mail_help(&text));
            self.reader.report(problem, span);
            return None;
        }
        Some(text)
    }

    /// Takes a calendar day, without a time; it may be missing. Anything else is reported.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.remove(key)?;
        let span = self.shift(value.span());
        let date = value
            .get_ref()
            .as_datetime()
            .filter(|datetime| datetime.time.is_none())
            .and_then(|datetime| datetime.date)
            .and_then(|date| Date::new(date.year as i16, date.month as i8, date.day as i8).ok());

        // In broken TOML, the syntax error was already reported.
        if date.is_none() && !self.broken {
            let problem = Diagnostic::error("bad-date", message!("key-is-not-a-date", key))
                .help(message!("write-a-calendar-day-without-quotation-marks"));
            self.reader.report(problem, span);
        }
        date
    }

    /// Takes a calendar day that must be there; its absence is reported.
    pub fn need_date(&mut self, key: &'static str) -> Option<Date> {
        if self.has(key) {
            return self.date(key);
        }
        self.know(key);
        self.report_missing(key, Some(message!("write-a-calendar-day")));
        None
    }
}
