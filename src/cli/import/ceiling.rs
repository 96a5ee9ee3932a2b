//! A ceiling for the time that one of several sources may take: the others go on.

use crate::base::diag::Diagnostic;
use crate::base::message::{Explain, message};
use anyhow::Result;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long one of several sources may be read. The longest plans take less than a second.
pub const CEILING: Duration = Duration::from_secs(30);

/// The stack of the thread, in bytes: that of the main thread on most systems.
const STACK: usize = 8 << 20;

/// Does work on a thread of its own, and returns what came of it; `None` where it takes longer than the ceiling. Nothing
/// can stop the thread then: it ends with the program.
///
/// # Errors
/// A thread that cannot be started or that panics.
pub fn within<T: Send + 'static>(
    ceiling: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<Option<T>> {
    let (sender, receiver) = mpsc::channel();
    let named = thread::Builder::new().name("import".to_owned());
    named
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits any more where this fails.
            let _late = sender.send(work());
        })
        .explain(|| message!("cannot-start-a-thread"))?;

    match receiver.recv_timeout(ceiling) {
        Ok(done) => Ok(Some(done)),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(error @ RecvTimeoutError::Disconnected) => {
            Err(error).explain(|| message!("import-stopped-in-the-middle"))
        }
    }
}

/// Reports a source that is given up.
pub fn takes_too_long(file: &str) -> Diagnostic {
    let message = message!(
        "file-takes-longer-than-as-secs-s",
        file,
        as_secs = CEILING.as_secs()
    );
    let problem = Diagnostic::error("takes-too-long", message);
    problem.help(message!("no-plan-takes-so-long-import"))
}

#[cfg(test)]
mod tests {
    use super::{CEILING, within};
    use std::thread;
    use std::time::Duration;

    #[test]
    fn what_takes_too_long_is_given_up() {
        assert_eq!(within(CEILING, || 1).unwrap(), Some(1));
        let slow = || thread::sleep(Duration::from_secs(5));
        assert_eq!(within(Duration::from_millis(10), slow).unwrap(), None);
    }
}
