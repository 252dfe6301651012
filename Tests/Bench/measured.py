"""`python -IS measured.py OUTPUT COMMAND...`: runs the command, its output into a file, and prints what it cost as JSON.

A small process of its own, since the peak memory of a child is at least that of the process that started it.
"""

import json
import os
import sys
import time


def main(output: str, *command: str) -> int:
    """Prints the wall and CPU time in seconds and the peak memory in bytes; returns the command's exit status."""
    into_file = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    errors_too = (os.POSIX_SPAWN_DUP2, 1, 2)
    start = time.monotonic()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[into_file, errors_too])
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    print(json.dumps({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss * 1024}))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
