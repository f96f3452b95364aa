from rest_framework import serializers

from zone.models import Event

PLACE = ["is_online", "venue", "venue_en", "route", "route_en"]


class EventSerializer(serializers.ModelSerializer):
    taken = serializers.IntegerField(read_only=True)
    waiting = serializers.IntegerField(read_only=True)

    class Meta:
        model = Event
        fields = [
            "id", "series", "title", "title_en", "intro", "intro_en", "host", "host_en",
            "starts_at", "ends_at", "deadline", *PLACE,
            "needs_approval", "capacity", "taken", "waiting", "keep_days", "agenda", "questions",
        ]  # fmt: skip


class EventSummarySerializer(serializers.ModelSerializer):
    """What a registration says of its event."""

    class Meta:
        model = Event
        fields = ["title", "title_en", "starts_at", "ends_at", *PLACE]
