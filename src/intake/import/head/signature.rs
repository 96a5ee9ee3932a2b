//! Where a plan is signed: the office that issued it, and the date (落款).

/// The lines of a signature; one line may hold both.
#[derive(Debug, Clone, Copy)]
pub struct SignatureLines {
    /// The line of the office, of several the last.
    pub office: u32,
    /// The line of the date.
    pub date: u32,
}
