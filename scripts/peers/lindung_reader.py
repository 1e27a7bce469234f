"""Reads every row of a list as Lindung does, header rows and kinds of rows found, and prints one line of JSON.

python -m scripts.peers.lindung_reader LIST.xlsx
"""

import json
import sys
import time
from pathlib import Path

from lindung.engines.intake.profiles.profile import header_test
from lindung.engines.intake.sheets.open import open_source
from scripts.peers.harness import peak_megabytes


def main(source: Path) -> None:
    """Read the file and say how long it took; as for the peer, all rows stay in memory."""
    before = time.perf_counter()
    opened = open_source(source, name=source.name, known=header_test([]))
    batches = [batch.frame for batch in opened.batches()]
    seconds = time.perf_counter() - before
    rows = sum(batch.height for batch in batches)
    report = {"peer": "lindung", "rows": rows, "run_s": round(seconds, 4), "peak_mb": round(peak_megabytes(), 1)}
    print(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
