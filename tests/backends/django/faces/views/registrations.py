from rest_framework.decorators import action
from rest_framework.mixins import CreateModelMixin, ListModelMixin, RetrieveModelMixin
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from faces.once import once
from faces.serializers.registrations import CancelSerializer, RegistrationSerializer
from zone.registering import cancel, register


class RegistrationViewSet(CreateModelMixin, RetrieveModelMixin, ListModelMixin, GenericViewSet):
    """A person's own places, newest first."""

    serializer_class = RegistrationSerializer
    resource_name = "registrations"
    create = once(CreateModelMixin.create)

    def get_queryset(self):
        return self.request.user.registrations.select_related("event").order_by("-created_at", "-pk")

    def perform_create(self, serializer):
        serializer.instance = register(self.request.user, **serializer.validated_data)

    @action(detail=True, methods=["post"])
    @once
    def cancel(self, request, pk=None):
        asked = CancelSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        registration = cancel(self.get_object(), asked.validated_data.get("revision"))
        return Response(self.get_serializer(registration).data)
