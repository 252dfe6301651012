"""Writing a guest's config: bodies, refusals, digest, locks, and how often the file is written."""

from __future__ import annotations

from typing import Any

import pytest

from proxmox_simulator import Simulator
from small_cluster import CONFIG, CONTAINER, CONTAINER_CONFIG, LOCKED, RUNNING, STOPPED, Client

_RUNNING_CONFIG = "/nodes/pve/qemu/102/config"
_QEMU_MISMATCH = "checksum mismatch (file change by other user?)"
_LXC_MISMATCH = "detected modified configuration - file changed by other user? Try again."
_OLD_DIGEST = "0" * 40


@pytest.mark.parametrize(
    ("path", "body", "notes", "writes"),
    [
        (CONFIG, "description=new", "new", 2),
        (CONFIG, "description=first", "first", 2),
        (CONFIG, "delete=description", None, 2),
        (CONFIG, "description", "first", 1),
        (_RUNNING_CONFIG, "description=new", "new", 3),
        (_RUNNING_CONFIG, "description=second", "second", 2),
        (_RUNNING_CONFIG, "delete=description", None, 3),
        (_RUNNING_CONFIG, "description", None, 3),
        (CONTAINER_CONFIG, "description=new", "new\n", 1),
        (CONTAINER_CONFIG, "description=fourth", "fourth\n", 1),
        (CONTAINER_CONFIG, "delete=description", None, 1),
        (CONTAINER_CONFIG, "description", "fourth\n", 1),
    ],
)
def test_put_writes(small: Simulator, client: Client, path: str, body: str, notes: str | None, writes: int) -> None:
    vmid = int(path.split("/")[4])
    answer = client.put(path, body)
    assert (answer.status, answer.body) == (200, {"data": None})
    assert client.get(path).data.get("description") == notes
    assert (small.notes(vmid), small.writes(vmid), small.writes()) == (notes, writes, writes)


def test_deleting_what_is_not_there_is_fine(small: Simulator, client: Client) -> None:
    small.set_notes(STOPPED, None)
    assert client.put(CONFIG, "delete=description").status == 200
    assert small.writes(STOPPED) == 0


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("description=traefik.enable=true", "traefik.enable"),
        ("description=a;tags=x", "a"),
        ("description=a+b%2Bc%3D%3B%26%25", "a b+c=;&%"),
        ("description=%zz%41", "%zzA"),
        ("description=%ff%fe%C3", "\ufffd\ufffd\ufffd"),
        ("description=%E2%82x", "\ufffd\ufffdx"),
        ("&&description=x&", "x"),
    ],
)
def test_form_is_read_as_the_real_server_does(small: Simulator, client: Client, body: str, notes: str) -> None:
    assert client.put(CONFIG, body).status == 200
    assert small.notes(STOPPED) == notes


@pytest.mark.parametrize(
    ("path", "body", "errors"),
    [
        (CONFIG, "description=a&description=b", {"description": "type check ('string') failed - got ARRAY"}),
        (CONFIG, {"description": True}, {"description": "type check ('string') failed - got JSON::PP::Boolean"}),
        (CONFIG, {"description": {}}, {"description": "type check ('string') failed - got HASH"}),
        (CONFIG, {"description": ["a"]}, {"description": "type check ('string') failed - got ARRAY"}),
        (CONFIG, "onboot=true", {"onboot": "type check ('boolean') failed - got 'true'"}),
        (CONFIG, "digest=" + 41 * "0", {"digest": "value may only be 40 characters long"}),
        (CONFIG, "vmid=102", {"vmid": "duplicate parameter (already defined in URI) with conflicting values!"}),
        (CONFIG, "delete=foo", {"delete": "unknown option 'foo'"}),
        (CONFIG, "delete=a+b/", {"delete": "invalid format - invalid configuration ID 'a'\n"}),
        (
            CONFIG,
            "delete=description&description=a",
            {"delete": "you can't use '-description' and -delete description' at the same time"},
        ),
        (CONFIG, "skiplock=1&description=a", {"skiplock": "Only root may use this option."}),
        (
            CONTAINER_CONFIG,
            "skiplock=1",
            {"skiplock": "property is not defined in schema and the schema does not allow additional properties"},
        ),
        (
            "/nodes/pve/qemu/1/config",
            "description=a",
            {"vmid": "invalid format - value does not look like a valid VM ID\n"},
        ),
    ],
)
def test_bad_parameters_are_named(small: Simulator, client: Client, path: str, body: Any, errors: Any) -> None:
    answer = client.put(path, body) if isinstance(body, str) else client.put_json(path, body)
    assert (answer.status, answer.reason) == (400, "Parameter verification failed.")
    assert answer.body == {"data": None, "message": "Parameter verification failed.\n", "errors": errors}
    assert small.writes() == 0


def test_json_number_is_a_text(small: Simulator, client: Client) -> None:
    assert client.put_json(CONFIG, {"description": 5}).status == 200
    assert small.notes(STOPPED) == "5"


@pytest.mark.parametrize(
    ("path", "body", "text"),
    [
        (CONFIG, f"digest={_OLD_DIGEST}&description=a", _QEMU_MISMATCH),
        (CONTAINER_CONFIG, f"digest={_OLD_DIGEST}&description=a", _LXC_MISMATCH),
        ("/nodes/pve/qemu/103/config", "description=a", "VM is locked (backup)"),
        ("/nodes/pve/lxc/202/config", "description=a", "CT is locked (mounted)"),
        ("/nodes/pve/qemu/103/config", f"digest={_OLD_DIGEST}&description=a", _QEMU_MISMATCH),
        ("/nodes/pve/lxc/202/config", f"digest={_OLD_DIGEST}&description=a", "CT is locked (mounted)"),
        (CONFIG, f"digest={_OLD_DIGEST}", "no options specified"),
        ("/nodes/pve/lxc/101/config", "description=a", "Configuration file 'nodes/pve/lxc/101.conf' does not exist"),
    ],
)
def test_refusals_with_500(small: Simulator, client: Client, path: str, body: str, text: str) -> None:
    answer = client.put(path, body)
    assert (answer.status, answer.reason) == (500, text)
    assert answer.body == {"data": None, "message": text + "\n"}
    assert small.writes() == 0


@pytest.mark.parametrize("path", [CONFIG, _RUNNING_CONFIG, CONTAINER_CONFIG])
def test_digest_guards_against_a_second_writer(client: Client, path: str) -> None:
    digest = client.get(path).data["digest"]
    assert client.put(path, {"description": "mine", "digest": digest}).status == 200
    assert client.put(path, {"description": "theirs", "digest": digest}).status == 500
    assert client.get(path).data["description"].strip() == "mine"


def test_digest_changes_with_anything_in_the_file(small: Simulator, client: Client) -> None:
    digests = [client.get(CONFIG).data["digest"]]
    for change in (lambda: small.lock(STOPPED), lambda: small.change(STOPPED, tags="x"), lambda: small.unlock(STOPPED)):
        change()
        digests.append(client.get(CONFIG).data["digest"])
    assert len(set(digests)) == 4


def test_empty_digest_is_not_checked(small: Simulator, client: Client) -> None:
    assert client.put(CONFIG, "digest=&description=a").status == 200
    assert small.notes(STOPPED) == "a"


def test_write_without_digest_or_change_keeps_the_digest(client: Client) -> None:
    before = client.get(CONFIG).data["digest"]
    assert client.put(CONFIG, {"description": "first"}).status == 200
    assert client.get(CONFIG).data["digest"] == before


def test_post_answers_with_a_finished_task(small: Simulator, client: Client) -> None:
    upid = client.put(CONFIG, {"description": "posted"}, method="POST").data
    assert upid.startswith("UPID:pve:") and upid.endswith(":qmconfig:101:root@pam!full:")
    assert client.get(f"/nodes/pve/tasks/{upid}/status").data["exitstatus"] == "OK"
    assert small.notes(STOPPED) == "posted"


def test_post_with_a_delay_answers_with_null(small: Simulator, client: Client) -> None:
    assert client.put(CONFIG, {"description": "x", "background_delay": 5}, method="POST").body == {"data": None}
    assert small.notes(STOPPED) == "x"


def test_only_qemu_logs_the_notes(small: Simulator, client: Client) -> None:
    client.put(CONFIG, {"description": "in the log"})
    client.put(CONTAINER_CONFIG, {"description": "not in the log"})
    assert small.system_log() == ["update VM 101: -description in the log"]


def test_lxc_note_of_full_length_cannot_be_written_back(small: Simulator, client: Client) -> None:
    assert client.put(CONTAINER_CONFIG, {"description": 8192 * "a"}).status == 200
    text = client.get(CONTAINER_CONFIG).data["description"]
    assert (len(text), client.put(CONTAINER_CONFIG, {"description": text}).status) == (8193, 400)
    assert small.writes(CONTAINER) == 1


def test_running_guest_keeps_other_changes_pending(small: Simulator, client: Client) -> None:
    assert client.put(_RUNNING_CONFIG, {"memory": 1024, "description": "x"}).status == 200
    assert client.get(_RUNNING_CONFIG).data["memory"] == "1024"
    current = client.get(_RUNNING_CONFIG + "?current=1").data
    assert (current["memory"], current["description"]) == ("512", "x")
    assert "[PENDING]\nmemory: 1024\n" in small.guest(RUNNING)["file"]


def test_lock_shows_everywhere_at_once(small: Simulator, client: Client) -> None:
    small.unlock(LOCKED)
    small.lock(STOPPED, "snapshot")
    assert client.get(CONFIG).data["lock"] == "snapshot"
    for path in ("/nodes/pve/qemu", "/cluster/resources?type=vm"):
        locks = {entry["vmid"]: entry.get("lock") for entry in client.get(path).data}
        assert (locks[STOPPED], locks[LOCKED]) == ("snapshot", None)
