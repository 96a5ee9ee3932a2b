//! What is said to people has its words in the catalogues of messages, not in the code.

use super::sources::{Sources, attributes, is_for_tests};
use proc_macro2::TokenTree;
use syn::visit::{self, Visit};

/// Macros that make an error of words.
const ERROR_MACROS: [&str; 3] = ["anyhow", "bail", "ensure"];
/// Methods that put words in front of an error.
const ERROR_METHODS: [&str; 2] = ["context", "with_context"];

/// Reports words that code says past the catalogues. That a diagnostic has a message, not a text, its type sees to.
pub fn words_past_the_catalogues(sources: &Sources) -> Vec<String> {
    let mut offences = Vec::new();
    for (path, file) in sources.files() {
        let mut finder = Finder {
            path,
            offences: &mut offences,
        };
        finder.visit_file(&file.syntax);
    }
    offences
}

struct Finder<'a> {
    path: &'a str,
    offences: &'a mut Vec<String>,
}

impl Finder<'_> {
    fn report(&mut self, line: usize, what: &str) {
        self.offences.push(format!(
            "{}:{line} says words in {what}: write message!(…) and its words into src/base/message",
            self.path
        ));
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        let name = match &*call.func {
            syn::Expr::Path(path) => path.path.segments.last().map(|last| &last.ident),
            _ => None,
        };
        if let (Some(name), Some(syn::Expr::Lit(text))) = (name, call.args.first())
            && name == "verbatim"
            && let syn::Lit::Str(words) = &text.lit
            && words.value().contains(' ')
        {
            self.report(name.span().start().line, "Message::verbatim");
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        if ERROR_METHODS.contains(&name.as_str()) {
            self.report(call.method.span().start().line, &format!(".{name}()"));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if let Some(name) = call.path.segments.last()
            && ERROR_MACROS.contains(&name.ident.to_string().as_str())
        {
            let mut tokens = call.tokens.clone().into_iter();
            if tokens.any(|token| matches!(&token, TokenTree::Literal(text) if text.to_string().starts_with('"'))) {
                self.report(name.ident.span().start().line, &format!("{}!", name.ident));
            }
        }
        visit::visit_macro(self, call);
    }
}
