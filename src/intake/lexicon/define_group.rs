//! How a group of families is defined: a field and its docs are all that a new family takes.

/// Defines a group: a struct with a [`Words`] for each family, and the list of its families.
macro_rules! group {
    ($(#[doc = $about:literal])+ $Group:ident { $($(#[doc = $doc:literal])+ $family:ident,)+ }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Default)]
        pub struct $Group {
            $($(#[doc = $doc])+ pub $family: Words,)+
        }

        impl $Group {
            pub(super) fn group(&mut self, name: &'static str) -> Group<'_> {
                Group {
                    name,
                    about: concat!($($about,)+).trim_ascii(),
                    families: vec![$(Family {
                        name: stringify!($family),
                        about: concat!($($doc,)+).trim_ascii(),
                        words: &mut self.$family,
                    },)+],
                }
            }
        }
    };
}

pub(super) use group;
