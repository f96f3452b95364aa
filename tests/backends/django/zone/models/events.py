"""Events and people's places at them."""

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from zone.models.people import Person


class EventManager(models.Manager):
    """Events with their seats counted."""

    def get_queryset(self):
        counted = lambda status: Count("registrations", filter=Q(registrations__status=status))  # noqa: E731
        return super().get_queryset().annotate(taken=counted("booked"), waiting=counted("queued"))


class Event(models.Model):
    class Series(models.TextChoices):
        GATHERING = "gathering"
        WEEK = "week"
        OTHER = "other"

    series = models.CharField(max_length=16, choices=Series, default=Series.OTHER)
    title = models.CharField(max_length=100)
    title_en = models.CharField(max_length=100, blank=True)
    intro = models.TextField(blank=True)
    intro_en = models.TextField(blank=True)
    host = models.CharField(max_length=100)
    host_en = models.CharField(max_length=100, blank=True)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    deadline = models.DateTimeField()
    is_online = models.BooleanField(default=False)
    venue = models.CharField(max_length=100)
    venue_en = models.CharField(max_length=100, blank=True)
    route = models.CharField(max_length=200, blank=True)
    route_en = models.CharField(max_length=200, blank=True)
    needs_approval = models.BooleanField(default=False)
    capacity = models.PositiveIntegerField()
    keep_days = models.PositiveIntegerField(default=30)
    # [{"at": instant, "title", "title_en"}]
    agenda = models.JSONField(default=list)
    # [{"id", "label", "label_en", "options", "mandatory", "depends_on": {"question", "answer"}}],
    # where an option is {"value", "label", "label_en"}
    questions = models.JSONField(default=list)

    objects = EventManager()


class Registration(models.Model):
    class Status(models.TextChoices):
        BOOKED = "booked"
        PENDING = "pending"
        QUEUED = "queued"
        WITHDRAWN = "withdrawn"

    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="registrations")
    full_name = models.CharField(max_length=50)
    mobile = models.CharField(max_length=16)
    answers = models.JSONField(default=dict)
    status = models.CharField(max_length=16, choices=Status)
    ticket_code = models.CharField(max_length=16, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], condition=~Q(status="withdrawn"), name="one_place_each")
        ]

    @property
    def queue_position(self) -> int | None:
        """From 1, while there is no seat."""
        if self.status != self.Status.QUEUED:
            return None
        return Registration.objects.filter(event=self.event_id, status=self.Status.QUEUED, pk__lte=self.pk).count()
