//! Numbers that stand for bytes, or for all that something is made of: what has the same one is the same.

use std::collections::{HashMap, HashSet};
use std::fmt::{self, Write};
use std::hash::{BuildHasherDefault, Hash, Hasher};
use twox_hash::XxHash3_128;

/// A number that stands for something (XXH3, 128 bits).
pub type Digest = u128;

/// Returns the digest of bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    XxHash3_128::oneshot(bytes)
}

/// A set of digests.
pub type DigestSet = HashSet<Digest, BuildHasherDefault<OfDigest>>;

/// Values by digests.
pub type DigestMap<Value> = HashMap<Digest, Value, BuildHasherDefault<OfDigest>>;

/// Finds digests in tables: half of a digest is as good a number as any that could be made of it.
#[derive(Debug, Default)]
pub struct OfDigest(u64);

impl Hasher for OfDigest {
    fn write(&mut self, bytes: &[u8]) {
        // Digests come as whole numbers, below; of anything else each byte counts.
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u128(&mut self, digest: u128) {
        self.0 = digest as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Takes one part after another of what is digested.
#[derive(Default)]
pub struct Digester(XxHash3_128);

impl Digester {
    /// Adds a part. Parts of changing length must say theirs, as those of std do.
    pub fn add(&mut self, part: &(impl Hash + ?Sized)) -> &mut Self {
        part.hash(self);
        self
    }

    /// Adds all that its derived form for programmers says of a value: each field by its name.
    pub fn add_fields(&mut self, value: &impl fmt::Debug) -> &mut Self {
        // Writing into a digest cannot fail.
        _ = write!(self, "{value:?}");
        self.add(&())
    }

    /// Returns the digest of all parts.
    pub fn digest(&self) -> Digest {
        self.0.finish_128()
    }
}

impl Hasher for Digester {
    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    fn finish(&self) -> u64 {
        // Half of a digest, for who asks for no more.
        self.digest() as u64
    }
}

impl fmt::Write for Digester {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Digester, digest};

    #[test]
    fn parts_do_not_run_into_one_another() {
        let of = |parts: [&str; 2]| Digester::default().add(parts[0]).add(parts[1]).digest();
        assert_eq!(of(["ab", "c"]), of(["ab", "c"]));
        assert_ne!(of(["ab", "c"]), of(["a", "bc"]));
        assert_ne!(digest(b"a"), digest(b"b"));
    }
}
