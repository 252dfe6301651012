"""Turns results and refusals into HTTP answers as the real server sends them."""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakKeyDictionary

from aiohttp import hdrs, web

from .errors import ApiError, EmptyAnswer, HttpLayerError
from .json_text import dump

_JSON = "application/json;charset=UTF-8"
# Stands for "no type" until the headers are complete: aiohttp would add this one itself.
_NO_TYPE = "application/octet-stream"
_REQUESTS_PER_CONNECTION = 100
_answered: WeakKeyDictionary[asyncio.BaseTransport, int] = WeakKeyDictionary()


def success(data: Any, format_name: str) -> web.Response:
    envelope = {"data": data} if format_name == "json" else {"success": 1, "data": data}
    return _answer(200, "OK", dump(envelope), _JSON)


def refusal(error: Exception, format_name: str, old: bool) -> web.Response:
    """Servers before 2025 (`old`) tell the message in the reason phrase only."""
    if isinstance(error, EmptyAnswer):
        return _answer(error.status, error.reason, b"", None)
    if isinstance(error, HttpLayerError):
        return _answer(error.status, error.text.split("\n", 1)[0], error.text.encode(), None)
    assert isinstance(error, ApiError)
    envelope: dict[str, Any] = {"data": None}
    if not old or format_name == "extjs":
        envelope["message"] = error.message
    if error.errors:
        envelope["errors"] = error.errors
    if format_name == "extjs":
        return _answer(200, "OK", dump(envelope | {"success": 0, "status": error.status}), _JSON)
    return _answer(error.status, error.reason, dump(envelope), _JSON)


def planned(status: int, reason: str, body: str | None) -> web.Response:
    """The answer of a fault: by default in the form that the server gives to such a status."""
    if body is not None:
        return _answer(status, reason, body.encode(), "text/html" if body.startswith("<") else _JSON)
    if status == 401 or status >= 590:
        return _answer(status, reason, b"", None)
    return _answer(status, reason, dump({"data": None, "message": reason + "\n"}), _JSON)


async def finish_headers(request: web.BaseRequest, response: web.StreamResponse) -> None:
    """Says how the connection goes on, and leaves out what the real server does not send."""
    if request.path.startswith("/simulator/"):
        return
    response.headers.pop(hdrs.SERVER, None)
    close = response.status >= 400 or _is_last_request(request)
    if close:
        response.force_close()
    response.headers[hdrs.CONNECTION] = "close" if close else "Keep-Alive"
    if hdrs.CONTENT_TYPE in response.headers and response.headers[hdrs.CONTENT_TYPE] == _NO_TYPE:
        del response.headers[hdrs.CONTENT_TYPE]
        if response.headers.get(hdrs.CONTENT_LENGTH) == "0":
            del response.headers[hdrs.CONTENT_LENGTH]


def _answer(status: int, reason: str, body: bytes, content_type: str | None) -> web.Response:
    headers = {hdrs.CONTENT_TYPE: content_type or _NO_TYPE}
    return web.Response(status=status, reason=reason, body=body, headers=headers)


def _is_last_request(request: web.BaseRequest) -> bool:
    connection = request.transport
    if connection is None:
        return True
    _answered[connection] = _answered.get(connection, 0) + 1
    return _answered[connection] >= _REQUESTS_PER_CONNECTION
