"""The simulator gives every recorded answer: status, reason phrase, headers and body, digests included."""

from __future__ import annotations

from typing import Any

import pytest

import recordings
from proxmox_simulator import Simulator
from raw_http import Answer, send

pytestmark = pytest.mark.recordings
_RECORDINGS = {name: recordings.load(f"{name}.json") for name in ("proxmox-answers", "proxmox-answers-2")}
_CASES = [(name, index) for name, recording in _RECORDINGS.items() for index in range(len(recording["cases"]))]
# The notes that a recorded case found, where the write before it was not recorded.
_WRITTEN_BEFORE = {"config qemu 106 after it": (106, "note of 106\nsecond")}
_HEADERS = ("Connection", "Content-Type", "Content-Length")


@pytest.fixture(scope="module")
def answers() -> dict[str, list[Answer]]:
    """All cases in their order, since later ones see what earlier ones wrote."""
    return {name: _play_all(recording) for name, recording in _RECORDINGS.items()}


@pytest.mark.parametrize(
    ("name", "index"), _CASES, ids=[f"{name}: {_RECORDINGS[name]['cases'][index]['case']}" for name, index in _CASES]
)
def test_answer_is_the_recorded_one(answers: dict[str, list[Answer]], name: str, index: int) -> None:
    recorded, answer = _RECORDINGS[name]["cases"][index]["answer"], answers[name][index]
    assert (answer.status, answer.reason) == (recorded["status"], recorded["reason"])
    assert recordings.comparable(answer.body) == recordings.comparable(recorded["body"])
    headers = _headers(recorded)
    assert {header: answer.headers.get(header) for header in headers} == headers


@pytest.mark.parametrize("name", _RECORDINGS)
def test_there_are_cases(name: str) -> None:
    assert _RECORDINGS[name]["cases"]


def _play_all(recording: dict[str, Any]) -> list[Answer]:
    with Simulator(recordings.state_of(recording)) as simulator:
        return [_play(simulator, case) for case in recording["cases"]]


def _play(simulator: Simulator, case: dict[str, Any]) -> Answer:
    if case["case"] in _WRITTEN_BEFORE:
        simulator.set_notes(*_WRITTEN_BEFORE[case["case"]])
    lines, body = recordings.request_body(case)
    return send(simulator.url, case["method"], case["path"], [*lines, *case["headers"]], body)


def _headers(recorded: dict[str, Any]) -> dict[str, str | None]:
    """The headers to compare. The length of a plain text is that of the recorded text, since one holds another path;
    that of an answer with values of the moment is left out.
    """
    headers = {name: recorded["headers"].get(name) for name in _HEADERS}
    text = recorded["body"]
    if recordings.has_values_of_the_moment(text):
        del headers["Content-Length"]
    return headers | ({"Content-Length": str(len(text))} if text and isinstance(text, str) else {})
