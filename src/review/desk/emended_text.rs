//! The text of a source as declared emendations read it, to be imported anew.

use crate::base::source::Source;
use crate::intake::archive::Text;
use crate::plan::Emendation;

/// Returns a text in which the readings of emendations stand for what was found; its lines keep their numbers.
pub fn emended_text(text: &Text, emendations: &[Emendation]) -> Text {
    let source = &text.source;
    let mut lines: Vec<String> = source.text().split('\n').map(str::to_owned).collect();
    for emendation in emendations {
        let index = (emendation.line as usize).wrapping_sub(1);
        if let Some(line) = lines.get_mut(index) {
            *line = emended_line(line, emendation);
        }
    }
    Text {
        source: Source::new(source.name(), lines.join("\n")),
        ..text.clone()
    }
}

fn emended_line(line: &str, emendation: &Emendation) -> String {
    let (found, reading) = (emendation.found.as_str(), emendation.reading.as_str());
    if found.is_empty() {
        return line.to_owned();
    }
    let Some(nth) = emendation.nth else {
        return line.replace(found, reading);
    };
    let place = line
        .match_indices(found)
        .nth((nth as usize).wrapping_sub(1));
    match place {
        Some((at, _)) => [&line[..at], reading, &line[at + found.len()..]].concat(),
        None => line.to_owned(),
    }
}
