//! oEmbed (<https://oembed.com>): what a page of others needs to show a task as a card. The card's address must be whole,
//! so there is oEmbed only where the site's address is known.

use super::inputs::Inputs;
use super::job::Job;
use crate::link::catalogue::{Shelf, TaskId};
use crate::render::cite::{CARD, card_address, life, snippet};
use serde_json::json;

/// Returns what oEmbed asks for, one file for each task; nothing where the site's address is not known.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let (catalogue, settings) = (inputs.catalogue, inputs.settings);
    let Some(base) = settings.base_url.as_deref() else {
        return Vec::new();
    };

    let job = |id: TaskId| {
        let plan = &catalogue.plans[catalogue.tasks[id].plan].document;
        let route = catalogue.card_route(id);
        Job::json(route.data(), move || {
            let mut title = format!(
                "{}\u{FF1A}{}",
                plan.front.title,
                catalogue.node(id).name(60)
            );
            if let Some(life) = life(&plan.front) {
                title += &format!("\u{FF08}{life}\u{FF09}");
            }
            let mut answer = json!({
                "version": "1.0",
                "type": "rich",
                "title": title,
                "provider_name": settings.title,
                "provider_url": base,
                "html": snippet(&card_address(catalogue, settings, id), &title),
                "width": CARD.width,
                "height": CARD.height,
            });
            if let Some(issuer) = &plan.front.issuer {
                answer["author_name"] = json!(issuer);
            }
            answer
        })
        .about(Shelf::Plans, catalogue.tasks[id].plan)
        .about(Shelf::Tasks, id)
    };
    catalogue.tasks.indices().map(job).collect()
}
