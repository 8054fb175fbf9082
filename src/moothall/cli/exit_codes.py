"""Exit codes, one for each kind of error, so that a script can tell them apart."""

from enum import IntEnum


class ExitCode(IntEnum):
    DONE = 0
    WRONG_COMMAND = 2
    BAD_FILE = 3
    NOT_FOUND = 4
    CANNOT_READ_OR_WRITE = 5
    STOPPED = 130


EXIT_CODES_SAID = """exit codes:
  0  done, whatever the figures say
  2  the command asks for something that cannot be
  3  a file could not be taken; every problem in it is listed
  4  a file, measure or area that was named is not there
  5  a file or the database could not be read or written"""
