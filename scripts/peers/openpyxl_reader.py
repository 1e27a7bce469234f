"""Reads every cell of a workbook with openpyxl's quickest way, and prints one line of JSON.

    python openpyxl_reader.py LIST.xlsx

It runs in the peer's environment and knows nothing of Lindung. The clock runs from the file to rows in memory.
"""

import json
import sys
import time
from pathlib import Path

import openpyxl
from harness import peak_megabytes  # type: ignore[import-not-found]  # found beside this script when it runs


def main(source: Path) -> None:
    """Read the first sheet and say how long it took."""
    before = time.perf_counter()
    book = openpyxl.load_workbook(source, read_only=True, data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    seconds = time.perf_counter() - before
    report = {"peer": "openpyxl", "version": openpyxl.__version__, "rows": len(rows) - 1, "run_s": round(seconds, 4)}
    print(json.dumps({**report, "peak_mb": round(peak_megabytes(), 1)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
