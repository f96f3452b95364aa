use zhihui_domain::account::{Account, AccountChange, CodeRequest, CodeSent, Session, SessionRequest};

use super::typed;
use crate::backend::{Backend, Failure, Guard};
use crate::platform::http::Method;

impl Backend {
    /// Sends a sign-in code to a phone.
    pub async fn send_code(self, request: CodeRequest) -> Result<CodeSent, Failure> {
        self.write(Method::Post, "/auth/codes".into(), &request, Guard::default()).await
    }

    /// Exchanges a code for a session and begins it.
    pub async fn sign_in(self, request: SessionRequest) -> Result<Account, Failure> {
        let session: Session = self.write(Method::Post, "/auth/sessions".into(), &request, Guard::default()).await?;
        let account = session.account.clone();
        self.begin(session);
        Ok(account)
    }

    /// Ends the session here, and on the server if it can be reached.
    pub async fn sign_out(self) {
        let path = "/auth/sessions/current".into();
        // The person leaves whatever the server says: its tokens lapse by themselves.
        let _ = self.exchange(Method::Delete, path, None, Guard::default()).await;
        self.end();
    }

    /// Changes the person's name.
    pub async fn change_name(self, mut change: AccountChange, version: u32) -> Result<Account, Failure> {
        typed(&mut change.name);
        let guard = Guard { if_match: Some(version), ..Guard::default() };
        self.write(Method::Patch, "/me".into(), &change, guard).await
    }
}
