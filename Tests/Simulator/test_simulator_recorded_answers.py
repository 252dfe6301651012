"""The simulator gives every recorded answer: status, reason phrase, headers and body, digests included."""

from __future__ import annotations

from typing import Any

import pytest

import recordings
from proxmox_simulator import Simulator
from raw_http import Answer, send

pytestmark = pytest.mark.recordings
_RECORDING = recordings.load("proxmox-answers.json")
_CASES = _RECORDING["cases"]
_HEADERS = ("Connection", "Content-Type", "Content-Length")


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    """All cases in their order, since later ones see what earlier ones wrote."""
    with Simulator(recordings.state_of(_RECORDING)) as simulator:
        return [_play(simulator, case) for case in _CASES]


@pytest.mark.parametrize("index", range(len(_CASES)), ids=[case["case"] for case in _CASES])
def test_answer_is_the_recorded_one(answers: list[Answer], index: int) -> None:
    recorded, answer = _CASES[index]["answer"], answers[index]
    assert (answer.status, answer.reason) == (recorded["status"], recorded["reason"])
    assert recordings.comparable(answer.body) == recordings.comparable(recorded["body"])
    assert {name: answer.headers.get(name) for name in _HEADERS} == _headers(recorded)


def test_there_are_cases() -> None:
    assert _CASES


def _play(simulator: Simulator, case: dict[str, Any]) -> Answer:
    lines, body = recordings.request_body(case)
    return send(simulator.url, case["method"], case["path"], [*lines, *case["headers"]], body)


def _headers(recorded: dict[str, Any]) -> dict[str, str | None]:
    """The headers to compare. The length of a plain text is that of the recorded text, since one holds another path."""
    headers = {name: recorded["headers"].get(name) for name in _HEADERS}
    text = recorded["body"]
    return headers | ({"Content-Length": str(len(text))} if text and isinstance(text, str) else {})
