"""The desk: for whoever sits at this machine."""

from django.shortcuts import get_object_or_404
from rest_framework.permissions import BasePermission
from rest_framework.response import Response
from rest_framework.views import APIView

from faces.serializers.cards import ApprovalSerializer
from faces.serializers.matters import NoteSerializer
from zone.cards import approve
from zone.matters import answer
from zone.models import Application, Matter


class FromThisMachine(BasePermission):
    def has_permission(self, request, view):
        return request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")


class OfficeView(APIView):
    authentication_classes = []
    permission_classes = [FromThisMachine]
    model = form = None

    def post(self, request, reference):
        asked = self.form(data=request.data)
        asked.is_valid(raise_exception=True)
        self.decide(get_object_or_404(self.model, reference=reference), **asked.validated_data)
        return Response(status=204)


class ApproveView(OfficeView):
    model, form, decide = Application, ApprovalSerializer, staticmethod(approve)


class AnswerView(OfficeView):
    model, form, decide = Matter, NoteSerializer, staticmethod(answer)
