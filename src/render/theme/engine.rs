//! The engines that a theme may be written for.

use super::minijinja::Minijinja;
use super::tera::Tera;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::settings::Settings;
use crate::render::strings::Strings;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantNames};

/// The name of an engine, as theme.toml has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum EngineName {
    /// <https://docs.rs/minijinja>
    Minijinja,
    /// <https://keats.github.io/tera>
    Tera,
}

/// An engine with a theme's templates loaded; one value serves all threads.
pub enum Engine {
    /// Of a theme written for minijinja.
    Minijinja(Box<Minijinja>),
    /// Of a theme written for Tera.
    Tera(Box<Tera>),
}

/// A page as engines need it.
#[derive(Debug, Clone, Copy)]
pub struct Rendering<'a, Page> {
    /// Name of the template without its ending, as in `task`.
    pub template: &'static str,
    /// The path of the page, for messages.
    pub path: &'a str,
    /// What the template is given.
    pub page: &'a Page,
}

impl Engine {
    /// Loads templates, each with the name that others know it by.
    ///
    /// # Errors
    /// A diagnostic for each template that cannot be read.
    pub fn load(
        name: EngineName,
        templates: Vec<(String, Source)>,
        settings: &Settings,
        strings: &Strings,
    ) -> Result<Self, Vec<Diagnostic>> {
        Ok(match name {
            EngineName::Minijinja => {
                let engine = Minijinja::new(templates, settings, strings)?;
                Self::Minijinja(Box::new(engine))
            }
            EngineName::Tera => {
                let engine = Tera::new(templates, settings, strings)?;
                Self::Tera(Box::new(engine))
            }
        })
    }

    /// Returns the HTML of a page.
    ///
    /// # Errors
    /// A diagnostic with the place in the template, and the page that it failed on.
    pub fn render<Page: Serialize>(
        &self,
        rendering: Rendering<'_, Page>,
    ) -> Result<String, Box<Diagnostic>> {
        let file = format!("{}.html", rendering.template);
        let rendered = match self {
            Self::Minijinja(engine) => engine.render(&file, rendering.page),
            Self::Tera(engine) => engine.render(&file, rendering.page),
        };
        rendered.map_err(|mut problem| {
            problem.message = message!(
                "template-on-page",
                problem = problem.message,
                page = rendering.path.to_string()
            );
            problem
        })
    }
}
