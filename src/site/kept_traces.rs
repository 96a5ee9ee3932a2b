//! What proofs of earlier builds found, kept from build to build: a plan whose file and sources are as they were need not be
//! proved anew.
//!
//! A trace is known by the SHA-256 of all that the proof looked at, and of the program that proved. What was doubted is not
//! kept: that must be said again. `check` and `verify` keep nothing, and prove.

use crate::base::diag::Warned;
use crate::base::digest::digest;
use crate::base::source::{Checksum, Source};
use crate::link::proof::Trace;
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// The first line of the file that keeps traces.
const FORMAT: &str = "gangmu traces 1\n";

/// Traces by what they were found in.
#[derive(Debug, Default)]
pub struct KeptTraces {
    /// Those of earlier builds, as JSON.
    kept: HashMap<TraceKey, String>,
    /// Those that this build asked for, with those that it found itself, as JSON.
    used: Mutex<BTreeMap<TraceKey, Option<String>>>,
}

/// What a trace was found in: a SHA-256 as 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TraceKey(String);

impl TraceKey {
    /// Returns the key of what a plan is proved of: its name, its file, its source and the notices that corrected it.
    pub fn new<'s>(
        id: &str,
        file: &'s Source,
        archived: &'s Source,
        notices: impl Iterator<Item = &'s Source>,
    ) -> Self {
        let mut sum = Checksum::default();
        let mut add = |part: &str| {
            let length = part.len() as u64;
            for bytes in [&length.to_le_bytes()[..], part.as_bytes()] {
                // A sum takes whatever comes.
                _ = sum.write_all(bytes);
            }
        };
        add(env!("GANGMU_PROGRAM"));
        add(id);
        [file, archived]
            .into_iter()
            .chain(notices)
            .for_each(|text| add(text.text()));
        Self(sum.finish())
    }
}

impl KeptTraces {
    /// Reads what builds have kept; nothing where it is not whole, which costs time only.
    pub fn parse(text: &str) -> Self {
        let whole = || {
            let (lines, sum) = text.trim_end_matches('\n').rsplit_once('\n')?;
            let lines = &text[..=lines.len()];
            (sum == format!("{:032x}", digest(lines.as_bytes()))).then_some(lines)
        };
        let lines = whole().and_then(|lines| lines.strip_prefix(FORMAT));
        let lines = lines.into_iter().flat_map(str::lines);
        let kept = lines.filter_map(|line| line.split_once(' '));
        Self {
            kept: kept
                .map(|(key, trace)| (TraceKey(key.to_owned()), trace.to_owned()))
                .collect(),
            used: Mutex::default(),
        }
    }

    /// Prints the traces that this build asked for, with a digest of them all; nothing where these are the very ones that were
    /// kept.
    pub fn print(&self) -> Option<String> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() == self.kept.len() && used.values().all(Option::is_none) {
            return None;
        }
        let mut text = FORMAT.to_owned();
        for (key, found) in used.iter() {
            if let Some(trace) = found.as_ref().or_else(|| self.kept.get(key)) {
                text.extend([&key.0, " ", trace, "\n"]);
            }
        }
        let sum = digest(text.as_bytes());
        text.push_str(&format!("{sum:032x}\n"));
        Some(text)
    }

    /// Returns the trace of a key, if an earlier build found it without a doubt; else that which `prove` finds.
    pub fn get_or_prove(
        &self,
        key: TraceKey,
        prove: impl FnOnce() -> Warned<Trace>,
    ) -> Warned<Trace> {
        let kept = self.kept.get(&key);
        if let Some(trace) = kept.and_then(|trace| serde_json::from_str(trace).ok()) {
            self.add_used(key, None);
            return Warned::new(trace, Vec::new());
        }
        let proved = prove();
        if proved.diagnostics.is_empty()
            && let Ok(trace) = serde_json::to_string(&proved.value)
        {
            self.add_used(key, Some(trace));
        }
        proved
    }

    fn add_used(&self, key: TraceKey, found: Option<String>) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(key, found);
    }
}

#[cfg(test)]
mod tests {
    use super::{KeptTraces, TraceKey};
    use crate::base::diag::{Diagnostic, Warned};
    use crate::base::message::message;
    use crate::base::source::Source;
    use crate::link::proof::Trace;

    fn key(file: &str) -> TraceKey {
        let file = Source::new("plan.md", file);
        TraceKey::new("plan", &file, &Source::new("a.txt", "a"), [].into_iter())
    }

    fn sound() -> Warned<Trace> {
        Warned::new(Trace::default(), Vec::new())
    }

    fn none() -> Warned<Trace> {
        unreachable!("it is kept")
    }

    #[test]
    fn what_was_proved_without_a_doubt_is_kept() {
        let first = KeptTraces::default();
        first.get_or_prove(key("a"), sound);
        let doubt = Diagnostic::warning("no-source", message!("this-line-can-go"));
        first.get_or_prove(key("b"), || Warned::new(Trace::default(), vec![doubt]));

        let printed = first.print().unwrap();
        let again = KeptTraces::parse(&printed);
        again.get_or_prove(key("a"), none);
        assert_eq!(again.print(), None);
        let mut proved = false;
        again.get_or_prove(key("b"), || {
            proved = true;
            sound()
        });
        assert!(proved);
        assert!(again.print().unwrap().len() > printed.len());
    }

    #[test]
    fn what_is_not_whole_is_not_believed() {
        let first = KeptTraces::default();
        first.get_or_prove(key("a"), sound);
        let printed = first.print().unwrap();
        for at in 0..printed.len() - 1 {
            assert!(KeptTraces::parse(&printed[..at]).kept.is_empty(), "{at}");
            let mut damaged = printed.clone().into_bytes();
            damaged[at] ^= 1;
            let damaged = String::from_utf8(damaged).unwrap();
            assert!(KeptTraces::parse(&damaged).kept.is_empty(), "{at}");
        }
    }
}
