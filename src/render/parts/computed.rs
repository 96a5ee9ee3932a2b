//! Sentences of the interface about what was computed, with words of plans in them.

use super::at::At;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Display;

/// A part of a sentence of the interface.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComputedPart {
    /// Its words.
    pub text: String,
    /// Whether they are the plans' own, in their language.
    pub printed: bool,
}

impl At<'_> {
    /// Returns a sentence of the interface in parts; the values of these names are words of plans.
    pub fn computed(
        &self,
        key: &str,
        values: &[(&str, &dyn Display)],
        of_plans: &[&str],
    ) -> Vec<ComputedPart> {
        let mut parts = Vec::new();
        self.strings.each_part(key, values, |text, name| {
            if !text.is_empty() {
                parts.push(ComputedPart {
                    text: text.to_owned(),
                    printed: name.is_some_and(|name| of_plans.contains(&name)),
                });
            }
        });
        parts
    }
}
