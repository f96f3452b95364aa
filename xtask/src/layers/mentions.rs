//! The paths that a source file mentions, wherever they stand: in a `use`, a type, a call or a macro.

use super::tokens::{Kind, Token};

/// A path inside the app's crate, from the crate's root, and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub path: Vec<String>,
    pub line: usize,
}

/// The module that a file of `src/` is: `src/features/me.rs` and `src/features/me/mod.rs` are both `features::me`.
pub fn module_of(file: &str) -> Vec<String> {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    let mut parts: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    // Each binary is the root of a crate of its own, and sees the library as `zhihui`.
    let is_root = parts.len() == 1 && ["lib", "main"].contains(&parts[0].as_str());
    if is_root || parts[0] == "bin" {
        return Vec::new();
    }
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// Every path that begins with `crate`, `zhihui`, `self` or `super`, made absolute.
pub fn in_tokens(tokens: &[Token], module: &[String]) -> Vec<Mention> {
    let mut reader = Reader { tokens, at: 0, module: module.to_vec(), braces: Vec::new(), found: Vec::new() };
    reader.read();
    reader.found
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    /// The module that the reader is in: the file's own, and those written out inside it.
    module: Vec<String>,
    /// For each open brace whether it opened a module.
    braces: Vec<bool>,
    found: Vec<Mention>,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some(token) = self.tokens.get(self.at) {
            match &token.kind {
                Kind::Word(word) if word == "mod" && self.opens_module() => {
                    self.module.extend(self.word_at(self.at + 1));
                    self.braces.push(true);
                    self.at += 3;
                }
                Kind::Word(_) if self.begins_path() => self.read_from_head(),
                Kind::Sign('{') => self.step_with(|reader| reader.braces.push(false)),
                Kind::Sign('}') => self.step_with(|reader| {
                    if reader.braces.pop() == Some(true) {
                        reader.module.pop();
                    }
                }),
                _ => self.at += 1,
            }
        }
    }

    fn step_with(&mut self, action: impl FnOnce(&mut Self)) {
        action(self);
        self.at += 1;
    }

    fn word_at(&self, at: usize) -> Option<String> {
        self.tokens.get(at)?.word().map(str::to_owned)
    }

    fn is_separator(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::PathSeparator)
    }

    fn opens_module(&self) -> bool {
        self.word_at(self.at + 1).is_some() && self.tokens.get(self.at + 2).is_some_and(|token| token.is('{'))
    }

    /// A word with `::` behind it and none before it.
    fn begins_path(&self) -> bool {
        self.is_separator(self.at + 1) && (self.at == 0 || !self.is_separator(self.at - 1))
    }

    fn read_from_head(&mut self) {
        let base = match self.word_at(self.at).as_deref() {
            Some("crate" | "zhihui") => Some(Vec::new()),
            Some("self") => Some(self.module.clone()),
            Some("super") => Some(parent(&self.module)),
            _ => None,
        };
        self.at += 2;
        if let Some(base) = base {
            self.read_tree(base);
        }
    }

    /// Reads what stands behind a `::`: a name, a group, a star. Notes each path at its end.
    fn read_tree(&mut self, mut path: Vec<String>) {
        let Some(token) = self.tokens.get(self.at) else { return };
        let line = token.line;
        match &token.kind {
            Kind::Sign('{') => self.read_group(path),
            Kind::Word(word) if word == "super" && self.is_separator(self.at + 1) => {
                self.at += 2;
                self.read_tree(parent(&path));
            }
            Kind::Word(word) => {
                if word != "self" {
                    path.push(word.clone());
                }
                self.at += 1;
                if self.is_separator(self.at) && !self.tokens.get(self.at + 1).is_some_and(|token| token.is('<')) {
                    self.at += 1;
                    self.read_tree(path);
                } else {
                    self.found.push(Mention { path, line });
                }
            }
            _ => {
                if token.is('*') {
                    path.push("*".to_owned());
                    self.at += 1;
                }
                self.found.push(Mention { path, line });
            }
        }
    }

    fn read_group(&mut self, base: Vec<String>) {
        self.at += 1;
        while let Some(token) = self.tokens.get(self.at) {
            match &token.kind {
                Kind::Sign('}') => {
                    self.at += 1;
                    return;
                }
                Kind::Sign(',') => self.at += 1,
                Kind::Word(word) if word == "as" => self.at += 2,
                _ => {
                    let before = self.at;
                    self.read_tree(base.clone());
                    // Something that is no path, as in a macro's pattern: step over it.
                    self.at = self.at.max(before + 1);
                }
            }
        }
    }
}

fn parent(module: &[String]) -> Vec<String> {
    module[..module.len().saturating_sub(1)].to_vec()
}
