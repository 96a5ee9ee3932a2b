//! The numbers that a word processor prints in front of paragraphs and does not keep in their text.

use super::docx::{attr, child, is_set, val};
use super::ordinal::Style;
use roxmltree::{Document, Node};
use std::collections::{HashMap, HashSet};

const LEVELS: usize = 9;

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
    paragraph: Option<String>,
    /// The level, from 1, whose numbers make this one begin anew; 0 for none.
    restart: Option<usize>,
    /// Whether all numbers are Arabic.
    legal: bool,
    bullet: bool,
}

type Levels = Vec<Option<Level>>;

/// A list that paragraphs name.
#[derive(Debug)]
struct List {
    /// The definition that it counts along with.
    counted_as: String,
    levels: Levels,
    starts: Vec<Option<u32>>,
}

/// The numbering properties of a paragraph or style.
#[derive(Debug, Clone, Default)]
struct Reference {
    list: Option<String>,
    level: Option<usize>,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: HashMap<String, List>,
    /// Styles: what they are based on, and their own numbering.
    styles: HashMap<String, (Option<String>, Reference)>,
    default_style: Option<String>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

impl Numbering {
    /// Reads the parts of a document that say how it is numbered.
    pub fn new(numbers: Option<&Document<'_>>, styles: Option<&Document<'_>>) -> Self {
        let mut numbering = Self::default();
        for style in styles.iter().flat_map(|xml| xml.root_element().children()) {
            let Some(id) = attr(style, "styleId") else {
                continue;
            };
            let based = val(style, "basedOn").map(str::to_owned);
            let reference = child(style, "pPr").map(reference).unwrap_or_default();
            numbering.styles.insert(id.to_owned(), (based, reference));
            let default = matches!(attr(style, "default"), Some("1" | "true" | "on"));
            if default && attr(style, "type") == Some("paragraph") {
                numbering.default_style = Some(id.to_owned());
            }
        }
        if let Some(numbers) = numbers {
            numbering.read_lists(numbers.root_element());
        }
        numbering
    }

    fn read_lists(&mut self, root: Node<'_, '_>) {
        let named = |name: &'static str| {
            root.children()
                .filter(move |node| node.tag_name().name() == name)
        };
        let mut abstracts: HashMap<&str, (Levels, Option<&str>)> = HashMap::new();
        for definition in named("abstractNum") {
            let Some(id) = attr(definition, "abstractNumId") else {
                continue;
            };
            let mut levels: Levels = vec![None; LEVELS];
            for level in definition
                .children()
                .filter(|n| n.tag_name().name() == "lvl")
            {
                place(&mut levels, level);
            }
            abstracts.insert(id, (levels, val(definition, "numStyleLink")));
        }
        let defined: HashMap<&str, &str> = named("num")
            .filter_map(|num| Some((attr(num, "numId")?, val(num, "abstractNumId")?)))
            .collect();
        for num in named("num") {
            let Some((id, mut counted_as)) =
                attr(num, "numId").and_then(|id| Some((id, *defined.get(id)?)))
            else {
                continue;
            };
            // A definition may only point to the style that points to the real one.
            if let Some((_, Some(link))) = abstracts.get(counted_as)
                && let Some((_, reference)) = self.styles.get(*link)
                && let Some(real) = reference.list.as_deref().and_then(|list| defined.get(list))
            {
                counted_as = real;
            }
            let mut levels = match abstracts.get(counted_as) {
                Some((levels, _)) => levels.clone(),
                None => vec![None; LEVELS],
            };
            let mut starts = vec![None; LEVELS];
            for change in num
                .children()
                .filter(|n| n.tag_name().name() == "lvlOverride")
            {
                let at = attr(change, "ilvl").and_then(|at| at.parse::<usize>().ok());
                let Some(start) = at.and_then(|at| starts.get_mut(at)) else {
                    continue;
                };
                *start = val(change, "startOverride").and_then(|v| v.parse().ok());
                if let Some(level) = child(change, "lvl") {
                    place(&mut levels, level);
                }
            }
            let list = List {
                counted_as: counted_as.to_owned(),
                levels,
                starts,
            };
            self.lists.insert(id.to_owned(), list);
        }
    }

    /// The number of the next paragraph with these properties, with what stands behind it.
    pub fn next(&mut self, properties: Option<Node<'_, '_>>) -> Option<String> {
        let own = properties.map(reference).unwrap_or_default();
        let style = properties.and_then(|p| val(p, "pStyle"));
        let (inherited, from) = self.inherited(style);
        let id = own.list.clone().or(inherited.list)?;
        let list = self.lists.get(&id)?;
        let by_style = || {
            let of = |level: &Option<Level>| {
                level.as_ref().is_some_and(|level| {
                    level.paragraph.is_some() && level.paragraph.as_deref() == from.as_deref()
                })
            };
            list.levels.iter().position(of)
        };
        let at = own.level.or_else(|| match own.list {
            Some(_) => None,
            None => by_style().or(inherited.level),
        });
        let at = at.unwrap_or(0);
        let level = list.levels.get(at)?.as_ref()?;
        let counters = self.counters.entry(list.counted_as.clone()).or_default();
        for (index, start) in list.starts.iter().enumerate().take(at + 1) {
            if let Some(start) = start
                && self.begun.insert((id.clone(), index))
            {
                // The level itself counts on to its start; one above shows its start.
                counters[index] = start.checked_sub(1).filter(|_| index == at);
            }
        }
        counters[at] = Some(match counters[at] {
            Some(count) => count.saturating_add(1),
            None => list.starts[at].unwrap_or(level.start),
        });
        for (below, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restart = list.levels[below].as_ref().and_then(|level| level.restart);
            // The level named counts from 1; those above it make this one begin anew as well.
            if restart.is_none_or(|from| at < from) {
                *counter = None;
            }
        }
        if level.bullet {
            return None;
        }
        let mut text = String::new();
        let mut rest = level.pattern.as_str();
        while let Some(percent) = rest.find('%') {
            text.push_str(&rest[..percent]);
            rest = &rest[percent + 1..];
            let digit = rest.bytes().next().filter(|b| (b'1'..=b'9').contains(b));
            let Some(digit) = digit else {
                text.push('%');
                continue;
            };
            rest = &rest[1..];
            let index = usize::from(digit - b'1');
            let Some(named) = list.levels.get(index).and_then(Option::as_ref) else {
                continue;
            };
            let number = counters[index].unwrap_or(named.start);
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

    /// The numbering of a paragraph style or of what it is based on, and the style that has it.
    fn inherited(&self, style: Option<&str>) -> (Reference, Option<String>) {
        let mut at = style
            .map(str::to_owned)
            .or_else(|| self.default_style.clone());
        // Styles that are based on each other end somewhere.
        for _ in 0..32 {
            let Some(id) = at else { break };
            let Some((based, reference)) = self.styles.get(&id) else {
                break;
            };
            if reference.list.is_some() {
                return (reference.clone(), Some(id));
            }
            at = based.clone();
        }
        (Reference::default(), None)
    }
}

fn reference(properties: Node<'_, '_>) -> Reference {
    let Some(numbers) = child(properties, "numPr") else {
        return Reference::default();
    };
    Reference {
        list: val(numbers, "numId").map(str::to_owned),
        level: val(numbers, "ilvl").and_then(|level| level.parse().ok()),
    }
}

fn place(levels: &mut Levels, node: Node<'_, '_>) {
    let at = attr(node, "ilvl").and_then(|at| at.parse::<usize>().ok());
    let Some(level) = at.and_then(|at| levels.get_mut(at)) else {
        return;
    };
    // A format of its own kind stands beside one that older readers know; that one comes last.
    let mut formats = node
        .descendants()
        .filter(|n| n.tag_name().name() == "numFmt");
    let format = formats
        .next_back()
        .and_then(|format| attr(format, "val"))
        .unwrap_or("decimal");
    *level = Some(Level {
        start: val(node, "start").and_then(|v| v.parse().ok()).unwrap_or(1),
        style: style(format),
        pattern: val(node, "lvlText").unwrap_or("").to_owned(),
        gap: if val(node, "suff") == Some("nothing") {
            ""
        } else {
            " "
        },
        paragraph: val(node, "pStyle").map(str::to_owned),
        restart: val(node, "lvlRestart").and_then(|v| v.parse().ok()),
        legal: is_set(Some(node), "isLgl"),
        bullet: format == "bullet",
    });
}

fn style(format: &str) -> Option<Style> {
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
        "chineseLegalSimplified" | "ideographLegalTraditional" => Style::ChineseLegal,
        "ideographTraditional" => Style::Stems,
        "ideographZodiac" => Style::Branches,
        "lowerLetter" => Style::Letter,
        "upperLetter" => Style::CapitalLetter,
        "lowerRoman" => Style::Roman,
        "upperRoman" => Style::CapitalRoman,
        _ => Style::Decimal,
    })
}
