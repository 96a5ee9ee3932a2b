//! The recipes for hosts send what the site itself asks hosts for, and the page about hosts shows them as they are made.

use crate::support::root;
use gangmu::base::source::Source;
use gangmu::content::settings::Settings;
use gangmu::export::{Redirect, Server, headers_of, policy, recipe};

fn settings(text: &str) -> Settings {
    let read = Settings::read(&Source::new("site.toml", text));
    assert!(read.diagnostics.is_empty());
    read.value
}

#[test]
fn recipes_send_what_hosts_that_read_headers_send() {
    let settings = settings(
        "base_url = \"https://example.org/promises/\"\nid = \"a\"\n[origins]\nscripts = [\"https://stat.example.cn\"]",
    );
    let policy = policy(&settings.origins);
    let moved = [Redirect {
        from: "/promises/units/a.html".to_owned(),
        to: "/promises/units/b.html".to_owned(),
    }];

    for server in [Server::Nginx, Server::Caddy] {
        let recipe = recipe(server, &settings, &moved, "/srv/promises");
        assert!(recipe.contains("/promises/units/a.html") && recipe.contains("/srv/promises"));
        for file in ["index.html", "search/s0-1a2b3c4.js"] {
            for (name, value) in headers_of(file) {
                let value = match name {
                    "Content-Security-Policy" => &policy,
                    _ => value,
                };
                let is_sent = |line: &str| line.contains(name) && line.contains(value);
                assert!(recipe.lines().any(is_sent), "{server:?}: {name}: {value}");
            }
        }
    }
}

#[test]
fn the_page_about_hosts_shows_them_as_they_are_made() {
    let page = std::fs::read_to_string(root().join("docs/hosting.md")).unwrap();
    let settings = settings("base_url = \"https://example.org/promises/\"\nid = \"a\"");
    for server in [Server::Nginx, Server::Caddy] {
        let recipe = recipe(server, &settings, &[], "/srv/promises");
        assert!(
            page.contains(&recipe),
            "write into docs/hosting.md:\n{recipe}"
        );
    }
}
