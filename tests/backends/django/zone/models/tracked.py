"""What every matter shares, an application or a case: who has it, by when, and what happened so far."""

from django.db import models
from django.utils import timezone

from zone.models.people import Officer


class Tracked(models.Model):
    """What an officer has to bring to an end by a certain time."""

    reference = models.CharField(max_length=20, unique=True)
    officer = models.ForeignKey(Officer, models.PROTECT)
    due_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @property
    def next_step(self) -> str:
        return self.NEXT_STEPS[self.status][0]

    @property
    def next_step_en(self) -> str:
        return self.NEXT_STEPS[self.status][1]


class LogEntry(models.Model):
    """What happened. Appended, and never changed or taken away."""

    class Kind(models.TextChoices):
        CREATED = "created"
        ASSIGNED = "assigned"
        PERSON_NOTE = "person_note"
        OFFICER_NOTE = "officer_note"
        ANSWERED = "answered"
        RATED = "rated"
        GRANTED = "granted"
        REJECTED = "rejected"

    happened_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=16, choices=Kind)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True)
    text = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("what happened does not change")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("what happened stays")
