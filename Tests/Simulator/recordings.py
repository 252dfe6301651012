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
_PRESSURE = {f"pressure{what}{whom}" for what in ("cpu", "io", "memory") for whom in ("full", "some")}
_USAGE = {"cpu", "mem", "memhost", "disk", "diskread", "diskwrite", "netin", "netout", "uptime", "swap"}
_MOMENT = {*_PRESSURE, *_USAGE, "pid", "ssl_fingerprint"}
_MACHINE = {"maxcpu", "maxmem", "maxdisk"}
_TASK = re.compile(r"^(UPID:[^:]+:)[0-9A-F]{8}:[0-9A-F]{8}:[0-9A-F]{8}:")


def load(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))


def state_of(recording: dict[str, Any]) -> dict[str, Any]:
    """The recording's state, completed by what it does not tell: that only the API ran where the guests' files are not
    told, the names of version and cluster, the nodes' addresses, and the notes that the guests had by the first case
    (without files, the state shows those of another moment).
    """
    cases = recording["cases"]
    bare = not any("file" in guest for guest in recording["state"]["guests"])
    state = recording["state"] | {"bare": bare} | _cluster(recording)
    versions = [case["answer"]["body"]["data"] for case in cases if _is_read(case, "/version")]
    state |= {"version": versions[0]} if versions else {}
    return _with_first_notes(state, cases) if bare else state


def _cluster(recording: dict[str, Any]) -> dict[str, Any]:
    answers = [case["answer"]["body"]["data"] for case in recording["cases"] if _is_read(case, "/cluster/status")]
    if not answers:
        return {}
    cluster, *nodes = sorted(answers[0], key=lambda entry: entry.get("nodeid", 0))
    return {"cluster": cluster, "nodes": [{"name": node["name"], "address": node["ip"]} for node in nodes]}


def _with_first_notes(state: dict[str, Any], cases: list[dict[str, Any]]) -> dict[str, Any]:
    for guest in state["guests"]:
        first = _first_read(cases, f"/{guest['type']}/{guest['vmid']}/config")
        if first is not None:
            guest["config"].pop("description", None)
            guest["config"] |= {"description": first["description"]} if "description" in first else {}
    return state


def request_body(case: dict[str, Any]) -> tuple[list[str], bytes | None]:
    """The header lines and the body that a case's curl-like parts stand for."""
    parts = case["body"]
    if any(kind == "F" for kind, _ in parts):
        return [f"Content-Type: multipart/form-data; boundary={_BOUNDARY}"], _multipart(parts)
    texts = [_form_field(text) if kind == "data-urlencode" else _repeated(text) for kind, text in parts]
    return [], "&".join(texts).encode() if parts else None


def comparable(value: Any) -> Any:
    """Without what differs between two runs of the real server: the order of lists, process numbers, and the values of
    the moment, of which the type is left.
    """
    if isinstance(value, dict):
        moment = _of_the_moment(value)
        return {name: _type(each) if name in moment else comparable(each) for name, each in value.items()}
    if isinstance(value, list):
        return sorted((comparable(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
    return _TASK.sub(r"\1", value) if isinstance(value, str) else value


def has_values_of_the_moment(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(_of_the_moment(value)) or any(map(has_values_of_the_moment, value.values()))
    return isinstance(value, list) and any(map(has_values_of_the_moment, value))


def _of_the_moment(entry: dict[str, Any]) -> set[str]:
    """The names of such values: a node has what the machine has, and a running container's disk is in use."""
    names = _MOMENT & entry.keys()
    if entry.get("type") in ("node", "lxc") and entry.get("status") in ("online", "running"):
        names |= _MACHINE & entry.keys()
    return names


def _type(value: Any) -> str:
    return "number" if isinstance(value, (int, float)) else type(value).__name__


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
