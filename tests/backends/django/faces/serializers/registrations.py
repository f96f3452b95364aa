from rest_framework import serializers
from rest_framework_json_api.relations import ResourceRelatedField

from faces.serializers.events import EventSummarySerializer
from faces.serializers.fields import AgreedField, mobile_field, name_field
from zone.models import Event, Registration


class RegistrationSerializer(serializers.ModelSerializer):
    event_detail = EventSummarySerializer(source="event", read_only=True)
    full_name = name_field()
    mobile = mobile_field()
    agreed = AgreedField()
    answers = serializers.DictField(child=serializers.CharField(max_length=100), required=False)

    class Meta:
        model = Registration
        fields = [
            "id", "event", "event_detail", "full_name", "mobile", "agreed", "answers",
            "status", "queue_position", "ticket_code", "created_at", "revision",
        ]  # fmt: skip
        read_only_fields = ["status", "ticket_code", "created_at", "revision"]

    def validate(self, attrs):
        attrs.pop("agreed")
        attrs["answers"] = _checked(attrs["event"].questions, attrs.get("answers", {}))
        return attrs


def _checked(questions: list[dict], answers: dict[str, str]) -> dict[str, str]:
    """The answers to those questions that are asked, which an earlier answer may decide."""
    kept, errors = {}, {}
    for question in questions:
        name, condition = question["id"], question.get("depends_on")
        if condition and kept.get(condition["question"]) != condition["answer"]:
            continue
        answer = answers.get(name, "").strip()
        choices = [option["value"] for option in question["options"]]
        if not answer and question["mandatory"]:
            errors[name] = ["请回答此问题。"]
        elif answer and choices and answer not in choices:
            errors[name] = ["请从选项中选择。"]
        elif answer:
            kept[name] = answer
    if errors:
        raise serializers.ValidationError({"answers": errors})
    return kept


class CancelSerializer(serializers.Serializer):
    revision = serializers.IntegerField(required=False)


class JsonApiRegistrationSerializer(RegistrationSerializer):
    """The event is a relationship here."""

    event = ResourceRelatedField(queryset=Event.objects.all())
