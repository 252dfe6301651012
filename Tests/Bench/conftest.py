"""The bench reaches its guests over ssh."""

import os

from sshd import SSHD

collect_ignore = [] if SSHD or os.environ.get("REQUIRE_REAL_PARTS") else ["test_bench.py"]
