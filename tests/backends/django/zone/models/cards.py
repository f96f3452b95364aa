"""The talent card, and how somebody comes to it."""

from django.db import models

from zone.models.people import Person
from zone.models.tracked import LogEntry, Tracked


class Application(Tracked):
    """Somebody asks for the talent card."""

    class Status(models.TextChoices):
        SUBMITTED = "submitted"
        GRANTED = "granted"
        REJECTED = "rejected"

    class Track(models.TextChoices):
        SCIENTIST = "scientist"
        FOUNDER = "founder"
        CRAFT = "craft"
        TEACHING_HEALTH = "teaching_health"
        YOUTH = "youth"

    class Degree(models.TextChoices):
        PHD = "phd"
        MASTER = "master"
        BACHELOR = "bachelor"
        COLLEGE = "college"

    class Document(models.TextChoices):
        RESIDENT_ID = "resident_id"
        PERMANENT_RESIDENT = "permanent_resident"
        PASSPORT = "passport"

    NEXT_STEPS = {
        "submitted": ("专员审核您的材料", "The officer checks your documents"),
        "granted": ("已发卡，可以使用", "The card has been issued and can be used"),
        "rejected": ("未通过，说明见记录", "Not granted; the record says why"),
    }

    person = models.ForeignKey(Person, models.CASCADE, related_name="applications")
    full_name = models.CharField(max_length=50)
    document = models.CharField(max_length=20, choices=Document)
    document_number = models.CharField(max_length=20)
    degree = models.CharField(max_length=10, choices=Degree)
    school = models.CharField(max_length=100)
    employer = models.CharField(max_length=100)
    credit_code = models.CharField(max_length=100, blank=True)
    position = models.CharField(max_length=100)
    track = models.CharField(max_length=16, choices=Track)
    status = models.CharField(max_length=16, choices=Status, default=Status.SUBMITTED)


class ApplicationEntry(LogEntry):
    subject = models.ForeignKey(Application, models.PROTECT, related_name="log")


class Card(models.Model):
    class Status(models.TextChoices):
        VALID = "valid"
        LOST = "lost"
        WITHDRAWN = "withdrawn"

    number = models.CharField(max_length=16, unique=True)
    person = models.OneToOneField(Person, models.CASCADE, related_name="card")
    full_name = models.CharField(max_length=50)
    level = models.CharField(max_length=1)
    track = models.CharField(max_length=16, choices=Application.Track)
    status = models.CharField(max_length=16, choices=Status, default=Status.VALID)
    valid_from = models.DateField()
    valid_to = models.DateField()


class Benefit(models.Model):
    """What a card grants in one scene."""

    class Scene(models.TextChoices):
        HEALTH = "health"
        TRAVEL = "travel"
        SCHOOL = "school"
        HOME = "home"

    card = models.ForeignKey(Card, models.CASCADE, related_name="benefits")
    scene = models.CharField(max_length=16, choices=Scene)
    title = models.CharField(max_length=100)
    title_en = models.CharField(max_length=100)
    how = models.CharField(max_length=200)
    how_en = models.CharField(max_length=200)
    # Uses in a year; null: as often as needed.
    times_a_year = models.PositiveIntegerField(null=True)
    times_used = models.PositiveIntegerField(default=0)
