"""The config options that the simulator knows, with their types and the privilege that a change of them needs."""

from __future__ import annotations

from .config_file import LXC

_FLAGS = {"onboot", "protection", "template"}
_INTEGERS = {
    "qemu": _FLAGS | {"acpi", "autostart", "balloon", "cores", "kvm", "numa", "shares", "sockets", "tablet", "vcpus"},
    "lxc": _FLAGS | {"console", "cores", "cpuunits", "memory", "swap", "tty", "unprivileged"},
}
_TEXTS = {
    "qemu": {"agent", "boot", "cpu", "description", "lock", "memory", "name", "ostype", "scsihw", "startup", "tags"},
    "lxc": {"arch", "description", "features", "hostname", "lock", "ostype", "rootfs", "startup", "tags"},
}
_NUMBERED = {"qemu": {"ide", "ipconfig", "net", "sata", "scsi", "virtio"}, "lxc": {"mp", "net"}}
_PRIVILEGE = {
    "cores": "VM.Config.CPU",
    "cpu": "VM.Config.CPU",
    "cpuunits": "VM.Config.CPU",
    "sockets": "VM.Config.CPU",
    "vcpus": "VM.Config.CPU",
    "balloon": "VM.Config.Memory",
    "memory": "VM.Config.Memory",
    "shares": "VM.Config.Memory",
    "swap": "VM.Config.Memory",
    "hostname": "VM.Config.Network",
    "net": "VM.Config.Network",
    "ipconfig": "VM.Config.Network",
    "ide": "VM.Config.Disk",
    "mp": "VM.Config.Disk",
    "rootfs": "VM.Config.Disk",
    "sata": "VM.Config.Disk",
    "scsi": "VM.Config.Disk",
    "virtio": "VM.Config.Disk",
    "acpi": "VM.Config.HWType",
    "kvm": "VM.Config.HWType",
    "numa": "VM.Config.HWType",
    "scsihw": "VM.Config.HWType",
    "tablet": "VM.Config.HWType",
}
_NOTE_LENGTH = 8192


def integer_options(kind: str) -> set[str]:
    return _INTEGERS[kind]


def is_option(kind: str, name: str) -> bool:
    return name in _INTEGERS[kind] | _TEXTS[kind] or _series(name) in _NUMBERED[kind]


def option_schema(kind: str, name: str) -> dict[str, object]:
    """The schema of one option, in the words of the API's own schema."""
    if name in _INTEGERS[kind]:
        return {"type": "boolean" if name in _FLAGS else "integer"}
    return {"type": "string", "maxLength": _NOTE_LENGTH} if name == "description" else {"type": "string"}


def privilege_for(kind: str, name: str) -> str:
    """The privilege on /vms/ID that a change of this option needs; notes and tags: VM.Config.Options."""
    if kind == LXC and name == "arch":
        return "VM.Config.Options"
    return _PRIVILEGE.get(name) or _PRIVILEGE.get(_series(name), "VM.Config.Options")


def _series(name: str) -> str:
    return name.rstrip("0123456789") if name[-1:].isdigit() else ""
