"""The config file: how notes stand in it and how a file edited by hand is read."""

from __future__ import annotations

import hashlib

import pytest

from proxmox_simulator.config_file import parse, render
from proxmox_simulator.notes_text import comment_lines, decode_text, encode_text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("100% sure: ü", "100%25 sure%3A %C3%BC"),
        ("# Title", "# Title"),
        ("a\tb\r\0", "a%09b%0D%00"),
        (" !\"#$&'()*+,-./09;<=>?@AZ[\\]^_`az{|}~", " !\"#$&'()*+,-./09;<=>?@AZ[\\]^_`az{|}~"),
        ("\x7f😀", "%7F%F0%9F%98%80"),
    ],
)
def test_line_is_encoded_and_decoded(text: str, line: str) -> None:
    assert encode_text(text) == line
    assert decode_text(line) == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [("a\nb", ["#a", "#b"]), ("\n\na", ["#", "#", "#a"]), ("a\n\n\n", ["#a"]), ("\n\n", []), ("", []), (" ", ["# "])],
)
def test_text_becomes_comment_lines(text: str, lines: list[str]) -> None:
    assert comment_lines(text) == lines


@pytest.mark.parametrize(
    ("file", "qemu", "lxc"),
    [
        ("#a\n#b  \nname: x\n", "a\nb", "a\nb  \n"),
        ("name: x\n#later\n", "later", "later\n"),
        ("#ü raw\n#%C3%BC\n", "ü raw\nü", "ü raw\nü\n"),
        ("#a%20b\n", "a b", "a b\n"),
        ("description: old%3A style\n", "old: style", "old: style\n"),
        (" # not a note\n", None, None),
        ("#x%C2%A0\n", "x", "x\u00a0\n"),
        ("#x%1C\n", "x\x1c", "x\x1c\n"),
        ("name: x\n\n[snap]\n#of the snapshot\n", None, None),
    ],
)
def test_file_edited_by_hand_is_read(file: str, qemu: str | None, lxc: str | None) -> None:
    assert parse(file, "qemu").main.description == qemu
    assert parse(file, "lxc").main.description == lxc


def test_file_is_written_in_one_form() -> None:
    file = "name: x\ncores: 2\n#ü\n\n[PENDING]\ndelete: tags,boot\n\n[snap]\n#s\nsnaptime: 5\n"
    text = render(parse(file, "qemu"))
    assert text == "#%C3%BC\ncores: 2\nname: x\n\n[PENDING]\ndelete: boot,tags\n\n[snap]\n#s\nsnaptime: 5\n"
    assert render(parse(text, "qemu")) == text


def test_digest_is_the_sha1_of_the_file(small, client) -> None:
    file = small.guest(101)["file"]
    assert file == "#first\nmemory: 512\nname: one\n"
    assert client.get("/nodes/pve/qemu/101/config").data["digest"] == hashlib.sha1(file.encode()).hexdigest()
