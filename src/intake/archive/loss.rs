//! What a reader did not take as it stands in an archived file.
//!
//! No proof can see these: a plan is proved against the lines of its source, and this is what lies between the file
//! and its lines. So it is said wherever the lines are spoken of.

use crate::base::message::{Message, message};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much of what was lost is quoted, in characters.
const LONGEST_EXCERPT: usize = 60;

/// How many places of losses of one kind are named.
const MOST_PLACES: usize = 6;

/// Something in an archived file that its lines do not show as it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Loss {
    /// What was lost, or changed.
    pub kind: LossKind,
    /// How many times.
    pub count: u32,
    /// The line that it belongs to, or behind which it stands; 0 where it stands before all lines or around them.
    pub line: u32,
    /// What it says, as far as it has words; cut where it is long.
    pub text: String,
}

/// What became of something that was not taken as it stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum LossKind {
    /// 脚注
    Footnote,
    /// 尾注
    Endnote,
    /// 批注
    Comment,
    /// 修订: what was inserted is read.
    Insertion,
    /// 修订: what was deleted is not read.
    Deletion,
    /// 修订: what was moved is read where it stands now.
    Move,
    /// 删除线
    StruckOut,
    /// 隐藏文字
    Hidden,
    /// 图片
    Picture,
    /// A sheet, a diagram, another document.
    Embedded,
    /// Text that stands askew or runs down the page, such as a watermark.
    Turned,
    /// Text side by side in rows that no rules part into cells: where one ends and the next begins is a guess.
    Columns,
    /// A row or a merged cell of a table that the end of a page cuts, and that was put together again.
    CutRow,
    /// 页眉页脚
    HeaderOrFooter,
    /// A formula that is read in part only.
    Formula,
    /// A sign of a font of signs that has no known character.
    Symbol,
    /// A number in front of an item whose style is not known.
    ListMark,
    /// A number or text that a word processor works out when it shows the page.
    Field,
    /// A number of a sheet that stands without the format that shows it.
    NumberFormat,
    /// A file within the archived one: what is read of it begins here.
    FileWithin,
    /// What the tab of a sheet says.
    SheetName,
    /// Bytes that are no text, outside what is read.
    Damage,
}

impl LossKind {
    /// Returns what it is and what became of it, in words.
    pub fn words(self) -> Message {
        match self {
            Self::Footnote => message!("footnote-left-out"),
            Self::Endnote => message!("endnote-left-out"),
            Self::Comment => message!("comment-left-out"),
            Self::Insertion => message!("tracked-insertion-accepted"),
            Self::Deletion => message!("tracked-deletion-accepted"),
            Self::Move => message!("tracked-move-accepted"),
            Self::StruckOut => message!("struck-out-text-left-out"),
            Self::Hidden => message!("hidden-text-left-out"),
            Self::Picture => message!("picture-not-read"),
            Self::Embedded => message!("embedded-part-not-read"),
            Self::Turned => message!("turned-text-left-out"),
            Self::Columns => message!("columns-without-rules"),
            Self::CutRow => message!("cut-row-joined"),
            Self::HeaderOrFooter => message!("header-or-footer-left-out"),
            Self::Formula => message!("formula-read-in-part-only"),
            Self::Symbol => message!("sign-of-a-font-not-known"),
            Self::ListMark => message!("number-or-text-of-a-style-sheet"),
            Self::Field => message!("field-without-its-result"),
            Self::NumberFormat => message!("number-without-its-format"),
            Self::FileWithin => message!("file-within-this-one"),
            Self::SheetName => message!("name-of-a-sheet-left-out"),
            Self::Damage => message!("damaged-bytes-outside-the-text"),
        }
    }
}

/// Returns losses in words, a line for each kind: how many, where, how the first begins.
pub fn describe_losses(losses: &[Loss]) -> Vec<Message> {
    let kinds = by_kind(losses).into_iter();
    let lines = kinds.map(|own| {
        let mut texts = own.iter().map(|loss| loss.text.as_str());
        match texts.find(|text| !text.is_empty()) {
            Some(text) => message!("loss-with-text", loss = tally(&own), text),
            None => tally(&own),
        }
    });
    lines.collect()
}

/// Returns losses in words, a line for each kind: how many, and where, but nothing of what they say.
pub fn tally_losses(losses: &[Loss]) -> Vec<Message> {
    let kinds = by_kind(losses).into_iter();
    kinds.map(|own| tally(&own)).collect()
}

/// Returns losses kind by kind.
fn by_kind(losses: &[Loss]) -> Vec<Vec<&Loss>> {
    let mut kinds: Vec<LossKind> = losses.iter().map(|loss| loss.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let own = |kind| losses.iter().filter(|loss| loss.kind == kind).collect();
    kinds.into_iter().map(own).collect()
}

/// Returns how many losses of one kind there are, and where.
fn tally(own: &[&Loss]) -> Message {
    let count = own
        .iter()
        .fold(0_u32, |sum, loss| sum.saturating_add(loss.count));
    let kind = own.first().map(|loss| loss.kind.words());
    message!("losses-of-a-kind", count, kind, places = places(own))
}

/// Returns the lines of losses in words; nothing where they belong to none.
fn places(losses: &[&Loss]) -> Option<Message> {
    let mut lines: Vec<u32> = losses.iter().map(|loss| loss.line).collect();
    lines.dedup();
    let lines = lines.into_iter().filter(|line| *line > 0);
    let lines: Vec<u32> = lines.take(MOST_PLACES + 1).collect();
    match lines.len() {
        0 => None,
        1 => Some(message!("losses-on-line", line = lines[0])),
        2..=MOST_PLACES => Some(message!("losses-on-lines", lines)),
        _ => Some(message!(
            "losses-on-many-lines",
            lines = lines[..MOST_PLACES]
        )),
    }
}

/// The losses of a text, of which the last wait for their line.
#[derive(Debug, Default)]
pub struct Losses {
    settled: Vec<Loss>,
    pending: Vec<Loss>,
}

impl Losses {
    /// Notes a loss on the line that is being written.
    pub fn add(&mut self, kind: LossKind, text: &str) {
        self.add_pending(Loss {
            kind,
            count: 1,
            line: 0,
            text: excerpt(text),
        });
    }

    /// Notes losses whose line is the one that is being written.
    pub fn add_all(&mut self, losses: Vec<Loss>) {
        for loss in losses {
            self.add_pending(loss);
        }
    }

    /// Adds to what was lost in the same way on this line, so that there are no more than lines times kinds.
    fn add_pending(&mut self, loss: Loss) {
        match self.pending.iter_mut().find(|old| old.kind == loss.kind) {
            Some(old) => {
                old.count = old.count.saturating_add(loss.count);
                if !loss.text.is_empty() && old.text.chars().count() < LONGEST_EXCERPT {
                    let gap = if old.text.is_empty() { "" } else { " / " };
                    old.text = excerpt(&format!("{}{gap}{}", old.text, loss.text));
                }
            }
            None => self.pending.push(loss),
        }
    }

    /// Settles what waits: it belongs to this line.
    pub fn settle(&mut self, line: usize) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let pending = self.pending.drain(..).map(|loss| Loss { line, ..loss });
        self.settled.extend(pending);
    }

    /// Takes what waits for its line.
    pub fn take_pending(&mut self) -> Vec<Loss> {
        std::mem::take(&mut self.pending)
    }

    /// Adds losses that know their lines.
    pub fn extend(&mut self, losses: impl IntoIterator<Item = Loss>) {
        self.settled.extend(losses);
    }

    /// Returns all losses in the order of their lines.
    pub fn into_sorted(mut self) -> Vec<Loss> {
        self.settle(0);
        self.settled.sort_by_key(|loss| (loss.line, loss.kind));
        self.settled
    }
}

/// Returns the beginning of a text, its white space as single spaces.
pub fn excerpt(text: &str) -> String {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        // No more than is needed: the text of a whole part may stand here.
        words.extend(word.chars().take(LONGEST_EXCERPT + 1));
        if words.len() > 4 * LONGEST_EXCERPT {
            break;
        }
    }

    if let Some((end, _)) = words.char_indices().nth(LONGEST_EXCERPT) {
        words.truncate(end);
        words.push('…');
    }
    words
}
