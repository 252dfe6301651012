"""`python -m proxmox_simulator --state STATE.json`: serves the simulated API on 127.0.0.1 until it is ended."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import ssl
from pathlib import Path

from aiohttp import web

from .certificate import make_certificate, tls_context
from .server import ServerOptions, make_app


def main() -> None:
    arguments = _parse_arguments()
    asyncio.run(_serve(arguments))


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="proxmox_simulator", description=__doc__)
    parser.add_argument("--state", type=Path, required=True, help="the JSON file with nodes, guests, tokens and roles")
    parser.add_argument("--port", type=int, default=0, help="0 (the default) takes a free one")
    parser.add_argument("--certificate", type=Path, help="serve https with this certificate")
    parser.add_argument("--key", type=Path, help="the certificate's key")
    parser.add_argument("--self-signed", type=Path, metavar="DIR", help="serve https, make certificates in DIR")
    parser.add_argument("--ready-file", type=Path, help="write the URL here once requests are answered")
    parser.add_argument("--login-delay", type=float, default=0, metavar="S", help="seconds before a 401 (real: 3)")
    parser.add_argument("--old-server", action="store_true", help="answer as Proxmox VE 8 did in 2024")
    parser.add_argument("--seed", type=int, help="makes the random order of lists the same in each run")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    state = json.loads(arguments.state.read_text(encoding="utf-8"))
    options = ServerOptions(old=arguments.old_server, login_delay=arguments.login_delay, seed=arguments.seed)
    app = make_app(state, options)
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=5, shutdown_timeout=1)
    await runner.setup()
    context = _tls(arguments)
    await web.TCPSite(runner, "127.0.0.1", arguments.port, ssl_context=context).start()
    _announce(f"{'https' if context else 'http'}://127.0.0.1:{runner.addresses[0][1]}", arguments.ready_file)
    await _until_ended()
    await runner.cleanup()


def _tls(arguments: argparse.Namespace) -> ssl.SSLContext | None:
    if arguments.self_signed:
        return tls_context(*make_certificate(arguments.self_signed))
    if arguments.certificate:
        return tls_context(arguments.certificate, arguments.key or arguments.certificate)
    return None


def _announce(url: str, ready_file: Path | None) -> None:
    print(url, flush=True)
    if ready_file:
        # Renamed into place, so that a reader never sees half a URL.
        unfinished = ready_file.with_name(ready_file.name + ".unfinished")
        unfinished.write_text(url + "\n", encoding="utf-8")
        os.replace(unfinished, ready_file)


async def _until_ended() -> None:
    ended = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, ended.set)
    await ended.wait()


if __name__ == "__main__":
    main()
