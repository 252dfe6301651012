"""The guest agent: who may ask it, how it fails, and the commands that it runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from proxmox_simulator import Simulator
from raw_http import Answer
from small_cluster import RUNNING, STOPPED, Client, form, small_cluster

_INTERFACES = ("GET", "network-get-interfaces", None)
_EXEC = ("POST", "exec", "command=id")
_STATUS = ("GET", "exec-status?pid=1", None)
_ALL = "VM.GuestAgent.Unrestricted"
_USER, _SAME = "ansible@pve", "ansible@pve!same"


def _ask(client: Client, request: tuple[str, str, str | None], vmid: int = RUNNING) -> Answer:
    method, page, body = request
    return client.send(method, f"/nodes/pve/qemu/{vmid}/agent/{page}", body)


@pytest.mark.parametrize("request_", [_INTERFACES, _EXEC, _STATUS])
def test_agent_that_does_not_answer(small: Simulator, client: Client, request_: Any) -> None:
    assert _ask(client, request_, STOPPED).reason == "No QEMU guest agent configured"
    answer = _ask(client, request_)
    assert answer.status == 500
    assert answer.body == {"data": None, "message": "QEMU guest agent is not running\n"}
    small.set_running(RUNNING, False)
    assert _ask(client, request_).reason == "VM 102 is not running"


@pytest.mark.parametrize(
    ("old", "role", "request_", "needed"),
    [
        (False, "PVEAuditor", _EXEC, _ALL),
        (False, "PVEAuditor", _STATUS, _ALL),
        (False, "NotesWriter", _INTERFACES, f"VM.GuestAgent.Audit|{_ALL}"),
        (True, "PVEAuditor", _EXEC, "VM.Monitor"),
        (True, "PVEAuditor", _INTERFACES, "VM.Monitor"),
    ],
)
def test_refusal(old: bool, role: str, request_: Any, needed: str) -> None:
    arguments = ("--old-server",) if old else ()
    with Simulator(small_cluster(acl=[["/", _USER, role]]), arguments=arguments) as simulator:
        answer = _ask(Client(simulator.url, _SAME), request_)
        assert (answer.status, answer.reason) == (403, f"Permission check failed (/vms/102, {needed})")


def test_administrator_of_the_guest_is_not_refused() -> None:
    with Simulator(small_cluster(acl=[["/vms", _USER, "PVEVMAdmin"]])) as simulator:
        assert _ask(Client(simulator.url, _SAME), _EXEC).reason == "QEMU guest agent is not running"


@pytest.mark.parametrize(
    ("request_", "missing"), [(("POST", "exec", ""), "command"), (("GET", "exec-status", None), "pid")]
)
def test_missing_parameter(client: Client, request_: Any, missing: str) -> None:
    answer = _ask(client, request_)
    assert answer.status == 400
    assert answer.body["errors"] == {missing: "property is missing and it is not optional"}


def test_containers_have_no_agent(client: Client) -> None:
    answer = client.send("POST", "/nodes/pve/lxc/201/agent/exec", "command=id")
    assert (answer.status, answer.reason) == (501, "Method 'POST /nodes/pve/lxc/201/agent/exec' not implemented")


@pytest.fixture(scope="module")
def agent() -> Iterator[Client]:
    """A guest in which a command is Python code."""
    guest = {"node": "pve", "type": "qemu", "vmid": RUNNING, "running": True, "config": {"agent": "1"}}
    with Simulator(small_cluster(guests=[{**guest, "exec": [sys.executable, "-c"]}])) as simulator:
        yield Client(simulator.url)


def _run(agent: Client, body: Any, json: bool = False) -> dict[str, Any]:
    path = "/nodes/pve/qemu/102/agent/"
    if json:
        answer = agent.send("POST", path + "exec", body, ["Content-Type: application/json"])
    else:
        answer = agent.send("POST", path + "exec", body)
    assert answer.data.keys() == {"pid"}
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        status = agent.get(f"{path}exec-status?pid={answer.data['pid']}").data
        if status["exited"]:
            return status
        assert status == {"exited": 0}
        time.sleep(0.02)
    raise AssertionError("The command did not end.")


_PRINT = "import sys; print(sys.argv[1:])"


@pytest.mark.parametrize(
    ("body", "json"),
    [
        (f"{form({'command': _PRINT})}&command=a%20b&command=c", False),
        (f'{{"command": ["{_PRINT}", "a b", "c"]}}', True),
    ],
)
def test_command_in_both_forms(agent: Client, body: str, json: bool) -> None:
    assert _run(agent, body, json) == {
        "exited": 1,
        "exitcode": 0,
        "out-data": "['a b', 'c']\n",
        "out-truncated": 0,
    }


def test_each_byte_is_a_character(agent: Client) -> None:
    code = "import sys; sys.stdout.buffer.write('h\u00e9\\n'.encode()); sys.exit('no')"
    status = _run(agent, form({"command": code}))
    assert (status["out-data"], status["err-data"], status["exitcode"]) == ("h\u00c3\u00a9\n", "no\n", 1)


def test_input_and_signal(agent: Client) -> None:
    code = "import os, sys; sys.stdout.write(sys.stdin.read()); sys.stdout.flush(); os.kill(os.getpid(), 9)"
    status = _run(agent, form({"command": code, "input-data": "a\nb"}))
    assert (status["out-data"], status["signal"], "exitcode" in status) == ("a\nb", 9, False)


def test_long_output_is_cut(agent: Client) -> None:
    status = _run(agent, form({"command": "print('x' * (16 * 1024 * 1024 + 1))"}))
    assert (len(status["out-data"]), status["out-truncated"]) == (16 * 1024 * 1024, 1)


def test_process_is_forgotten_after_its_end(agent: Client) -> None:
    pid = agent.put("/nodes/pve/qemu/102/agent/exec", {"command": "input()"}, "POST").data["pid"]
    path = f"/nodes/pve/qemu/102/agent/exec-status?pid={pid}"
    while not agent.get(path).data["exited"]:
        time.sleep(0.02)
    assert (agent.get(path).status, agent.get(path).reason) == (500, "Agent error: Invalid parameter 'pid'")


@pytest.mark.parametrize(
    ("guest", "text"),
    [
        ({"interfaces": []}, "Command guest-exec has been disabled: the command is not allowed"),
        ({"exec": ["/none/such"]}, "Failed to execute child process"),
    ],
)
def test_agent_that_runs_nothing(guest: dict[str, Any], text: str) -> None:
    basis = {"node": "pve", "type": "qemu", "vmid": RUNNING, "running": True, "config": {"agent": "1"}}
    with Simulator(small_cluster(guests=[basis | guest])) as simulator:
        answer = _ask(Client(simulator.url), _EXEC)
        assert (answer.status, answer.body["message"].startswith(f"Agent error: {text}")) == (500, True)
