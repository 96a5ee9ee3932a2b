//! A file of content/pages as a page.

use super::address::{NEWS_FOLDER, page_path};
use super::body::{self, Body};
use super::front::{self, MenuName, OwnFront, ReadFront};
use crate::address::PagePath;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use crate::content::document::split;

/// The page that has a template of its own, which an editor may add to.
const ABOUT: &str = "about.html";
/// The list of posts, which is no post.
const NEWS_LIST: &str = "news/index.md";

/// A page that an editor wrote.
#[derive(Debug, Clone)]
pub struct OwnPage {
    /// The path of its file below content/pages.
    pub file: String,
    /// Its text, for diagnostics.
    pub source: Source,
    /// Its address.
    pub path: PagePath,
    /// What the editor says of it.
    pub front: OwnFront,
    /// Its text.
    pub body: Body,
}

impl OwnPage {
    /// Returns whether it adds to the page about the site.
    pub fn is_about(&self) -> bool {
        self.path.as_str() == ABOUT
    }

    /// Returns whether it is a post.
    pub fn is_post(&self) -> bool {
        self.front.date.is_some()
    }

    /// Returns the words for it in the menu, if it stands there.
    pub fn menu_words(&self) -> Option<&str> {
        match &self.front.menu {
            Some(MenuName::Words(words)) => Some(words),
            Some(MenuName::Shown(true)) => Some(&self.front.title),
            Some(MenuName::Shown(false)) | None => None,
        }
    }
}

/// Reads a page; `file` is its path below content/pages. All that is wrong is reported; the value is `None` where the
/// page cannot be shown.
pub fn read(file: &str, source: &Source) -> Warned<Option<OwnPage>> {
    let reader = Reader::new(source);
    let Some((head, text_at)) = split(source.text()) else {
        let problem = Diagnostic::error(
            "no-front-matter",
            message!("this-file-does-not-begin-with-front"),
        )
        .help(message!("begin-a-page-with-front-matter"));
        reader.report(problem, source.line_range(1).unwrap_or(0..0));
        return Warned::new(None, reader.finish());
    };

    let folder = file.rfind('/').map_or("", |at| &file[..=at]);
    let read = front::read(&reader, head);
    let body = body::read(&reader, source, text_at, folder);
    let page = read.and_then(|read| {
        let path = read_path(&reader, file, &read)?;
        check_date(&reader, source, file, &read);
        check_replace(&reader, &path, &read);
        Some(OwnPage {
            file: file.to_owned(),
            source: source.clone(),
            path,
            front: read.front,
            body,
        })
    });
    Warned::new(page, reader.finish())
}

/// Returns the address of a page; one that cannot be is reported.
fn read_path(reader: &Reader<'_>, file: &str, read: &ReadFront) -> Option<PagePath> {
    let declared = read.front.address.as_deref();
    match page_path(file, declared) {
        Ok(path) => Some(path),
        Err(why) => {
            let address = declared.unwrap_or(file);
            let message = message!("address-cannot-be-the-address", address, why);
            let help = match declared {
                Some(_) => message!("write-a-path-below-the-root"),
                None => message!("rename-the-file-or-give-the-page"),
            };
            let problem = Diagnostic::error("bad-id", message).help(help);
            reader.report(problem, read.address_span.clone().unwrap_or(0..0));
            None
        }
    }
}

/// Reports a post without a date, and a date on a page that is no post.
fn check_date(reader: &Reader<'_>, source: &Source, file: &str, read: &ReadFront) {
    let is_in_news = file.starts_with(NEWS_FOLDER) && file != NEWS_LIST;
    match (is_in_news, &read.date_span) {
        (true, None) => {
            let problem = Diagnostic::error("missing-key", message!("date-is-missing-here"))
                .help(message!("pages-in-content-pages-news-are-posts"));
            reader.report(problem, source.line_range(1).unwrap_or(0..0));
        }
        (false, Some(span)) => {
            let problem = Diagnostic::error("bad-value", message!("only-posts-have-a-date"))
                .help(message!("move-the-file-to-content-pages-news"));
            reader.report(problem, span.clone());
        }
        _ => {}
    }
}

/// Reports `replace` on a page that could take no other's place.
fn check_replace(reader: &Reader<'_>, path: &PagePath, read: &ReadFront) {
    if let Some(span) = &read.replace_span
        && path.as_str() != ABOUT
    {
        let problem = Diagnostic::error("bad-value", message!("replace-has-no-effect-here"))
            .help(message!("only-content-pages-about-md-takes"));
        reader.report(problem, span.clone());
    }
}
