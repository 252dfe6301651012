"""Checks parameters against a schema, with the texts of the real server."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from .errors import parameter_errors

Schema = Mapping[str, Any]
_UNKNOWN = "property is not defined in schema and the schema does not allow additional properties"
_INTEGER = re.compile(r"^[+-]?\d+$")


def verify(parameters: Mapping[str, Any], schema_of: Callable[[str], Schema | None], required: tuple[str, ...]) -> None:
    """Raises the 400 answer that names every bad parameter. `schema_of` gives None for an unknown name."""
    errors = {name: "property is missing and it is not optional" for name in required if name not in parameters}
    for name, value in parameters.items():
        schema = schema_of(name)
        complaint = _UNKNOWN if schema is None else _complaint(value, schema)
        if complaint:
            errors[name] = complaint
    if errors:
        raise parameter_errors(errors)


def _complaint(value: Any, schema: Schema) -> str | None:
    if value is None:
        return None
    kind = schema["type"]
    if kind == "array":
        return f"type check ('{kind}') failed - got {_perl_type(value)}" if isinstance(value, (bool, dict)) else None
    if isinstance(value, (bool, list, dict)):
        return f"type check ('{kind}') failed - got {_perl_type(value)}"
    text = str(value)
    if kind == "integer" and not _INTEGER.match(text) or kind == "boolean" and text not in ("0", "1"):
        return f"type check ('{kind}') failed - got '{text}'"
    return _format_complaint(text, schema) or _limit_complaint(text, schema)


def _format_complaint(text: str, schema: Schema) -> str | None:
    if schema.get("format") == "pve-vmid" and not re.match(r"^[1-9][0-9]{2,8}$", text):
        return "invalid format - value does not look like a valid VM ID\n"
    if schema.get("format") == "pve-configid-list":
        for name in split_list(text):
            if not re.match(r"^[a-zA-Z][\w-]+$", name, re.ASCII):
                return f"invalid format - invalid configuration ID '{name}'\n"
    return None


def _limit_complaint(text: str, schema: Schema) -> str | None:
    if len(text) > schema.get("maxLength", len(text)):
        return f"value may only be {schema['maxLength']} characters long"
    if "enum" in schema and text not in schema["enum"]:
        return f"value '{text}' does not have a value in the enumeration '{', '.join(schema['enum'])}'"
    if "minimum" in schema and int(text) < schema["minimum"]:
        return f"value must have a minimum value of {schema['minimum']}"
    if "maximum" in schema and int(text) > schema["maximum"]:
        return f"value must have a maximum value of {schema['maximum']}"
    return None


def split_list(text: str) -> list[str]:
    """A list in one text: separated by commas, semicolons, NULs or spaces."""
    return [part for part in re.split(r"[,;\x00\s]+", text) if part]


def _perl_type(value: Any) -> str:
    return {bool: "JSON::PP::Boolean", list: "ARRAY", dict: "HASH"}[type(value)]
