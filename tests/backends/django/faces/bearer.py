"""Access tokens of an OpenID provider: it says whose they are."""

import hashlib
import json
import urllib.error
import urllib.request

from django.conf import settings
from django.core.cache import cache
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import APIException, AuthenticationFailed

from zone.models import Person

# How long an answer counts; a token that is taken back works on for as long.
SECONDS_KEPT = 30
SECONDS_TO_ANSWER = 5
# The provider of a test is on the loopback address: no proxy leads there.
_open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


class ProviderUnavailable(APIException):
    status_code = 503
    default_detail = "The OpenID provider does not answer."


class OpenIdAuthentication(BaseAuthentication):
    """Takes opaque tokens alone; those with dots are JWTs and somebody else's to judge."""

    def authenticate(self, request):
        scheme, _, token = get_authorization_header(request).decode("latin-1").partition(" ")
        if not settings.OIDC_ISSUER or scheme.lower() != "bearer" or token.count(".") == 2:
            return None
        person = Person.objects.filter(username=_subject(token), is_active=True).first()
        if person is None:
            raise AuthenticationFailed("Nobody here goes by this token.")
        return person, token

    def authenticate_header(self, request):
        return "Bearer"


def _subject(token: str) -> str:
    key = "openid-" + hashlib.sha256(token.encode()).hexdigest()
    subject = cache.get(key)
    if subject is None:
        subject = _ask(token)
        cache.set(key, subject, SECONDS_KEPT)
    return subject


def _ask(token: str) -> str:
    question = urllib.request.Request(f"{settings.OIDC_ISSUER}/me", headers={"Authorization": f"Bearer {token}"})
    try:
        with _open(question, timeout=SECONDS_TO_ANSWER) as answer:
            return str(json.load(answer)["sub"])
    except urllib.error.HTTPError as refusal:
        if refusal.code in (400, 401, 403):
            raise AuthenticationFailed("The OpenID provider refuses this token.") from refusal
        raise ProviderUnavailable() from refusal
    except (OSError, ValueError, KeyError, TypeError) as failure:
        raise ProviderUnavailable() from failure
