//! Bytes of files, some of them lost, doubled, moved or made up.

use fastrand::Rng;

/// What formats are made of.
const PIECES: [&str; 36] = [
    "<",
    ">",
    "</p>",
    "<table>",
    "<td rowspan=99>",
    "<!--",
    "-->",
    "<script>",
    "&#x",
    "&amp;",
    "]]>",
    "<![CDATA[",
    "<w:p>",
    "<w:t>",
    "xmlns:w=",
    "PK\u{3}\u{4}",
    "\0",
    "\u{FEFF}",
    "\u{202E}",
    "\u{2028}",
    "\r\n",
    "+++\n",
    "```toml task\n",
    "```",
    "#### ",
    "> ",
    "{#",
    "[[",
    "]]",
    "[a.b]\n",
    "= ",
    "\"\"\"",
    "\\u{110000}",
    "1979-05-27T07:32:00Z",
    "一、",
    "责任单位:",
];
/// How many changes a text suffers at most.
const CHANGES: usize = 8;

/// Returns bytes with some of them changed.
pub fn mangled(random: &mut Rng, samples: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = samples[random.usize(0..samples.len())].clone();
    for _ in 0..random.usize(1..=CHANGES) {
        let (a, b) = (random.usize(0..=bytes.len()), random.usize(0..=bytes.len()));
        let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 200));
        match random.u8(0..7) {
            0 => drop(bytes.drain(from..to)),
            1 => bytes.splice(b..b, bytes[from..to].to_vec()).for_each(drop),
            2 => bytes.truncate(b.max(1)),
            3 if from < bytes.len() => bytes[from] = random.u8(..),
            4 => {
                let other = &samples[random.usize(0..samples.len())];
                let part = random.usize(0..=other.len());
                bytes.splice(a..a, other[part..other.len().min(part + 200)].to_vec());
            }
            _ => {
                let piece = PIECES[random.usize(0..PIECES.len())].as_bytes();
                bytes.splice(a..a, piece.repeat(random.usize(1..4)));
            }
        }
    }
    bytes
}

/// Returns a text with some pieces of formats put into it.
pub fn sprinkled(random: &mut Rng, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let often = random.u32(20..400);
    for c in text.chars() {
        out.push(c);
        if random.u32(..often) == 0 {
            out.push_str(PIECES[random.usize(0..PIECES.len())]);
        }
    }
    out
}
