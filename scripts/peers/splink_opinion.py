"""Splink's opinion of a linkage: predict with the settings and records that `lindung link run --splink` wrote.

    .venv-peers/splink/bin/python scripts/peers/splink_opinion.py DIRECTORY

writes DIRECTORY/splink_predictions.parquet, which `lindung link compare --edges` reads.
"""

import argparse
import json
import logging
import sys
from pathlib import Path

from splink import DuckDBAPI, Linker  # type: ignore[import-not-found]  # in the peer's environment only

LEAST_PROBABILITY = 0.01


def main(arguments: list[str]) -> int:
    """Predict and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    directory = parser.parse_args(arguments).directory
    api = DuckDBAPI()
    tables = [
        api.register(api.duckdb_con.read_parquet(str(directory / f"splink_{side}.parquet")), dataset_display_name=name)
        for side, name in (("left", "l_list"), ("right", "r_list"))
    ]
    settings = json.loads((directory / "splink_settings.json").read_text("utf-8"))
    predicted = Linker(tables, settings, log_level=logging.ERROR).inference.predict(
        threshold_match_probability=LEAST_PROBABILITY
    )
    found = api.duckdb_con.sql(
        f"select match_weight, match_probability, unique_id_l, unique_id_r from {predicted.physical_name}"
    )
    found.write_parquet(str(directory / "splink_predictions.parquet"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
