"""/zone/event: everybody may look (@IgnoreAuth), officers alone may write."""

from django.http import HttpRequest, JsonResponse

from jeecg import rows
from jeecg.endpoint import NOT_FOUND, BootError, Endpoint, Unauthorized, result
from jeecg.query import between, key, page_of
from jeecg.rows import WORDS
from zone.models import Event

ORDERED_BY = {"beginDate": "starts_at", "endDate": "ends_at"}


class Events(Endpoint):
    open_to_all = ("GET",)

    def get(self, request: HttpRequest) -> JsonResponse:
        found = between(request, Event.objects.all(), "endDate", "ends_at")
        found = between(request, found, "beginDate", "starts_at")
        if title := request.GET.get("title"):
            # Only with asterisks is it a part of the text.
            lookup = "title__contains" if "*" in title else "title"
            found = found.filter(**{lookup: title.strip("*")})
        if word := request.GET.get("series"):
            found = found.filter(series=WORDS.value(Event.Series, word))
        return page_of(request, found, rows.event, ORDERED_BY)


class OneEvent(Endpoint):
    open_to_all = ("GET",)

    def get(self, request: HttpRequest) -> JsonResponse:
        event = Event.objects.filter(pk=key(request.GET.get("id"))).first()
        if event is None:
            raise BootError(NOT_FOUND)
        return result(rows.event(event))


class NotForPeople(Endpoint):
    """What takes an officer's role (@RequiresPermissions)."""

    def post(self, request: HttpRequest) -> JsonResponse:
        raise Unauthorized

    put = delete = post
