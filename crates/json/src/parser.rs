use crate::map::Map;
use crate::misfit::Misfit;
use crate::number::Number;
use crate::value::Value;

/// Arrays and objects lie within each other no deeper than this.
const DEPTH: u8 = 127;

/// What is wrong where the parser stands.
type Wrong = &'static str;

/// RFC 8259 to the letter, and of a text's escapes only those that make characters.
pub(crate) fn parse(text: &str) -> Result<Value, Misfit> {
    let mut parser = Parser { text, at: 0 };
    parser.whole().map_err(|wrong| parser.misfit(wrong))
}

struct Parser<'t> {
    text: &'t str,
    /// The byte that is looked at.
    at: usize,
}

impl<'t> Parser<'t> {
    fn whole(&mut self) -> Result<Value, Wrong> {
        let value = self.value(DEPTH)?;
        if self.ahead().is_none() { Ok(value) } else { Err("trailing characters") }
    }

    #[cold]
    fn misfit(&self, wrong: Wrong) -> Misfit {
        let wrong = if self.at < self.text.len() { wrong } else { "the text breaks off" };
        let (mut line, mut column) = (1_u64, 1_u64);
        for byte in self.since(0).bytes() {
            match byte {
                b'\n' => (line, column) = (line + 1, 1),
                // Of a letter with several bytes the first one counts.
                0x80..0xc0 => {}
                _ => column += 1,
            }
        }
        Misfit::of_text([wrong, " at line ", &line.to_string(), " column ", &column.to_string()].concat())
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte behind blanks.
    #[inline(never)]
    fn ahead(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Whether the next byte is this one; then it is gone by.
    #[inline(never)]
    fn passes(&mut self, byte: u8) -> bool {
        let is_there = self.byte() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    /// What was gone by.
    #[inline(never)]
    fn since(&self, from: usize) -> &'t str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: u8) -> Result<Value, Wrong> {
        match self.ahead() {
            Some(b'{') => self.object(depth).map(Value::Object),
            Some(b'[') => self.array(depth).map(Value::Array),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            _ => Err("expected a value"),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Wrong> {
        if word.bytes().all(|byte| self.passes(byte)) { Ok(value) } else { Err("expected a value") }
    }

    fn array(&mut self, depth: u8) -> Result<Vec<Value>, Wrong> {
        let depth = self.deeper(depth)?;
        let mut items = Vec::new();
        if self.ends(b']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth)?);
            if self.ends(b']') {
                return Ok(items);
            }
            if !self.passes(b',') {
                return Err("expected `,` or `]`");
            }
        }
    }

    fn object(&mut self, depth: u8) -> Result<Map, Wrong> {
        let depth = self.deeper(depth)?;
        let mut fields = Map::new();
        // Comparing each name with all before it would let a long object freeze the app.
        let mut prints = Vec::new();
        if self.ends(b'}') {
            return Ok(fields);
        }
        loop {
            if self.ahead() != Some(b'"') {
                return Err("expected a name in quotes");
            }
            let name = self.string()?;
            if !self.ends(b':') {
                return Err("expected `:`");
            }
            let print = print(&name);
            let value = self.value(depth)?;
            if prints.contains(&print) {
                fields.insert(name, value);
            } else {
                prints.push(print);
                fields.push(name, value);
            }
            if self.ends(b'}') {
                return Ok(fields);
            }
            if !self.passes(b',') {
                return Err("expected `,` or `}`");
            }
        }
    }

    /// Goes by a bracket.
    fn deeper(&mut self, depth: u8) -> Result<u8, Wrong> {
        self.at += 1;
        depth.checked_sub(1).ok_or("nested too deep")
    }

    fn ends(&mut self, byte: u8) -> bool {
        self.ahead();
        self.passes(byte)
    }

    fn number(&mut self) -> Result<Number, Wrong> {
        let from = self.at;
        self.passes(b'-');
        if !self.passes(b'0') {
            self.digits()?;
        }
        if self.passes(b'.') {
            self.digits()?;
        }
        if self.passes(b'e') || self.passes(b'E') {
            let _ = self.passes(b'+') || self.passes(b'-');
            self.digits()?;
        }
        Ok(Number::of_text(self.since(from)))
    }

    /// One digit at least.
    fn digits(&mut self) -> Result<(), Wrong> {
        let from = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at > from { Ok(()) } else { Err("expected a digit") }
    }

    #[inline(never)]
    fn string(&mut self) -> Result<String, Wrong> {
        self.at += 1;
        let mut made = String::new();
        let mut from = self.at;
        loop {
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => {
                    made.push_str(self.since(from));
                    self.at += 1;
                    made.push(self.escaped()?);
                    from = self.at;
                }
                Some(b' '..) => self.at += 1,
                _ => return Err("a control character in a text"),
            }
        }
        made.push_str(self.since(from));
        self.at += 1;
        Ok(made)
    }

    /// What a backslash and the letter at hand stand for.
    fn escaped(&mut self) -> Result<char, Wrong> {
        let plain = match self.byte() {
            Some(b'u') => return self.unicode(),
            Some(letter @ (b'"' | b'\\' | b'/')) => letter,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            _ => return Err("invalid escape"),
        };
        self.at += 1;
        Ok(char::from(plain))
    }

    /// A character by its code, or by the two surrogates that UTF-16 writes it with.
    fn unicode(&mut self) -> Result<char, Wrong> {
        let mut code = self.hex()?;
        if code >> 10 == 0xd800 >> 10 && self.passes(b'\\') {
            let second = self.hex()?;
            code = if second >> 10 == 0xdc00 >> 10 { 0x1_0000 + ((code & 0x3ff) << 10 | second & 0x3ff) } else { code };
        }
        char::from_u32(code).ok_or("half of a character")
    }

    /// `u` and four digits.
    fn hex(&mut self) -> Result<u32, Wrong> {
        let mut code = 0;
        if !self.passes(b'u') {
            return Err("half of a character");
        }
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16)).ok_or("invalid escape")?;
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }
}

/// FNV-1a.
#[inline(never)]
fn print(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |print, byte| (print ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
