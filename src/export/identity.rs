//! Ids that stay for ever: UUIDs of version 5 (RFC 9562, section 5.5), made of names.

use crate::content::settings::Settings;
use uuid::Uuid;

/// Returns the namespace of all sites: made of the generator's name, so it is the same everywhere.
fn root() -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_DNS, b"gangmu")
}

/// Gives ids to what a site publishes.
#[derive(Debug, Clone, Copy)]
pub struct Identity(Uuid);

impl Identity {
    /// Returns the ids of a site; two sites have different ones as soon as their settings name them.
    pub fn of_site(settings: &Settings) -> Self {
        let name = settings.id.as_deref().unwrap_or_default();
        Self(Uuid::new_v5(&root(), name.as_bytes()))
    }

    /// Returns the id of something by its name.
    pub fn id(self, name: &str) -> String {
        Uuid::new_v5(&self.0, name.as_bytes()).to_string()
    }

    /// Returns the same id as an address.
    pub fn urn(self, name: &str) -> String {
        format!("urn:uuid:{}", self.id(name))
    }
}
