//! The shape of content/moved.toml.

use schemars::JsonSchema;

/// What moved or went.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Moves {
    /// Addresses that lead to others.
    #[schemars(default)]
    moved: Vec<Moved>,
    /// Addresses that lead nowhere any more.
    #[schemars(default)]
    gone: Vec<Gone>,
}

/// An address that leads to another (重定向).
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Moved {
    /// A page, or a page with an anchor, below the root of the site.
    from: String,
    /// The same of this site, or a whole address on the web.
    to: String,
}

/// An address that leads nowhere any more (撤下), and why.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Gone {
    /// A page, a page with an anchor, a feed, a calendar, or the id of an event.
    address: String,
    /// Why, in words for the reader.
    why: String,
    /// Since when: a calendar day without quotation marks.
    #[schemars(extend("format" = "date"))]
    date: String,
}
