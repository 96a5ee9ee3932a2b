//! JSON-LD in the words of <https://schema.org>: the nodes that describe a page and what it is about. Each kind of page
//! puts its own together.

use super::at::At;
use crate::address::Route;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::UnitId;
use serde_json::{Map, Value, json};

/// The keys of the words that steps of a way are named by.
pub const WORDS: &[&str] = &[
    "nav.indicators",
    "nav.months",
    "nav.parks",
    "nav.plans",
    "nav.progress",
    "nav.projects",
    "nav.sources",
    "nav.threads",
    "nav.units",
];

/// A step on the way from the first page to another.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// What it is called.
    pub name: String,
    /// Its page.
    pub route: Route<'a>,
}

/// A property of a thing, where it is known.
pub struct Property {
    /// Its name.
    pub key: &'static str,
    /// What it says.
    pub value: Option<Value>,
}

impl Property {
    /// Returns a property that is known if there is a value.
    pub fn new(key: &'static str, value: Option<Value>) -> Self {
        Self { key, value }
    }

    /// Returns a property with a list; it is not known if the list is empty.
    pub fn list(key: &'static str, values: Vec<Value>) -> Self {
        let value = (!values.is_empty()).then_some(Value::Array(values));
        Self { key, value }
    }
}

/// Returns nodes as one graph, safe to stand in a script element; empty where there are none.
pub fn graph(nodes: Vec<Value>) -> String {
    if nodes.is_empty() {
        return String::new();
    }
    let whole = json!({ "@context": "https://schema.org", "@graph": nodes });
    // Nothing in it may end the script element.
    whole.to_string().replace('<', "\\u003c")
}

/// Returns what a unit is in the words of schema.org.
pub fn organization_type(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Enterprise => "Corporation",
        UnitKind::Group | UnitKind::Other | UnitKind::Institution | UnitKind::Party => {
            "Organization"
        }
        UnitKind::Government | UnitKind::Department | UnitKind::Committee | UnitKind::Vertical => {
            "GovernmentOrganization"
        }
    }
}

impl<'a> At<'a> {
    /// Returns an address that is whole where the site's is known, else relative to this page.
    pub fn ld_address(&self, route: &Route<'_>) -> String {
        if self.settings.base_url.is_some() {
            self.settings.address(route)
        } else {
            self.here.href(route)
        }
    }

    /// Returns the step of a list, named as in the navigation.
    pub fn ld_step(&self, word: &str, route: Route<'a>) -> Step<'a> {
        Step {
            name: self.word(word),
            route,
        }
    }

    /// Returns the way over some steps to this page. It begins at the first page only where there is no other step; the
    /// last step is the page itself and needs no address.
    pub fn ld_way(&self, steps: Vec<Step<'a>>, title: &str) -> Value {
        let home = steps.is_empty().then(|| Step {
            name: self.settings.title.clone(),
            route: Route::HOME,
        });
        let above = home.into_iter().chain(steps);
        let mut items: Vec<Value> = above
            .map(|step| {
                json!({
                    "@type": "ListItem",
                    "name": step.name,
                    "item": self.ld_address(&step.route),
                })
            })
            .collect();
        items.push(json!({ "@type": "ListItem", "name": title }));

        for (index, item) in items.iter_mut().enumerate() {
            item["position"] = json!(index + 1);
        }
        json!({ "@type": "BreadcrumbList", "itemListElement": items })
    }

    /// Returns this page as a page of some type.
    pub fn ld_page(&self, page_type: &str, title: &str) -> Value {
        let here = self.ld_address(&self.here);
        let site = json!({ "@type": "WebSite", "@id": self.ld_address(&Route::HOME) });
        json!({
            "@type": page_type,
            "@id": here,
            "name": title,
            "inLanguage": self.settings.language,
            "isPartOf": site,
        })
    }

    /// Returns a thing that this page is about.
    pub fn ld_thing(
        &self,
        thing_type: &str,
        name: &str,
        aliases: &[String],
        properties: impl IntoIterator<Item = Property>,
    ) -> Value {
        let here = self.ld_address(&self.here);
        let mut thing = Map::new();
        thing.insert("@type".to_owned(), json!(thing_type));
        thing.insert("@id".to_owned(), json!(here));
        thing.insert("name".to_owned(), json!(name));

        let others: Vec<&String> = aliases.iter().filter(|alias| *alias != name).collect();
        if !others.is_empty() {
            thing.insert("alternateName".to_owned(), json!(others));
        }

        for property in properties {
            let value = property.value;
            thing.extend(value.map(|value| (property.key.to_owned(), value)));
        }
        Value::Object(thing)
    }

    /// Returns a unit by name.
    pub fn ld_unit(&self, id: UnitId) -> Value {
        let unit = &self.catalogue.units[id].unit;
        json!({
            "@type": organization_type(unit.kind),
            "name": unit.name,
            "url": self.ld_address(&self.catalogue.unit_route(id)),
        })
    }
}
