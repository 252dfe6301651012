"""Every kind of planned trouble does what it says, to the requests it is meant for and no others."""

from __future__ import annotations

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from proxmox_simulator import Simulator
from small_cluster import CONFIG, CONTAINER, CONTAINER_CONFIG, STOPPED, Client

_NOTE = {"description": "mine"}


@pytest.mark.parametrize(
    ("status", "reason", "body"),
    [
        (401, "Authentication failed!", ""),
        (403, "Permission check failed (/vms/101, VM.Audit)", {"data": None, "message": "{reason}\n"}),
        (500, "got timeout", {"data": None, "message": "{reason}\n"}),
        (595, "Connection refused", ""),
        (596, "Connection timed out", ""),
    ],
)
def test_answer(small: Simulator, client: Client, status: int, reason: str, body: Any) -> None:
    small.fault("answer", method="PUT", status=status, reason=reason)
    expected = {**body, "message": reason + "\n"} if body else body
    assert client.get(CONFIG).status == 200
    answer = client.put(CONFIG, _NOTE)
    assert (answer.status, answer.reason, answer.body) == (status, reason, expected)
    assert small.writes(STOPPED) == 0
    assert client.put(CONFIG, _NOTE).status == 200
    assert [entry["fault"] for entry in small.requests()] == [None, "answer", None]


def test_answer_with_a_body_of_its_own(small: Simulator, client: Client) -> None:
    small.fault("answer", status=502, reason="Bad Gateway", body="<html>bad gateway</html>")
    assert client.get(CONFIG).body == "<html>bad gateway</html>"


def test_drop_without_effect(small: Simulator, client: Client) -> None:
    small.fault("drop", method="PUT")
    with pytest.raises(ConnectionResetError):
        client.put(CONFIG, _NOTE)
    assert (small.notes(STOPPED), small.writes(STOPPED)) == ("first", 0)
    assert client.put(CONFIG, _NOTE).status == 200


def test_drop_after_the_write(small: Simulator, client: Client) -> None:
    small.fault("drop_after", method="PUT")
    with pytest.raises(ConnectionResetError):
        client.put(CONFIG, _NOTE)
    assert (small.notes(STOPPED), small.writes(STOPPED)) == ("mine", 2)
    assert small.requests("PUT")[0]["status"] == 200


def test_truncated_answer(small: Simulator, client: Client) -> None:
    small.fault("truncate", path=CONFIG)
    with pytest.raises(http.client.IncompleteRead):
        client.get(CONFIG)
    assert client.get(CONFIG).status == 200


def test_delay(small: Simulator, client: Client) -> None:
    small.fault("delay", seconds=0.4)
    begin = time.monotonic()
    assert client.get(CONFIG).status == 200
    assert time.monotonic() - begin >= 0.4


@pytest.mark.parametrize(("kind", "meanwhile"), [("hold", "first"), ("hold_after", "mine")])
def test_hold(small: Simulator, client: Client, kind: str, meanwhile: str) -> None:
    small.fault(kind, method="PUT")
    with ThreadPoolExecutor() as threads:
        answer = threads.submit(client.put, CONFIG, _NOTE)
        assert small.wait_until_held()["method"] == "PUT"
        assert (small.notes(STOPPED), answer.done()) == (meanwhile, False)
        small.release()
        assert answer.result().status == 200
    assert small.notes(STOPPED) == "mine"


def test_change_between_read_and_write(small: Simulator, client: Client) -> None:
    small.fault("change", method="GET", path=CONFIG, vmid=STOPPED, config={"description": "theirs", "tags": "x"})
    first = client.get(CONFIG).data
    assert first["description"] == "first"
    assert client.put(CONFIG, {**_NOTE, "digest": first["digest"]}).reason.startswith("checksum mismatch")
    second = client.get(CONFIG).data
    assert (second["description"], second["tags"]) == ("theirs", "x")
    assert client.put(CONFIG, {**_NOTE, "digest": second["digest"]}).status == 200


def test_lock_that_ends_after_refusals(small: Simulator, client: Client) -> None:
    small.fault("lock", method="GET", path=CONTAINER_CONFIG, vmid=CONTAINER, refusals=2)
    assert "lock" not in client.get(CONTAINER_CONFIG).data
    statuses = [client.put(CONTAINER_CONFIG, _NOTE).reason for _ in range(3)]
    assert statuses == ["CT is locked (backup)", "CT is locked (backup)", "OK"]
    assert "lock" not in small.guest(CONTAINER)["file"]


def test_lock_that_ends_after_a_time(small: Simulator, client: Client) -> None:
    small.lock(STOPPED, "snapshot", seconds=0.3)
    assert client.put(CONFIG, _NOTE).reason == "VM is locked (snapshot)"
    time.sleep(0.35)
    assert client.put(CONFIG, _NOTE).status == 200


def test_unlock_after_a_request(small: Simulator, client: Client) -> None:
    small.lock(STOPPED)
    small.fault("unlock", method="GET", path=CONFIG, vmid=STOPPED)
    assert client.put(CONFIG, _NOTE).status == 500
    assert client.get(CONFIG).data["lock"] == "backup"
    assert client.put(CONFIG, _NOTE).status == 200


def test_move_after_a_request(small: Simulator, client: Client) -> None:
    small.fault("move", method="GET", path=CONFIG, vmid=STOPPED, node="pve2")
    assert client.get(CONFIG).status == 200
    assert client.put(CONFIG, _NOTE).status == 500
    assert client.put("/nodes/pve2/qemu/101/config", _NOTE).status == 200


def test_node_goes_down_after_a_request(small: Simulator, client: Client) -> None:
    small.fault("node", path="/nodes", node="pve2", online=False)
    assert client.node_statuses() == {"pve": "online", "pve2": "online"}
    assert client.get("/nodes/pve2/qemu").status == 595


def test_times_and_skip(small: Simulator, client: Client) -> None:
    small.fault("answer", path="/nodes/*/qemu/*/config", skip=1, times=2, status=500, reason="x")
    assert [client.get(CONFIG).status for _ in range(4)] == [200, 500, 500, 200]
    small.fault("answer", times=None, status=500, reason="x")
    assert [client.get(CONFIG).status for _ in range(3)] == [500, 500, 500]
    small.clear_faults()
    assert client.get(CONFIG).status == 200


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (lambda small: small.fault("explode"), "there is no such kind"),
        (lambda small: small.move(STOPPED, "pve9"), "there is no such node"),
        (lambda small: small.set_notes(999, "x"), "999"),
        (lambda small: small.set_node("pve9", online=False), "pve9"),
    ],
)
def test_mistakes_of_a_test_are_told(small: Simulator, act: Any, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        act(small)
