//! Where a plan begins: its title, behind the page's own heading and the notice that carries it.

use super::announced::announced_names;
use crate::base::text::{fold, is_han, squeeze};
use crate::intake::import::lines::{Class, Line};
use crate::intake::import::metadata::metadata_value;
use crate::intake::lexicon::{Lexicon, Titles};
use crate::plan::LabelKind;

/// How far into a text its title is searched for, in lines.
const REACH: usize = 4000;
/// How like what a notice announces a title must be; copies lose a character or two.
const LIKENESS: f64 = 0.88;
/// The most lines of a title.
const MOST_LINES: usize = 3;
/// From so many characters on a line is prose, where no title is found.
const PROSE: usize = 40;

/// A title and where the text behind it begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The indexes of its lines; none where no title was found.
    pub lines: Vec<usize>,
    /// The index of the first line of the text.
    pub start: usize,
    /// The first lines of the titles of further plans that the same notice carries, behind this one.
    pub further: Vec<usize>,
}

/// Finds the title among the lines before the first numbered heading, or behind a notice with
/// numbers of its own; the search for headings begins at `from`.
pub fn find_title(lines: &[Line], from: usize, stated: &[String], words: &Titles) -> Title {
    let lines = &lines[..lines.len().min(REACH)];
    let first_section = lines
        .iter()
        .skip(from)
        .position(is_section)
        .map_or(lines.len(), |at| from + at);
    let head = &lines[..first_section];

    let mut names = names_in_head(head, words);
    names.extend_from_slice(stated);
    if let Some(title) = carried_title(lines, &names, words) {
        return first_of_several(title, lines, &names, words);
    }
    if let Some(title) = title_behind_notice(lines, first_section, words) {
        return title;
    }
    if let Some(title) = own_title(head, words) {
        let start = start_behind(head, title[title.len() - 1]);
        return Title {
            lines: title,
            start,
            ..Title::default()
        };
    }

    // No title is there to be found; what reads like prose begins the text.
    let prose = head
        .iter()
        .skip(from)
        .position(|line| line.length() > PROSE && !line.class.is_portal())
        .map(|at| from + at);
    Title {
        start: prose.unwrap_or(first_section),
        ..Title::default()
    }
}

/// Whether a line is a numbered heading of a plan's text.
fn is_section(line: &Line) -> bool {
    let Some(number) = &line.number else {
        return false;
    };
    // 1. with a word or two behind it may be a date, or an item of a portal's menu.
    let is_item = number.kind == LabelKind::Item && line.length() > number.text.len() + 4;
    is_item || (LabelKind::Chapter..=LabelKind::Subsection).contains(&number.kind)
}

/// How far into a text a row of metadata states its title, in lines.
const STATED: usize = 60;
/// How long a stated title is, in characters.
const STATED_LENGTH: std::ops::RangeInclusive<usize> = 6..=90;

/// Returns what a page says that its document is called, in its own title and in a row of metadata. The title of a notice
/// is that of no plan.
pub fn stated_names(lines: &[Line], page_title: Option<&str>, lexicon: &Lexicon) -> Vec<String> {
    let rows = lines
        .iter()
        .take(STATED)
        .filter_map(|line| metadata_value(&line.text, &lexicon.metadata.title, &lexicon.metadata));
    // 甲市人民政府 - 关于加快发展的实施意见: the portal's name may stand on either side.
    let parts = page_title.into_iter().flat_map(|title| {
        let parts = title.split(['-', '_', '|', '—', '\u{FF0D}', '\u{FF5C}']);
        std::iter::once(title).chain(parts)
    });

    let mut names: Vec<String> = parts
        .map(|part| fold(&squeeze(part)))
        .chain(rows.map(|row| fold(&squeeze(&row))))
        .filter(|name| STATED_LENGTH.contains(&name.chars().count()))
        .filter(|name| words_end_title(name, &lexicon.titles))
        .collect();
    names.dedup();
    names
}

/// Whether a name ends as the title of a document does, and not as that of a notice.
fn words_end_title(name: &str, words: &Titles) -> bool {
    let bare = name.trim_end_matches([')', '\u{FF09}', '》']);
    (words.endings.end(bare) || name.ends_with(')')) && !words.notices.end(name)
}

/// Returns the names of plans that the lines before a text announce.
fn names_in_head(head: &[Line], words: &Titles) -> Vec<String> {
    let mut names: Vec<String> = head
        .iter()
        .flat_map(|line| announced_names(line.trimmed(), words))
        .collect();

    // A copy may have broken the name: 关于印发《甲市2014年… / 实施方案》的通知.
    let pairs = head
        .windows(2)
        .map(|pair| format!("{}{}", pair[0].trimmed(), pair[1].trimmed()));
    names.extend(pairs.flat_map(|pair| announced_names(&pair, words)));
    names
}

/// Returns the lines that carry a title which a notice announces. The last match counts: an earlier one is
/// the heading of the portal or of the notice itself.
fn carried_title(lines: &[Line], names: &[String], words: &Titles) -> Option<Vec<usize>> {
    let squeezed: Vec<String> = lines
        .iter()
        .map(|line| fold(&squeeze(&line.text)))
        .collect();
    // Numbered lines and furniture may name the plan, but are not its title.
    let only_names_it = |line: &Line| {
        line.class.is_portal()
            || line
                .number_style()
                .is_some_and(|style| style != LabelKind::Row)
    };

    let mut best_score = LIKENESS;
    let mut best: Option<Vec<usize>> = None;
    for name in names {
        let wanted = name.chars().count();
        // Cheaper than comparing: a line of another length cannot be alike enough.
        let slack = wanted / 4 + 2;
        for index in 0..lines.len() {
            let mut joined = String::new();
            for width in 1..=MOST_LINES.min(lines.len() - index) {
                joined.push_str(&squeezed[index + width - 1]);
                let length = joined.chars().count();
                if length > wanted + slack {
                    break;
                }
                if length + slack < wanted || words.attachments.begin(&joined) {
                    continue;
                }

                let score = strsim::normalized_levenshtein(&joined, name);
                let later = best.as_ref().is_none_or(|best| best[0] < index);
                if (score > best_score || score == best_score && later)
                    && !lines[index..index + width].iter().any(only_names_it)
                {
                    best_score = score;
                    best = Some((index..index + width).collect());
                }
            }
        }
    }
    best
}

/// Returns the title of the first of the plans that a notice carries, given that of the last: 现将《甲方案》《乙计划》印发给你们.
/// An earlier title is that of a plan where it stands behind the notice, and sections follow it.
fn first_of_several(last: Vec<usize>, lines: &[Line], names: &[String], words: &Titles) -> Title {
    let notice = lines
        .iter()
        .position(|line| line.class == Class::Salutation)
        .unwrap_or(lines.len());
    let mut first = last;
    let mut further = Vec::new();

    while let Some(before) = lines.get(..first[0]) {
        let own = squeezed_title(&lines[first[0]..=first[first.len() - 1]]);
        let others: Vec<String> = names
            .iter()
            .filter(|name| strsim::normalized_levenshtein(name, &own) < LIKENESS)
            .cloned()
            .collect();
        let Some(earlier) = carried_title(before, &others, words) else {
            break;
        };
        let has_sections = before[earlier[0]..].iter().any(is_section);
        if earlier[0] < notice || !has_sections {
            break;
        }
        further.push(first[0]);
        first = earlier;
    }

    further.reverse();
    Title {
        start: first[first.len() - 1] + 1,
        lines: first,
        further,
    }
}

/// Returns the lines of a title as one text that can be compared.
fn squeezed_title(lines: &[Line]) -> String {
    lines
        .iter()
        .map(|line| fold(&squeeze(&line.text)))
        .collect()
}

/// Finds the title that stands behind a signed notice, though the notice does not name it:
/// 关于下达…任务的通知 with its office and date, then 任务分解表.
fn title_behind_notice(lines: &[Line], first_section: usize, words: &Titles) -> Option<Title> {
    let notice = lines.iter().position(|line| line.class == Class::Title)?;
    if !words.notices.end(&squeeze(&lines[notice].text)) {
        return None;
    }

    let last = first_section.min(lines.len()).saturating_sub(1);
    // Between the notice and its attachment stands its signature.
    let signed = (notice..last)
        .find(|&at| lines[at].class == Class::Offices && lines[at + 1].class.date().is_some())?;
    let is_attachment = |line: &Line| words.attachments.begin(&squeeze(&line.text));
    let next = (signed + 2..lines.len())
        .find(|&at| lines[at].class != Class::Disclosure && !is_attachment(&lines[at]))?;

    // The first line of a title of two.
    let first = &lines[next];
    let breaks = first.class != Class::Title && is_first_line_of_title(first, words);
    let last = next + usize::from(breaks);
    let is_title = lines.get(last)?.class == Class::Title;
    (is_title && next <= first_section).then(|| Title {
        lines: (next..=last).collect(),
        start: last + 1,
        ..Title::default()
    })
}

/// Returns the lines of the title of a text that no notice carries.
fn own_title(head: &[Line], words: &Titles) -> Option<Vec<usize>> {
    // 实施方案 alone is the end of a title that began on the line above.
    let ends_title = |at: usize| {
        let text = squeeze(&head[at].text);
        at > 0
            && is_first_line_of_title(&head[at - 1], words)
            && text.chars().count() < 8
            && words.endings.end(&text)
    };
    let first = (0..head.len()).find(|&at| head[at].class == Class::Title || ends_title(at))?;

    // A page prints it as its heading, and the text begins with it again.
    let text = squeeze(&head[first].text);
    let last = head
        .iter()
        .rposition(|line| squeeze(&line.text) == text)
        .unwrap_or(first);

    let mut start = last;
    while start > 0
        && last - start + 1 < MOST_LINES
        && !stands_alone(&head[start], words)
        && is_first_line_of_title(&head[start - 1], words)
    {
        start -= 1;
    }
    Some((start..=last).collect())
}

/// Returns where the text begins behind a title: behind whom it addresses, its number and its date.
fn start_behind(head: &[Line], title: usize) -> usize {
    let salutation = head
        .iter()
        .rposition(|line| line.class == Class::Salutation)
        .filter(|&at| at > title);
    let start = salutation.unwrap_or(title) + 1;

    // Number, date and offices may stand below the title; they are read as the head, not as text.
    let around = |line: &&Line| {
        matches!(
            line.class,
            Class::Furniture
                | Class::Footer
                | Class::Disclosure
                | Class::DocumentNumber
                | Class::Date(_)
                | Class::Offices
        )
    };
    start + head[start..].iter().take_while(around).count()
}

/// Whether a title names an office or a place, so that it needs no line above it.
fn stands_alone(line: &Line, words: &Titles) -> bool {
    let text = squeeze(&line.text);
    let opening: String = text.chars().take(12).collect();
    words.own_signs.occur_in(&opening)
        || opening.contains('《')
        || words.subjects.begin(&opening)
        || opening.starts_with("20")
}

/// How long the name of an office before 关于 is, in characters.
const LONGEST_ISSUER: usize = 30;

/// Whether a line says what a document is about, with or without who issues it: 关于加快发展, 商务部关于加快发展.
fn names_subject(text: &str, words: &Titles) -> bool {
    words.subjects.find(text).is_some_and(|subject| {
        let issuer = &text[..subject.start];
        issuer.chars().count() <= LONGEST_ISSUER && issuer.chars().all(is_han)
    })
}

/// Whether a line can be the first one of a title that goes on below it.
fn is_first_line_of_title(line: &Line, words: &Titles) -> bool {
    let text = squeeze(&line.text);
    let opening: String = text.chars().take(14).collect();
    line.class == Class::Text
        && (5..=60).contains(&text.chars().count())
        && !text.ends_with(['。', ':', '\u{FF1A}', ';'])
        && (words.first_line_signs.occur_in(&opening) || names_subject(&text, words))
}
