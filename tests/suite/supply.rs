//! The dependencies keep to deny.toml, also where cargo-deny is not installed: where they come from, under which licence,
//! and which stand twice.

use crate::support::root;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use toml::Table;

fn table(file: &str) -> Table {
    let text = std::fs::read_to_string(root().join(file)).unwrap();
    text.parse().unwrap()
}

fn text<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key).map(|value| value.as_str().unwrap())
}

/// The packages of a lock file, each as a table.
fn locked() -> Vec<Table> {
    let lock = table("Cargo.lock");
    let packages = lock["package"].as_array().unwrap();
    packages
        .iter()
        .map(|package| package.as_table().unwrap().clone())
        .collect()
}

#[test]
fn every_crate_comes_from_one_registry_with_its_checksum() {
    // cargo knows one by itself; for another, as for a folder or Git, Cargo.toml would have to say where it is.
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(
        !["registry", "git =", "path = \"../"]
            .iter()
            .any(|key| manifest.contains(key))
    );

    let mut sources = BTreeSet::new();
    for package in locked() {
        let name = text(&package, "name").unwrap();
        if name != "gangmu" {
            sources.insert(text(&package, "source").unwrap().to_owned());
            assert!(text(&package, "checksum").is_some(), "{name}");
        }
    }
    assert_eq!(sources.len(), 1, "{sources:?}");
    assert!(sources.iter().all(|source| source.starts_with("registry+")));
}

#[test]
fn crates_that_stand_twice_have_a_reason() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in locked() {
        let [name, version] =
            ["name", "version"].map(|key| text(&package, key).unwrap().to_owned());
        versions.entry(name).or_default().insert(version);
    }

    let deny = table("deny.toml");
    for skipped in deny["bans"]["skip"].as_array().unwrap() {
        let skipped = skipped.as_table().unwrap();
        let [name, version, reason] =
            ["name", "version", "reason"].map(|key| text(skipped, key).unwrap());
        assert!(!reason.is_empty(), "{name}");

        let known = versions.get_mut(name).unwrap();
        let before = known.len();
        known.retain(|own| !own.starts_with(&format!("{version}.")));
        assert!(
            known.len() < before && before > 1,
            "{name} {version} does not stand twice"
        );
    }
    versions.retain(|_, versions| versions.len() > 1);
    assert!(versions.is_empty(), "say why in deny.toml: {versions:?}");
}

#[test]
fn licences_are_those_that_are_allowed() {
    let deny = table("deny.toml");
    let allowed: BTreeSet<&str> = deny["licenses"]["allow"]
        .as_array()
        .unwrap()
        .iter()
        .map(|licence| licence.as_str().unwrap())
        .collect();

    for (package, licence) in licences() {
        let licence = spdx::Expression::parse_mode(&licence, spdx::ParseMode::LAX).unwrap();
        let is_allowed = licence.evaluate(|wanted| {
            let id = wanted.license.id();
            id.is_some_and(|id| allowed.contains(id.name)) && wanted.addition.is_none()
        });
        assert!(is_allowed, "{package} is under {licence}");
    }
}

/// The licence of each package that is compiled here, by its name.
fn licences() -> Vec<(String, String)> {
    // What other platforms need may not be on this machine.
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));

    let arguments = [
        "metadata",
        "--format-version=1",
        "--locked",
        "--offline",
        "--filter-platform",
    ];
    let metadata = Command::new(env!("CARGO"))
        .args(arguments)
        .arg(host.unwrap())
        .current_dir(root())
        .output()
        .unwrap();
    let problem = String::from_utf8_lossy(&metadata.stderr);
    assert!(metadata.status.success(), "{problem}");

    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let licence = |package: &Value| {
        let [name, licence] =
            ["name", "license"].map(|key| package[key].as_str().unwrap_or_default().to_owned());
        (name, licence)
    };
    packages.iter().map(licence).collect()
}
