"""Signing in and out."""

from django.http import HttpRequest, JsonResponse

from ruoyi import rows, tokens
from ruoyi.endpoint import Endpoint, ServiceError, answer
from zone.models import Person


class Login(Endpoint):
    anonymous = ("POST",)

    def post(self, request: HttpRequest) -> JsonResponse:
        body = self.body
        person = Person.objects.filter(username=str(body.get("username", "")), is_active=True).first()
        # An unknown name costs as much time as a wrong password.
        if not (person or Person()).check_password(str(body.get("password", ""))) or not person:
            raise ServiceError("用户不存在/密码错误")
        return answer(token=tokens.issue(person))


class Information(Endpoint):
    def get(self, request: HttpRequest) -> JsonResponse:
        return answer(user=rows.user(self.person), roles=["common"], permissions=["zone:registration:add"])


class Logout(Endpoint):
    """Whoever it is: afterwards they are out."""

    anonymous = ("POST",)

    def post(self, request: HttpRequest) -> JsonResponse:
        if self.token:
            self.token.delete()
        return answer(message="退出成功")
