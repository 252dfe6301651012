"""JSON as the real server writes it and complains about it."""

from __future__ import annotations

import json
import random
from typing import Any

_COMPLAINTS = {
    "Expecting value": "malformed JSON string, neither tag, array, object, number, string or atom",
    "Expecting ',' delimiter": ", or } expected while parsing object/hash",
    "Expecting ':' delimiter": "':' expected",
    "Expecting property name enclosed in double quotes": "'\"' expected",
    "Unterminated string starting at": "unexpected end of string while parsing JSON string",
    "Extra data": "garbage after JSON object",
}


def dump(value: Any) -> bytes:
    """Compact JSON in UTF-8 whose keys stand in random order, as those of Perl hashes do."""
    return json.dumps(_shuffled(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def malformed_json(error: json.JSONDecodeError) -> str:
    complaint = _COMPLAINTS.get(error.msg, error.msg)
    rest = error.doc[error.pos :]
    before = rest[:20] + ("..." if len(rest) > 20 else "") if rest else "(end of string)"
    place = "/usr/share/perl5/PVE/APIServer/AnyEvent.pm line 934."
    return f'{complaint}, at character offset {error.pos} (before "{before}") at {place}'


def _shuffled(value: Any) -> Any:
    if isinstance(value, list):
        return [_shuffled(item) for item in value]
    if not isinstance(value, dict):
        return value
    names = list(value)
    random.shuffle(names)
    return {name: _shuffled(value[name]) for name in names}
