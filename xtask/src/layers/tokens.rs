//! Rust source as words, `::` and punctuation: without comments, strings and characters, which may say anything.

/// A token and the line it begins on, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub line: usize,
}

/// What the layer rules can tell apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// An identifier, keyword, lifetime or number.
    Word(String),
    /// `::`
    PathSeparator,
    /// Any other character.
    Sign(char),
}

impl Token {
    /// The word, when it is one.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether this is that character.
    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// Splits a source file.
pub fn read(source: &str) -> Vec<Token> {
    let letters: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(&letter) = letters.get(at) {
        let end = match letter {
            '/' if letters.get(at + 1) == Some(&'/') => end_of_line(&letters, at),
            '/' if letters.get(at + 1) == Some(&'*') => end_of_block_comment(&letters, at),
            '"' => end_of_string(&letters, at + 1),
            '\'' => end_of_character_or_tick(&letters, at),
            _ if is_word(letter) => {
                let end = end_of_word(&letters, at);
                match end_of_prefixed_string(&letters, at, end) {
                    Some(end_of_literal) => end_of_literal,
                    None => {
                        let word = letters[at..end].iter().collect();
                        tokens.push(Token { kind: Kind::Word(word), line });
                        end
                    }
                }
            }
            ':' if letters.get(at + 1) == Some(&':') => {
                tokens.push(Token { kind: Kind::PathSeparator, line });
                at + 2
            }
            _ => {
                if !letter.is_whitespace() {
                    tokens.push(Token { kind: Kind::Sign(letter), line });
                }
                at + 1
            }
        };
        line += letters[at..end.min(letters.len())].iter().filter(|letter| **letter == '\n').count();
        at = end;
    }
    tokens
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn end_of_word(letters: &[char], from: usize) -> usize {
    from + letters[from..].iter().take_while(|letter| is_word(**letter)).count()
}

fn end_of_line(letters: &[char], from: usize) -> usize {
    from + letters[from..].iter().take_while(|letter| **letter != '\n').count()
}

/// Block comments nest in Rust.
fn end_of_block_comment(letters: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0_usize);
    while at < letters.len() {
        match (letters[at], letters.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// From behind the opening quotation mark to behind the closing one.
fn end_of_string(letters: &[char], mut at: usize) -> usize {
    while let Some(letter) = letters.get(at) {
        match letter {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// `r"…"`, `r#"…"#`, `b"…"`, `br#"…"#`, `c"…"`, `cr"…"`: the end of the literal whose prefix is the word before `end`.
fn end_of_prefixed_string(letters: &[char], start: usize, end: usize) -> Option<usize> {
    let prefix: String = letters[start..end].iter().collect();
    match prefix.as_str() {
        "b" | "c" if letters.get(end) == Some(&'"') => Some(end_of_string(letters, end + 1)),
        "r" | "br" | "cr" => {
            let hashes = letters[end..].iter().take_while(|letter| **letter == '#').count();
            // A raw identifier such as r#type has a hash and no quotation mark.
            (letters.get(end + hashes) == Some(&'"')).then(|| end_of_raw_string(letters, end + hashes + 1, hashes))
        }
        _ => None,
    }
}

fn end_of_raw_string(letters: &[char], from: usize, hashes: usize) -> usize {
    let closes = |at: usize| {
        letters[at] == '"' && letters[at + 1..].iter().take(hashes).filter(|l| **l == '#').count() == hashes
    };
    (from..letters.len()).find(|at| closes(*at)).map_or(letters.len(), |at| at + 1 + hashes)
}

/// `'x'` and `'\n'` are skipped whole; of a lifetime only the tick, so that its name stays a word.
fn end_of_character_or_tick(letters: &[char], from: usize) -> usize {
    match (letters.get(from + 1), letters.get(from + 2)) {
        (Some('\\'), _) => {
            let end = (from + 3..letters.len()).find(|at| letters[*at] == '\'');
            end.map_or(letters.len(), |at| at + 1)
        }
        (Some(_), Some('\'')) => from + 3,
        _ => from + 1,
    }
}
