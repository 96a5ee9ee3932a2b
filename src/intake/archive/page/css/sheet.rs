//! Style sheets: rules with their selectors, and styles of numbers.

use super::counter_style::CounterStyles;
use super::declarations::{Declarations, read_declarations};
use super::selector::Selector;
use cssparser::{
    AtRuleParser, CowRcStr, ParseError, Parser, ParserState, QualifiedRuleParser, StyleSheetParser,
};

/// The most rules of a page that matter; more than any page has.
const MOST_RULES: usize = 20_000;

/// How deep rules for media stand within each other.
const DEEPEST: usize = 8;

/// A rule for one selector.
#[derive(Debug)]
pub struct Rule {
    /// Which elements it is for.
    pub selector: Selector,
    /// What it declares.
    pub declarations: Declarations,
}

/// All rules of a page, in order.
#[derive(Debug, Default)]
pub struct Sheets {
    /// The rules.
    pub rules: Vec<Rule>,
    /// The styles of numbers.
    pub counter_styles: CounterStyles,
    /// Whether there are more rules than any page has.
    pub too_many: bool,
}

impl Sheets {
    /// Adds the rules of a style sheet for a medium; what is wrong in it is passed over.
    pub fn add(&mut self, media: &str, text: &str) {
        if is_for_screens(media) {
            let text = text.trim_start().trim_start_matches("<!--");
            self.read(&mut Parser::new(text), 0);
        }
    }

    fn read(&mut self, input: &mut Parser<'_>, depth: usize) {
        let mut reader = Reader {
            sheets: self,
            depth,
        };
        for rule in StyleSheetParser::new(input, &mut reader) {
            // What was read is in the sheets already.
            let _read = rule;
        }
    }
}

/// Returns whether a list of media is for a screen of any kind: what only some screens show, a reader may not see.
fn is_for_screens(media: &str) -> bool {
    media.split(',').any(|media| {
        let media = media.trim().to_ascii_lowercase();
        matches!(media.as_str(), "" | "all" | "screen" | "only screen")
    })
}

/// Reads each rule as it comes.
struct Reader<'a> {
    sheets: &'a mut Sheets,
    depth: usize,
}

/// What an at-rule begins with.
enum AtRule {
    /// Rules within it hold.
    Applies,
    /// A style of numbers.
    CounterStyle(String),
}

impl<'i> AtRuleParser<'i> for Reader<'_> {
    type Prelude = AtRule;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
    ) -> Result<AtRule, ParseError<()>> {
        let start = input.position();
        while input.next().is_ok() {}
        let prelude = input.slice_from(start).trim();

        match name.to_ascii_lowercase().as_str() {
            "media" if is_for_screens(prelude) && self.depth < DEEPEST => Ok(AtRule::Applies),
            "layer" if self.depth < DEEPEST => Ok(AtRule::Applies),
            "counter-style" => Ok(AtRule::CounterStyle(prelude.to_owned())),
            _ => Err(ParseError::unexpected_token()),
        }
    }

    fn parse_block(
        &mut self,
        prelude: AtRule,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        match prelude {
            AtRule::Applies => self.sheets.read(input, self.depth + 1),
            AtRule::CounterStyle(name) => self.sheets.counter_styles.define(&name, input),
        }
        Ok(())
    }
}

impl<'i> QualifiedRuleParser<'i> for Reader<'_> {
    type Prelude = &'i str;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<&'i str, ParseError<()>> {
        let start = input.position();
        while input.next().is_ok() {}
        Ok(input.slice_from(start))
    }

    fn parse_block(
        &mut self,
        prelude: &'i str,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let declarations = read_declarations(input);
        if declarations.is_empty() {
            return Ok(());
        }
        for selector in Selector::read_list(prelude) {
            self.sheets.too_many |= self.sheets.rules.len() >= MOST_RULES;
            if !self.sheets.too_many {
                self.sheets.rules.push(Rule {
                    selector,
                    declarations: declarations.clone(),
                });
            }
        }
        Ok(())
    }
}
