"""The zone's records as RuoYi's entities: columns of their own names, and those of BaseEntity."""

from ruoyi.columns import Dictionary, agenda_text, json_text, log_rows, questions_text, tracked_row, written
from zone.models import Application, Benefit, Card, Event, Matter, Person, Registration

WORDS = Dictionary(first=0)


def _base(created_by: str, created_at: object = None, **more) -> dict:
    base = {"createBy": created_by, "createTime": written(created_at), "updateBy": None, "updateTime": None}
    return base | {"remark": None, "params": {}} | more


def user(person: Person) -> dict:
    return _base("admin", person.date_joined) | {
        "userId": person.pk,
        "deptId": 103,
        "userName": person.username,
        "nickName": person.full_name,
        "email": "",
        "phonenumber": person.mobile,
        "sex": "2",
        "avatar": "",
        "status": "0",
        "delFlag": "0",
        "roles": [{"roleId": 2, "roleName": "普通角色", "roleKey": "common"}],
        "admin": False,
    }


def _held(event: Event) -> dict:
    """What a registration's row has of its event, too."""
    return {
        "eventId": event.pk,
        "eventName": event.title,
        "eventNameEn": event.title_en,
        "startTime": written(event.starts_at),
        "endTime": written(event.ends_at),
        "holdWay": "1" if event.is_online else "0",
        "address": event.venue,
        "addressEn": event.venue_en,
        "routeGuide": event.route,
        "routeGuideEn": event.route_en,
    }


def event(event: Event) -> dict:
    return _base("admin") | _held(event) | {
        "eventType": WORDS.word(Event.Series, event.series),
        "content": event.intro,
        "contentEn": event.intro_en,
        "organizer": event.host,
        "organizerEn": event.host_en,
        "signupEndTime": written(event.deadline),
        "needAudit": "1" if event.needs_approval else "0",
        "quota": event.capacity,
        "signedCount": event.taken,
        "waitingCount": event.waiting,
        "agenda": agenda_text(event),
        "questions": questions_text(event),
        "retentionDays": event.keep_days,
    }


def registration(registration: Registration) -> dict:
    base = _base(registration.person.username, registration.created_at)
    office = getattr(registration, "office_columns", None)
    if office:
        base |= {
            "deptId": office.dept_id,
            "remark": office.remark,
            "updateBy": office.update_by,
            "updateTime": written(office.update_time),
        }
    return base | _held(registration.event) | {
        "registrationId": registration.pk,
        "applicantName": registration.full_name,
        "phonenumber": registration.mobile,
        "answers": json_text(registration.answers),
        "status": WORDS.word(Registration.Status, registration.status),
        "queueNo": registration.queue_position,
        "ticketCode": registration.ticket_code or None,
    }


def application(application: Application) -> dict:
    row = _base(application.person.username, application.created_at) | tracked_row(application)
    card_of_person = Card.objects.filter(person=application.person).first()
    return row | {
        "applicationId": application.pk,
        "applicationNo": application.reference,
        "applicantName": application.full_name,
        "idType": WORDS.word(Application.Document, application.document),
        "talentType": WORDS.word(Application.Track, application.track),
        "status": WORDS.word(Application.Status, application.status),
        "logList": log_rows(application, WORDS),
        "card": card_of_person and card(card_of_person),
    }


def card(card: Card) -> dict:
    return {
        "cardNo": card.number,
        "holderName": card.full_name,
        "cardLevel": card.level,
        "talentType": WORDS.word(Application.Track, card.track),
        "status": WORDS.word(Card.Status, card.status),
        "validFrom": card.valid_from.isoformat(),
        "validTo": card.valid_to.isoformat(),
        "benefitList": [_benefit(benefit) for benefit in card.benefits.order_by("pk")],
    }


def _benefit(benefit: Benefit) -> dict:
    return {
        "benefitId": benefit.pk,
        "scene": WORDS.word(Benefit.Scene, benefit.scene),
        "benefitName": benefit.title,
        "benefitNameEn": benefit.title_en,
        "instructions": benefit.how,
        "instructionsEn": benefit.how_en,
        "yearlyLimit": benefit.times_a_year,
        "usedCount": benefit.times_used,
    }


def matter(matter: Matter) -> dict:
    return _base(matter.person.username, matter.created_at) | tracked_row(matter) | {
        "caseId": matter.pk,
        "caseNo": matter.reference,
        "caseType": WORDS.word(Matter.Topic, matter.topic),
        "content": matter.text,
        "status": WORDS.word(Matter.Status, matter.status),
        "result": WORDS.word(Matter.Result, matter.result),
        "score": matter.stars,
        "evaluation": matter.remark or None,
        "logList": log_rows(matter, WORDS),
    }
