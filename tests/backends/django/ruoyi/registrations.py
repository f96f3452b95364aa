"""/zone/registration: one's own. A change is the whole record: a column that is left out becomes null."""

import json

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from ruoyi import rows
from ruoyi.endpoint import AccessDenied, Endpoint, ServiceError, answer
from ruoyi.models import RegistrationColumns
from ruoyi.rows import WORDS
from ruoyi.table import page_of
from zone.models import Event, Registration
from zone.registering import cancel, register

# Of the person's department; beyond 2^53 as every new id is.
DEPARTMENT = 1790000000000000201


class OwnRegistrations(Endpoint):
    def own(self) -> QuerySet:
        return self.person.registrations.select_related("event", "person", "office_columns")

    def mine(self, registration_id: object) -> Registration | None:
        return self.own().filter(pk=self.number("registrationId", registration_id)).first()


class Registrations(OwnRegistrations):
    def get(self, request: HttpRequest) -> JsonResponse:
        found = self.own()
        if event_id := request.GET.get("eventId"):
            found = found.filter(event=self.number("eventId", event_id))
        if word := request.GET.get("status"):
            found = found.filter(status=WORDS.value(Registration.Status, word))
        return page_of(request, found, rows.registration, {"createTime": "created_at"})


class Written(OwnRegistrations):
    @transaction.atomic
    def post(self, request: HttpRequest) -> JsonResponse:
        body = self.body
        event = Event.objects.filter(pk=self.number("eventId", body.get("eventId"))).first()
        if not event:
            raise ServiceError("活动不存在")
        registration = register(
            self.person,
            event,
            full_name=self.required("applicantName", "姓名不能为空"),
            mobile=self.required("phonenumber", "手机号不能为空"),
            answers=_answers(body),
        )
        RegistrationColumns.objects.create(registration=registration, dept_id=DEPARTMENT, remark=body.get("remark"))
        return answer()

    @transaction.atomic
    def put(self, request: HttpRequest) -> JsonResponse:
        body = self.body
        registration = self.mine(body.get("registrationId"))
        if not registration:
            raise ServiceError("操作失败")
        registration.full_name = self.required("applicantName", "姓名不能为空")
        registration.mobile = self.required("phonenumber", "手机号不能为空")
        registration.answers = _answers(body)
        registration.save()
        self.change_status(registration, WORDS.value(Registration.Status, body.get("status")))
        office = {
            "dept_id": body.get("deptId"),
            "remark": body.get("remark"),
            "update_by": self.person.username,
            "update_time": timezone.now(),
        }
        RegistrationColumns.objects.update_or_create(registration=registration, defaults=office)
        return answer()

    @staticmethod
    def change_status(registration: Registration, status: str | None) -> None:
        """A person gives a place back, and gets none in this way."""
        if status is None:
            raise ServiceError("报名状态不能为空")
        if status == Registration.Status.WITHDRAWN:
            cancel(registration)
        elif status != registration.status:
            raise AccessDenied


class OneRegistration(OwnRegistrations):
    def get(self, request: HttpRequest, registration_id: str) -> JsonResponse:
        registration = self.mine(registration_id)
        return answer(data=registration and rows.registration(registration))

    @transaction.atomic
    def delete(self, request: HttpRequest, registration_id: str) -> JsonResponse:
        """Several ids, with commas in between."""
        found = [self.mine(one) for one in registration_id.split(",")]
        if not all(found):
            raise ServiceError("操作失败")
        for registration in found:
            cancel(registration).delete()
        return answer()


def _answers(body: dict) -> dict:
    try:
        answers = json.loads(body.get("answers") or "{}")
    except (TypeError, ValueError):
        raise ServiceError("答案不是 JSON") from None
    return answers if isinstance(answers, dict) else {}
