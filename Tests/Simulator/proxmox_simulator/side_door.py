"""Paths below /simulator, for tests only: no token is needed and nothing here counts as a request of the API.

GET    /simulator/requests         the API requests so far         DELETE forgets them
GET    /simulator/guests           every guest with notes, lock, config file, digest and config writes
POST   /simulator/guests/{vmid}    changes a guest (see `interference.change_guest`)    DELETE deletes it
POST   /simulator/nodes/{node}     any of {"online": false, "bridges": {"vmbr0": 1500}}
POST   /simulator/cluster          {"quorate": false} (null: as its nodes are up)
GET    /simulator/faults           the planned faults (see `faults`)   POST plans one   DELETE forgets all
POST   /simulator/release          lets the requests go on that a fault holds
GET    /simulator/log              lines for the system log
POST   /simulator/reset            back to the state file
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from aiohttp import web

from .guest import Guest
from .interference import change_guest
from .world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def side_door_routes(world: World) -> list[web.RouteDef]:
    return [
        web.get("/simulator/requests", _reading(lambda: world.log.as_data())),
        web.delete("/simulator/requests", _doing(lambda *_: world.log.entries.clear())),
        web.get("/simulator/guests", _reading(lambda: [_guest_data(each) for each in world.cluster.guests.values()])),
        web.post("/simulator/guests/{vmid}", _doing(lambda path, body: _change(world, path, body))),
        web.delete("/simulator/guests/{vmid}", _doing(lambda path, _: world.cluster.guests.pop(int(path["vmid"])))),
        web.post("/simulator/nodes/{node}", _doing(lambda path, body: _change_node(world, path, body))),
        web.post("/simulator/cluster", _doing(lambda _, body: setattr(world.cluster, "quorum", body["quorate"]))),
        web.get("/simulator/faults", _reading(lambda: [asdict(fault) for fault in world.faults.faults])),
        web.post("/simulator/faults", _doing(lambda _, body: world.faults.add(body))),
        web.delete("/simulator/faults", _doing(lambda *_: world.faults.faults.clear())),
        web.post("/simulator/release", _doing(lambda *_: world.faults.release())),
        web.get("/simulator/log", _reading(lambda: world.cluster.system_log)),
        web.post("/simulator/reset", _doing(lambda *_: world.reset())),
    ]


def _reading(read: Callable[[], Any]) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        return web.json_response(read())

    return handle


def _doing(act: Callable[[Any, dict[str, Any]], Any]) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        body = await request.json() if request.can_read_body else {}
        try:
            act(request.match_info, body)
        except (KeyError, TypeError, ValueError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)
        return web.json_response({})

    return handle


def _change(world: World, path: dict[str, str], body: dict[str, Any]) -> None:
    change_guest(world.cluster, world.cluster.guests[int(path["vmid"])], body)


def _change_node(world: World, path: dict[str, str], body: dict[str, Any]) -> None:
    node = world.cluster.nodes[path["node"]]
    node.online = bool(body.get("online", node.online))
    node.bridges = dict(body.get("bridges", node.bridges))


def _guest_data(guest: Guest) -> dict[str, Any]:
    return {
        "vmid": guest.vmid,
        "node": guest.node,
        "type": guest.kind,
        "running": guest.running,
        "lock": guest.lock(),
        "notes": guest.load().main.description,
        "digest": guest.digest(),
        "file": guest.text,
        "writes": guest.writes,
    }
