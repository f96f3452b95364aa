from django.utils import timezone
from rest_framework.permissions import AllowAny
from rest_framework.viewsets import ReadOnlyModelViewSet

from faces.serializers.events import EventSerializer
from zone.models import Event


class EventViewSet(ReadOnlyModelViewSet):
    """Public. `period=future` (soonest first) or `period=past` (latest first)."""

    permission_classes = [AllowAny]
    serializer_class = EventSerializer
    resource_name = "events"

    def get_queryset(self):
        events, now = Event.objects.all(), timezone.now()
        match self.request.query_params.get("period"):
            case "future":
                return events.filter(ends_at__gt=now).order_by("starts_at", "pk")
            case "past":
                return events.filter(ends_at__lte=now).order_by("-starts_at", "pk")
            case _:
                return events.order_by("starts_at", "pk")
