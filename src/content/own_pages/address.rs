//! The addresses of what people add to a site: by which paths they may go.

use crate::address::{PagePath, is_id};
use crate::base::message::{Message, message};
use crate::base::text::is_device;

/// The folder of news: pages in it are posts.
pub const NEWS_FOLDER: &str = "news/";

/// The folders of a site that Gangmu alone writes into. Their addresses come and go with the content, so nothing else
/// may lie there, even if it is free now.
const RESERVED: [&str; 19] = [
    "_gangmu",
    "assets",
    "calendars",
    "cards",
    "data",
    "feeds",
    "indicators",
    "lists",
    "months",
    "parks",
    "places",
    "plans",
    "progress",
    "projects",
    "search",
    "sources",
    "threads",
    "units",
    "years",
];

/// How many folders down a page may lie.
const DEEPEST: usize = 6;

/// Returns whether a path lies in a folder that Gangmu alone writes into. Many machines do not tell upper from lower case.
pub fn is_reserved(path: &str) -> bool {
    let Some((folder, _)) = path.split_once('/') else {
        return false;
    };
    RESERVED
        .iter()
        .any(|reserved| folder.eq_ignore_ascii_case(reserved))
}

/// Returns why a file cannot have a path below the root of a site, as the end of a sentence: “it …”. `None` where it can.
pub fn refused_path(path: &str) -> Option<Message> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let parts = || path.split('/');
    if parts().any(|part| part.is_empty() || !part.bytes().all(plain)) {
        Some(message!("has-a-character-that-addresses-must-escape"))
    } else if parts().any(|part| part.starts_with('.')) {
        Some(message!("has-a-name-that-begins"))
    } else if parts().any(|part| part.ends_with('.') || is_device(part)) {
        Some(message!("has-a-name-that-windows-cannot-write"))
    } else if path.matches('/').count() > DEEPEST {
        Some(message!("lies-too-many-folders-down-six"))
    } else if is_reserved(path) {
        Some(message!("lies-in-a-folder-whose-addresses-gangmu"))
    } else {
        None
    }
}

/// Returns the address of a page by its file below content/pages, or by what its front matter says; the error is why it
/// cannot be one, as the end of a sentence: “it …”.
pub(super) fn page_path(file: &str, declared: Option<&str>) -> Result<PagePath, Message> {
    let own;
    let path = match declared {
        Some(address) => address,
        None => {
            own = format!("{}.html", file.strip_suffix(".md").unwrap_or(file));
            &own
        }
    };
    if let Some(why) = refused_path(path) {
        return Err(why);
    }

    let page = PagePath::parse(path).ok_or_else(|| message!("does-not-end-in-html"))?;
    let is_sound = |part: &str| part == "index" || is_id(part);
    match page.stem().split('/').all(is_sound) {
        true => Ok(page),
        false => Err(message!("has-other-characters-than-a-z")),
    }
}

#[cfg(test)]
mod tests {
    use super::{page_path, refused_path};

    #[test]
    fn a_page_is_called_as_its_file_or_as_it_says() {
        let path = |file, declared| page_path(file, declared).map(|page| page.to_string());
        assert_eq!(path("help.md", None).unwrap(), "help.html");
        assert_eq!(path("guide/index.md", None).unwrap(), "guide/index.html");
        assert_eq!(path("说明.md", Some("help.html")).unwrap(), "help.html");
        for file in [
            "说明.md",
            "Help.md",
            "plans/x.md",
            "con.md",
            "a/b/c/d/e/f/g/h.md",
        ] {
            assert!(path(file, None).is_err(), "{file}");
        }
        for address in ["help", "../x.html", "/x.html", "", "a b.html", "x.html#y"] {
            assert!(path("a.md", Some(address)).is_err(), "{address}");
        }
    }

    #[test]
    fn files_keep_out_of_the_folders_of_the_program() {
        for path in ["a/b.pdf", "CNAME", "google1.html", "form_2.XLSX"] {
            assert_eq!(refused_path(path), None, "{path}");
        }
        for path in [
            "附件.pdf",
            "a b.pdf",
            "Plans/x.html",
            "nul.txt",
            "a/.b",
            "a.",
        ] {
            assert!(refused_path(path).is_some(), "{path}");
        }
    }
}
