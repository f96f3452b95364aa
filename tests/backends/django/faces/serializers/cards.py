from rest_framework import serializers

from faces.serializers.fields import AgreedField, name_field
from faces.serializers.tracked import READ_ONLY, TRACKED, ApplicationEntrySerializer, OfficerSerializer
from zone.models import Application, Benefit, Card

# GB 11643 after ISO 7064, MOD 11-2.
WEIGHTS = [2 ** (17 - place) % 11 for place in range(17)]


class EducationSerializer(serializers.Serializer):
    degree = serializers.ChoiceField(Application.Degree.choices)
    school = serializers.CharField(max_length=100)


class EmployerSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=100)
    credit_code = serializers.CharField(max_length=100, required=False, allow_blank=True)
    position = serializers.CharField(max_length=100)


class ApplicationSerializer(serializers.ModelSerializer):
    officer = OfficerSerializer(read_only=True)
    log = ApplicationEntrySerializer(many=True, read_only=True)
    full_name = name_field(write_only=True)
    document_number = serializers.RegexField(r"^[0-9A-Za-z]{7,18}$", write_only=True)
    document_agreed = AgreedField()
    education = EducationSerializer(write_only=True)
    employer = EmployerSerializer(write_only=True)
    agreed = AgreedField()

    class Meta:
        model = Application
        fields = [
            "id", "track", "status", *TRACKED,
            "full_name", "document", "document_number", "document_agreed", "education", "employer", "agreed",
        ]  # fmt: skip
        read_only_fields = ["status", *READ_ONLY]
        extra_kwargs = {"document": {"write_only": True}}

    def validate(self, attrs):
        if attrs["document"] == Application.Document.RESIDENT_ID and not _is_resident_id(attrs["document_number"]):
            raise serializers.ValidationError({"document_number": ["身份证号码校验未通过。"]})
        education, employer = attrs["education"], attrs["employer"]
        return {name: attrs[name] for name in ("full_name", "document", "document_number", "track")} | {
            "degree": education["degree"],
            "school": education["school"],
            "employer": employer["name"],
            "credit_code": employer.get("credit_code", ""),
            "position": employer["position"],
        }


def _is_resident_id(number: str) -> bool:
    if len(number) != 18 or not number[:17].isdigit():
        return False
    rest = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False)) % 11
    return "10X98765432"[rest] == number[17].upper()


class BenefitSerializer(serializers.ModelSerializer):
    class Meta:
        model = Benefit
        fields = ["id", "scene", "title", "title_en", "how", "how_en", "times_a_year", "times_used"]


class CardSerializer(serializers.ModelSerializer):
    benefits = BenefitSerializer(many=True, read_only=True)

    class Meta:
        model = Card
        fields = ["id", "number", "full_name", "level", "track", "status", "valid_from", "valid_to", "benefits"]


class ApprovalSerializer(serializers.Serializer):
    level = serializers.ChoiceField(["A", "B", "C", "D"])
