"""Judge links that lie in a file by a truth that lies in another."""

from pathlib import Path

import polars as pl

from lindung.engines.linkage.judging.evaluate import Evaluation, evaluate
from lindung.engines.linkage.judging.quality_picture import quality_picture
from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.files.plain_files import PlainFile

_LINKS = ("left_id", "right_id", "score", "decision", "stage")
_TRUTH = ("left_id", "right_id")


def evaluate_links(links: Path, truth: Path, *, left_rows: int, picture: Path | None) -> Evaluation:
    """Return how good the links of a file are; draw cuts and reliability as SVG when a picture is asked for.

    Raises:
        LinkingError: A file cannot be read or lacks a column.
    """
    found = evaluate(_read(links, _LINKS), _read(truth, _TRUTH), left_rows=left_rows)
    if picture is not None:
        picture.write_text(quality_picture(found), "utf-8")
    return found


def _read(path: Path, columns: tuple[str, ...]) -> pl.DataFrame:
    file = PlainFile(path)
    missing = [column for column in columns if column not in file.columns]
    if missing:
        listed = ", ".join(missing)
        raise LinkingError(
            Words(f"{path.name} tidak mempunyai kolom {listed}.", f"{path.name} lacks the columns {listed}.")
        )
    rows = pl.concat([*file.batches(list(columns))])
    ids = [pl.col(column).cast(pl.String) for column in _TRUTH]
    numbers = [pl.col(column).cast(pl.Float64) for column in columns if column == "score"]
    return rows.with_columns(*ids, *numbers)
