"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, gone at the end."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from tests.absent import absent

PROGRAMS = Path("/usr/lib/postgresql")  # where Debian keeps initdb and postgres, by version, outside the path
USER, PASSWORD = "moothall", "a-made-up-password"
FOR_TESTS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB", "max_connections=40")
PATIENCE = 30  # seconds until a server that does not answer is given up


class NoServerError(Exception):
    """Why PostgreSQL cannot be had here."""


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of a server with an empty database, for tests to make their own databases or schemas in.

    It holds a password, as a real one would.
    """
    try:
        with running_server() as url:
            yield url
    except NoServerError as error:
        absent("postgresql", str(error))


@contextmanager
def running_server(settings: Sequence[str] = FOR_TESTS) -> Iterator[str]:
    """PostgreSQL refuses to run as root: it then runs as postgres or nobody. Raises NoServerError."""
    programs = _programs()
    if programs is None:
        message = "PostgreSQL is not installed: initdb and postgres were not found"
        raise NoServerError(message)
    folder = Path(tempfile.mkdtemp(prefix="moothall-postgresql-"))
    account = _account()
    if account:
        shutil.chown(folder, account, pwd.getpwnam(account).pw_gid)
    try:
        _set_up(programs, folder, account)
        yield from _served(programs, folder, account, settings)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _set_up(programs: Path, folder: Path, account: str | None) -> None:
    (folder / "password").write_text(PASSWORD)
    (folder / "password").chmod(0o644)  # the folder itself is closed to others
    command = [
        *(str(programs / "initdb"), f"--pgdata={folder / 'data'}", f"--username={USER}", "--no-sync"),
        *("--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "--encoding=UTF8", "--locale=C.UTF-8"),
    ]
    made = _run(command, account)
    if made.returncode:
        message = f"PostgreSQL could not be set up: {made.stderr.decode().strip()}"
        raise NoServerError(message)


def _programs() -> Path | None:
    """The folder of the newest version's programs."""
    on_the_path = shutil.which("initdb")
    found = [Path(on_the_path).resolve().parent] if on_the_path else []
    found += sorted(PROGRAMS.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    return next((one for one in found if (one / "initdb").exists() and (one / "postgres").exists()), None)


def _account() -> str | None:
    """Whom the server runs as, where the tests run as root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(command: Sequence[str], account: str | None) -> subprocess.CompletedProcess[bytes]:
    group = pwd.getpwnam(account).pw_gid if account else None
    return subprocess.run(command, user=account, group=group, cwd="/", capture_output=True, check=False, timeout=120)


def _served(programs: Path, folder: Path, account: str | None, chosen: Sequence[str]) -> Iterator[str]:
    settings = (*chosen, "listen_addresses=", f"unix_socket_directories={folder}")
    command = [
        str(programs / "postgres"),
        "-D",
        str(folder / "data"),
        *(part for one in settings for part in ("-c", one)),
    ]
    group = pwd.getpwnam(account).pw_gid if account else None
    url = f"postgresql://{USER}:{PASSWORD}@/postgres?host={quote(str(folder), safe='')}"
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, user=account, group=group, cwd="/", stdout=log, stderr=log)
        try:
            _wait_for(url, server, folder / "log")
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # a fast shutdown: open connections are ended
            server.wait(timeout=PATIENCE)


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                message = f"PostgreSQL did not start: {log.read_text(errors='replace').strip()}"
                raise NoServerError(message) from None
            time.sleep(0.05)
        else:
            return
