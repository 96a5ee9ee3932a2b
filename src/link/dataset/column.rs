//! What a column of a table is: its name, its type, its place among the keys, and words for readers.

use strum::IntoStaticStr;

/// What all cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum CellType {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A calendar day: 2017-02-13.
    Date,
}

impl CellType {
    /// Returns the key that stands for it in views: text, integer, boolean or date.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// A text in Chinese and in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Words {
    /// Returns the words in a language of the interface: Chinese unless it is English.
    pub fn in_language(self, language: &str) -> &'static str {
        if language.starts_with("en") {
            self.en
        } else {
            self.zh
        }
    }
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells are.
    pub cell_type: CellType,
    /// What it says.
    pub words: Words,
    /// Whether every cell is filled.
    pub required: bool,
    /// Part of the key that tells the rows apart.
    pub key: bool,
    /// The table whose `id` it holds.
    pub refers: Option<&'static str>,
}

impl Column {
    const fn new(
        name: &'static str,
        cell_type: CellType,
        zh: &'static str,
        en: &'static str,
    ) -> Self {
        Self {
            name,
            cell_type,
            words: Words { zh, en },
            required: false,
            key: false,
            refers: None,
        }
    }

    /// Describes a column of words.
    pub(super) const fn text(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::new(name, CellType::Text, zh, en)
    }

    /// Describes a column of whole numbers.
    pub(super) const fn integer(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::new(name, CellType::Integer, zh, en)
    }

    /// Describes a column of `true` and `false`.
    pub(super) const fn boolean(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::new(name, CellType::Boolean, zh, en)
    }

    /// Describes a column of calendar days.
    pub(super) const fn date(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::new(name, CellType::Date, zh, en)
    }

    /// Marks the column as filled in every row.
    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Marks the column as a part of the key.
    pub(super) const fn key(mut self) -> Self {
        self.key = true;
        self.required()
    }

    /// Marks the column as holding the `id` of rows of another table.
    pub(super) const fn refers(mut self, table: &'static str) -> Self {
        self.refers = Some(table);
        self
    }
}

/// The columns that several tables have.
pub(super) mod shared {
    use super::Column;

    pub const ID: Column = Column::text(
        "id",
        "编号，也是网址的一部分",
        "Identifier, part of its address",
    )
    .key();
    pub const NAME: Column = Column::text("name", "全称", "Full name").required();
    pub const ALIASES: Column = Column::text(
        "aliases",
        "文件中的写法，每行一个",
        "Names as documents print them, one to a line",
    );
    pub const NOTE: Column = Column::text("note", "说明", "What a reader should know");
    pub const PATH: Column = Column::text(
        "path",
        "本站页面，相对站点根目录",
        "Page, relative to the root of the site",
    )
    .required();

    pub const TASKS: Column = Column::integer("tasks", "任务数", "How many tasks").required();
    pub const MENTIONS: Column = Column::integer(
        "mentions",
        "提到它的段数，任务之外的也计",
        "Passages that name it, tasks or not",
    )
    .required();

    pub const PLAN_ID: Column = Column::text("plan_id", "所在方案", "Its plan")
        .required()
        .refers("plans");
    pub const UNIT_ID: Column = Column::text("unit_id", "单位", "The unit")
        .required()
        .refers("units");
    pub const TASK_ID: Column = Column::text("task_id", "任务", "The task")
        .key()
        .refers("tasks");

    pub const NUMBER: Column = Column::text(
        "number",
        "全编号，如 三(一)9(1)",
        "Whole number, as it is cited",
    )
    .required();
    pub const TITLE: Column = Column::text(
        "title",
        "标题，或正文开头",
        "Heading, or the beginning of its text",
    )
    .required();

    pub const RAW: Column = Column::text("raw", "原文", "The words that say so").required();
    pub const VALUE: Column = Column::text(
        "value",
        "数值，照原文的十进制数",
        "How much: a decimal number as printed",
    )
    .required();
    pub const MEASURE: Column = Column::text("unit", "计量单位", "Unit of measure").required();
}
