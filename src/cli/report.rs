//! Tells people what happens: diagnostics and progress on standard error, results on standard output.
//!
//! What cannot be said on standard error is given up: a closed terminal is no reason to stop a build. A result that
//! cannot be written makes the command fail at its end.

use super::args::CheckFormat;
use super::outcome::{Misuse, Outcome};
use crate::base::diag::{self, Diagnostic, Renderer, Severity};
use crate::base::message::{Language, Message, message, trouble};
use crate::base::text::pictured;
use anstream::{AutoStream, ColorChoice as StreamColor};
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, Write};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// How many diagnostics are shown to people at once.
const MOST_SHOWN: usize = 1_000;

/// Where and how much is said.
pub struct Report {
    color: StreamColor,
    /// The language of its readers.
    pub language: Language,
    quiet: bool,
    verbose: bool,
    started: Instant,
    /// Why the first result that was lost could not be written.
    lost: OnceLock<io::Error>,
    /// The errors that were told.
    errors: Mutex<Vec<Diagnostic>>,
}

impl Report {
    /// Returns a report as the command line asks for it.
    pub fn new(color: ColorChoice, language: Language, quiet: bool, verbose: bool) -> Self {
        let color = match color {
            ColorChoice::Auto => StreamColor::Auto,
            ColorChoice::Always => StreamColor::Always,
            ColorChoice::Never => StreamColor::Never,
        };
        color.write_global();
        Self {
            color,
            language,
            quiet,
            verbose,
            started: Instant::now(),
            lost: OnceLock::new(),
            errors: Mutex::default(),
        }
    }

    /// Whether more is said than usual.
    pub fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Returns the same report, its time counted from now.
    pub fn restarted(&self) -> Self {
        Self {
            color: self.color,
            language: self.language,
            quiet: self.quiet,
            verbose: self.verbose,
            started: Instant::now(),
            lost: OnceLock::new(),
            errors: Mutex::default(),
        }
    }

    /// Prints diagnostics, errors last so that they stay on the screen.
    pub fn diagnostics(&self, found: &[Diagnostic], json: bool) {
        self.diagnostics_as(
            found,
            match json {
                true => CheckFormat::Json,
                false => CheckFormat::Text,
            },
        );
    }

    /// Prints diagnostics in a form: those for people on standard error, the others on standard output.
    pub fn diagnostics_as(&self, found: &[Diagnostic], format: CheckFormat) {
        let shown = self.shown(found);
        match format {
            CheckFormat::Text => self.draw(&shown),
            CheckFormat::Json => shown.iter().for_each(|d| self.print(&diag::json(d))),
            CheckFormat::Github => shown.iter().for_each(|d| self.print(&diag::github(d))),
            CheckFormat::Sarif => self.print(&diag::sarif(&shown).to_string()),
        }
    }

    /// Returns the diagnostics that are to be told, errors last.
    fn shown<'d>(&self, found: &'d [Diagnostic]) -> Vec<&'d Diagnostic> {
        let least = match (self.quiet, self.verbose) {
            (true, _) => Severity::Error,
            (_, true) => Severity::Note,
            _ => Severity::Warning,
        };
        let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
        if let Ok(mut errors) = self.errors.lock() {
            errors.extend(found.iter().filter(is_error).cloned());
        }
        let mut shown: Vec<&Diagnostic> = found.iter().filter(|d| d.severity >= least).collect();
        shown.sort_by_key(|d| d.severity);
        shown
    }

    /// Draws diagnostics with excerpts on standard error.
    fn draw(&self, shown: &[&Diagnostic]) {
        // Of very many the gravest are shown: who mends them sees the rest.
        let more = shown.len().saturating_sub(MOST_SHOWN);
        let shown = &shown[more..];

        // The stream takes the colours away again where they are not wanted.
        let renderer = Renderer::new(true, self.language);
        let mut err = AutoStream::new(io::stderr(), self.color);
        for diagnostic in shown {
            let _ = writeln!(err, "{}", renderer.render(diagnostic));
        }
        if more > 0 {
            self.say(&message!("more-more-are-not-shown-format-json", more));
        }
    }

    /// Takes the errors that were told so far.
    pub fn take_errors(&self) -> Vec<Diagnostic> {
        let errors = self.errors.lock();
        errors.map_or_else(|_| Vec::new(), |mut errors| std::mem::take(&mut *errors))
    }

    /// Prints a message on standard error, unless the command is to be quiet.
    pub fn say(&self, message: &Message) {
        if !self.quiet {
            let text = for_terminal(&message.in_language(self.language));
            let _ = writeln!(AutoStream::new(io::stderr(), self.color), "{text}");
        }
    }

    /// Says that another command writes into the project, and that this one waits.
    pub fn wait(&self) {
        self.say(&message!("waiting-another-gangmu-is-writing-into"));
    }

    /// Prints a line of a result on standard output.
    pub fn print(&self, line: &str) {
        let written = writeln!(AutoStream::new(io::stdout(), self.color), "{line}");
        self.note_lost(written);
    }

    /// Prints a result on standard output, as it is.
    pub fn print_bytes(&self, bytes: &[u8]) {
        self.note_lost(io::stdout().write_all(bytes));
    }

    /// Notes why a result could not be written; the first reason counts.
    fn note_lost(&self, written: io::Result<()>) {
        if let Err(error) = written {
            self.lost.get_or_init(|| error);
        }
    }

    /// Ends a command: returns its outcome, or [`Outcome::Trouble`] where a result could not be written.
    pub fn finish(self, outcome: Outcome) -> Outcome {
        self.note_lost(io::stdout().flush());
        let Some(error) = self.lost.get() else {
            return outcome;
        };
        self.trouble(&trouble(message!(
            "cannot-write-to-standard-output-error",
            error = Message::of_error(error)
        )));
        Outcome::Trouble
    }

    /// Prints a unified diff on standard output, in colours on a terminal.
    pub fn diff(&self, diff: &str) {
        for line in diff.lines() {
            let style = match line.as_bytes().first() {
                Some(b'-') => AnsiColor::Red.on_default(),
                Some(b'+') => AnsiColor::Green.on_default(),
                Some(b'@') => AnsiColor::Cyan.on_default(),
                _ => Style::new(),
            };
            let line = for_terminal(line);
            self.print(&format!("{style}{line}{style:#}"));
        }
    }

    /// Prints how long a step took, if the command is to say more.
    pub fn step(&self, name: &'static str, since: Instant) {
        if self.verbose {
            let time = seconds(since.elapsed());
            self.say(&message!("step", name, time));
        }
    }

    /// Prints an error that has its cause outside the content, as a file that cannot be read.
    pub fn trouble(&self, error: &anyhow::Error) {
        let style = AnsiColor::Red.on_default().bold();
        let words = match error.downcast_ref::<Misuse>() {
            Some(Misuse(message)) => message.clone(),
            None => Message::of_error(error.as_ref()),
        };
        let words = Message::verbatim(for_terminal(&words.in_language(self.language)));
        let line = message!(
            "error-with-style",
            before = style.to_string(),
            after = format!("{style:#}"),
            words
        );
        let line = line.in_language(self.language);
        let _ = writeln!(AutoStream::new(io::stderr(), self.color), "{line}");
    }

    /// Returns the time since the command began.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Returns a bar of progress, which shows on a terminal only.
    pub fn bar(&self, length: usize, what: &'static str) -> ProgressBar {
        if self.quiet {
            return ProgressBar::hidden();
        }

        let bar = ProgressBar::with_draw_target(
            Some(length as u64),
            ProgressDrawTarget::stderr_with_hz(12),
        );
        // The template is fixed: should it ever be wrong, the bar looks plain.
        if let Ok(style) = ProgressStyle::with_template("{msg:>12} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(message!("what-is-counted", what).in_language(self.language));
        bar
    }
}

/// Returns words as a terminal can show them: names of files and texts of others may hold characters that turn a line
/// around, write over it, or command the terminal.
fn for_terminal(words: &str) -> String {
    pictured(words).replace('\r', "␍")
}

/// Returns a time in seconds, to the hundredth.
pub fn seconds(time: Duration) -> Message {
    message!("seconds", time = format!("{:.2}", time.as_secs_f64()))
}

/// Returns how many errors and warnings there are, in words: “3 errors, 1 warning”.
pub fn tally(found: &[Diagnostic]) -> Message {
    let count = |severity| found.iter().filter(|d| d.severity == severity).count();
    message!(
        "tally",
        errors = count(Severity::Error),
        warnings = count(Severity::Warning)
    )
}

#[cfg(test)]
mod tests {
    use super::for_terminal;

    #[test]
    fn names_of_files_do_not_command_a_terminal() {
        assert_eq!(for_terminal("甲\u{202E}.txt\n"), "甲\u{FFFD}.txt\n");
        assert_eq!(for_terminal("\u{1B}[2Ja\rb"), "␛[2Ja␍b");
    }
}
