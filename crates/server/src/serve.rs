//! Running the server: open the data, listen, stop cleanly.

use std::future::{Future, IntoFuture};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use tokio::net::TcpListener;

use crate::announce::announce;
use crate::clock::Clock;
use crate::config::Config;
use crate::sms::Gateway;
use crate::state::{AppState, Limits, StateError};
use crate::{Extras, db, headers, migration, purge, router, seed};

/// How long requests that are being answered get to finish after the signal.
const GRACE: Duration = Duration::from_secs(10);
/// How long connections on which nothing is asked get to close.
const IDLE_GRACE: Duration = Duration::from_millis(500);

/// Why the server could not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("the data folder cannot be made: {0}")]
    Folder(std::io::Error),
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    #[error("the app's folder {0} has no index.html")]
    Dist(String),
    #[error(transparent)]
    State(#[from] StateError),
    #[error(transparent)]
    Seed(#[from] seed::SeedError),
    #[error("the connection loop ended: {0}")]
    Loop(std::io::Error),
    #[error("signals cannot be heard: {0}")]
    Signals(std::io::Error),
}

impl From<sea_orm::DbErr> for ServeError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::State(error.into())
    }
}

/// Serves until Ctrl-C or SIGTERM.
pub async fn serve(config: Config) -> Result<(), ServeError> {
    headers::check();
    let stop = stop_signal()?;
    if let Some(folder) = &config.data {
        make_private(folder).map_err(ServeError::Folder)?;
    }
    if let Some(dist) = config.dist.as_deref().filter(|dist| !dist.join("index.html").is_file()) {
        return Err(ServeError::Dist(dist.display().to_string()));
    }
    let database = db::open(&config.store).await?;
    migration::migrate(&database).await?;
    let clock = config.clock.map_or_else(Clock::default, Clock::starting_at);
    let mut limits = Limits::default();
    limits.codes_per_address_and_hour = config.codes_per_address.unwrap_or(limits.codes_per_address_and_hour);
    let state = AppState::over(database, clock, Gateway::Terminal, limits).await?;
    seed::baseline(&state).await?;
    if config.demo {
        seed::demo(&state).await?;
    }
    let address = SocketAddr::new(config.host, config.port);
    let listener = TcpListener::bind(address).await.map_err(|e| ServeError::Listen(address, e))?;
    let bound = listener.local_addr().map_err(|e| ServeError::Listen(address, e))?;
    let extras = Extras { dist: config.dist.as_deref(), test_clock: config.clock.is_some() };
    let purging = tokio::spawn(purge::keep_purging(state.clone()));
    let open = OpenRequests::default();
    let counted = middleware::from_fn_with_state(open.clone(), OpenRequests::count);
    let app = router(state.clone(), extras).layer(counted).into_make_service_with_connect_info::<SocketAddr>();
    announce(bound, if config.demo { &seed::DEMO_ACCOUNTS } else { &[] });

    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let graceful = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping");
        let _ = stopping.send(true);
    });
    // Browsers keep connections open on which they have never asked anything; those are not waited for.
    let out_of_patience = async move {
        let _ = stopped.wait_for(|stopping| *stopping).await;
        let _ = tokio::time::timeout(GRACE, open.none()).await;
    };
    tokio::select! {
        ended = graceful.into_future() => ended.map_err(ServeError::Loop)?,
        () = out_of_patience => tracing::info!("stopped with connections open"),
    }
    purging.abort();
    state.db.close().await?;
    Ok(())
}

/// Makes the data folder where it is not there, for its owner only: the file in it holds people's data.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// How many requests are being answered.
#[derive(Clone, Default)]
struct OpenRequests(Arc<AtomicUsize>);

impl OpenRequests {
    async fn count(State(open): State<Self>, request: Request, next: Next) -> Response {
        // Counted down on drop, so that a request whose client went away counts no longer.
        struct One(OpenRequests);
        impl Drop for One {
            fn drop(&mut self) {
                self.0.0.fetch_sub(1, Ordering::Relaxed);
            }
        }
        open.0.fetch_add(1, Ordering::Relaxed);
        let _one = One(open);
        next.run(request).await
    }

    /// Waits until none is open, and a little longer for their answers to be on their way.
    async fn none(self) {
        loop {
            tokio::time::sleep(IDLE_GRACE).await;
            if self.0.load(Ordering::Relaxed) == 0 {
                return;
            }
        }
    }
}

/// Listens for Ctrl-C and SIGTERM from now on.
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static, ServeError> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt()).map_err(ServeError::Signals)?;
        let mut terminate = signal(SignalKind::terminate()).map_err(ServeError::Signals)?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    {
        Ok(async {
            let _ = tokio::signal::ctrl_c().await;
        })
    }
}
