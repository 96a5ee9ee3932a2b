//! The script that answers queries: `query/*.js` and `loader.js`, started with the directory of the index.

use super::bits::checksum;
use super::script::{IndexFile, base36};
use serde_json::Value;

/// Everything that answers queries, without a document: runs in a page and under node.
const QUERY: [&str; 9] = [
    include_str!("query/1-fold.js"),
    include_str!("query/2-parse.js"),
    include_str!("query/3-lists.js"),
    include_str!("query/4-store.js"),
    include_str!("query/5-terms.js"),
    include_str!("query/6-facets.js"),
    include_str!("query/6-names.js"),
    include_str!("query/7-results.js"),
    include_str!("query/8-search.js"),
];
/// What few queries need, loaded when one does.
const MORE: [&str; 2] = [
    include_str!("query/more/1-near.js"),
    include_str!("query/more/2-conditions.js"),
];
/// Loads files into a page, and defines the one global.
const LOADER: &str = include_str!("loader.js");

/// Returns `search.js`: the engine, started with the directory. It knows its own checksum as `BUILD`, by which a copy
/// that a reader kept finds out that there is a newer one.
pub fn engine(directory: &Value) -> String {
    let directory = ascii(&directory.to_string());
    let code = compact(&(QUERY.concat() + LOADER));
    let build = base36(checksum(format!("{code}{directory}").encode_utf16()));

    format!(
        "(() => {{\n\"use strict\";\nconst BUILD = \"{build}\";\n{code}start({directory});\n}})();\n"
    )
}

/// Returns the file with what few queries need, and its checksum. Its one part is a function, which makes `near` and
/// `read` of what the engine lends it.
pub fn more() -> (IndexFile, u32) {
    let code = compact(&MORE.concat());
    let part = format!(
        "(lent) => {{\n{code}return {{ near: createNear(lent), read: createConditions(lent).read }};\n}}"
    );
    let checksum = checksum(part.encode_utf16());

    let file = IndexFile {
        path: format!("more-{}.js", base36(checksum)),
        bytes: format!("gangmuSearch.put(\"more\",{checksum},{part});\n").into_bytes(),
    };
    (file, checksum)
}

/// Returns a script without its indentation and its comments, which are a third of its size. Comments must
/// stand on lines of their own.
fn compact(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let code = lines.filter(|line| {
        let is_comment = ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
        !is_comment && !line.is_empty()
    });
    code.flat_map(|line| [line, "\n"]).collect()
}

/// Returns JSON with escapes for all that is not ASCII, so that a page in any encoding can load it.
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            out.push(c);
            continue;
        }

        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            out += &format!("\\u{unit:04x}");
        }
    }
    out
}
