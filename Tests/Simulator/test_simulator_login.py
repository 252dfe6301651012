"""Who may ask: tokens, tickets, and the texts of the refusals of old and new servers."""

from __future__ import annotations

import time

import pytest

from proxmox_simulator import Simulator
from raw_http import send
from small_cluster import CONFIG, SECRET, Client, small_cluster

_VERSION = "/api2/json/version"
_REFUSED = [
    ("", "No ticket", "No ticket"),
    ("Bearer x", "No ticket", "No ticket"),
    ("PVEAPIToken=root@pam!full", "Authentication failed!", "no tokenid specified"),
    (
        f"PVEAPIToken=root@pam={SECRET}",
        "Authentication failed!",
        "'root@pam' is not a valid token ID - not able to split into user and token parts",
    ),
    ("PVEAPIToken=root@pam!full=wrong", "Authentication failed!", "invalid token value!"),
    (f"PVEAPIToken=root@pam!nope={SECRET}", "Authentication failed!", "no such token 'nope' for user 'root@pam'"),
    (f"PVEAPIToken=who@pam!nope={SECRET}", "Authentication failed!", "no such user ('who@pam')"),
    (f"PVEAPIToken=off@pve!tok={SECRET}", "Authentication failed!", "user 'off@pve' is disabled"),
    (f"PVEAPIToken=ansible@pve!old={SECRET}", "Authentication failed!", "token 'old' access expired"),
]


@pytest.fixture(scope="module")
def old():
    with Simulator(small_cluster(), arguments=("--old-server",)) as running:
        yield running


@pytest.mark.parametrize(("header", "text", "_"), _REFUSED)
def test_refusal(small: Simulator, header: str, text: str, _: str) -> None:
    _check_refusal(small, header, text)


@pytest.mark.parametrize(("header", "_", "text"), _REFUSED)
def test_refusal_of_an_old_server(old: Simulator, header: str, _: str, text: str) -> None:
    _check_refusal(old, header, text)


def _check_refusal(simulator: Simulator, header: str, text: str) -> None:
    answer = send(simulator.url, "GET", _VERSION, [f"Authorization: {header}"] if header else [])
    assert (answer.status, answer.reason, answer.body) == (401, text, "")
    assert answer.headers["Connection"] == "close"
    assert not {"Content-Type", "Content-Length", "Server"} & answer.headers.keys()


@pytest.mark.parametrize("header", ["PVEAPIToken={}", "PVEAPIToken {}"])
@pytest.mark.parametrize("token", [f"root@pam!full={SECRET}", f"root%40pam%21full%3D{SECRET}"])
def test_token_in_other_spellings(small: Simulator, header: str, token: str) -> None:
    assert send(small.url, "GET", _VERSION, [f"Authorization: {header.format(token)}"]).status == 200


def test_refusal_takes_its_time() -> None:
    with Simulator(small_cluster(), arguments=("--login-delay", "0.5")) as slow:
        begin = time.monotonic()
        assert send(slow.url, "GET", _VERSION).status == 401
        assert 0.5 <= time.monotonic() - begin < 3


def test_ticket(small: Simulator) -> None:
    path = "/api2/json/access/ticket"
    assert send(small.url, "POST", path, body=b"username=root@pam&password=wrong").status == 401
    ticket = send(small.url, "POST", path, body=b"username=root&realm=pam&password=simulated").data
    cookie = f"Cookie: PVEAuthCookie={ticket['ticket']}"
    config = "/api2/json" + CONFIG
    assert send(small.url, "GET", config, [cookie]).data["name"] == "one"
    assert send(small.url, "PUT", config, [cookie], b"description=x").reason == "Permission denied - invalid csrf token"
    token = f"CSRFPreventionToken: {ticket['CSRFPreventionToken']}"
    assert send(small.url, "PUT", config, [cookie, token], b"description=x").status == 200
    assert (small.notes(101), "simulated" in str(small.requests())) == ("x", False)


def test_the_log_names_the_token_but_never_its_secret(small: Simulator, client: Client) -> None:
    client.put(CONFIG, {"description": "x"})
    (entry,) = small.requests("PUT", CONFIG)
    assert (entry["token"], entry["parameters"], entry["status"]) == ("root@pam!full", {"description": "x"}, 200)
    assert SECRET not in str(small.requests())


def test_old_server_tells_the_message_in_the_reason_only(old: Simulator) -> None:
    answer = Client(old.url).get("/nodes/pve/qemu/999/config")
    assert (answer.reason, answer.body) == (
        "Configuration file 'nodes/pve/qemu-server/999.conf' does not exist",
        {"data": None},
    )
