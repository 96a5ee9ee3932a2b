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
    let mut body = Body::default();
    for declaration in RuleBodyParser::new(input, &mut body) {
        // What was read is in the body already.
        let _read = declaration;
    }
    body.0
}

/// Reads each declaration as it comes.
#[derive(Default)]
struct Body(Declarations);

impl<'i> DeclarationParser<'i> for Body {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _start: &ParserState,
    ) -> Result<(), ParseError<()>> {
        let start = input.position();
        while input.next().is_ok() {}
        let value = input.slice_from(start).trim();

        match value.rsplit_once('!') {
            Some((value, mark)) if mark.trim().eq_ignore_ascii_case("important") => {
                read_value(&name, value, &mut self.0.important);
            }
            _ => read_value(&name, value, &mut self.0.normal),
        }
        Ok(())
    }
}

impl AtRuleParser<'_> for Body {
    type Prelude = ();
    type AtRule = ();
    type Error = ();
}

impl QualifiedRuleParser<'_> for Body {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();
}

impl RuleBodyItemParser<'_, (), ()> for Body {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}
