//! RIS, the exchange format of reference managers.

use super::{ACCESSED, Work};

impl Work<'_> {
    /// Returns a record of the type GOVDOC; lines end as the format wants, in CR LF.
    pub fn ris(&self) -> String {
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
            lines.push(("DA", date.to_string().replace('-', "/")));
        }
        lines.push(("UR", self.url.clone()));
        lines.push(("Y2", ACCESSED.replace('-', "/")));
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
