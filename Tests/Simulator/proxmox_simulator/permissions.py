"""Which privileges a user or token has on a path: from the access control list, groups, pools, privilege separation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .errors import permission_denied
from .roles import NO_ACCESS, all_privileges

ROOT = "root@pam"


@dataclass(frozen=True)
class Grant:
    """One line of the access control list. The subject is a user, a token or, as in `@ops`, a group of users. Without
    `propagate` it holds for its own path only.
    """

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
    """`pools` and `groups` map a name to its members: VMIDs, and users."""

    def __init__(
        self,
        roles: dict[str, set[str]],
        grants: Iterable[Grant],
        pools: Mapping[str, set[int]],
        groups: Mapping[str, Iterable[str]],
    ) -> None:
        self._roles = roles
        self._grants = list(grants)
        self._pools = pools
        self._groups = {f"@{name}": set(users) for name, users in groups.items()}

    def paths(self) -> set[str]:
        """Every path that the access control list or a pool speaks of, and those above them."""
        members = {f"/vms/{vmid}" for pool in self._pools.values() for vmid in pool}
        return members.union(*(_levels(grant.path) for grant in self._grants))

    def of(self, who: Identity, path: str) -> dict[str, int]:
        """Privileges on the path; the value is the propagate flag, not yes or no."""
        granted = self._of_subject(who.user, path)
        if not (who.token and who.separated):
            return granted
        own = self._of_subject(who.name, path)
        return {name: min(flag, granted[name]) for name, flag in own.items() if name in granted}

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
        by_pool = set().union(*(self._roles_on(subject, f"/pool/{pool}") for pool in self._pools_of(path)))
        if NO_ACCESS in {*roles, *by_pool}:
            return {}
        roles = dict.fromkeys(by_pool, False) | roles  # what comes by a pool counts as not propagated
        held: dict[str, int] = {}
        for role, propagate in roles.items():
            for privilege in self._roles.get(role, set()):
                held[privilege] = max(held.get(privilege, 0), int(propagate))
        return held

    def _roles_on(self, subject: str, path: str) -> dict[str, bool]:
        """The roles that hold on a path: those of the deepest level that says anything about the subject, or else
        about its groups.
        """
        roles: dict[str, bool] = {}
        levels = _levels(path)
        for level in levels:
            here = [grant for grant in self._grants if grant.path == level and (grant.propagate or level == levels[-1])]
            own = {grant.role: grant.propagate for grant in here if grant.subject == subject}
            by_group = {grant.role: grant.propagate for grant in here if subject in self._groups.get(grant.subject, ())}
            roles = own or by_group or roles
        return roles

    def _pools_of(self, path: str) -> list[str]:
        vmid = path.removeprefix("/vms/")
        return [pool for pool, members in self._pools.items() if vmid.isdigit() and int(vmid) in members]


def _levels(path: str) -> list[str]:
    """A path and those above it, from the top; one that does not begin at the root has no root above it."""
    parts = [part for part in path.split("/") if part]
    root = ["/"] if path.startswith("/") else []
    return root + ["/" + "/".join(parts[: index + 1]) for index in range(len(parts))]
