//! What an element of a page is: shown or not, on lines of its own, a known container.

use crate::intake::archive::loss::LossKind;
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;

/// Ids and classes that content systems of government portals give the element of the article.
const ARTICLE_CONTAINERS: [&str; 41] = [
    "ucap-content",
    "ucapcontent",
    "trs_editor",
    "trs_ueditor",
    "zoom",
    "zoomcon",
    "zoomcontent",
    "article-content",
    "article_content",
    "articlecontent",
    "article-body",
    "article_body",
    "articlecon",
    "article-con",
    "article_con",
    "content_body",
    "content-body",
    "contentbody",
    "pages_content",
    "pages-content",
    "xxgk-content",
    "xxgk_content",
    "xxgkcontent",
    "news_content",
    "news-content",
    "newscontent",
    "con_con",
    "wzcon",
    "wz_con",
    "wznr",
    "detail-content",
    "detail_content",
    "detailcontent",
    "info_content",
    "infocontent",
    "info-content",
    "text-content",
    "vsb_content",
    "txtcontent",
    "bt_content",
    "mainarticle",
];

/// Returns whether an element holds no text that a reader sees.
pub fn is_unseen(element: &Element) -> bool {
    matches!(
        element.name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "title"
            | "select"
            | "datalist"
            | "input"
            | "rp"
            | "rt"
            | "noframes"
            | "link"
            | "meta"
    )
}

/// Returns whether an element has the name of a container of articles.
pub fn is_article_container(element: &Element) -> bool {
    let known = |word: &str| {
        ARTICLE_CONTAINERS
            .iter()
            .any(|name| word.eq_ignore_ascii_case(name))
    };
    element.name() == "ucapcontent"
        || element.attr("id").is_some_and(|id| known(id.trim()))
        || element.classes().any(known)
}

/// Returns what an element shows that is no text; `None` where it is none of these.
pub fn shown_object(element: &Element) -> Option<LossKind> {
    Some(match element.name() {
        "img" if is_speck(element) => return None,
        "img" | "svg" | "canvas" => LossKind::Picture,
        "iframe" | "object" | "embed" | "audio" | "video" => LossKind::Embedded,
        _ => return None,
    })
}

/// Returns whether a picture is too small to show anything: it counts visitors.
fn is_speck(element: &Element) -> bool {
    let is_small = |name: &str| {
        let size = element
            .attr(name)
            .and_then(|size| size.trim().parse::<u32>().ok());
        size.is_some_and(|size| size <= 2)
    };
    is_small("width") && is_small("height")
}

/// Returns how people know a picture or another object: by what it says of itself, else by its file.
pub fn object_name(element: &Element) -> &str {
    let words = ["alt", "title", "aria-label"]
        .iter()
        .filter_map(|name| element.attr(name))
        .find(|words| !words.trim().is_empty());
    let file = ["src", "data"]
        .iter()
        .filter_map(|name| element.attr(name))
        .next();
    let file = file.filter(|file| !file.starts_with("data:"));
    words.or(file).unwrap_or_default()
}

/// Returns whether elements of a name stand on lines of their own.
pub fn starts_line(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "br"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "textarea"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ucapcontent"
            | "ul"
    )
}

/// Goes on behind an element.
pub fn skip_element<'a>(edges: &mut impl Iterator<Item = Edge<'a, Node>>, id: NodeId) {
    for edge in edges {
        if let Edge::Close(node) = edge
            && node.id() == id
        {
            return;
        }
    }
}

/// Returns whether a node is an element of that name.
pub fn is_element(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|e| e.name() == name)
}
