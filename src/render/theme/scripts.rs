//! The words of the language in a theme's scripts, which are files of their own and see no template.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::render::strings::Strings;

/// What opens the place of a word in a script; a key and `")` follow.
const OPENING: &str = "gangmuWord(\"";
const CLOSING: &str = "\")";

/// Puts words into the scripts among a theme's assets: `gangmuWord("key")` becomes the words for the key, as a text of
/// JavaScript. Reports keys that the language lacks. `folder` is that of the assets.
pub(super) fn put_words(
    assets: &mut [(String, Vec<u8>)],
    folder: &str,
    strings: &Strings,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (name, bytes) in assets {
        let Ok(script) = std::str::from_utf8(bytes) else {
            continue;
        };
        if !name.ends_with(".js") || !script.contains(OPENING) {
            continue;
        }

        let source = Source::new(format!("{folder}/{name}"), script);
        match with_words(&source, strings) {
            Ok(script) => *bytes = script.into_bytes(),
            Err(problem) => problems.push(*problem),
        }
    }
    problems
}

/// Returns a script with its words put in.
///
/// # Errors
/// A diagnostic with the place of a key that the language lacks.
fn with_words(source: &Source, strings: &Strings) -> Result<String, Box<Diagnostic>> {
    let script = source.text();
    let mut out = String::with_capacity(script.len());
    let mut at = 0;
    while let Some(found) = script[at..].find(OPENING) {
        let open = at + found;
        let key_start = open + OPENING.len();
        let key = script[key_start..]
            .split(CLOSING)
            .next()
            .unwrap_or_default();
        let key_end = key_start + key.len();
        if !strings.has(key) {
            let message = message!("no-words-for-key-in-this-language", key);
            let problem = Diagnostic::error("missing-words", message)
                .at(source, key_start..key_end)
                .help(message!("add-the-key-to-the-words"));
            return Err(Box::new(problem));
        }

        out.push_str(&script[at..open]);
        out.push_str(&serde_json::Value::from(strings.get(key)).to_string());
        at = (key_end + CLOSING.len()).min(script.len());
    }
    out.push_str(&script[at..]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::put_words;
    use crate::base::source::Source;
    use crate::render::strings::Strings;

    fn put(name: &str, script: &str) -> (String, Vec<String>) {
        let words = Source::new("zh-CN.toml", "[nav]\nhome = \"“首”页\\\"\"\n");
        let strings = Strings::read(&words).value;
        let mut assets = vec![(name.to_owned(), script.as_bytes().to_vec())];
        let problems = put_words(&mut assets, "themes/x/assets", &strings);
        let messages = problems
            .into_iter()
            .map(|problem| problem.message.to_string());
        let bytes = assets.remove(0).1;
        (String::from_utf8(bytes).unwrap(), messages.collect())
    }

    #[test]
    fn words_become_texts_of_a_script() {
        let (script, problems) = put(
            "a.js",
            "x(gangmuWord(\"nav.home\"), gangmuWord(\"nav.home\"));",
        );
        assert_eq!(script, "x(\"“首”页\\\"\", \"“首”页\\\"\");");
        assert!(problems.is_empty());
    }

    #[test]
    fn what_is_no_script_stays_as_it_is() {
        let text = "gangmuWord(\"nav.home\")";
        assert_eq!(put("a.txt", text).0, text);
    }

    #[test]
    fn a_key_without_words_is_reported() {
        for script in ["gangmuWord(\"nav.none\")", "gangmuWord(\"nav.none"] {
            let (_, problems) = put("a.js", script);
            assert_eq!(problems, ["no words for `nav.none` in this language"]);
        }
    }
}
