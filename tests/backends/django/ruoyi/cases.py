"""/zone/case: one's own matters. What is written to an officer is a record of its own."""

from django.http import HttpRequest, JsonResponse

from ruoyi import rows
from ruoyi.endpoint import AccessDenied, Endpoint, ServiceError, answer
from ruoyi.rows import WORDS
from ruoyi.table import page_of
from zone.matters import raise_matter, rate, write
from zone.models import Matter


class Cases(Endpoint):
    def get(self, request: HttpRequest) -> JsonResponse:
        found = self.person.matters.select_related("officer", "person")
        if number := request.GET.get("caseNo"):
            found = found.filter(reference=number)
        return page_of(request, found, rows.matter, {"createTime": "created_at"})


class OneCase(Endpoint):
    def get(self, request: HttpRequest, case_id: str) -> JsonResponse:
        matter = self.person.matters.filter(pk=self.number("caseId", case_id)).first()
        return answer(data=matter and rows.matter(matter))

    def delete(self, request: HttpRequest, case_id: str) -> JsonResponse:
        raise AccessDenied


class Written(Endpoint):
    def post(self, request: HttpRequest) -> JsonResponse:
        topic = WORDS.value(Matter.Topic, self.body.get("caseType"))
        if topic is None:
            raise ServiceError("诉求类型不能为空")
        raise_matter(self.person, topic=topic, text=self.required("content", "诉求内容不能为空"))
        return answer()

    def put(self, request: HttpRequest) -> JsonResponse:
        """The whole record; a person changes its rating alone, and that once."""
        body = self.body
        matter = self.person.matters.filter(pk=self.number("caseId", body.get("caseId"))).first()
        if not matter:
            raise ServiceError("操作失败")
        unchanged = self.required("content", "诉求内容不能为空") == matter.text
        if not unchanged or body.get("caseType") != WORDS.word(Matter.Topic, matter.topic):
            raise AccessDenied
        score, evaluation = self.number("score", body.get("score")), str(body.get("evaluation") or "").strip()
        if score not in range(1, 6):
            raise ServiceError("评分为1到5分")
        if (matter.stars, matter.remark) != (score, evaluation):
            rate(matter, score, evaluation)
        return answer()


class Messages(Endpoint):
    def post(self, request: HttpRequest) -> JsonResponse:
        matter = self.person.matters.filter(reference=self.required("caseNo", "诉求编号不能为空")).first()
        if not matter:
            raise ServiceError("诉求不存在")
        write(matter, self.required("content", "内容不能为空"))
        return answer()
