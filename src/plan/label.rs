//! The printed number of a heading (序号), in the styles of GB/T 9704—2012 7.3.3 and those that
//! portals make of them: 一、 (一) 1. (1) ① ——, 附件1, and the row numbers of a flattened table; in long
//! plans also 第一章, 第一节 and 1.1.

use serde::Serialize;

/// The style of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelKind {
    /// 附件1
    Attachment,
    /// 第一章, 第一篇, 第一部分
    Chapter,
    /// 第一节
    Part,
    /// 一、
    Section,
    /// (一)
    Subsection,
    /// 1.
    Item,
    /// `1 ` at the start of a table row
    Row,
    /// 1.1
    Decimal,
    /// (1)
    Subitem,
    /// ①
    Circled,
    /// ——
    Bullet,
}

impl LabelKind {
    /// Returns the depth of this style in a document that uses every style: smaller stands above.
    pub fn rank(self) -> u8 {
        match self {
            LabelKind::Attachment => 0,
            LabelKind::Chapter => 1,
            LabelKind::Part => 2,
            LabelKind::Section => 3,
            LabelKind::Subsection => 4,
            LabelKind::Item | LabelKind::Row => 5,
            LabelKind::Decimal => 6,
            LabelKind::Subitem => 7,
            LabelKind::Circled => 8,
            LabelKind::Bullet => 9,
        }
    }
}

/// A number with its style.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// How it is printed.
    pub kind: LabelKind,
    /// What it counts to; 0 for a bullet, which is counted among its siblings, and for 附件 alone.
    pub number: u32,
    /// Bytes that it takes at the start of its text, separators included.
    pub len: usize,
    /// How it is cited: 第一章, 三, (一), 9, (1), ①, 附件1; empty for a bullet.
    pub text: String,
}

impl Label {
    /// Returns the label of a row that no number is printed in; its place among such rows is its number.
    pub fn of_unnumbered_row(row: u32) -> Label {
        Label {
            kind: LabelKind::Row,
            number: row,
            len: 0,
            text: String::new(),
        }
    }

    /// Returns the label of a row without a printed number by the address that its heading declares: 2-r3.
    pub fn of_row_address(address: &str) -> Option<Label> {
        let own = address.rsplit('-').next().unwrap_or(address);
        // The second row with one address has x2 behind it.
        let own = own.split('x').next().unwrap_or(own);
        let number = own.strip_prefix('r')?.parse().ok()?;
        Some(Label::of_unnumbered_row(number))
    }

    /// Returns the address of this row, which has no printed number, under the node at `above`: 2-r3.
    pub fn row_address_below(&self, above: Option<&str>) -> String {
        match above {
            Some(above) => format!("{above}-r{}", self.number),
            None => format!("r{}", self.number),
        }
    }

    /// Returns the ASCII form that stands in addresses: 3, a1, b2. `sibling` is the number of a bullet among its
    /// siblings.
    pub fn slug(&self, sibling: u32) -> String {
        match self.kind {
            LabelKind::Attachment if self.number == 0 => "a".to_owned(),
            LabelKind::Attachment => format!("a{}", self.number),
            LabelKind::Bullet => format!("b{sibling}"),
            _ => self.number.to_string(),
        }
    }

    /// Returns the address of a node with this label under the node at `above`: 3-1-b2. `sibling` is the
    /// number of a bullet among its siblings.
    pub fn address_below(&self, above: Option<&str>, sibling: u32) -> String {
        let own = self.slug(sibling);
        match above {
            Some(above) => format!("{above}-{own}"),
            None => own,
        }
    }
}
