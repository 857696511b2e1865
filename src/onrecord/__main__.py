"""`python -m onrecord`: the command, where its script is not on the path."""

import sys

from onrecord.cli import main

if __name__ == "__main__":
    sys.exit(main())
