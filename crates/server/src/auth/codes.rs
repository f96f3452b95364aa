use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use zhihui_domain::account::{CodeRequest, CodeSent};
use zhihui_domain::person::PhoneNumber;

use crate::answer::{Answer, Answered};
use crate::db::{Turn, take_turns};
use crate::entity::column::Moment;
use crate::entity::sign_in_code::{ActiveModel, Column, Entity, Model};
use crate::extract::Body;
use crate::hash::About;
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::random;
use crate::sms::Sms;
use crate::state::{AppState, Limits};
use crate::write;

/// How long a code can be used.
const CODE_SECONDS: u32 = 5 * 60;
const HOUR: i64 = 3600;

/// The network address that a request came from. Absent only where there is no socket, in tests.
pub struct Address(Option<IpAddr>);

impl<S: Sync> FromRequestParts<S> for Address {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(peer.map(|ConnectInfo(peer)| peer.ip().to_canonical())))
    }
}

/// Sends a sign-in code. The answer is the same whether the phone is known here or not.
#[utoipa::path(post, path = "/auth/codes", tag = "auth", request_body = CodeRequest,
    responses((status = ACCEPTED, description = "a code is on its way", body = CodeSent), Problems))]
pub async fn send_code(State(state): State<AppState>, address: Address, body: Body<CodeRequest>) -> Answered {
    let phone = body.value.check().map_err(ApiError::Invalid)?;
    let address = address.0.map(|ip| ip.to_string()).unwrap_or_default();
    let address = state.key.mac(About::Address, &[&address]);
    let mut write = write::begin_plain(&state).await?;
    take_turns(&write.tx, Turn::Phone, phone.as_str()).await?;
    take_turns(&write.tx, Turn::Address, &address).await?;
    within_limits(&write.tx, &state.limits, write.now, &phone, &address).await?;
    let code = random::digits(6);
    let row = ActiveModel {
        id: Set(random::id()),
        code: Set(state.key.mac(About::SignInCode, &[phone.as_str(), &code])),
        phone: Set(phone.as_str().to_owned()),
        address: Set(address),
        sent_at: Set(write.now),
        expires_at: Set(write.now.plus_seconds(i64::from(CODE_SECONDS))),
        tries: Set(0),
        spent: Set(false),
    };
    Entity::insert(row).exec_without_returning(&write.tx).await?;
    write.message(Sms {
        phone: phone.display().to_owned(), text: format!("【智汇】验证码 {code}，5 分钟内有效。")
    });
    write.commit().await?;
    let sent = CodeSent { expires_in: CODE_SECONDS, resend_after: state.limits.resend_after };
    Answer::new(StatusCode::ACCEPTED, &sent)
}

/// Refuses a code that would go over a limit, and says when the next one may go.
async fn within_limits(
    tx: &DatabaseTransaction,
    limits: &Limits,
    now: Moment,
    phone: &PhoneNumber,
    address: &str,
) -> Result<(), ApiError> {
    let hour_ago = now.plus_seconds(-HOUR);
    let sent = |column: Column, value: &str| {
        Entity::find()
            .filter(column.eq(value))
            .filter(Column::SentAt.gt(hour_ago))
            .order_by_desc(Column::SentAt)
            .all(tx)
    };
    let to_phone = sent(Column::Phone, phone.as_str()).await?;
    if let Some(latest) = to_phone.first() {
        let again = latest.sent_at.plus_seconds(i64::from(limits.resend_after));
        refuse_until(now, again)?;
    }
    refuse_until(now, free_again(&to_phone, limits.codes_per_phone_and_hour))?;
    let from_address = sent(Column::Address, address).await?;
    refuse_until(now, free_again(&from_address, limits.codes_per_address_and_hour))
}

/// When a window that holds `sent` (newest first) has room for one more of `most` an hour.
fn free_again(sent: &[Model], most: u32) -> Moment {
    let in_the_way = usize::try_from(most).unwrap_or(usize::MAX).saturating_sub(1);
    sent.get(in_the_way).map_or(Moment(i64::MIN), |code| code.sent_at.plus_seconds(HOUR))
}

fn refuse_until(now: Moment, free: Moment) -> Result<(), ApiError> {
    if free <= now {
        return Ok(());
    }
    let retry_after = u32::try_from(now.seconds_until(free)).unwrap_or(u32::MAX);
    Err(ApiError::RateLimited { retry_after })
}
