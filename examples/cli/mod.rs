//! What the example binaries have in common: arguments, input, output, messages and exit codes.
#![allow(dead_code)] // each binary uses its own part

pub mod columns;
pub mod exchange;
pub mod progress;

use clap::Parser;
use duizhao::align::Linker;
use duizhao::bitext::{Bitext, Link};
#[cfg(feature = "corpus")]
use duizhao::corpus::Corpus;
use duizhao::instrument::Notice;
#[cfg(feature = "corpus")]
use duizhao::lexicon::Lexicon;
use duizhao::read::Reader;
use duizhao::text::{Lang, SourceText};
use duizhao::{Error, ErrorKind};
use std::fmt::Display;
use std::io::{self, BufWriter};
use std::path::PathBuf;
use std::process::ExitCode;

/// Whether messages are held back.
#[derive(clap::Args, Clone, Copy)]
pub struct Quiet {
    /// Print no notices.
    #[arg(long)]
    quiet: bool,
}

/// The arguments of the call; a wrong call ends here with exit code 2, `--help` with 0.
pub fn arguments<A: Parser>() -> A {
    A::parse()
}

/// Standard output, buffered.
pub fn output() -> BufWriter<io::Stdout> {
    BufWriter::new(io::stdout())
}

/// Reads a file, or standard input for `-`, and says what of it was left out.
pub fn read_noting(file: &str, lang: Option<Lang>) -> Result<(SourceText, Vec<Notice>), Error> {
    let reader = lang.map_or_else(Reader::new, |lang| Reader::new().lang(lang));
    if file != "-" {
        return reader.open_noting(file);
    }
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes).map_err(|error| Error::from(error).path("-"))?;
    reader.read_noting(&bytes).map_err(|error| error.path("-"))
}

/// As [`read_noting`], the text alone.
pub fn read(file: &str, lang: Option<Lang>) -> Result<SourceText, Error> {
    read_noting(file, lang).map(|(source, _)| source)
}

/// The text of a file that is no law, such as JSON Lines.
pub fn read_raw(file: &str) -> Result<String, Error> {
    let bytes = match file {
        "-" => {
            let mut bytes = Vec::new();
            io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes).map(|_| bytes)
        }
        _ => std::fs::read(file),
    };
    let bytes = bytes.map_err(|error| Error::from(error).path(file))?;
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        Error::new(ErrorKind::Encoding, "wanted UTF-8").byte(byte).path(file)
    })
}

/// As [`read_noting`], and an error for a file with nothing in it.
pub fn read_some(file: &str) -> Result<(SourceText, Vec<Notice>), Error> {
    let (source, notices) = read_noting(file, None)?;
    match source.as_str().trim().is_empty() {
        true => Err(Error::new(ErrorKind::Format, "wanted text, found an empty file").path(file)),
        false => Ok((source, notices)),
    }
}

/// The embedded lexicon, with the terms and words of files.
#[cfg(feature = "corpus")]
pub fn lexicon(files: &[PathBuf]) -> Result<Lexicon, Error> {
    let mut lexicon = Corpus::embedded_lexicon()?;
    for path in files {
        lexicon.extend(&exchange::lexicon(path).map_err(|error| error.path(path))?);
    }
    Ok(lexicon)
}

/// Bytes of a text above which its words are not linked: that takes as much as the product of both lengths.
const LINKED: usize = 6_000;

/// The links between the words of each unit of a bitext, in order.
pub fn links(linker: &Linker, bitext: &Bitext) -> Vec<Vec<Link>> {
    let short = |zh: &str, en: &str| !zh.is_empty() && zh.len() <= LINKED && en.len() <= LINKED;
    let links = |zh: &str, en: &str| if short(zh, en) { linker.links(zh, en) } else { Vec::new() };
    bitext.units().map(|unit| links(&unit.zh(), &unit.en())).collect()
}

/// What has gone wrong so far.
pub struct Outcome {
    quiet: Quiet,
    failed: bool,
}

impl Outcome {
    pub fn new(quiet: Quiet) -> Self {
        Self { quiet, failed: false }
    }

    /// The value, or a message about the error.
    pub fn take<T>(&mut self, result: Result<T, Error>) -> Option<T> {
        result.map_err(|error| self.fail(&error)).ok()
    }

    /// Reports what could not be done.
    pub fn fail(&mut self, error: impl Display) {
        self.failed = true;
        eprintln!("error: {}", plain(&error.to_string()));
    }

    /// Reports what looked odd.
    pub fn notice(&self, notice: impl Display) {
        if !self.quiet.quiet {
            eprintln!("note: {}", plain(&notice.to_string()));
        }
    }

    /// Looks at what writing gave. A reader that has gone away ends the program in silence.
    pub fn written(&mut self, result: io::Result<()>) {
        if let Err(error) = open_pipe(result) {
            self.fail(error);
        }
    }

    /// 0, or 2 when an input or the call was bad.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(if self.failed { 2 } else { 0 })
    }

    /// As [`Outcome::code`], and `otherwise` where nothing failed.
    pub fn code_or(&self, otherwise: u8) -> ExitCode {
        if self.failed { self.code() } else { ExitCode::from(otherwise) }
    }
}

/// What writing gave, for a reader that is still there; the program ends in silence where it has gone away.
pub fn open_pipe(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        result => result,
    }
}

/// Text for a terminal: control characters, which could move the cursor, change colours or turn the direction of writing, become visible signs.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if is_unsafe(c) && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c }).collect()
}

/// As [`plain`], on one line.
pub fn line(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_whitespace() {
                ' '
            } else if is_unsafe(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The first `most` cells of a text, on one line.
pub fn shortened(text: &str, most: usize) -> String {
    columns::shortened(&line(text), most)
}

/// Whether and how text is set off on a terminal.
#[derive(Clone, Copy)]
pub struct Style {
    coloured: bool,
}

impl Style {
    /// No colours.
    pub fn plain() -> Self {
        Self { coloured: false }
    }

    /// Colours where standard output is a terminal and `NO_COLOR` is not set.
    pub fn of_output() -> Self {
        let choice = anstream::AutoStream::choice(&std::io::stdout());
        Self { coloured: choice != anstream::ColorChoice::Never }
    }

    /// Set back: what is not the text itself.
    pub fn quiet(self, text: &str) -> String {
        self.styled(text, anstyle::Style::new().dimmed())
    }

    /// Set off: a match; between asterisks where there are no colours.
    pub fn strong(self, text: &str) -> String {
        match self.coloured {
            true => self.styled(text, anstyle::AnsiColor::Yellow.on_default().bold()),
            false => format!("**{text}**"),
        }
    }

    /// A heading.
    pub fn heading(self, text: &str) -> String {
        self.styled(text, anstyle::Style::new().bold())
    }

    fn styled(self, text: &str, style: anstyle::Style) -> String {
        if self.coloured { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
