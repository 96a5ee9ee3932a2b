//! The numbers that a word processor prints in front of paragraphs and does not keep in their text.

use super::super::ooxml::xml::{attribute, child, child_number, child_value, children, is_set};
use super::super::ordinal::Style;
use roxmltree::{Document, Node};
use std::collections::{HashMap, HashSet};

/// How many levels a list has.
const LEVELS: usize = 9;

/// The longest form of a number, in characters: Word takes no more, and each paragraph repeats it.
const LONGEST_PATTERN: usize = 64;

/// How one level of a list is numbered.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    /// `None` prints no number.
    style: Option<Style>,
    /// The printed form, as in `第%1章` or `%1.%2`.
    pattern: String,
    /// What stands between number and text.
    gap: &'static str,
    /// The paragraph style that is numbered so.
    paragraph_style: Option<String>,
    /// The level, from 1, whose numbers make this one begin anew; 0 for none.
    restart: Option<usize>,
    /// Whether all numbers are Arabic.
    legal: bool,
    bullet: bool,
}

type Levels = Vec<Option<Level>>;

/// A definition that lists share.
#[derive(Debug)]
struct Definition<'a> {
    levels: Levels,
    /// The style that points to the definition meant, where this one only stands for it.
    linked_style: Option<&'a str>,
}

/// A list that paragraphs name.
#[derive(Debug)]
struct List {
    /// The definition that it counts along with.
    counted_as: String,
    levels: Levels,
    /// The numbers at which this list alone begins.
    starts: Vec<Option<u32>>,
}

/// The numbering properties of a paragraph or style.
#[derive(Debug, Clone, Default)]
struct Reference {
    list: Option<String>,
    level: Option<usize>,
}

impl Reference {
    fn new(properties: Node<'_, '_>) -> Self {
        let Some(numbers) = child(properties, "numPr") else {
            return Self::default();
        };
        Self {
            list: child_value(numbers, "numId").map(str::to_owned),
            level: child_number(numbers, "ilvl"),
        }
    }
}

/// A paragraph style.
#[derive(Debug)]
struct ParagraphStyle {
    based_on: Option<String>,
    reference: Reference,
}

/// The numbering that a paragraph has from its style.
#[derive(Debug, Default)]
struct Inherited {
    reference: Reference,
    /// The style that declares it.
    style: Option<String>,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: HashMap<String, List>,
    styles: HashMap<String, ParagraphStyle>,
    default_style: Option<String>,
    /// The last number of each level, by the definition that is counted.
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    /// Lists, each with a level, whose own starts were used up.
    started: HashSet<(String, usize)>,
}

impl Numbering {
    /// Reads the parts of a document that say how it is numbered.
    pub fn new(numbers: Option<&Document<'_>>, styles: Option<&Document<'_>>) -> Self {
        let mut numbering = Self::default();
        if let Some(styles) = styles {
            numbering.read_styles(styles.root_element());
        }
        if let Some(numbers) = numbers {
            numbering.read_lists(numbers.root_element());
        }
        numbering
    }

    /// Reads which list each paragraph style belongs to, and which style is the default.
    fn read_styles(&mut self, root: Node<'_, '_>) {
        for node in root.children() {
            let Some(id) = attribute(node, "styleId") else {
                continue;
            };

            let properties = child(node, "pPr");
            let style = ParagraphStyle {
                based_on: child_value(node, "basedOn").map(str::to_owned),
                reference: properties.map(Reference::new).unwrap_or_default(),
            };
            self.styles.insert(id.to_owned(), style);

            // Paragraphs that name no style have this one, and its numbers.
            let is_default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
            if is_default && attribute(node, "type") == Some("paragraph") {
                self.default_style = Some(id.to_owned());
            }
        }
    }

    /// Reads the lists, each with the definition that it is counted by.
    fn read_lists(&mut self, root: Node<'_, '_>) {
        let definitions = read_definitions(root);
        let definition_ids: HashMap<&str, &str> = children(root, "num")
            .filter_map(|num| {
                let id = attribute(num, "numId")?;
                Some((id, child_value(num, "abstractNumId")?))
            })
            .collect();

        for num in children(root, "num") {
            let Some(id) = attribute(num, "numId") else {
                continue;
            };

            let Some(&declared) = definition_ids.get(id) else {
                continue;
            };

            // A definition may only point to the style that points to the real one.
            let linked = definitions
                .get(declared)
                .and_then(|definition| self.styles.get(definition.linked_style?))
                .and_then(|style| style.reference.list.as_deref())
                .and_then(|list| definition_ids.get(list).copied());
            let counted_as = linked.unwrap_or(declared);

            let mut list = List {
                counted_as: counted_as.to_owned(),
                levels: match definitions.get(counted_as) {
                    Some(definition) => definition.levels.clone(),
                    None => vec![None; LEVELS],
                },
                starts: vec![None; LEVELS],
            };

            list.apply_overrides(num);
            self.lists.insert(id.to_owned(), list);
        }
    }

    /// Counts a paragraph with these properties; returns its number with what stands behind it, or
    /// `None` if no number is printed.
    pub fn next_number(&mut self, properties: Option<Node<'_, '_>>) -> Option<String> {
        let own = properties.map(Reference::new).unwrap_or_default();
        let style = properties.and_then(|properties| child_value(properties, "pStyle"));
        let inherited = self.inherited(style);

        // What a paragraph says itself comes before what its style says.
        let id = own.list.as_ref().or(inherited.reference.list.as_ref())?;
        let list = self.lists.get(id)?;
        let at = list.level_index(&own, &inherited);
        let level = list.levels.get(at)?.as_ref()?;

        // Lists of one definition share their counters: Word goes on counting across them.
        let counters = self.counters.entry(list.counted_as.clone()).or_default();
        for (index, start) in list.starts.iter().enumerate().take(at + 1) {
            if let Some(start) = start
                && self.started.insert((id.clone(), index))
            {
                // The level itself counts on to its start; one above shows its start.
                counters[index] = start.checked_sub(1).filter(|_| index == at);
            }
        }

        // Bullets are counted too, though not printed: the levels below them begin anew.
        list.count(at, level, counters);
        if level.bullet {
            return None;
        }
        list.printed_number(level, counters)
    }

    /// Returns the numbering of a paragraph style or of what it is based on.
    fn inherited(&self, style: Option<&str>) -> Inherited {
        let mut at = style.or(self.default_style.as_deref());
        // Styles that are based on each other end somewhere.
        for _ in 0..32 {
            let Some(id) = at else { break };
            let Some(style) = self.styles.get(id) else {
                break;
            };

            if style.reference.list.is_some() {
                return Inherited {
                    reference: style.reference.clone(),
                    style: Some(id.to_owned()),
                };
            }

            at = style.based_on.as_deref();
        }

        Inherited::default()
    }
}

impl List {
    /// Reads what this list changes in its definition.
    fn apply_overrides(&mut self, num: Node<'_, '_>) {
        for change in children(num, "lvlOverride") {
            let Some(start) = level_attribute(change).and_then(|at| self.starts.get_mut(at)) else {
                continue;
            };
            *start = child_number(change, "startOverride");
            if let Some(level) = child(change, "lvl") {
                read_level(&mut self.levels, level);
            }
        }
    }

    /// Returns the level, from 0, that a paragraph stands on.
    fn level_index(&self, own: &Reference, inherited: &Inherited) -> usize {
        if own.list.is_some() || own.level.is_some() {
            return own.level.unwrap_or(0);
        }

        // A level that names the style says more than the style, which may name no level.
        let by_style = self.levels.iter().position(|level| {
            level.as_ref().is_some_and(|level| {
                level.paragraph_style.is_some() && level.paragraph_style == inherited.style
            })
        });
        by_style.or(inherited.reference.level).unwrap_or(0)
    }

    /// Counts one paragraph on a level, and lets the levels below it begin anew.
    fn count(&self, at: usize, level: &Level, counters: &mut [Option<u32>; LEVELS]) {
        counters[at] = Some(match counters[at] {
            Some(count) => count.saturating_add(1),
            None => self.starts[at].unwrap_or(level.start),
        });

        for (below, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restart = self.levels[below].as_ref().and_then(|level| level.restart);
            // The level named counts from 1; those above it make this one begin anew as well.
            if restart.is_none_or(|from| at < from) {
                *counter = None;
            }
        }
    }

    /// Fills the numbers of the levels into a pattern; `None` if nothing is printed.
    fn printed_number(&self, level: &Level, counters: &[Option<u32>; LEVELS]) -> Option<String> {
        let mut text = String::new();
        let mut rest = level.pattern.as_str();

        while let Some(percent) = rest.find('%') {
            text.push_str(&rest[..percent]);
            rest = &rest[percent + 1..];

            let digit = rest.bytes().next().filter(|b| (b'1'..=b'9').contains(b));
            // A % without a level behind it is printed as it is.
            let Some(digit) = digit else {
                text.push('%');
                continue;
            };

            rest = &rest[1..];

            let index = usize::from(digit - b'1');
            let Some(named) = self.levels.get(index).and_then(Option::as_ref) else {
                continue;
            };

            // A level above that has not been counted yet shows the number that it would start with.
            let number = counters[index].unwrap_or(named.start);
            // Legal numbering (isLgl) prints the levels above in Arabic digits: 1.2 where they read 一、.
            let style = if level.legal {
                named.style.map(|_| Style::Decimal)
            } else {
                named.style
            };
            text.extend(style.map(|style| style.write(number)));
        }

        text.push_str(rest);

        let text = text.trim();
        (!text.is_empty()).then(|| format!("{text}{}", level.gap))
    }
}

/// Reads the definitions that lists share, by their ids.
fn read_definitions<'a>(root: Node<'a, '_>) -> HashMap<&'a str, Definition<'a>> {
    let mut definitions = HashMap::new();
    for node in children(root, "abstractNum") {
        let Some(id) = attribute(node, "abstractNumId") else {
            continue;
        };

        let mut levels: Levels = vec![None; LEVELS];
        for level in children(node, "lvl") {
            read_level(&mut levels, level);
        }

        // A definition may hold no levels and refer to a style that holds them.
        let linked_style = child_value(node, "numStyleLink");
        definitions.insert(
            id,
            Definition {
                levels,
                linked_style,
            },
        );
    }

    definitions
}

/// Returns the level, from 0, that an element of a list says it is for.
fn level_attribute(node: Node<'_, '_>) -> Option<usize> {
    attribute(node, "ilvl").and_then(|level| level.parse().ok())
}

/// Reads one level of a list into its place; one that a list cannot have is left out.
fn read_level(levels: &mut Levels, node: Node<'_, '_>) {
    let Some(level) = level_attribute(node).and_then(|at| levels.get_mut(at)) else {
        return;
    };

    // A format of its own kind stands beside one that older readers know; that one comes last.
    let mut formats = node
        .descendants()
        .filter(|n| n.tag_name().name() == "numFmt");
    let format = formats
        .next_back()
        .and_then(|format| attribute(format, "val"))
        .unwrap_or("decimal");

    let has_gap = child_value(node, "suff") != Some("nothing");
    let pattern = child_value(node, "lvlText").unwrap_or("");
    *level = Some(Level {
        start: child_number(node, "start").unwrap_or(1),
        style: number_style(format),
        pattern: pattern.chars().take(LONGEST_PATTERN).collect(),
        gap: if has_gap { " " } else { "" },
        paragraph_style: child_value(node, "pStyle").map(str::to_owned),
        restart: child_number(node, "lvlRestart"),
        legal: is_set(Some(node), "isLgl"),
        bullet: format == "bullet",
    });
}

/// Returns the way to write numbers that Word gives this name; `None` if it writes none.
fn number_style(format: &str) -> Option<Style> {
    Some(match format {
        "none" | "bullet" => return None,
        "decimalZero" => Style::DecimalZero,
        "decimalFullWidth" | "decimalFullWidth2" => Style::FullWidth,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Style::Circle,
        "decimalEnclosedParen" => Style::Parenthesis,
        "decimalEnclosedFullstop" => Style::FullStop,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => Style::Chinese,
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            Style::ChineseDigits
        }
        "chineseLegalSimplified" => Style::ChineseLegal,
        "ideographLegalTraditional" => Style::TraditionalLegal,
        "ideographTraditional" => Style::Stems,
        "ideographZodiac" => Style::Branches,
        "lowerLetter" => Style::Letter,
        "upperLetter" => Style::CapitalLetter,
        "lowerRoman" => Style::Roman,
        "upperRoman" => Style::CapitalRoman,
        _ => Style::Decimal,
    })
}
