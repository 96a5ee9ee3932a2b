//! Numbers in the bytes of old office files, which begin with their lowest byte.

/// Returns the number of two bytes at a place; `None` where the bytes end before.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

/// Returns the number of two bytes at a place, which may be below zero; `None` where the bytes end before.
pub fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    u16_at(bytes, at).map(u16::cast_signed)
}

/// Returns the number of four bytes at a place; `None` where the bytes end before.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// Returns the number of four bytes at a place as an index; `None` where the bytes end before.
pub fn index_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|number| usize::try_from(number).ok())
}
