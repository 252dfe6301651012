"""Guests that are reached over ssh: a private sshd on loopback addresses, with keys of its own."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

SECONDS = 10.0
SSHD = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin")


class SecureShell:
    """Lets the current user in with `key`, into a session with the given environment."""

    def __init__(self, folder: Path, environment: dict[str, str], addresses: Sequence[str] = ("127.0.0.1",)) -> None:
        if SSHD is None:
            raise RuntimeError("sshd for tests: there is none. Install the package openssh-server.")
        self.key = folder / "client"
        self.known_hosts = folder / "known_hosts"
        host_key = folder / "host"
        for key in (self.key, host_key):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        self.port = free_port()
        public = host_key.with_suffix(".pub").read_text()
        self.addresses = addresses
        self.known_hosts.write_text("".join(f"[{address}]:{self.port} {public}" for address in addresses))
        config = folder / "sshd_config"
        config.write_text(self._settings(host_key, environment))
        Path("/run/sshd").mkdir(exist_ok=True)  # sshd starts without a user's rights in an empty folder
        self.process = subprocess.Popen([str(SSHD), "-D", "-f", config, "-E", folder / "log"])
        self._wait()

    def _settings(self, host_key: Path, environment: dict[str, str]) -> str:
        variables = " ".join(f'"{name}={value}"' for name, value in environment.items())
        listen = "".join(f"ListenAddress {address}:{self.port}\n" for address in self.addresses)
        return (
            f"{listen}MaxStartups 100\nHostKey {host_key}\nPidFile none\n"
            f"AuthorizedKeysFile {self.key}.pub\nStrictModes no\nUsePAM no\nPermitRootLogin prohibit-password\n"
            f"SetEnv {variables}\nSubsystem sftp internal-sftp\n"
        )

    def _wait(self) -> None:
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex((self.addresses[-1], self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("sshd for tests: it does not answer. Look at `log` in its folder.")

    def login(self, address: str) -> dict[str, object]:
        """The variables of an Ansible host at this address."""
        return {
            "ansible_connection": "ssh",
            "ansible_host": address,
            "ansible_port": self.port,
            "ansible_user": getpass.getuser(),
            "ansible_ssh_private_key_file": str(self.key),
            "ansible_ssh_common_args": f"-oUserKnownHostsFile={self.known_hosts}",
        }

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
