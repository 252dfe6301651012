"""The recorded answers of a real Proxmox VE API, from the folder in RECORDINGS or the project's own copy."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

_FOLDER = Path(os.environ.get("RECORDINGS") or Path(__file__).resolve().parent.parent / "Recordings")
_REPEATED = re.compile(r"@(\d+) times (.+?)@")
_BOUNDARY = "recorded-part"
_TASK = re.compile(r"^(UPID:[^:]+:)[0-9A-F]{8}:[0-9A-F]{8}:[0-9A-F]{8}:")


def load(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))


def state_of(recording: dict[str, Any]) -> dict[str, Any]:
    """The recording's state, completed by what it does not tell: that only the API ran, its version, and the notes
    that the guests had by the first case (the state shows those of another moment).
    """
    state = recording["state"] | {"bare": True}
    for guest in state["guests"]:
        first = _first_read(recording["cases"], f"/{guest['type']}/{guest['vmid']}/config")
        if first is not None:
            guest["config"].pop("description", None)
            guest["config"] |= {"description": first["description"]} if "description" in first else {}
    versions = [case["answer"]["body"]["data"] for case in recording["cases"] if _is_read(case, "/version")]
    return state | ({"version": versions[0]} if versions else {})


def request_body(case: dict[str, Any]) -> tuple[list[str], bytes | None]:
    """The header lines and the body that a case's curl-like parts stand for."""
    parts = case["body"]
    if any(kind == "F" for kind, _ in parts):
        return [f"Content-Type: multipart/form-data; boundary={_BOUNDARY}"], _multipart(parts)
    texts = [_form_field(text) if kind == "data-urlencode" else _repeated(text) for kind, text in parts]
    return [], "&".join(texts).encode() if parts else None


def comparable(value: Any) -> Any:
    """Without what differs between two runs of the real server: the order of lists of guests, process numbers."""
    if isinstance(value, dict):
        return {name: comparable(each) for name, each in value.items()}
    if isinstance(value, list):
        return sorted((comparable(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
    return _TASK.sub(r"\1", value) if isinstance(value, str) else value


def _first_read(cases: list[dict[str, Any]], path: str) -> dict[str, Any] | None:
    for case in cases:
        if _is_read(case, path):
            return case["answer"]["body"]["data"]
        if case["method"] in ("PUT", "POST") and case["answer"]["status"] == 200 and path in case["path"]:
            return None
    return None


def _is_read(case: dict[str, Any], path: str) -> bool:
    answered = case["answer"]["status"] == 200 and case["path"].startswith("/api2/json/")
    return case["method"] == "GET" and answered and case["path"].split("?")[0].endswith(path)


def _form_field(text: str) -> str:
    name, _, value = text.partition("=")
    return f"{name}={quote(_repeated(value), safe='')}"


def _repeated(text: str) -> str:
    return _REPEATED.sub(lambda match: int(match.group(1)) * match.group(2), text)


def _multipart(parts: list[list[str]]) -> bytes:
    fields = [text.partition("=") for _, text in parts]
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="'
    return ("".join(f'{head}{name}"\r\n\r\n{value}\r\n' for name, _, value in fields) + f"--{_BOUNDARY}--\r\n").encode()
