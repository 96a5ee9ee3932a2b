//! The modules of a source tree, and which uses what of which: `use` and paths are followed to the file that
//! defines the name, also through what others pass on (`pub use`).

use super::sources::{SourceFile, Sources, attributes, is_for_tests};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

/// A module by its place in `Modules::all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModuleId(usize);

/// A module, the tests in it left out.
#[derive(Debug)]
pub struct Module {
    /// Its names from the root of the crate; empty for the root itself.
    pub path: Vec<String>,
    /// The file that it stands in, below `src/`.
    pub file: String,
    parent: Option<ModuleId>,
    /// The modules that it declares, in that order.
    pub children: Vec<(String, ModuleId)>,
    /// The names that it defines itself.
    items: BTreeSet<String>,
    imports: Vec<Import>,
    mentions: Vec<Mention>,
}

impl Module {
    /// Returns its name as it is written in code.
    pub fn name(&self) -> String {
        self.path.join("::")
    }

    /// Tells whether it is the module of this path, or lies in it.
    pub fn is_in(&self, path: &[&str]) -> bool {
        self.path.len() >= path.len() && self.path.iter().zip(path).all(|(own, other)| own == other)
    }
}

/// One name, or a `*`, of a `use`.
#[derive(Debug)]
struct Import {
    path: Vec<String>,
    /// The name by which the module knows it; nothing for a `*`.
    name: Option<String>,
    /// Whether it is passed on: `pub use`, also `pub(crate)`.
    passed_on: bool,
    line: usize,
}

/// A path in code: `crate::a::f`, `Type`, `module::f`.
#[derive(Debug)]
struct Mention {
    path: Vec<String>,
    line: usize,
}

/// A use of a name of one module by another.
#[derive(Debug, Clone)]
pub struct Dependency {
    /// Who uses it.
    pub from: ModuleId,
    /// Where it is defined.
    pub to: ModuleId,
    /// What is used; nothing where it is the module itself.
    pub item: Option<String>,
    /// Where it is used: a line of the file of `from`.
    pub line: usize,
}

/// What a path leads to.
#[derive(Debug, Clone)]
struct Target {
    module: ModuleId,
    item: Option<String>,
}

/// Imports are followed from module to module; longer chains than this go in a circle.
const LONGEST_CHAIN: usize = 12;

/// All modules of a crate.
pub struct Modules {
    all: Vec<Module>,
}

impl Modules {
    /// Reads the modules that `lib.rs` declares, and those that they declare.
    pub fn read(sources: &Sources) -> Self {
        let mut modules = Self { all: Vec::new() };
        let root = sources.get("lib.rs").expect("a tree has a lib.rs");
        modules.add(sources, Vec::new(), "lib.rs", None, &root.syntax.items);
        modules
    }

    /// Adds a module with the modules that it declares.
    fn add(
        &mut self,
        sources: &Sources,
        path: Vec<String>,
        file: &str,
        parent: Option<ModuleId>,
        items: &[syn::Item],
    ) -> ModuleId {
        let id = ModuleId(self.all.len());
        let mut reader = Reader::default();
        for item in items {
            reader.visit_item(item);
        }
        self.all.push(Module {
            path: path.clone(),
            file: file.to_owned(),
            parent,
            children: Vec::new(),
            items: items.iter().filter_map(defined_name).collect(),
            imports: reader.imports,
            mentions: reader.mentions,
        });

        for item in items {
            let syn::Item::Mod(declared) = item else {
                continue;
            };
            if is_for_tests(&declared.attrs) {
                continue;
            }
            let name = declared.ident.to_string();
            let mut below = path.clone();
            below.push(name.clone());

            // A module that is written out where it is declared, or a file of its own.
            let child = if let Some((_, items)) = &declared.content {
                self.add(sources, below, file, Some(id), items)
            } else {
                let (path, file) = file_of_module(sources, &below);
                self.add(sources, below, &path, Some(id), &file.syntax.items)
            };
            self.all[id.0].children.push((name, child));
        }
        id
    }

    /// Returns all modules.
    pub fn all(&self) -> &[Module] {
        &self.all
    }

    /// Returns a module by its id.
    pub fn get(&self, id: ModuleId) -> &Module {
        &self.all[id.0]
    }

    /// Returns the names that a module declares, in that order.
    pub fn order(&self, path: &[String]) -> Vec<&str> {
        let module = self.all.iter().find(|module| module.path == path);
        let children = module.map_or(&[][..], |module| &module.children);
        children.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Returns each use of a name of one module by another.
    ///
    /// A module that passes on names of those that it declares does not depend on them for that: it is their door.
    pub fn dependencies(&self) -> Vec<Dependency> {
        let mut found = Vec::new();
        for (index, module) in self.all.iter().enumerate() {
            let from = ModuleId(index);
            let imports = module.imports.iter().filter_map(|import| {
                let target = self.resolve(from, &import.path, 0)?;
                let path: Vec<&str> = module.path.iter().map(String::as_str).collect();
                let door = import.passed_on && self.get(target.module).is_in(&path);
                (!door).then_some((target, import.line))
            });
            let mentions = module.mentions.iter().filter_map(|mention| {
                let target = self.resolve(from, &mention.path, 0)?;
                target.item.is_some().then_some((target, mention.line))
            });
            for (target, line) in imports.chain(mentions) {
                if target.module != from {
                    found.push(Dependency {
                        from,
                        to: target.module,
                        item: target.item,
                        line,
                    });
                }
            }
        }
        found
    }

    /// Returns what a path in a module leads to; nothing for paths that leave the crate and for local names.
    fn resolve(&self, module: ModuleId, path: &[String], chain: usize) -> Option<Target> {
        let start = |module| Target { module, item: None };
        let (first, mut rest) = path.split_first()?;
        let mut target = match first.as_str() {
            "crate" => start(ModuleId(0)),
            "self" => start(module),
            "super" => start(self.get(module).parent?),
            name => self.look_up(module, name, chain)?,
        };

        // Only at the beginning: self::super::super::…
        while let Some((_, further)) = rest.split_first().filter(|(one, _)| *one == "super") {
            target = start(self.get(target.module).parent?);
            rest = further;
        }

        for name in rest {
            if target.item.is_some() {
                break; // What belongs to an item, such as a variant, stands where the item does.
            }
            let further = self.look_up(target.module, name, chain);
            target = further.unwrap_or_else(|| Target {
                module: target.module,
                item: Some(name.clone()), // Defined by a macro.
            });
        }
        Some(target)
    }

    /// Returns what a name means in a module.
    fn look_up(&self, id: ModuleId, name: &str, chain: usize) -> Option<Target> {
        if chain > LONGEST_CHAIN {
            return None;
        }
        let module = self.get(id);
        if module.items.contains(name) {
            return Some(Target {
                module: id,
                item: Some(name.to_owned()),
            });
        }
        if let Some((_, child)) = module.children.iter().find(|(own, _)| own == name) {
            return Some(Target {
                module: *child,
                item: None,
            });
        }

        let own = |import: &&Import| import.name.as_deref() == Some(name);
        if let Some(import) = module.imports.iter().find(own) {
            // `use tempfile;` names another crate, not itself.
            let itself = import.path.len() == 1 && import.path[0] == name;
            return if itself {
                None
            } else {
                self.resolve(id, &import.path, chain + 1)
            };
        }
        let all = module.imports.iter().filter(|import| import.name.is_none());
        all.filter_map(|import| self.resolve(id, &import.path, chain + 1))
            .filter(|target| target.item.is_none() && target.module != id)
            .find_map(|target| self.look_up(target.module, name, chain + 1))
    }

    /// Returns which file uses which, each with a use that shows it.
    pub fn between_files(&self) -> BTreeMap<(&str, &str), Dependency> {
        let mut edges = BTreeMap::new();
        for dependency in self.dependencies() {
            let from = self.get(dependency.from).file.as_str();
            let to = self.get(dependency.to).file.as_str();
            if from != to {
                edges.entry((from, to)).or_insert(dependency);
            }
        }
        edges
    }
}

/// Returns the file of a module, with its path.
fn file_of_module<'a>(sources: &'a Sources, module: &[String]) -> (String, &'a SourceFile) {
    let stem = module.join("/");
    let names = [format!("{stem}.rs"), format!("{stem}/mod.rs")];
    names
        .into_iter()
        .find_map(|name| sources.get(&name).map(|file| (name, file)))
        .unwrap_or_else(|| panic!("the module {stem} has no file"))
}

/// Returns the name that an item defines.
fn defined_name(item: &syn::Item) -> Option<String> {
    if is_for_tests(attributes(item)) {
        return None;
    }
    let ident = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// Collects the imports and the paths of one module; modules in it are read on their own.
#[derive(Default)]
struct Reader {
    imports: Vec<Import>,
    mentions: Vec<Mention>,
}

impl Reader {
    /// Adds what a `use` names, each name on its own.
    fn add_use(&mut self, tree: &syn::UseTree, before: &[String], passed_on: bool) {
        let with = |ident: &syn::Ident| {
            let mut path = before.to_vec();
            path.push(ident.to_string());
            path
        };
        match tree {
            syn::UseTree::Path(tree) => self.add_use(&tree.tree, &with(&tree.ident), passed_on),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(tree, before, passed_on);
                }
            }
            // `a::{self, …}` is a itself.
            syn::UseTree::Name(tree) if tree.ident == "self" => {
                let name = before.last().cloned();
                self.add_import(before.to_vec(), name, passed_on, &tree.ident);
            }
            syn::UseTree::Name(tree) => {
                let name = Some(tree.ident.to_string());
                self.add_import(with(&tree.ident), name, passed_on, &tree.ident);
            }
            syn::UseTree::Rename(tree) => {
                let path = if tree.ident == "self" {
                    before.to_vec()
                } else {
                    with(&tree.ident)
                };
                let name = Some(tree.rename.to_string());
                self.add_import(path, name, passed_on, &tree.ident);
            }
            syn::UseTree::Glob(tree) => {
                let line = tree.star_token.spans[0].start().line;
                self.imports.push(Import {
                    path: before.to_vec(),
                    name: None,
                    passed_on,
                    line,
                });
            }
        }
    }

    fn add_import(
        &mut self,
        path: Vec<String>,
        name: Option<String>,
        passed_on: bool,
        at: &syn::Ident,
    ) {
        self.imports.push(Import {
            path,
            name,
            passed_on,
            line: at.span().start().line,
        });
    }

    fn add_mention(&mut self, path: Vec<String>, line: usize) {
        self.mentions.push(Mention { path, line });
    }

    /// Adds the paths within a macro call, whose words only the macro understands.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons, mut after_dot) = (0, 0, false);
        let mut call = false;
        for token in tokens {
            match &token {
                TokenTree::Ident(ident) if colons == 2 && !path.is_empty() => {
                    path.push(ident.to_string());
                    colons = 0;
                    continue;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && colons < 2 => {
                    colons += 1;
                    continue;
                }
                TokenTree::Group(_) => call = true,
                _ => {}
            }
            self.end_path(&mut path, line, call);
            (colons, call) = (0, false);
            match token {
                TokenTree::Ident(ident) if !after_dot => {
                    line = ident.span().start().line;
                    path.push(ident.to_string());
                }
                TokenTree::Group(group) => self.add_tokens(group.stream()),
                TokenTree::Punct(ref punct) => {
                    after_dot = punct.as_char() == '.';
                    continue;
                }
                _ => {}
            }
            after_dot = false;
        }
        self.end_path(&mut path, line, false);
    }

    fn end_path(&mut self, path: &mut Vec<String>, line: usize, call: bool) {
        let path = std::mem::take(path);
        if may_leave(&path, call) {
            self.add_mention(path, line);
        }
    }
}

/// Tells whether a path may name something of another module: a single word that begins small and is not called is
/// a variable.
fn may_leave(path: &[String], call: bool) -> bool {
    match path {
        [] => false,
        [word] => call || word.starts_with(char::is_uppercase),
        _ => true,
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_for_tests(attributes(item)) && !matches!(item, syn::Item::Mod(_)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let passed_on = !matches!(item.vis, syn::Visibility::Inherited);
        self.add_use(&item.tree, &[], passed_on);
    }

    /// A visibility such as `pub(in crate::a)` is no use of anything.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(function) = &*call.func
            && let Some(name) = function.path.get_ident()
        {
            self.add_mention(vec![name.to_string()], name.span().start().line);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        if path.leading_colon.is_none() && may_leave(&names, false) {
            let line = path.segments[0].ident.span().start().line;
            self.add_mention(names, line);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_macro(self, call);
        self.add_tokens(call.tokens.clone());
    }
}
