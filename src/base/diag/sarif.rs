//! Diagnostics as a log of SARIF 2.1.0 (OASIS), which code scanning and editors read.

use super::diagnostic::{Diagnostic, Place, Severity};
use crate::base::text::pictured;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What stands in a path as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Returns a whole log. Paths are relative to the project, as `%SRCROOT%` has it; columns count characters.
pub fn sarif(diagnostics: &[&Diagnostic]) -> Value {
    let codes: BTreeSet<&str> = diagnostics.iter().map(|one| one.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| result(diagnostic, &codes))
        .collect();

    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Gangmu",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(diagnostic: &Diagnostic, codes: &BTreeSet<&str>) -> Value {
    let mut text = diagnostic.message.to_string();
    if let Some(help) = &diagnostic.help {
        text.push('\n');
        text.push_str(&help.to_string());
    }
    let rule = codes.iter().position(|code| *code == diagnostic.code);

    let mut result = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        "message": { "text": text },
    });
    if let Some(place) = &diagnostic.place {
        result["locations"] = json!([location(place)]);
    }
    result
}

fn location(place: &Place) -> Value {
    let source = &place.source;
    let start = source.position(place.span.start);
    let end = source.position(place.span.end);
    let uri = utf8_percent_encode(source.name(), PATH);
    // A content folder may lie outside the project.
    let file = match source.name().starts_with('/') {
        true => json!({ "uri": format!("file://{uri}") }),
        false => json!({ "uri": uri.to_string(), "uriBaseId": "%SRCROOT%" }),
    };

    json!({ "physicalLocation": {
        "artifactLocation": file,
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": { "text": pictured(&source.text()[place.span.clone()]) },
        },
    }})
}
