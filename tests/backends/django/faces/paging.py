"""The ways in which lists go on."""

import re

from rest_framework.exceptions import APIException
from rest_framework.pagination import BasePagination, CursorPagination, LimitOffsetPagination, PageNumberPagination
from rest_framework.response import Response


class Pages(PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


class Cursors(CursorPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100

    def get_ordering(self, request, queryset, view):
        return queryset.query.order_by


class Offsets(LimitOffsetPagination):
    default_limit = 20
    max_limit = 100


class PastTheEnd(APIException):
    status_code = 416
    default_detail = "Past the end."
    default_code = "past_the_end"


class Ranges(BasePagination):
    """`Range: items=0-19` and `Content-Range: items 0-19/48`; without a range, everything."""

    most = 100

    def paginate_queryset(self, queryset, request, view=None):
        asked = re.fullmatch(r"items=(\d+)-(\d+)", request.headers.get("Range", ""))
        if not asked:
            return None
        first, last = (int(number) for number in asked.groups())
        self.total = queryset.count()
        if first >= self.total or last < first:
            raise PastTheEnd()
        self.first = first
        return list(queryset[first : min(last + 1, first + self.most)])

    def get_paginated_response(self, data):
        span = f"items {self.first}-{self.first + len(data) - 1}/{self.total}"
        return Response(data, status=206, headers={"Content-Range": span, "Accept-Ranges": "items"})
