"""The HTTP server below the API: what it does not take, and how it treats connections."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

from proxmox_simulator import Simulator
from raw_http import send
from small_cluster import CONFIG, SECRET, STOPPED, Client, small_cluster

_TOKEN = f"Authorization: PVEAPIToken=root@pam!full={SECRET}"
_MULTIPART = "Content-Type: multipart/form-data; boundary=x"


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status", "text"),
    [
        ("PATCH", "/api2/json/version", [], b"a=b", 501, "method 'PATCH' not available"),
        (
            "PUT",
            "/api2/json/version",
            ["Transfer-Encoding: chunked"],
            b"a=b",
            501,
            "chunked transfer encoding not supported",
        ),
        ("GET", "/", [], None, 501, "no such uri"),
        ("DELETE", "/api2/json/version", [_TOKEN], b"a=b", 501, "Unexpected content for method 'DELETE'"),
        (
            "PUT",
            "/api2/json" + CONFIG,
            [_TOKEN, _MULTIPART],
            b"x",
            506,
            "upload 'Content-Type 'multipart/form-data' not implemented",
        ),
        ("PUT", "/api2/json" + CONFIG, [_TOKEN], b"description=" + 524288 * b"a", 501, "for data too large"),
        ("GET", "/api2/xml/version", [_TOKEN], None, 501, "no formatter for uri /version, xml"),
    ],
)
def test_refusal_below_the_api(
    small: Simulator, method: str, path: str, headers: list[str], body: bytes | None, status: int, text: str
) -> None:
    answer = send(small.url, method, path, headers, body)
    assert (answer.status, answer.reason, answer.body) == (status, text, text)
    assert "Content-Type" not in answer.headers
    assert small.writes() == 0


@pytest.mark.parametrize(("arguments", "status"), [((), 200), (("--old-server",), 501)])
def test_longest_note_of_emoji(arguments: tuple[str, ...], status: int) -> None:
    with Simulator(small_cluster(), arguments=arguments) as simulator:
        assert Client(simulator.url).put(CONFIG, {"description": 8192 * "😀"}).status == status
        assert (simulator.notes(STOPPED) == 8192 * "😀") is (status == 200)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            '{"description":',
            'malformed JSON string, neither tag, array, object, number, string or atom, at character offset 15 (before "(end of string)")',
        ),
        (
            '{"description":"a"',
            ', or } expected while parsing object/hash, at character offset 18 (before "(end of string)")',
        ),
        ("[]", "Not a HASH reference"),
    ],
)
def test_broken_json(client: Client, body: str, text: str) -> None:
    answer = client.send("PUT", CONFIG, body, ["Content-Type: application/json"])
    assert (answer.status, answer.body.startswith(text)) == (500, True)


def test_query_is_part_of_the_parameters(small: Simulator, client: Client) -> None:
    assert client.put(CONFIG + "?description=query", "description=body").status == 200
    assert small.notes(STOPPED) == "query"
    assert client.get("/version?x=1").body["errors"].keys() == {"x"}


def test_connection_lasts_for_a_hundred_requests(small: Simulator) -> None:
    address = urlsplit(small.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port)
    kept = 0
    while True:
        connection.request("GET", "/api2/json/version", headers=dict([_TOKEN.split(": ", 1)]))
        response = connection.getresponse()
        response.read()
        kept += 1
        if response.getheader("Connection") == "close":
            break
    assert kept == 100


def test_error_closes_the_connection(client: Client) -> None:
    assert client.get("/version").headers["Connection"] == "Keep-Alive"
    assert client.get("/nowhere").headers["Connection"] == "close"


def test_keys_come_in_random_order(client: Client) -> None:
    assert len({tuple(client.get(CONFIG).data) for _ in range(12)}) > 1


def test_extjs_wraps_everything_in_200(small: Simulator) -> None:
    good = send(small.url, "GET", "/api2/extjs" + CONFIG, [_TOKEN])
    assert (good.status, good.body["success"], good.data["name"]) == (200, 1, "one")
    bad = send(small.url, "PUT", "/api2/extjs" + CONFIG, [_TOKEN], b"descripton=x")
    assert (bad.status, bad.body["success"], bad.body["status"], list(bad.body["errors"])) == (
        200,
        0,
        400,
        ["descripton"],
    )
