"""The Proxmox of these tests: two nodes, guests of both kinds, and tokens that may do more or less."""

from typing import Any

SECRET = "caa6e758-b5a4-47c8-9d3f-7e1f0a5c2b6d"


def guest(vmid: int, name: str, node: str = "pve", kind: str = "qemu", tags: str = "exposed") -> dict[str, Any]:
    named = {"hostname": name, "ostype": "debian"} if kind == "lxc" else {"name": name}
    config = {"memory": 512 if kind == "lxc" else "512", "tags": tags, **named}
    return {"node": node, "type": kind, "vmid": vmid, "running": True, "config": config}


STATE = {
    "nodes": ["pve", "pve2"],
    "guests": [
        guest(106, "HomeLab", tags="exposed;homelab"),
        guest(107, "Cellar", node="pve2"),
        guest(108, "Broken"),
        guest(109, "Bare"),
        guest(110, "Private", tags="homelab"),
        guest(111, "Loft"),
        guest(200, "Attic", node="pve2", kind="lxc"),
    ],
    "users": {"ansible@pve": {"enabled": True}},
    "tokens": {f"ansible@pve!{name}": {"privsep": 1} for name in ("writer", "reader", "stranger")},
    "secret_of_every_token": SECRET,
    "roles": {"NotesWriter": ["VM.Audit", "VM.Config.Options"], "NotesReader": ["VM.Audit"]},
    "acl": [
        ["/vms", "ansible@pve", "NotesWriter"],
        ["/vms", "ansible@pve!writer", "NotesWriter"],
        ["/vms", "ansible@pve!reader", "NotesReader"],
    ],
}

ENVIRONMENT = {
    "PROXMOX_USER": "ansible@pve",
    "PROXMOX_TOKEN_ID": "writer",
    "PROXMOX_TOKEN_SECRET": SECRET,
}
