"""AjaxResult, TableDataInfo and the global exception handler: every answer has HTTP status 200."""

import json
import logging

from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from ruoyi import tokens
from zone.models import Person
from zone.refused import Refused

UNAUTHORIZED, FORBIDDEN, ERROR, WARN = 401, 403, 500, 601
NO_PERMISSION = "没有权限，请联系管理员授权"
logger = logging.getLogger(__name__)


class ServiceError(Exception):
    """A refusal in words; RuoYi has no others."""

    def __init__(self, message: str, code: int = ERROR):
        self.message, self.code = message, code
        super().__init__(message)


class AccessDenied(ServiceError):
    """Signed in, and without the permission for it."""

    def __init__(self):
        super().__init__(NO_PERMISSION, FORBIDDEN)


def answer(code: int = 200, message: str = "操作成功", **more) -> JsonResponse:
    # As it puts data that is null: not at all.
    fields = {name: value for name, value in more.items() if value is not None}
    return JsonResponse({"msg": message, "code": code} | fields, json_dumps_params={"ensure_ascii": False})


@method_decorator(csrf_exempt, name="dispatch")
class Endpoint(View):
    """One path. Methods in `anonymous` are open to everybody (@Anonymous)."""

    anonymous: tuple[str, ...] = ()
    person: Person

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> JsonResponse:
        self.token = tokens.find(request.headers.get("Authorization"))
        if self.token:
            self.person = self.token.person
        elif request.method not in self.anonymous:
            return answer(UNAUTHORIZED, f"请求访问：{request.path}，认证失败，无法访问系统资源")
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refused as refusal:
            code = WARN if refusal.code == "registration_closed" else ERROR
            return answer(code, refusal.message)
        except ServiceError as refusal:
            return answer(refusal.code, refusal.message)
        except Exception as error:
            logger.exception("unknown error")
            return answer(ERROR, str(error))

    def http_method_not_allowed(self, request: HttpRequest, *args, **kwargs) -> JsonResponse:
        return answer(ERROR, f"Request method '{request.method}' is not supported")

    @property
    def body(self) -> dict:
        """The JSON body."""
        try:
            body = json.loads(self.request.body)
        except ValueError as error:
            raise ServiceError(f"JSON parse error: {error}") from error
        if not isinstance(body, dict):
            raise ServiceError("JSON parse error: not an object")
        return body

    def required(self, name: str, message: str) -> str:
        """A text of the body that may not be blank (@NotBlank)."""
        value = self.body.get(name)
        if not isinstance(value, str) or not value.strip():
            raise ServiceError(message)
        return value.strip()

    def number(self, name: str, value: object) -> int:
        """A Long; digits in a text are one as well."""
        try:
            return int(str(value))
        except ValueError:
            message = f"请求参数类型不匹配，参数[{name}]要求类型为：'java.lang.Long'，但输入值为：'{value}'"
            raise ServiceError(message) from None


class NoSuchPath(Endpoint):
    """Only who is signed in learns that there is nothing."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> JsonResponse:
        if not tokens.find(request.headers.get("Authorization")):
            return super().dispatch(request, *args, **kwargs)
        return JsonResponse({"status": 404, "error": "Not Found", "path": request.path}, status=404)
