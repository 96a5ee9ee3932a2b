//! What the instructions of a page draw.

use super::super::paged::{Area, Marks, Matrix, Path};
use super::bounds::{DEEPEST, MOST_GLYPHS, MOST_OPERATORS};
use super::font::Font;
use super::layers::Layers;
use super::text_state::TextState;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use std::collections::HashMap;
use std::rc::Rc;

/// How many fonts a document may have.
const MOST_FONTS: usize = 1_000;

/// How many states a page may keep to go back to.
const MOST_STATES: usize = 1_000;

/// A document that draws more than any that people read.
#[derive(Debug)]
pub struct TooMuch;

/// What all pages of a document share.
#[derive(Debug, Default)]
pub struct Shared {
    /// The fonts that were read, by where they stand in the file.
    fonts: HashMap<usize, Rc<Font>>,
    operators: usize,
    glyphs: usize,
}

impl Shared {
    fn spend(&mut self, operators: usize) -> Result<(), TooMuch> {
        self.operators = self.operators.saturating_add(operators);
        match self.operators <= MOST_OPERATORS {
            true => Ok(()),
            false => Err(TooMuch),
        }
    }

    fn font(&mut self, dict: &Dict<'_>) -> Result<Rc<Font>, TooMuch> {
        let key = dict.data().as_ptr() as usize;
        if let Some(font) = self.fonts.get(&key) {
            return Ok(Rc::clone(font));
        }
        if self.fonts.len() >= MOST_FONTS {
            return Err(TooMuch);
        }
        let font = Rc::new(Font::new(dict));
        self.fonts.insert(key, Rc::clone(&font));
        Ok(font)
    }
}

/// Returns the marks on a page.
///
/// # Errors
/// A page that draws more than any that people read.
pub fn marks_of(page: &Page<'_>, layers: &Layers, shared: &mut Shared) -> Result<Marks, TooMuch> {
    let (width, height) = page.render_dimensions();
    let mut reader = Reader {
        shared,
        layers,
        marks: Marks {
            width: f64::from(width),
            height: f64::from(height),
            ..Marks::default()
        },
        state: State {
            matrix: Matrix(page.initial_transform(true).as_coeffs()),
            text: TextState::default(),
        },
        kept: Vec::new(),
        path: Path::default(),
        marked: Vec::new(),
    };
    if let Some(data) = page.page_stream() {
        reader.draw(data, page.resources(), 0)?;
    }
    Ok(reader.marks)
}

/// What drawing goes by.
#[derive(Debug, Clone)]
struct State {
    /// From what is drawn to the page.
    matrix: Matrix,
    text: TextState,
}

struct Reader<'r> {
    shared: &'r mut Shared,
    layers: &'r Layers,
    marks: Marks,
    state: State,
    kept: Vec<State>,
    path: Path,
    /// For each part that is marked, whether nobody sees it.
    marked: Vec<bool>,
}

impl Reader<'_> {
    /// Draws what instructions say.
    fn draw(
        &mut self,
        data: &[u8],
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), TooMuch> {
        self.shared.spend(data.len() / 64)?;
        let mut operations = TypedIter::new(data);
        while let Some(operation) = operations.next() {
            self.shared.spend(1)?;
            match operation {
                Op::SaveState(_) if self.kept.len() < MOST_STATES => {
                    self.kept.push(self.state.clone());
                }
                Op::RestoreState(_) => {
                    if let Some(state) = self.kept.pop() {
                        self.state = state;
                    }
                }
                Op::Transform(m) => {
                    let own = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                    self.state.matrix = own.then(self.state.matrix);
                }
                Op::XObject(object) => self.draw_object(object.0, resources, depth)?,
                Op::InlineImage(_) => self.add_picture(),
                Op::BeginMarkedContent(_) => self.marked.push(false),
                Op::BeginMarkedContentWithProperties(part) => {
                    let is_layer = part.0.as_ref() == b"OC";
                    let is_off = is_layer
                        && matches!(part.1, Object::Name(name)
                            if self.layers.is_off(&resources.properties, name.as_ref()));
                    self.marked.push(is_off);
                }
                Op::EndMarkedContent(_) => drop(self.marked.pop()),
                operation => {
                    if !self.draw_path(&operation) {
                        self.draw_text(&operation, resources)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Draws on a path; returns whether the instruction was about one.
    fn draw_path(&mut self, operation: &Op<'_, '_>) -> bool {
        let (path, matrix) = (&mut self.path, &self.state.matrix);
        let is_unseen = self.marked.contains(&true);
        match operation {
            Op::MoveTo(to) => path.move_to(matrix, point(to.0, to.1)),
            Op::LineTo(to) => path.line_to(matrix, point(to.0, to.1)),
            Op::CubicTo(to) => path.curve_to(matrix, point(to.4, to.5)),
            Op::CubicStartTo(to) => path.curve_to(matrix, point(to.2, to.3)),
            Op::CubicEndTo(to) => path.curve_to(matrix, point(to.2, to.3)),
            Op::ClosePath(_) => path.close(),
            Op::RectPath(r) => path.rectangle(matrix, [r.0, r.1, r.2, r.3].map(|n| n.as_f64())),
            Op::EndPath(_) => path.forget(),
            Op::StrokePath(_) | Op::CloseAndStrokePath(_) if is_unseen => path.forget(),
            Op::StrokePath(_) => path.stroke(&mut self.marks),
            Op::CloseAndStrokePath(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => {
                path.close();
                path.stroke(&mut self.marks);
            }
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => match is_unseen {
                true => path.forget(),
                false => path.fill(&mut self.marks),
            },
            _ => return false,
        }
        true
    }

    /// Sets and shows text.
    fn draw_text(
        &mut self,
        operation: &Op<'_, '_>,
        resources: &Resources<'_>,
    ) -> Result<(), TooMuch> {
        let text = &mut self.state.text;
        match operation {
            Op::BeginText(_) => text.begin(Matrix::IDENTITY),
            Op::CharacterSpacing(n) => text.character_space = n.0.as_f64(),
            Op::WordSpacing(n) => text.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => text.stretch = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => text.leading = n.0.as_f64(),
            Op::TextRise(n) => text.rise = n.0.as_f64(),
            Op::TextRenderingMode(n) => text.mode = n.0.as_f64() as i32,
            Op::TextFont(font) => {
                text.size = font.1.as_f64();
                let dict = resources.get_font(font.0);
                text.font = dict.map(|dict| self.shared.font(&dict)).transpose()?;
            }
            Op::SetGraphicsState(name) => self.set_state(name.0, resources)?,
            Op::NextLine(by) => text.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                text.leading = -by.1.as_f64();
                text.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::SetTextMatrix(m) => text.begin(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLineUsingLeading(_) => text.next_line(0.0, -text.leading),
            Op::ShowText(shown) => self.show(shown.0.as_bytes())?,
            Op::NextLineAndShowText(shown) => {
                text.next_line(0.0, -text.leading);
                self.show(shown.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(shown) => {
                text.word_space = shown.0.as_f64();
                text.character_space = shown.1.as_f64();
                text.next_line(0.0, -text.leading);
                self.show(shown.2.as_bytes())?;
            }
            Op::ShowTexts(parts) => {
                for part in parts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(shown) => self.show(shown.as_bytes())?,
                        Object::Number(by) => self.state.text.adjust(by.as_f64()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes the font that a state names, if it names one.
    fn set_state(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Result<(), TooMuch> {
        let font = resources.get_ext_g_state(name);
        let Some(font) = font.and_then(|state| state.get::<Array<'_>>("Font")) else {
            return Ok(());
        };
        let mut parts = font.iter::<Object<'_>>();
        if let (Some(Object::Dict(dict)), Some(Object::Number(size))) = (parts.next(), parts.next())
        {
            self.state.text.size = size.as_f64();
            self.state.text.font = Some(self.shared.font(&dict)?);
        }
        Ok(())
    }

    /// Shows a text.
    fn show(&mut self, bytes: &[u8]) -> Result<(), TooMuch> {
        let Some(font) = self.state.text.font.clone() else {
            return Ok(());
        };
        let codes = font.codes(bytes);
        self.shared.glyphs = self.shared.glyphs.saturating_add(codes.len());
        if self.shared.glyphs > MOST_GLYPHS {
            return Err(TooMuch);
        }

        let is_off = self.marked.contains(&true);
        for code in codes {
            let placed = self
                .state
                .text
                .place(code, font.is_vertical(), &self.state.matrix);
            let glyph = placed.glyph;
            match (placed.is_seen && !is_off, placed.is_upright) {
                (false, _) => self.marks.add_hidden(&glyph.text),
                (true, false) => self.marks.add_turned(&glyph.text),
                (true, true) => self.marks.add_glyph(glyph),
            }
        }
        Ok(())
    }

    /// Draws an object of its own: a picture, or more instructions.
    fn draw_object(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), TooMuch> {
        let Some(object) = resources.get_x_object(name) else {
            return Ok(());
        };
        let dict = object.dict();
        match dict
            .get::<Name<'_>>("Subtype")
            .as_ref()
            .map(|kind| kind.as_ref())
        {
            Some(b"Image") => self.add_picture(),
            Some(b"Form") if depth < DEEPEST => self.draw_form(&object, resources, depth)?,
            _ => {}
        }
        Ok(())
    }

    fn draw_form(
        &mut self,
        form: &Stream<'_>,
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), TooMuch> {
        let dict = form.dict();
        // Whatever comes of it, unfolding it again and again takes its time.
        self.shared.spend(form.raw_data().len() / 8)?;
        let Ok(data) = form.decoded_data() else {
            return Ok(());
        };

        let (state, kept) = (self.state.clone(), self.kept.len());
        let marked = self.marked.len();
        if let Some(own) = dict.get::<[f32; 6]>("Matrix") {
            self.state.matrix = Matrix(own.map(f64::from)).then(self.state.matrix);
        }
        self.marked.push(self.layers.is_off(dict, b"OC"));
        match dict.get::<Dict<'_>>("Resources") {
            Some(own) => self.draw(&data, &Resources::new(own), depth + 1)?,
            None => self.draw(&data, resources, depth + 1)?,
        }
        self.marked.truncate(marked);
        self.kept.truncate(kept);
        self.state = state;
        Ok(())
    }

    /// Notes a picture, which fills the unit square of what is drawn.
    fn add_picture(&mut self) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let corners = corners.map(|corner| self.state.matrix.apply(corner));
        let area = Area::around(&corners);
        if !self.marked.contains(&true) {
            self.marks.pictures.extend(area);
        }
    }
}

fn point(x: Number, y: Number) -> (f64, f64) {
    (x.as_f64(), y.as_f64())
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}
