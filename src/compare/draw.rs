//! A comparison in words: as text for a terminal, as Markdown for a pull request.

use super::comparison::{
    AddressChange, AddressFate, Change, Comparison, EntryChange, PlanChange, PlanFate,
};
use super::excerpt::{beginning, excerpts};
use super::words::Words;
use std::collections::BTreeMap;

/// How many addresses of a kind and fate are listed; the others are counted.
const MOST_ADDRESSES: usize = 20;

/// What a comparison is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Text,
    /// Markdown, as the comments of pull requests have it.
    Markdown,
}

/// Returns a comparison in words; every line ends with a line break.
pub fn draw(comparison: &Comparison, form: Form, words: Words) -> String {
    let mut drawing = Drawing {
        form,
        words,
        out: String::new(),
    };
    drawing.draw(comparison);
    drawing.out
}

struct Drawing {
    form: Form,
    words: Words,
    out: String,
}

impl Drawing {
    fn draw(&mut self, comparison: &Comparison) {
        let Comparison { before, after, .. } = comparison;
        let words = self.words;
        let (from, to) = (self.code(before), self.code(after));
        self.heading(
            2,
            &match words.is_chinese() {
                true => format!("读者将看到的变化：{from} → {to}"),
                false => format!("What changes for readers: {from} → {to}"),
            },
        );
        self.draw_verdict(comparison);

        for plan in &comparison.plans {
            self.draw_plan(plan);
        }
        if !comparison.entries.is_empty() {
            self.heading(
                3,
                words.pick(
                    "名录、脉络、进展与设置",
                    "Gazetteer, threads, progress and settings",
                ),
            );
            comparison
                .entries
                .iter()
                .for_each(|entry| self.draw_entry(entry));
        }
        self.draw_addresses(&comparison.addresses);

        if !comparison.figures.is_empty() {
            self.heading(3, words.pick("首页数字", "Figures of the home page"));
            for figure in &comparison.figures {
                let of = words.noun(figure.of);
                self.item(&format!("{of} {} → {}", figure.before, figure.after));
            }
        }
    }

    /// Says first what a reviewer has to act on.
    fn draw_verdict(&mut self, comparison: &Comparison) {
        let words = self.words;
        if comparison.is_empty() {
            self.line(words.pick("没有变化。", "Nothing changes."));
        }
        if !comparison.unread.is_empty() {
            let list = comparison.unread.join(words.pick("、", ", "));
            let text = words.pick(
                "此前的状态中有错误、因而未作比较的文件：",
                "Plans with errors in the earlier state, which are not compared: ",
            );
            self.line(&format!("{text}{list}"));
        }

        let count = comparison.unexplained;
        if count > 0 {
            let text = match words.is_chinese() {
                true => format!(
                    "已发布的内容有 {count} 处改动而无修订说明：请在该文件加上 [[revision]]。"
                ),
                false => format!(
                    "Published facts that changed without a note for readers: {count}. Add a [[revision]] to these plans."
                ),
            };
            let text = self.strong(&text);
            self.line(&text);
        }
    }

    fn draw_plan(&mut self, plan: &PlanChange) {
        let words = self.words;
        let address = self.code(&plan.id);
        self.heading(3, &format!("{} {address}", self.plain(&plan.title)));

        match plan.fate {
            PlanFate::Added => {
                let tasks = plan.tasks;
                let text = match words.is_chinese() {
                    true => format!("新收录，任务 {tasks} 项"),
                    false => format!("new, tasks: {tasks}"),
                };
                self.item(&text);
            }
            PlanFate::Removed => {
                let change = plan.changes.iter().find(|change| change.is_unexplained());
                let gone = words.pick("不再收录", "taken out");
                self.item(&format!("{gone}{}", self.unexplained(change.is_some())));
            }
            PlanFate::Changed => {
                if let Some(former) = &plan.former_id {
                    let text = words.pick("地址", "address");
                    let (from, to) = (self.code(former), self.code(&plan.id));
                    self.item(&format!("{text} {from} → {to}"));
                }
                for revision in &plan.revisions {
                    let text = words.pick("修订说明", "revision");
                    let note = self.plain(&revision.note);
                    self.item(&format!("{text} {}：{note}", revision.date));
                }
                plan.changes
                    .iter()
                    .for_each(|change| self.draw_change(change));
                self.draw_unnamed(plan);
            }
        }
    }

    /// Says which passages changed that no new revision names, as the line to put into one.
    fn draw_unnamed(&mut self, plan: &PlanChange) {
        let unnamed = plan.unnamed_passages();
        if plan.revisions.is_empty() || unnamed.is_empty() {
            return;
        }
        let list: Vec<String> = unnamed.iter().map(|id| format!("\"{id}\"")).collect();
        let line = self.code(&format!("at = [{}]", list.join(", ")));
        let text = self.words.pick(
            "改动而修订未写明的条目，可写入 [[revision]]：",
            "Passages that changed and that no new [[revision]] names: ",
        );
        self.item(&format!("{text}{line}"));
    }

    fn draw_change(&mut self, change: &Change) {
        let words = self.words;
        let node = change.node.as_ref();
        let node = node.map(|node| format!("{} ", self.plain(&words.node(node))));
        let about = change.about.iter();
        let about: String = about
            .map(|about| format!("（{}）", self.plain(about)))
            .collect();

        let value = |text: &Option<String>| {
            let text = text.as_deref()?;
            Some(words.value(change.aspect, text))
        };
        let change_of = match (&value(&change.before), &value(&change.after)) {
            (Some(before), Some(after)) => {
                let (before, after) = excerpts(before, after);
                format!(" {} → {}", self.plain(&before), self.plain(&after))
            }
            (None, Some(after)) => {
                let added = words.pick("增加", "added");
                format!(" {added} {}", self.plain(&beginning(after)))
            }
            (Some(before), None) => {
                let removed = words.pick("删去", "removed");
                format!(" {removed} {}", self.plain(&beginning(before)))
            }
            (None, None) => String::new(),
        };
        self.item(&format!(
            "{}{}{about}{change_of}{}",
            node.unwrap_or_default(),
            words.aspect(change.aspect),
            self.unexplained(change.is_unexplained())
        ));
    }

    /// Returns the words for a change that nobody tells readers of.
    fn unexplained(&self, is_unexplained: bool) -> String {
        if !is_unexplained {
            return String::new();
        }
        let text = self.words.pick("无修订说明", "no revision says so");
        format!("；{}", self.strong(text))
    }

    fn draw_entry(&mut self, entry: &EntryChange) {
        let words = self.words;
        let id = match entry.id.is_empty() {
            true => String::new(),
            false => format!(" {}", self.code(&entry.id)),
        };
        let name = format!("{} {}{id}", words.noun(entry.kind), self.plain(&entry.name));

        let what = match (&entry.key, &entry.before, &entry.after) {
            (Some(key), before, after) => {
                let value = |text: &Option<String>| {
                    let text = text.as_deref()?;
                    Some(words.entry_value(key, text))
                };
                let (before, after) = (&value(before), &value(after));
                let none = words.pick("（无）", "(none)").to_owned();
                let (before, after) = match (before, after) {
                    (Some(before), Some(after)) => excerpts(before, after),
                    (before, after) => {
                        let shown = |value: &Option<String>| {
                            value.as_deref().map_or_else(|| none.clone(), beginning)
                        };
                        (shown(before), shown(after))
                    }
                };
                let (before, after) = (self.plain(&before), self.plain(&after));
                format!("{} {before} → {after}", words.key(key))
            }
            (None, None, _) => words.pick("新增", "new").to_owned(),
            (None, Some(_), _) => words.pick("删去", "taken out").to_owned(),
        };
        self.item(&format!("{name}：{what}"));
    }

    fn draw_addresses(&mut self, addresses: &[AddressChange]) {
        if addresses.is_empty() {
            return;
        }
        let words = self.words;
        self.heading(3, words.pick("地址", "Addresses"));

        let mut groups: BTreeMap<(usize, AddressFate), Vec<&AddressChange>> = BTreeMap::new();
        let mut kinds: Vec<&str> = Vec::new();
        for address in addresses {
            let known = kinds.iter().position(|kind| *kind == address.kind);
            let kind = known.unwrap_or_else(|| {
                kinds.push(address.kind);
                kinds.len() - 1
            });
            groups
                .entry((kind, address.fate))
                .or_default()
                .push(address);
        }

        for ((kind, fate), group) in groups {
            let kind = kinds[kind];
            let (noun, fate_words) = (words.address_kind(kind), words.fate(fate));
            if kind != "page" {
                self.item(&format!("{noun} {fate_words} {}", group.len()));
                continue;
            }
            for address in group.iter().take(MOST_ADDRESSES) {
                let to = address.to.iter().map(|to| format!(" → {}", self.code(to)));
                let why = address
                    .why
                    .iter()
                    .map(|why| format!("：{}", self.plain(why)));
                let more: String = to.chain(why).collect();
                self.item(&format!(
                    "{noun} {fate_words} {}{more}",
                    self.code(&address.address)
                ));
            }
            if let Some(more) = group
                .len()
                .checked_sub(MOST_ADDRESSES)
                .filter(|more| *more > 0)
            {
                let and = words.pick("另有", "and more:");
                self.item(&format!("{noun} {fate_words} {and} {more}"));
            }
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        match self.form {
            Form::Text => {
                if !self.out.is_empty() {
                    self.out.push('\n');
                }
                self.line(text);
            }
            Form::Markdown => {
                if !self.out.is_empty() {
                    self.out.push('\n');
                }
                self.line(&format!("{} {text}\n", "#".repeat(level)));
            }
        }
    }

    fn item(&mut self, text: &str) {
        let mark = match self.form {
            Form::Text => "  ",
            Form::Markdown => "- ",
        };
        self.line(&format!("{mark}{text}"));
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Returns an address or a name of a revision.
    fn code(&self, text: &str) -> String {
        match self.form {
            Form::Text => text.to_owned(),
            Form::Markdown => format!("`{}`", text.replace('`', "'")),
        }
    }

    /// Returns words that must not be missed.
    fn strong(&self, text: &str) -> String {
        match self.form {
            Form::Text => text.to_owned(),
            Form::Markdown => format!("**{text}**"),
        }
    }

    /// Returns words of a document on one line, so that nothing in them is markup.
    fn plain(&self, text: &str) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.form {
            Form::Text => text,
            Form::Markdown => {
                let mut plain = String::with_capacity(text.len());
                for c in text.chars() {
                    match c {
                        '<' => plain.push_str("&lt;"),
                        // A name must call nobody.
                        '@' => plain.push_str("&#64;"),
                        '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => {
                            plain.push('\\');
                            plain.push(c);
                        }
                        _ => plain.push(c),
                    }
                }
                plain
            }
        }
    }
}
