"""The place where the site listens: found free before anything is read, and named once somebody can come in."""

import socket
import threading
import time
from collections.abc import Callable

from moothall.errors import UsageError

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  what people write for all addresses of a machine
SECONDS_BETWEEN = 0.1


def require_free(address: str, port: int) -> None:
    """Raises UsageError where nobody can listen there."""
    try:
        with socket.socket(_family(address)) as place:
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            place.bind((address, port))
            place.listen()
    except OSError as error:
        message = (
            f"The site cannot listen at {shown(address, port)}: {error.strerror or error}. Perhaps it is served there "
            "already. Stop what listens there, or name another place with --port or --address."
        )
        raise UsageError(message) from error


def once_open(address: str, port: int, tell: Callable[[], None]) -> None:
    """Call `tell` when the first reader can come in; until then the caller goes on."""
    near = EVERYWHERE.get(address, address)

    def wait() -> None:
        while True:
            with socket.socket(_family(near)) as place:
                if place.connect_ex((near, port)) == 0:
                    break
            time.sleep(SECONDS_BETWEEN)
        tell()

    threading.Thread(target=wait, daemon=True).start()


def shown(address: str, port: int) -> str:
    """As it is typed into a browser."""
    near = EVERYWHERE.get(address, address)
    return f"http://{f'[{near}]' if ':' in near else near}:{port}/"


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET
