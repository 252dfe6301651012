"""Resource pools, in the form with the pool in the path and in the newer form with the pool as a parameter."""

from __future__ import annotations

from typing import Any

from .endpoint import STRING, Call, Endpoint
from .errors import ApiError
from .guest_status import guest_stats


def pool_endpoints() -> list[Endpoint]:
    return [
        Endpoint("GET", "/pools", _pools, parameters={"poolid": STRING, "type": STRING}),
        Endpoint(
            "GET",
            "/pools/{poolid}",
            lambda call: _details(call, call.parameters["poolid"]),
            parameters={"type": STRING},
            privileges=("Pool.Audit",),
            privilege_path="/pool/{poolid}",
        ),
    ]


def _pools(call: Call) -> list[dict[str, Any]]:
    wanted = call.parameters.get("poolid")
    if wanted:
        call.cluster.permissions.require_any(call.who, f"/pool/{wanted}", ("Pool.Audit",))
        return [_details(call, wanted)]
    visible = [name for name in sorted(call.cluster.pools) if call.has(f"/pool/{name}", "Pool.Audit")]
    return [{"poolid": name, **_comment(call, name)} for name in visible]


def _details(call: Call, name: str) -> dict[str, Any]:
    if name not in call.cluster.pools:
        raise ApiError(500, f"pool '{name}' does not exist")
    guests = call.cluster.guests
    members = [vmid for vmid in call.cluster.pools[name].get("members", []) if vmid in guests]
    stats = [guest_stats(call.cluster, guests[vmid]) for vmid in members]
    return {"poolid": name, **_comment(call, name), "members": stats}


def _comment(call: Call, name: str) -> dict[str, str]:
    comment = call.cluster.pools.get(name, {}).get("comment")
    return {"comment": comment} if comment else {}
