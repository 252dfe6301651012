"""The parameters of a request, decoded with the peculiarities of the real server."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from .errors import HttpLayerError
from .json_text import malformed_json
from .notes_text import decode_utf8

FORM = "application/x-www-form-urlencoded"
_LIMIT = 512 * 1024
_OLD_LIMIT = 64 * 1024


def check_body_headers(method: str, headers: Mapping[str, str], old: bool) -> None:
    """Refuses what the HTTP layer does not take, before the body is read."""
    length = int(headers.get("Content-Length", 0))
    if not length:
        return
    if method not in ("PUT", "POST"):
        raise HttpLayerError(501, f"Unexpected content for method '{method}'")
    if length > (_OLD_LIMIT if old else _LIMIT):
        raise HttpLayerError(501, "for data too large")
    content_type = headers.get("Content-Type", FORM).split(";")[0].strip()
    if content_type.lower() not in (FORM, "application/json"):
        raise HttpLayerError(506, f"upload 'Content-Type '{content_type}' not implemented")


def decode_parameters(query: str, content_type: str | None, body: bytes, old: bool) -> dict[str, Any]:
    """The body's parameters, with those of the query string taking precedence."""
    if body and (content_type or "").lower().startswith("application/json"):
        parameters = _decode_json(body, old)
    else:
        parameters = decode_form(body)
    return parameters | decode_form(query.encode())


def decode_form(data: bytes) -> dict[str, Any]:
    """A form as the server reads it: `;` separates like `&`, and what follows a second raw `=` is lost.

    A field without `=` is None; a field given twice is a list.
    """
    fields: dict[str, Any] = {}
    for pair in filter(None, re.split(b"[&;]", data)):
        parts = pair.split(b"=")
        key = _unquote(parts[0])
        value = _unquote(parts[1]) if len(parts) > 1 else None
        fields[key] = _appended(fields[key], value) if key in fields else value
    return fields


def _appended(old: Any, value: str | None) -> list[Any]:
    return [*old, value] if isinstance(old, list) else [old, value]


def _unquote(data: bytes) -> str:
    return decode_utf8(unquote_to_bytes(data.replace(b"+", b" ")))


def _decode_json(body: bytes, old: bool) -> dict[str, Any]:
    text = decode_utf8(body)
    try:
        decoded = json.loads(text)
    except json.JSONDecodeError as error:
        raise HttpLayerError(501 if old else 500, malformed_json(error)) from None
    if not isinstance(decoded, dict):
        raise HttpLayerError(501 if old else 500, "Not a HASH reference")
    return decoded
