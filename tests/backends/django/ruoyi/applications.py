"""/zone/application: one's own, applied for once."""

from django.http import HttpRequest, JsonResponse

from ruoyi import rows
from ruoyi.endpoint import AccessDenied, Endpoint, ServiceError, answer
from ruoyi.rows import WORDS
from ruoyi.table import page_of
from zone.cards import apply
from zone.models import Application


class Applications(Endpoint):
    def get(self, request: HttpRequest) -> JsonResponse:
        found = self.person.applications.select_related("officer", "person")
        return page_of(request, found, rows.application, {"createTime": "created_at"})


class OneApplication(Endpoint):
    def get(self, request: HttpRequest, application_id: str) -> JsonResponse:
        application = self.person.applications.filter(pk=self.number("applicationId", application_id)).first()
        return answer(data=application and rows.application(application))

    def delete(self, request: HttpRequest, application_id: str) -> JsonResponse:
        raise AccessDenied


class Written(Endpoint):
    def post(self, request: HttpRequest) -> JsonResponse:
        apply(
            self.person,
            full_name=self.required("applicantName", "姓名不能为空"),
            document=self.choice("idType", Application.Document, "证件类型不能为空"),
            document_number=self.required("idNumber", "证件号码不能为空"),
            degree=self.choice("degree", Application.Degree, "学历不能为空"),
            school=self.required("school", "毕业院校不能为空"),
            employer=self.required("companyName", "工作单位不能为空"),
            credit_code=str(self.body.get("creditCode") or ""),
            position=self.required("position", "职务不能为空"),
            track=self.choice("talentType", Application.Track, "人才类别不能为空"),
        )
        return answer()

    def choice(self, name: str, choices: type, message: str) -> str:
        value = WORDS.value(choices, self.body.get(name))
        if value is None:
            raise ServiceError(message)
        return value

    def put(self, request: HttpRequest) -> JsonResponse:
        raise AccessDenied
