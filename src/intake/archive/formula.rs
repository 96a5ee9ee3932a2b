//! A formula as a tree, whatever markup it was written in, and its line of plain text.

use super::notation::{Script, fraction, root, scripted};

/// No formula is nested deeper than this: a reader stops there, and says so.
pub const DEEPEST: usize = 32;

/// A part of a formula.
#[derive(Debug, Clone)]
pub enum Formula {
    /// Characters as they stand.
    Text(String),
    /// Parts in a row.
    Row(Vec<Formula>),
    /// One above another, with a bar between.
    Fraction(Box<Formula>, Box<Formula>),
    /// Something with a part above or below the line behind it.
    Scripted {
        /// What stands on the line.
        base: Box<Formula>,
        /// What stands below.
        sub: Option<Box<Formula>>,
        /// What stands above.
        sup: Option<Box<Formula>>,
    },
    /// A root.
    Root {
        /// Its degree; empty for a square root.
        degree: Box<Formula>,
        /// What stands below the sign.
        radicand: Box<Formula>,
    },
    /// Parts in brackets.
    Fenced {
        /// The bracket that opens.
        open: String,
        /// What stands between two parts.
        separator: String,
        /// The bracket that closes.
        close: String,
        /// What stands within.
        parts: Vec<Formula>,
    },
}

impl Formula {
    /// Returns an empty formula.
    pub fn empty() -> Self {
        Self::Row(Vec::new())
    }

    /// Returns the formula in a line.
    pub fn line(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Row(parts) => row(parts),
            Self::Fraction(above, below) => fraction(&above.line(), &below.line()),
            Self::Scripted { base, sub, sup } => {
                let mut line = base.line();
                for (script, part) in [(Script::Sub, sub), (Script::Super, sup)] {
                    if let Some(part) = part {
                        let aside = scripted(script, &part.line(), &line);
                        line.push_str(&aside);
                    }
                }
                line
            }
            Self::Root { degree, radicand } => root(&degree.line(), &radicand.line()),
            Self::Fenced {
                open,
                separator,
                close,
                parts,
            } => {
                let parts: Vec<String> = parts.iter().map(Self::line).collect();
                format!("{open}{}{close}", parts.join(separator))
            }
        }
    }
}

/// Writes parts in a row; a fraction keeps its distance from a figure before it.
fn row(parts: &[Formula]) -> String {
    let mut line = String::new();
    for part in parts {
        let written = part.line();
        let joins = line.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')')
            && matches!(part, Formula::Fraction(..));
        if joins && written.starts_with(|c: char| c.is_ascii_digit()) {
            line.push(' ');
        }
        line.push_str(&written);
    }
    line
}
