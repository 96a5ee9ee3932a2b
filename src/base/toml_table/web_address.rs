//! Addresses on the web, and what to write where there is none.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use fluent_uri::Uri;
use idna::AsciiDenyList;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;

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

/// What is wrong with an address on the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It has not the form of an address.
    Form,
    /// Its host is not written as the names of hosts are, in ASCII.
    Host,
    /// It tells a name or a password.
    Credentials,
}

/// Reads an address on the web (RFC 3986): https or http, with a host.
///
/// # Errors
/// Anything else; a host that is not in ASCII as it stands, which not all programs would understand; a name or password
/// before the host, which every reader would see.
pub(super) fn parse_web_address(text: &str) -> Result<Uri<String>, Fault> {
    let has_foreign_host = parts(text).is_some_and(|parts| !is_plain_host(parts.host));
    let uri = Uri::parse(text.to_owned()).map_err(|_| match has_foreign_host {
        true => Fault::Host,
        false => Fault::Form,
    })?;

    let authority = uri.authority().ok_or(Fault::Form)?;
    if !matches!(uri.scheme().as_str(), "https" | "http") || authority.host().is_empty() {
        return Err(Fault::Form);
    }
    if authority.port_to_u16().is_err() {
        return Err(Fault::Form);
    }
    if authority.userinfo().is_some() {
        return Err(Fault::Credentials);
    }
    if has_foreign_host {
        return Err(Fault::Host);
    }
    Ok(uri)
}

/// Makes the diagnostic for an address on the web under a key, with how it should have been written.
pub(super) fn web_address_problem(key: &str, text: &str, fault: Fault) -> Diagnostic {
    let message = match fault {
        Fault::Form => message!("key-is-not-an-address", key),
        Fault::Host => message!("the-host-of-key-is-not-written", key),
        Fault::Credentials => {
            message!("key-tells-a-name-or-a-password", key)
        }
    };

    let help = match rewritten(text) {
        Some(address) if address != text => message!("write-address", address),
        _ => message!("write-https-or-http-a-host"),
    };
    Diagnostic::error("bad-value", message).help(help)
}

/// An address as it stands, in parts.
struct Parts<'a> {
    scheme: &'a str,
    host: &'a str,
    /// With its colon; may be empty.
    port: &'a str,
    /// Path, query and fragment.
    rest: &'a str,
}

/// Takes an address apart, whatever characters it has; credentials are left out.
fn parts(text: &str) -> Option<Parts<'_>> {
    let (scheme, rest) = text.split_once("://")?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);

    let named = authority
        .rsplit_once('@')
        .map_or(authority, |(_, named)| named);
    let digits = named.trim_end_matches(|c: char| c.is_ascii_digit());
    let host = digits.strip_suffix(':').unwrap_or(named);
    Some(Parts {
        scheme,
        host,
        port: &named[host.len()..],
        rest,
    })
}

/// Returns whether a host stands as it is asked for: an address of the internet in brackets, or a name in ASCII.
fn is_plain_host(host: &str) -> bool {
    host.starts_with('[') || ascii_name(host).is_some_and(|name| name.eq_ignore_ascii_case(host))
}

/// Returns the name of a host in ASCII (UTS 46, <https://www.unicode.org/reports/tr46/>), if it is one.
fn ascii_name(host: &str) -> Option<Cow<'_, str>> {
    idna::domain_to_ascii_cow(host.as_bytes(), AsciiDenyList::URL).ok()
}

/// Returns how an address should have been written: its host in ASCII (UTS 46), without credentials, the rest
/// percent-encoded (RFC 3986); `None` where no address comes of it.
fn rewritten(text: &str) -> Option<String> {
    let parts = parts(text).filter(|parts| matches!(parts.scheme, "https" | "http"))?;
    let host = if is_plain_host(parts.host) {
        parts.host.to_owned()
    } else {
        let name = percent_decode_str(parts.host).decode_utf8().ok()?;
        ascii_name(&name)?.into_owned()
    };

    let rest = utf8_percent_encode(parts.rest, UNSAFE);
    let address = format!("{}://{host}{}{rest}", parts.scheme, parts.port);
    parse_web_address(&address).ok().map(Uri::into_string)
}

/// Returns whether a text is an address of mail (RFC 6068).
pub(super) fn is_mail_address(text: &str) -> bool {
    Uri::parse(text)
        .is_ok_and(|uri| uri.scheme().as_str() == "mailto" && uri.path().as_str().contains('@'))
}

/// Returns how an address of mail should have been written.
pub(super) fn mail_help(text: &str) -> Message {
    match text.split_once('@') {
        Some((name, _)) if !name.contains([':', '/']) => message!("write-mailto-text", text),
        _ => message!("write-mailto-name-example-cn-or-https"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, parse_web_address, rewritten};

    #[test]
    fn hosts_are_names_in_ascii_without_credentials() {
        for address in [
            "https://www.example.cn/",
            "http://EXAMPLE.cn:8080/a%20b?c#d",
            "https://xn--7st1m.xn--zfr164b.cn/",
            "https://192.0.2.1/",
            "https://[2001:db8::1]:8080/",
        ] {
            assert!(parse_web_address(address).is_ok(), "{address}");
        }

        for (address, fault, written) in [
            ("example.cn", Fault::Form, None),
            ("ftp://example.cn/", Fault::Form, None),
            ("https://", Fault::Form, None),
            ("https://example.cn:65536/", Fault::Form, None),
            (
                "https://庚市.政务.cn",
                Fault::Host,
                Some("https://xn--7st1m.xn--zfr164b.cn"),
            ),
            (
                "https://%E5%BA%9A%E5%B8%82.cn/",
                Fault::Host,
                Some("https://xn--7st1m.cn/"),
            ),
            (
                "https://庚市。cn:81/甲 乙",
                Fault::Host,
                Some("https://xn--7st1m.cn:81/%E7%94%B2%20%E4%B9%99"),
            ),
            ("https://www.example.cn%2fa/", Fault::Host, None),
            ("https://xn--a.cn/", Fault::Host, None),
            (
                "https://a:b@example.cn/c",
                Fault::Credentials,
                Some("https://example.cn/c"),
            ),
            (
                "https://a@example.cn/",
                Fault::Credentials,
                Some("https://example.cn/"),
            ),
            ("https://example.cn\\@evil.cn/", Fault::Form, None),
        ] {
            assert_eq!(parse_web_address(address).unwrap_err(), fault, "{address}");
            assert_eq!(rewritten(address).as_deref(), written, "{address}");
        }
    }
}
