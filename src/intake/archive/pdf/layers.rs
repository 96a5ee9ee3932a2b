//! Layers of a PDF that are switched off: what they hold is in the file, but nobody sees it.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier};
use std::collections::HashSet;

/// How many layers may be switched off.
const MOST: usize = 10_000;

/// The layers that are switched off.
#[derive(Debug, Default)]
pub struct Layers(HashSet<ObjectIdentifier>);

impl Layers {
    /// Reads which layers are off when a document is opened.
    pub fn of(pdf: &Pdf) -> Self {
        let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let properties = catalogue.and_then(|root| root.get::<Dict<'_>>("OCProperties"));
        let default = properties.and_then(|properties| properties.get::<Dict<'_>>("D"));
        let off = default.and_then(|default| default.get::<Array<'_>>("OFF"));
        let off = off.iter().flat_map(|off| off.raw_iter()).take(MOST);
        Self(off.filter_map(|item| identifier(&item)).collect())
    }

    /// Returns whether what `holder` names by `key` is a layer that is off.
    pub fn is_off(&self, holder: &Dict<'_>, key: &[u8]) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let named = holder.get_raw::<Object<'_>>(key);
        let own = named.as_ref().and_then(identifier);
        if own.is_some_and(|own| self.0.contains(&own)) {
            return true;
        }
        // A group of layers is seen where one of them is.
        let Some(group) = holder.get::<Dict<'_>>(key) else {
            return false;
        };
        let layers: Vec<ObjectIdentifier> = match group.get_raw::<Object<'_>>("OCGs") {
            Some(MaybeRef::NotRef(Object::Array(array))) => array
                .raw_iter()
                .filter_map(|item| identifier(&item))
                .collect(),
            Some(single) => identifier(&single).into_iter().collect(),
            None => Vec::new(),
        };
        !layers.is_empty() && layers.iter().all(|layer| self.0.contains(layer))
    }
}

fn identifier(item: &MaybeRef<Object<'_>>) -> Option<ObjectIdentifier> {
    match item {
        MaybeRef::Ref(reference) => Some((*reference).into()),
        MaybeRef::NotRef(_) => None,
    }
}
