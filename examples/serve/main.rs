//! Serves aligned instruments as a site and as JSON: `serve [--corpus DIR] [--addr 127.0.0.1:7878]`.

#[path = "../cli/mod.rs"]
mod cli;

mod api;
mod compare;
mod download;
mod guard;
mod layout;
mod library;
mod own;
mod provision;
mod read;
mod search;

use clap::Parser as Arguments;
use cli::{Outcome, Quiet};
use duizhao::{Error, ErrorKind};
use library::Library;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Serves aligned instruments as a site and as JSON.
#[derive(Arguments)]
#[command(name = "serve", version)]
struct Args {
    /// A folder of bitexts with a manifest, instead of the embedded corpus.
    #[arg(long)]
    corpus: Option<PathBuf>,
    /// Where to listen; only this machine can reach the default.
    #[arg(long, default_value = "127.0.0.1:7878")]
    addr: SocketAddr,
    /// Requests that are answered at once; one more is told to come back.
    #[arg(long, default_value = "64", value_parser = clap::value_parser!(u16).range(1..))]
    at_once: u16,
    /// Seconds that an answer may take.
    #[arg(long, default_value = "20", value_parser = clap::value_parser!(u16).range(1..))]
    seconds: u16,
    #[command(flatten)]
    quiet: Quiet,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    let Some(library) = outcome.take(Library::open(args.corpus.as_deref())) else { return outcome.code() };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(usize::from(args.at_once) + 8).build();
    let Some(runtime) = outcome.take(runtime.map_err(Error::from)) else { return outcome.code() };
    let limits = guard::Limits::new(usize::from(args.at_once), Duration::from_secs(u64::from(args.seconds)));
    let served = runtime.block_on(serve(args.addr, guard::Site::new(Arc::new(library), limits), &outcome));
    outcome.take(served);
    // What still computes for a request that has timed out is not waited for.
    runtime.shutdown_timeout(Duration::from_secs(1));
    outcome.code()
}

async fn serve(addr: SocketAddr, site: guard::Site, outcome: &Outcome) -> Result<(), Error> {
    let taken = |error: std::io::Error| Error::new(ErrorKind::Io, format!("cannot listen on {addr}")).caused_by(error);
    let listener = tokio::net::TcpListener::bind(addr).await.map_err(taken)?;
    let local = listener.local_addr().map_err(taken)?;
    outcome.notice(format_args!("http://{local}"));
    let (stopped, mut stop) = tokio::sync::watch::channel(false);
    tokio::spawn(async move {
        guard::asked_to_stop().await;
        // Nobody is left to hear it when the server has ended by itself.
        let _ = stopped.send(true);
    });
    let mut late = stop.clone();
    let served = axum::serve(listener, guard::routes(site)).with_graceful_shutdown(async move {
        let _ = stop.wait_for(|stopped| *stopped).await;
    });
    tokio::select! {
        served = async { served.await } => served.map_err(Error::from),
        // Open answers get ten seconds.
        () = async { let _ = late.wait_for(|stopped| *stopped).await; tokio::time::sleep(Duration::from_secs(10)).await } => Ok(()),
    }
}
