use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use zhihui_domain::event::Admission;
use zhihui_domain::person::PhoneNumber;
use zhihui_domain::registration::RegistrationState;

use super::seats::add;
use crate::entity::column::Word;
use crate::entity::{event, registration};
use crate::problem::ApiError;
use crate::random;
use crate::sms::Sms;
use crate::write::Write;

/// Gives a seat that has just become free to the first in the queue, and tells them.
///
/// Where the organiser approves, nobody skips that: the first one moves up to be looked at, and holds no seat yet.
pub async fn promote_first(write: &mut Write<'_>, event: &event::Model) -> Result<(), ApiError> {
    let first = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.id.as_str()))
        .filter(registration::Column::State.eq(Word(RegistrationState::Waitlisted)))
        .order_by_asc(registration::Column::Number)
        .one(&write.tx)
        .await?;
    let Some(first) = first else { return Ok(()) };
    let state = match event.admission.0 {
        Admission::Open => RegistrationState::Confirmed,
        Admission::Approval => RegistrationState::AwaitingApproval,
    };
    let confirmed = state == RegistrationState::Confirmed;
    let promoted = registration::ActiveModel {
        id: Set(first.id),
        state: Set(Word(state)),
        ticket_code: Set(confirmed.then(random::ticket_code)),
        version: Set(first.version + 1),
        ..Default::default()
    };
    registration::Entity::update(promoted).exec(&write.tx).await?;
    add(&write.tx, event, event::Column::Waiting, -1, None).await?;
    let title = &event.title.0.zh;
    let text = if confirmed {
        add(&write.tx, event, event::Column::Taken, 1, None).await?;
        let starts = event.starts_at.instant().format("%-m月%-d日 %H:%M");
        format!("【智汇】您候补的“{title}”有了名额，已为您报名成功。活动于{starts}开始，入场票码请在“我的活动”查看。")
    } else {
        format!("【智汇】您候补的“{title}”有了名额，主办方正在审核您的报名，结果会再通知您。")
    };
    let phone = PhoneNumber::parse(&first.phone).map_err(|_| ApiError::Internal("a stored phone is none"))?;
    write.message(Sms { phone: phone.display().to_owned(), text });
    Ok(())
}
