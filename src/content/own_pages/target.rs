//! Where a link on a page of one's own is meant to lead: `plan:…`, `task:…`, `unit:…`, another page, a file, the web.

use crate::base::message::{Message, message};
use crate::time::{Due, Month};

/// What a link is meant to lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A plan, or a node of its text: `plan:ID`, `plan:ID#NODE`.
    Plan {
        /// The plan's id.
        id: String,
        /// The node's.
        node: Option<String>,
    },
    /// A task: `task:PLAN/NODE`.
    Task {
        /// The plan's id.
        plan: String,
        /// The node's.
        node: String,
    },
    /// The archived source of a plan: `source:PLAN`.
    Source(String),
    /// A unit: `unit:ID`.
    Unit(String),
    /// A park: `park:ID`.
    Park(String),
    /// A project: `project:ID`.
    Project(String),
    /// A month: `month:2017-03`.
    Month(Month),
    /// A year: `year:2017`.
    Year(i16),
    /// Another page of one's own, by its file: `reading.md`, `../about.md#cite`.
    Page {
        /// The path of its file below content/pages.
        file: String,
        /// The place on it.
        anchor: Option<String>,
    },
    /// A file or a page of the site, by its path below the root: `photo.jpg` beside the page, `/data/index.html`.
    Path {
        /// The path below the root.
        path: String,
        /// The place on it.
        anchor: Option<String>,
    },
    /// A place on the same page: `#fees`.
    Here(String),
    /// An address on the web or of mail, as it stands.
    Web(String),
    /// Nothing: what was written was reported.
    Nowhere,
}

/// The words that open a link to something with an id, with an example of each.
const SCHEMES: [(&str, &str); 8] = [
    ("plan", "plan:ID or plan:ID#NODE"),
    ("task", "task:PLAN/NODE"),
    ("source", "source:PLAN"),
    ("unit", "unit:ID"),
    ("park", "park:ID"),
    ("project", "project:ID"),
    ("month", "month:2017-03"),
    ("year", "year:2017"),
];

/// Says what a link may lead to.
fn forms() -> Message {
    message!("a-link-leads-to-plan-id-task")
}

impl Target {
    /// Reads the destination of a link. `folder` is that of the page's file below content/pages, with a slash at its end,
    /// or empty. The error says what can be written instead.
    pub(super) fn read(destination: &str, folder: &str) -> Result<Self, Message> {
        if let Some(anchor) = destination.strip_prefix('#') {
            return match anchor {
                "" => Err(message!("name-the-place-id")),
                _ => Ok(Target::Here(anchor.to_owned())),
            };
        }
        let scheme = destination.split_once(':').filter(|(scheme, _)| {
            let is_of_scheme = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
            !scheme.is_empty() && scheme.bytes().all(is_of_scheme)
        });
        match scheme {
            Some((scheme, rest)) => Self::of_scheme(destination, scheme, rest),
            None => Self::of_path(destination, folder),
        }
    }

    fn of_scheme(whole: &str, scheme: &str, rest: &str) -> Result<Self, Message> {
        let scheme = scheme.to_ascii_lowercase();
        if matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel") {
            return Ok(Target::Web(whole.to_owned()));
        }
        let Some((_, form)) = SCHEMES.iter().find(|(known, _)| *known == scheme) else {
            return Err(forms());
        };
        let wrong = || message!("write-form", form);

        let (id, anchor) = match rest.split_once('#') {
            Some((id, anchor)) => (id, Some(anchor)),
            None => (rest, None),
        };
        let is_bare = !id.is_empty() && anchor.is_none();
        match scheme.as_str() {
            "plan" if !id.is_empty() && anchor != Some("") => Ok(Target::Plan {
                id: id.to_owned(),
                node: anchor.map(str::to_owned),
            }),
            "task" if anchor.is_none() => match id.split_once('/') {
                Some((plan, node)) if !plan.is_empty() && !node.is_empty() => Ok(Target::Task {
                    plan: plan.to_owned(),
                    node: node.to_owned(),
                }),
                _ => Err(wrong()),
            },
            "source" if is_bare => Ok(Target::Source(id.to_owned())),
            "unit" if is_bare => Ok(Target::Unit(id.to_owned())),
            "park" if is_bare => Ok(Target::Park(id.to_owned())),
            "project" if is_bare => Ok(Target::Project(id.to_owned())),
            "month" if is_bare => match id.parse() {
                Ok(Due::Month(month)) => Ok(Target::Month(month)),
                _ => Err(wrong()),
            },
            "year" if is_bare => match id.parse() {
                Ok(Due::Year(year)) => Ok(Target::Year(year)),
                _ => Err(wrong()),
            },
            _ => Err(wrong()),
        }
    }

    fn of_path(destination: &str, folder: &str) -> Result<Self, Message> {
        let (path, anchor) = match destination.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor.to_owned()).filter(|a| !a.is_empty())),
            None => (destination, None),
        };
        if path.is_empty() || path.contains(['?', '\\']) || path.starts_with("//") {
            return Err(forms());
        }

        let whole = match path.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("{folder}{path}"),
        };
        let Some(path) = normalized(&whole) else {
            return Err(message!("the-path-leads-out-of-the-site"));
        };
        if path.is_empty() {
            return Err(forms());
        }
        Ok(match path.ends_with(".md") {
            true => Target::Page { file: path, anchor },
            false => Target::Path { path, anchor },
        })
    }
}

/// Returns a path without `.` and `..`; `None` where it leads above its beginning.
fn normalized(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop()?,
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::Target;

    fn read(destination: &str) -> Result<Target, crate::base::message::Message> {
        Target::read(destination, "guide/")
    }

    #[test]
    fn a_link_says_what_it_leads_to() {
        let path = |path: &str, anchor: Option<&str>| Target::Path {
            path: path.to_owned(),
            anchor: anchor.map(str::to_owned),
        };
        assert_eq!(read("photo.jpg"), Ok(path("guide/photo.jpg", None)));
        assert_eq!(read("../a/./b.pdf"), Ok(path("a/b.pdf", None)));
        assert_eq!(
            read("/data/index.html#x"),
            Ok(path("data/index.html", Some("x")))
        );
        let page = |file: &str, anchor: Option<&str>| Target::Page {
            file: file.to_owned(),
            anchor: anchor.map(str::to_owned),
        };
        assert_eq!(read("reading.md"), Ok(page("guide/reading.md", None)));
        assert_eq!(read("../about.md#cite"), Ok(page("about.md", Some("cite"))));
        let task = Target::Task {
            plan: "a-1".to_owned(),
            node: "3-1".to_owned(),
        };
        assert_eq!(read("task:a-1/3-1"), Ok(task));
        assert_eq!(read("year:2017"), Ok(Target::Year(2017)));
        assert_eq!(read("#x"), Ok(Target::Here("x".to_owned())));
        let web = "mailto:a@example.org";
        assert_eq!(read(web), Ok(Target::Web(web.to_owned())));
    }

    #[test]
    fn what_leads_nowhere_says_what_to_write() {
        for (destination, help) in [
            ("javascript:alert(1)", "a link leads to"),
            ("data:text/html,x", "a link leads to"),
            ("task:a-1", "write task:PLAN/NODE"),
            ("unit:", "write unit:ID"),
            ("unit:a#b", "write unit:ID"),
            ("month:2017", "write month:2017-03"),
            ("../../x.md", "out of the site"),
            ("//host/x", "a link leads to"),
            ("", "a link leads to"),
            ("#", "name the place"),
        ] {
            let error = read(destination).unwrap_err();
            assert!(error.to_string().contains(help), "{destination}: {error}");
        }
    }
}
