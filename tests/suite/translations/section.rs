//! What of a section of a page is the same in every language.

use super::pairs::Pairs;
use data_encoding::HEXLOWER;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A heading with what stands below it, up to the next one.
#[derive(Debug)]
pub struct Section {
    /// The words of the heading.
    pub title: String,
    /// How deep it is.
    pub level: HeadingLevel,
    /// Its whole source.
    pub text: String,
    /// What a translation keeps, sort by sort.
    pub kept: BTreeMap<&'static str, Vec<String>>,
}

impl Section {
    /// Returns a digest of its text, the same however its lines are broken.
    pub fn digest(&self) -> String {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let digest = Sha256::digest(words.join(" "));
        HEXLOWER.encode(&digest)[..12].to_owned()
    }

    fn keep(&mut self, sort: &'static str, what: impl Into<String>) {
        self.kept.entry(sort).or_default().push(what.into());
    }
}

/// Returns the sections of a page. `path` is its path in the repository; links and paths that it names are given as the
/// translation has them.
pub fn sections(path: &str, text: &str, pairs: &Pairs) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut block: Option<(String, String)> = None;
    let mut in_title = false;

    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        if let Event::Start(Tag::Heading { level, .. }) = event {
            if let Some(last) = sections.last_mut() {
                last.text
                    .truncate(range.start - (text.len() - last.text.len()));
            }
            in_title = true;
            sections.push(Section {
                title: String::new(),
                level,
                text: text[range.start..].to_owned(),
                kept: BTreeMap::new(),
            });
            continue;
        }
        let Some(section) = sections.last_mut() else {
            continue;
        };

        match event {
            Event::End(TagEnd::Heading(_)) => in_title = false,
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                block = Some((info, String::new()));
            }
            Event::End(TagEnd::CodeBlock) => {
                let (info, code) = block.take().unwrap_or_default();
                let code = without_words(&info, &code);
                section.keep("code blocks", format!("```{info}\n{code}"));
            }
            Event::Text(words) => match &mut block {
                Some((_, code)) => code.push_str(&words),
                None => {
                    if in_title {
                        section.title.push_str(&words);
                    }
                    for figure in figures(&words) {
                        section.keep("figures", figure);
                    }
                }
            },
            Event::Code(code) => {
                if in_title {
                    section.title.push_str(&code);
                }
                section.keep("code", pairs.translated(&code));
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                section.keep("links", pairs.translated(&resolved(path, &dest_url)));
            }
            Event::Start(Tag::Item) => section.keep("items of lists", "-"),
            Event::Start(Tag::TableRow) => section.keep("rows of tables", "|"),
            Event::Start(Tag::TableCell) => section.keep("cells of tables", "|"),
            Event::Start(Tag::Paragraph) => section.keep("paragraphs", "¶"),
            Event::Start(Tag::Strong) => section.keep("bold words", "**"),
            _ => {}
        }
    }

    for section in &mut sections {
        section.kept.values_mut().for_each(|kept| kept.sort());
    }
    sections
}

/// Returns the path in the repository, or the address, that a link of a page leads to.
fn resolved(page: &str, link: &str) -> String {
    if link.contains(':') || link.starts_with('#') {
        return link.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// Returns the figures in words: runs of digits, with points and commas between them.
fn figures(words: &str) -> Vec<&str> {
    words
        .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .map(|run| run.trim_matches(['.', ',']))
        .filter(|run| !run.is_empty())
        .collect()
}

/// Returns code without the words that are for people: comments behind `#`, and what a drawn tree says of its files.
fn without_words(info: &str, code: &str) -> String {
    let is_tree = info.is_empty() && !code.contains('#');
    let has_comments = ["", "sh", "toml", "toml task", "nginx"].contains(&info);
    let line = |line: &str| {
        if is_tree {
            let indent = line.len() - line.trim_start().len();
            let name = line.trim_start().split("  ").next().unwrap_or_default();
            return match indent {
                // A line that goes on with the words of the one above.
                10.. => "…".to_owned(),
                _ => format!("{}{name}", &line[..indent]),
            };
        }
        match comment_at(line).filter(|_| has_comments) {
            Some(at) => format!("{} #", line[..at].trim_end()),
            None => line.to_owned(),
        }
    };
    code.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns where a comment begins: at a `#` with a blank behind it, and a blank or nothing before it.
fn comment_at(line: &str) -> Option<usize> {
    line.match_indices("# ").map(|(at, _)| at).find(|at| {
        line[..*at]
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace)
    })
}
