"""Idempotency keys: the same request twice is done once and answered twice."""

import hashlib
import json
from functools import wraps

from django.db import transaction
from django.http import HttpResponse

from zone.models import StoredAnswer
from zone.refused import Refused


def once(action):
    """Wraps a view's method. Effect and answer are one transaction, whose lock makes a second request wait."""

    @wraps(action)
    def answer(view, request, *args, **kwargs):
        key = request.headers.get("Idempotency-Key")
        if not key:
            return action(view, request, *args, **kwargs)
        fingerprint = _fingerprint(request)
        with transaction.atomic():
            stored = StoredAnswer.objects.filter(person=request.user, key=key).first()
            if stored is None:
                response = action(view, request, *args, **kwargs)
                response = view.finalize_response(request, response, *args, **kwargs).render()
                StoredAnswer.objects.create(
                    person=request.user,
                    key=key,
                    fingerprint=fingerprint,
                    status=response.status_code,
                    content_type=response["Content-Type"],
                    content=response.content,
                )
                return response
        if stored.fingerprint != fingerprint:
            raise Refused("key_reused")
        return HttpResponse(bytes(stored.content), content_type=stored.content_type, status=stored.status)

    return answer


def _fingerprint(request) -> str:
    """Of what is asked for; the boundaries of a multipart body differ from one sending to the next."""
    files = request.FILES
    fields = {name: value for name, value in request.data.items() if name not in files}
    digest = hashlib.sha256(f"{request.method} {request.path} {json.dumps(fields, sort_keys=True)}".encode())
    for name in sorted(files):
        digest.update(name.encode())
        for chunk in files[name].chunks():
            digest.update(chunk)
        files[name].seek(0)
    return digest.hexdigest()
