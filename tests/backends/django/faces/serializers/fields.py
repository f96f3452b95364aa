"""What several forms ask for."""

from django.core.validators import RegexValidator
from rest_framework import serializers


def name_field(**more) -> serializers.CharField:
    return serializers.CharField(max_length=50, **more)


def mobile_field() -> serializers.CharField:
    form = RegexValidator(r"^(1[3-9]\d{9}|\+[1-9]\d{7,14})$", "请输入有效的手机号码。")
    return serializers.CharField(validators=[form])


class AgreedField(serializers.BooleanField):
    """A box that has to be ticked. What it says is not kept: the record is the consent."""

    default_error_messages = {"not_agreed": "请先阅读并同意。"}

    def __init__(self, **more):
        super().__init__(write_only=True, **more)

    def to_internal_value(self, data):
        if not super().to_internal_value(data):
            self.fail("not_agreed")
        return True
