from rest_framework.decorators import action
from rest_framework.mixins import CreateModelMixin, ListModelMixin, RetrieveModelMixin
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from faces.once import once
from faces.serializers.matters import MatterSerializer, NoteSerializer, RatingSerializer
from zone.matters import raise_matter, rate, write


class MatterViewSet(CreateModelMixin, RetrieveModelMixin, ListModelMixin, GenericViewSet):
    """A person's own matters, newest first."""

    serializer_class = MatterSerializer
    resource_name = "matters"
    lookup_field = "reference"
    create = once(CreateModelMixin.create)

    def get_queryset(self):
        matters = self.request.user.matters.select_related("officer").prefetch_related("log__officer", "photos")
        return matters.order_by("-created_at", "-pk")

    def perform_create(self, serializer):
        asked = dict(serializer.validated_data)
        photos = asked.pop("photo_ids", ())
        serializer.instance = raise_matter(self.request.user, photos=photos, **asked)

    @action(detail=True, methods=["post"])
    @once
    def notes(self, request, reference=None):
        return self._done(write, NoteSerializer)

    @action(detail=True, methods=["post"])
    @once
    def rating(self, request, reference=None):
        return self._done(rate, RatingSerializer)

    def _done(self, command, form):
        asked = form(data=self.request.data)
        asked.is_valid(raise_exception=True)
        return Response(self.get_serializer(command(self.get_object(), **asked.validated_data)).data)
