"""/zone/registration: one's own. What is given back is deleted by its mark (@TableLogic): nobody sees it again."""

import json

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse

from jeecg import rows
from jeecg.endpoint import NOT_FOUND, BootError, Endpoint, Unauthorized, done, result
from jeecg.query import key, page_of
from jeecg.rows import WORDS
from zone.models import Event, Registration
from zone.registering import cancel, register


class OwnRegistrations(Endpoint):
    def own(self) -> QuerySet:
        found = self.person.registrations.exclude(status=Registration.Status.WITHDRAWN)
        return found.select_related("event", "person")

    def mine(self, registration_id: object) -> Registration:
        registration = self.own().filter(pk=key(registration_id)).first()
        if registration is None:
            raise BootError(NOT_FOUND)
        return registration


class Registrations(OwnRegistrations):
    def get(self, request: HttpRequest) -> JsonResponse:
        found = self.own()
        if event_id := request.GET.get("eventId"):
            found = found.filter(event=key(event_id))
        return page_of(request, found, rows.registration, {"createTime": "created_at"})


class OneRegistration(OwnRegistrations):
    def get(self, request: HttpRequest) -> JsonResponse:
        return result(rows.registration(self.mine(request.GET.get("id"))))


class Add(OwnRegistrations):
    def post(self, request: HttpRequest) -> JsonResponse:
        event = Event.objects.filter(pk=key(self.body.get("eventId"))).first()
        if event is None:
            raise BootError("活动不存在")
        names = {"full_name": self.required("realname", "姓名"), "mobile": self.required("phone", "手机号")}
        register(self.person, event, answers=_answers(self.body), **names)
        return done("添加成功！")


class Edit(OwnRegistrations):
    """`updateById`: what is left out stays as it is."""

    @transaction.atomic
    def put(self, request: HttpRequest) -> JsonResponse:
        body = self.body
        registration = self.mine(body.get("id"))
        if body.get("regStatus") not in (None, WORDS.word(Registration.Status, registration.status)):
            raise Unauthorized
        if body.get("realname") is not None:
            registration.full_name = self.required("realname", "姓名")
        if body.get("phone") is not None:
            registration.mobile = self.required("phone", "手机号")
        registration.save()
        return done("编辑成功!")

    post = put


class Delete(OwnRegistrations):
    def delete(self, request: HttpRequest) -> JsonResponse:
        cancel(self.mine(request.GET.get("id")))
        return done("删除成功!")


def _answers(body: dict) -> dict:
    try:
        answers = json.loads(body.get("answerJson") or "{}")
    except (TypeError, ValueError):
        raise BootError("校验失败！答案不是 JSON") from None
    return answers if isinstance(answers, dict) else {}
