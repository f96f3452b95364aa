"""/zone/application: one's own, applied for once."""

from django.http import HttpRequest, JsonResponse

from jeecg import rows
from jeecg.endpoint import NOT_FOUND, BootError, Endpoint, done, result
from jeecg.query import key, page_of
from jeecg.rows import WORDS
from zone.cards import apply
from zone.models import Application


class Applications(Endpoint):
    def get(self, request: HttpRequest) -> JsonResponse:
        found = self.person.applications.select_related("officer", "person")
        return page_of(request, found, rows.application, {"createTime": "created_at"})


class OneApplication(Endpoint):
    def get(self, request: HttpRequest) -> JsonResponse:
        application = self.person.applications.filter(pk=key(request.GET.get("id"))).first()
        if application is None:
            raise BootError(NOT_FOUND)
        return result(rows.application(application))


class Add(Endpoint):
    def post(self, request: HttpRequest) -> JsonResponse:
        apply(
            self.person,
            full_name=self.required("realname", "姓名"),
            document=self.choice("idType", Application.Document, "证件类型"),
            document_number=self.required("idNumber", "证件号码"),
            degree=self.choice("degree", Application.Degree, "学历"),
            school=self.required("school", "毕业院校"),
            employer=self.required("company", "工作单位"),
            credit_code=str(self.body.get("creditCode") or ""),
            position=self.required("post", "职务"),
            track=self.choice("talentType", Application.Track, "人才类别"),
        )
        return done("添加成功！")

    def choice(self, name: str, choices: type, label: str) -> str:
        value = WORDS.value(choices, self.body.get(name))
        if value is None:
            raise BootError(f"校验失败！{label}不能为空")
        return value
