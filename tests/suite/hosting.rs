//! The recipes for hosts send what the site itself asks hosts for.

use crate::support::root;
use gangmu::export::headers_of;

#[test]
fn recipes_send_what_hosts_that_read_headers_send() {
    let page = std::fs::read_to_string(root().join("docs/hosting.md")).unwrap();

    for server in ["nginx", "Caddy"] {
        let (_, recipe) = page.split_once(&format!("## {server}\n")).unwrap();
        let (recipe, _) = recipe.split_once("\n## ").unwrap();

        for file in ["index.html", "search/s0-1a2b3c4.js"] {
            for (name, value) in headers_of(file) {
                let is_sent = |line: &str| line.contains(name) && line.contains(value);
                assert!(recipe.lines().any(is_sent), "{server}: {name}: {value}");
            }
        }
    }
}
