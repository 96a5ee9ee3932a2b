//! A theme is made of its files; what is missing or wrong is reported.

use super::contract::Contract;
use super::engine::{Engine, EngineName};
use super::files::ThemeFiles;
use super::scripts::put_words;
use crate::base::diag::{Diagnostic, Warned, error_count};
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use crate::content::settings::Settings;
use crate::render::icon::{self, Icon};
use crate::render::strings::Strings;
use strum::VariantNames;

/// The script that registers sw.js.
const OFFLINE_SCRIPT: &str = "offline.js";

/// A theme, ready to render.
pub struct Theme {
    /// The words of the chosen language.
    pub strings: Strings,
    /// Its assets, by path below assets/; in scripts the words of the language stand in their places.
    pub assets: Vec<(String, Vec<u8>)>,
    /// What renders its templates.
    pub engine: Engine,
}

impl Theme {
    /// Makes a theme of its files. Returns nothing if a page could not be shown with it; what is missing or does not
    /// parse is reported in any case.
    pub fn load(
        mut files: ThemeFiles,
        settings: &Settings,
        contract: &Contract,
    ) -> Warned<Option<Theme>> {
        let mut found = Vec::new();
        let engine = files.engine_name().drain_into(&mut found);

        found.extend(files.missing_templates(contract));
        found.extend(files.missing_assets());
        found.extend(files.missing_offline_script(settings));
        found.extend(files.bad_icon());
        let strings = files
            .words(&settings.language, contract)
            .drain_into(&mut found);

        let folder = format!("{}/assets", files.folder());
        let mut assets = std::mem::take(&mut files.assets);
        // A language that lacks words was reported.
        if error_count(&found) == 0 {
            found.extend(put_words(&mut assets, &folder, &strings));
        }

        // Templates that are not all there would fail again, in words that help less.
        let Some(engine) = engine.filter(|_| error_count(&found) == 0) else {
            return Warned::new(None, found);
        };
        let engine = match Engine::load(engine, files.into_templates(), settings, &strings) {
            Ok(engine) => engine,
            Err(problems) => {
                found.extend(problems);
                return Warned::new(None, found);
            }
        };

        // What registers sw.js has no use without it.
        assets.retain(|(name, _)| settings.offline || name != OFFLINE_SCRIPT);
        let theme = Theme {
            strings,
            assets,
            engine,
        };
        Warned::new(Some(theme), found)
    }
}

impl ThemeFiles {
    /// Reads which engine the theme is written for.
    fn engine_name(&self) -> Warned<Option<EngineName>> {
        let Some(manifest) = &self.manifest else {
            return Warned::new(None, vec![self.lacks("theme.toml")]);
        };

        let reader = Reader::new(manifest);
        let mut table = reader.parse(0..manifest.text().len());
        let engine = table.need_at::<String>("engine");
        let _name = table.take::<String>("name");
        let _description = table.take::<String>("description");
        // What it takes over from another theme was put together when it was read.
        let _extends = table.take::<String>("extends");
        if let Some((assets, span)) = table.take_at::<Vec<String>>("assets")
            && let Some(missing) = assets.iter().find(|name| !self.has_asset(name))
        {
            let message = message!("no-theme-has-this-asset", missing);
            let help = message!("name-files-below-assets-of-the-extended");
            reader.report(Diagnostic::error("unknown-asset", message).help(help), span);
        }
        table.finish();

        let engine = engine.and_then(|(name, span)| {
            let engine = name.parse::<EngineName>().ok();
            if engine.is_none() {
                let message = message!("name-is-not-a-template-engine", name);
                let help = message!("write-address", address = EngineName::VARIANTS.join(" or "));
                reader.report(Diagnostic::error("bad-value", message).help(help), span);
            }
            engine
        });
        Warned::new(engine, reader.finish())
    }

    fn missing_templates(&self, contract: &Contract) -> Vec<Diagnostic> {
        let needed = contract.templates.iter();
        needed
            .filter(|name| !self.has_template(name))
            .map(|name| self.lacks(&format!("templates/{name}.html")))
            .collect()
    }

    fn missing_offline_script(&self, settings: &Settings) -> Option<Diagnostic> {
        if !settings.offline || self.has_asset(OFFLINE_SCRIPT) {
            return None;
        }

        let message = message!(
            "offline-has-no-effect-name-has",
            name = self.name,
            offline_script = OFFLINE_SCRIPT
        );
        let problem = Diagnostic::warning("no-offline", message)
            .at(&Source::new(self.folder(), ""), 0..0)
            .help(message!("choose-a-theme-that-registers-sw-js"));
        Some(problem)
    }

    fn bad_icon(&self) -> Option<Diagnostic> {
        if !self.has_asset("icon.png") || Icon::of(&self.assets).png.is_some() {
            return None;
        }

        let path = format!("{}/{}", self.folder(), icon::PNG);
        let problem = Diagnostic::warning("bad-icon", message!("assets-icon-png-is-no-square-png"))
            .at(&Source::new(path, ""), 0..0)
            .help(message!("previews-and-home-screens-do-without-draw"));
        Some(problem)
    }
}
