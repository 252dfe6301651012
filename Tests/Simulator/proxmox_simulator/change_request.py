"""What a PUT or POST of a guest's config asks for, with the refusals that need no look at the guest."""

from __future__ import annotations

from .config_file import QEMU
from .config_update import ConfigChange
from .endpoint import Call
from .errors import ApiError, parameter_errors
from .option_types import is_option, privilege_for
from .verification import split_list

_NOT_OPTIONS = {"node", "vmid", "digest", "delete", "revert", "force", "skiplock", "background_delay"}


def read_change(call: Call, kind: str) -> ConfigChange:
    given = call.parameters
    if kind == QEMU and str(given.get("skiplock", "0")) == "1" and call.who.name != "root@pam":
        raise parameter_errors({"skiplock": "Only root may use this option."})
    values = {name: None if value is None else str(value) for name, value in given.items() if name not in _NOT_OPTIONS}
    delete = tuple(split_list(given.get("delete") or ""))
    if not values and not delete and not given.get("revert"):
        raise ApiError(500, "no options specified")
    _check_delete(kind, delete, values)
    _check_privileges(call, kind, (*delete, *values))
    return ConfigChange(values, delete)


def _check_delete(kind: str, delete: tuple[str, ...], values: dict[str, str | None]) -> None:
    for name in delete:
        if name in values:
            raise parameter_errors({"delete": f"you can't use '-{name}' and -delete {name}' at the same time"})
        if not is_option(kind, name):
            raise parameter_errors({"delete": f"unknown option '{name}'"})


def _check_privileges(call: Call, kind: str, names: tuple[str, ...]) -> None:
    for name in names:
        if name == "lock" and call.who.name != "root@pam":
            raise ApiError(500, "only root can set 'lock' config")
        path = f"/vms/{call.parameters['vmid']}"
        call.cluster.permissions.require_any(call.who, path, (privilege_for(kind, name),))
