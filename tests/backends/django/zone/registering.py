"""Seats: who gets one, who waits, and who moves up."""

from django.db import transaction
from django.utils import timezone

from zone.codes import ticket_code
from zone.models import Event, Person, Registration
from zone.refused import Refused

Status = Registration.Status


@transaction.atomic
def register(person: Person, event: Event, *, full_name: str, mobile: str, answers: dict | None = None) -> Registration:
    """One place for one person: a seat, a request for one where somebody approves, or the end of the queue."""
    # Counted inside the transaction: the caller's count may be old.
    event = Event.objects.get(pk=event.pk)
    if timezone.now() >= event.deadline:
        raise Refused("registration_closed")
    if person.registrations.filter(event=event).exclude(status=Status.WITHDRAWN).exists():
        raise Refused("already_registered")
    if event.needs_approval:
        status = Status.PENDING
    else:
        status = Status.BOOKED if event.taken < event.capacity else Status.QUEUED
    return Registration.objects.create(
        event=event,
        person=person,
        full_name=full_name,
        mobile=mobile,
        answers=answers or {},
        status=status,
        ticket_code=ticket_code() if status == Status.BOOKED else "",
    )


@transaction.atomic
def cancel(registration: Registration, revision: int | None = None) -> Registration:
    """Gives the place back. Who gave it back already has what they want."""
    registration = Registration.objects.select_related("event").get(pk=registration.pk)
    if registration.status == Status.WITHDRAWN:
        return registration
    if revision is not None and revision != registration.revision:
        raise Refused("stale")
    if timezone.now() >= registration.event.starts_at:
        raise Refused("registration_closed")
    frees_seat = registration.status == Status.BOOKED
    registration.status, registration.ticket_code = Status.WITHDRAWN, ""
    registration.revision += 1
    registration.save()
    if frees_seat:
        _move_up(registration.event_id)
    return registration


def _move_up(event_id: int) -> None:
    first = Registration.objects.filter(event=event_id, status=Status.QUEUED).order_by("pk").first()
    if first:
        first.status, first.ticket_code = Status.BOOKED, ticket_code()
        first.revision += 1
        first.save()
