"""/sys: signing in and out."""

from django.http import HttpRequest, JsonResponse

from jeecg import rows, tokens
from jeecg.endpoint import BootError, Endpoint, error, result
from zone.models import Person


class Login(Endpoint):
    """`login` with the captcha switched off; `mLogin`, for apps, never has one."""

    open_to_all = ("POST",)

    def post(self, request: HttpRequest) -> JsonResponse:
        body = self.body
        person = Person.objects.filter(username=str(body.get("username", "")), is_active=True).first()
        if person is None:
            raise BootError("该用户不存在，请注册")
        if not person.check_password(str(body.get("password", ""))):
            raise BootError("用户名或密码错误")
        content = {"userInfo": rows.user(person), "token": tokens.issue(person), "departs": [], "multi_depart": 0}
        return result(content, "登录成功")


class Information(Endpoint):
    def get(self, request: HttpRequest) -> JsonResponse:
        return result({"userInfo": rows.user(self.person), "sysAllDictItems": {}})


class Logout(Endpoint):
    open_to_all = ("GET", "POST")

    def get(self, request: HttpRequest) -> JsonResponse:
        token = request.headers.get(tokens.HEADER)
        if not token:
            return error("退出登录失败！")
        if not tokens.person_of(token):
            return error("Token无效!")
        tokens.revoke(token)
        return result("退出登录成功！", "退出登录成功！")

    post = get
