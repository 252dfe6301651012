"""The privileges of Proxmox VE and its built-in roles."""

from __future__ import annotations

_VM_ADMIN = """Config.Disk Config.CPU Config.Memory Config.Network Config.HWType Config.Options Allocate Clone Migrate
Snapshot Snapshot.Rollback Replicate GuestAgent.FileRead GuestAgent.FileSystemMgmt GuestAgent.FileWrite
GuestAgent.Unrestricted"""
# For each kind of object: what only the administrator has, what its admins, users and auditors have.
_GROUPS: dict[str, tuple[str, str, str, str]] = {
    "VM": (
        "",
        _VM_ADMIN,
        "Config.CDROM Config.Cloudinit Console Backup PowerMgmt",
        "Audit GuestAgent.Audit",
    ),
    "Sys": ("PowerMgmt Modify Incoming AccessNetwork", "Console Syslog", "", "Audit"),
    "Datastore": ("", "Allocate AllocateTemplate", "AllocateSpace", "Audit"),
    "SDN": ("", "Allocate", "Use", "Audit"),
    "User": ("", "Modify", "", ""),
    "Group": ("", "Allocate", "", ""),
    "Realm": ("Allocate", "AllocateUser", "", ""),
    "Pool": ("", "Allocate", "", "Audit"),
    "Mapping": ("", "Modify", "Use", "Audit"),
    "Permissions": ("Modify", "", "", ""),
}
_ROOT, _ADMIN, _USER, _AUDIT = range(4)
NO_ACCESS = "NoAccess"


def all_privileges() -> set[str]:
    return set().union(*(_privileges(kind, _ROOT, _ADMIN, _USER, _AUDIT) for kind in _GROUPS))


def built_in_roles(old: bool) -> dict[str, set[str]]:
    """Role name to privileges. Proxmox VE 8 (old) has VM.Monitor where 9 has VM.GuestAgent.*."""
    roles: dict[str, set[str]] = {
        NO_ACCESS: set(),
        "Administrator": all_privileges(),
        "PVEAdmin": set().union(*(_privileges(kind, _ADMIN, _USER, _AUDIT) for kind in _GROUPS)),
        "PVEAuditor": set().union(*(_privileges(kind, _AUDIT) for kind in _GROUPS)),
    }
    for kind in ("VM", "Datastore", "SDN", "Sys", "User", "Pool", "Mapping"):
        roles[f"PVE{kind}Admin"] = _privileges(kind, _ADMIN, _USER, _AUDIT)
        roles[f"PVE{kind}User"] = _privileges(kind, _USER, _AUDIT)
    return {name: _as_of_8(privileges) for name, privileges in roles.items()} if old else roles


def _privileges(kind: str, *levels: int) -> set[str]:
    return {f"{kind}.{name}" for level in levels for name in _GROUPS[kind][level].split()}


def _as_of_8(privileges: set[str]) -> set[str]:
    kept = {name for name in privileges if not name.startswith("VM.GuestAgent.")}
    return kept | {"VM.Monitor"} if "VM.GuestAgent.Unrestricted" in privileges else kept
