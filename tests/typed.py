"""A command as a person types it, in a process of its own, with nobody else's settings."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def typed(place: Path, *words: str, settings: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    """The exit code, what was printed, and what was told beside it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MOOTHALL_", "DJANGO_"))}
    command = [sys.executable, "-m", "moothall", *words]
    environment = clean | dict(settings or {})
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr
