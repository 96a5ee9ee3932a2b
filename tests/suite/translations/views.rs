//! docs/zh/views.md: made of docs/views.md, whose words come from comments in src/, and of docs/zh/views.toml, which has
//! these words in Chinese.

use crate::support::{expect, root};
use std::collections::BTreeSet;
use toml::Table;

/// The words of docs/views.md in Chinese, and what of them was asked for.
struct Words {
    table: Table,
    used: BTreeSet<String>,
    missing: BTreeSet<String>,
}

impl Words {
    /// Returns words in Chinese; notes them down where there are none.
    fn translated(&mut self, words: &str) -> String {
        self.used.insert(words.to_owned());
        let is_address = words.trim_matches('`').ends_with(".html") && !words.contains(' ');
        match self.table.get(words).and_then(|value| value.as_str()) {
            Some(translated) => translated.to_owned(),
            None if is_address => words.to_owned(),
            None => {
                self.missing.insert(words.to_owned());
                words.to_owned()
            }
        }
    }

    /// Returns a line in Chinese.
    fn line(&mut self, line: &str) -> String {
        if line.is_empty() || line == "[中文](zh/views.md)" {
            return line.replace("[中文](zh/views.md)", "[English](../views.md)");
        }
        if let Some(field) = line.strip_prefix("- `") {
            return self.field(field);
        }
        let Some((marks, title)) = line.split_once("# ").filter(|_| line.starts_with('#')) else {
            return self.translated(line);
        };
        let title = match title.strip_prefix("`view` of ") {
            Some(template) => format!("{template} 的 `view`"),
            // The name of a type.
            None if marks.len() == 2 => title.to_owned(),
            None => self.translated(title),
        };
        format!("{marks}# {title}")
    }

    /// Returns a field, a choice or a key in Chinese: what stands behind `` - ` ``.
    fn field(&mut self, field: &str) -> String {
        let Some((name, rest)) = field.split_once('`') else {
            return format!("- `{field}");
        };
        let Some((kind, words)) = rest.split_once(": ") else {
            return format!("- `{field}");
        };
        format!(
            "- `{name}`{}：{}",
            kind_in_chinese(kind),
            self.translated(words)
        )
    }
}

/// Returns what a field holds, in Chinese, behind the mark that it may be absent.
fn kind_in_chinese(kind: &str) -> String {
    if let Some(kind) = kind.strip_prefix('?') {
        return format!("?{}", kind_in_chinese(kind));
    }
    if let Some(one) = kind.strip_prefix(" list of") {
        let one = kind_in_chinese(one);
        // A blank parts Chinese from other scripts.
        let blank = if one.ends_with(')') { " " } else { "" };
        return format!("{one}{blank}的列表");
    }
    match kind {
        " text" => " 文本",
        " number" => " 数",
        " truth" => " 真假",
        " table" => " 表",
        a_type => a_type,
    }
    .to_owned()
}

#[test]
fn what_templates_are_given_is_written_down_in_chinese() {
    let page = std::fs::read_to_string(root().join("docs/views.md")).unwrap();
    let words = std::fs::read_to_string(root().join("docs/zh/views.toml")).unwrap();
    let mut words = Words {
        table: words.parse().unwrap(),
        used: BTreeSet::new(),
        missing: BTreeSet::new(),
    };

    let lines: Vec<String> = page.lines().map(|line| words.line(line)).collect();
    let unused = words.table.keys().filter(|key| !words.used.contains(*key));
    let unused: Vec<&String> = unused.collect();
    assert!(
        words.missing.is_empty() && unused.is_empty(),
        "docs/zh/views.toml lacks {:#?}\nand has what docs/views.md does not say: {unused:#?}",
        words.missing
    );
    expect(&root().join("docs/zh/views.md"), &(lines.join("\n") + "\n"));
}
