use zhihui_domain::account::{Account, CodeRequest, CodeSent, Session, SessionRequest};

use crate::backend::{Backend, Failure, Guard};
use crate::platform::http::Method;

impl Backend {
    /// Sends a sign-in code to a phone.
    pub async fn send_code(self, request: CodeRequest) -> Result<CodeSent, Failure> {
        self.post("/auth/codes".into(), &request).await
    }

    /// Exchanges a code for a session and begins it.
    pub async fn sign_in(self, request: SessionRequest) -> Result<Account, Failure> {
        let session: Session = self.post("/auth/sessions".into(), &request).await?;
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
}
