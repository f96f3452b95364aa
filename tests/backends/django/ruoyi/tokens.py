"""RuoYi's tokens: a JWT that names a key; until when it is good, the server alone knows."""

import hashlib
import os
import uuid
from datetime import timedelta

import jwt
from django.conf import settings
from django.utils import timezone

from ruoyi.models import LoginToken
from zone.models import Person

LIFETIME = timedelta(seconds=int(os.environ.get("ZHIHUI_ACCESS_SECONDS", "1800")))
ALGORITHM = "HS512"


def _secret() -> bytes:
    return hashlib.sha512(b"ruoyi" + settings.SECRET_KEY.encode()).digest()


def issue(person: Person) -> str:
    token = LoginToken.objects.create(
        key=str(uuid.uuid4()), person=person, expires_at=timezone.now() + LIFETIME
    )
    return jwt.encode({"login_user_key": token.key}, _secret(), ALGORITHM)


def find(header: str | None) -> LoginToken | None:
    """The token of an `Authorization` header, while it is good."""
    try:
        claims = jwt.decode((header or "").removeprefix("Bearer "), _secret(), [ALGORITHM])
    except jwt.InvalidTokenError:
        return None
    tokens = LoginToken.objects.select_related("person")
    return tokens.filter(key=claims.get("login_user_key"), expires_at__gt=timezone.now()).first()
