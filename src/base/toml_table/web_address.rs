//! Addresses on the web, and what to write where there is none.

use fluent_uri::Uri;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The ASCII characters that must be percent-encoded in an address (RFC 3986, 2).
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Reads an address on the web (RFC 3986): https or http, with a host; `None` for anything else.
pub(super) fn parse_web_address(text: &str) -> Option<Uri<String>> {
    Uri::parse(text.to_owned()).ok().filter(|uri| {
        matches!(uri.scheme().as_str(), "https" | "http")
            && uri.authority().is_some_and(|at| !at.host().is_empty())
    })
}

/// Returns how an address should have been written (RFC 3986).
pub(super) fn web_address_help(text: &str) -> String {
    let encoded = utf8_percent_encode(text, UNSAFE).to_string();
    match Uri::parse(encoded.as_str()) {
        Ok(_) if encoded != text && text.starts_with("http") => format!("write {encoded}"),
        _ => "write https:// or http://, a host, and a path, as in https://www.example.cn/a.html"
            .to_owned(),
    }
}

/// Returns whether a text is an address of mail (RFC 6068).
pub(super) fn is_mail_address(text: &str) -> bool {
    Uri::parse(text)
        .is_ok_and(|uri| uri.scheme().as_str() == "mailto" && uri.path().as_str().contains('@'))
}

/// Returns how an address of mail should have been written.
pub(super) fn mail_help(text: &str) -> String {
    match text.split_once('@') {
        Some((name, _)) if !name.contains([':', '/']) => format!("write mailto:{text}"),
        _ => "write mailto:name@example.cn or https://…".to_owned(),
    }
}
