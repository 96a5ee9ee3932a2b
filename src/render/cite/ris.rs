//! RIS, the exchange format of reference managers.

use super::Work;
use jiff::civil::Date;

impl Work<'_> {
    /// Returns a record of the type GOVDOC, with the day of reading where it is known; lines end as the format wants, in CR
    /// LF.
    pub fn ris(&self, accessed: Option<Date>) -> String {
        let mut lines = vec![("TY", "GOVDOC".to_owned())];
        lines.extend(
            self.issuers
                .iter()
                .map(|issuer| ("AU", (*issuer).to_owned())),
        );
        lines.push(("TI", self.whole_title()));
        lines.extend(self.number.map(|number| ("SN", number.to_owned())));
        lines.extend(
            self.part
                .as_ref()
                .map(|(number, _)| ("SE", (*number).to_owned())),
        );
        if let Some(date) = self.dated() {
            lines.push(("PY", date.year().to_string()));
            lines.push(("DA", slashed(date)));
        }
        lines.push(("UR", self.url.clone()));
        lines.extend(accessed.map(|day| ("Y2", slashed(day))));
        lines.extend(self.life.as_ref().map(|life| ("N1", life.clone())));
        lines.push(("DB", self.site.to_owned()));
        lines.push(("LA", "zh-CN".to_owned()));
        lines.push(("ER", String::new()));
        lines
            .into_iter()
            // A value is one line, whatever a plan's file says.
            .map(|(tag, value)| format!("{tag}  - {}\r\n", value.replace(['\r', '\n'], " ")))
            .collect()
    }
}

/// Returns a day as the format has it: 2017/02/13.
fn slashed(date: Date) -> String {
    date.to_string().replace('-', "/")
}
