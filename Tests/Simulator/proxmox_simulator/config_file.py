"""A guest's config file: the text under /etc/pve from which the API answers and whose SHA-1 is the digest."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from .notes_text import comment_lines, decode_text, strip_trailing_space

QEMU = "qemu"
LXC = "lxc"
_PENDING_NAME = {QEMU: "PENDING", LXC: "pve:pending"}
_SECTION = re.compile(r"^\[([a-z][a-z0-9_:-]+)\]\s*$", re.IGNORECASE)
_OPTION = re.compile(r"^([a-z][a-z0-9_.-]*):\s*(.+?)\s*$", re.IGNORECASE)


@dataclass
class Section:
    """One section: the note (None: there is none) and the options in the order of the file."""

    description: str | None = None
    options: dict[str, str] = field(default_factory=dict)

    def items(self) -> dict[str, str]:
        """All options, the note among them under its key in the API."""
        note = {} if self.description is None else {"description": self.description}
        return note | self.options

    def set(self, name: str, value: str | None) -> None:
        if name == "description":
            self.description = value
        elif value is None:
            self.options.pop(name, None)
        else:
            self.options[name] = value

    def remove(self, name: str) -> None:
        self.set(name, None)


@dataclass
class Config:
    """The parsed file: what holds now, what waits for the next start, and the snapshots.

    `pending_delete` has the options that wait for their removal; True for those whose volume goes as well.
    """

    kind: str
    main: Section = field(default_factory=Section)
    pending: Section = field(default_factory=Section)
    pending_delete: dict[str, bool] = field(default_factory=dict)
    snapshots: dict[str, Section] = field(default_factory=dict)

    def has_pending(self) -> bool:
        return bool(self.pending.items() or self.pending_delete)


def digest(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def parse(text: str, kind: str) -> Config:
    config = Config(kind)
    section = config.main
    for line in text.split("\n"):
        header = _SECTION.match(line)
        if header:
            _finish_description(section, kind)
            section = _section_named(config, header.group(1))
        else:
            _read_line(section, line)
    _finish_description(section, kind)
    deleted = config.pending.options.pop("delete", "").replace(",", " ").split()
    config.pending_delete = {name.removeprefix("!"): name.startswith("!") for name in deleted}
    return config


def render(config: Config) -> str:
    """Writes the file as Proxmox VE does: note lines first, then the options in the order of their names."""
    parts = [_render_section(config.main, config.kind)]
    if config.has_pending():
        parts.append(f"\n[{_PENDING_NAME[config.kind]}]\n" + _render_pending(config))
    for name, section in config.snapshots.items():
        parts.append(f"\n[{name}]\n" + _render_section(section, config.kind))
    return "".join(parts)


def _section_named(config: Config, name: str) -> Section:
    if name.lower() == _PENDING_NAME[config.kind].lower():
        return config.pending
    return config.snapshots.setdefault(name, Section())


def _read_line(section: Section, line: str) -> None:
    if line.startswith("#"):
        section.description = (section.description or "") + decode_text(line[1:]) + "\n"
        return
    option = _OPTION.match(line)
    if option and option.group(1) == "description":
        section.description = (section.description or "") + decode_text(option.group(2)) + "\n"
    elif option:
        section.options[option.group(1)] = option.group(2)


def _finish_description(section: Section, kind: str) -> None:
    if section.description is not None and kind == QEMU:
        section.description = strip_trailing_space(section.description)


def _render_section(section: Section, kind: str, pending: bool = False) -> str:
    lines = _note_lines(section.description, keep_empty=pending and kind == QEMU)
    lines += [f"{name}: {section.options[name]}" for name in sorted(section.options)]
    return "".join(line + "\n" for line in lines)


def _render_pending(config: Config) -> str:
    delete = ",".join("!" * with_volume + name for name, with_volume in sorted(config.pending_delete.items()))
    with_delete = config.pending.options | ({"delete": delete} if delete else {})
    return _render_section(Section(config.pending.description, with_delete), config.kind, pending=True)


def _note_lines(description: str | None, keep_empty: bool) -> list[str]:
    # "0" is false in Perl, so a note of that one character cannot be stored.
    if description in ("", "0"):
        return ["#"] if keep_empty else []
    return comment_lines(description or "")
