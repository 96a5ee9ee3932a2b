//! The text of a page that an editor wrote, as HTML: safe to print, because no HTML of the editor's is in it, and without
//! inline styles, which the site's policy forbids.

use super::at::At;
use super::link::Link;
use crate::address::Route;
use crate::base::text::escape_into;
use crate::content::own_pages::is_autolink;
use crate::link::own_pages::{Destination, Linked, OwnPageId};
use pulldown_cmark::{Alignment, CowStr, Event, LinkType, Tag, TagEnd, html};

/// What a link leads to, and what it says where the editor left that open.
struct Way {
    href: String,
    name: String,
}

impl At<'_> {
    /// Returns the text of a page as HTML.
    pub fn own_text(&self, id: OwnPageId) -> String {
        let linked = self.own.get(id);
        let writer = Writer {
            at: self,
            linked,
            out: Vec::with_capacity(linked.page.body.events.len()),
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            next_link: 0,
        };

        let mut text = String::new();
        html::push_html(&mut text, writer.events().into_iter());
        text
    }

    /// Returns links to the headings of the second level of a page.
    pub fn own_contents(&self, id: OwnPageId) -> Vec<Link> {
        let headings = self.own.get(id).page.body.headings.iter();
        let second = headings.filter(|heading| heading.level == 2);
        second
            .map(|heading| Link {
                href: format!("#{}", heading.id),
                text: heading.text.clone(),
            })
            .collect()
    }

    fn way(&self, destination: &Destination) -> Way {
        let way = |href: String, name: &str| Way {
            href,
            name: name.to_owned(),
        };
        match destination {
            Destination::Plan(plan) => {
                let link = self.plan(*plan);
                way(link.href, &link.title)
            }
            Destination::Node(plan, node) => {
                let name = self.passage(*plan, *node).text;
                way(self.plan_place(*plan, *node), &name)
            }
            Destination::Task(task) => {
                let link = self.task(*task);
                way(link.href, &link.text)
            }
            Destination::Source(plan) => {
                let title = self.plan(*plan).title;
                way(self.here.href(&self.catalogue.source_route(*plan)), &title)
            }
            Destination::Unit(unit) => {
                let link = self.unit(*unit);
                way(link.href, &link.name)
            }
            Destination::Park(park) => {
                let link = self.park(*park);
                way(link.href, &link.text)
            }
            Destination::Project(project) => {
                let link = self.project(*project);
                way(link.href, &link.text)
            }
            Destination::Month(month) => {
                let link = self.month(*month);
                way(link.href, &link.text)
            }
            Destination::Year(year) => {
                let link = self.year(*year);
                way(link.href, &link.text)
            }
            Destination::Path { path, anchor } => self.way_to_path(path, anchor.as_deref()),
            Destination::Here(anchor) => way(format!("#{anchor}"), anchor),
            Destination::Web(address) => way(address.clone(), address),
        }
    }

    fn way_to_path(&self, path: &str, anchor: Option<&str>) -> Way {
        let route = Route::file(path);
        let href = match anchor {
            Some(anchor) => self.here.href_at(&route, anchor),
            None => self.here.href(&route),
        };
        let title = self.own.at(path);
        let title = title.map(|id| self.own.get(id).page.front.title.as_str());
        Way {
            href,
            name: title.unwrap_or(path).to_owned(),
        }
    }
}

/// Turns the events of a page into those that are written.
struct Writer<'a, 'b> {
    at: &'a At<'b>,
    linked: &'a Linked,
    out: Vec<Event<'a>>,
    /// How the columns of the table are aligned that is being written.
    alignments: Vec<Alignment>,
    /// The column of the cell that is being written.
    cell: usize,
    in_head: bool,
    next_link: usize,
}

impl<'a> Writer<'a, '_> {
    fn events(mut self) -> Vec<Event<'a>> {
        let linked = self.linked;
        let mut events = linked.page.body.events.iter();
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::Link {
                    link_type, title, ..
                }) => {
                    let way = self.next_way();
                    let is_bare = is_autolink(*link_type);
                    let inner = until(&mut events, TagEnd::Link);
                    self.link(way, is_bare, title, inner);
                }
                Event::Start(Tag::Image { title, .. }) => {
                    let inner = until(&mut events, TagEnd::Image);
                    self.picture(title, &words(&inner));
                }
                Event::Start(Tag::Table(alignments)) => {
                    self.alignments.clone_from(alignments);
                    self.html("<div class=\"scroll\" tabindex=\"0\">");
                    self.out.push(Event::Start(Tag::Table(Vec::new())));
                }
                Event::End(TagEnd::Table) => {
                    self.out.push(event.clone());
                    self.html("</div>\n");
                }
                other => self.within_table(other),
            }
        }
        self.out
    }

    /// Writes an event that opens neither a link, a picture nor a table. Cells get a class in place of a style.
    fn within_table(&mut self, event: &'a Event<'static>) {
        match event {
            Event::Start(Tag::TableHead) => {
                (self.in_head, self.cell) = (true, 0);
                self.out.push(event.clone());
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                self.out.push(event.clone());
            }
            Event::Start(Tag::TableRow) => {
                self.cell = 0;
                self.out.push(event.clone());
            }
            Event::Start(Tag::TableCell) => {
                let class = match self.alignments.get(self.cell) {
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    _ => "",
                };
                let element = if self.in_head {
                    "th scope=\"col\""
                } else {
                    "td"
                };
                self.html(&format!("<{element}{class}>"));
                self.cell += 1;
            }
            Event::End(TagEnd::TableCell) => {
                self.html(if self.in_head { "</th>" } else { "</td>" });
            }
            other => self.out.push(other.clone()),
        }
    }

    fn html(&mut self, html: &str) {
        self.out.push(Event::InlineHtml(html.to_owned().into()));
    }

    /// Returns where the next link leads.
    fn next_way(&mut self) -> Way {
        let destination = self.linked.links.get(self.next_link);
        self.next_link += 1;
        let nowhere = Destination::Here("main".to_owned());
        self.at.way(destination.unwrap_or(&nowhere))
    }

    /// Writes a link. One without words, or with its own address for words, says what it leads to.
    fn link(
        &mut self,
        way: Way,
        is_bare: bool,
        title: &CowStr<'a>,
        inner: Vec<&'a Event<'static>>,
    ) {
        let is_named = !is_bare && !inner.is_empty();
        self.out.push(Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: way.href.into(),
            title: title.clone(),
            id: "".into(),
        }));
        if !is_named {
            self.out.push(Event::Text(way.name.into()));
        }

        let mut inner = inner.into_iter();
        while let Some(event) = inner.next().filter(|_| is_named) {
            match event {
                Event::Start(Tag::Image { title, .. }) => {
                    let alternative: Vec<&Event<'_>> = inner
                        .by_ref()
                        .take_while(|event| !matches!(event, Event::End(TagEnd::Image)))
                        .collect();
                    self.picture(title, &words(&alternative));
                }
                other => self.out.push(other.clone()),
            }
        }
        self.out.push(Event::End(TagEnd::Link));
    }

    /// Writes a picture with its size, so that nothing moves when it comes.
    fn picture(&mut self, title: &str, alternative: &str) {
        let destination = self.linked.links.get(self.next_link);
        let size = match destination {
            Some(Destination::Path { path, .. }) => self.at.own.sizes.get(path),
            _ => None,
        };
        let way = self.next_way();

        let mut html = String::from("<img src=\"");
        escape_into(&mut html, &way.href);
        html += "\" alt=\"";
        escape_into(&mut html, alternative);
        if !title.is_empty() {
            html += "\" title=\"";
            escape_into(&mut html, title);
        }
        if let Some(size) = size {
            html += &format!("\" width=\"{}\" height=\"{}", size.width, size.height);
        }
        html += "\" loading=\"lazy\">";
        self.html(&html);
    }
}

/// Takes the events up to the end of an element.
fn until<'a>(
    events: &mut impl Iterator<Item = &'a Event<'static>>,
    end: TagEnd,
) -> Vec<&'a Event<'static>> {
    events
        .take_while(|event| !matches!(event, Event::End(tag) if *tag == end))
        .collect()
}

/// Returns the words in some events.
fn words(events: &[&Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
