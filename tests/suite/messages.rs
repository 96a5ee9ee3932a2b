//! What the program says: each message that code names has words in every language, and no words are left over.

use crate::support::root;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use gangmu::base::message::{CATALOGUES, Language};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// The names of the arguments of messages, by their ids.
type Arguments = BTreeMap<String, BTreeSet<String>>;

/// A message of a catalogue.
struct Words {
    arguments: BTreeSet<String>,
    /// What is printed of it, arguments left out.
    text: String,
}

#[test]
fn code_and_catalogues_name_the_same_messages_with_the_same_arguments() {
    let used = used_in_code();
    let mut offences = Vec::new();
    for language in Language::ALL {
        let tag = language.tag();
        let words = catalogue(language);
        for (id, arguments) in &used {
            match words.get(id) {
                None => offences.push(format!("{tag}: no words for {id}")),
                Some(words) if words.arguments != *arguments => offences.push(format!(
                    "{tag}: {id} is given {arguments:?}, but speaks of {:?}",
                    words.arguments
                )),
                Some(_) => {}
            }
        }
        let unused = words.keys().filter(|id| !used.contains_key(*id));
        offences.extend(unused.map(|id| format!("{tag}: {id} is never said")));
    }
    assert!(used.len() > 300, "only {} messages were seen", used.len());
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn chinese_messages_are_chinese() {
    let mut offences = Vec::new();
    for (id, words) in catalogue(Language::Zh) {
        let text = without_code(&words.text);
        if text.chars().any(char::is_alphabetic) && !text.chars().any(is_han) {
            offences.push(format!("{id} has no Chinese: {}", words.text));
        }
        if let Some(english) = english_in(&text) {
            offences.push(format!("{id} has English in it: {english}"));
        }
        if let Some(mark) = half_width_mark(&text) {
            offences.push(format!("{id} has a mark of half width: {mark}"));
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn english_and_marks_of_half_width_are_seen() {
    assert_eq!(
        english_in("这里有 left over 的话").as_deref(),
        Some("left over")
    );
    assert_eq!(english_in("写 name = \"a b\"，或 `left over`"), None);
    assert_eq!(half_width_mark("这里,那里").as_deref(), Some("里,"));
    assert_eq!(half_width_mark("写 (1) 或 a, b"), None);
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Takes out what stands between backticks or in quotation marks of code.
fn without_code(text: &str) -> String {
    let outside = |text: &str, mark: char| {
        let parts = text.split(mark).step_by(2);
        parts.collect::<Vec<_>>().join(" ` ")
    };
    outside(&outside(text, '`'), '"')
}

/// Returns the first two words of English that follow each other.
fn english_in(text: &str) -> Option<String> {
    let text = without_code(text);
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    let pair = words.windows(2).find(|pair| {
        // A command is followed by its own words.
        pair[0] != "gangmu" && is_word(pair[0]) && is_word(pair[1])
    });
    pair.map(|pair| pair.join(" "))
}

/// Returns the first mark of half width behind a Chinese character, with it.
fn half_width_mark(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let pair = chars
        .windows(2)
        .find(|pair| is_han(pair[0]) && ",;:?!()".contains(pair[1]));
    pair.map(|pair| pair.iter().collect())
}

/// Returns the messages of a language.
fn catalogue(language: Language) -> BTreeMap<String, Words> {
    let mut all = BTreeMap::new();
    for file in CATALOGUES {
        let text = match language {
            Language::En => file.en,
            Language::Zh => file.zh,
        };
        let name = format!("{}/{}.ftl", language.tag(), file.name);
        let parsed = fluent_syntax::parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        for entry in parsed.body {
            let Entry::Message(message) = entry else {
                assert!(!matches!(entry, Entry::Junk { .. }), "{name}: {entry:?}");
                continue;
            };
            let mut words = Words {
                arguments: BTreeSet::new(),
                text: String::new(),
            };
            read(&message.value.expect("a message has words"), &mut words);
            let id = message.id.name.to_owned();
            let other = all.insert(id, words);
            assert!(other.is_none(), "{name}: {} stands twice", message.id.name);
        }
    }
    all
}

fn read(pattern: &Pattern<&str>, words: &mut Words) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, words),
        }
    }
}

fn read_expression(expression: &Expression<&str>, words: &mut Words) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, words),
        Expression::Select { selector, variants } => {
            if let InlineExpression::VariableReference { id } = selector {
                words.arguments.insert(id.name.to_owned());
            }
            for variant in variants {
                read(&variant.value, words);
                words.text.push(' ');
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, words: &mut Words) {
    match inline {
        InlineExpression::StringLiteral { value } => words.text.push_str(value),
        InlineExpression::VariableReference { id } => {
            words.arguments.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => read_expression(expression, words),
        other => panic!("a message is made of words and arguments, not of {other:?}"),
    }
}

/// Returns the messages that code names, by `message!`.
fn used_in_code() -> Arguments {
    let mut used = Arguments::new();
    // These stand where messages are made, without the macro.
    used.insert("verbatim".to_owned(), BTreeSet::from(["text".to_owned()]));
    for entry in walkdir::WalkDir::new(root().join("src")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let tokens = text.parse::<TokenStream>().unwrap();
            find_messages(tokens, &path.display().to_string(), &mut used);
        }
    }
    used
}

fn find_messages(tokens: TokenStream, path: &str, used: &mut Arguments) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            find_messages(group.stream(), path, used);
        }
        let [
            TokenTree::Ident(name),
            TokenTree::Punct(mark),
            TokenTree::Group(group),
        ] = &tokens[at..tokens.len().min(at + 3)]
        else {
            continue;
        };
        let is_call = name == "message" && mark.as_char() == '!';
        if is_call && group.delimiter() == Delimiter::Parenthesis {
            let Some((id, arguments)) = read_call(group.stream()) else {
                continue;
            };
            let known = used.entry(id.clone()).or_insert_with(|| arguments.clone());
            assert_eq!(*known, arguments, "{path}: {id} is given other arguments");
        }
    }
}

/// Reads `"id", name, name = value`: the id, and the names of the arguments.
fn read_call(tokens: TokenStream) -> Option<(String, BTreeSet<String>)> {
    let mut parts = vec![Vec::new()];
    for token in tokens {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == ',' => parts.push(Vec::new()),
            _ => parts.last_mut()?.push(token),
        }
    }
    let mut parts = parts.into_iter();
    let TokenTree::Literal(id) = parts.next()?.into_iter().next()? else {
        return None; // The definition of the macro itself.
    };
    let names = parts.filter_map(|part| match part.first() {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        _ => None,
    });
    Some((id.to_string().trim_matches('"').to_owned(), names.collect()))
}
