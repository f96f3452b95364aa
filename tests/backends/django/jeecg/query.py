"""QueryGenerator and MyBatis-Plus pages: what stands in the address becomes conditions, order and a page."""

from collections.abc import Callable

from django.db.models import Model, QuerySet
from django.http import HttpRequest, JsonResponse

from jeecg.endpoint import BootError, result
from ruoyi.columns import moment_of

LARGEST_PAGE = 500


def page_of(request: HttpRequest, found: QuerySet, row: Callable[[Model], dict], columns: dict[str, str]) -> JsonResponse:
    """`columns` can be ordered by; newest first if nothing is said. Past the end there are no records."""
    column = columns.get(request.GET.get("column", ""))
    is_ascending = request.GET.get("order") == "asc"
    order = [column if is_ascending else f"-{column}"] if column else []
    found = found.order_by(*order, "pk" if column and is_ascending else "-pk")
    total, page = found.count(), _whole(request, "pageNo", 1)
    size = min(_whole(request, "pageSize", 10), LARGEST_PAGE)
    records = [row(record) for record in found[(page - 1) * size : page * size]]
    content = {"records": records, "total": total, "size": size, "current": page, "orders": []}
    # `new Result<>()` with a result set later: nobody gave it a code.
    return result(content | {"pages": -(-total // size), "searchCount": True}, code=0)


def between(request: HttpRequest, found: QuerySet, name: str, column: str) -> QuerySet:
    """`NAME_begin` and `NAME_end`; either may be left out."""
    for end, lookup in (("begin", "gte"), ("end", "lte")):
        text = request.GET.get(f"{name}_{end}")
        if text:
            try:
                found = found.filter(**{f"{column}__{lookup}": moment_of(text)})
            except ValueError:
                raise BootError(f"操作失败，不是日期：{text}") from None
    return found


def key(text: object) -> int | None:
    """A primary key; `None` for what cannot be one."""
    text = str(text)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def _whole(request: HttpRequest, name: str, usual: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and int(text) > 0 else usual
