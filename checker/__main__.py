"""`python -m checker`: the same as the command `subeditor`."""

import sys

from checker.cli import main

if __name__ == "__main__":
    sys.exit(main())
