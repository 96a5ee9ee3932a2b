//! GB/T 7714 信息与文献 参考文献著录规则: electronic resources, `[EB/OL]`, in the numeric style.
//!
//! The edition of 2025 (in force since 2026-07-01) prints full stops and square brackets half-width
//! and all other marks full-width; that of 2015 is printed with half-width marks throughout. The 〔〕
//! of a document number are part of the number in both.

use super::{ACCESSED, Work};
use jiff::civil::Date;

/// The marks of an edition.
struct Marks {
    colon: &'static str,
    comma: &'static str,
    open: &'static str,
    close: &'static str,
}

const EDITION_2015: Marks = Marks {
    colon: ": ",
    comma: ", ",
    open: "(",
    close: ")",
};
const EDITION_2025: Marks = Marks {
    colon: "\u{FF1A}",
    comma: "\u{FF0C}",
    open: "\u{FF08}",
    close: "\u{FF09}",
};

impl Work<'_> {
    /// Returns the reference in the form of GB/T 7714—2015; a mark stands for a day of reading that is not known.
    pub fn gb2015(&self, accessed: Option<Date>) -> String {
        self.gb(&EDITION_2015, accessed)
    }

    /// Returns the reference in the form of GB/T 7714—2025; a mark stands for a day of reading that is not known.
    pub fn gb2025(&self, accessed: Option<Date>) -> String {
        self.gb(&EDITION_2025, accessed)
    }

    /// Returns 主要责任者. 题名：其他题名信息[EB/OL]. （发布日期）[引用日期]. 获取路径.
    fn gb(&self, marks: &Marks, accessed: Option<Date>) -> String {
        let mut text = String::new();
        // 8.1.2: of more than three, the first three.
        let named: Vec<&str> = self.issuers.iter().take(3).copied().collect();
        if !named.is_empty() {
            text += &named.join(marks.comma);
            if self.issuers.len() > named.len() {
                text += marks.comma;
                text.push('等');
            }
            text += ". ";
        }
        text += self.title;
        if let Some(number) = self.number {
            text += marks.colon;
            text += number;
        }
        if let Some((number, title)) = &self.part {
            text += marks.colon;
            text += number;
            text.push(' ');
            text += title;
        }
        if let Some(life) = &self.life {
            text += marks.open;
            text += life;
            text += marks.close;
        }
        text += "[EB/OL]. ";
        // What is cited is what stands on the web, so its publication counts.
        if let Some(date) = self.published.or(self.written) {
            text += marks.open;
            text += &date.to_string();
            text += marks.close;
        }
        let accessed = accessed.map_or(ACCESSED.to_owned(), |day| day.to_string());
        text += &format!("[{accessed}]. {}.", self.url);
        text
    }
}
