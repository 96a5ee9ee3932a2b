//! Puts what was read from folded lines back into the words of the document.

use super::folded::{FoldedChar, FoldedText, is_seen};
use crate::base::text::{is_space, squeeze};
use crate::plan::{Block, BlockAt, Document, Front, Label, Node, Outline};
use aho_corasick::AhoCorasick;
use std::collections::HashMap;

/// Returns a plan that was read from folded lines in the words of the document; `None` where the two do not go together.
pub fn unfold(mut document: Document, folded: &FoldedText) -> Option<Document> {
    let texts = printed_texts(&document, folded)?;

    // What each node said as it was matched, before its texts are put back.
    let matched: Vec<Printing> = document
        .outline
        .nodes
        .iter()
        .map(Printing::of_node)
        .collect();
    for (at, text) in texts {
        set_text(&mut document.outline, at, text);
    }

    let mut known: HashMap<String, String> = HashMap::new();
    for (node, mut printing) in document.outline.nodes.iter_mut().zip(matched) {
        printing.print(node);
        unfold_facts(node, &printing, &mut known);
        // A row without a printed number has none in its heading either.
        if node.label.len > 0
            && let Some(label) = Label::of_heading(&node.heading)
        {
            node.label = label;
        }
    }
    unfold_front(&mut document.front, folded);
    Some(document)
}

/// Returns the text of each passage as printed.
fn printed_texts(document: &Document, folded: &FoldedText) -> Option<Vec<(BlockAt, String)>> {
    let mut source = SourceWalk::new(document, folded);
    let mut texts = Vec::new();
    for (at, text) in document.outline.walk() {
        texts.push((at, source.printed(text)?));
    }
    Some(texts)
}

/// Walks over the characters of the lines that are text.
struct SourceWalk<'f> {
    folded: &'f FoldedText,
    /// Whether each line is text, by its number less one.
    is_text: Vec<bool>,
    line: u32,
    chars: Vec<FoldedChar>,
    at: usize,
}

impl<'f> SourceWalk<'f> {
    fn new(document: &Document, folded: &'f FoldedText) -> Self {
        let mut is_text = vec![true; folded.printed().line_count() as usize];
        let source = &document.source;
        let mut leave_out = |line: u32| {
            if let Some(text) = (line as usize)
                .checked_sub(1)
                .and_then(|at| is_text.get_mut(at))
            {
                *text = false;
            }
        };
        source
            .fields
            .iter()
            .for_each(|stated| leave_out(stated.line));
        for skip in &source.skip {
            (skip.lines.first..=skip.lines.last).for_each(&mut leave_out);
        }
        Self {
            folded,
            is_text,
            line: 0,
            chars: Vec::new(),
            at: 0,
        }
    }

    /// Returns the next character that is seen, with its line; goes past it.
    fn next(&mut self) -> Option<(u32, FoldedChar)> {
        loop {
            while let Some(one) = self.chars.get(self.at) {
                self.at += 1;
                if !is_space(one.c) {
                    return Some((self.line, one.clone()));
                }
            }
            let next = self.line as usize;
            let ahead = self
                .is_text
                .get(next..)?
                .iter()
                .position(|is_text| *is_text)?;
            self.line += ahead as u32 + 1;
            self.chars = self.folded.line(self.line);
            self.at = 0;
        }
    }

    /// Returns a passage as printed; `None` where the source goes on otherwise.
    fn printed(&mut self, text: &str) -> Option<String> {
        let mut printed = String::with_capacity(text.len());
        let mut gap = String::new();
        let mut last: Option<(u32, usize)> = None;
        for c in text.chars() {
            if is_space(c) {
                gap.push(c);
                continue;
            }
            let (line, one) = self.next().filter(|(_, one)| one.c == c)?;
            let source = self.folded.printed().line(line);
            if !gap.is_empty() {
                printed.push_str(&gap);
                gap.clear();
            } else if let Some((last_line, end)) = last
                && last_line == line
            {
                printed.extend(
                    source[end..one.printed.start]
                        .chars()
                        .filter(|c| is_seen(*c)),
                );
            }
            printed.extend(
                source[one.printed.clone()]
                    .chars()
                    .filter(|c| !super::unseen::is_left_out(*c)),
            );
            last = Some((line, one.printed.end));
        }
        printed.push_str(&gap);
        Some(printed)
    }
}

fn set_text(outline: &mut Outline, at: BlockAt, text: String) {
    let block = match at {
        BlockAt::Heading(node) => {
            outline.nodes[node].heading = text;
            return;
        }
        BlockAt::Opening(at) => &mut outline.opening[at],
        BlockAt::Closing(at) => &mut outline.closing[at],
        BlockAt::Body(node, at) => &mut outline.nodes[node].blocks[at],
        BlockAt::Tail(node, at) => &mut outline.nodes[node].tail[at],
    };
    match block {
        Block::Text(own) | Block::Field(own) => *own = text,
    }
}

/// What is seen of a text, as it is matched and as it is printed.
#[derive(Default)]
struct Printing {
    /// As it is matched, white space left out.
    matched: String,
    /// As printed.
    printed: String,
    /// Where each matched character begins, and where it is printed: bytes.
    places: Vec<(usize, usize)>,
}

impl Printing {
    /// Takes what a node says as it is matched.
    fn of_node(node: &Node) -> Self {
        let mut printing = Self::default();
        for text in texts_of(node) {
            printing
                .matched
                .extend(text.chars().filter(|c| !is_space(*c)));
        }
        printing
    }

    /// Adds what it says as printed.
    fn print(&mut self, node: &Node) {
        let mut matched = self.matched.char_indices();
        for text in texts_of(node) {
            for c in text.chars() {
                // A mark that nobody sees is printed with the character before it.
                if !is_space(c) && is_seen(c) {
                    let place = matched.next().map_or(self.matched.len(), |(at, _)| at);
                    self.places.push((place, self.printed.len()));
                }
                self.printed.push(c);
            }
            self.printed.push(' ');
        }
    }

    /// Whether every character is printed as it is matched, without white space.
    fn is_plain(&self) -> bool {
        squeeze(&self.printed) == self.matched && !self.printed.trim_end().contains(is_space)
    }

    /// Returns the words at a byte of the matched text as printed, white space within them included.
    fn words(&self, start: usize, end: usize) -> &str {
        let first = self.places.partition_point(|(matched, _)| *matched < start);
        let behind = self.places.partition_point(|(matched, _)| *matched < end);
        let from = self
            .places
            .get(first)
            .map_or(self.printed.len(), |place| place.1);
        let to = self
            .places
            .get(behind)
            .map_or(self.printed.len(), |place| place.1);
        self.printed[from..to].trim_matches(is_space)
    }

    /// Returns each of some words as printed.
    fn find_all(&self, words: &[String]) -> HashMap<String, String> {
        let mut found = HashMap::new();
        let sought: Vec<String> = words.iter().map(|word| squeeze(word)).collect();
        let Ok(automaton) = AhoCorasick::new(&sought) else {
            return found;
        };
        for hit in automaton.find_overlapping_iter(&self.matched) {
            let word = &words[hit.pattern().as_usize()];
            if !found.contains_key(word) {
                found.insert(word.clone(), self.words(hit.start(), hit.end()).to_owned());
            }
            if found.len() == words.len() {
                break;
            }
        }
        found
    }
}

fn texts_of(node: &Node) -> impl Iterator<Item = &str> {
    let blocks = node.blocks.iter().chain(&node.tail);
    std::iter::once(node.heading.as_str()).chain(blocks.map(Block::text))
}

/// Puts what the block of a node says into the words of its text; what a row above says, into those of that row.
fn unfold_facts(node: &mut Node, printing: &Printing, known: &mut HashMap<String, String>) {
    if printing.is_plain() && known.is_empty() {
        return;
    }

    let mut words: Vec<String> = Vec::new();
    each_fact(node, |fact, _| {
        if !fact.is_empty() {
            words.push(fact.clone());
        }
    });
    words.sort_unstable();
    words.dedup();
    let found = printing.find_all(&words);
    each_fact(node, |fact, is_name| {
        let Some(printed) = found.get(fact).or_else(|| known.get(fact)) else {
            return;
        };
        // White space within a name lays out; times and sentences are quoted as they stand.
        *fact = match is_name {
            true => squeeze(printed),
            false => printed.clone(),
        };
    });
    known.extend(
        found
            .into_iter()
            .filter(|(matched, printed)| matched != printed),
    );
}

/// Calls a function with each text that the block of a node says, and whether it is a name.
fn each_fact(node: &mut Node, mut change: impl FnMut(&mut String, bool)) {
    for goal in &mut node.goals {
        change(&mut goal.raw, false);
        change(&mut goal.text, false);
    }
    for recurrence in &mut node.recurrences {
        change(&mut recurrence.raw, false);
        change(&mut recurrence.text, false);
    }
    for target in &mut node.targets {
        for text in [&mut target.raw, &mut target.indicator, &mut target.unit] {
            change(text, false);
        }
        change(&mut target.whose, true);
        change(&mut target.against, false);
    }
    let Some(task) = &mut node.task else { return };
    for assignment in &mut task.assignments {
        change(&mut assignment.unit, true);
    }
    for milestone in &mut task.milestones {
        change(&mut milestone.raw, false);
        change(&mut milestone.text, false);
    }
    for allotment in &mut task.allotments {
        change(&mut allotment.entity, true);
        change(&mut allotment.unit, false);
        change(&mut allotment.of, true);
    }
}

/// Puts the head of a plan into the words of the document.
fn unfold_front(front: &mut Front, folded: &FoldedText) {
    let mut printing = Printing::default();
    for line in 1..=folded.printed().line_count() {
        let printed = folded.printed().line(line);
        for one in folded.line(line).into_iter().filter(|one| !is_space(one.c)) {
            printing
                .places
                .push((printing.matched.len(), printing.printed.len()));
            printing.matched.push(one.c);
            printing.printed.push_str(&printed[one.printed]);
        }
    }

    let texts = [
        &mut front.number,
        &mut front.issuer,
        &mut front.place,
        &mut front.addressees,
        &mut front.passed_by,
    ];
    for text in texts.into_iter().flatten().chain([&mut front.title]) {
        // Offices that issue together are parted by white space; a number may have other brackets than are printed.
        let parts: Vec<String> = text
            .split(' ')
            .map(|part| printed_part(part, &printing))
            .collect();
        *text = parts.join(" ");
    }
}

/// Returns a part of the head as printed.
fn printed_part(part: &str, printing: &Printing) -> String {
    let sought = squeeze(part);
    let find = |sought: &str| {
        let at = printing
            .matched
            .find(sought)
            .filter(|_| !sought.is_empty())?;
        Some(printing.words(at, at + sought.len()).to_owned())
    };
    if let Some(found) = find(&sought) {
        return found;
    }
    match sought.split_once('〔') {
        Some((code, rest)) => {
            format!(
                "{}〔{}",
                find(code).unwrap_or_else(|| code.to_owned()),
                rest
            )
        }
        None => part.to_owned(),
    }
}
