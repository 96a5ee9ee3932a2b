//! Reads a workbook in XML.

use super::super::format;
use super::super::lines::Lines;
use super::super::loss::{Loss, LossKind};
use super::super::ooxml::package::{Package, Relation};
use super::super::ooxml::xml::{attribute, child, children, parse_xml, words_in};
use super::super::text::Text;
use super::cells::{Shelf, read_cells};
use super::date::Epoch;
use super::layout::{TooLarge, write_sheet};
use super::reference::area;
use super::strings::{CellText, rich_text};
use super::styles::Styles;
use super::worksheet::{Area, Worksheet, loss};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use roxmltree::{Document, Node};

/// How many sheets a workbook may have.
pub const MOST_SHEETS: usize = 256;

/// How many merged cells are read of a sheet.
const MOST_MERGED: usize = 200_000;

/// Reads a workbook whose main part lies at a path.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read(name: &str, package: &mut Package<'_>, main: &str) -> Result<Text, Box<Diagnostic>> {
    let relations = package.relations(main)?;
    let book = package
        .part(main)?
        .ok_or_else(|| format::damaged_archive(name))?;
    let book = parse_xml(name, &book)?;

    let (strings, styles) = (
        read_strings(name, package, &relations)?,
        read_styles(name, package, &relations)?,
    );
    let mut shelf = Shelf::new(strings, styles, epoch(&book));
    let mut lines = Lines::default();
    let sheets = child(book.root_element(), "sheets");
    let sheets: Vec<Node<'_, '_>> = sheets.map_or_else(Vec::new, |sheets| {
        children(sheets, "sheet").take(MOST_SHEETS + 1).collect()
    });
    if sheets.len() > MOST_SHEETS {
        return Err(too_large(name));
    }

    let several = sheets.len() > 1;
    for sheet in sheets {
        let id = attribute(sheet, "id").unwrap_or_default();
        let Some(relation) = relations.iter().find(|relation| relation.id == id) else {
            continue;
        };
        let mut read = read_sheet(name, package, relation, &mut shelf)?;
        read.name = attribute(sheet, "name").unwrap_or_default().to_owned();
        read.is_hidden = attribute(sheet, "state").is_some_and(|state| state != "visible");
        if several && !read.is_hidden && !read.cells.is_empty() {
            read.losses.push(loss(LossKind::SheetName, &read.name));
        }
        write_sheet(read, &mut lines).map_err(|TooLarge| too_large(name))?;
    }

    text_of(name, lines)
}

/// Returns the lines of all sheets as a text.
///
/// # Errors
/// `unreadable-format` where there are none.
pub fn text_of(name: &str, lines: Lines) -> Result<Text, Box<Diagnostic>> {
    let (text, losses) = lines.into_text();
    if text.is_empty() {
        let help = message!("if-it-shows-pictures-of-pages-find");
        return Err(format::unreadable(
            name,
            message!("a-spreadsheet-without-text"),
            help,
        ));
    }
    Ok(Text::with_tables(Source::new(name, text), losses))
}

/// Returns the error for a workbook that is no table of tasks.
pub fn too_large(name: &str) -> Box<Diagnostic> {
    let help = message!("copy-the-rows-of-the-plan-into");
    format::unreadable(
        name,
        message!("a-spreadsheet-with-more-cells-than-any"),
        help,
    )
}

/// Returns from which day the dates of a workbook are counted.
fn epoch(book: &Document<'_>) -> Epoch {
    let properties = child(book.root_element(), "workbookPr");
    let counted = properties.and_then(|properties| attribute(properties, "date1904"));
    match counted {
        Some("1" | "true") => Epoch::Year1904,
        _ => Epoch::Year1900,
    }
}

/// Returns the texts that cells name by number.
fn read_strings(
    name: &str,
    package: &mut Package<'_>,
    relations: &[Relation],
) -> Result<Vec<CellText>, Box<Diagnostic>> {
    let Some(part) = part_of(package, relations, "sharedStrings")? else {
        return Ok(Vec::new());
    };
    let part = parse_xml(name, &part)?;
    Ok(children(part.root_element(), "si").map(rich_text).collect())
}

fn read_styles(
    name: &str,
    package: &mut Package<'_>,
    relations: &[Relation],
) -> Result<Styles, Box<Diagnostic>> {
    let Some(part) = part_of(package, relations, "styles")? else {
        return Ok(Styles::default());
    };
    Ok(Styles::new(&parse_xml(name, &part)?))
}

fn part_of(
    package: &mut Package<'_>,
    relations: &[Relation],
    kind: &str,
) -> Result<Option<String>, Box<Diagnostic>> {
    let relation = relations.iter().find(|relation| relation.kind == kind);
    match relation {
        Some(relation) => package.part(&relation.target),
        None => Ok(None),
    }
}

/// Reads a sheet; one that is a chart has no cells.
fn read_sheet(
    name: &str,
    package: &mut Package<'_>,
    relation: &Relation,
    shelf: &mut Shelf,
) -> Result<Worksheet, Box<Diagnostic>> {
    let mut sheet = Worksheet::default();
    if relation.kind != "worksheet" {
        sheet.losses.push(loss(LossKind::Embedded, &relation.kind));
        return Ok(sheet);
    }
    let Some(part) = package.part(&relation.target)? else {
        return Ok(sheet);
    };
    let part = parse_xml(name, &part)?;
    let root = part.root_element();

    sheet.hidden_columns = hidden_columns(root);
    sheet.merged = merged(root).ok_or_else(|| too_large(name))?;
    read_cells(root, shelf, &mut sheet).map_err(|TooLarge| too_large(name))?;
    sheet.losses.extend(headers(root));
    for relation in package.relations(&relation.target)? {
        sheet.losses.extend(lost_beside(name, package, &relation)?);
    }
    Ok(sheet)
}

/// Returns the columns that are hidden, or have no width.
fn hidden_columns(root: Node<'_, '_>) -> Vec<(u32, u32)> {
    let columns = child(root, "cols").into_iter();
    let columns = columns.flat_map(|columns| children(columns, "col"));
    let hidden = columns.filter_map(|column| {
        let number = |name: &str| attribute(column, name)?.parse::<u32>().ok();
        let is_hidden = matches!(attribute(column, "hidden"), Some("1" | "true"))
            || attribute(column, "width").is_some_and(|width| width.parse() == Ok(0.0));
        let first = number("min")?.checked_sub(1)?;
        is_hidden.then_some((first, number("max")?.saturating_sub(1)))
    });
    hidden.collect()
}

/// Returns the merged cells; nothing where there are more than anybody merges.
fn merged(root: Node<'_, '_>) -> Option<Vec<Area>> {
    let list = child(root, "mergeCells").into_iter();
    let list = list.flat_map(|list| children(list, "mergeCell"));
    let areas: Vec<Area> = list
        .take(MOST_MERGED + 1)
        .filter_map(|cell| area(attribute(cell, "ref")?))
        .collect();
    (areas.len() <= MOST_MERGED).then_some(areas)
}

/// Returns the headers and footers that hold more than the number of the page.
fn headers(root: Node<'_, '_>) -> Vec<Loss> {
    let parts = child(root, "headerFooter").into_iter();
    let parts = parts.flat_map(|part| part.children());
    let words = parts.filter_map(|part| part.text()).map(str::trim);
    let has_words = |text: &&str| text.chars().any(crate::base::text::is_han);
    let is_counted = |text: &&str| !text.contains("&P") || text.chars().count() > 12;
    words
        .filter(has_words)
        .filter(is_counted)
        .map(|text| loss(LossKind::HeaderOrFooter, text))
        .collect()
}

/// Returns what a part beside a sheet says that is not read: comments, drawings, other documents.
fn lost_beside(
    name: &str,
    package: &mut Package<'_>,
    relation: &Relation,
) -> Result<Vec<Loss>, Box<Diagnostic>> {
    let kind = match relation.kind.as_str() {
        "comments" => LossKind::Comment,
        "drawing" => LossKind::Picture,
        "oleObject" | "package" => return Ok(vec![loss(LossKind::Embedded, &relation.target)]),
        _ => return Ok(Vec::new()),
    };
    let Some(part) = package.part(&relation.target)? else {
        return Ok(Vec::new());
    };
    let part = parse_xml(name, &part)?;
    let root = part.root_element();
    if kind == LossKind::Comment {
        let comments = root
            .descendants()
            .filter(|node| node.tag_name().name() == "comment");
        return Ok(comments.map(|node| loss(kind, &words_in(node))).collect());
    }

    let anchors = root.children().filter(Node::is_element);
    let lost = anchors.map(|anchor| {
        let is_picture = anchor
            .descendants()
            .any(|node| node.tag_name().name() == "pic");
        match is_picture {
            true => loss(LossKind::Picture, ""),
            false => loss(LossKind::Embedded, &words_in(anchor)),
        }
    });
    Ok(lost.collect())
}
