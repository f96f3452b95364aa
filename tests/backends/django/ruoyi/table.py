"""Lists by PageHelper, as RuoYi sets it up: `reasonable=true`."""

from collections.abc import Callable

from django.db.models import Model, QuerySet
from django.http import HttpRequest, JsonResponse

from ruoyi.endpoint import answer


def page_of(request: HttpRequest, found: QuerySet, row: Callable[[Model], dict], columns: dict[str, str]) -> JsonResponse:
    """Past the end comes the last page again. `columns` can be ordered by; what has no order is newest first."""
    column = columns.get(request.GET.get("orderByColumn", ""))
    is_ascending = request.GET.get("isAsc", "asc").startswith("asc")
    order = [column if is_ascending else f"-{column}"] if column else []
    found = found.order_by(*order, "pk" if column and is_ascending else "-pk")
    total = found.count()
    size = _whole(request, "pageSize", 10)
    last = max(1, -(-total // size))
    page = min(_whole(request, "pageNum", 1), last)
    rows = [row(record) for record in found[(page - 1) * size : page * size]]
    return answer(message="查询成功", total=total, rows=rows)


def _whole(request: HttpRequest, name: str, usual: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and int(text) > 0 else usual
