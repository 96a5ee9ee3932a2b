//! What the maintainer puts around every page: the mark of the site, and the lines at its foot.

use super::at::At;
use crate::address::Route;
use schemars::JsonSchema;
use serde::Serialize;

/// A line at the foot of each page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FooterLink {
    /// What it says.
    pub text: String,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
    /// Its language, where it is another than the site's may be.
    pub language: Option<&'static str>,
}

/// The picture beside the name of the site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Logo {
    /// The picture.
    pub src: String,
    /// Its width in pixels, where that is known.
    pub width: Option<usize>,
    /// Its height.
    pub height: Option<usize>,
}

impl At<'_> {
    /// Returns the lines at the foot of the page: numbers of registers, then those of the settings.
    pub fn footer(&self) -> Vec<FooterLink> {
        let footer = &self.settings.footer;
        let registered = footer.registered().into_iter().map(|one| FooterLink {
            text: one.name.to_owned(),
            href: Some(one.url),
            // Numbers are given in Chinese.
            language: Some("zh-CN"),
        });
        let lines = footer.line.iter().map(|line| FooterLink {
            text: line.name.clone(),
            href: self.present_href(line.url.as_deref(), line.page.as_deref()),
            language: None,
        });
        lines.chain(registered).collect()
    }

    /// Returns the picture beside the name of the site, if there is one.
    pub fn logo(&self) -> Option<Logo> {
        let path = self.settings.logo.as_deref()?;
        let size = self.own.sizes.get(path);
        Some(Logo {
            src: self.here.href(&Route::file(path)),
            width: size.map(|size| size.width),
            height: size.map(|size| size.height),
        })
    }
}
