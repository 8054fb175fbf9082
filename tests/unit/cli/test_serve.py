"""`moothall serve`: it says at once that it cannot listen, and names its place only when somebody can come in."""

import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from moothall.cli.listening import shown
from moothall.cli.main import main
from tests.web.made_sites import EXAMPLES
from tests.web.served import free_port


def test_a_place_that_is_taken_is_told_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as a site that is served has it
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", str(tmp_path / "nothing-here"), "--port", str(port)]) == 2
    assert capsys.readouterr().err == (
        f"The site cannot listen at http://127.0.0.1:{port}/: Address already in use. Perhaps it is served there "
        "already. Stop what listens there, or name another place with --port or --address.\n"
    )


@pytest.mark.parametrize(("option", "value"), [("--port", "0"), ("--port", "65536"), ("--workers", "many")])
def test_a_number_that_cannot_be_is_told(option: str, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["serve", option, value])
    assert left.value.code == 2
    assert f"'{value}' is not a whole number from 1 to" in capsys.readouterr().err


def test_it_names_its_place_when_somebody_can_come_in() -> None:
    port = free_port()
    command = [sys.executable, "-m", "moothall", "serve", str(EXAMPLES / "made-up"), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert said == f"The site is at http://127.0.0.1:{port}/ - stop it with Ctrl-C.\n"
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/made-up/", timeout=60) as page:
                assert page.status == 200
        finally:
            process.terminate()


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("127.0.0.1", "http://127.0.0.1:80/"),
        ("0.0.0.0", "http://127.0.0.1:80/"),  # noqa: S104
        ("::1", "http://[::1]:80/"),
    ],
)
def test_a_place_is_written_as_it_is_typed(address: str, typed: str) -> None:
    assert shown(address, 80) == typed
