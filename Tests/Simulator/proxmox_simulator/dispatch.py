"""Takes a request through the checks in the order of the real server and to its endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from .agent_endpoints import agent_endpoints
from .body import check_body_headers
from .cluster import Cluster
from .cluster_endpoints import cluster_endpoints
from .endpoint import Call, Endpoint
from .errors import ApiError, HttpLayerError, parameter_errors
from .guest_config import config_endpoints
from .guest_endpoints import guest_endpoints
from .login import refuse_token
from .permissions import Identity
from .pool_endpoints import pool_endpoints
from .verification import verify

_FORMATS = ("json", "extjs")
_NOBODY = Identity("nobody")


@dataclass
class Address:
    """`/api2/json/nodes` taken apart: the format of the answer and the path of the API."""

    format: str
    path: str


class Dispatcher:
    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._endpoints: list[Endpoint] = [
            *cluster_endpoints(),
            *pool_endpoints(),
            *guest_endpoints(),
            *agent_endpoints(cluster.old),
            *config_endpoints(),
        ]

    def address(self, method: str, raw_path: str, headers: Mapping[str, str]) -> Address:
        """What the HTTP layer refuses before it looks at who asks."""
        if method not in ("GET", "PUT", "POST", "DELETE"):
            raise HttpLayerError(501, f"method '{method}' not available")
        if "chunked" in headers.get("Transfer-Encoding", "").lower():
            raise HttpLayerError(501, "chunked transfer encoding not supported")
        parts = [unquote(part) for part in raw_path.split("/") if part]
        if len(parts) < 2 or parts[0] != "api2":
            raise HttpLayerError(501, "no such uri")
        return Address(parts[1], "/" + "/".join(parts[2:]))

    def admit(self, method: str, address: Address, headers: Mapping[str, str]) -> Identity:
        """Who asks, and whether the HTTP layer takes the request's body."""
        endpoint, _ = self._find(method, address.path)
        open_to_all = endpoint is not None and not endpoint.login
        who = _NOBODY if open_to_all else self._cluster.logins.identify(method, headers)
        if endpoint and not endpoint.tokens:
            refuse_token(who, address.path)
        check_body_headers(method, headers, self._cluster.old)
        if address.format not in _FORMATS:
            raise HttpLayerError(501, f"no formatter for uri {address.path}, {address.format}")
        return who

    def answer(self, who: Identity, method: str, path: str, parameters: Mapping[str, Any]) -> Any:
        """The `data` of the answer; raises what the API refuses."""
        endpoint, in_path = self._find(method, path)
        if endpoint is None:
            raise ApiError(501, f"Method '{method} {path}' not implemented", end="")
        _refuse_conflicts(in_path, parameters)
        if endpoint.privileges:
            on = endpoint.privilege_path.format(**in_path)
            self._cluster.permissions.require_any(who, on, endpoint.privileges)
        if "node" in in_path:
            self._cluster.node(in_path["node"])
        everything = {**parameters, **in_path}
        verify(everything, endpoint.schema_of, endpoint.required)
        return endpoint.act(Call(self._cluster, who, path, everything))

    def _find(self, method: str, path: str) -> tuple[Endpoint | None, dict[str, str]]:
        for endpoint in self._endpoints:
            in_path = endpoint.match(path)
            if endpoint.method == method and in_path is not None:
                return endpoint, in_path
        return None, {}


def _refuse_conflicts(in_path: Mapping[str, str], parameters: Mapping[str, Any]) -> None:
    text = "duplicate parameter (already defined in URI) with conflicting values!"
    conflicts = [name for name, value in in_path.items() if name in parameters and str(parameters[name]) != value]
    if conflicts:
        raise parameter_errors(dict.fromkeys(conflicts, text))
