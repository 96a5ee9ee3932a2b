//! The declarations in the body of a rule or in a `style` attribute.

use super::properties::Properties;
use super::value::read_value;
use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser,
};

/// What a body declares: some of it is important.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declarations {
    /// What holds until another rule says otherwise.
    pub normal: Properties,
    /// What holds in any case.
    pub important: Properties,
}

impl Declarations {
    /// Returns whether nothing is declared that matters.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Returns the properties that the `style` attribute of an element declares.
pub fn inline_properties(style: &str) -> Declarations {
    let mut input = Parser::new(style);
    read_declarations(&mut input)
}

/// Reads the declarations of a body; what is wrong in it is passed over.
pub fn read_declarations(input: &mut Parser<'_>) -> Declarations {
    let mut declared = Declarations::default();
    each_declaration(input, |name, input| {
        let start = input.position();
        while input.next().is_ok() {}
        let value = input.slice_from(start).trim();

        match value.rsplit_once('!') {
            Some((value, mark)) if mark.trim().eq_ignore_ascii_case("important") => {
                read_value(name, value, &mut declared.important);
            }
            _ => read_value(name, value, &mut declared.normal),
        }
    });
    declared
}

/// Hands on each declaration of a body: its name, and its value to be read; what is wrong in it is passed over.
pub(super) fn each_declaration(input: &mut Parser<'_>, read: impl FnMut(&str, &mut Parser<'_>)) {
    for declaration in RuleBodyParser::new(input, &mut Body(read)) {
        // It was handed on already.
        let _read = declaration;
    }
}

/// A body of which nothing is kept here.
struct Body<F>(F);

impl<'i, F: FnMut(&str, &mut Parser<'_>)> DeclarationParser<'i> for Body<F> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _start: &ParserState,
    ) -> Result<(), ParseError<()>> {
        (self.0)(&name, input);
        Ok(())
    }
}

impl<F> AtRuleParser<'_> for Body<F> {
    type Prelude = ();
    type AtRule = ();
    type Error = ();
}

impl<F> QualifiedRuleParser<'_> for Body<F> {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();
}

impl<F: FnMut(&str, &mut Parser<'_>)> RuleBodyItemParser<'_, (), ()> for Body<F> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}
