"""/zone/case: one's own matters, and /zone/caseMessage: what is written to their officers."""

from django.http import HttpRequest, JsonResponse

from jeecg import rows
from jeecg.endpoint import NOT_FOUND, BootError, Endpoint, Unauthorized, done, result
from jeecg.query import key, page_of
from jeecg.rows import WORDS
from zone.matters import raise_matter, rate, write
from zone.models import Matter

# Of these a person changes the rating alone.
KEPT = ("caseNo", "caseType", "content", "caseStatus", "caseResult")


class OwnCases(Endpoint):
    def mine(self, **wanted) -> Matter:
        matter = self.person.matters.select_related("officer", "person").filter(**wanted).first()
        if matter is None:
            raise BootError(NOT_FOUND)
        return matter


class Cases(OwnCases):
    def get(self, request: HttpRequest) -> JsonResponse:
        found = self.person.matters.select_related("officer", "person")
        if number := request.GET.get("caseNo"):
            found = found.filter(reference=number)
        return page_of(request, found, rows.matter, {"createTime": "created_at"})


class OneCase(OwnCases):
    def get(self, request: HttpRequest) -> JsonResponse:
        return result(rows.matter(self.mine(pk=key(request.GET.get("id")))))


class Add(OwnCases):
    def post(self, request: HttpRequest) -> JsonResponse:
        topic = WORDS.value(Matter.Topic, self.body.get("caseType"))
        if topic is None:
            raise BootError("校验失败！诉求类型不能为空")
        raise_matter(self.person, topic=topic, text=self.required("content", "诉求内容"))
        return done("添加成功！")


class Edit(OwnCases):
    """`updateById`: what is left out stays as it is."""

    def put(self, request: HttpRequest) -> JsonResponse:
        body = self.body
        matter = self.mine(pk=key(body.get("id")))
        as_it_is = rows.matter(matter)
        if any(body.get(name) not in (None, as_it_is[name]) for name in KEPT):
            raise Unauthorized
        score, evaluation = body.get("score"), str(body.get("evaluation") or "").strip()
        if score not in range(1, 6):
            raise BootError("校验失败！评分为1到5分")
        if (matter.stars, matter.remark) != (score, evaluation):
            rate(matter, score, evaluation)
        return done("编辑成功!")

    post = put


class AddMessage(OwnCases):
    def post(self, request: HttpRequest) -> JsonResponse:
        write(self.mine(reference=self.required("caseNo", "诉求编号")), self.required("content", "内容"))
        return done("添加成功！")
