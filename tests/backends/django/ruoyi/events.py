"""/zone/event: everybody may look (@Anonymous), officers alone may write."""

from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse

from ruoyi import rows
from ruoyi.columns import moment_of
from ruoyi.endpoint import AccessDenied, Endpoint, ServiceError, answer
from ruoyi.rows import WORDS
from ruoyi.table import page_of
from zone.models import Event

ORDERED_BY = {"startTime": "starts_at", "endTime": "ends_at"}
# The generator's BETWEEN: it needs both ends, and one alone is passed over.
RANGES = {"StartTime": "starts_at", "EndTime": "ends_at"}


class Events(Endpoint):
    anonymous = ("GET",)

    def get(self, request: HttpRequest) -> JsonResponse:
        return page_of(request, self.found(request.GET), rows.event, ORDERED_BY)

    @staticmethod
    def found(query: dict) -> QuerySet:
        found = Event.objects.all()
        if name := query.get("eventName"):
            found = found.filter(title__contains=name)
        if kind := query.get("eventType"):
            found = found.filter(series=WORDS.value(Event.Series, kind))
        for name, column in RANGES.items():
            first, last = query.get(f"params[begin{name}]"), query.get(f"params[end{name}]")
            if first and last:
                found = found.filter(**{f"{column}__range": (_moment(first), _moment(last))})
        return found


def _moment(text: str):
    try:
        return moment_of(text)
    except ValueError:
        raise ServiceError(f"Unparseable date: \"{text}\"") from None


class OneEvent(Endpoint):
    anonymous = ("GET",)

    def get(self, request: HttpRequest, event_id: str) -> JsonResponse:
        event = Event.objects.filter(pk=self.number("eventId", event_id)).first()
        # A record that is not there is a success without data.
        return answer(data=event and rows.event(event))

    def delete(self, request: HttpRequest, event_id: str) -> JsonResponse:
        raise AccessDenied


class Written(Endpoint):
    def post(self, request: HttpRequest) -> JsonResponse:
        raise AccessDenied

    put = post
