//! Signs that a page or a wrong character set left in a text.

use super::{LOST, suggest};
use crate::plan::{Certainty, Emendation};

/// Characters that no text of ours holds: replacement signs, mojibake, pinyin in brackets.
pub(super) fn find(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for sign in [
        "\u{FFFD}",
        "锟斤拷",
        "烫烫烫",
        "屯屯屯",
        "ï¿½",
        "â€",
        "ï¼",
        "Ã",
    ] {
        if line.contains(sign) {
            found.push(suggest(
                number,
                sign,
                LOST,
                Certainty::Lost,
                "乱码：原来的字已无法由此恢复。",
            ));
        }
    }
    entities(number, line, found);
    // 發(fā): a reading aid that a page put behind a character.
    let mut at = 0;
    while let Some(open) = line[at..].find(['(', '\u{FF08}']) {
        let open = at + open;
        let bracket = line[open..].chars().next().map_or(1, char::len_utf8);
        let inner = &line[open + bracket..];
        let end = inner
            .find(|c: char| {
                !(c.is_ascii_lowercase() || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ".contains(c))
            })
            .unwrap_or(inner.len());
        let close = inner[end..].chars().next();
        let toned = !inner[..end].is_ascii();
        if end > 0 && toned && end <= 12 && matches!(close, Some(')' | '\u{FF09}')) {
            let stop = open + bracket + end + close.map_or(0, char::len_utf8);
            found.push(suggest(
                number,
                &line[open..stop],
                "",
                Certainty::Certain,
                "网页给汉字注的拼音，不是原文。",
            ));
            at = stop;
        } else {
            at = open + bracket;
        }
    }
}

/// &nbsp; &ldquo; &#8212;: what a page meant to show as a character.
fn entities(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices('&') {
        let Some(end) = line[at..].find(';').filter(|end| (3..=10).contains(end)) else {
            continue;
        };
        let words = &line[at..=at + end];
        if !words[1..end]
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'#')
        {
            continue;
        }
        let page = scraper::Html::parse_fragment(words);
        let reading: String = page.root_element().text().collect();
        let reading = reading.replace('\u{A0}', " ");
        if reading != words {
            let nth = line[..at].matches(words).count() as u32 + 1;
            let several = line.matches(words).count() > 1;
            found.push(Emendation {
                nth: several.then_some(nth),
                ..suggest(
                    number,
                    words,
                    &reading,
                    Certainty::Certain,
                    "网页代码，应显示为一个字符。",
                )
            });
        }
    }
}
