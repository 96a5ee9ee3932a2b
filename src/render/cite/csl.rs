//! CSL-JSON, the input of citation processors (citeproc) and of Zotero.

use super::Work;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

impl Work<'_> {
    /// Returns an item, with the day of reading where it is known.
    pub fn csl(&self, accessed: Option<Date>) -> Value {
        let mut item = Map::new();
        let mut put = |key: &str, value: Value| item.insert(key.to_owned(), value);
        put("id", json!(self.key));
        // As the page stands on the web, so that processors print what GB/T 7714 is printed as beside it.
        put("type", json!("webpage"));
        put("title", json!(self.numbered_title()));
        if !self.issuers.is_empty() {
            let authors = self
                .issuers
                .iter()
                .map(|issuer| json!({ "literal": issuer }));
            put("author", authors.collect());
        }
        if let Some((number, _)) = &self.part {
            put("section", json!(number));
        }
        if let Some(date) = self.published.or(self.written) {
            let parts = [
                i32::from(date.year()),
                i32::from(date.month()),
                i32::from(date.day()),
            ];
            put("issued", json!({ "date-parts": [parts] }));
        }
        if let Some(day) = accessed {
            put("accessed", json!({ "raw": day }));
        }
        put("URL", json!(self.url));
        put("source", json!(self.site));
        put("language", json!("zh-CN"));
        Value::Object(item)
    }
}
