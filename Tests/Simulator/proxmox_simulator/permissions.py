"""Which privileges a user or token has on a path, from the access control list, pools and privilege separation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .errors import permission_denied
from .roles import NO_ACCESS, all_privileges

ROOT = "root@pam"


@dataclass(frozen=True)
class Grant:
    """One line of the access control list. Without `propagate` it holds for its own path only."""

    path: str
    subject: str
    role: str
    propagate: bool = True


@dataclass(frozen=True)
class Identity:
    """Who asks: a user, or one of the user's tokens."""

    user: str
    token: str | None = None
    separated: bool = False

    @property
    def name(self) -> str:
        return f"{self.user}!{self.token}" if self.token else self.user


class Permissions:
    def __init__(self, roles: dict[str, set[str]], grants: Iterable[Grant], pools: dict[str, set[int]]) -> None:
        self._roles = roles
        self.grants = list(grants)
        self._pools = pools

    def of(self, who: Identity, path: str) -> dict[str, int]:
        """Privileges on the path; the value is the propagate flag, not yes or no."""
        granted = self._of_subject(who.user, path)
        if not (who.token and who.separated):
            return granted
        own = self._of_subject(who.name, path)
        return {name: flag for name, flag in own.items() if name in granted}

    def has(self, who: Identity, path: str, privilege: str) -> bool:
        return privilege in self.of(who, path)

    def require_any(self, who: Identity, path: str, privileges: tuple[str, ...]) -> None:
        held = self.of(who, path)
        if not any(privilege in held for privilege in privileges):
            raise permission_denied(path, "|".join(privileges))

    def _of_subject(self, subject: str, path: str) -> dict[str, int]:
        if subject == ROOT:
            return dict.fromkeys(all_privileges(), 1)
        roles = self._roles_on(subject, path)
        if NO_ACCESS in roles:
            return {}
        for pool in self._pools_of(path):
            roles = {**self._roles_on(subject, f"/pool/{pool}"), **roles}
        held: dict[str, int] = {}
        for role, propagate in roles.items():
            for privilege in self._roles.get(role, set()):
                held[privilege] = max(held.get(privilege, 0), int(propagate))
        return held

    def _roles_on(self, subject: str, path: str) -> dict[str, bool]:
        """The roles that hold on a path: those of the deepest level that says anything about the subject."""
        roles: dict[str, bool] = {}
        for level in _levels(path):
            here = [grant for grant in self.grants if grant.path == level and grant.subject == subject]
            holding = {grant.role: grant.propagate for grant in here if level == path or grant.propagate}
            roles = holding or roles
        return roles

    def _pools_of(self, path: str) -> list[str]:
        vmid = path.removeprefix("/vms/")
        return [pool for pool, members in self._pools.items() if vmid.isdigit() and int(vmid) in members]


def _levels(path: str) -> list[str]:
    parts = [part for part in path.split("/") if part]
    return ["/"] + ["/" + "/".join(parts[: index + 1]) for index in range(len(parts))]
