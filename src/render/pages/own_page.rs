//! A page that an editor wrote, and the list of news.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::content::own_pages::OwnPage;
use crate::link::outlets::OutletOwner;
use crate::link::own_pages::OwnPageId;
use crate::render::parts::jsonld::Step;
use crate::render::parts::link::Link;
use crate::render::parts::{At, Published};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// page.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnPageView {
    /// Its text: HTML that is safe to print; empty for a list of news that nobody introduced.
    pub text: String,
    /// Its language, where it is another than the site's.
    pub language: Option<String>,
    /// The day of a post.
    pub date: Option<String>,
    /// Links to its headings.
    pub contents: Vec<Link>,
    /// The page that stands for the folder that it lies in.
    pub up: Option<Link>,
    /// The pages of the folder that it stands for.
    pub below: Vec<BelowPage>,
    /// The posts, the newest first, on the list of news.
    pub posts: Vec<BelowPage>,
    /// The post after this one.
    pub newer: Option<Link>,
    /// The post before it.
    pub older: Option<Link>,
}

/// A page in the list of a folder, or a post.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BelowPage {
    /// The page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// The day of a post.
    pub date: Option<String>,
    /// Its language, where it is another than the site's.
    pub language: Option<String>,
}

/// A page that an editor wrote, or the list of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenPage {
    /// A page.
    Page(OwnPageId),
    /// The list of news, which an editor may have introduced.
    News,
}

impl WrittenPage {
    /// Returns what an editor wrote for it.
    fn own(self, published: Published<'_>) -> Option<OwnPageId> {
        match self {
            WrittenPage::Page(id) => Some(id),
            WrittenPage::News => published.own.news(),
        }
    }

    fn page(self, published: Published<'_>) -> Option<&OwnPage> {
        self.own(published).map(|id| &published.own.get(id).page)
    }
}

impl PageKind for WrittenPage {
    const FACTS: Facts = Facts {
        template: "page",
        section: "page",
        words: &["news.title"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = OwnPageView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let own = published.own;
        let is_list = |page: &OwnPage| page.path.as_str() == Route::NEWS.path() && own.has_posts();
        let pages = own
            .iter()
            .filter(|(_, page)| !page.is_about() && !is_list(page));
        let pages = pages.map(|(id, _)| WrittenPage::Page(id));
        pages
            .chain(own.has_posts().then_some(WrittenPage::News))
            .collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        match self {
            WrittenPage::Page(id) => Route::file(published.own.get(*id).page.path.as_str()),
            WrittenPage::News => Route::NEWS,
        }
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let own = self.own(at.published());
        let page = self.page(at.published());
        let posts = at.own.posts();
        let is_post = page.is_some_and(OwnPage::is_post);

        let place = own.filter(|_| is_post);
        let place = place.and_then(|id| posts.iter().position(|&post| post == id));
        let neighbour = |place: Option<usize>| place.and_then(|at| posts.get(at).copied());
        let up = match own {
            Some(_) if is_post => Some(Link {
                href: at.here.href(&Route::NEWS),
                text: at.word("news.title"),
            }),
            Some(id) => at.own.above(id).map(|above| own_link(at, above)),
            None => None,
        };
        let below = own.map_or_else(Vec::new, |id| at.own.below(id)).into_iter();
        let listed = match self {
            WrittenPage::News => posts.as_slice(),
            WrittenPage::Page(_) => &[],
        };
        OwnPageView {
            text: own.map_or_else(String::new, |id| at.own_text(id)),
            language: page.and_then(|page| page.front.language.clone()),
            date: page
                .and_then(|page| page.front.date)
                .map(|date| at.date(date)),
            contents: own.map_or_else(Vec::new, |id| at.own_contents(id)),
            up,
            below: below.map(|id| below_page(at, id)).collect(),
            posts: listed.iter().map(|&id| below_page(at, id)).collect(),
            newer: neighbour(place.and_then(|at| at.checked_sub(1))).map(|id| own_link(at, id)),
            older: neighbour(place.map(|at| at + 1)).map(|id| own_link(at, id)),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        let page = self.page(at.published());
        page.map_or_else(|| at.word("news.title"), |page| page.front.title.clone())
    }

    fn section(&self, published: Published<'_>) -> &'static str {
        let is_post = self.page(published).is_some_and(OwnPage::is_post);
        match *self == WrittenPage::News || is_post {
            true => "news",
            false => Self::FACTS.section,
        }
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let page = self.page(at.published());
        let is_post = page.is_some_and(OwnPage::is_post);
        let steps = match self.own(at.published()) {
            _ if is_post => vec![at.ld_step("news.title", Route::NEWS)],
            Some(id) => {
                let above = std::iter::successors(at.own.above(id), |&id| at.own.above(id));
                let mut steps: Vec<Step<'_>> = above.map(|id| step(at, id)).collect();
                steps.reverse();
                steps
            }
            None => Vec::new(),
        };

        let mut own = at.ld_page("WebPage", title);
        if let Some(page) = page {
            let language = page.front.language.as_ref();
            own["inLanguage"] = json!(language.unwrap_or(&at.settings.language));
            if let Some(date) = page.front.date {
                own["datePublished"] = json!(date.to_string());
            }
        }
        vec![at.ld_way(steps, title), own]
    }

    fn outlets(&self) -> Option<OutletOwner> {
        (*self == WrittenPage::News).then_some(OutletOwner::News)
    }

    fn summary(&self, at: &At<'_>) -> Option<String> {
        Some(at.own.get(self.own(at.published())?).summary())
    }

    fn dated(&self, published: Published<'_>) -> Option<Date> {
        match self {
            WrittenPage::Page(id) => published.own.get(*id).page.front.date,
            WrittenPage::News => {
                let newest = published.own.posts().into_iter().next()?;
                published.own.get(newest).page.front.date
            }
        }
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        self.page(published).map(|page| page.front.title.clone())
    }
}

fn step<'a>(at: &At<'a>, id: OwnPageId) -> Step<'a> {
    let page = &at.own.get(id).page;
    Step {
        name: page.front.title.clone(),
        route: Route::file(page.path.as_str()),
    }
}

fn own_link(at: &At<'_>, id: OwnPageId) -> Link {
    let page = &at.own.get(id).page;
    Link {
        href: at.here.href(&Route::file(page.path.as_str())),
        text: page.front.title.clone(),
    }
}

fn below_page(at: &At<'_>, id: OwnPageId) -> BelowPage {
    let page = &at.own.get(id).page;
    BelowPage {
        href: at.here.href(&Route::file(page.path.as_str())),
        title: page.front.title.clone(),
        description: page.front.description.clone(),
        date: page.front.date.map(|date| at.date(date)),
        language: page.front.language.clone(),
    }
}
