"""What a development zone keeps: people, events, registrations, cards and matters."""

from zone.models.cards import Application, ApplicationEntry, Benefit, Card
from zone.models.events import Event, Registration
from zone.models.matters import Matter, MatterEntry, Upload
from zone.models.people import Officer, Person, StoredAnswer
from zone.models.tracked import LogEntry, Tracked

__all__ = [
    "Application",
    "ApplicationEntry",
    "Benefit",
    "Card",
    "Event",
    "LogEntry",
    "Matter",
    "MatterEntry",
    "Officer",
    "Person",
    "Registration",
    "StoredAnswer",
    "Tracked",
    "Upload",
]
