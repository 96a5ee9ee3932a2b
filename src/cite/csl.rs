//! CSL-JSON, the input of citation processors (citeproc) and of Zotero.

use super::{ACCESSED, Work};
use serde_json::{Map, Value, json};

impl Work<'_> {
    /// A list of one item. The day of reading is a raw date, so that it can be put in as text.
    pub fn csl(&self) -> String {
        let mut item = Map::new();
        let mut put = |key: &str, value: Value| item.insert(key.to_owned(), value);
        put("id", json!(self.key));
        put("type", json!("report"));
        put("title", json!(self.whole_title()));
        if !self.issuers.is_empty() {
            let authors = self
                .issuers
                .iter()
                .map(|issuer| json!({ "literal": issuer }));
            put("author", authors.collect());
        }
        if let Some(number) = self.number {
            put("number", json!(number));
        }
        if let Some((number, _)) = &self.part {
            put("section", json!(number));
        }
        if let Some(date) = self.dated() {
            let parts = [
                i32::from(date.year()),
                i32::from(date.month()),
                i32::from(date.day()),
            ];
            put("issued", json!({ "date-parts": [parts] }));
        }
        put("accessed", json!({ "raw": ACCESSED }));
        put("URL", json!(self.url));
        put("source", json!(self.site));
        put("language", json!("zh-CN"));
        serde_json::to_string_pretty(&[item]).unwrap_or_default()
    }
}
