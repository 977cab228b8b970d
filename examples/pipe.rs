//! Aligns and checks documents that come as JSON Lines: `{"id", "zh", "en"}` in, `{"id", "beads", "findings"}` or `{"id", "error"}` out, in the same order.

mod cli;

use clap::Parser as Arguments;
use cli::{Outcome, Quiet};
use duizhao::align::Aligner;
use duizhao::check::Checker;
use duizhao::corpus::Corpus;
use duizhao::exchange::{findings, jsonl};
use duizhao::parse::Parser;
use duizhao::segment::Segmenter;
use duizhao::text::{Lang, SourceText};
use duizhao::{Error, ErrorKind};
use serde_json::{Map, Value, json};
use std::io::{BufRead, Read, Write};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

/// Aligns and checks documents that come as JSON Lines: one line in, one line out, in the same order, on all cores.
#[derive(Arguments)]
#[command(name = "pipe", version)]
struct Args {
    /// Threads that work; as many as there are cores unless told.
    #[arg(long)]
    threads: Option<usize>,
    /// Documents that may wait, for each thread.
    #[arg(long, default_value_t = 4)]
    waiting: usize,
    #[command(flatten)]
    quiet: Quiet,
}

/// Bytes of a line; a longer one is answered with an error and passed over.
const LONGEST: u64 = 256 << 20;
/// Segments that one side of a document may have.
const MOST: usize = 1_000_000;

/// A line to be worked on, and where its answer goes.
struct Job {
    line: Result<Vec<u8>, String>,
    answer: SyncSender<Vec<u8>>,
}

struct Stages {
    aligner: Aligner,
    checker: Checker,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    if let Some(lexicon) = outcome.take(Corpus::embedded_lexicon()) {
        let stages = Stages { aligner: Aligner::new().lexicon(&lexicon), checker: Checker::new().lexicon(&lexicon) };
        let threads = args.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)).max(1);
        let done = run(&stages, threads, args.waiting.max(1));
        outcome.written(done);
    }
    outcome.code()
}

/// One thread reads, some work, one writes. Answers wait in the order of their lines, so no more than `threads * waiting` documents are held.
fn run(stages: &Stages, threads: usize, waiting: usize) -> std::io::Result<()> {
    thread::scope(|scope| {
        let (jobs, work) = sync_channel::<Job>(threads);
        let (order, answers) = sync_channel::<Receiver<Vec<u8>>>(threads * waiting);
        let work = std::sync::Arc::new(std::sync::Mutex::new(work));
        for _ in 0..threads {
            let work = std::sync::Arc::clone(&work);
            scope.spawn(move || {
                while let Some(job) = work.lock().ok().and_then(|work| work.recv().ok()) {
                    // A writer that has gone away wants no answer.
                    let _ = job.answer.send(answer(stages, job.line));
                }
            });
        }
        let (failed, failure) = channel();
        scope.spawn(move || read(&jobs, &order, &failed));
        let written = write(&answers);
        drop(answers);
        written.and(failure.try_recv().map_or(Ok(()), Err))
    })
}

fn read(jobs: &SyncSender<Job>, order: &SyncSender<Receiver<Vec<u8>>>, failed: &Sender<std::io::Error>) {
    let mut input = std::io::stdin().lock();
    loop {
        let line = match next_line(&mut input) {
            Ok(Some(line)) => line,
            Ok(None) => return,
            Err(error) => return drop(failed.send(error)),
        };
        if line.as_ref().is_ok_and(|line| line.iter().all(u8::is_ascii_whitespace)) {
            continue;
        }
        let (answer, receiver) = sync_channel(1);
        if order.send(receiver).is_err() || jobs.send(Job { line, answer }).is_err() {
            return;
        }
    }
}

/// The next line, or why it cannot be taken; `None` at the end.
fn next_line(input: &mut impl BufRead) -> std::io::Result<Option<Result<Vec<u8>, String>>> {
    let mut line = Vec::new();
    let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') || (read as u64) < LONGEST {
        return Ok(Some(Ok(line)));
    }
    line = Vec::new();
    while input.by_ref().take(1 << 20).read_until(b'\n', &mut line)? > 0 && line.last() != Some(&b'\n') {
        line.clear();
    }
    Ok(Some(Err(format!("wanted at most {LONGEST} bytes in a line, found more"))))
}

fn write(answers: &Receiver<Receiver<Vec<u8>>>) -> std::io::Result<()> {
    let mut out = cli::output();
    for answer in answers {
        let Ok(line) = answer.recv() else { continue };
        cli::open_pipe(out.write_all(&line))?;
    }
    cli::open_pipe(out.flush())
}

/// The answer to one line. Whatever is in it, there is one; a document that the stages cannot bear is answered with an error.
fn answer(stages: &Stages, line: Result<Vec<u8>, String>) -> Vec<u8> {
    let mut id = Value::Null;
    let done = line.and_then(|line| {
        let answered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| document(stages, &line, &mut id)));
        answered.map_err(|_| "the document could not be worked on".to_owned()).and_then(|done| done.map_err(|error| error.to_string()))
    });
    let row = done.unwrap_or_else(|error| json!({"id": id, "error": error}));
    let mut text = row.to_string().into_bytes();
    text.push(b'\n');
    text
}

fn document(stages: &Stages, line: &[u8], id: &mut Value) -> Result<Value, Error> {
    let row: Map<String, Value> = serde_json::from_slice(line)
        .map_err(|error| Error::new(ErrorKind::Format, format!("wanted an object with id, zh and en: {error}")))?;
    *id = row.get("id").cloned().unwrap_or_default();
    let text = |name: &str| match row.get(name) {
        Some(Value::String(text)) => Ok(text.as_str()),
        Some(Value::Null) | None => Ok(""),
        Some(_) => Err(Error::new(ErrorKind::Format, format!("wanted a string in `{name}`"))),
    };
    if !row.contains_key("zh") && !row.contains_key("en") {
        return Err(Error::new(ErrorKind::Format, "wanted `zh` or `en`, found neither"));
    }
    let parse = |text: &str, lang| Parser::new().parse(&SourceText::new(text).in_lang(lang));
    let (zh, en) = (parse(text("zh")?, Lang::Zh), parse(text("en")?, Lang::En));
    let sides = [&zh, &en].map(|side| Segmenter::new().segment(side));
    if let Some(side) = sides.iter().find(|side| side.len() > MOST) {
        return Err(Error::new(ErrorKind::Limit, format!("wanted at most {MOST} segments, found {}; split the text", side.len())));
    }
    let bitext = stages.aligner.align(&sides[0], &sides[1]);
    let found = stages.checker.check(&bitext, &zh, &en);
    let mut beads = Vec::new();
    jsonl::write(&mut beads, &bitext)?;
    let mut rows = Vec::new();
    findings::write(&mut rows, &found, zh.source(), en.source())?;
    let list = |lines: &[u8]| -> Result<Vec<Value>, Error> {
        let values = serde_json::Deserializer::from_slice(lines).into_iter();
        values.collect::<Result<_, _>>().map_err(|error| Error::new(ErrorKind::Format, error.to_string()))
    };
    Ok(json!({"id": id, "beads": list(&beads)?, "findings": list(&rows)?}))
}
