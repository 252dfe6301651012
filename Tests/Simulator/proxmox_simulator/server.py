"""The HTTP server: reads requests, meets faults, logs, and answers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .answers import finish_headers, planned, refusal, success
from .body import decode_parameters
from .dispatch import Address
from .errors import ApiError, EmptyAnswer, HttpLayerError
from .faults import AFTERWARDS, Fault
from .interference import carry_out
from .request_log import RequestEntry
from .side_door import side_door_routes
from .world import World


@dataclass(frozen=True)
class ServerOptions:
    """`old`: as Proxmox VE 8 in 2024. `login_delay`: seconds that a 401 takes (the real server: 3). `seed`: of the
    random order of lists, where a test needs the same again.
    """

    old: bool = False
    login_delay: float = 0
    seed: int | None = None


def make_app(state: dict[str, Any], options: ServerOptions) -> web.Application:
    server = _Server(World(state, options.old, options.seed), options)
    app = web.Application(client_max_size=4 * 1024 * 1024)
    app.add_routes([*side_door_routes(server.world), web.route("*", "/{path:.*}", server.handle)])
    app.on_response_prepare.append(finish_headers)
    return app


class _Server:
    def __init__(self, world: World, options: ServerOptions) -> None:
        self.world = world
        self._options = options

    async def handle(self, request: web.Request) -> web.StreamResponse:
        path, _, query = request.raw_path.partition("?")
        entry = self.world.log.begin(request.method, path, query)
        faults = self.world.faults.take(request.method, "/" + "/".join(path.split("/")[3:]))
        entry.fault = ", ".join(fault.kind for fault in faults) or None
        response = await self._answer(request, entry, faults)
        entry.answered(response.status, response.reason)
        for fault in faults:
            if fault.kind in AFTERWARDS:
                carry_out(self.world.cluster, fault)
        if any(fault.kind == "hold_after" for fault in faults):
            await self._hold(entry)
        return await _send(request, response, {fault.kind for fault in faults})

    async def _answer(self, request: web.Request, entry: RequestEntry, faults: list[Fault]) -> web.Response:
        for fault in faults:
            if fault.kind == "delay":
                await asyncio.sleep(fault.fields["seconds"])
            elif fault.kind == "hold":
                await request.read()  # it has arrived, even if the client is gone at the release
                await self._hold(entry)
            elif fault.kind == "answer":
                fields = fault.fields
                return planned(fields["status"], fields["reason"], fields.get("body"))
            elif fault.kind == "drop":
                return planned(599, "dropped", "")
        return await self._carry_out(request, entry)

    async def _hold(self, entry: RequestEntry) -> None:
        entry.held = True
        await self.world.faults.until_release()
        entry.held = False

    async def _carry_out(self, request: web.Request, entry: RequestEntry) -> web.Response:
        address = Address("json", "")
        try:
            address = self.world.dispatcher.address(request.method, entry.path, request.headers)
            who = self.world.dispatcher.admit(request.method, address, request.headers)
            entry.token = who.name
            body = await request.read()
            parameters = decode_parameters(entry.query, request.headers.get("Content-Type"), body, self._options.old)
            entry.keep_parameters(parameters)
            data = self.world.dispatcher.answer(who, request.method, address.path, parameters)
            return success(data, address.format)
        except (ApiError, HttpLayerError, EmptyAnswer) as error:
            if isinstance(error, EmptyAnswer) and error.status == 401:
                await asyncio.sleep(self._options.login_delay)
            return refusal(error, address.format, self._options.old)


async def _send(request: web.Request, response: web.Response, kinds: set[str]) -> web.StreamResponse:
    if kinds & {"drop", "drop_after"}:
        _hang_up(request)
    elif "truncate" in kinds:
        return await _send_half(request, response)
    return response


async def _send_half(request: web.Request, response: web.Response) -> web.StreamResponse:
    body = response.body if isinstance(response.body, bytes) else b""
    half = web.StreamResponse(status=response.status, reason=response.reason, headers=response.headers)
    half.content_length = len(body)
    await half.prepare(request)
    await half.write(body[: len(body) // 2])
    _hang_up(request)
    return half


def _hang_up(request: web.Request) -> None:
    if request.transport:
        request.transport.close()
