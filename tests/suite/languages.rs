//! Two languages of interface: what is Chinese and what is English is marked as such, whichever is chosen.

use crate::support::{real_site_with, root};
use gangmu::base::source::Source;
use gangmu::render::strings::Strings;
use rayon::prelude::*;
use scraper::{ElementRef, Html, Node};
use std::collections::BTreeSet;

/// What a screen reader speaks besides text.
const SPOKEN: [&str; 4] = ["aria-label", "title", "alt", "placeholder"];

fn han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

/// An element and all that it stands in.
fn up(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap))
}

/// Where an element stands.
fn place(element: ElementRef<'_>) -> String {
    let mut names: Vec<String> = up(element)
        .take(4)
        .map(|one| match one.value().attr("class") {
            Some(class) => format!("{}.{}", one.value().name(), class.replace(' ', ".")),
            None => one.value().name().to_owned(),
        })
        .collect();
    names.reverse();
    names.join(" > ")
}

/// The language that an element is marked as.
fn marked(element: ElementRef<'_>) -> &str {
    up(element)
        .find_map(|one| one.value().attr("lang"))
        .unwrap_or_default()
}

/// A text that is seen or spoken.
struct Text {
    place: String,
    /// The language that it is marked as.
    language: String,
    text: String,
    /// An attribute cannot be marked in parts.
    whole: bool,
    /// A form for programs, whose keys are English.
    form: bool,
    /// The time of a deadline, in words of the interface, or in figures alone.
    due: bool,
}

/// Every text of a page that is seen or spoken, scripts or not.
fn texts(html: &str) -> Vec<Text> {
    let page = Html::parse_document(&html.replace("noscript>", "div>"));
    let mut found = Vec::new();
    let mut add = |element: ElementRef<'_>, text: &str, whole: bool| {
        if !text.trim().is_empty() {
            found.push(Text {
                place: place(element),
                language: marked(element).to_owned(),
                text: text.trim().to_owned(),
                whole,
                form: element.value().name() == "pre",
                due: up(element).any(|one| one.value().classes().any(|class| class == "due")),
            });
        }
    };
    for node in page.root_element().descendants() {
        if let Some(element) = ElementRef::wrap(node) {
            for text in SPOKEN.iter().filter_map(|name| element.value().attr(name)) {
                add(element, text, true);
            }
        }
        let (Node::Text(text), Some(parent)) =
            (node.value(), node.parent().and_then(ElementRef::wrap))
        else {
            continue;
        };
        // Code speaks no language. A page's title is of one language; it names what the page is about.
        let mute = ["script", "style", "title", "code"];
        if !mute.contains(&parent.value().name()) {
            add(parent, text, false);
        }
    }
    found
}

/// The words of a text in Latin letters; units of measure and addresses are none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    // In Lüyou there is no you.
    let is_latin = |c: char| c.is_alphanumeric() && c < '\u{2E80}';
    text.split(move |c: char| !is_latin(c) && !matches!(c, '.' | '/'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| word.len() > 2 && word.chars().all(char::is_alphabetic))
}

/// Everything on a page that is marked as what it is not; `interface` are the words of the interface.
fn wrong(html: &str, interface: &BTreeSet<String>) -> Vec<String> {
    let texts = texts(html);
    assert!(texts.len() > 3, "no texts");
    let wrong = texts.into_iter().filter(|one| {
        let chinese = one.language.starts_with("zh");
        if han(&one.text) && (!chinese || one.whole) {
            return !chinese;
        }
        chinese && (one.due || !one.form && words(&one.text).any(|word| interface.contains(word)))
    });
    wrong
        .map(|one| format!("{} {}: {}", one.language, one.place, one.text))
        .collect()
}

#[test]
fn each_text_is_marked_as_what_it_is() {
    let operator = ["Mesh", "What plans promise", "Keepers"];
    let file = root().join("themes/gazette/i18n/en.toml");
    let source = Source::new("en", std::fs::read_to_string(file).unwrap());
    let strings = Strings::read(&source).value;
    let interface = strings.iter().map(|(_, words)| words).chain(operator);
    let interface: BTreeSet<String> = interface.flat_map(words).map(str::to_owned).collect();
    for theme in ["gazette", "plain"] {
        let site = real_site_with(|settings| {
            settings.theme = theme.to_owned();
            settings.language = "en".to_owned();
            // What the operator writes is in the language that the operator chose.
            let [title, subtitle, maintainer] = operator.map(str::to_owned);
            (settings.title, settings.subtitle) = (title, subtitle);
            settings.maintainer = Some(maintainer);
        });
        let files: Vec<_> = site.files().collect();
        let wrong: BTreeSet<String> = files
            .into_par_iter()
            .map(|file| file.unwrap_or_else(|problem| panic!("{}", problem.message)))
            .filter(|file| file.path.ends_with(".html"))
            .flat_map_iter(|file| {
                wrong(
                    std::str::from_utf8(&file.bytes().unwrap()).unwrap(),
                    &interface,
                )
            })
            .collect();
        assert!(
            wrong.is_empty(),
            "{theme}: {} marked wrongly:\n{}",
            wrong.len(),
            wrong.into_iter().take(100).collect::<Vec<_>>().join("\n")
        );
    }
}

#[test]
fn what_is_marked_wrongly_is_noticed() {
    let interface: BTreeSet<String> = words("lead signed June Jump").map(str::to_owned).collect();
    let page = |main: &str| {
        let right = "<p>lead</p><p>signed</p><p lang=zh-CN>牵头 <i lang=en>lead</i></p>";
        wrong(&format!("<html lang=en>{right}{main}"), &interface).len()
    };
    assert_eq!(page(""), 0);
    for one in [
        "<p>牵头</p>",
        "<p lang=zh-CN>牵头 signed</p>",
        "<nav lang=zh-CN aria-label=Jump></nav>",
        "<nav aria-label=牵头></nav>",
        "<noscript><p>牵头</p></noscript>",
        "<p lang=zh-CN><a class=due>2018</a></p>",
    ] {
        assert_eq!(page(one), 1, "{one}");
    }
    // A label of both is marked by what is official in it.
    assert_eq!(page("<nav lang=zh-CN aria-label='June 牵头'></nav>"), 0);
}
