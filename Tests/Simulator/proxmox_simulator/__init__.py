"""A simulator of the Proxmox VE API around guests and their notes, for tests and demonstrations."""

from __future__ import annotations

from .simulator import Simulator

__all__ = ["Simulator"]
