"""Numbers that people read out and codes that nobody can guess."""

import secrets
from collections.abc import Callable

from django.utils import timezone

# Crockford's Base32.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ticket_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


def reference(prefix: str, is_taken: Callable[[str], bool]) -> str:
    """Such as `ZH-2611-048213`. Called inside the transaction that takes it."""
    return _free(lambda: f"{prefix}-{timezone.localtime():%y%m}-{secrets.randbelow(10**6):06}", is_taken)


def card_number(is_taken: Callable[[str], bool]) -> str:
    return _free(lambda: f"YC-{secrets.randbelow(10**4):04}-{secrets.randbelow(10**4):04}", is_taken)


def _free(made: Callable[[], str], is_taken: Callable[[str], bool]) -> str:
    while is_taken(number := made()):
        pass
    return number
