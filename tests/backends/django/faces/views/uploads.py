from django.core.files.base import ContentFile
from django.http import FileResponse
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from faces.once import once
from faces.serializers.matters import UploadSerializer
from zone.models import Upload

LARGEST = 10 * 1024 * 1024


class UploadViewSet(GenericViewSet):
    """A person's own files: sent by themselves, then named by the matter that they go with."""

    parser_classes = [MultiPartParser]
    serializer_class = UploadSerializer

    def get_queryset(self):
        return Upload.objects.filter(person=self.request.user)

    @once
    def create(self, request):
        file = request.data.get("file")
        if not hasattr(file, "read"):
            raise serializers.ValidationError({"file": ["没有提交文件。"]})
        content = file.read(LARGEST + 1)
        media_type = _media_type(content)
        if media_type is None or len(content) > LARGEST:
            raise serializers.ValidationError({"file": ["只接受 10 MB 以内的 JPEG、PNG、WebP 图片和 PDF。"]})
        upload = Upload(person=request.user, media_type=media_type, size=len(content))
        # A name of our own: the sender's proves nothing.
        upload.file.save("file", ContentFile(content))
        return Response(self.get_serializer(upload).data, status=201)

    def retrieve(self, request, pk=None):
        upload = self.get_object()
        return FileResponse(upload.file.open(), content_type=upload.media_type, as_attachment=True)


def _media_type(content: bytes) -> str | None:
    """By the first bytes."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return "application/pdf" if content.startswith(b"%PDF-") else None
