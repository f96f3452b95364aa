from rest_framework.mixins import CreateModelMixin, ListModelMixin, RetrieveModelMixin
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from faces.once import once
from faces.serializers.cards import ApplicationSerializer, CardSerializer
from zone.cards import apply
from zone.models import Card


class CardViewSet(ListModelMixin, GenericViewSet):
    """A person's own card; none or one."""

    serializer_class = CardSerializer
    resource_name = "cards"

    def get_queryset(self):
        return Card.objects.filter(person=self.request.user).prefetch_related("benefits").order_by("pk")


class ApplicationViewSet(CreateModelMixin, RetrieveModelMixin, ListModelMixin, GenericViewSet):
    """A person's own applications, newest first."""

    serializer_class = ApplicationSerializer
    resource_name = "applications"
    lookup_field = "reference"
    create = once(CreateModelMixin.create)

    def get_queryset(self):
        applications = self.request.user.applications.select_related("officer").prefetch_related("log__officer")
        return applications.order_by("-created_at", "-pk")

    def perform_create(self, serializer):
        serializer.instance = apply(self.request.user, **serializer.validated_data)


class StandingView(APIView):
    """Card and latest application in one answer."""

    def get(self, request):
        card = Card.objects.filter(person=request.user).first()
        application = request.user.applications.order_by("-created_at", "-pk").first()
        return Response(
            {
                "card": card and CardSerializer(card).data,
                "application": application and ApplicationSerializer(application).data,
            }
        )
