//! What a portal prints around a document (门户网站的页眉页脚), and what the office prints that is no text
//! of the plan: the number of a page, a note on disclosure, an imprint.

use crate::base::text::{fold, is_space, squeeze};
use crate::intake::lexicon::Portal;

/// The longest line, in characters, that is the name of a file for download.
const LONGEST_FILE_NAME: usize = 80;
/// The longest note on disclosure, in characters, its brackets left out.
const LONGEST_DISCLOSURE: usize = 12;
/// The longest imprint, in characters.
const LONGEST_IMPRINT: usize = 40;

/// Returns a line as the words of portals are compared with it: in half width, without white space and
/// without a bullet or bracket before it.
fn bare(text: &str) -> String {
    fold(&squeeze(text))
        .trim_start_matches(['•', '·', '【', '[', '|', '>', '*', '▲', '●', '('])
        .to_owned()
}

/// Whether a line is furniture of a portal.
pub fn is_furniture(text: &str, words: &Portal) -> bool {
    let bare = bare(text);
    let crumbs = text.matches(['>', '›', '»']).count() >= 2;
    crumbs
        || words.registrations.occur_in(text)
        || words.empty_links.contains(&bare)
        || words.openings.begin(&bare)
        || is_download(&bare, words)
}

/// Whether a line is the name of a file that can be downloaded: 分解表.docx.
fn is_download(bare: &str, words: &Portal) -> bool {
    if bare.chars().count() > LONGEST_FILE_NAME {
        return false;
    }
    let lower = bare.to_lowercase();
    words
        .files
        .strip_end(&lower)
        .is_some_and(|name| name.ends_with('.'))
}

/// Whether a line stands at the foot of a page, and the document has ended before it.
pub fn is_footer(text: &str, words: &Portal) -> bool {
    let bare = bare(text);
    let hosted = || words.sponsors.begin(&bare) && words.hosts.occur_in(&bare);
    words.registrations.occur_in(text) || words.footers.begin(&bare) || hosted()
}

/// Whether a line is the number of a printed page, — 3 —, · 3 · or 第3页, or a row of such numbers: 14 15 16 17.
pub fn is_page_number(text: &str) -> bool {
    if is_row_of_pages(text) {
        return true;
    }
    let text = fold(&squeeze(text));
    let dash = |c: char| {
        matches!(
            c,
            '-' | '—' | '–' | '―' | '─' | '_' | '~' | '·' | '•' | '\u{30FB}' | '\u{2027}' | '*'
        )
    };
    let digits = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };

    // A number without dashes is no page number: it may be that of a row.
    let framed = text.starts_with(dash) && text.ends_with(dash) && digits(text.trim_matches(dash));
    let paged = text
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'))
        .is_some_and(|(number, rest)| {
            digits(number) && (rest.is_empty() || rest.starts_with(['共', '/', ',']))
        });
    framed || paged
}

/// Whether a line is nothing but numbers that count on, as the foot of a gazette has them.
fn is_row_of_pages(text: &str) -> bool {
    const FEWEST: usize = 3;
    const MOST: usize = 40;

    let folded = fold(text);
    let mut numbers = Vec::new();
    // A tab parts the cells of a table.
    for part in folded
        .split(|c: char| is_space(c) && c != '\t')
        .filter(|part| !part.is_empty())
    {
        match part.parse::<u16>() {
            Ok(number) if part.len() <= 4 && numbers.len() < MOST => numbers.push(number),
            _ => return false,
        }
    }
    numbers.len() >= FEWEST
        && numbers
            .windows(2)
            .all(|pair| pair[0].checked_add(1) == Some(pair[1]))
}

/// Whether a line says who may see the document: (此件公开发布).
pub fn is_disclosure(text: &str, words: &Portal) -> bool {
    const OPEN: [char; 4] = ['(', '[', '〔', '【'];
    const CLOSE: [char; 4] = [')', ']', '〕', '】'];

    let text = fold(&squeeze(text));
    let inner = text.trim_matches(|c| OPEN.contains(&c) || CLOSE.contains(&c));
    text.starts_with(OPEN)
        && text.ends_with(CLOSE)
        && inner.chars().count() <= LONGEST_DISCLOSURE
        && words.disclosures.end(inner)
}

/// Whether a line belongs to the imprint (版记): 抄送:…, or the office that printed the document, and when.
pub fn is_imprint(text: &str, words: &Portal) -> bool {
    let text = fold(&squeeze(text));
    let printed = words.printed.strip_end(&text).is_some_and(|rest| {
        rest.chars().count() <= LONGEST_IMPRINT && rest.ends_with('日') && rest.contains('年')
    });
    printed || words.imprints.begin(&text)
}
