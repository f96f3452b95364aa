use anyhow::{Result, bail};
use zhihui_browser_tests::{Settings, TestServer};

use crate::backend::{Backend, Environment};

/// What stands behind the web server.
#[derive(Debug)]
pub enum Server {
    /// The project's own.
    Reference(Box<TestServer>),
    /// One of `tests/backends/`.
    Other(Backend),
}

impl Server {
    /// Starts the backend of that name in `tests/backends/`, or `reference`.
    pub fn start(name: &str, environment: &Environment, settings: &Settings) -> Result<Self> {
        Ok(match name {
            "reference" => Self::Reference(Box::new(TestServer::start(settings)?)),
            _ => Self::Other(Backend::start(name, environment)?),
        })
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> String {
        match self {
            Self::Reference(server) => server.origin(),
            Self::Other(backend) => backend.origin(),
        }
    }

    /// The reference backend.
    pub fn reference(&self) -> Result<&TestServer> {
        match self {
            Self::Reference(server) => Ok(server),
            Self::Other(_) => bail!("only the reference backend sends codes"),
        }
    }

    /// The backend's office, for what its officers do.
    pub fn office(&self, arguments: &[&str]) -> Result<()> {
        match self {
            Self::Reference(_) => bail!("the officers of the reference backend are not in this suite"),
            Self::Other(backend) => backend.office(arguments),
        }
    }

    /// What it printed last.
    pub fn log(&self) -> String {
        match self {
            Self::Reference(_) => String::new(),
            Self::Other(backend) => backend.log(),
        }
    }
}
