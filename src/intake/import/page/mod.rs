//! Tells the plan itself from what a portal and a covering notice (印发通知) put around it.
//!
//! In: the classified lines of a source. Out: the lines of the title, the paragraphs of the text, the lines
//! around them with what they are, in which the head of the plan is read.

mod announced;

mod title;

mod ending;

use super::lines::{self, Class, Line};
use super::statement;
use super::table;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::intake::archive::Text;
use crate::intake::lexicon::{Lexicon, Titles};
use crate::plan::{LineRange, Skip};
use crate::time::find_dues;
use strum::IntoStaticStr;

/// A source taken apart.
#[derive(Debug, Default)]
pub struct Page {
    /// The paragraphs of the plan, its title left out.
    pub body: Vec<Line>,
    /// The line or lines of the title.
    pub title: Vec<Line>,
    /// The lines that are neither: those before the title, and the signature behind the text.
    pub around: Vec<Line>,
    /// Everything that is not part of the plan; the lines of the title are not in it.
    pub skip: Vec<Skip>,
    /// Whether the lines before the text announce a plan: 关于印发…方案的通知.
    pub announces_plan: bool,
}

/// Why a line is no part of the plan, in the words that the plan's file gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
pub enum SkipReason {
    #[strum(serialize = "标题")]
    Title,
    #[strum(serialize = "公开属性")]
    Disclosure,
    #[strum(serialize = "印发通知")]
    Notice,
    #[strum(serialize = "门户网站页眉")]
    PortalHeader,
    #[strum(serialize = "版记")]
    Imprint,
    #[strum(serialize = "落款")]
    Signature,
    #[strum(serialize = "门户网站页脚")]
    PortalFooter,
    #[strum(serialize = "页码")]
    PageNumber,
    #[strum(serialize = "另一份文件")]
    AnotherDocument,
}

impl SkipReason {
    /// Returns a skip of some lines for this reason.
    pub fn skip(self, lines: LineRange) -> Skip {
        let why: &str = self.into();
        Skip {
            lines,
            why: why.to_owned(),
        }
    }
}

/// Takes a source apart.
pub fn take_apart(text: &Text, lexicon: &Lexicon, doubts: &mut Vec<Diagnostic>) -> Page {
    let lines = lines::printed_lines(&text.source, lexicon);

    // Where the file itself tells the article from the page, the search is within it.
    let (from, until) = text.article.map_or((0, lines.len()), |article| {
        (
            lines.partition_point(|line| line.last() < article.first),
            lines.partition_point(|line| line.first() <= article.last),
        )
    });

    let stated = title::stated_names(&lines[..until], text.title.as_deref(), lexicon);
    let title = title::find_title(&lines[..until], from, &stated, &lexicon.titles);
    if title.lines.is_empty() {
        doubts.push(
            Diagnostic::warning("no-title", message!("the-title-of-the-plan"))
                .at_line(&text.source, lines.first().map_or(1, Line::first))
                .help(message!("write-it-into-the-front-matter")),
        );
    }
    for &at in &title.further {
        doubts.push(
            Diagnostic::warning("further-plan", message!("a-further-plan-begins-here"))
                .at_line(&text.source, lines[at].first())
                .help(message!("its-text-was-read-as-part")),
        );
    }
    let start = if title.lines.is_empty() {
        title.start.max(from)
    } else {
        title.start
    };
    let table = ending::first_table(&lines[..until], start, lexicon);
    let end = ending::end_of_plan(&lines[..until], start, table, lexicon);

    let mut page = Page {
        announces_plan: announced::announces_plan(&lines, &lexicon.titles),
        ..Page::default()
    };
    let another = ending::start_of_another(&lines, start, lexicon);
    let extent = Extent {
        text: start..end,
        another,
    };
    page.sort(lines, &title.lines, &extent, table, lexicon);
    doubt_duties_of_notice(&page, text, lexicon, doubts);
    doubt_tables_left_out(&page, text, lexicon, doubts);
    page
}

/// Reports a notice whose lines give offices a part, or name a deadline: what is left out there may be a plan.
fn doubt_duties_of_notice(
    page: &Page,
    text: &Text,
    lexicon: &Lexicon,
    doubts: &mut Vec<Diagnostic>,
) {
    let why: &str = SkipReason::Notice.into();
    let is_of_notice = |line: &&Line| {
        let runs = page.skip.iter().filter(|skip| skip.why == why);
        runs.map(|skip| skip.lines)
            .any(|lines| lines.first <= line.first() && line.last() <= lines.last)
    };
    let stating: Vec<u32> = page
        .around
        .iter()
        .filter(is_of_notice)
        .filter(|line| statement::states_units(&line.text, lexicon) || names_limit(&line.text))
        .map(Line::first)
        .collect();

    if let Some(&first) = stating.first() {
        let count = stating.len();
        doubts.push(
            Diagnostic::warning(
                "duties-left-out",
                message!("lines-of-the-notice-count", count),
            )
            .at_line(&text.source, first)
            .help(message!("if-they-are-duties-of-the-plan")),
        );
    }
}

/// Reports lines around the text that name the columns of a table: its rows were read without them.
fn doubt_tables_left_out(
    page: &Page,
    text: &Text,
    lexicon: &Lexicon,
    doubts: &mut Vec<Diagnostic>,
) {
    let heads = page.around.iter();
    let heads = heads.filter(|line| table::names_columns(line, lexicon));
    doubts.extend(heads.map(|line| {
        Diagnostic::warning("unread-table", message!("this-line-names-the-columns"))
            .at_line(&text.source, line.first())
            .help(message!("its-rows-were-read-as-text-import"))
    }));
}

/// The year that times are read in where only their presence counts.
const ANY_YEAR: i16 = 2000;

/// Whether a line names a time by which something is due.
fn names_limit(text: &str) -> bool {
    find_dues(text, ANY_YEAR)
        .iter()
        .any(|time| time.meaning.limit)
}

/// Where the text of a plan stands among the lines of its page.
struct Extent {
    /// From its first line to behind its last.
    text: std::ops::Range<usize>,
    /// Where another document begins behind it.
    another: usize,
}

impl Page {
    /// Sorts the lines: the title, the text, and what is around it.
    fn sort(
        &mut self,
        lines: Vec<Line>,
        title: &[usize],
        extent: &Extent,
        table: Option<usize>,
        lexicon: &Lexicon,
    ) {
        let signing = ending::Signing {
            lines: &lines,
            table,
            lexicon,
        };
        let mut body = Vec::new();
        let mut in_notice = false;
        let mut before: Option<u32> = None;

        for (index, line) in lines.iter().enumerate() {
            let last = line.last();
            if title.contains(&index) {
                self.title.push(line.clone());
            } else {
                // From whom it addresses on, the notice speaks; what stands above may be the portal's.
                in_notice |= index < extent.text.start && line.class == Class::Salutation;
                match reason(&signing, index, extent, in_notice) {
                    Some(reason) => self.skip_line(line, reason, before),
                    None => body.push(line.clone()),
                }
            }
            before = Some(last);
        }

        self.body = lines::paragraphs(body, lexicon);
    }

    /// Adds a line to those around the plan; `before` is the line that is printed before it.
    fn skip_line(&mut self, line: &Line, reason: SkipReason, before: Option<u32>) {
        let number = line.first();
        let skip = reason.skip(LineRange {
            first: number,
            last: number,
        });
        match self.skip.last_mut() {
            // Only empty lines between: one skip.
            Some(last) if last.why == skip.why && Some(last.lines.last) == before => {
                last.lines.last = number;
            }
            _ => self.skip.push(skip),
        }
        self.around.push(line.clone());
    }
}

/// Returns why a line is no part of the text that stands in a range of lines; `None` if it is part of it.
fn reason(
    signing: &ending::Signing<'_>,
    index: usize,
    extent: &Extent,
    in_notice: bool,
) -> Option<SkipReason> {
    let ending::Signing { lines, lexicon, .. } = *signing;
    let Extent { text, another } = extent;
    let line = &lines[index];
    if index >= *another {
        return Some(SkipReason::AnotherDocument);
    }
    if line.class == Class::Disclosure {
        return Some(SkipReason::Disclosure);
    }
    // A disclosure is one wherever it stands; the rest depends on the side of the text.
    if index < text.start {
        let notice = in_notice || is_of_title_of_notice(lines, index, lexicon);
        return Some(if notice {
            SkipReason::Notice
        } else {
            SkipReason::PortalHeader
        });
    }
    if line.class == Class::Imprint {
        return Some(SkipReason::Imprint);
    }

    let signs = signing.holds(index);
    if index >= text.end {
        // Behind the text, an office or a date alone is the rest of a signature that a copy took apart.
        let signs = signs || matches!(line.class, Class::Offices | Class::Date(_));
        return Some(if signs {
            SkipReason::Signature
        } else {
            SkipReason::PortalFooter
        });
    }
    if signs {
        return Some(SkipReason::Signature);
    }
    (line.class == Class::PageNumber).then_some(SkipReason::PageNumber)
}

/// Whether a line is the title of a notice that carries a plan, or one of the two lines that such a title is printed on.
fn is_of_title_of_notice(lines: &[Line], index: usize, lexicon: &Lexicon) -> bool {
    let words = &lexicon.titles;
    let line = &lines[index];
    let together = |first: &Line, second: &Line| {
        let goes_on = match first.class == Class::Offices {
            true => words.subjects.begin(second.trimmed()),
            false => words.issuing.occur_in(&first.text) && !is_title_of_notice(first, words),
        };
        let text = format!("{}{}", first.trimmed(), second.trimmed());
        goes_on && words.issuing.occur_in(&text) && words.notices.end(&text)
    };
    let above = index.checked_sub(1).map(|above| &lines[above]);
    is_title_of_notice(line, words)
        || lines
            .get(index + 1)
            .is_some_and(|next| together(line, next))
        || above.is_some_and(|above| together(above, line))
}

/// Whether a line is the title of a notice that carries a plan: 关于印发……的通知.
fn is_title_of_notice(line: &Line, words: &Titles) -> bool {
    words.issuing.occur_in(&line.text) && words.notices.end(line.trimmed())
}
