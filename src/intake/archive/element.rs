//! What an element of a page is: shown or not, on lines of its own, a known container.

use ego_tree::NodeRef;
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
            | "iframe"
            | "object"
            | "embed"
            | "svg"
            | "math"
            | "canvas"
            | "audio"
            | "video"
            | "input"
            | "rp"
            | "rt"
            | "noframes"
            | "link"
            | "meta"
    )
}

/// Returns a declaration of the element's own `style`, as in `own_style(element, "display")`.
pub fn own_style(element: &Element, property: &str) -> Option<String> {
    let declarations = element.attr("style")?.split(';');
    let mut values = declarations.filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let same = name.trim().eq_ignore_ascii_case(property);
        same.then(|| value.trim().to_ascii_lowercase())
    });
    values.next_back()
}

/// Returns whether an element says that it is not shown.
pub fn is_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some()
        || own_style(element, "display").is_some_and(|value| value.starts_with("none"))
        || own_style(element, "visibility").is_some_and(|value| value.starts_with("hidden"))
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

/// Returns whether an element stands on lines of its own.
pub fn breaks_line(element: &Element) -> bool {
    matches!(
        element.name(),
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
    ) || own_style(element, "display").is_some_and(|value| value.starts_with("block"))
}

/// Returns whether a node is an element of that name.
pub fn is_element(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|e| e.name() == name)
}
