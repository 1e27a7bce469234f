"""Lindung's linking of two files without its imports, to be measured beside the peers.

    python -m scripts.peers.lindung_linkage DIR --left L.parquet --right R.parquet ...

What follows the directory is said to ``lindung link run``. It runs twice: on a few rows, so that everything is
imported, and on the files, which is what the clock sees.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import polars as pl
import typer

from lindung.cli.main import app

FEW: Final = 200


def main(arguments: Sequence[str]) -> None:
    """Link a few rows, link all rows, and print one line of JSON."""
    from scripts.peers.linkage_report import tell

    directory, said = Path(arguments[0]), list(arguments[1:])
    with tempfile.TemporaryDirectory(prefix="lindung-few-") as name:
        few = dict(zip(said[::2], said[1::2], strict=True))
        for side in ("--left", "--right"):
            pl.read_parquet(few[side]).head(FEW).write_parquet(part := Path(name) / f"{side[2:]}.parquet")
            few[side] = str(part)
        quietly([word for pair in few.items() for word in pair], Path(name) / "out")
    before = time.perf_counter()
    quietly(said, directory)
    seconds = time.perf_counter() - before
    tell("lindung", "lindung", seconds, pl.scan_parquet(directory / "links.parquet").select(pl.len()).collect().item())


def quietly(said: list[str], directory: Path) -> None:
    """Run the command with its output thrown away."""
    words = ["link", "run", *said, "--out", str(directory), "--json"]
    out = os.dup(1)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            typer.main.get_command(app)(words, prog_name="lindung", standalone_mode=False)
        finally:
            sys.stdout.flush()
            os.dup2(out, 1)
            os.close(out)


if __name__ == "__main__":
    main(sys.argv[1:])
