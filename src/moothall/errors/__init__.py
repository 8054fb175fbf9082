"""What went wrong, said to a person: what was found, where, what was expected, what to do."""

from moothall.errors.problems import FileError, MoothallError, NotFoundError, Problem, StoreError, UsageError

__all__ = ["FileError", "MoothallError", "NotFoundError", "Problem", "StoreError", "UsageError"]
