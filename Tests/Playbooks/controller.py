"""A control node: runs the project's own playbooks with one version of Ansible, as a person would."""

import json
import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120


@dataclass(frozen=True)
class Recap:
    """One guest's line in PLAY RECAP."""

    ok: int
    changed: int
    unreachable: int
    failed: int


@dataclass(frozen=True)
class Run:
    """What a person sees of one run: all output, and the exit status."""

    status: int
    output: str

    @property
    def messages(self) -> list[str]:
        """Every `msg` that a task showed, of debug tasks and of failures, in order; lines of a list become one text."""
        decoder = json.JSONDecoder()
        found = [decoder.raw_decode(self.output, match.end())[0] for match in re.finditer(r'"msg": ', self.output)]
        return ["\n".join(text) if isinstance(text, list) else str(text) for text in found]

    def message(self, part: str) -> str:
        """The one message that holds this part; any other number fails the test with all that was shown."""
        found = [text for text in self.messages if part in text]
        assert len(found) == 1, f"{len(found)} messages hold {part!r} in:\n{self.output}"
        return found[0]

    @property
    def recap(self) -> dict[str, Recap]:
        line = re.compile(r"^(\S+)\s+: ok=(\d+)\s+changed=(\d+)\s+unreachable=(\d+)\s+failed=(\d+)", re.MULTILINE)
        return {name: Recap(*map(int, counts)) for name, *counts in line.findall(self.output)}


@dataclass(frozen=True)
class Controller:
    """An Ansible in a virtual environment. `environment` is all that its runs see besides PATH and locale."""

    tools: Path
    environment: dict[str, str] = field(default_factory=dict)
    project: Path = ROOT
    arguments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.tools / "ansible-playbook").exists():
            raise RuntimeError(
                f"{self.tools}: there is no ansible-playbook. Run `make {self.tools.parent.name}/ready`."
            )

    def run(self, playbook: str, *arguments: str, **environment: str) -> Run:
        """Runs playbooks/PLAYBOOK with further arguments; `environment` replaces or adds variables."""
        with self.start(playbook, *arguments, **environment) as process:
            try:
                output, _ = process.communicate(timeout=SECONDS)
            except BaseException:
                process.kill()
                raise
        return Run(process.returncode, output.decode())

    def start(self, playbook: str, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        """The same without waiting for the end: a process group of its own."""
        command = [str(self.tools / "ansible-playbook"), f"playbooks/{playbook}", *self.arguments, *arguments]
        return subprocess.Popen(
            command,
            cwd=self.project,
            env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], **self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
