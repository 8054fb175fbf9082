"""What a test needs and the machine lacks: skipped aloud, or a failure where nothing may be skipped."""

import os
from typing import NoReturn

import pytest


def absent(need: str, reason: str) -> NoReturn:
    """Skip aloud, or fail where MOOTHALL_REQUIRE ("browser,shared,postgresql") says that nothing may be skipped."""
    if need in os.environ.get("MOOTHALL_REQUIRE", "").split(","):
        pytest.fail(f"MOOTHALL_REQUIRE asks for {need}, but {reason}", pytrace=False)
    pytest.skip(reason)
