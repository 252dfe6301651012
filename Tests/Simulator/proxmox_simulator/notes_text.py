"""How Proxmox VE keeps a text in the comment lines of a config file."""

from __future__ import annotations

import codecs
import re
from urllib.parse import unquote_to_bytes

_PLAIN = frozenset(bytes(range(0x20, 0x25)) + bytes(range(0x26, 0x3A)) + bytes(range(0x3B, 0x7F)))
# Perl's \s on decoded text. Python's str.rstrip() would also take U+001C to U+001F.
_TRAILING_SPACE = re.compile("[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+\\Z")


def encode_text(text: str) -> str:
    """Percent-encodes what may not stand in a config line: controls, `%`, `:` and all that is not ASCII."""
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def decode_text(line: str) -> str:
    return decode_utf8(unquote_to_bytes(line))


def decode_utf8(data: bytes) -> str:
    """Decodes UTF-8 with one U+FFFD for every bad byte (not one for each bad sequence)."""
    return data.decode("utf-8", "one-replacement-per-byte")


def strip_trailing_space(text: str) -> str:
    return _TRAILING_SPACE.sub("", text)


def comment_lines(text: str) -> list[str]:
    """The `#` lines of a text. Like Perl's split, empty lines at the end are lost."""
    return ["#" + encode_text(line) for line in text.rstrip("\n").split("\n")] if text.strip("\n") else []


def _replace_one_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd", error.start + 1


codecs.register_error("one-replacement-per-byte", _replace_one_byte)
