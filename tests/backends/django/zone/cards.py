"""The talent card: applied for once, granted by an officer."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from zone.codes import card_number, reference
from zone.models import Application, ApplicationEntry, Benefit, Card, Officer, Person
from zone.refused import Refused

DAYS_TO_DECIDE = 5
# scene, title, title_en, how, how_en, times a year
BENEFITS = [
    ("health", "三甲医院绿色通道", "Fast track at the hospital", "凭卡到导医台登记", "Show the card at the desk", 4),
    ("health", "年度健康体检", "Yearly health check", "提前三天预约", "Book three days before", 1),
    ("travel", "区内公交免费", "Free buses in the zone", "上车出示人才卡", "Show the card when you board", None),
    ("school", "子女入学咨询", "Advice on schools", "致电人才服务中心", "Call the talent service centre", None),
]


@transaction.atomic
def apply(person: Person, **details) -> Application:
    """One application at a time, and none beside a card."""
    is_open = person.applications.filter(status=Application.Status.SUBMITTED).exists()
    if is_open or Card.objects.filter(person=person).exists():
        raise Refused("already_applied")
    officer = Officer.objects.earliest("pk")
    application = Application.objects.create(
        person=person,
        reference=reference("TC", lambda number: Application.objects.filter(reference=number).exists()),
        officer=officer,
        due_at=timezone.now() + timedelta(days=DAYS_TO_DECIDE),
        **details,
    )
    ApplicationEntry.objects.create(subject=application, kind="created")
    ApplicationEntry.objects.create(subject=application, kind="assigned", officer=officer)
    return application


@transaction.atomic
def approve(application: Application, level: str) -> Card:
    """The card comes into being, good from today for three years."""
    application = Application.objects.get(pk=application.pk)
    if application.status != Application.Status.SUBMITTED:
        raise Refused("already_decided")
    application.status, application.due_at = Application.Status.GRANTED, None
    application.revision += 1
    application.save()
    ApplicationEntry.objects.create(subject=application, kind="granted", officer=application.officer)
    today = timezone.localdate()
    card = Card.objects.create(
        person=application.person,
        number=card_number(lambda number: Card.objects.filter(number=number).exists()),
        full_name=application.full_name,
        level=level,
        track=application.track,
        valid_from=today,
        valid_to=_three_years_after(today),
    )
    for scene, title, title_en, how, how_en, times in BENEFITS:
        Benefit.objects.create(
            card=card, scene=scene, title=title, title_en=title_en, how=how, how_en=how_en, times_a_year=times
        )
    return card


def _three_years_after(day: date) -> date:
    """The last good day: the one before the third anniversary, which 29 February need not have."""
    is_leap_day = (day.month, day.day) == (2, 29)
    anniversary = day.replace(year=day.year + 3, day=28) if is_leap_day else day.replace(year=day.year + 3)
    return anniversary if is_leap_day else anniversary - timedelta(days=1)
