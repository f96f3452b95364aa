"""Matters: raised by a person, owned by an officer, answered by a certain time."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zone.codes import reference
from zone.models import Matter, MatterEntry, Officer, Person, Upload
from zone.refused import Refused

DAYS_TO_ANSWER = 5
Status = Matter.Status


@transaction.atomic
def raise_matter(person: Person, *, topic: str, text: str, photos: Iterable[Upload] = ()) -> Matter:
    """An officer has it from the first moment on."""
    officer = Officer.objects.earliest("pk")
    matter = Matter.objects.create(
        person=person,
        reference=reference("ZH", lambda number: Matter.objects.filter(reference=number).exists()),
        topic=topic,
        text=text,
        officer=officer,
        due_at=timezone.now() + timedelta(days=DAYS_TO_ANSWER),
    )
    for photo in photos:
        photo.matter = matter
        photo.save()
    MatterEntry.objects.create(subject=matter, kind="created")
    MatterEntry.objects.create(subject=matter, kind="assigned", officer=officer)
    return matter


@transaction.atomic
def write(matter: Matter, text: str) -> Matter:
    """The person adds something; who was asked for it has given it."""
    matter = Matter.objects.get(pk=matter.pk)
    if matter.status == Status.CLOSED:
        raise Refused("matter_closed")
    if matter.status == Status.WAITING:
        matter.status = Status.HANDLING
    MatterEntry.objects.create(subject=matter, kind="person_note", text=text)
    return _changed(matter)


@transaction.atomic
def rate(matter: Matter, stars: int, remark: str = "") -> Matter:
    """Once, and after the answer."""
    matter = Matter.objects.get(pk=matter.pk)
    if matter.status != Status.CLOSED:
        raise Refused("not_answered")
    if matter.stars is not None:
        raise Refused("already_rated")
    matter.stars, matter.remark = stars, remark
    MatterEntry.objects.create(subject=matter, kind="rated", text=remark)
    return _changed(matter)


@transaction.atomic
def answer(matter: Matter, text: str) -> Matter:
    """The officer brings it to an end; nothing is due any more."""
    matter = Matter.objects.select_related("officer").get(pk=matter.pk)
    if matter.status == Status.CLOSED:
        raise Refused("matter_closed")
    matter.status, matter.result, matter.due_at = Status.CLOSED, Matter.Result.SOLVED, None
    MatterEntry.objects.create(subject=matter, kind="answered", officer=matter.officer, text=text)
    return _changed(matter)


def _changed(matter: Matter) -> Matter:
    matter.revision += 1
    matter.save()
    return matter
