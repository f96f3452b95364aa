"""Refusals as answers. All other errors look as the frameworks make them."""

from rest_framework.exceptions import APIException
from rest_framework_json_api.exceptions import exception_handler, rendered_with_json_api

from zone.refused import Refused


class Conflict(APIException):
    status_code = 409


def handler(exc, context):
    if not isinstance(exc, Refused):
        return exception_handler(exc, context)
    response = exception_handler(Conflict(exc.message, exc.code), context)
    # JSON:API writes the code by itself.
    if not rendered_with_json_api(context["view"]):
        response.data["code"] = exc.code
    return response
