from rest_framework import serializers

from zone.models import Person


class PersonSerializer(serializers.ModelSerializer):
    class Meta:
        model = Person
        fields = ["id", "username", "full_name", "mobile", "revision"]
