"""What `make demo` shows: the real playbook and the real inventory plugin against a simulated Proxmox on this machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

from containers import find_containers
from proxmox_simulator import Simulator

ROOT = Path(__file__).resolve().parents[2]
STATE = Path(__file__).with_name("state.json")
VMID = 106


def main() -> int:
    """Runs the playbook twice and shows the notes before and after; returns the exit status."""
    containers = find_containers()
    state = json.loads(STATE.read_text())
    with Simulator(STATE, tls=True) as simulator:
        environment = {**os.environ, **containers.environment, **settings(simulator, state)}
        say("A simulated Proxmox answers on this machine, with one VM: HomeLab (VMID 106)")
        print(f"Its containers are {containers.description}.")
        show_notes("Its notes before", simulator)
        say("First run")
        status = run_playbook(environment)
        show_notes("Its notes after", simulator)
        say("Second run: nothing changes")
        return status or run_playbook(environment) or verdict(simulator)


def settings(simulator: Simulator, state: dict) -> dict[str, str]:
    """What a person sets for a Proxmox of their own."""
    user, token_id = next(iter(state["tokens"])).split("!")
    return {
        "PROXMOX_URL": simulator.url,
        "PROXMOX_USER": user,
        "PROXMOX_TOKEN_ID": token_id,
        "PROXMOX_TOKEN_SECRET": state["secret_of_every_token"],
        "REQUESTS_CA_BUNDLE": str(simulator.ca_file),
        "XDG_STATE_HOME": str(simulator.ca_file.parent),  # the former notes end with the simulator
    }


def run_playbook(environment: dict[str, str]) -> int:
    """The VM is this machine, so the connection is local; all else is as it is on a real Proxmox."""
    command = ["ansible-playbook", "playbooks/discover-and-update.yml", "-i", "inventory/my.proxmox.yml"]
    extra = ["-e", "ansible_connection=local"]
    print(f"$ {' '.join(command)}", flush=True)
    return subprocess.run([*command, *extra], cwd=ROOT, env=environment, check=False).returncode


def show_notes(title: str, simulator: Simulator) -> None:
    say(title)
    print(simulator.notes(VMID))


def verdict(simulator: Simulator) -> int:
    """Fails unless the first run wrote and the second one did not."""
    writes = sum(entry["status"] == 200 for entry in simulator.requests("PUT"))
    say(f"{writes} write in two runs")
    return 0 if writes == 1 else 1


def say(title: str) -> None:
    print(f"\n== {title} ==", flush=True)


if __name__ == "__main__":
    sys.exit(main())
