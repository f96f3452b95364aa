"""What RuoYi keeps beside the zone's own tables."""

from django.db import models

from zone.models import Person, Registration


class RegistrationColumns(models.Model):
    """Columns of its registration table that only the back office uses."""

    registration = models.OneToOneField(Registration, models.CASCADE, primary_key=True, related_name="office_columns")
    dept_id = models.BigIntegerField(null=True)
    remark = models.CharField(max_length=500, null=True)
    update_by = models.CharField(max_length=64, null=True)
    update_time = models.DateTimeField(null=True)


class LoginToken(models.Model):
    """Whoever is signed in; in RuoYi this stands in Redis under `login_tokens:`."""

    key = models.CharField(max_length=36, primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE)
    expires_at = models.DateTimeField()
