//! Help in the language of its readers. The English is what the command line declares; for another language each command,
//! argument and value is given its words from a catalogue.

use crate::base::message::{Language, help_words};
use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, Command};

/// Returns a command line with its help in a language.
pub fn in_language(mut command: Command, language: Language) -> Command {
    if language == Language::En {
        return command;
    }

    // Only now does it have what the library adds: the flags and the command for help.
    command.build();
    let name = command.get_name().to_owned();
    translated(command, &name)
}

/// Returns a command with its own words, and those of its commands. `path` is its name behind those of the commands
/// that it belongs to, as in `gangmu-theme-new`.
fn translated(command: Command, path: &str) -> Command {
    let mut command = command
        .mut_args(|arg| with_value_names(translated_argument(arg, path)))
        .mut_subcommands(|inner| {
            let path = format!("{path}-{}", inner.get_name());
            translated(inner, &path)
        })
        .subcommand_value_name("命令");
    if let Some(about) = help_words(&about_key(path)) {
        command = command.about(about);
    }
    if let Some(after) = help_words(&format!("{path}-after")) {
        command = command.after_help(after);
    }

    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    let usage = usage.replace("[OPTIONS]", "[选项]");
    let template = template(&command);
    command.override_usage(usage).help_template(template)
}

/// Returns the key of what a command is for. Help knows all commands once more, with the same words.
fn about_key(path: &str) -> String {
    path.replacen("gangmu-help-", "gangmu-", 1)
}

/// Returns the parts of a command's help in their order, with their headings.
fn template(command: &Command) -> StyledStr {
    let heading = |words: &str| format!("\u{1B}[1m\u{1B}[4m{words}\u{1B}[0m");
    let mut parts = format!("{{about-with-newline}}\n{}{{usage}}", heading("用法："));
    let has_positionals = command.get_positionals().next().is_some();
    let has_options = command.get_arguments().any(|arg| !arg.is_positional());
    let sections = [
        (command.has_subcommands(), "命令：", "subcommands"),
        (has_positionals, "参数：", "positionals"),
        (has_options, "选项：", "options"),
    ];
    for (is_there, words, tag) in sections {
        if is_there {
            parts.push_str(&format!("\n\n{}\n{{{tag}}}", heading(words)));
        }
    }
    parts.push_str("{after-help}");
    parts.into()
}

/// Returns what stands in help for a value that people give, by its English name.
fn value_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "COMMAND" => "命令",
        "DATE" | "DAY" => "日期",
        "DIR" => "文件夹",
        "ENGINE" => "引擎",
        "FILE" | "FILES" => "文件",
        "FORMAT" => "格式",
        "ID" => "编号",
        "LANGUAGE" => "语言",
        "NAME" => "名称",
        "NEW" => "新地址",
        "OLD" => "旧地址",
        "PORT" => "端口",
        "REF" => "版本",
        "SCORE" => "分数",
        "TITLE" => "标题",
        "URL" => "网址",
        "WHAT" => "内容",
        "WHEN" => "何时",
        "WORDS" => "说明",
        _ => return None,
    })
}

/// Returns an argument with what stands for its values in Chinese. Without a name of their own they are called as it is.
fn with_value_names(arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let names: Vec<String> = match arg.get_value_names() {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None => vec![arg.get_id().as_str().to_uppercase()],
    };
    let chinese: Option<Vec<&'static str>> = names.iter().map(|name| value_name(name)).collect();
    match chinese {
        Some(names) => arg.value_names(names),
        None => arg,
    }
}

/// Returns an argument with its words, what it is if it is not given, and what it may be.
fn translated_argument(arg: Arg, path: &str) -> Arg {
    let id = arg.get_id().to_string();
    let own = format!("{path}-arg-{id}");
    // What every command understands has its words once.
    let words = help_words(&own).or_else(|| help_words(&format!("gangmu-arg-{id}")));
    let Some(mut short) = words else {
        return arg;
    };
    let mut long = short.clone();

    let hides_default = arg.is_hide_default_value_set() || !arg.get_action().takes_values();
    let defaults = arg.get_default_values();
    if !hides_default && !defaults.is_empty() {
        let defaults: Vec<_> = defaults
            .iter()
            .map(|value| value.to_string_lossy())
            .collect();
        let default = format!("［默认：{}］", defaults.join("、"));
        short.push_str(&default);
        long.push_str(&default);
    }

    let values = match arg.get_action().takes_values() {
        true => arg.get_possible_values(),
        false => Vec::new(),
    };
    if !values.is_empty() {
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        short.push_str(&format!("［可选：{}］", names.join("、")));
        let described: Vec<String> = values
            .iter()
            .map(|value| described_value(value, path, &id))
            .collect();
        long.push_str(&format!("\n\n可选值：\n{}", described.join("\n")));
    }
    let has_described = values.iter().any(|value| value.get_help().is_some());

    let arg = arg.help(short).hide_default_value(true);
    let arg = arg.hide_possible_values(true);
    match has_described {
        true => arg.long_help(long),
        false => arg.long_help(None::<&'static str>),
    }
}

/// Returns a value with what it means.
fn described_value(value: &PossibleValue, path: &str, id: &str) -> String {
    let name = value.get_name();
    match help_words(&format!("{path}-arg-{id}-{name}")) {
        Some(words) => format!("- {name}：{words}"),
        None => format!("- {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::message::help_ids;
    use clap::CommandFactory;
    use std::collections::BTreeSet;

    /// Returns the keys of all words of a command, those that its commands share left out.
    fn keys(command: &Command, path: &str, found: &mut BTreeSet<String>) {
        found.insert(path.to_owned());
        if command.get_after_help().is_some() {
            found.insert(format!("{path}-after"));
        }
        for arg in command.get_arguments() {
            let id = arg.get_id();
            found.insert(format!("{path}-arg-{id}"));
            let values = arg.get_possible_values();
            let described = values.iter().filter(|value| value.get_help().is_some());
            found.extend(described.map(|value| format!("{path}-arg-{id}-{}", value.get_name())));
        }
        for inner in command.get_subcommands() {
            keys(inner, &format!("{path}-{}", inner.get_name()), found);
        }
    }

    #[test]
    fn each_command_argument_and_value_has_chinese_words_and_no_others_do() {
        let mut wanted = BTreeSet::new();
        keys(&crate::cli::Cli::command(), "gangmu", &mut wanted);
        // What the library adds.
        wanted.extend(["help", "version"].map(|id| format!("gangmu-arg-{id}")));
        wanted.insert("gangmu-help".to_owned());
        wanted.insert("gangmu-help-arg-subcommand".to_owned());

        let known: BTreeSet<String> = help_ids().into_iter().collect();
        let lacking: Vec<_> = wanted.difference(&known).collect();
        let left_over: Vec<_> = known.difference(&wanted).collect();
        assert!(
            lacking.is_empty() && left_over.is_empty(),
            "no words for {lacking:#?}; no use for {left_over:#?}"
        );
    }

    #[test]
    fn the_command_line_in_chinese_is_sound() {
        in_language(crate::cli::Cli::command(), Language::Zh).debug_assert();
    }
}
