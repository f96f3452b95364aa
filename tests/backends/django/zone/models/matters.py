"""What people want of the zone."""

from django.db import models

from zone.models.people import Person
from zone.models.tracked import LogEntry, Tracked


class Matter(Tracked):
    """Somebody wants something of the zone."""

    class Status(models.TextChoices):
        NEW = "new"
        HANDLING = "handling"
        WAITING = "waiting"
        CLOSED = "closed"

    class Topic(models.TextChoices):
        SCHOOL = "school"
        HOUSING = "housing"
        HEALTH = "health"
        WORK = "work"
        RESEARCH = "research"
        IDEA = "idea"
        OTHER = "other"

    class Result(models.TextChoices):
        SOLVED = "solved"
        PARTLY = "partly"
        REFUSED = "refused"
        EXPLAINED = "explained"

    NEXT_STEPS = {
        "new": ("专员联系相关部门", "The officer asks the department in charge"),
        "handling": ("专员正在办理", "The officer is working on it"),
        "waiting": ("请您补充情况", "Please tell us more"),
        "closed": ("已办结，欢迎评价", "Done; please rate the answer"),
    }

    person = models.ForeignKey(Person, models.CASCADE, related_name="matters")
    topic = models.CharField(max_length=16, choices=Topic)
    text = models.TextField()
    status = models.CharField(max_length=16, choices=Status, default=Status.NEW)
    result = models.CharField(max_length=16, choices=Result, blank=True)
    stars = models.PositiveSmallIntegerField(null=True)
    remark = models.TextField(blank=True)


class MatterEntry(LogEntry):
    subject = models.ForeignKey(Matter, models.PROTECT, related_name="log")


class Upload(models.Model):
    """A photo or document of a person; goes with one matter at most."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="uploads")
    matter = models.ForeignKey(Matter, models.CASCADE, null=True, related_name="photos")
    file = models.FileField()
    media_type = models.CharField(max_length=32)
    size = models.PositiveIntegerField()
