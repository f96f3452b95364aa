"""`Result`, Shiro's filter and the exception handler: only a dead token has an HTTP status of its own."""

import json
import logging
import time

from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from jeecg import tokens
from zone.models import Person
from zone.refused import Refused

ERROR, NO_PERMISSION = 500, 510
NOT_FOUND = "未找到对应数据"
logger = logging.getLogger(__name__)


class BootError(Exception):
    """A refusal in words."""

    def __init__(self, message: str, code: int = ERROR):
        self.message, self.code = message, code
        super().__init__(message)


class Unauthorized(BootError):
    """Signed in, and without the permission for it."""

    def __init__(self):
        super().__init__("没有权限，请联系管理员分配权限！", NO_PERMISSION)


def result(content: object = None, message: str = "", code: int = 200, is_success: bool = True, status: int = 200):
    body = {
        "success": is_success,
        "message": message,
        "code": code,
        "result": content,
        "timestamp": int(time.time() * 1000),
    }
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def done(sentence: str) -> JsonResponse:
    """`Result.OK(String)`: the sentence is the result as well."""
    return result(sentence, sentence)


def error(message: str, code: int = ERROR, status: int = 200) -> JsonResponse:
    return result(None, message, code, is_success=False, status=status)


@method_decorator(csrf_exempt, name="dispatch")
class Endpoint(View):
    """One path. Methods in `open_to_all` are @IgnoreAuth."""

    open_to_all: tuple[str, ...] = ()
    person: Person

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> JsonResponse:
        if request.method not in self.open_to_all:
            person = tokens.person_of(request.headers.get(tokens.HEADER))
            if person is None:
                return error("Token失效，请重新登录", 401, status=401)
            self.person = person
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refused as refusal:
            return error(refusal.message)
        except BootError as refusal:
            return error(refusal.message, refusal.code)
        except Exception as failure:
            logger.exception("unknown error")
            return error(f"操作失败，{failure}")

    def http_method_not_allowed(self, request: HttpRequest, *args, **kwargs) -> JsonResponse:
        supported = "".join(f"{method}、" for method in self._allowed_methods() if method != "OPTIONS")
        return error(f"不支持{request.method}请求方法，支持以下{supported}", 405)

    @property
    def body(self) -> dict:
        """The JSON body."""
        try:
            body = json.loads(self.request.body)
        except ValueError as failure:
            raise BootError(f"操作失败，JSON parse error: {failure}") from failure
        if not isinstance(body, dict):
            raise BootError("操作失败，JSON parse error: not an object")
        return body

    def required(self, name: str, label: str) -> str:
        """A text of the body that may not be blank."""
        value = self.body.get(name)
        if not isinstance(value, str) or not value.strip():
            raise BootError(f"校验失败！{label}不能为空")
        return value.strip()


class NoSuchPath(Endpoint):
    """Only who is signed in learns that there is nothing."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> JsonResponse:
        if not tokens.person_of(request.headers.get(tokens.HEADER)):
            return super().dispatch(request, *args, **kwargs)
        return error("路径不存在，请检查路径是否正确", 404)
