"""A change in a process of its own, which is killed with SIGKILL before one of its writes or beside its commit."""

import os
import resource
import signal
import traceback
import warnings
from collections.abc import Callable
from typing import Any

from django.db import connections

FINISHED, REFUSED, BROKEN = 0, 7, 8
READS = ("SELECT", "PRAGMA")


class Boundaries:
    """Counts what the database is asked to write, and ends the process at the one that was chosen.

    Before each statement that writes, before the commit, and after it: a process can die nowhere else and leave
    another state of the database behind.
    """

    def __init__(self, chosen: int) -> None:
        self.chosen, self.passed = chosen, 0

    def reached(self) -> None:
        self.passed += 1
        if self.passed == self.chosen:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        database: Any = connections["default"]
        database.execute_wrappers.append(self._execute)
        commit = database._commit  # noqa: SLF001 (the one place that a commit passes)

        def watched() -> None:
            self.reached()
            commit()
            self.reached()

        database._commit = watched  # noqa: SLF001

    def _execute(self, execute: Callable[..., object], sql: str, *rest: object) -> object:
        if not sql.lstrip().upper().startswith(READS):
            self.reached()
        return execute(sql, *rest)


def ended(change: Callable[[], object], *, killed_at: int = 0, largest_file: int | None = None) -> int:
    """Run a change in a process of its own, and give its exit code: -9 where it was killed.

    REFUSED is a known error, told in words; BROKEN any other, which is printed. `largest_file` is how many bytes a
    file may have: a full disk, for the files of a database.
    """
    connections.close_all()  # a connection must not be used on both sides of a fork
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # later versions of Python warn where a test runner has threads
        child = os.fork()
    if child == 0:
        os._exit(_run(change, killed_at, largest_file))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(change: Callable[[], object], killed_at: int, largest_file: int | None) -> int:
    from moothall.errors import MoothallError

    try:
        Boundaries(killed_at).watch()
        if largest_file is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
        change()
        connections.close_all()
    except MoothallError:
        return REFUSED
    except BaseException:  # noqa: BLE001 (the process ends here, whatever it was)
        traceback.print_exc()
        return BROKEN
    return FINISHED
