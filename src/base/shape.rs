//! Shapes that JSON Schemas share: how a type that reads and prints itself as a text looks from outside.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::marker::PhantomData;

/// A text that is checked as `T` where people write it, and is any text where Gangmu prints it: who reads data with
/// an old schema must not fail when a choice is added.
pub struct Strict<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Strict<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        if generator.contract().is_serialize() {
            json_schema!({ "type": "string" })
        } else {
            generator.subschema_for::<T>()
        }
    }
}
