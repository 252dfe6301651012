"""Converts every label set of a folder in both modes and prints what is published, left out and warned about.

    python run_cases.py FOLDER

A file holds the module's arguments, or what inspect-docker.sh printed. What it does not set is as the role sets it.
Ends with 1 when the module refuses a file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROLE = Path(__file__).parents[2] / "roles/docker_traefik_discovery"
MODULE = ROLE / "library/parse_docker_labels"
PREFIX = "docker_traefik_discovery_"
MODES = ("passthrough", "filter")
Answer = dict[str, Any]


class Unsafe(str):
    """A text with braces that are not Ansible's."""


yaml.SafeLoader.add_constructor("!unsafe", lambda _, node: Unsafe(node.value))


def role_settings() -> dict[str, Any]:
    """The role's defaults for the options of the module, but for those that only a run can know."""
    options = yaml.safe_load((ROLE / "library/parse_docker_labels.yml").read_text())["DOCUMENTATION"]["options"]
    defaults = yaml.safe_load((ROLE / "defaults/main.yml").read_text())
    settings = {name.removeprefix(PREFIX): value for name, value in defaults.items()}
    return {
        name: value
        for name, value in settings.items()
        if name in options and (isinstance(value, Unsafe) or "{{" not in str(value))
    }


def arguments(file: Path, mode: str, settings: dict[str, Any]) -> dict[str, Any]:
    """The file's own arguments in this mode; the VMID only marks names, so that any will do."""
    given = json.loads(file.read_text(encoding="utf-8"))
    return {**settings, "vmid": 100, **given, "gateway_mode": mode}


def convert(given: dict[str, Any]) -> Answer:
    """What the module answers; raises RuntimeError when it answers nothing."""
    done = subprocess.run([MODULE, "-"], input=json.dumps(given), capture_output=True, text=True, check=False)
    if not done.stdout:
        raise RuntimeError(f"{MODULE}: no answer, exit status {done.returncode}. {done.stderr}")
    return json.loads(done.stdout)


def published(answer: Answer) -> list[str]:
    """Each router on the gateway: its rule, the entry points, and where its requests go."""
    parts = answer["parsed_labels"]
    return [
        f"{name}: {router.get('rule', 'no rule')}{_way(router, parts)}" for name, router in parts["routers"].items()
    ]


def _way(router: dict[str, str], parts: dict[str, Any]) -> str:
    services = parts["services"]
    name = router.get("service") or (next(iter(services)) if len(services) == 1 else "")
    server = services.get(name, {})
    where = server.get("loadbalancer.server.url") or (
        f"{server.get('loadbalancer.server.scheme', 'http')} port {server.get('loadbalancer.server.port', 'unknown')}"
    )
    points = router.get("entrypoints", "the default ones")
    return (
        f"\n      on {points}{' with TLS' if router.get('tls') == 'true' else ''}, to {name or 'the guest'} ({where})"
    )


def left_out(answer: Answer) -> list[str]:
    """Each router that is left out, with the reason."""
    return [f"{each['name']} of {each['container']}: {each['reason']}" for each in answer["skipped_routers"]]


def warnings(answer: Answer) -> list[str]:
    """What else there is to say: the warnings also name each router that is left out."""
    reasons = [each["reason"] for each in answer["skipped_routers"]]
    return [text for text in answer.get("warnings", []) if not any(text.endswith(reason) for reason in reasons)]


def report(file: Path, mode: str, answer: Answer) -> str:
    """One file in one mode, as people read it."""
    lines = [f"{file.name}, {mode}"]
    if answer.get("failed"):
        return "\n".join([*lines, f"  refused: {answer['msg']}"])
    for title, texts in (
        ("published", published(answer)),
        ("left out", left_out(answer)),
        ("warning", warnings(answer)),
    ):
        lines += [f"  {title}: {text}" for text in texts]
    return "\n".join(lines if len(lines) > 1 else [*lines, "  nothing to publish"])


def main(folder: str) -> int:
    """Prints all reports; returns the exit status."""
    files = sorted(Path(folder).glob("*.json"))
    if not files:
        print(f"{folder}: there is no file *.json. Name a folder with label sets: make cases DIR=...", file=sys.stderr)
        return 1
    settings = role_settings()
    answers = [(file, mode, convert(arguments(file, mode, settings))) for file in files for mode in MODES]
    print("\n\n".join(report(*each) for each in answers))
    return 1 if any(answer.get("failed") for _, _, answer in answers) else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: run_cases.py FOLDER")
    sys.exit(main(sys.argv[1]))
