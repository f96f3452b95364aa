//! The command line and the environment.

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use zhihui_domain::time::Instant;

use crate::db::Store;

/// What `--help` prints.
pub const HELP: &str = "\
zhihui-server: the embedded reference backend of 智汇

  --port N                port to listen on; 0 picks a free one [8080]
  --host ADDRESS          address to listen on [0.0.0.0]
  --dist DIR              serve the built app from here
  --data DIR              keep the SQLite file zhihui.db here [data]
  --demo                  fill an empty database with demo content
  --codes-per-address N   sign-in codes an hour from one network address [30]
  --clock RFC3339         start a test clock at this instant; it can be set over HTTP
  --openapi               print the OpenAPI document and exit
  --help                  print this and exit

  DATABASE_URL            postgres://… to use PostgreSQL instead of SQLite
";

/// What the server is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Serve(Config),
    PrintOpenapi,
    PrintHelp,
}

/// How the server runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    pub port: u16,
    pub host: IpAddr,
    pub dist: Option<PathBuf>,
    pub store: Store,
    /// Where the SQLite file lies; made when it is not there. `None` with PostgreSQL.
    pub data: Option<PathBuf>,
    pub demo: bool,
    pub codes_per_address: Option<u32>,
    /// A test clock's start.
    pub clock: Option<Instant>,
}

/// What is wrong with the command line.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{0}")]
    Usage(#[from] lexopt::Error),
    #[error("--clock takes an RFC 3339 instant such as 2026-11-20T09:00:00+08:00")]
    Clock,
    #[error("DATABASE_URL must begin with postgres:// or postgresql://")]
    DatabaseUrl,
}

impl Command {
    /// Reads the arguments (without the program's name) and `DATABASE_URL`.
    pub fn parse(
        arguments: impl IntoIterator<Item = OsString>,
        database_url: Option<String>,
    ) -> Result<Self, ConfigError> {
        use lexopt::prelude::{Long, ValueExt};
        let mut config = Config {
            port: 8080,
            host: IpAddr::from([0, 0, 0, 0]),
            dist: None,
            store: Store::File(PathBuf::new()),
            data: None,
            demo: false,
            codes_per_address: None,
            clock: None,
        };
        let mut data = PathBuf::from("data");
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("port") => config.port = parser.value()?.parse()?,
                Long("host") => config.host = parser.value()?.parse()?,
                Long("dist") => config.dist = Some(parser.value()?.into()),
                Long("data") => data = parser.value()?.into(),
                Long("demo") => config.demo = true,
                Long("codes-per-address") => config.codes_per_address = Some(parser.value()?.parse()?),
                Long("clock") => {
                    let text = parser.value()?.string()?;
                    config.clock = Some(Instant::parse_from_rfc3339(&text).map_err(|_| ConfigError::Clock)?);
                }
                Long("openapi") => return Ok(Self::PrintOpenapi),
                Long("help") => return Ok(Self::PrintHelp),
                other => return Err(other.unexpected().into()),
            }
        }
        match database_url.filter(|url| !url.is_empty()) {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                config.store = Store::Postgres(url);
            }
            Some(_) => return Err(ConfigError::DatabaseUrl),
            None => {
                config.store = Store::in_folder(&data);
                config.data = Some(data);
            }
        }
        Ok(Self::Serve(config))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str], url: Option<&str>) -> Result<Command, ConfigError> {
        Command::parse(arguments.iter().map(OsString::from), url.map(str::to_owned))
    }

    #[test]
    fn the_defaults_are_a_file_under_data() {
        let Ok(Command::Serve(config)) = parse(&[], None) else { panic!("serves") };
        assert_eq!(config.port, 8080);
        assert_eq!(config.store, Store::File("data/zhihui.db".into()));
    }

    #[test]
    fn database_url_wins_over_data() {
        let arguments = ["--data", "x", "--demo", "--codes-per-address", "500"];
        let Ok(Command::Serve(config)) = parse(&arguments, Some("postgres://h/d")) else { panic!("serves") };
        assert_eq!((config.store, config.data), (Store::Postgres("postgres://h/d".into()), None));
        assert_eq!((config.demo, config.codes_per_address), (true, Some(500)));
    }

    #[test]
    fn mistakes_are_named() {
        assert!(matches!(parse(&["--clock", "noon"], None), Err(ConfigError::Clock)));
        assert!(matches!(parse(&[], Some("mysql://h/d")), Err(ConfigError::DatabaseUrl)));
        assert!(matches!(parse(&["--port", "x"], None), Err(ConfigError::Usage(_))));
        assert!(matches!(parse(&["--what"], None), Err(ConfigError::Usage(_))));
    }
}
