//! References as readers of English write them: Chicago, APA and a form like the Bluebook's. Names of bodies are romanised
//! and glossed, titles stay as they are printed, and all say that the work is in Chinese.

use super::english_work::{EnglishCitation, EnglishWork};
use super::{ACCESSED, Work, titled};
use jiff::civil::Date;

/// The names of months as law journals shorten them.
const MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
];

impl Work<'_> {
    /// Returns the references for readers of English; none where the interface is in another language.
    pub fn english_citations(&self) -> Vec<EnglishCitation> {
        let Some(english) = &self.english else {
            return Vec::new();
        };
        let styles = [
            ("Chicago", self.chicago(english)),
            ("APA", self.apa(english)),
            ("Bluebook", self.bluebook(english)),
        ];
        let styles = styles.into_iter();
        styles
            .map(|(style, text)| EnglishCitation { style, text })
            .collect()
    }

    /// Returns a note as in The Chicago Manual of Style.
    fn chicago(&self, english: &EnglishWork) -> String {
        let mut parts = Vec::new();
        if !english.issuers.is_empty() {
            let issuers = self.issuers.iter().zip(&english.issuers);
            let issuers =
                issuers.map(|(name, own)| format!("{} {name} [{}]", own.pinyin, own.gloss));
            parts.push(listed(issuers.collect()));
        }
        parts.push(format!(
            "{}{}",
            titled(self.title),
            self.in_brackets("; ", None)
        ));
        let day = |date: Date| date.strftime("%B %-d, %Y").to_string();
        parts.extend(self.dated().map(day));
        parts.extend(self.task_in_english());
        parts.extend(english.life.clone());
        parts.push(format!("in Chinese, accessed {ACCESSED}, {}.", self.url));
        parts.join(", ")
    }

    /// Returns an entry as in the Publication Manual of the APA.
    fn apa(&self, english: &EnglishWork) -> String {
        let names = english.issuers.iter().map(|own| own.pinyin.clone());
        let mut text = listed(names.collect());
        if !text.is_empty() {
            text += ". ";
        }
        match self.dated() {
            Some(date) => text += &date.strftime("(%Y, %B %-d). ").to_string(),
            None => text += "(n.d.). ",
        }
        let glosses = english.issuers.iter().map(|own| own.gloss.clone());
        let glosses = listed(glosses.collect());
        let glosses = if glosses.is_empty() {
            glosses
        } else {
            format!("{glosses}; ")
        };
        text += self.title;
        text += &self.in_brackets("; ", self.task_in_english());
        text += &format!(" [{glosses}in Chinese");
        if let Some(life) = &english.life {
            text += &format!("; {life}");
        }
        text += &format!("]. {}. Retrieved {ACCESSED}, from {}", self.site, self.url);
        text
    }

    /// Returns a note like those of the Bluebook for what other countries promulgate.
    fn bluebook(&self, english: &EnglishWork) -> String {
        let mut text = titled(self.title);
        text += &self.in_brackets("; ", None);
        let by = listed(
            english
                .issuers
                .iter()
                .map(|own| own.gloss.clone())
                .collect(),
        );
        let date = self.dated().map(|date| {
            let month = MONTHS.get(usize::from(date.month().unsigned_abs()).wrapping_sub(1));
            let month = month.copied().unwrap_or_default();
            format!("{month} {}, {}", date.day(), date.year())
        });
        let promulgated = match (by.is_empty(), date) {
            (false, Some(date)) => format!(" (promulgated by {by}, {date})"),
            (false, None) => format!(" (promulgated by {by})"),
            (true, Some(date)) => format!(" ({date})"),
            (true, None) => String::new(),
        };
        text += &promulgated;
        if let Some(task) = self.task_in_english() {
            text += &format!(", {task}");
        }
        if let Some(life) = &english.life {
            text += &format!(" ({life})");
        }
        text += &format!(
            " (China) (in Chinese), {} (last visited {ACCESSED}).",
            self.url
        );
        text
    }

    /// Returns the task by its number.
    fn task_in_english(&self) -> Option<String> {
        let (number, _) = self.part.as_ref()?;
        Some(format!("task {number}"))
    }

    /// Returns the document number and something else between brackets; nothing where there is neither.
    fn in_brackets(&self, between: &str, other: Option<String>) -> String {
        let number = self.number.map(str::to_owned);
        let parts: Vec<String> = [number, other].into_iter().flatten().collect();
        match parts.is_empty() {
            true => String::new(),
            false => format!(" ({})", parts.join(between)),
        }
    }
}

/// Returns several names as a list.
fn listed(mut names: Vec<String>) -> String {
    match names.pop() {
        None => String::new(),
        Some(last) if names.is_empty() => last,
        Some(last) => format!("{} and {last}", names.join(", ")),
    }
}
