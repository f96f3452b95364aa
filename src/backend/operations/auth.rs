use futures::FutureExt;
use futures::future::LocalBoxFuture;
use serde::Serialize;
use zhihui_domain::account::{Account, CodeRequest, CodeSent};
use zhihui_json::Value;

use crate::backend::{Backend, Failure, Input, Who, value_of};

impl Backend {
    /// Sends a sign-in code to a phone.
    pub async fn send_code(self, request: CodeRequest) -> Result<CodeSent, Failure> {
        let input = Input { who: Who::Guest, ..Input::nothing().with("body", value_of(&request)?) };
        Ok(self.ask("session.code", input).await?.value)
    }

    /// Exchanges a code, or a name and a password, for a session and begins it.
    pub fn sign_in(self, request: &impl Serialize) -> LocalBoxFuture<'static, Result<Account, Failure>> {
        self.enter(value_of(request)).boxed_local()
    }

    async fn enter(self, request: Result<Value, Failure>) -> Result<Account, Failure> {
        let input = Input::nothing().with("body", request?).fields;
        let answer = self.without_renewal("session.start", Value::Object(input), None).await?;
        self.begin_with(answer).await
    }

    /// Finds out who is asking, where that is known without signing in by hand.
    pub async fn meet(self) {
        // Whoever is not known is a guest.
        let _ = self.begin_with(Value::Null).await;
    }

    /// Ends the session here, and on the server if it can be reached.
    pub async fn sign_out(self) {
        // The person leaves whatever the server says: its tokens lapse by themselves.
        if let Some(session) = self.held()
            && let Ok(input) = value_of(&session)
        {
            let _ = self.without_renewal("session.end", input, session.access_token).await;
        }
        self.end();
    }
}
