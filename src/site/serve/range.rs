//! Ranges of bytes that clients ask for (RFC 9110, 14).

use axum::http::{HeaderMap, HeaderValue, header};

/// Rewrites the range that a request asks for as `first-last`, for a file of this size. What means nothing, or names more
/// than one range, is taken out: a server may ignore it.
pub(super) fn normalize(headers: &mut HeaderMap, size: u64) {
    let asked = headers.remove(header::RANGE);
    let range = asked
        .as_ref()
        .and_then(|value| range_of(value.to_str().ok()?, size))
        .and_then(|range| HeaderValue::from_str(&range).ok());
    if let Some(range) = range {
        headers.insert(header::RANGE, range);
    }
}

/// Returns the one range that a header asks for. One that lies behind the end is as it was asked for: it cannot be satisfied.
fn range_of(value: &str, size: u64) -> Option<String> {
    let (unit, range) = value.split_once('=')?;
    let (first, last) = range.trim().split_once('-')?;
    // No part of an empty file can be shown as one.
    if !unit.eq_ignore_ascii_case("bytes") || size == 0 {
        return None;
    }

    let end = size - 1;
    let (first, last) = match (first, last) {
        // The last bytes of the file, or all if there are not so many.
        ("", last) => match number(last)? {
            0 => (size, u64::MAX),
            count => (size.saturating_sub(count), end),
        },
        (first, "") => (number(first)?, u64::MAX),
        (first, last) => (number(first)?, number(last)?),
    };
    if first > last {
        return None;
    }
    Some(if first < size {
        format!("bytes={first}-{}", last.min(end))
    } else {
        format!("bytes={size}-")
    })
}

/// Returns a number in digits; one that is too large is as large as can be.
fn number(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::range_of;

    #[test]
    fn ranges_are_cut_to_the_file() {
        for (asked, range) in [
            ("bytes=0-3", Some("bytes=0-3")),
            ("BYTES=4-", Some("bytes=4-9")),
            ("bytes=-2", Some("bytes=8-9")),
            ("bytes=-99", Some("bytes=0-9")),
            ("bytes=5-99999999999999999999", Some("bytes=5-9")),
            ("bytes=10-12", Some("bytes=10-")),
            ("bytes=99999999999999999999-", Some("bytes=10-")),
            ("bytes=-0", Some("bytes=10-")),
            ("bytes=5-2", None),
            ("bytes=0-1,3-4", None),
            ("bytes=-", None),
            ("bytes=+1-2", None),
            ("lines=0-1", None),
        ] {
            assert_eq!(range_of(asked, 10).as_deref(), range, "{asked}");
        }
        assert_eq!(range_of("bytes=-5", 0), None);
    }
}
