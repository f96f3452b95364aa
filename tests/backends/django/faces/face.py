"""One set of views, shown in several ways."""

from rest_framework.authentication import SessionAuthentication
from rest_framework_json_api.pagination import JsonApiPageNumberPagination
from rest_framework_json_api.parsers import JSONParser
from rest_framework_json_api.renderers import JSONRenderer
from rest_framework_simplejwt.authentication import JWTAuthentication

from faces.bearer import OpenIdAuthentication
from faces.paging import Cursors, Pages

DRF = {"authentication_classes": [OpenIdAuthentication, JWTAuthentication], "pagination_class": Pages}
SESSION = {"authentication_classes": [SessionAuthentication], "pagination_class": Cursors}
JSON_API = {
    "authentication_classes": [JWTAuthentication],
    "pagination_class": JsonApiPageNumberPagination,
    "renderer_classes": [JSONRenderer],
    "parser_classes": [JSONParser],
}


def shown(view: type, face: dict, **more) -> type:
    """The view as this face shows it."""
    return type(view.__name__, (view,), {**face, **more})
