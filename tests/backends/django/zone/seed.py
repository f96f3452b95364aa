"""What is there on the first day, in dates that follow from it."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from zone.models import Event, Officer, Person

# Beyond 2^53: a browser that reads it as a number gets another one.
MATCHMAKING = 1790000000000000123
UPCOMING, PAST = 44, 3


@transaction.atomic
def seed() -> None:
    if Event.objects.exists():
        return
    Officer.objects.create(name="李专员", name_en="Officer Li", team="人才服务组", team_en="Talent team")
    Person.objects.create_user("linxiaozhou", password="zhihui-demo-1", full_name="林小舟", mobile="19900001234")
    today = timezone.localdate()
    Event.objects.create(
        pk=MATCHMAKING,
        series=Event.Series.GATHERING,
        title="智汇开发区·光电人才对接会",
        title_en="Optics Matchmaking",
        intro="光电企业与人才面对面交流。现场有岗位介绍和一对一洽谈。",
        intro_en="Optics firms and talents meet in person. There are introductions to posts and one-to-one talks.",
        capacity=200,
        agenda=[{"at": _at(today, 3, 14).isoformat(), "title": "签到", "title_en": "Arrival"}],
        **_when_and_where(today, 3),
    )
    for number in range(1, UPCOMING + 1):
        Event.objects.create(**_meetup(number), **_when_and_where(today, 4 + number))
    for number in range(1, PAST + 1):
        Event.objects.create(
            title=f"往期论坛 {number}",
            title_en=f"Past Forum {number}",
            intro="已经结束的论坛。",
            intro_en="A forum that is over.",
            capacity=100,
            **_when_and_where(today, -7 * number),
        )


def _meetup(number: int) -> dict:
    fields = {
        "title": f"人才交流会 第{number}场",
        "title_en": f"Talent Meetup {number}",
        "intro": "认识开发区的同行。欢迎带上问题来。",
        "intro_en": "Meet people of your field. Bring your questions.",
        "capacity": 50,
    }
    # The last two have what the others lack.
    if number == UPCOMING - 1:
        fields["needs_approval"] = True
    if number == UPCOMING:
        yes_no = [{"value": "yes", "label": "是", "label_en": "Yes"}, {"value": "no", "label": "否", "label_en": "No"}]
        fields["questions"] = [
            {"id": "pitch", "label": "是否路演", "label_en": "Will you pitch?", "options": yes_no, "mandatory": True},
            {
                "id": "topic",
                "label": "路演题目",
                "label_en": "Topic of your pitch",
                "options": [],
                "mandatory": True,
                "depends_on": {"question": "pitch", "answer": "yes"},
            },
        ]
    return fields


def _when_and_where(today: date, days: int) -> dict:
    return {
        "starts_at": _at(today, days, 14),
        "ends_at": _at(today, days, 17, 30),
        "deadline": _at(today, days - 1, 18),
        "venue": "创新中心报告厅",
        "venue_en": "Innovation Centre hall",
        "route": "地铁 2 号线创新中心站 C 口",
        "route_en": "Metro line 2, Innovation Centre, exit C",
        "host": "开发区人才服务中心",
        "host_en": "Zone Talent Service Centre",
    }


def _at(today: date, days: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(today + timedelta(days=days), time(hour, minute), timezone.get_default_timezone())
