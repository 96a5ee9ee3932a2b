//! Tables that a plain text draws with bars: rows of Markdown, frames of box-drawing characters, a cell a line.
//!
//! A bar is layout like the frame of a table on a page: it becomes the TAB between two cells, and the lines keep their
//! numbers.

use super::SHARED;

/// How many lines with bars, at least, make a table.
const FEWEST_ROWS: usize = 2;

/// How many lines that end with a bar, one cell each, make a table.
const FEWEST_CELLS: usize = 4;

/// The longest cell of a table with one cell a line, in characters.
const LONGEST_CELL: usize = 200;

/// How far behind the first the column of numbers may stand.
const COLUMN_OF_NUMBERS: usize = 2;

/// How the bars of a line part it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bars {
    /// It has none.
    None,
    /// Nothing but a rule between two rows: |---|---|.
    Rule,
    /// A row of several cells.
    Row {
        /// How many cells there are.
        cells: usize,
    },
    /// One cell with a bar behind it.
    Cell,
}

/// Returns a text in which tables that bars draw have a TAB between their cells.
pub fn without_bars(text: String) -> String {
    if !text.contains(is_bar) {
        return text;
    }

    let lines: Vec<&str> = text.split('\n').collect();
    let mut kinds: Vec<Bars> = lines.iter().map(|line| bars(line)).collect();
    let covered = covered_cells(&lines, &mut kinds);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < lines.len() {
        let end = end_of_table(&kinds, at).unwrap_or(at + 1);
        let is_table = end > at + 1;
        for index in at..end {
            let line = lines[index];
            match kinds[index] {
                _ if !is_table => out.push_str(line),
                Bars::Rule | Bars::None => {}
                Bars::Row { .. } => {
                    out.extend((0..covered[index]).flat_map(|_| [SHARED, '\t']));
                    push_cells(line, &mut out);
                }
                Bars::Cell => out.push_str(cell(line)),
            }
            out.push('\n');
        }
        at = end;
    }
    // The last line of the text has no end.
    out.pop();
    out
}

/// Returns for each line how many cells a merged one above covers at its left, and counts them as cells of it. A row that
/// lacks cells begins with the number behind that of the row before, which stands in the column of numbers.
fn covered_cells(lines: &[&str], kinds: &mut [Bars]) -> Vec<usize> {
    let mut covered = vec![0; lines.len()];
    // The last number of a row, its column, and how many cells its row has.
    let mut last: Option<(u32, usize, usize)> = None;
    for index in 0..lines.len() {
        let Bars::Row { cells: count } = kinds[index] else {
            last = last.filter(|_| kinds[index] == Bars::Rule);
            continue;
        };
        let numbered = cells(lines[index])
            .take(COLUMN_OF_NUMBERS + 1)
            .enumerate()
            .find_map(|(column, cell)| Some((cell.parse::<u32>().ok()?, column)));
        match (numbered, last) {
            (Some((number, 0)), Some((before, column, whole)))
                if column > 0 && number == before + 1 && count + column == whole =>
            {
                covered[index] = column;
                kinds[index] = Bars::Row { cells: whole };
                last = Some((number, column, whole));
            }
            (Some((number, column)), _) => last = Some((number, column, count)),
            (None, _) => last = None,
        }
    }
    covered
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '\u{FF5C}' | '│' | '┃' | '║' | '¦')
}

/// Whether a character draws a rule between rows, or the frame around them.
fn is_rule(c: char) -> bool {
    matches!(c, '-' | ':' | '+' | '=' | '_' | ' ' | '\t' | '\u{3000}')
        || ('\u{2500}'..='\u{257F}').contains(&c)
        || is_bar(c)
}

/// Returns how the bars of a line part it.
fn bars(line: &str) -> Bars {
    let line = line.trim();
    let draws_frame = line.contains(|c| ('\u{2500}'..='\u{257F}').contains(&c));
    if !line.is_empty()
        && line.chars().all(is_rule)
        && (line.contains("--") || draws_frame || line.contains("=="))
    {
        return Bars::Rule;
    }

    let cells = cells(line).count();
    let ends_with_bar = line.ends_with(is_bar);
    match cells {
        1 if !line.contains(is_bar) => Bars::None,
        1 if ends_with_bar && line.chars().count() <= LONGEST_CELL => Bars::Cell,
        0 | 1 => Bars::None,
        cells => Bars::Row { cells },
    }
}

/// Returns the cells of a row; a bar at either end frames it.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    let line = line.trim();
    let line = line.strip_prefix(is_bar).unwrap_or(line);
    let line = line.strip_suffix(is_bar).unwrap_or(line);
    line.split(is_bar).map(str::trim)
}

/// Returns the one cell of a line.
fn cell(line: &str) -> &str {
    line.trim().trim_end_matches(is_bar).trim_end()
}

/// Adds the cells of a row with a TAB between them.
fn push_cells(line: &str, out: &mut String) {
    for (index, cell) in cells(line).enumerate() {
        if index > 0 {
            out.push('\t');
        }
        out.push_str(cell);
    }
}

/// Returns the index behind the table that begins with a line; `None` where none does.
fn end_of_table(kinds: &[Bars], start: usize) -> Option<usize> {
    match kinds[start] {
        Bars::Rule | Bars::Row { .. } => end_of_rows(kinds, start),
        Bars::Cell => {
            let cells = kinds[start..]
                .iter()
                .take_while(|kind| **kind == Bars::Cell);
            let count = cells.count();
            (count >= FEWEST_CELLS).then_some(start + count)
        }
        Bars::None => None,
    }
}

/// Returns the index behind rows that have as many cells as the first, rules between them left out.
fn end_of_rows(kinds: &[Bars], start: usize) -> Option<usize> {
    let mut columns = None;
    let mut rows = 0;
    let mut end = start;
    for (index, kind) in kinds.iter().enumerate().skip(start) {
        match kind {
            Bars::Rule => {}
            Bars::Row { cells } if columns.is_none_or(|columns| columns == *cells) => {
                columns = Some(*cells);
                rows += 1;
            }
            _ => break,
        }
        end = index + 1;
    }
    (rows >= FEWEST_ROWS).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::without_bars;

    #[track_caller]
    fn expect(text: &str, wanted: &str) {
        assert_eq!(without_bars(text.to_owned()), wanted);
    }

    #[test]
    fn rows_of_markdown_are_rows() {
        expect(
            "清单\n| 序号 | 任务 | 责任单位 |\n|---|:--|---|\n| 1 | 铺设步道 | 县住建局 |\n| 2 | 修建公厕 |  |\n完\n",
            "清单\n序号\t任务\t责任单位\n\n1\t铺设步道\t县住建局\n2\t修建公厕\t\n完\n",
        );
        expect("序号 | 任务\n1 | 铺路", "序号\t任务\n1\t铺路");
    }

    #[test]
    fn a_merged_cell_covers_the_first_of_the_rows_below() {
        expect(
            "类别 | 序号 | 任务 |\n民生 | 1 | 铺路 |\n2 | 修桥 |\n交通 | 3 | 修站 |\n4 | 甲 | 乙 | 丙 |",
            "类别\t序号\t任务\n民生\t1\t铺路\n\u{2060}\t2\t修桥\n交通\t3\t修站\n4 | 甲 | 乙 | 丙 |",
        );
    }

    #[test]
    fn a_frame_is_no_text() {
        expect(
            "┌──┬──┐\n│1 │铺路│\n├──┼──┤\n│2 │修桥│\n└──┴──┘",
            "\n1\t铺路\n\n2\t修桥\n",
        );
    }

    #[test]
    fn a_cell_may_be_a_line() {
        expect("序号 |\n任务 |\n1 |\n铺路 |\n完", "序号\n任务\n1\n铺路\n完");
    }

    #[test]
    fn bars_in_other_lines_stay() {
        expect("首页 | 政务公开\n正文\n", "首页 | 政务公开\n正文\n");
        expect("甲 |\n乙 |\n丙", "甲 |\n乙 |\n丙");
    }
}
