"""The zone's records as Jeecg's entities: ids are texts of digits, and dictionaries add a text to their word."""

from ruoyi.columns import Dictionary, agenda_text, json_text, log_rows, questions_text, tracked_row, written
from zone.models import Application, Benefit, Card, Event, Matter, Person, Registration

WORDS = Dictionary(first=1)
REGISTRATION_TEXTS = {"1": "已报名", "2": "待审核", "3": "候补中"}


def _base(key: int, created_by: str, created_at: object = None) -> dict:
    return {
        "id": str(key),
        "createBy": created_by,
        "createTime": written(created_at),
        "updateBy": None,
        "updateTime": None,
        "sysOrgCode": "A01",
    }


def user(person: Person) -> dict:
    return _base(person.pk, "admin", person.date_joined) | {
        "username": person.username,
        "realname": person.full_name,
        "phone": person.mobile,
        "email": None,
        "status": 1,
        "status_dictText": "正常",
        "delFlag": 0,
        "userIdentity": 1,
    }


def _held(event: Event) -> dict:
    """What a registration's row has of its event, too."""
    return {
        "title": event.title,
        "titleEn": event.title_en,
        "beginDate": written(event.starts_at),
        "endDate": written(event.ends_at),
        "holdMode": "2" if event.is_online else "1",
        "place": event.venue,
        "placeEn": event.venue_en,
        "guide": event.route or None,
        "guideEn": event.route_en or None,
    }


def event(event: Event) -> dict:
    return _base(event.pk, "admin") | _held(event) | {
        "series": WORDS.word(Event.Series, event.series),
        "detail": event.intro,
        "detailEn": event.intro_en,
        "sponsor": event.host,
        "sponsorEn": event.host_en,
        "closeDate": written(event.deadline),
        "admitMode": "2" if event.needs_approval else "1",
        "seatTotal": event.capacity,
        "seatTaken": event.taken,
        "seatWaiting": event.waiting,
        "agendaJson": agenda_text(event),
        "questionJson": questions_text(event),
        "keepDays": event.keep_days,
    }


def registration(registration: Registration) -> dict:
    state = WORDS.word(Registration.Status, registration.status)
    base = _base(registration.pk, registration.person.username, registration.created_at)
    return base | _held(registration.event) | {
        "eventId": str(registration.event_id),
        "realname": registration.full_name,
        "phone": registration.mobile,
        "answerJson": json_text(registration.answers),
        "regStatus": state,
        "regStatus_dictText": REGISTRATION_TEXTS.get(state),
        "queueNo": registration.queue_position,
        "ticketNo": registration.ticket_code or None,
    }


def application(application: Application) -> dict:
    row = _base(application.pk, application.person.username, application.created_at) | tracked_row(application)
    card_of_person = Card.objects.filter(person=application.person).first()
    return row | {
        "applyNo": application.reference,
        "realname": application.full_name,
        "idType": WORDS.word(Application.Document, application.document),
        "talentType": WORDS.word(Application.Track, application.track),
        "applyStatus": WORDS.word(Application.Status, application.status),
        "logList": log_rows(application, WORDS),
        "card": card_of_person and card(card_of_person),
    }


def card(card: Card) -> dict:
    return _base(card.pk, "admin") | {
        "cardNo": card.number,
        "realname": card.full_name,
        "cardLevel": card.level,
        "talentType": WORDS.word(Application.Track, card.track),
        "cardStatus": WORDS.word(Card.Status, card.status),
        "validFrom": card.valid_from.isoformat(),
        "validTo": card.valid_to.isoformat(),
        "benefitList": [_benefit(benefit) for benefit in card.benefits.order_by("pk")],
    }


def _benefit(benefit: Benefit) -> dict:
    return _base(benefit.pk, "admin") | {
        "scene": WORDS.word(Benefit.Scene, benefit.scene),
        "name": benefit.title,
        "nameEn": benefit.title_en,
        "usage": benefit.how,
        "usageEn": benefit.how_en,
        "yearlyLimit": benefit.times_a_year,
        "usedCount": benefit.times_used,
    }


def matter(matter: Matter) -> dict:
    base = _base(matter.pk, matter.person.username, matter.created_at) | tracked_row(matter)
    return base | {
        "caseNo": matter.reference,
        "caseType": WORDS.word(Matter.Topic, matter.topic),
        "content": matter.text,
        "caseStatus": WORDS.word(Matter.Status, matter.status),
        "caseResult": WORDS.word(Matter.Result, matter.result),
        "score": matter.stars,
        "evaluation": matter.remark or None,
        "logList": log_rows(matter, WORDS),
    }
