//! Addresses that come, move or go.

use super::comparison::{AddressChange, AddressFate};
use super::side::Side;
use crate::content::permalinks::{Former, Promise};

/// Returns the addresses that only one of two states has, pages first.
pub(super) fn compare(before: &Side<'_>, after: &Side<'_>) -> Vec<AddressChange> {
    let (was, is) = (&before.promises, &after.promises);
    let came = is
        .difference(was)
        .map(|promise| change(promise, AddressFate::New));
    let went = was
        .difference(is)
        .map(|promise| went(promise, before, after));

    let mut changes: Vec<AddressChange> = came.chain(went).collect();
    let mut place = 0;
    // Promises are sorted by kind, so a stable sort by fate and kind keeps their order.
    changes.sort_by_cached_key(|change| {
        place += 1;
        (kind_order(change.kind), change.fate, place)
    });
    changes
}

/// Returns pages before places on them, and what people subscribe to behind.
fn kind_order(kind: &str) -> usize {
    let order = ["page", "anchor", "feed", "calendar", "event", "entry"];
    let place = order.iter().position(|one| *one == kind);
    place.unwrap_or(order.len())
}

fn change(promise: &Promise, fate: AddressFate) -> AddressChange {
    let id = promise.id.iter().map(|id| format!(" {id}"));
    AddressChange {
        kind: promise.kind.key(),
        address: format!("{}{}", promise.address, id.collect::<String>()),
        fate,
        to: None,
        why: None,
    }
}

/// Returns what became of an address that a build has no more.
fn went(promise: &Promise, before: &Side<'_>, after: &Side<'_>) -> AddressChange {
    let by_id = promise.id.as_deref();
    let by_id = by_id.and_then(|id| after.moves.former(id));
    match by_id.or_else(|| after.former(&promise.address)) {
        Some(Former::Moved(moved)) => AddressChange {
            to: Some(moved.to.clone()),
            ..change(promise, AddressFate::Moved)
        },
        Some(Former::Gone(gone)) => AddressChange {
            why: Some(gone.why.clone()),
            ..change(promise, AddressFate::Gone)
        },
        None if before.published.contains(&promise.address) => change(promise, AddressFate::Lost),
        None => change(promise, AddressFate::Dropped),
    }
}
