"""`python -m moothall` is the same as `moothall`."""

import sys

from moothall.cli.main import main

sys.exit(main())
