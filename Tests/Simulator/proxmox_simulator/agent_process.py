"""A command that a guest's agent runs: a process on this machine."""

from __future__ import annotations

import subprocess
import tempfile
from typing import IO, Any

from .errors import ApiError

_MOST_OUTPUT = 16 * 1024 * 1024


class AgentProcess:
    """Starts the command at once; its input and output are files, so that it waits for nobody."""

    def __init__(self, command: list[str], given: str) -> None:
        # They are open as long as this object lives.
        self._files: dict[str, IO[bytes]] = {name: tempfile.TemporaryFile() for name in ("in", "out", "err")}  # noqa: SIM115
        self._files["in"].write(given.encode())
        self._files["in"].seek(0)
        stdin, stdout, stderr = self._files.values()
        try:
            self._process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr)
        except OSError as error:
            text = f"Failed to execute child process “{command[0]}” ({error.strerror})"
            raise ApiError(500, f"Agent error: {text}") from None

    @property
    def pid(self) -> int:
        return self._process.pid

    def status(self) -> dict[str, Any]:
        """The answer of exec-status: booleans are numbers, and each byte of the output is one character."""
        code = self._process.poll()
        if code is None:
            return {"exited": 0}
        end = {"exitcode": code} if code >= 0 else {"signal": -code}
        return {"exited": 1, **end, **self._output("out"), **self._output("err")}

    def _output(self, name: str) -> dict[str, Any]:
        file = self._files[name]
        file.seek(0)
        data = file.read(_MOST_OUTPUT + 1)
        if not data:
            return {}
        text = data[:_MOST_OUTPUT].decode("latin-1")
        return {f"{name}-data": text, f"{name}-truncated": int(len(data) > _MOST_OUTPUT)}
