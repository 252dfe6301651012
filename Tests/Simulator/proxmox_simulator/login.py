"""Who sends a request: an API token in the Authorization header, or a ticket in a cookie."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import unquote

from .errors import ApiError, EmptyAnswer
from .permissions import Identity

_TOKEN_HEADER = re.compile(r"^PVEAPIToken[=\s]\s*(.*)$")
_TICKET = re.compile(r"^PVE:([^:]+):[0-9A-F]{8}::simulated$")


class LoginTable:
    """The users and tokens of a state. `old`: with the talkative texts from before 2026."""

    def __init__(self, state: Mapping[str, Any], old: bool) -> None:
        self._users: dict[str, Any] = state.get("users", {})
        self._tokens: dict[str, Any] = state.get("tokens", {})
        self._secret = state.get("secret_of_every_token", "")
        self._cluster_name = state.get("cluster", {}).get("name", "simulated")
        self._old = old

    def identify(self, method: str, headers: Mapping[str, str]) -> Identity:
        cookie = SimpleCookie(headers.get("Cookie", "")).get("PVEAuthCookie")
        if cookie:
            return self._ticket_holder(method, unquote(cookie.value), headers)
        header = _TOKEN_HEADER.match(headers.get("Authorization", ""))
        if not header:
            raise EmptyAnswer(401, "No ticket")
        return self._token_holder(unquote(header.group(1)))

    def make_ticket(self, user: str, password: str) -> dict[str, str]:
        """The answer of POST /access/ticket; the user's password stands in the state."""
        entry = self._users.get(user, {})
        if not entry.get("enabled") or not entry.get("password") or entry["password"] != password:
            raise EmptyAnswer(401, "authentication failure")
        ticket = f"PVE:{user}:{int(time.time()):08X}::simulated"
        return {
            "username": user,
            "ticket": ticket,
            "CSRFPreventionToken": _csrf_token(user),
            "clustername": self._cluster_name,
        }

    def _ticket_holder(self, method: str, ticket: str, headers: Mapping[str, str]) -> Identity:
        match = _TICKET.match(ticket)
        if not match or not self._users.get(match.group(1), {}).get("enabled"):
            raise EmptyAnswer(401, "permission denied - invalid PVE ticket")
        if method != "GET" and headers.get("CSRFPreventionToken") != _csrf_token(match.group(1)):
            raise EmptyAnswer(401, "Permission denied - invalid csrf token")
        return Identity(match.group(1))

    def _token_holder(self, credential: str) -> Identity:
        name, has_secret, secret = credential.partition("=")
        user, has_token, token = name.partition("!")
        if not has_secret:
            raise self._refusal("no tokenid specified")
        if not has_token:
            raise self._refusal(f"'{name}' is not a valid token ID - not able to split into user and token parts")
        self._check_user(user)
        entry = self._tokens.get(name)
        if entry is None:
            raise self._refusal(f"no such token '{token}' for user '{user}'")
        if entry.get("expire") and entry["expire"] < time.time():
            raise self._refusal(f"token '{token}' access expired")
        if secret != entry.get("secret", self._secret):
            raise self._refusal("invalid token value!")
        return Identity(user, token, separated=bool(entry.get("privsep", 1)))

    def _check_user(self, user: str) -> None:
        if user not in self._users:
            raise self._refusal(f"no such user ('{user}')")
        if not self._users[user].get("enabled", True):
            raise self._refusal(f"user '{user}' is disabled")

    def _refusal(self, old_text: str) -> EmptyAnswer:
        return EmptyAnswer(401, old_text if self._old else "Authentication failed!")


def refuse_token(who: Identity, path: str) -> None:
    """Some paths want a ticket."""
    if who.token:
        raise ApiError(
            403, f"Permission check failed (URI '{path}' not available with API token, need proper ticket.\n)"
        )


def _csrf_token(user: str) -> str:
    return f"00000000:{user.encode().hex()}"
