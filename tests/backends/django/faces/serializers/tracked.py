"""What applications and matters have in common."""

from rest_framework import serializers

from zone.models import ApplicationEntry, MatterEntry, Officer

TRACKED = ["reference", "officer", "next_step", "next_step_en", "due_at", "log", "created_at", "revision"]
READ_ONLY = ["reference", "due_at", "created_at", "revision"]


class OfficerSerializer(serializers.ModelSerializer):
    class Meta:
        model = Officer
        fields = ["name", "name_en", "team", "team_en"]


class ApplicationEntrySerializer(serializers.ModelSerializer):
    officer = OfficerSerializer(read_only=True)

    class Meta:
        model = ApplicationEntry
        fields = ["happened_at", "kind", "officer", "text"]


class MatterEntrySerializer(ApplicationEntrySerializer):
    class Meta(ApplicationEntrySerializer.Meta):
        model = MatterEntry
