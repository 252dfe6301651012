"""How a change of options reaches the config file, write by write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .config_file import LXC, Config
from .guest import Guest

# Options that take effect at once on a running guest; others wait in the pending section.
_AT_ONCE = {"description", "hostname", "lock", "name", "onboot", "protection", "startup", "tags", "template"}


@dataclass
class ConfigChange:
    """What one PUT asks for. A value of None is JSON's null or a form field without `=`."""

    values: Mapping[str, str | None] = field(default_factory=dict)
    delete: tuple[str, ...] = ()


# Why a pending change of that option cannot be applied; None: it can.
Failure = Callable[[Config, str], "str | None"]


def apply_change(guest: Guest, change: ConfigChange, failure: Failure) -> dict[str, str]:
    """Writes the change and, on a stopped guest, all that was pending. Returns the errors of pending changes that
    could not be applied: the rest is written in spite of them.
    """
    return _apply_lxc(guest, change, failure) if guest.kind == LXC else _apply_qemu(guest, change, failure)


def _apply_lxc(guest: Guest, change: ConfigChange, failure: Failure) -> dict[str, str]:
    config = guest.load()
    for name in change.delete:
        config.main.remove(name)
    for name, value in _effective(guest, change).items():
        config.main.set(name, value)
    errors = {} if guest.running else _apply_pending(config, failure)
    guest.save(config)
    return errors


def _apply_qemu(guest: Guest, change: ConfigChange, failure: Failure) -> dict[str, str]:
    for name in change.delete:
        _mark_deleted(guest, name)
    for name, value in change.values.items():
        _mark_changed(guest, name, "" if value is None and guest.running else value)
    config = guest.load()
    if _drop_unchanged(config):
        guest.save(config)
    if not config.has_pending():
        return {}
    return _commit_running(guest) if guest.running else _commit_stopped(guest, failure)


def _effective(guest: Guest, change: ConfigChange) -> dict[str, str]:
    """Null means nothing on a stopped guest and an empty value on a running one."""
    return {name: value or "" for name, value in change.values.items() if value is not None or guest.running}


def _mark_deleted(guest: Guest, name: str) -> None:
    config = guest.load()
    if name not in config.main.items() and name not in config.pending.items():
        return
    config.pending.remove(name)
    config.pending_delete[name] = False
    guest.save(config)


def _mark_changed(guest: Guest, name: str, value: str | None) -> None:
    config = guest.load()
    if value is not None and config.pending.items().get(name) == value:
        return
    config.pending.set(name, value)
    config.pending_delete.pop(name, None)
    guest.save(config)


def _drop_unchanged(config: Config) -> bool:
    current = config.main.items()
    unchanged = [name for name, value in config.pending.items().items() if current.get(name) == value]
    gone = [name for name in config.pending_delete if name not in current]
    for name in unchanged:
        config.pending.remove(name)
    for name in gone:
        del config.pending_delete[name]
    return bool(unchanged or gone)


def _commit_stopped(guest: Guest, failure: Failure) -> dict[str, str]:
    config = guest.load()
    errors = _apply_pending(config, failure)
    guest.save(config)
    return errors


def _apply_pending(config: Config, failure: Failure) -> dict[str, str]:
    names = config.pending.items().keys() | config.pending_delete.keys()
    failures = {name: text for name in names if (text := failure(config, name))}
    _take_over(config, names - failures.keys())
    return {name: f"unable to apply pending change {name} : {text}\n" for name, text in failures.items()}


def _commit_running(guest: Guest) -> dict[str, str]:
    config = guest.load()
    _take_over(config, _AT_ONCE)
    guest.save(config)
    guest.save(config)
    return {}


def _take_over(config: Config, names: set[str]) -> None:
    for name in config.pending_delete.keys() & names:
        config.main.remove(name)
        del config.pending_delete[name]
    for name, value in config.pending.items().items():
        if name in names:
            config.main.set(name, value)
            config.pending.remove(name)
