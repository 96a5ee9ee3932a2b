//! Damage that a copy, a portal or a spammer did to a text: each place with its most probable
//! reading, for a person to accept.

use crate::plan::{Certainty, Emendation};
use crate::source::Source;
use crate::text::{find_dates, is_space};
use std::collections::BTreeMap;

/// Words of betting sites, which are put into official pages by the hundred.
const ADVERTS: [&str; 10] = [
    "新葡京",
    "皇冠体育",
    "皇冠足球",
    "博彩",
    "娱乐城",
    "彩票网",
    "彩票平台",
    "体育投注",
    "真人娱乐",
    "棋牌平台",
];

/// What stands for words that nobody can know any more.
const LOST: &str = "□";
/// The most suggestions that help anybody.
const MOST: usize = 200;

/// Everything that looks damaged, in the order of the source.
pub fn suggestions(source: &Source, injected: &[String]) -> Vec<Emendation> {
    let mut found = Vec::new();
    for number in 1..=source.line_count() {
        let line = source.line(number);
        if line.is_empty() {
            continue;
        }
        let before = found.len();
        spam(number, line, injected, &mut found);
        dates(number, line, &mut found);
        spans(number, line, &mut found);
        marks(number, line, &mut found);
        noise(number, line, &mut found);
        if found.len() > MOST {
            found.truncate(MOST.max(before));
            break;
        }
    }
    found
}

fn suggest(line: u32, found: &str, reading: &str, certainty: Certainty, note: &str) -> Emendation {
    Emendation {
        line,
        found: found.to_owned(),
        reading: reading.to_owned(),
        certainty,
        note: note.to_owned(),
        nth: None,
    }
}

/// Words of another world that stand in several places of a text: letters and digits mixed
/// (bet365), with the Chinese words that always follow them.
pub fn injected(text: &str) -> Vec<String> {
    let mut cores: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_alphanumeric()) {
        let start = at + start;
        let end = text[start..]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .map_or(text.len(), |end| start + end);
        let word = &text[start..end];
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let letters = word.len() - digits;
        if digits >= 2
            && letters >= 3
            && word.len() <= 24
            && word.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            cores.entry(word).or_default().push(start);
        }
        at = end;
    }
    let mut words: Vec<String> = Vec::new();
    for (core, places) in cores {
        // Once may be a model number; the same word in several places was put there.
        if places.len() < 2 {
            continue;
        }
        for &place in &places {
            let tail = tail(text, place + core.len());
            let shared = places
                .iter()
                .filter(|other| **other != place)
                .map(|other| common(tail, self::tail(text, other + core.len())))
                .max()
                .unwrap_or(0);
            let word = text[place..place + core.len() + shared]
                .trim_end()
                .to_owned();
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    for word in ADVERTS {
        if text.matches(word).count() > 1 && !words.iter().any(|known| known.contains(word)) {
            words.push((*word).to_owned());
        }
    }
    // The longest first: a shorter one may be its beginning.
    words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    words.truncate(40);
    words
}

/// What may belong to an injected word behind its core.
fn tail(text: &str, at: usize) -> &str {
    let tail = &text[at..];
    let end = tail
        .char_indices()
        .take(12)
        .find(|(_, c)| !(('\u{4E00}'..='\u{9FFF}').contains(c) || matches!(c, ':' | '\u{FF1A}')))
        .map_or_else(
            || tail.char_indices().nth(12).map_or(tail.len(), |(at, _)| at),
            |(at, _)| at,
        );
    &tail[..end]
}

fn common(a: &str, b: &str) -> usize {
    a.chars()
        .zip(b.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

fn spam(number: u32, line: &str, injected: &[String], found: &mut Vec<Emendation>) {
    let mut rest = line.to_owned();
    for word in injected {
        if rest.contains(word.as_str()) {
            found.push(suggest(
                number,
                word,
                LOST,
                Certainty::Lost,
                "注入的词占了原文的位置；能从上下文确定原文时，请改写“reading”。",
            ));
            rest = rest.replace(word.as_str(), "");
        }
    }
}

/// 20171212日, 2017年1229日: a date whose marks are lost.
fn dates(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices(|c: char| c.is_ascii_digit()) {
        let run = &line[at..];
        if line[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let end = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        let whole = line.trim_matches(is_space);
        let words = if end == 8 && run[end..].starts_with('日') {
            &run[..end + '日'.len_utf8()]
        } else if end == 8 && whole == &run[..end] {
            &run[..end]
        } else {
            continue;
        };
        if let [date] = find_dates(&words[..8]).as_slice() {
            found.push(suggest(
                number,
                words,
                &format!("{}年{}月{}日", date.year(), date.month(), date.day()),
                Certainty::Certain,
                "数字连写，缺“年”“月”等字。",
            ));
        }
    }
}

/// 20182020年: two years whose dash is lost.
fn spans(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices('年') {
        let digits = line[..at]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        if digits != 8 {
            continue;
        }
        let run = &line[at - 8..at];
        let (first, last) = run.split_at(4);
        let year = |text: &str| {
            text.parse::<u32>()
                .ok()
                .filter(|y| (1949..2100).contains(y))
        };
        if let (Some(from), Some(to)) = (year(first), year(last))
            && from < to
            && to - from <= 20
        {
            found.push(suggest(
                number,
                &line[at - 8..at + '年'.len_utf8()],
                &format!("{first}—{last}年"),
                Certainty::Certain,
                "两个年份之间缺连接号。",
            ));
        }
    }
}

/// Brackets and quotation marks without their partners, on one line.
fn marks(number: u32, line: &str, found: &mut Vec<Emendation>) {
    const PAIRS: [(char, char); 5] = [
        ('(', ')'),
        ('\u{FF08}', '\u{FF09}'),
        ('〔', '〕'),
        ('“', '”'),
        ('《', '》'),
    ];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in line.char_indices() {
        if PAIRS.iter().any(|(o, _)| *o == c) {
            open.push((at, c));
        } else if let Some((wanted, _)) = PAIRS.iter().find(|(_, close)| *close == c) {
            // 1) is a number, its bracket never opened.
            if open.is_empty()
                && line[..at]
                    .chars()
                    .all(|c| c.is_ascii_digit() || is_space(c))
            {
                continue;
            }
            match open.pop() {
                Some((_, opened)) if opened == *wanted => {}
                Some((start, opened)) => {
                    let close = PAIRS
                        .iter()
                        .find(|(o, _)| *o == opened)
                        .map_or(c, |(_, c)| *c);
                    // （…) in two widths is no damage.
                    if crate::text::fold_char(close) != crate::text::fold_char(c) {
                        let words = around(line, at, c);
                        let reading = words.replacen(c, &close.to_string(), 1);
                        if start < at && line.matches(words).count() == 1 {
                            found.push(suggest(
                                number,
                                words,
                                &reading,
                                Certainty::Conjecture,
                                "括号前后不配对。",
                            ));
                        }
                    }
                }
                None => {
                    let words = around(line, at, c);
                    found.push(suggest(
                        number,
                        words,
                        &words.replacen(c, "", 1),
                        Certainty::Conjecture,
                        "多出一个后括号或后引号，或者缺少与它配对的一个；请对照上下文改写“reading”。",
                    ));
                }
            }
        }
    }
    for (at, c) in open.into_iter().take(3) {
        let words = around(line, at, c);
        found.push(suggest(
            number,
            words,
            &words.replacen(c, "", 1),
            Certainty::Conjecture,
            "前括号或前引号没有配对；请对照上下文补上缺少的一个，或删去它。",
        ));
    }
}

/// A few characters on either side of a mark, so that an editor can find it.
fn around(line: &str, at: usize, mark: char) -> &str {
    let start = line[..at]
        .char_indices()
        .rev()
        .take(4)
        .last()
        .map_or(at, |(start, _)| start);
    let behind = at + mark.len_utf8();
    let end = line[behind..]
        .char_indices()
        .nth(3)
        .map_or(line.len(), |(end, _)| behind + end);
    &line[start..end]
}

/// Characters that no text of ours holds: replacement signs, mojibake, pinyin in brackets.
fn noise(number: u32, line: &str, found: &mut Vec<Emendation>) {
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

#[cfg(test)]
mod tests {
    use super::{injected, suggestions};
    use crate::source::Source;

    #[test]
    fn places() {
        for (line, expected) in [
            ("已于20171212日通过", "20171212日 → 2017年12月12日"),
            ("三年计划(20182020年)", "20182020年 → 2018—2020年"),
            ("(责任单位:甲、乙〕", ":甲、乙〕 → :甲、乙)"),
            ("国家千人计划”的人才", "千人计划”的人才 → 千人计划的人才"),
            ("加快發(fā)展", "(fā) → "),
            ("全面\u{FFFD}落实", "\u{FFFD} → □"),
            ("正常的一行(含括号)。", ""),
            ("1)加快建设", ""),
        ] {
            let found: Vec<_> = suggestions(&Source::new("a", line), &[])
                .into_iter()
                .map(|e| format!("{} → {}", e.found, e.reading))
                .collect();
            assert_eq!(found.join("; "), expected, "{line}");
        }
    }

    #[test]
    fn words_of_spammers() {
        let text = "abc365手机版:关于印发\n市局、abc365手机版:、市委\n加快abc365在线:建设\n甲abc365在线:乙\nPM25一次\n";
        assert_eq!(injected(text), ["abc365手机版:", "abc365在线:"]);
        assert!(injected("型号XYZ2000一次").is_empty());
    }
}
