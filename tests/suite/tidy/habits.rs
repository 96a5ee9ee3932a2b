//! How files and functions look. Each check returns one sentence for each offence.

use super::sources::{Sources, attributes, is_for_tests};
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// A function that a file defines, the tests in it left out.
pub struct Function {
    /// The file, below `src/`.
    pub file: String,
    /// Its name.
    pub name: String,
    /// The line of `fn`, counted from 1.
    first: usize,
    /// The line of the brace that closes it.
    last: usize,
    /// How many of the lines between are blank.
    pub blank: usize,
}

impl Function {
    /// Returns how many lines it has, from `fn` to the brace that closes it.
    pub fn lines(&self) -> usize {
        self.last - self.first + 1
    }

    /// Returns how many lines stand between its first and its last.
    pub fn lines_within(&self) -> usize {
        self.lines().saturating_sub(2)
    }
}

/// Returns all functions of a tree.
pub fn functions(sources: &Sources) -> Vec<Function> {
    let mut all = Vec::new();
    for (path, file) in sources.files() {
        let mut finder = FunctionFinder {
            path,
            lines: file.text.lines().collect(),
            found: &mut all,
        };
        finder.visit_file(&file.syntax);
    }
    all
}

/// Reports functions that are longer than a number of lines.
pub fn long_functions(functions: &[Function], most: usize) -> Vec<String> {
    let mut long: Vec<&Function> = functions
        .iter()
        .filter(|function| function.lines() > most)
        .collect();
    long.sort_by_key(|function| std::cmp::Reverse(function.lines()));
    long.iter()
        .map(|function| {
            format!(
                "{}:{} `{}` has {} lines; more than {most} want to be two functions",
                function.file,
                function.first,
                function.name,
                function.lines()
            )
        })
        .collect()
}

/// Returns which share of the lines in functions of at least so many lines is blank, from 0 to 1.
pub fn share_of_blank_lines(functions: &[Function], at_least: usize) -> f64 {
    let (mut blank, mut all) = (0, 0);
    for function in functions {
        if function.lines() >= at_least {
            blank += function.blank;
            all += function.lines_within();
        }
    }
    blank as f64 / all.max(1) as f64
}

/// Reports files that do not say at their beginning what they are for, and those that grew too long.
pub fn badly_shaped_files(sources: &Sources, most: usize) -> Vec<String> {
    let mut offences = Vec::new();
    for (path, file) in sources.files() {
        if !file.text.starts_with("//! ") {
            offences.push(format!("{path} opens with no //! line"));
        }
        let lines = file.text.lines().count();
        if lines > most {
            offences.push(format!("{path}: {lines} lines want to be two files"));
        }
    }
    offences
}

/// Reports words that code, tests in it left out, does not use: those that end a program in a panic, and globals.
pub fn forbidden_words(sources: &Sources) -> Vec<String> {
    let mut offences = Vec::new();
    for (path, file) in sources.files() {
        let mut finder = WordFinder {
            path,
            offences: &mut offences,
        };
        finder.visit_file(&file.syntax);
    }
    offences
}

/// Methods that panic on what is missing.
const PANICKING_METHODS: [&str; 4] = ["unwrap", "expect", "unwrap_err", "expect_err"];
/// Macros that panic or abort, and those that make globals.
const FORBIDDEN_MACROS: [&str; 6] = [
    "panic",
    "unreachable",
    "todo",
    "unimplemented",
    "thread_local",
    "lazy_static",
];

struct FunctionFinder<'a> {
    path: &'a str,
    lines: Vec<&'a str>,
    found: &'a mut Vec<Function>,
}

impl FunctionFinder<'_> {
    fn add(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let first = signature.fn_token.span.start().line;
        let last = body.brace_token.span.close().end().line;
        let within = self.lines.get(first..last - 1).unwrap_or_default();
        self.found.push(Function {
            file: self.path.to_owned(),
            name: signature.ident.to_string(),
            first,
            last,
            blank: within.iter().filter(|line| line.trim().is_empty()).count(),
        });
    }
}

impl<'ast> Visit<'ast> for FunctionFinder<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.add(&function.sig, &function.block);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            self.add(&function.sig, &function.block);
        }
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.add(&function.sig, body);
        }
    }
}

struct WordFinder<'a> {
    path: &'a str,
    offences: &'a mut Vec<String>,
}

impl WordFinder<'_> {
    fn report(&mut self, word: &str, at: &proc_macro2::Ident) {
        let line = at.span().start().line;
        self.offences
            .push(format!("{}:{line} uses {word}", self.path));
    }

    /// Looks through a macro call, whose words only the macro understands.
    fn look_through(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            let before = index.checked_sub(1).map(|index| &tokens[index]);
            let is = |token: Option<&TokenTree>, sign: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
            match token {
                TokenTree::Group(group) => self.look_through(group.stream()),
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    if is(before, '.') && PANICKING_METHODS.contains(&word.as_str()) {
                        self.report(&format!(".{word}()"), ident);
                    }
                    if is(tokens.get(index + 1), '!') && FORBIDDEN_MACROS.contains(&word.as_str()) {
                        self.report(&format!("{word}!"), ident);
                    }
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for WordFinder<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let method = call.method.to_string();
        if PANICKING_METHODS.contains(&method.as_str()) {
            self.report(&format!(".{method}()"), &call.method);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        let mut cells = CellFinder(false);
        cells.visit_type(&item.ty);
        if cells.0 || matches!(item.mutability, syn::StaticMutability::Mut(_)) {
            self.report("a global that changes", &item.ident);
        }
        visit::visit_item_static(self, item);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if let Some(name) = call.path.get_ident()
            && FORBIDDEN_MACROS.contains(&name.to_string().as_str())
        {
            self.report(&format!("{name}!"), name);
        }
        self.look_through(call.tokens.clone());
        visit::visit_macro(self, call);
    }
}

/// Finds types whose values change behind a shared reference.
struct CellFinder(bool);

impl<'ast> Visit<'ast> for CellFinder {
    fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
        let name = segment.ident.to_string();
        let cells = ["Cell", "RefCell", "Mutex", "RwLock"];
        let changes =
            name.ends_with("Lock") || name.ends_with("Cell") || name.starts_with("Atomic");
        // What is computed once, from what the program carries, never changes.
        let is_constant = name == "LazyLock";
        self.0 |= !is_constant && (changes || cells.contains(&name.as_str()));
        visit::visit_path_segment(self, segment);
    }
}
