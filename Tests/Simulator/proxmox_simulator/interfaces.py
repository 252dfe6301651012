"""A guest's network interfaces in the two forms in which the API tells them.

A state gives them as `{"name": "eth0", "hwaddr": "…", "addresses": ["10.0.0.5/24", "fe80::1/64"]}`.
"""

from __future__ import annotations

from typing import Any

from .guest import Guest

_LOOPBACK = {"name": "lo", "hwaddr": "00:00:00:00:00:00", "addresses": ["127.0.0.1/8", "::1/128"]}


def agent_interfaces(interfaces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As the qemu guest agent tells them: address types ipv4 and ipv6, the prefix a number."""
    return [
        {
            "name": interface["name"],
            "hardware-address": interface["hwaddr"],
            "ip-addresses": [_address(text, {4: "ipv4", 6: "ipv6"}) for text in interface["addresses"]],
        }
        for interface in [_LOOPBACK, *interfaces]
    ]


def container_interfaces(guest: Guest) -> list[dict[str, Any]]:
    """As a container's page tells them: address types inet and inet6, the prefix a text."""
    return [_container_interface(each) for each in [_LOOPBACK, *(guest.interfaces or _configured(guest))]]


def _container_interface(interface: dict[str, Any]) -> dict[str, Any]:
    addresses = [_address(text, {4: "inet", 6: "inet6"}) for text in interface["addresses"]]
    entry: dict[str, Any] = {
        "name": interface["name"],
        "hwaddr": interface["hwaddr"],
        "hardware-address": interface["hwaddr"],
        "ip-addresses": [address | {"prefix": str(address["prefix"])} for address in addresses],
    }
    for text, address in reversed(list(zip(interface["addresses"], addresses))):
        entry[address["ip-address-type"]] = text
    return entry


def _configured(guest: Guest) -> list[dict[str, Any]]:
    """What the container's own net options say, when the state says nothing else."""
    found = []
    for name, value in sorted(guest.options().items()):
        if name.startswith("net"):
            fields = dict(part.split("=", 1) for part in value.split(",") if "=" in part)
            addresses = [fields[key] for key in ("ip", "ip6") if "/" in fields.get(key, "")]
            found.append({"name": fields["name"], "hwaddr": fields.get("hwaddr", "").lower(), "addresses": addresses})
    return found


def _address(text: str, types: dict[int, str]) -> dict[str, Any]:
    address, _, prefix = text.partition("/")
    return {"ip-address": address, "ip-address-type": types[6 if ":" in address else 4], "prefix": int(prefix)}
