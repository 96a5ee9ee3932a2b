//! Sources that are read by a process of their own first, which may take so much time and memory and no more. A file that is
//! packed, or that libraries open which are not ours, may unfold into more than its length tells. What ends well there is read
//! again here: the same bytes, in the same way.

use super::lexicon::project_lexicon;
use super::outcome::Outcome;
use crate::base::diag::Diagnostic;
use crate::base::message::{Explain, Message, message};
use crate::intake::archive::{self, Text};
use crate::intake::import::{Archive as Archived, import};
use crate::intake::lexicon::Lexicon;
use crate::site::archived::Archive;
use crate::site::disk::input_file::MOST_BYTES;
use crate::site::disk::project::Project;
use anyhow::Result;
use std::io::{self, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How the program is told to be such a process: a command that no help names.
pub const COMMAND: &str = "trial";

/// How much processor time a source may take. The longest plans take less than a second.
const MOST_TIME: Duration = Duration::from_secs(30);

/// How long one waits for it on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// How much memory a source may take, in MiB: the addresses of the process, which are more than what it fills.
const MOST_MEMORY: u64 = 1_024;

/// What the allocator sets aside at once, as it takes it from its environment: else all addresses were taken before anything is
/// read.
const SET_ASIDE: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "64MiB");

/// The stack of a reader's thread, in bytes.
const STACK: usize = 64 << 20;

/// How long a file is of which its length says what reading it takes, in bytes. No saved page of a plan is as long.
const LONGEST_UNTRIED: usize = 1 << 20;

/// How often one looks whether the process has ended, at first and at last.
const PAUSES: (Duration, Duration) = (Duration::from_millis(1), Duration::from_millis(20));

/// How the process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// It read the source, or refused it.
    Orderly,
    /// It ran out of time.
    TooLong,
    /// It ran out of memory, or stumbled.
    TooMuch,
}

/// Reads an archived file, as [`archive::read`] does; one of which its length does not say what that takes is tried first.
///
/// # Errors
/// Those of [`archive::read`]; `takes-too-long` and `takes-too-much` for a source that is given up.
pub fn read_archived(
    project: &Project,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Text, Box<Diagnostic>> {
    if may_unfold(&bytes) {
        try_out(project, name, &bytes)?;
    }
    archive::read(name, bytes)
}

/// The archived files of a project; those that are unbounded are tried first.
impl Archive for Project {
    fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        self.archived(path)
    }

    fn admit(&self, path: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        try_out(self, path, bytes)
    }
}

/// Returns whether a file may take far more to read than its length says.
pub fn may_unfold(bytes: &[u8]) -> bool {
    bytes.len() > LONGEST_UNTRIED || archive::may_unfold(bytes)
}

/// Reads a source in a process of its own.
///
/// # Errors
/// `takes-too-long` or `takes-too-much` where it is given up; `not-tried` where the system starts no process.
pub fn try_out(project: &Project, name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let (code, message) = match ending_of(project, bytes) {
        Ok(Ending::Orderly) => return Ok(()),
        Ok(Ending::TooLong) => (
            "takes-too-long",
            message!(
                "file-takes-longer-than-as-secs-s",
                file = name,
                as_secs = MOST_TIME.as_secs()
            ),
        ),
        Ok(Ending::TooMuch) => (
            "takes-too-much",
            message!("file-takes-more-memory", file = name, most = MOST_MEMORY),
        ),
        Err(error) => {
            let error = Message::of_error(&error);
            let message = message!("cannot-start-a-process", file = name, error);
            return Err(Box::new(Diagnostic::error("not-tried", message)));
        }
    };
    let problem = Diagnostic::error(code, message);
    Err(Box::new(problem.help(message!("no-plan-takes-so-much"))))
}

/// Has the process read a source.
fn ending_of(project: &Project, bytes: &[u8]) -> io::Result<Ending> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg(COMMAND)
        .arg("--root")
        .arg(&project.root)
        .arg("--content")
        .arg(&project.content)
        .env(SET_ASIDE.0, SET_ASIDE.1)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // Where it has ended already, its end says more.
        input.write_all(bytes).ok();
    }

    let begun = Instant::now();
    let (mut pause, longest) = PAUSES;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(ending(status));
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(Ending::TooLong);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(longest);
    }
}

/// Returns what the status of a process says of its end.
fn ending(status: ExitStatus) -> Ending {
    match status.success() {
        true => Ending::Orderly,
        false if is_out_of_time(status) => Ending::TooLong,
        false => Ending::TooMuch,
    }
}

#[cfg(unix)]
fn is_out_of_time(status: ExitStatus) -> bool {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;

    status.signal() == Some(Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn is_out_of_time(_: ExitStatus) -> bool {
    false
}

/// Reads what stands on standard input, as the process that tries it, and says nothing of it.
///
/// # Errors
/// Standard input that cannot be read, limits that leave no room.
pub fn run(project: &Project) -> Result<Outcome> {
    limit_this_process();
    // A thread that a reader cannot start would look as if it refused the file.
    let room = thread::Builder::new().stack_size(STACK).spawn(|| ());
    room.explain(|| message!("cannot-start-threads"))?
        .join()
        .ok();

    let mut bytes = Vec::new();
    io::stdin()
        .take(MOST_BYTES)
        .read_to_end(&mut bytes)
        .explain(|| message!("cannot-read-standard-input"))?;

    if let Ok(text) = archive::read("", bytes) {
        // What is wrong with the lexicon is told by who asks for the trial.
        let lexicon = project_lexicon(project, &mut Vec::new());
        let lexicon = lexicon.unwrap_or_else(|_| Lexicon::bundled());
        let archived = Archived {
            file: String::new(),
            sha256: String::new(),
        };
        import("", &text, &archived, &lexicon);
    }
    Ok(Outcome::Done)
}

/// Limits what this process may take from here on: time, memory, files.
#[cfg(unix)]
fn limit_this_process() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let limits = [
        (Resource::Cpu, MOST_TIME.as_secs()),
        (Resource::As, MOST_MEMORY << 20),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ];
    for (resource, most) in limits {
        // The system may allow less already; where it knows no such limit, the others hold.
        let allowed = getrlimit(resource).maximum.unwrap_or(most);
        let limit = Rlimit {
            current: Some(most.min(allowed)),
            maximum: Some(allowed),
        };
        setrlimit(resource, limit).ok();
    }
}

/// This system limits no process by itself: it is ended when its time is up.
#[cfg(not(unix))]
fn limit_this_process() {}

#[cfg(all(test, unix))]
mod tests {
    use super::{Ending, ending};
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;
    use std::process::ExitStatus;

    #[test]
    fn endings() {
        let of_signal = |signal: Signal| ending(ExitStatus::from_raw(signal.as_raw()));
        assert_eq!(ending(ExitStatus::from_raw(0)), Ending::Orderly);
        assert_eq!(of_signal(Signal::XCPU), Ending::TooLong);
        assert_eq!(of_signal(Signal::ABORT), Ending::TooMuch);
    }
}
