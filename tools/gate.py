"""Runs the evaluators of docs/floors.yaml and compares their figures with the floors and with those accepted last.

python tools/gate.py --data DIR             prints the table; exit status 1 where a figure is below its floor
python tools/gate.py --data DIR --accept    also keeps the figures in docs/accepted.json
python tools/gate.py --data DIR --only tolls --only plover
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.evaluate.gate import read_accepted, read_floors, run_gate, table, write_accepted

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """The exit status: 0 where everything is at its floor or above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder below which the data stand")
    parser.add_argument("--accept", action="store_true", help="keep the figures as those to compare with")
    parser.add_argument("--only", action="append", metavar="NAME", help="run only this evaluator; may be repeated")
    parser.add_argument("--floors", type=Path, default=DOCS / "floors.yaml")
    parser.add_argument("--accepted", type=Path, default=DOCS / "accepted.json")
    arguments = parser.parse_args()
    try:
        gates = [g for g in read_floors(arguments.floors) if not arguments.only or g.evaluator in arguments.only]
        accepted = read_accepted(arguments.accepted)
        outcome = run_gate(gates, arguments.data, accepted=accepted)
    except OnrecordError as error:
        print(f"gate: {error}", file=sys.stderr)
        return 1
    print(table(outcome.rows))
    for fault in outcome.faults:
        print(f"gate: {fault}", file=sys.stderr)
    if arguments.accept:
        write_accepted(arguments.accepted, outcome.accepted(accepted))
    return 0 if outcome.passed else 1


if __name__ == "__main__":
    sys.exit(main())
