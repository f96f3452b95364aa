"""Who is there, and what they were answered."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Person(AbstractUser):
    """Somebody who signs in with a user name and a password."""

    full_name = models.CharField(max_length=50, blank=True)
    mobile = models.CharField(max_length=16, blank=True)
    revision = models.PositiveIntegerField(default=1)


class Officer(models.Model):
    """Who answers for a matter."""

    name = models.CharField(max_length=50)
    name_en = models.CharField(max_length=50)
    team = models.CharField(max_length=50)
    team_en = models.CharField(max_length=50)


class StoredAnswer(models.Model):
    """The answer to a request that came with an idempotency key."""

    person = models.ForeignKey(Person, models.CASCADE)
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_answer_each")]
