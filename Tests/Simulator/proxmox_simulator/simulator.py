"""Starts a simulator for a test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .control import Control

if TYPE_CHECKING:
    from typing import Self

_PACKAGE_FOLDER = Path(__file__).resolve().parent.parent
STATES = _PACKAGE_FOLDER / "states"
_START_SECONDS = 60


class Simulator(Control):
    """A simulator as a process of its own on a free port of 127.0.0.1; use it in a `with` statement.

    `state` is a state file or its content. `tls=True` serves https with a fresh certificate that `ca_file` vouches
    for; with a certificate of your own name its authority's file as `ca_file`. Further options of the command line may
    be given as `arguments`.
    """

    def __init__(
        self,
        state: Path | str | dict[str, Any] = STATES / "homelab.json",
        *,
        tls: bool = False,
        ca_file: Path | None = None,
        arguments: tuple[str, ...] = (),
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="proxmox-simulator-")
        self._process: subprocess.Popen[bytes] | None = None
        self._state = state
        self._arguments = [*arguments, *(["--self-signed", self._folder.name] if tls else [])]
        super().__init__(ca_file=Path(self._folder.name, "ca.pem") if tls else ca_file)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        ready = Path(self._folder.name, "ready")
        command = [
            sys.executable,
            "-m",
            "proxmox_simulator",
            "--state",
            str(self._state_file()),
            "--ready-file",
            str(ready),
        ]
        path = os.pathsep.join(filter(None, [str(_PACKAGE_FOLDER), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [*command, *self._arguments], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.DEVNULL
        )
        self.url = self._wait_for(ready)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=10)
            self._process = None
        self._folder.cleanup()

    def _state_file(self) -> Path:
        if not isinstance(self._state, dict):
            return Path(self._state)
        file = Path(self._folder.name, "state.json")
        file.write_text(json.dumps(self._state), encoding="utf-8")
        return file

    def _wait_for(self, ready: Path) -> str:
        assert self._process
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(f"Simulator: it ended with status {self._process.returncode}. Look at its output.")
            if ready.exists():
                return ready.read_text(encoding="utf-8").strip()
            time.sleep(0.02)
        raise RuntimeError(f"Simulator: not ready after {_START_SECONDS} seconds. Look at its output.")
