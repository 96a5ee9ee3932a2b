//! Texts that are no plan, and why.

use super::outline::Built;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::base::text::{is_han, is_space};
use crate::intake::lexicon::Titles;
use crate::plan::{Block, Node};

/// From so many articles on, a text may be made of them.
const FEWEST_ARTICLES: usize = 3;
/// How many different words of officials a text must hold that calls itself no plan.
const FEWEST_OFFICIALS: usize = 4;
/// How many nodes a text must have that calls itself no plan.
const FEWEST_NODES: usize = 8;

/// Why a text is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    Empty,
    NotChinese,
    NoHeading,
    Articles,
    ListWithoutText,
    NoPromise,
}

impl Refusal {
    /// Returns what is wrong with the text.
    fn message(self) -> Message {
        match self {
            Refusal::Empty => message!("this-text-is-empty"),
            Refusal::NotChinese => message!("most-of-this-text-is-not-chinese"),
            Refusal::NoHeading => message!("no-numbered-heading-was-found"),
            Refusal::Articles => {
                message!("this-text-is-made-of-articles")
            }
            Refusal::ListWithoutText => {
                message!("this-is-a-numbered-list-without-text")
            }
            Refusal::NoPromise => message!("no-unit-owes-anything-in-this-text"),
        }
    }

    /// Returns what its importer can do.
    fn help(self) -> Message {
        match self {
            Refusal::Empty => message!("is-this-the-right-file"),
            Refusal::NotChinese => {
                message!("is-this-the-right-file-and-encoding")
            }
            Refusal::NoHeading => {
                message!("a-plan-has-headings-such")
            }
            Refusal::Articles => {
                message!("a-regulation-promises-no-work-import")
            }
            Refusal::ListWithoutText | Refusal::NoPromise => {
                message!("a-plan-says-who-does-what")
            }
        }
    }
}

/// What a text says of itself as a whole.
#[derive(Debug)]
pub struct SelfDescription<'a> {
    /// Its title.
    pub title: &'a str,
    /// Whether the notice before it announces a plan.
    pub announces_plan: bool,
}

/// Returns the error that says why a text is no plan; `None` if it may be one.
pub fn refuse(
    source: &Source,
    description: &SelfDescription,
    built: &Built,
    words: &Titles,
) -> Option<Diagnostic> {
    let nodes: Vec<&Node> = built.outline.nodes.iter().collect();
    // From the plainest reason to the least plain: the first that fits helps its reader most.
    let refusal = unreadable(source.text())
        .or_else(|| nodes.is_empty().then_some(Refusal::NoHeading))
        .or_else(|| {
            let is_plan = words.plans.occur_in(description.title);
            is_made_of_articles(source.text(), &nodes, is_plan).then_some(Refusal::Articles)
        })
        .or_else(|| promises_nothing(source.text(), description, &nodes, words))?;

    let error = Diagnostic::error("not-a-plan", refusal.message());
    Some(error.at_line(source, 1).help(refusal.help()))
}

/// Returns what keeps a text from being read at all.
fn unreadable(text: &str) -> Option<Refusal> {
    if text.trim_matches(is_space).is_empty() {
        return Some(Refusal::Empty);
    }

    let chinese = text.chars().filter(|c| is_han(*c)).count();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    // Chinese characters are letters, too: at least two in five.
    (chinese * 5 < letters * 2).then_some(Refusal::NotChinese)
}

/// Whether a text is made of articles, as rules are. What is titled as a plan may have its tasks in them.
fn is_made_of_articles(text: &str, nodes: &[&Node], is_plan: bool) -> bool {
    let articles = text.lines().filter(|line| is_article(line)).count();
    let tasks = nodes.iter().filter(|node| node.task.is_some()).count();
    let most = if is_plan { 2 * tasks } else { tasks };
    articles >= FEWEST_ARTICLES && articles > most
}

/// Whether a line begins with 第…条.
fn is_article(line: &str) -> bool {
    let is_digit = |c: char| "零一二三四五六七八九十百".contains(c) || c.is_ascii_digit();
    let number = line
        .trim_start_matches(is_space)
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('条'))
        .map_or("", |(number, _)| number);
    (1..=5).contains(&number.chars().count()) && number.chars().all(is_digit)
}

/// Returns why a text promises nothing. Without a single unit, only its kind can tell a plan from any other
/// numbered text.
fn promises_nothing(
    text: &str,
    description: &SelfDescription,
    nodes: &[&Node],
    words: &Titles,
) -> Option<Refusal> {
    let names_units = |node: &&Node| {
        let task = node.task.as_ref();
        task.is_some_and(|task| !task.assignments.is_empty())
    };
    if nodes.iter().any(names_units) {
        return None;
    }

    let title = description.title;
    let officials = words.officials.count_in(text);
    let is_other = words.others.occur_in(title) && !words.certain_plans.occur_in(title);
    let is_plan = words.plans.occur_in(title) || description.announces_plan;
    // A text with deadlines that names enough officials may be a plan under another name.
    let may_be_plan =
        officials >= FEWEST_OFFICIALS && nodes.len() >= FEWEST_NODES && is_dated(nodes);
    if !is_other && (is_plan || may_be_plan) && officials > 0 {
        return None;
    }

    let is_text = |block: &Block| !matches!(block, Block::Field(_));
    let has_text = nodes.iter().any(|node| node.blocks.iter().any(is_text));
    Some(if has_text {
        Refusal::NoPromise
    } else {
        Refusal::ListWithoutText
    })
}

/// Whether any node says by when.
fn is_dated(nodes: &[&Node]) -> bool {
    nodes.iter().any(|node| {
        let task = node.task.as_ref();
        !node.goals.is_empty() || task.is_some_and(|task| !task.milestones.is_empty())
    })
}
