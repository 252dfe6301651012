"""The folder of former notes on a control node."""

from pathlib import Path

NAME = r"\d{8}T\d{6}\.\d{6}Z\.txt"
HOMELAB, CELLAR, ATTIC = "qemu-106-HomeLab", "qemu-107-Cellar", "lxc-200-Attic"


class FormerNotes:
    """`home` is the home folder of the user who runs Ansible."""

    def __init__(self, home: Path) -> None:
        self.folder = home / ".local" / "state" / "traefik-proxmox-automation" / "former-notes"

    def files(self, guest: str = HOMELAB) -> list[Path]:
        """Oldest first."""
        return sorted((self.folder / guest).glob("*"))

    def texts(self, guest: str = HOMELAB) -> list[str]:
        return [file.read_bytes().decode() for file in self.files(guest)]

    def add(self, day: int, text: str, guest: str = HOMELAB) -> str:
        """Adds a file as a run on this day of October 2020 would have, and returns its name."""
        name = f"202010{day:02}T103000.000000Z.txt"
        (self.folder / guest).mkdir(parents=True, exist_ok=True)
        (self.folder / guest / name).write_bytes(text.encode())
        return name
