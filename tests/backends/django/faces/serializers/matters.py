from rest_framework import serializers

from faces.serializers.tracked import READ_ONLY, TRACKED, MatterEntrySerializer, OfficerSerializer
from zone.models import Matter, Upload

MOST_PHOTOS = 6
LONGEST_TEXT = 5000


class UploadSerializer(serializers.ModelSerializer):
    class Meta:
        model = Upload
        fields = ["id", "media_type", "size"]


class FreePhotos(serializers.PrimaryKeyRelatedField):
    """Files of this person that go with nothing yet."""

    def get_queryset(self):
        return Upload.objects.filter(person=self.context["request"].user, matter=None)


class MatterSerializer(serializers.ModelSerializer):
    officer = OfficerSerializer(read_only=True)
    log = MatterEntrySerializer(many=True, read_only=True)
    photos = UploadSerializer(many=True, read_only=True)
    photo_ids = serializers.ManyRelatedField(FreePhotos(), write_only=True, required=False)
    text = serializers.CharField(max_length=LONGEST_TEXT)

    class Meta:
        model = Matter
        fields = ["id", "topic", "text", "photos", "photo_ids", "status", "result", "stars", "remark", *TRACKED]
        read_only_fields = ["status", "result", "stars", "remark", *READ_ONLY]

    def validate_photo_ids(self, photos):
        if len(photos) > MOST_PHOTOS:
            raise serializers.ValidationError(f"最多 {MOST_PHOTOS} 个附件。")
        if len(set(photos)) < len(photos):
            raise serializers.ValidationError("附件重复。")
        return photos


class JsonApiMatterSerializer(MatterSerializer):
    """Without files: JSON:API does not say how they are sent."""

    photos = None
    photo_ids = None

    class Meta(MatterSerializer.Meta):
        fields = [name for name in MatterSerializer.Meta.fields if not name.startswith("photo")]


class NoteSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=LONGEST_TEXT)


class RatingSerializer(serializers.Serializer):
    stars = serializers.IntegerField(min_value=1, max_value=5)
    remark = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)
