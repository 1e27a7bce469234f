"""Why a pair of two plain files is linked, from the results that lie in files."""

from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.linkage.model import Model
from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.explain import LEVELS, PairExplained, explained, the_pair
from lindung.workflows.linking.files.plain_files import PlainFile

_NEEDED: Final = ("left_id", "right_id", "stage", "decision", "score", "weight", *LEVELS)


def explain_file_pair(links: Path, model: Path, pair: str) -> PairExplained:
    """Explain a pair that ``lindung link run --out`` wrote.

    Args:
        links: The file of links.
        model: The model beside it.
        pair: ``LEFT_ID:RIGHT_ID``; identifiers may hold colons themselves.

    Raises:
        LinkingError: A file cannot be read, or this is no pair.
    """
    learnt = _model(model)
    rows = _links(links)
    sides = [(pair[:at], pair[at + 1 :]) for at, sign in enumerate(pair) if sign == ":"]
    wanted = pl.DataFrame(sides, schema={"left_id": pl.String, "right_id": pl.String}, orient="row")
    return explained(the_pair(rows.join(wanted, on=["left_id", "right_id"], how="semi")), rows, learnt)


def _links(path: Path) -> pl.DataFrame:
    file = PlainFile(path)
    missing = [column for column in _NEEDED if column not in file.columns]
    if missing:
        listed = ", ".join(missing)
        raise LinkingError(
            Words(f"{path.name} tidak mempunyai kolom {listed}.", f"{path.name} lacks the columns {listed}.")
        )
    rows = pl.concat([*file.batches(list(_NEEDED))])
    numbers = [pl.col(column).cast(pl.Float64) for column in ("score", "weight")]
    levels = [pl.col(column).cast(pl.Int64) for column in LEVELS]
    ids = [pl.col(column).cast(pl.String) for column in ("left_id", "right_id")]
    return rows.with_columns(*ids, *numbers, *levels)


def _model(path: Path) -> Model:
    try:
        return Model.from_json(path.read_text("utf-8"))
    except (ValueError, TypeError):
        raise LinkingError(
            Words(f"{path.name} bukan model dari link run.", f"{path.name} is no model that link run wrote.")
        ) from None
